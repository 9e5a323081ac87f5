"""A workbook is read by a process of its own, within limits, and nothing of it is left behind; a roster must be a file."""

import os
import signal
import subprocess
import sys
import zipfile
from pathlib import Path

import openpyxl
import pytest
from lists import names, only, refused, workbook
from runs import batch

from handbill.roster import reader
from handbill.roster.schools import roster

ROOT = Path(__file__).parent.parent.parent
LIST = [["School", "Grades"], ["Larch", "K-5"], ["Oak", "6-8"]]
TOO_MUCH = "the workbook holds more than a list of schools: over 512 MB, 50,000,000 cells or 131,072 characters in one"


def shared(path: Path, rows: int, length: int, sheets: int = 1) -> Path:
    """A small file that unpacks to much: each row of each sheet refers to one long text."""
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    kin = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    book = openpyxl.Workbook()
    for nth in range(1, sheets):
        book.create_sheet(f"S{nth}")
    book.save(path)
    with zipfile.ZipFile(path) as whole:
        parts = {name: whole.read(name) for name in whole.namelist()}
    cells = "".join(f'<row r="{row}"><c r="A{row}" t="s"><v>{int(row > 1)}</v></c></row>' for row in range(1, rows + 2))
    sheet = f'<worksheet xmlns="{space}"><sheetData>{cells}</sheetData></worksheet>'.encode()
    parts |= {name: sheet for name in parts if name.startswith("xl/worksheets/sheet")}
    parts["xl/sharedStrings.xml"] = f'<sst xmlns="{space}"><si><t>School</t></si><si><t>{"x" * length}</t></si></sst>'.encode()
    relation = f'<Relationship Id="shared" Type="{kin}/sharedStrings" Target="sharedStrings.xml"/></Relationships>'.encode()
    parts["xl/_rels/workbook.xml.rels"] = parts["xl/_rels/workbook.xml.rels"].replace(b"</Relationships>", relation)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in parts.items():
            file.writestr(name, data)
    return path


def test_a_small_workbook_that_unpacks_to_gigabytes_is_told(tmp_path):
    path = shared(tmp_path / "list.xlsx", 20_000, 32_000)
    assert path.stat().st_size < 300_000
    assert TOO_MUCH in refused(path)


@pytest.mark.parametrize(("limit", "value"), [("BYTES", 40), ("CELLS", 5), ("CELL", 4)])
def test_a_workbook_is_read_within_limits_of_bytes_cells_and_characters(limit, value, tmp_path, monkeypatch):
    path = str(workbook(tmp_path / "list.xlsx", [*LIST, ["a" * 50, "K-5"]]))
    assert [*reader._read(path, "")][-1] == []
    monkeypatch.setattr(reader, limit, value)
    assert [*reader._read(path, "")][-1] == reader.TOO_MUCH


def test_the_limits_are_of_all_sheets_together(tmp_path, monkeypatch):
    path = str(workbook(tmp_path / "list.xlsx", LIST, Other=LIST))
    monkeypatch.setattr(reader, "CELLS", 11)
    assert [*reader._read(path, "")][-1] == reader.TOO_MUCH
    assert reader.TOO_MUCH not in [*reader._read(path, "Other")]


def test_of_a_named_sheet_only_that_one_is_read(tmp_path):
    assert names(workbook(tmp_path / "list.xlsx", [["School"], ["Elm"]], Other=LIST), sheet="Other") == ["Larch", "Oak"]


@pytest.mark.parametrize("empty", ["first", "last", "both"])
def test_an_empty_sheet_beside_the_list_is_nothing(empty, tmp_path):
    book = openpyxl.Workbook()
    if empty == "last":
        book.remove(book.active)
    sheet = book.create_sheet("Schools")
    for row in LIST:
        sheet.append(row)
    if empty != "first":
        book.create_sheet("Empty")
    book.save(tmp_path / "list.xlsx")
    assert names(tmp_path / "list.xlsx") == ["Larch", "Oak"]


def test_rows_of_two_sheets_may_be_read_in_turns(tmp_path):
    path = workbook(tmp_path / "list.xlsx", LIST, Other=[["School"], ["Elm"], ["Ash"]])
    found = roster(path, sheet="Other")
    first, second = found.rows(), found.rows()
    assert [next(first).school.lines["school"], next(second).school.lines["school"], next(first).school.lines["school"]] == [
        "Elm", "Elm", "Ash",
    ]  # fmt: skip


def test_a_long_sheet_is_read_to_its_end(tmp_path):
    rows = [[f"Larch {nth} {'x' * 80}", "K-5"] for nth in range(20_000)]
    found = roster(workbook(tmp_path / "list.xlsx", [["School", "Grades"], *rows]))
    assert found.count == 20_000
    assert [row.school.lines["school"] for row in found.rows()] == [name for name, _ in rows]


HELD = """
import os, sys, tempfile
from pathlib import Path
from handbill.roster.schools import roster

if __name__ == "__main__":
    tempfile.tempdir = sys.argv[2]
    found = roster(Path(sys.argv[1]))
    next(found.rows())
    print("ready", flush=True)
    sys.stdin.read()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals are another system's")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGKILL"])
def test_nothing_of_a_workbook_is_left_behind_however_the_run_ends(name, tmp_path):
    path, desk = workbook(tmp_path / "list.xlsx", LIST), tmp_path / "tmp"
    desk.mkdir()
    (tmp_path / "held.py").write_text(HELD, encoding="utf-8")
    command = [sys.executable, str(tmp_path / "held.py"), str(path), str(desk)]
    with subprocess.Popen(
        command, env={**os.environ, "PYTHONPATH": str(ROOT)}, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as run:
        assert run.stdout.readline() == "ready\n"
        assert not [*desk.iterdir()]
        run.send_signal(getattr(signal, name))
        run.wait(20)
    assert not [*desk.iterdir()]


# --- what is no file ---


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with a name")
@pytest.mark.parametrize("name", ["list.csv", "list.xlsx"])
def test_a_pipe_is_told_and_nobody_waits_for_it(name, tmp_path):
    os.mkfifo(tmp_path / name)
    done = batch(tmp_path / name, tmp_path / "out", "--check")
    assert f"{name}: the roster must be a file. Save the list, and give its name" in done.stderr


@pytest.mark.parametrize("name", ["folder", "folder.xlsx"])
def test_a_folder_is_told(name, tmp_path):
    (tmp_path / name).mkdir()
    assert "the roster must be a file" in refused(tmp_path / name)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with a name")
@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir])
def test_a_logo_must_be_a_file(make, listed, tmp_path):
    make(tmp_path / "logo.png")
    [problem] = only(listed("School,Logo", "Larch,logo.png")).problems
    assert problem.what == "the logo “logo.png” must be a file"
