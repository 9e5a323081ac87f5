"""Two rows are one school only if they are equal in every cell; others have a folder each, named by what tells them apart."""

import random

import pytest
from lists import folders, gathered, notices, refused, schools

from handbill.roster.names import short_hash

APART = {
    "by a code that is known": (
        ["School,Building Code,Grades", "P.S. 4,11M004,K-5", "P.S. 4,12Q004,K-5", "Larch,13B044,6-8"],
        ["11m004", "12q004", "13b044"],
    ),
    "by a town": (
        ["Nombre de la Escuela,Municipio,Grados",
         "Simón Bolívar,Río Claro,K-5", "Simón Bolívar,La Loma,K-5", "El Yunque,Río Claro,K-5"],
        ["simon-bolivar-rio-claro", "simon-bolivar-la-loma", "el-yunque"],
    ),
    "by a code under a header that says nothing": (
        ["School,Planta,City", "Larch,Z-70,Fern", "Larch,Z-71,Fern", "Oak,Z-72,Fern"],
        ["larch-z-70", "larch-z-71", "oak"],
    ),
    "by a shift": (
        ["Escuela,Turno", "Juárez,Matutino", "Juárez,Vespertino", "Luz,Matutino", "Paz,Vespertino"],
        ["juarez-matutino", "juarez-vespertino", "luz", "paz"],
    ),
    "by an address": (
        ["School,Street Address", "Larch,4 Alder St", "Larch,9 Birch Rd"], ["larch-4-alder-st", "larch-9-birch-rd"],
    ),
    "by the better of two columns": (
        ["School,City,County", "Larch,Fern,North", "Larch,Fern,South", "Larch,Fern,East", "Oak,Fern,North"],
        ["larch-north", "larch-south", "larch-east", "oak"],
    ),
    "by the name, where the id is the same": (
        ["School ID,School", "7,Larch", "7,Oak", "8,Fern"], ["7-larch", "7-oak", "8"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("lines", "wanted"), APART.values(), ids=APART)
def test_schools_of_one_name_have_folders_named_by_what_tells_them_apart(lines, wanted, listed):
    assert folders(listed(*lines)) == wanted


@pytest.mark.parametrize("lines", [lines for lines, _ in APART.values()], ids=APART)
def test_the_order_of_rows_changes_no_folder(lines, listed):
    head, *rows = lines
    assert sorted(folders(listed(head, *rows))) == sorted(folders(listed(head, *reversed(rows))))


@pytest.mark.parametrize("column", ["Notes", "Color", "Bus route"])
def test_rows_that_differ_only_in_a_column_that_is_not_used_are_two_schools(column, listed):
    path = listed(f"School,Grades,{column}", "Larch,K-5,a", "Larch,K-5,b")
    assert len({*folders(path)}) == 2
    assert notices(path) == [(2, "rows 2 and 3 are called “Larch”")]


def test_rows_that_are_equal_in_every_cell_are_one_school(listed):
    path = listed("School,Grades,Notes", "Larch,K-5,a", "Larch, K-5 ,a", "Oak,K-5,a", "Larch,K-5,a,,")
    assert folders(path) == ["larch", "oak"]
    [told] = gathered(path)
    assert "2 rows: they say the same as an earlier row in every cell, and are printed once (rows 3, 5)" in told


def test_nobody_is_named_in_a_folder(listed):
    path = listed("School,Principal,Counselor,Phone", "Larch,Ms. Ada,Mr. Noé,555-555-0101", "Larch,Mr. Bo,Ms. Cy,555-555-0102")
    assert all(folder.removeprefix("larch-").isalnum() and len(folder) == len("larch-") + 10 for folder in folders(path))


@pytest.mark.parametrize("way", range(3))
def test_a_hashed_folder_is_never_another_schools_own(way, listed):
    """Not even that of a school that is called as the hash is, or as the next one is."""
    rows = ["a,Larch", "b,Larch"]
    head = "Notes,School"
    for nth in range(way + 1):
        said = "\x1f".join(rows[0].split(","))
        rows.append(f"c,Larch {short_hash(said, *[''] * nth)}")
    found = folders(listed(head, *rows))
    assert len({*found}) == len(rows)
    assert found[2:] == [row.split(",")[1].lower().replace(" ", "-") for row in rows[2:]]


def test_names_made_to_be_every_hash_are_refused(listed):
    said = "\x1f".join(("a", "Larch"))
    rows = ["a,Larch", "b,Larch", *(f"{'c' * (nth + 1)},Larch {short_hash(said, *[''] * nth)}" for nth in range(40))]
    assert ":2:2: other schools are called as this one’s folder would be. Give each row an id of its own." in refused(
        listed("Notes,School", *rows)
    )


def test_a_folder_by_town_is_never_another_schools_own(listed):
    found = folders(listed("School,City", "Larch,Fern", "Larch,Oak", "Larch Fern,Elm", "Larch Fern,Ash"))
    assert len({*found}) == 4
    found = folders(listed("School,City", "Larch,Fern", "Larch,Oak", "Larch Fern,Elm"))
    assert len({*found}) == 3
    assert found[1:] == ["larch-oak", "larch-fern"]


def test_the_folder_of_press_runs_is_no_schools(listed):
    assert "press-runs" not in folders(listed("School,City", "Press,Runs", "Press,Oak"))


def test_ten_thousand_rows_with_many_equal_names_are_as_many_folders_and_one_line(listed):
    names = random.Random(4).choices(["Larch", "Oak", "Fern"], k=4_000) + [f"Alder {nth}" for nth in range(6_000)]  # noqa: S311
    path = listed("School,Plant,Grades", *(f"{name},P{nth:05d},K-5" for nth, name in enumerate(names)))
    found = folders(path)
    assert len({*found}) == 10_000
    assert "larch-p00" in "".join(folder for folder in found if folder.startswith("larch"))
    [told] = gathered(path)
    assert "4,000 rows: they share their name: “" in told
    assert "named with its “Plant” where that tells them apart" in told


def test_of_rows_that_share_something_the_numbers_of_all_are_told_together(listed):
    rows = ["Larch,555-555-0101", "Oak,555-555-0102", "Fern,555-555-0101", "Elm,555-555-0102"]
    told = gathered(listed("School,Grades,Phone", *(row.replace(",", ",K-5,") for row in rows)))
    assert "4 rows: they share their phone: “555-555-0101”, “555-555-0102” (rows 2, 4, 3, 5). " in told[0]


def test_schools_without_a_letter_of_ours_have_a_folder_each(listed):
    found = folders(listed("School,Grades", "学校,K-5", "高校,9-12", "School,K-5"))
    assert len({*found}) == 3
    assert found[2] == "school"


def test_a_school_of_another_name_keeps_its_own_folder(listed):
    [*_, oak] = schools(listed("School,City", "Larch,Fern", "Larch,Elm", "Oak,Fern"))
    assert oak.folder == "oak"
