"""A school's grades are read from whatever says them: a cell, a column a grade, or, when it is asked for, its name."""

import csv

import pytest
from lists import check, gathered, schools, spans, taken
from runs import ALONE, batch, read

from handbill.roster.grades import grades
from handbill.roster.namedgrades import named_grades
from handbill.roster.schools import roster

FORMS = {
    "9-12": (9, 12), "K5F-6": (0, 6), "6,7-8": (6, 8), "PreKF,K5F-6,7-8": (-1, 8), "K5H,1-5": (0, 5), "PreKH-5": (-1, 5),
    "K4F,K5F": (-1, 0), "PK4-8": (-1, 8), "PK3": (-1, -1), "P-5": (-1, 5), "G6-G8": (6, 8), "KK-05": (0, 5), "Kdg-4": (0, 4),
    "ELEM": (0, 5), "ES": (0, 5), "MS": (6, 8), "HS": (9, 12), "SHS": (9, 12), "JHS": (7, 8),
    "INTMIDJR": (6, 8), "SECONDARY": (7, 12),
    "ELEMHIGH": (0, 12), "Elem/MS": (0, 8), "BÁSICA": (1, 9), "Prebásica": (-1, 0), "Pre-básica": (-1, 0), "Media": (9, 12),
    "Segunda Unidad": (0, 8), "1ro-6to": (1, 6), "1º a 6º": (1, 6), "Séptimo a Noveno": (7, 9), "Nivel Elemental": (0, 5),
    "Purely ES": (0, 5), "JHS with SHS": (7, 12), "09,10,11,12,SP": (9, 12), "PK,0K,01,SE": (-1, 1),
    "Early Childhood": (-1, 0), "Preparatoria": (9, 12),
}  # fmt: skip


@pytest.mark.parametrize(("cell", "span"), FORMS.items())
def test_grades_are_read_in_the_forms_that_lists_have(cell, span):
    assert grades(cell) == span


@pytest.mark.parametrize(("span", "told"), [((-1, 5), "PK-5"), ((0, 8), "K-8"), ((9, 12), "9-12"), ((7, 7), "7")])
def test_a_span_is_told_as_it_is_written(span, told):
    assert grades("-".join({-1: "PK", 0: "K"}.get(grade, str(grade)) for grade in span)).told == told


# --- a column a grade ---

FLAGS = {
    "0 and 1": ("School,KG,G01,G02,G03", "Fern,1,1,1,0", "Oak,0,0,1,1"),
    "Y and N": ("School,Kindergarten,Grade_1,Grade_2,Grade_3", "Fern,Y,Y,Y,N", "Oak,N,n,y,Y"),
    "X": ("School,K,1st,2nd,3rd", "Fern,X,X,x,", "Oak,,,X,X"),
    "pupils": ("School,KG,Gr 1,Gr 2,Gr 3", 'Fern,"1,012",40,38,0', "Oak,0,0,<10,22"),
    "yes and no": ("School,G_KG_OFFERED,G_1_OFFERED,G_2_OFFERED,G_3_OFFERED", "Fern,Yes,Yes,Yes,No", "Oak,No,No,Yes,Yes"),
    "Spanish": ("Escuela,Kínder,Grado 1,Grado 2,Grado 3", "Fern,Sí,Sí,Sí,No", "Oak,No,No,Sí,Sí"),
    "in any order": ("G03,G02,School,KG,G01", "0,1,Fern,1,1", "1,1,Oak,0,0"),
}  # fmt: skip


@pytest.mark.parametrize("lines", FLAGS.values(), ids=FLAGS)
def test_a_column_a_grade_is_read_as_a_span(lines, listed):
    path = listed(*lines)
    assert spans(path) == [(0, 2), (2, 3)]
    assert [school.grades_told for school in schools(path)] == ["K-2", "2-3"]
    assert not gathered(path)


def test_columns_a_grade_are_told_as_one_with_examples(listed):
    told = check(listed(*FLAGS["0 and 1"]))
    assert told[1] == (
        "Column “KG” to “G03” is taken for grades: likely, 4 columns are a grade each, and say whether it is taught"
        " (“K-2”, “2-3”)."
    )
    assert not [line for line in told if line.startswith("Not used")]


