"""What to know of a list is told in one line a kind, all of it in problems.csv; --check ends with what would be printed."""

import csv

import pytest
from lists import check, gathered, names, notices, schools, workbook
from runs import ALONE, batch, invented, read

from handbill.problems import Problem, Where
from handbill.roster.notices import Gathered


def test_many_rows_of_a_kind_are_one_line_with_count_first_rows_and_way_out(listed):
    [told] = gathered(listed("School", *(f"Larch {nth} Academy" for nth in range(1_234))))
    assert (
        "1,234 rows: no grades are given, so the school gets the pieces for families and staff alone (rows 2, 3, 4, 5, 6, …). "
        in told
    )
    assert told.endswith("Fill them in, or print all with --all-pieces.")


def test_what_rows_say_differently_is_told_by_how_many_say_it(listed):
    cells = ["K-5"] * 6 + ["Ungraded"] * 3 + ["evening", "evening", "adult"]
    [told] = gathered(listed("School,Grades", *(f"Larch {nth},{cell}" for nth, cell in enumerate(cells))))
    assert ": “Ungraded” 3, “evening” 2, “adult” (rows 8, 9, 10, 11, 12, …)" in told


def test_one_row_of_a_kind_is_told_in_full():
    one = Problem("this is so", "Do that.", Where("list", 7, 2))
    found = Gathered()
    found.add(one)
    assert found.told() == ["list:7:2: this is so. Do that."]


def test_what_is_told_elsewhere_is_left_out():
    found = Gathered([Problem("this is so")])
    for what in ("this is so", "that is so"):
        found.add(Problem(what))
    assert found.told() == ["that is so."]


@pytest.mark.parametrize("rows", [60, 4_000])
def test_however_much_is_wrong_it_is_fifty_lines_at_most(rows, listed):
    lines = []
    for nth in range(rows):
        lines += [
            f"Larch {nth},evening,12,x.png,Closed",
            f"Oak,,{200 + nth % 700}-555-0101,,",
            f",K-5,555-555-{nth:04d},,Merged",
            "Total,,,,",
        ]
    told = check(listed("School,Grades,Main Phone,Logo,Notes", *lines))
    assert len(told) <= 50
    assert [line for line in told if line.endswith("more errors stand in problems.csv once it is printed.")]
    assert told[-1] == f"{3 * rows:,} to mend."


