"""Which rows of a list are printed: those that are chosen, of which sheets; sums are none, and closed schools are told."""

import pytest
from lists import check, folders, gathered, names, notices, refused, taken, workbook
from runs import ALONE, batch, read

import handbill
from handbill.roster.schools import roster

STATUS = ("School,Status,County", "Larch,Open,North", "Oak,Closed,North", "Fern,Open,South", "Elm,Pending,South")


@pytest.mark.parametrize(
    ("only", "wanted"),
    [
        ({"Status": ["Open"]}, ["Larch", "Fern"]),
        ({" STATUS ": ["open"]}, ["Larch", "Fern"]),
        ({"Status": ["Open", "Pending"]}, ["Larch", "Fern", "Elm"]),
        ({"Status": ["Open"], "County": ["South"]}, ["Fern"]),
        ({"School": ["Oak"]}, ["Oak"]),
        ({"Status": ["Open"], "status": ["Pending"]}, ["Larch", "Fern", "Elm"]),
    ],
)
def test_rows_are_chosen_by_any_column(only, wanted, listed):
    path = listed(*STATUS)
    assert names(path, only=only) == wanted
    left = 4 - len(wanted)
    assert f"{left} of 4 rows are left out, as --only says" in [told for _, told in notices(path, only=only)]


def test_only_may_be_given_more_than_once_on_the_command_line(listed, tmp_path):
    options = ("--only", "Status=Open", "--only", "Status=Pending", "--only", "County=South")
    done = batch(listed(*STATUS), tmp_path / "out", *ALONE, "--all-pieces", *options)
    assert {entry.school for entry in read(tmp_path / "out")} == {"Fern", "Elm"}
    assert "2 of 4 rows are left out, as --only says." in done.stderr


def test_a_value_with_an_equals_sign_is_a_value(listed):
    assert [line for line in check(listed("School,Key", "Larch,a=b", "Oak,c"), "--only", "Key=a=b") if line.startswith("1 row.")]


def test_a_choice_without_a_column_is_told(listed):
    assert check(listed(*STATUS), "--only", "Open") == ["Error: --only: this is no column and value. Write it as Status=Active."]


def test_a_column_that_is_not_there_is_told_with_the_nearest(listed):
    assert "no column has the header “Stats”. Did you mean “Status”?" in refused(listed(*STATUS), only={"Stats": ["Open"]})


@pytest.mark.parametrize(
    ("value", "way_out"), [("Opne", "Did you mean “Open”?"), ("7", "There stand “Open”, “Closed”, “Pending”.")]
)
def test_a_choice_of_no_row_is_told_with_what_stands_there(value, way_out, listed):
    told = refused(listed(*STATUS), only={"Status": [value]})
    assert f":1:2: no row has “{value}” in “Status”, as --only says. {way_out}" in told


def test_rows_that_are_not_chosen_are_nobodys_twins(listed):
    path = listed("School,Status", "Larch,Open", "Larch,Closed", "Oak,Open")
    assert folders(path, only={"Status": ["Open"]}) == ["larch", "oak"]


# --- closed ---


def test_closed_schools_are_told_by_count_with_the_way_to_leave_them_out(listed):
    rows = [f"Larch {nth},K-5,{status}" for nth, status in enumerate(["Active"] * 6 + ["Closed"] * 3 + ["Merged"] * 2)]
    path = listed("School,Grades,School Status", *rows)
    [told] = gathered(path)
    assert "5 rows: the school may be closed: “Closed” 3, “Merged” 2 (rows 8, 9, 10, 11, 12). " in told
    assert told.endswith('--only "School Status=Active" prints those alone.')
    assert len(names(path)) == 11
    assert len(names(path, only={"School Status": ["Active"]})) == 6


@pytest.mark.parametrize(
    ("header", "cell", "shown"),
    [
        ("Remarks", "CLOSED 6/30/26", "CLOSED 6/30/26"), ("Situación", "Clausurada", "Clausurada"),
        ("Comments", "to be merged", "to be merged"),
       
        ("Closed Date", "2014-06-30", "2014-06-30"), ("ClosedDate", "6/30/14", "6/30/14"),
        ("Notas", "escuela cerrada", "escuela cerrada"),
    ],
)  # fmt: skip
def test_a_word_like_closed_in_any_cell_is_told(header, cell, shown, listed):
    path = listed(f"School,Grades,{header}", f"Larch,K-5,{cell}", "Oak,K-5,")
    assert notices(path) == [(2, f"the school may be closed: “{shown}” stands in “{header}”")]


