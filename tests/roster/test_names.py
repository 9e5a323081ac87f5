"""Names are written as people write them, and a folder's name is taken by every system."""

import pytest

from handbill.roster.names import short_hash, slug, suffixed, title_cased

WRITTEN = [
    "Ballard", "St. Mary's", "St. Mary’s of the Hill", "McKinley", "McDonald's Creek", "MacArthur", "MacArthur's", "Machias",
    "Macon High", "Mackinac", "Mack", "O'Neill", "O’Brien-McCarthy", "D'Angelo", "L'Ouverture", "Beacon Hill Int'l", "Ke'anae",
    "Martin Luther King Jr. K-8", "James Smith Sr", "F. W. Harris", "J.F. Kennedy", "Jose Y. Lopez", "P.S. 12", "PS 12", "K-8",
    "MS 51", "PK-5 Oak", "PreK Center", "School of the Arts", "The Academy at Lake City", "Center for Art and Science", "4-H",
    "The Academy - The Arts", "North (The Annex)", "James II", "Henry VIII", "Louisa Boren STEM", "MLK Middle", "Concord ES",
    "Stratford-on-Avon", "Mid-City", "NE Campus", "21st Century", "3rd Street", "East Los Angeles", "Rio de los Angeles",
    "La Center", "Escuela de la Luz", "Paseo del Norte", "Ciencias y Artes", "Peña Blanca", "École Élémentaire", "Nāwahī",
    "ʻAiea", "Ke Kula ʻo Nāwahīokalaniʻōpuʻu Iki", "Ḵ̓wala", "Łódź", "Ms. Ada Hall", "Ms Ada Hall", "Maria de la Cruz",
]  # fmt: skip


@pytest.mark.parametrize("name", [name for name in WRITTEN if "ʻo " not in name])
def test_a_name_in_capitals_is_written_with_sense(name):
    assert title_cased(name.upper()) == name


@pytest.mark.parametrize("name", [*WRITTEN, "iPrep", "McKINLEY", "cedar hollow", "學校", "12", ""])
def test_a_name_that_does_not_stand_in_capitals_stays_as_it_is(name):
    assert title_cased(name) == name


SUFFIXED = ["Hay", "McDonald Int'l", "High Point", "College Place", "Schoolcraft", "Licton Springs"]
SCHOOLS = [
    "Hay Elementary", "Ballard High", "Center School", "The Center School", "Cleveland High School of STEM", "Academy of Arts",
    "Broadview K-8", "PK-5 Oak", "Grades 6-8 Annex", "Concord ES", "PS 12", "MIDDLE COLLEGE", "Escuela Roble", "Oak (Middle)",
]  # fmt: skip


@pytest.mark.parametrize("name", SUFFIXED)
def test_a_suffix_is_added_to_a_name_that_says_no_school(name):
    assert suffixed(name, "Elementary") == f"{name} Elementary"


@pytest.mark.parametrize("name", SCHOOLS)
def test_a_suffix_is_not_added_to_a_name_that_says_it_is_a_school(name):
    assert suffixed(name, "Elementary") == name


@pytest.mark.parametrize("name", SUFFIXED + SCHOOLS)
def test_without_a_suffix_a_name_stays_as_it_is(name):
    assert suffixed(name, "") == name


SLUGS = {
    "Cedar Hollow": "cedar-hollow", "O'Neill": "oneill", "O’Neill": "oneill", "St. Mary's": "st-marys", "Peña": "pena",
    "Ḵ̓wala–Žarnowiec": "kwala-zarnowiec", "ʔaqʷ": "aqw", "Łódź": "lodz", "Straße": "strasse", "K-8": "k-8", "../../up": "up",
    "/etc/passwd": "etc-passwd", "C:\\Windows": "c-windows", "a\0b": "a-b", "..": "", "學校": "", "": "", "--": "",
}  # fmt: skip


@pytest.mark.parametrize(("name", "folder"), SLUGS.items())
def test_a_folder_has_small_letters_figures_and_hyphens(name, folder):
    assert slug(name) == folder


@pytest.mark.parametrize("name", ["con", "CON", "Prn", "aux.", "nul", "com1", "COM¹", "LPT9", "Press Runs"])
def test_a_folder_never_has_a_name_that_somebody_else_has_taken(name):
    assert slug(name).endswith("-school")


def test_a_name_that_only_begins_like_a_device_keeps_its_folder():
    assert [slug(name) for name in ("COM10", "LPT0", "Conway", "PS 9")] == ["com10", "lpt0", "conway", "ps-9"]


def test_ms_before_a_name_is_a_lady_and_before_a_number_a_school():
    assert title_cased("MS ANGELA DAVIS ACADEMY") == "Ms Angela Davis Academy"
    assert title_cased("MS 131") == "MS 131"
    assert title_cased("CEDAR HOLLOW MS") == "Cedar Hollow MS"


def test_a_folder_of_a_long_name_is_cut_at_sixty_letters():
    assert slug("Cedar " * 40) == ("cedar-" * 10)[:-1]


@pytest.mark.parametrize("name", WRITTEN)
def test_a_slug_is_its_own_slug(name):
    assert slug(slug(name)) == slug(name)


def test_a_hash_stands_for_its_own_words_in_their_own_places():
    rows = [("a", "b"), ("ab", ""), ("", "ab"), ("b", "a"), ("a", "b", ""), ("\ud800",)]
    assert len({short_hash(*row) for row in rows}) == len(rows)
    assert all(len(short_hash(*row)) == 10 for row in rows)