def test_all_of_them_stand_in_the_list_of_problems(listed, tmp_path):
    path = listed("School,Grades,Notes", *(f"Larch {nth},evening,closed" for nth in range(80)))
    done = batch(path, tmp_path / "out", *ALONE)
    notes = [line for line in done.stderr.splitlines() if line.startswith("Note: ")]
    assert len([note for note in notes if "toner" not in note]) == 2  # which is said of the poster
    with (tmp_path / "out" / "problems.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = [*csv.DictReader(file)]
    assert [row["row"] for row in rows if "grades" in row["what"]] == [str(nth) for nth in range(2, 82)]
    assert len([row for row in rows if "closed" in row["what"]]) == 80


def test_what_is_told_of_the_list_as_a_whole_is_told_once_and_stands_there_too(listed, tmp_path):
    path = listed("School,Grades,Front Desk", "Larch,9-12,555-555-0131", "Oak,9-12,555-555-0132")
    done = batch(path, tmp_path / "out", *ALONE)
    assert done.stderr.count("holds phone numbers") == 1
    assert "holds phone numbers" in (tmp_path / "out" / "problems.csv").read_text(encoding="utf-8-sig")


# --- marks that nobody sees ---

MARKS = {"zero width space": "\u200b", "soft hyphen": "\u00ad", "byte order mark": "\ufeff", "word joiner": "\u2060",
         "mark of direction": "\u200e", "zero width joiner": "\u200d"}  # fmt: skip


@pytest.mark.parametrize("mark", MARKS.values(), ids=MARKS)
def test_an_invisible_mark_in_a_cell_is_left_out_and_told(mark, listed):
    path = listed("School,Grades,Phone", f"Lar{mark}ch{mark},K{mark}-5,{mark}555-555-0101", "Oak,6-8,")
    [larch, _] = schools(path)
    assert (larch.lines["school"], larch.lines["phone"], larch.grades, larch.folder) == ("Larch", "555-555-0101", (0, 5), "larch")
    assert [told for _, told in notices(path)] == [
        f"an invisible mark (U+{ord(mark):04X}) is left out of “{cell}”" for cell in ("Larch", "K-5", "555-555-0101")
    ]


@pytest.mark.parametrize("mark", MARKS.values(), ids=MARKS)
def test_an_invisible_mark_in_a_header_or_alone_in_a_cell_is_nothing(mark, listed):
    path = listed(f"{mark}School{mark},Counselor", f"Larch,{mark}", f"{mark},{mark}")
    assert [dict(school.lines) for school in schools(path)] == [{"school": "Larch"}]


def test_rows_that_differ_only_in_such_a_mark_are_one_school(listed):
    assert names(listed("School,Grades", "Larch,K-5", "Larch\u200b,K-5")) == ["Larch"]


@pytest.mark.parametrize("override", ["\u202e", "\u202d", "\u2066", "\u2067"])
def test_what_turns_the_direction_of_a_line_is_still_refused(override, listed):
    assert not schools(listed("School", f"Lar{override}ch"))


# --- what would be printed ---


def test_check_ends_with_how_much_would_be_printed(listed, tmp_path):
    path = listed("School,Grades,Posters", "Larch,9-12,4", "Oak,K-5,2", "Fern,,")
    told = check(path, "--topic", "sextortion", "--piece", "poster")
    assert told[-5:] == [
        "To be printed: 5 files for 3 schools, 15 sheets of paper in all.",
        "For whom: family 3, friend 1, student 1.",
        "1 school only for families and staff, for their grades: K-5 (1).",
        "1 school only for families and staff, for their grades are not known.",
        "Nothing to mend.",
    ]
    done = batch(path, tmp_path / "out", "--topic", "sextortion", "--piece", "poster", "--jobs", "1")
    assert len(read(tmp_path / "out")) == 5
    assert done.exit_code == 0


def test_where_all_pieces_are_asked_for_nobody_gets_little(listed):
    told = check(listed("School,Grades", "Larch,K-5"), "--all-pieces")
    assert not [line for line in told if "only for families" in line]


def test_check_tells_a_language_that_nobody_speaks(listed):
    told = check(listed("School,Grades,Languages", "Larch,9-12,en", "Oak,9-12,tlh", "Fern,9-12,tlh"))
    assert len([line for line in told if line.startswith("Error: ") and "tlh" in line]) == 2
    assert told[-1] == "2 to mend."


def test_check_tells_a_logo_that_cannot_be_printed(listed, tmp_path):
    (tmp_path / "logo.png").write_bytes(b"no picture")
    assert check(listed("School,Logo", "Larch,logo.png"))[-1] == "1 to mend."


def test_a_long_list_is_checked_in_full(tmp_path):
    told = check(invented(tmp_path / "list.csv", 3_000), "--topic", "sextortion", "--piece", "poster")
    assert told[-3] == "To be printed: 9,000 files for 3,000 schools, 9,000 sheets of paper in all."


def test_a_run_tells_fifty_lines_at_most_too(listed, tmp_path):
    lines = [f"Larch {nth},evening,12,closed" for nth in range(300)] + ["Oak,K-5,555-555-0101,"] * 3 + ["Total,,,"]
    done = batch(listed("School,Grades,Main Phone,Notes", *lines), tmp_path / "out", *ALONE)
    assert len(done.stderr.splitlines()) <= 50


def test_many_sheets_without_a_list_are_a_few_lines(tmp_path):
    told = check(workbook(tmp_path / "list.xlsx", [["Dish"], ["Soup"]], **{f"S{nth}": [["Dish"], ["Stew"]] for nth in range(60)}))
    assert len(told) == 6
    assert f"Error: {tmp_path / 'list.xlsx'}: 56 more sheets list no schools either. Say which does with --sheet." in told


def test_many_sheets_of_many_headers_are_fifty_lines_at_most(tmp_path):
    more = {f"S{nth}": [[f"School (sheet {nth})", f"Phone {nth}"], [f"Larch {nth}", "n"]] for nth in range(40)}
    assert len(check(workbook(tmp_path / "list.xlsx", [["School"], ["Oak"]], **more), "--sheet", "all")) <= 50


def test_many_columns_of_phones_are_a_few_lines(listed):
    headers = ",".join(f"Desk {nth}" for nth in range(80))
    path = listed(f"School,Grades,{headers}", "Larch,K-5" + ",555-555-0101" * 80)
    assert len(gathered(path)) == 3


def test_what_is_reckoned_is_what_is_printed(listed, tmp_path):
    rows = ["Larch,9-12,3,en", "Oak,K-5,,es", "Fern,,2,en;es", "Elm,6-8,,en+es", "Ash,K-12,5,"]
    path = listed("School,Grades,Copies,Languages", *rows)
    options = ("--topic", "online-enticement", "--language", "en")
    [told] = [line for line in check(path, *options) if line.startswith("To be printed")]
    batch(path, tmp_path / "out", *options, "--jobs", "1")
    entries = read(tmp_path / "out")
    sheets = sum(entry.sheets * entry.quantity for entry in entries)
    assert told == f"To be printed: {len(entries):,} files for 5 schools, {sheets:,} sheets of paper in all."