@pytest.mark.parametrize("cell", ["Enclosed Rd 5", "disclosed", "open", "submerged"])
def test_a_word_that_has_closed_in_it_is_none(cell, listed):
    assert not notices(listed("School,Grades,Notes", f"Larch,K-5,{cell}"))


# --- sums, and headers once more ---


@pytest.mark.parametrize(
    "row",
    [",TOTAL,,60 schools", "Total,,,", "Grand total,,,1200", ",Totals:,,", ",,,Total: 2", ",Subtotal,,", ",2 schools,,",
     ",Total general,,",
     ",TOTAL SCHOOLS 60,,", ",Total de escuelas,,"],
)  # fmt: skip
def test_a_row_of_totals_is_told_and_is_no_school(row, listed):
    path = listed("#,School,Grades,Notes", "1,Larch,K-5,", "2,Oak,6-8,", row)
    assert names(path) == ["Larch", "Oak"]
    [(number, told)] = notices(path)
    assert number == 4
    assert told.startswith("this is a row of totals and no school (“")
    assert not [problem for read_ in roster(path).rows() for problem in read_.problems]


@pytest.mark.parametrize(
    "name", ["Total Learning Academy", "Totals Charter", "School", "Schools of Total Joy", "21st Century School"]
)
def test_a_school_that_is_called_like_one_is_a_school(name, listed):
    assert names(listed("School,Grades", f"{name},K-5")) == [name]


def test_headers_that_stand_on_every_page_are_told_once_and_are_no_schools(listed):
    path = listed("School,Grades", "Larch,K-5", "School,Grades", "Oak,6-8", "School,Grades", "Fern,6-8")
    assert names(path) == ["Larch", "Oak", "Fern"]
    [told] = gathered(path)
    assert "2 rows: the headers stand here once more, and are left out (rows 3, 5)" in told


# --- sheets ---

LEVELS = {
    "North": [["School", "Grades", "Phone"], ["Larch", "K-5", "555-555-0101"], ["Oak", "6-8", "555-555-0102"]],
    "South": [["Title"], [], ["ID", "SCHOOL", "GRADE"], ["7", "Larch", "9-12"], ["8", "Fern", "UG"]],
}


def test_all_sheets_that_list_schools_are_offered_and_read_as_one_list(tmp_path):
    path = workbook(tmp_path / "list.xlsx", [["Read me first"]], **LEVELS)
    assert "“North”, “South”. Say which with --sheet, or take all of them with --sheet all." in refused(path)
    assert names(path, sheet="all") == ["Larch", "Oak", "Larch", "Fern"]
    assert len({*folders(path, sheet="all")}) == 4
    assert taken(roster(path, sheet="all"))["phone"] == "Phone"
    told = notices(path, sheet="all")
    assert (1, "2 sheets are read as one list: “North”, “South”") in told
    assert (
        5,
        "the grades “UG” are not understood, so the school gets the pieces for families and staff alone, in the sheet “South”",
    ) in told


def test_equal_rows_of_two_sheets_are_two_schools(tmp_path):
    path = workbook(tmp_path / "list.xlsx", [["School"], ["Larch"], ["Larch"]], South=[["School"], ["Larch"]])
    assert len({*folders(path, sheet="all")}) == 2


def test_all_sheets_are_printed_in_one_run(tmp_path):
    path = workbook(tmp_path / "list.xlsx", LEVELS["North"], South=LEVELS["South"])
    batch(path, tmp_path / "out", *ALONE, "--all-pieces", "--sheet", "all")
    assert len({entry.folder for entry in read(tmp_path / "out")}) == 4


def test_a_sheet_that_is_called_all_is_that_sheet(tmp_path):
    path = workbook(tmp_path / "list.xlsx", LEVELS["North"], all=[["School"], ["Elm"]])
    assert names(path, sheet="all") == ["Elm"]


def test_of_a_single_sheet_all_is_that_one(tmp_path):
    assert names(workbook(tmp_path / "list.xlsx", LEVELS["North"]), sheet="all") == ["Larch", "Oak"]


def test_a_csv_file_is_all_its_sheets(listed):
    assert names(listed("School", "Larch"), sheet="all") == ["Larch"]


def test_a_program_chooses_rows_and_sheets_in_the_same_way(listed, tmp_path):
    summary = handbill.batch(
        listed(*STATUS), tmp_path / "out", only={"Status": "Open", "County": ["South", "East"]}, all_pieces=True,
        topics=["sextortion"], pieces=["poster"], audiences=["student"],
    )  # fmt: skip
    assert (summary.files, [entry.school for entry in read(tmp_path / "out")]) == (1, ["Fern"])
    assert "3 of 4 rows are left out, as --only says" in [notice.what for notice in summary.notices]
