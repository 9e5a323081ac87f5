"""A district's list is read as it is: whatever its file, its headers and its cells are like."""

import csv
import datetime
import io
import re
import struct
import zipfile
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner
from lists import names, notices, only, refused, schools, taken, workbook
from PIL import Image

from handbill.cli.main import main
from handbill.roster.grades import Grades
from handbill.roster.schools import roster
from handbill.roster.vocabulary import HEADERS

NAMES = ["Cedar Hollow", "Peña Blanca", "Maple, Bend"]
LEFT = "so the school gets the pieces for families and staff alone"
PLAIN = [["School Name", "Grades"], ["Cedar Hollow", "K-5"], ["Peña Blanca", "6-8"], ["Maple, Bend", "9-12"]]


def text(rows: list[list[str]], delimiter: str = ",") -> str:
    written = io.StringIO()
    csv.writer(written, delimiter=delimiter).writerows(rows)
    return written.getvalue()


# --- the file ---


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|", "^", "~"])
def test_a_csv_file_is_read_whatever_its_encoding_and_delimiter(delimiter, encoding, listed):
    assert names(listed(text(PLAIN, delimiter).encode(encoding))) == NAMES


@pytest.mark.parametrize("mark", [b"\xff\xfe", b"\xfe\xff"])
def test_utf_16_with_a_mark_is_read_in_either_order_of_bytes(mark, listed):
    assert names(listed(mark + text(PLAIN).encode("utf-16-le" if mark[0] == 0xFF else "utf-16-be"))) == NAMES


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_as_on_any_system(end, listed):
    assert names(listed(end.join(["School Name", "Cedar Hollow", "Maple Bend"]).encode())) == ["Cedar Hollow", "Maple Bend"]


SPLIT = {
    "addresses with commas": ("School Name;Address", "Cedar Hollow;1 Main St, Suite 2, 3", "Maple Bend;2 Oak St, Suite 1, 1"),
    "a title with commas": ("Our schools, in 2024\t", "School Name\tGrades\tPhone", "Cedar Hollow\tK-5\t", "Maple Bend\tK-5\t"),
    "languages with semicolons": ("School Name,Grades,Languages", "Cedar Hollow,K-5,en;es", "Maple Bend,K-5,en;es", "Oak,K-5,en"),
    "a line that names it": ("sep=;", "School Name;Grades", "Cedar Hollow;K-5", "Maple Bend;6-8"),
    "one column": ("School Name", "Cedar Hollow", "Maple Bend"),
}  # fmt: skip


@pytest.mark.parametrize("lines", SPLIT.values(), ids=SPLIT)
def test_the_delimiter_is_the_one_that_splits_every_row(lines, listed):
    assert names(listed(*lines))[:2] == ["Cedar Hollow", "Maple Bend"]


def ods(path: Path, rows: list[list[object]], *, whole: bool = True) -> Path:
    """The least that is an ODS file."""
    urn = "urn:oasis:names:tc:opendocument:xmlns"
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    body = "".join(f"<table:table-row>{''.join(map(cell.format, row))}</table:table-row>" for row in rows)
    spaces = " ".join(f'xmlns:{name}="{urn}:{name}:1.0"' for name in ("office", "table", "text"))
    begin = f'<office:document-content {spaces}><office:body><office:spreadsheet><table:table table:name="S">'
    end = "</table:table></office:spreadsheet></office:body></office:document-content>" if whole else ""
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        file.writestr("META-INF/manifest.xml", f'<m:manifest xmlns:m="{urn}:manifest:1.0"/>')
        file.writestr("content.xml", begin + body + end)
    return path


