"""A workbook's cells are read in the browser as on the command line, and refused for the same reasons."""

import io
import json
from base64 import b64encode
from collections import Counter
from pathlib import Path
from random import Random

import msoffcrypto.method.ecma376_agile as agile
import pytest
import workbooks
from alike import answered, asked
from test_columns_alike import TABLES
from test_columns_alike import compared as columns_compared

from handbill.roster import reader
from handbill.roster.tables import table
from handbill.roster.workbook import ALL, Workbook

pytestmark = pytest.mark.needs("node")
ROWS = '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>School</t></is></c></row></sheetData>'
LONG = "x" * (reader.CELL + 1)


def script(given: dict[str, bytes], folder: Path, sheet: str = "") -> dict[str, dict]:
    """What each workbook says in the browser; or what is told of it."""
    asking = [{"name": str(folder / name), "bytes": b64encode(data).decode(), "sheet": sheet} for name, data in given.items()]
    return dict(zip(given, asked("workbooks.mjs", asking, tables=TABLES), strict=True))


def compared(given: dict[str, bytes], folder: Path, sheet: str = "") -> dict[str, dict]:
    """The same, once it is clear that Python says so too."""
    answers = script(given, folder, sheet)
    for name, data in given.items():
        (folder / name).write_bytes(data)
        python = answered(lambda path=folder / name: _said(table(path, sheet)))
        assert answers[name] == json.loads(json.dumps(python)), name
    return answers


def _said(opened: Workbook) -> list:
    return [opened.sheet, [[one, opened.other(one).name, [*opened.other(one).rows()]] for one in opened.sheets]]


def cells(*said: str) -> str:
    """A sheet of one row."""
    return f"<sheetData><row>{''.join(said)}</row></sheetData>"


def test_cells_of_every_kind_say_the_same(tmp_path):
    chance = Random(33)  # noqa: S311 (the same each time)
    given = {}
    for nth in range(5):
        book = '<workbookPr date1904="1"/>' if nth == 4 else ""
        given[f"{nth}.xlsx"] = workbooks.written(*(workbooks.sheet(chance) for _ in range(9)), book=book)
    answers = compared(given, tmp_path)
    said = Counter(cell for answer in answers.values() for _, _, rows in answer["is"][1] for _, row in rows for cell in row)
    print(f"{said.total():,} cells compared, {len(said):,} different ones, 0 differ")
    assert len(said) > 3_000


def test_what_cannot_be_read_is_told_in_the_same_words(tmp_path):
    whole = workbooks.written(ROWS)
    given = {
        "cut.xlsx": whole[:-60],
        "no archive.xlsx": b"School\nLarch\n",
        "nothing in it.xlsx": workbooks.zipped({"a.txt": "b"}),
        "no end.xlsx": workbooks.written(ROWS.replace("</sheetData>", "")),
        "no such text.xlsx": workbooks.written(cells('<c t="s"><v>99</v></c>')),
        "no such kind.xlsx": workbooks.written(cells('<c t="z"><v>1</v></c>')),
        "no number.xlsx": workbooks.written(cells('<c t="n"><v>one</v></c>')),
        "no place.xlsx": workbooks.written(cells('<c r="7"><v>1</v></c>')),
        "no truth.xlsx": workbooks.written(cells('<c t="b"><v>2</v></c>')),
        "no sheet.xlsx": workbooks.written(),
        "a sheet too many.xlsx": workbooks.written(ROWS, names=("One", "Two")),
        "far.xlsx": workbooks.written(cells("<c r='A1'><v>1</v></c>", "<c r='ZZ1000000'><v>1</v></c>")),
        "long.xlsx": workbooks.written(cells(f'<c t="str"><v>{LONG}</v></c>')),
    }
    counts = Counter(answer["unusable"][0]["what"] for answer in compared(given, tmp_path).values())
    assert len(counts) == 4
    assert counts["this is no workbook that can be read"] == len(given) - 3


@pytest.mark.parametrize("sheet", ["Notes", "Note", "Elsewhere", ALL])
def test_a_sheet_is_found_by_its_name_or_told(sheet, tmp_path):
    book = workbooks.written(ROWS, ROWS.replace("School", "Read me"), names=("Schools & more", "Notes"))
    compared({"list.xlsx": book}, tmp_path, sheet)


@pytest.mark.parametrize(("names", "sheet"), [
    (["School", "Read me"], ""), (["School", "Campus"], ""), (["School", "Campus"], ALL), (["School", "Campus"], "Sheet 2"),
    (["School"] * 9, ""), (["Read", "me"], ""), (["Read"] * 8, ""), (["School", "Read me"], ALL),
])  # fmt: skip
def test_the_sheets_that_list_schools_are_the_same(names, sheet, tmp_path):
    book = workbooks.written(*(ROWS.replace("School", name) for name in names))
    columns_compared([(book, {})], tmp_path, sheet, "list.xlsx")


def test_a_workbook_behind_a_password_is_told(tmp_path):
    kept = io.BytesIO()
    kept.write(agile.ECMA376Agile.encrypt("secret", io.BytesIO(workbooks.written(ROWS))))
    [problem] = compared({"list.xlsx": kept.getvalue()}, tmp_path)["list.xlsx"]["unusable"]
    assert problem["what"] == "the workbook is protected by a password"


@pytest.mark.parametrize(("name", "data"), [
    ("list.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)),
    ("list.ods", workbooks.zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<a/>"})),
    ("list.xlsb", workbooks.zipped({"xl/workbook.bin": ""})),
])  # fmt: skip
def test_other_workbooks_are_refused_with_the_way_out(name, data, tmp_path):
    [problem] = script({name: data}, tmp_path)[name]["unusable"]
    assert problem["what"] == "this is a workbook of another kind than XLSX, which the page cannot read"
    assert problem["wayOut"] == "Open it in a spreadsheet, and save the list as XLSX or as CSV."


@pytest.mark.parametrize(("sheet", "shared", "most"), [
    (f'<sheetData><row><c t="str"><v>{"x" * (130 << 20)}</v></c></row></sheetData>', "", "128 MB"),
    ("<sheetData>" + '<row><c t="s"><v>0</v></c></row>' * 20_000 + "</sheetData>", "x" * 32_000, "512 MB"),
    ('<sheetData><row r="1048576"><c r="AX1048576"><v>1</v></c></row></sheetData>', "", "50,000,000 cells"),
])  # fmt: skip
def test_a_small_file_that_unpacks_to_much_is_refused(sheet, shared, most, tmp_path):
    book = workbooks.written(sheet, **{"xl/sharedStrings.xml": f"<sst><si><t>{shared}</t></si></sst>"})
    assert len(book) < 400_000
    [problem] = script({"list.xlsx": book}, tmp_path)["list.xlsx"]["unusable"]
    assert problem["what"].startswith("the workbook holds more than a list of schools: over ")
    assert most in problem["what"]