def test_a_school_of_which_no_grade_is_marked_has_none(listed):
    assert spans(listed("School,KG,G01,G02", "Fern,1,1,1", "Oak,0,0,0")) == [(0, 2), None]


def test_a_column_of_grades_goes_before_a_column_a_grade(listed):
    path = listed("School,Grades,KG,G01,G02", "Fern,6-8,1,1,1")
    assert spans(path) == [(6, 8)]


@pytest.mark.parametrize("headers", ["1,2,3,4", "Period 1,Period 2,Period 3,Period 4", "KG,G01,Notes 2,Room 3"])
def test_columns_that_could_be_of_anything_are_no_grades(headers, listed):
    assert "grades" not in taken(roster(listed(f"School,{headers}", "Fern,1,1,0,0", "Oak,0,1,1,0")))


# --- the name ---

NAMED = {
    "Cedar Hollow High": (9, 12), "Cedar Hollow High School": (9, 12), "Larch HS": (9, 12), "Fern Middle": (6, 8),
    "Birch MS": (6, 8), "Alder El Sch": (0, 5), "Oak Elementary School #3": (0, 5), "Elm ES": (0, 5), "P.S. 9": (0, 5),
    "PS 12/IS 40": (0, 8), "P.S. / M.S. 29 Cedar": (0, 8), "M.S. 44": (6, 8), "J.H.S. 45": (7, 8), "Pine Jr. High": (7, 8),
    "Fir Jr./Sr. High School": (7, 12), "Ash Middle/High": (6, 12), "Yew Elementary and Middle School": (0, 8),
    "Fern K-8": (0, 8), "Fern K8": (0, 8), "Oak PreK-5": (-1, 5), "Larch 6-12 Academy": (6, 12),
    "High Point Elementary": (0, 5), "Middle Village Elementary": (0, 5), "High School of Art": (9, 12),
    "Escuela Superior Los Robles": (9, 12), "Escuela Elemental El Yunque": (0, 5), "Escuela Intermedia Río": (6, 8),
    "Cedar Secondary": (7, 12), "Fern Primary": (0, 5), "Oak Preschool": (-1, -1),
}  # fmt: skip
UNNAMED = (
    "Cedar Hollow Academy",
    "Highland Park",
    "Ms. Hall Academy",
    "High Point",
    "Unidad El Prado",
    "Fern Intermediate",
    "Lake Superior",
)


@pytest.mark.parametrize(("name", "span"), NAMED.items())
def test_a_name_may_say_its_grades(name, span):
    assert named_grades(name) == span


@pytest.mark.parametrize("name", UNNAMED)
def test_most_names_say_none(name):
    assert named_grades(name) is None


def test_grades_are_read_from_names_only_when_asked_and_each_row_is_told(listed, tmp_path):
    path = listed("School,Phone", "Larch High,555-555-0101", "Fern Middle,555-555-0102", "Oak Academy,555-555-0103")
    assert spans(path) == [None, None, None]
    assert "or have names read with --grades-from-name (“Larch High” is 9-12)." in gathered(path)[0]
    assert spans(path, grades_from_name=True) == [(9, 12), (6, 8), None]
    done = batch(path, tmp_path / "out", *ALONE, "--grades-from-name")
    assert {entry.why for entry in read(tmp_path / "out")} == {
        "grades 6-12, and the school has 9-12 by its name", "grades 6-12, and the school has 6-8 by its name",
    }  # fmt: skip
    assert "2 rows: the grades are read from the name: “9-12”, “6-8” (rows 2, 3). Look whether they are right." in done.stderr
    with (tmp_path / "out" / "problems.csv").open(encoding="utf-8-sig", newline="") as file:
        told = {row["row"]: row["what"] for row in csv.DictReader(file)}
    assert told["2"] == "the grades 9-12 are read from the name “Larch High”"
    assert told["3"] == "the grades 6-8 are read from the name “Fern Middle”"


def test_what_a_row_says_goes_before_its_name(listed):
    assert spans(listed("School,Grades", "Larch High,6-8"), grades_from_name=True) == [(6, 8)]
