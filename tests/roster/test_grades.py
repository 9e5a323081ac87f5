"""A school's grades are understood as rosters write them, or not at all; they choose its pieces."""

import pytest

from handbill.roster.grades import grades, serves

SPANS = {
    "K-5": (0, 5), "KG": (0, 0), "05": (5, 5), "PK": (-1, -1), "K,1,2": (0, 2), "6-8": (6, 8), "09-12": (9, 12), "K8": (0, 8),
    "Grades 6 to 8": (6, 8), "Grade 9": (9, 9), "9 - 12": (9, 12), "6–8": (6, 8), "6, 7 & 8": (6, 8), "6, 7 and 8": (6, 8),
    "K through 5th": (0, 5), "1st-3rd": (1, 3), "PK-KG": (-1, 0), "Pre-K - 5": (-1, 5), "Pre K-5": (-1, 5), "PreK-8": (-1, 8),
    "Pre-Kindergarten to Grade 5": (-1, 5), "TK-6": (0, 6), "EE-05": (-1, 5), "3K,PK,0K,01,02": (-1, 2), "4K-8": (-1, 8),
    "K4-12": (0, 12), "KG05": (0, 5), "Sixth to Eighth": (6, 8), "12-9": (9, 12), "5.0": (5, 5), "K_5": (0, 5),
    "del 6 al 8": (6, 8), "Grados K a 5": (0, 5),
}  # fmt: skip
LEVELS = {
    "ELEMENTARY": (0, 5), "Elem.": (0, 5), "Primary School": (0, 5), "Middle School": (6, 8), "Junior High": (7, 8),
    "Jr. High": (7, 8), "High School": (9, 12), "Senior High": (9, 12), "Sr. High": (9, 12), "Secondary": (7, 12),
    "Elementary/Middle": (0, 8), "Middle & High": (6, 12), "Junior-Senior High": (7, 12), "Jr./Sr. High": (7, 12),
    "Escuela Elemental": (0, 5), "Intermedia": (6, 8), "Superior": (9, 12),
}  # fmt: skip
UNKNOWN = (
    "", "UG", "13", "K-13", "nonsense", "K-12, UG", "9-12 nights", "Intermediate", "Highland", "0912", "112", "2.5", "8-Jun",
    "2024-06-08", "6/8/2024", "9" * 5000, "²", "Grades", "学校",
)  # fmt: skip


@pytest.mark.parametrize(("text", "span"), (SPANS | LEVELS).items())
def test_grades_are_understood_as_rosters_write_them(text, span):
    assert grades(text) == span


WORDS = "Kindergarten First Second Third Fourth Fifth Sixth Seventh Eighth Ninth Tenth Eleventh Twelfth"


@pytest.mark.parametrize(("grade", "word"), [*enumerate(WORDS.split())])
def test_a_grade_may_be_a_word(grade, word):
    assert grades(word) == (grade, grade)
    assert grades(f"{word} grade") == (grade, grade)


@pytest.mark.parametrize(
    ("span", "words"),
    {
        (-1, -1): "PreK prekindergarten preschool prekinder PS EE 3K 4K", (0, 0): "KG KN KF TK kinder",
        (0, 5): "elem primaria elemental", (6, 8): "middle intermedia", (7, 8): "junior jr", (9, 12): "senior sr superior",
        (7, 12): "secondary secundaria",
    }.items(),
)  # fmt: skip
def test_a_level_may_be_any_of_its_words(span, words):
    assert {word: grades(word) for word in words.split()} == dict.fromkeys(words.split(), span)


@pytest.mark.parametrize("text", SPANS | LEVELS)
def test_capitals_and_spaces_change_nothing(text):
    assert grades(f"  {text.upper()} ") == grades(text.lower()) == grades(text)


@pytest.mark.parametrize("text", UNKNOWN)
def test_what_is_not_understood_is_no_guess(text):
    assert grades(text) is None


def test_numbers_go_before_the_kind_of_school():
    assert grades("K-8 Elementary School") == (0, 8)
    assert grades("High School, 7-12") == (7, 12)


@pytest.mark.parametrize(
    ("piece", "school", "suits"),
    [
        ("any", "K-5", True), ("any", "UG", True), ("6-12", "K-5", False), ("6-12", "K-6", True), ("6-12", "K-8", True),
        ("6-8", "9-12", False), ("9-12", "8-9", True), ("6-12", "UG", False), ("9-12", "", False),
    ],
)  # fmt: skip
def test_a_piece_suits_a_school_that_teaches_one_of_its_grades(piece, school, suits):
    assert serves(piece, grades(school)) is suits