def xls(path: Path, rows: list[list[object]]) -> Path:
    """The least that is an XLS file: a BIFF8 stream in a compound file of one folder."""

    def record(kind: int, data: bytes = b"") -> bytes:
        return struct.pack("<HH", kind, len(data)) + data

    def cell(row: int, column: int, value: str) -> bytes:
        return record(0x204, struct.pack("<4HB", row, column, 0, len(value), 1) + value.encode("utf-16-le"))

    def begin(kind: int) -> bytes:
        return record(0x809, struct.pack("<4H2I", 0x600, kind, 0, 0, 0, 0))

    def entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
        told = name.encode("utf-16-le") + b"\0\0"
        return told.ljust(64, b"\0") + struct.pack("<HBB3I36x3I", len(told), kind, 1, none, none, child, start, size, 0)

    none, last, end = 0xFFFFFFFF, 0xFFFFFFFE, record(0x0A)
    cells = b"".join(cell(r, c, value) for r, row in enumerate(rows) for c, value in enumerate(row))
    sheet = struct.pack("<I4B", len(begin(5) + record(0x85, bytes(9)) + end), 0, 0, 1, 0) + b"S"
    stream = (begin(5) + record(0x85, sheet) + end + begin(0x10) + cells + end).ljust(4096, b"\0")
    places = [0xFFFFFFFD, last, *range(3, 2 + len(stream) // 512), last]
    numbers = struct.pack("<5H6x10I", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, last, 0, last, 0, 0)
    path.write_bytes(
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + numbers).ljust(512, b"\xff")
        + struct.pack(f"<{len(places)}I", *places).ljust(512, b"\xff")
        + (entry("Root Entry", 5, 1, last, 0) + entry("Workbook", 2, none, 2, len(stream))).ljust(512, b"\0")
        + stream
    )
    return path


@pytest.mark.parametrize("write", [workbook, ods, xls])
def test_a_workbook_is_read_like_a_csv_file(write, tmp_path):
    assert names(write(tmp_path / f"roster.{'xlsx' if write is workbook else write.__name__}", PLAIN)) == NAMES


def test_a_workbook_is_known_by_how_it_begins(tmp_path):
    assert names(workbook(tmp_path / "roster.xlsx", PLAIN).rename(tmp_path / "roster.csv")) == NAMES


def test_numbers_in_a_workbook_are_read_as_they_are_shown(tmp_path):
    headers = ["School Name", "School ID", "Low Grade", "High Grade", "Phone", "Copies"]
    rows = [headers, ["Cedar Hollow", 4711.0, 6, 8.0, 2065550100, 30]]
    [school] = schools(workbook(tmp_path / "roster.xlsx", rows))
    assert (school.folder, school.lines["phone"], school.quantities, school.grades) == ("4711", "206-555-0100", {"": 30}, (6, 8))


def test_grades_of_which_a_spreadsheet_made_a_date_are_no_guess(tmp_path):
    rows = [["School Name", "Grades"], ["Cedar Hollow", "6-8"], ["Maple Bend", datetime.date(2024, 6, 8)]]
    path = workbook(tmp_path / "roster.xlsx", rows)
    assert [school.grades for school in schools(path)] == [(6, 8), None]
    assert notices(path) == [(3, f"the grades “2024-06-08” are not understood, {LEFT}")]


def test_rows_are_counted_as_the_spreadsheet_counts_them(tmp_path):
    book = openpyxl.Workbook()
    for place, value in {"B3": "School Name", "C3": "Main Phone", "B4": "Cedar Hollow", "B6": "Maple Bend", "C6": "12"}.items():
        book.active[place] = value
    book.save(tmp_path / "roster.xlsx")
    rows = list(roster(tmp_path / "roster.xlsx").rows())
    assert rows[0].school.row == 4
    assert rows[1].problems[0].where[1:] == (6, 3)


def test_the_sheet_that_lists_schools_is_found(tmp_path):
    assert names(workbook(tmp_path / "roster.xlsx", [["Read me first"]], Schools=PLAIN, Empty=[])) == NAMES


def test_of_two_sheets_that_list_schools_one_must_be_named(tmp_path):
    path = workbook(tmp_path / "roster.xlsx", PLAIN, Closed=[["School Name"], ["Old Mill"]])
    assert "several sheets list schools: “Sheet”, “Closed”. Say which with --sheet, or" in refused(path)
    assert names(path, sheet="Closed") == ["Old Mill"]


def test_a_sheet_that_is_not_there_is_told_with_the_nearest(tmp_path):
    assert "there is no sheet “Shet”. Did you mean “Sheet”?" in refused(workbook(tmp_path / "roster.xlsx", PLAIN), sheet="Shet")


def test_a_csv_file_has_no_sheets(listed):
    assert "Leave --sheet out." in refused(listed("School Name", "Cedar Hollow"), sheet="Schools")


def test_of_a_workbook_without_a_list_each_sheet_is_told(tmp_path):
    told = refused(workbook(tmp_path / "roster.xlsx", [["Color"], ["red"]], Other=[["Size"], ["4"]]))
    assert "roster.xlsx[Sheet]:1:1: no column" in told
    assert "roster.xlsx[Other]:1:1: no column" in told


def test_a_cell_in_the_farthest_corner_is_told_before_it_fills_the_memory(tmp_path):
    book = openpyxl.Workbook()
    book.active["A1"], book.active["XFD1048576"] = "School Name", " "
    book.save(tmp_path / "roster.xlsx")
    assert "a cell stands very far from the list" in refused(tmp_path / "roster.xlsx")


def test_a_workbook_that_breaks_off_is_told(tmp_path):
    path = xls(tmp_path / "roster.xls", PLAIN)
    path.write_bytes(path.read_bytes()[:1218])
    assert "the workbook is damaged" in refused(path)


def test_a_workbook_that_keeps_its_reader_for_ever_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr("handbill.roster.workbook.PATIENCE", 0.5)
    assert "the workbook is damaged" in refused(ods(tmp_path / "roster.ods", PLAIN, whole=False))


# --- the rows ---


def test_a_row_with_a_quoted_line_break_is_one_row_as_in_a_spreadsheet(listed):
    path = listed("School Name,Address,Main Phone", 'Cedar,"1 Main St\nFloor 2\nTown",', 'Maple,"2 Oak St\nTown",12')
    cedar, maple = roster(path).rows()
    assert cedar.school.row == 2
    assert maple.problems[0].where[1:] == (3, 3)


def test_blank_rows_are_no_schools_but_count(listed):
    path = listed("School Name,Grades", "", ",", " , ", "Cedar Hollow,K-5", "", "Maple Bend,K-5")
    assert [school.row for school in schools(path)] == [5, 7]


def test_a_row_may_be_short(listed):
    assert [school.grades for school in schools(listed("School Name,Grades", "Cedar Hollow", "Maple Bend,K-5"))] == [None, (0, 5)]


def test_a_row_may_end_in_delimiters(listed):
    assert names(listed("School Name,Grades", "Cedar Hollow,K-5,,,")) == ["Cedar Hollow"]


def test_a_row_that_goes_on_behind_the_headers_is_not_guessed_at(listed):
    [problem] = only(listed("School Name,Grades", "Maple, the Bend,K-5")).problems
    assert problem.where[1:] == (2, 3)
    assert problem.what == "the row goes on behind the last header (“K-5”)"
    assert "quotation marks" in problem.way_out


BROKEN = {
    "a quotation mark that is never closed": ('School Name,Phone\nCedar,\n"Maple,\nOak,\n', ":3:1: a quotation mark opens"),
    "a cell behind its quotation mark": ('School Name,Phone\nCedar,\n"Ma"ple,\n', ":3:1: a cell here goes on behind"),
    "a cell of 200 kB": ("School Name\nCedar\n" + "a" * 200_000, ":3:1: a cell here has over 131,072 characters"),
    "a row of 10 MB": ("School Name\nCedar\n" + "a," * 5_000_000, ":3:1: a line here has over 4,194,304 characters"),
}  # fmt: skip


@pytest.mark.parametrize(("data", "gist"), BROKEN.values(), ids=BROKEN)
def test_a_row_that_is_no_csv_is_told_with_its_number_and_a_way_out(data, gist, listed):
    told = refused(listed(data.encode()))
    assert gist in told
    assert "CSV UTF-8" in told


def test_a_letter_in_another_encoding_is_told_with_its_row_and_column(listed):
    path = listed('School Name,Address\nNāwahī,"1 Main\nSt"\nOak,'.encode() + "Peña\n".encode("cp1252"))
    assert ":3:2: the letters here are written in another way" in refused(path)


def test_utf_16_that_breaks_off_in_a_letter_is_told(listed):
    assert ":4:1: from here on the file is damaged" in refused(listed(text(PLAIN).encode("utf-16")[:-1]))


def test_a_nul_in_a_name_is_that_rows_problem(listed):
    path = listed(b"School Name,Notes\nCedar\0,\nMaple,\0\0\n")
    assert names(path) == ["Maple"]
    assert "U+0000" in next(roster(path).rows()).problems[0].what


def test_headers_without_a_school_are_told(listed):
    assert ":1:1: no school stands below the headers" in refused(listed("School Name,Grades"))


# --- the headers ---

SETS = {
    "a federal file": (
        ["SCHOOL_YEAR,STATENAME,LEA_NAME,LEAID,SCH_NAME,NCESSCH,PHONE,GSLO,GSHI,LEVEL",
         "2023,NORTHLAND,CEDAR COUNTY SCHOOLS,0100,CEDAR HOLLOW ELEM,010000500870,(206)555-0100,PK,05,Elementary",
         "2023,NORTHLAND,CEDAR COUNTY SCHOOLS,0100,MAPLE BEND HIGH,010000500871,(206)555-0101,09,12,High"],
        {"district": "LEA_NAME", "name": "SCH_NAME", "id": "NCESSCH", "phone": "PHONE", "grades": "LEVEL", "low": "GSLO",
         "high": "GSHI"},
    ),
    "a Spanish list": (
        ["Código;Nombre de la Escuela;Distrito;Grados;Teléfono;Consejera;Idiomas;Cantidad",
         "11;Escuela Los Robles;Distrito del Valle;K-5;206-555-0100;Sra. Inés Peña;es;30",
         "12;Escuela El Roble Alto;Distrito del Valle;6-8;206-555-0101;Sra. Ana Ruiz;es;40"],
        {"id": "Código", "name": "Nombre de la Escuela", "district": "Distrito", "grades": "Grados", "phone": "Teléfono",
         "counselor": "Consejera", "languages": "Idiomas", "quantity": "Cantidad"},
    ),
    "a list below titles": (
        ["Cedar County Schools,,,,,", "Directory – updated 9/1/2024 (call Pat),,,,,", ",,,,,",
         "School #,School Name *,Main Phone (7am–3pm),Grade Levels,Guidance Counselor,School Resource Officer (SRO)",
         "101,Cedar Hollow,206-555-0100,K-5,Ms. Ada Hall,n/a", "102,Maple Bend,206-555-0101,9-12,Mr. Noé Hall,Officer Lee"],
        {"id": "School #", "name": "School Name *", "phone": "Main Phone (7am–3pm)", "grades": "Grade Levels",
         "counselor": "Guidance Counselor", "sro": "School Resource Officer (SRO)"},
    ),
    "police that are no emergency": (
        ["School,School Phone,Police Non-Emergency,Police Station", "Cedar Hollow,206-555-0100,206-555-0144,North",
         "Maple Bend,206-555-0101,206-555-0145,South"],
        {"name": "School", "phone": "School Phone", "police": "Police Non-Emergency"},
    ),
    "a printer’s list": (
        ["campusName|districtName|stateHotline|Poster Qty|Card Qty|Guide Qty|logoFile|language",
         "Cedar Hollow|Cedar County|1-888-555-0188|10|500|2||en", "Maple Bend|Cedar County|1-888-555-0188|20|900|4||en+es"],
        {"name": "campusName", "district": "districtName", "hotline": "stateHotline", "posters": "Poster Qty",
         "cards": "Card Qty", "guides": "Guide Qty", "logo": "logoFile", "languages": "language"},
    ),
}  # fmt: skip


@pytest.mark.parametrize(("lines", "fields"), SETS.values(), ids=SETS)
def test_headers_are_known_as_people_have_them(lines, fields, listed):
    found = roster(listed(*lines))
    assert taken(found) == fields
    assert found.count == 2
    assert not [row.problems for row in found.rows() if row.problems]


def test_a_column_that_is_for_nothing_is_told(listed):
    assert roster(listed("School Name,Color", "Cedar Hollow,red")).unused == ("Color",)


SURE = {
    "School Name,Phone": {"name": "certain", "phone": "guess"},
    "Name,Phone Number": {"name": "certain", "phone": "guess"},
    "Building,Phone": {"name": "guess", "phone": "guess"},
}


@pytest.mark.parametrize(("headers", "sure"), SURE.items())
def test_it_is_told_how_sure_a_column_is(headers, sure, listed):
    assert {column.field: column.sure for column in roster(listed(headers, "Cedar Hollow,", "Maple Bend,")).columns} == sure


DISTINCT = {
    "of a type that repeats and names": ("School,Name", ["Middle,Cedar Hollow", "Middle,Maple Bend", "High,Stone Ridge"], "Name"),
    "of names and a site that repeats": ("School,Site Name", ["Cedar Hollow,North", "Maple Bend,North", "Oak,North"], "School"),
    "of numbers and names": ("School,Name", ["101,Cedar Hollow", "102,Maple Bend"], "Name"),
    "of capitals and names for readers": ("School,Name", ["CEDAR BLDG,Cedar Hollow", "OLD MILL,Maple Bend"], "Name"),
    "of a short header and a full one": ("Name,School Name", ["Ms. Hall,Cedar Hollow", "Mr. Lee,Maple Bend"], "School Name"),
}  # fmt: skip


@pytest.mark.parametrize(("headers", "rows", "name"), DISTINCT.values(), ids=DISTINCT)
def test_the_name_is_decided_by_its_header_and_how_distinct_its_values_are(headers, rows, name, listed):
    assert taken(roster(listed(headers, *rows)))["name"] == name


ALIKE = {
    "name": ("School Name,Campus Name", "Cedar Hollow,Cedar North", "Maple Bend,Maple South"),
    "phone": ("School Name,Main Phone,Office Phone", "Cedar Hollow,206-555-0100,206-555-0101"),
    "counselor": ("School Name,Counselor,School Counselor", "Cedar Hollow,Ms. Hall,Mr. Lee"),
}


@pytest.mark.parametrize("field", ALIKE)
def test_of_two_columns_that_score_alike_one_must_be_named(field, listed):
    headers, *rows = ALIKE[field]
    first, second = headers.split(",")[-2:]
    told = refused(listed(headers, *rows))
    assert f"“{first}” and “{second}” could both be the column for {field}. Say which with --column {field}=HEADER." in told
    assert taken(roster(listed(headers, *rows), {field: second}))[field] == second


def test_two_blank_columns_are_nothing_to_ask_about(listed):
    assert taken(roster(listed("School Name,Counselor,School Counselor", "Cedar Hollow,,")))["counselor"] == "Counselor"


def test_two_columns_of_one_header_are_told(listed):
    path = listed("School Name,Phone,School Name", "Cedar Hollow,,Maple Bend")
    way_out = "Give each a header of its own."
    assert f":1:3: “School Name” and “School Name” could both be the column for name. {way_out}" in refused(path)
    assert f":1:3: 2 columns have the header “School Name”. {way_out}" in refused(path, {"name": "School Name"})


def test_a_column_that_the_user_names_is_that_whatever_it_says(listed):
    path = listed("Title,,", "Planta,Clave,Zona", "Cedar Hollow,7,North", "Maple Bend,8,South")
    assert taken(roster(path, {"name": " planta ", "id": "Clave"})) == {"name": "Planta", "id": "Clave"}


def test_a_header_in_any_script_can_be_named(listed):
    assert taken(roster(listed("学校,電話", "Cedar Hollow,", "Maple Bend,"), {"name": "学校"})) == {"name": "学校"}


def test_a_field_that_is_not_there_is_told_with_the_nearest(listed):
    told = refused(listed("School Name", "Cedar Hollow"), {"nmae": "School Name"})
    assert told == "--column: there is no field “nmae”. Did you mean “name”?"


def test_a_list_without_a_name_column_is_told_with_its_headers(listed):
    told = refused(listed("Color,Size", "red,4"))
    assert ":1:1: no column is for the school’s name. Say which with --column name=HEADER." in told
    assert "The headers here: “Color”, “Size”." in told


@pytest.mark.parametrize("headers", ["Low Grade", "High Grade"])
def test_half_a_grade_span_is_none(headers, listed):
    assert "low" not in taken(roster(listed(f"School Name,{headers}", "Cedar Hollow,6")))


def test_every_header_that_is_known_is_known_for_one_field_alone():
    told = [header for tiers in HEADERS.values() for tier in tiers for header in tier]
    assert len(told) == len(set(told))


# --- what a cell says ---


@pytest.mark.parametrize("cell", ["NOT AVAILABLE", "N/A", "n/a", "-999", " - ", "None", "TBD", "†", "#N/A", "Not applicable"])
def test_a_cell_may_say_that_it_says_nothing(cell, listed):
    [school] = schools(listed("School Name,Grades,Counselor,Phone,School ID", f"Cedar Hollow,K-5,{cell},{cell},{cell}"))
    assert dict(school.lines) == {"school": "Cedar Hollow"}
    assert school.folder == "cedar-hollow"


@pytest.mark.parametrize("cell", ["", "N/A", "-999"])
def test_a_name_that_says_nothing_is_for_a_person_to_fill_in(cell, listed):
    row = only(listed("Grades,School Name,Phone", f"K-5,{cell},206-555-0100"))
    assert row.school is None
    assert [(problem.what, problem.where[1:]) for problem in row.problems] == [("the school has no name", (2, 2))]


def test_every_problem_of_a_row_is_told_in_its_place(listed):
    row = only(listed("School Name,Main Phone,Copies,Logo", ",12,many,none.png"))
    assert [(problem.what.split(" ")[0], *problem.where[1:]) for problem in row.problems] == [
        ("the", 2, 1), ("“12”", 2, 2), ("“many”", 2, 3), ("there", 2, 4),
    ]  # fmt: skip
    assert all(problem.way_out for problem in row.problems)


@pytest.mark.parametrize(
    ("cell", "languages"),
    [
        ("", ()), ("en", ("en",)), ("EN; es", ("en", "es")), ("English/Spanish", ("en", "es")), ("Español", ("es",)),
        ("English and Spanish", ("en", "es")), ("en+es", ("en+es",)), ("English + Spanish", ("en+es",)), ("es|es", ("es",)),
    ],
)  # fmt: skip
def test_a_row_may_say_its_languages_in_words_or_codes(cell, languages, listed):
    assert only(listed("School Name,Languages", f"Cedar Hollow,{cell}")).school.languages == languages


@pytest.mark.parametrize(("cell", "copies"), [("30", {"": 30}), ("0", {"": 0}), ("30.0", {"": 30}), ("", {})])
def test_a_row_may_say_how_many_copies(cell, copies, listed):
    assert only(listed("School Name,Copies", f"Cedar Hollow,{cell}")).school.quantities == copies


@pytest.mark.parametrize("cell", ["many", "-4", "2.5", "1e3", "²", "9" * 5000, "1000000"])
def test_what_is_no_number_of_copies_is_told(cell, listed):
    assert "is no number of copies" in only(listed("School Name,Copies", f"Cedar Hollow,{cell}")).problems[0].what


def test_each_kind_of_piece_may_have_its_own_number_of_copies(listed):
    school = only(listed("School Name,Copies,Posters,Guides,Cards", "Cedar Hollow,1,2,3,4")).school
    assert school.quantities == {"": 1, "poster": 2, "guide": 3, "card": 4}


@pytest.mark.parametrize("cell", ["logos/cedar.png", "logos\\cedar.png"])
def test_a_logo_is_found_beside_the_list(cell, listed, tmp_path):
    (tmp_path / "logos").mkdir()
    Image.new("RGB", (9, 9)).save(tmp_path / "logos" / "cedar.png")
    assert only(listed("School Name,Logo", f"Cedar Hollow,{cell}")).school.logo == str(tmp_path / "logos" / "cedar.png")


@pytest.mark.parametrize("cell", ["none.png", "../secret.png", "/etc/passwd", "a\0b.png", "a" * 5000, "./"])
def test_a_logo_that_is_not_there_is_its_rows_problem(cell, listed):
    [problem] = only(listed("School Name,Logo", f"Cedar Hollow,{cell}")).problems
    assert "logo" in problem.what
    assert problem.where[1:] == (2, 2)


def test_a_number_is_printed_in_one_way_and_names_without_spaces_too_many(listed):
    [school] = schools(listed("School Name,Counselor,Phone", "  Cedar   Hollow ,Ms.  Hall,(206)555-0100"))
    assert school.lines == {"school": "Cedar Hollow", "counselor": "Ms. Hall", "phone": "206-555-0100"}


def test_a_school_knows_where_each_line_was_typed(listed):
    [school] = schools(listed("Phone,School Name", "206-555-0100,Cedar Hollow"))
    assert {name: line.where[1:] for name, line in school.lines.items()} == {"school": (2, 2), "phone": (2, 1)}


def test_capitals_stay_unless_title_case_is_asked_for(listed):
    path = listed("School Name,District,Counselor", "CEDAR HOLLOW K-8,CITY OF MCKINLEY,MS. ADA O'NEILL")
    assert [*schools(path)[0].lines.values()] == ["CEDAR HOLLOW K-8", "CITY OF MCKINLEY", "MS. ADA O'NEILL"]
    assert [*schools(path, title_case=True)[0].lines.values()] == ["Cedar Hollow K-8", "City of McKinley", "Ms. Ada O'Neill"]


def test_a_suffix_says_what_the_list_leaves_out(listed):
    path = listed("School Name", "Hay", "McClure Middle", "HIGH POINT")
    assert names(path, suffix="Elementary", title_case=True) == ["Hay Elementary", "McClure Middle", "High Point Elementary"]


# --- grades ---


@pytest.mark.parametrize(
    ("row", "grades"),
    [
        ("K-5,,", (0, 5)), (",KG,05", (0, 5)), (",09,12", (9, 12)), ("K-5,UG,UG", (0, 5)), ("High,06,08", (6, 8)),
        (",06,", None), (",,12", None), (",,", None), ("UG,,", None),
    ],
)  # fmt: skip
def test_a_schools_grades_are_a_span_or_its_two_ends(row, grades, listed):
    lines = ("School Name,School Level,Low Grade,High Grade", "Oak,Middle,06,08", "Elm,Middle,06,08", "Fir,Middle,06,08")
    assert schools(listed(*lines, f"Cedar Hollow,{row}"))[-1].grades == grades


@pytest.mark.parametrize(
    ("cell", "told"), [("", "no grades are given"), ("Ungraded", "the grades “Ungraded” are not understood")]
)
def test_a_school_of_unknown_grades_is_printed_for_and_told(cell, told, listed):
    path = listed("School Name,Grades", "Oak,K-5", f"Cedar Hollow,{cell}")
    assert [school.grades for school in schools(path)] == [Grades(0, 5), None]
    assert notices(path) == [(3, f"{told}, {LEFT}")]


# --- twins ---


def test_a_school_that_is_listed_twice_is_printed_once_and_told(listed):
    path = listed("School Name,Grades,Notes", "Cedar Hollow,K-5,a", "Maple Bend,K-5,", "Cedar Hollow ,K-5,a")
    assert [school.folder for school in schools(path)] == ["cedar-hollow", "maple-bend"]
    assert notices(path) == [(4, "this row says the same as row 2 in every cell, and is printed once")]


def test_two_schools_of_one_name_have_a_folder_each_and_are_told(listed):
    path = listed("School Name,Grades", "Cedar Hollow,K-5", "CEDAR HOLLOW,9-12")
    folders = [school.folder for school in schools(path)]
    assert len({*folders}) == 2
    assert all(folder.startswith("cedar-hollow-") for folder in folders)
    assert notices(path) == [(2, "rows 2 and 3 are called “Cedar Hollow”")]


def test_one_id_for_two_rows_is_told_and_nothing_is_written_over(listed):
    path = listed("School Name,Grades,School ID", "Cedar Hollow,K-5,7", "Maple Bend,K-5,7")
    assert len({school.folder for school in schools(path)}) == 2
    assert notices(path) == [(2, "rows 2 and 3 have the id 7")]


def test_a_phone_that_schools_share_is_told_however_it_is_written(listed):
    rows = ["(206)555-0100", "206.555.0100", "1-206-555-0100", "206 555 0100", "206-555-0100", "2065550100", "206-555-0100 x7"]
    path = listed("School Name,Grades,Phone", *(f"Cedar {nth},K-5,{phone}" for nth, phone in enumerate(rows)))
    assert len(schools(path)) == 7
    assert notices(path) == [(2, "rows 2 and 3, 4, 5, 6, … have the phone (206)555-0100")]


def test_what_two_rows_share_is_told_once(listed):
    path = listed("School Name,Grades,Phone", "Cedar Hollow,K-5,206-555-0100", "Cedar Hollow,6-8,206-555-0100")
    assert notices(path) == [(2, "rows 2 and 3 are called “Cedar Hollow”")]


def test_a_school_without_a_phone_shares_none(listed):
    assert not notices(listed("School Name,Grades,Phone", "Cedar Hollow,K-5,N/A", "Maple Bend,K-5,N/A"))


# --- the folder ---


@pytest.mark.parametrize(
    ("row", "folder"),
    [
        ("Cedar Hollow,S-07", "s-07"), ("Cedar Hollow,", "cedar-hollow"), ("CON,", "con-school"), ("Oak,nul", "nul-school"),
        ("Press Runs,", "press-runs-school"), ("Cedar,../..//x", "x"), ("Peña’s Élem,", "penas-elem"),
    ],
)  # fmt: skip
def test_a_folder_is_the_rows_own_id_or_else_its_name(row, folder, listed):
    assert schools(listed("School Name,School ID", row, "Other,9"))[0].folder == folder


CLASHES = {
    "names that differ in signs": ("O'Neill,", "ONeill,"),
    "names that differ in capitals": ("Cedar hollow,", "Cedar Hollow,"),
    "ids that differ in capitals": ("Cedar,ab", "Maple,AB"),
    "an id that is another's name": ("Cedar Hollow,", "Maple,cedar-hollow"),
    "a reserved name and its way out": ("Con,", "Con School,"),
    "names that are equal for sixty letters": (f"{'Cedar ' * 12}North,", f"{'Cedar ' * 12}South,"),
    "names without a letter of ours": ("學校,", "学校,"),
}


@pytest.mark.parametrize("rows", CLASHES.values(), ids=CLASHES)
def test_no_two_schools_have_one_folder_on_any_system(rows, listed):
    folders = [school.folder for school in schools(listed("School Name,School ID", *rows, "Other,9"))]
    assert len({folder.lower() for folder in folders}) == 3
    assert all(folder.isascii() and folder.replace("-", "").isalnum() for folder in folders)


@pytest.mark.parametrize("rows", CLASHES.values(), ids=CLASHES)
def test_a_folder_does_not_depend_on_where_its_row_stands(rows, listed):
    def folders(*lines: str) -> dict[str, str]:
        return {school.lines["school"]: school.folder for school in schools(listed("School Name,School ID", *lines, "Other,9"))}

    assert folders(*rows) == folders(*reversed(rows))


# --- --check ---


def test_check_tells_what_was_understood_with_examples_every_problem_and_what_would_be_printed(listed):
    path = listed("School Name,Grades,Phone,Color", "Cedar Hollow,K-5,206-555-0100,red", ",K-5,12,", "Maple Bend,UG,,")
    done = CliRunner().invoke(main, ["batch", str(path), "--check"])
    assert done.exit_code == 1
    assert not done.stdout
    assert re.sub("[0-9]+ (files|sheets)|(family|staff) [0-9]+", r"N \1\2", done.stderr).splitlines() == [
        "Column “School Name” is taken for name: certain, 100% of its values are distinct (“Cedar Hollow”, “Maple Bend”).",
        "Column “Grades” is taken for grades: likely, 67% of its values are grades (“K-5”, “UG”).",
        "Column “Phone” is taken for phone: guess, 50% of its values are phone numbers (“206-555-0100”, “12”).",
        "Not used: Color.",
        "3 rows.",
        f"Error: {path}:3:1: the school has no name. Only a person can say it: fill it in, and run again.",
        f"Error: {path}:3:3: “12” is no phone number of ten digits (2 stand in it). Write it as 206-555-0100, with “ext. 12” "
        "after it if there is one.",
        f"Note: {path}:4:2: the grades “UG” are not understood, so the school gets the pieces for families and staff alone. "
        "Fill them in, or print all with --all-pieces.",
        "To be printed: N files for 2 schools, N sheets of paper in all.",
        "For whom: N family, N staff.",
        "1 school only for families and staff, for their grades: K-5 (1).",
        "1 school only for families and staff, for their grades are not known.",
        "2 to mend.",
    ]
