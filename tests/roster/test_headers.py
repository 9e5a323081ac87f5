"""A column is known by its header, however it is dressed, and by its values where the header says nothing."""

import pytest
from lists import check, gathered, notices, refused, schools, taken, workbook

from handbill.roster.schools import roster
from handbill.roster.vocabulary import named

DRESSED = {
    "name": (
        "School Name*", "SCHOOL^", "school\nname", "Schools", "School’s Name", "School's Name", "Schools’ Names", "Sch Name,C,80",
        "SCHOOL_NAME,C,254", "officialName", "Official Name", "Campus/School", "School (official name)", "SchName", "nombre",
        "Nombre_del_plantel", "NOMBRE DEL CENTRO EDUCATIVO", "Nombre de la Escuela:", "Escuelas", "[School]", "School Name ▲",
    ),
    "id": (
        "SchoolID", "School ID,N,9,0", "sourcedId", "BEDS CODE", "CDSCode", "Location Code", "sace_code", "Código",
        "codigo_centro",         "Clave del Centro de Trabajo", "School #", "STATE_SCHOOL_ID",
    ),
    "phone": (
        "Phones", "School’s Phone", "Phone (main)", "Teléfono de la escuela", "mainPhone", "Tel.", "SchoolPhone,C,14",
        "Phone/Fax",
    ),
    "grades": (
        "GradeList", "GSserved", "GSoffered", "Grados", "Grade(s)", "Grade Span,C,12", "nivel", "Grades Taught",
        "gradeBand",
    ),
    "counselor": (
        "Counselor(s)", "School Counselors", "Counselor’s Name", "Principal / Counselor", "Consejeras",
        "counselorName",
    ),
    "sro": ("SRO / Officer", "SRO(s)", "School Resource Officers", "sroName"),
    "district": ("Districts", "District,C,254", "LEA_NAME", "Distrito escolar*"),
}  # fmt: skip


@pytest.mark.parametrize(("field", "header"), [(field, header) for field, headers in DRESSED.items() for header in headers])
def test_a_header_is_known_in_any_dress(field, header):
    assert max(named(header).items(), key=lambda one: one[1])[0] == field


OTHERS = (
    "Zip Code", "Area Code", "Principal", "Counselor Email", "Fax", "Cell Phone", "Nurse’s Phone", "Website", "School Type Code",
    "School Year", "School Address", "County Name", "Principal Name", "Average Grade", "Grade 3 Enrollment Count",
    "Student Number",
    "#", "No.", "Row Number", "Status", "Parent’s Phone", "SRO Email", "Phone (fax)", "Counselor (email)", "x" * 100, "", "学校",
)  # fmt: skip


@pytest.mark.parametrize("header", OTHERS)
def test_a_header_of_something_else_is_for_none_of_these(header):
    assert not {"name", "id", "phone", "counselor", "sro"}.intersection(named(header))


def test_the_headers_of_a_database_and_those_with_marks_are_read(listed):
    path = listed('"Site,C,80","Fono,C,14","GradeBand,C,9"', "Larch Elementary,555-555-0107,K-5", "Birch Middle,555-555-0108,6-8")
    assert taken(roster(path, {"name": "Site,C,80"})) == {"name": "Site,C,80", "grades": "GradeBand,C,9"}


@pytest.mark.parametrize("bytes_", ["utf-8", "cp1252"])
def test_spanish_headers_with_accents_and_curly_apostrophes_are_read(bytes_, listed):
    lines = "Nombre del plantel;Teléfono’s;Niveles\n"
    lines += "Escuela Los Robles;787-555-0101;Elemental\nEscuela El Yunque;787-555-0102;Superior\n"
    found = roster(listed(lines.encode(bytes_)))
    assert taken(found) == {"name": "Nombre del plantel", "phone": "Teléfono’s", "grades": "Niveles"}


# --- by the values ---


def test_names_of_schools_are_known_under_a_header_that_says_nothing(listed):
    path = listed("Planta,Zona", "Cedar Hollow Elementary,North", "Larch Middle School,North", "Fern Academy,South")
    [name] = roster(path).columns
    assert (name.header, name.sure, name.why) == ("Planta", "guess", "its values are schools")


@pytest.mark.parametrize(
    ("header", "cells"),
    [("EILCode", ("ELEM", "HS", "INTMIDJR")), ("Tramo", ("K-5", "6-8", "9-12")), ("GRTAUGHT", ("PreKF,K5F-6", "7-8", "K5H,1-5"))],
)
def test_grades_are_known_under_a_header_that_says_nothing(header, cells, listed):
    path = listed(f"School,{header}", *(f'Cedar {nth},"{cell}"' for nth, cell in enumerate(cells)))
    assert taken(roster(path))["grades"] == header


@pytest.mark.parametrize(
    ("header", "cells"), [("State", ("MS", "MS", "MS")), ("Region", ("1", "2", "3")), ("Wing", ("K", "E", "P"))]
)
def test_what_only_looks_like_grades_is_not_taken_for_them(header, cells, listed):
    path = listed(f"School,{header}", *(f"Cedar {nth},{cell}" for nth, cell in enumerate(cells)))
    assert "grades" not in taken(roster(path))


def test_a_column_of_kinds_of_school_is_not_taken_for_their_names(listed):
    path = listed("School,Site Name", "Elementary,Cedar Hollow", "Middle,Larch", "High,Fern Hill", "Middle,Alder")
    assert taken(roster(path))["name"] == "Site Name"


@pytest.mark.parametrize(("yes", "no"), [("True", "False"), ("Yes", "No"), ("Y", "N")])
def test_a_column_of_answers_is_no_name(yes, no, listed):
    path = listed("Long School,Is Middle School", f"Larch,{yes}", f"Fern,{no}")
    assert taken(roster(path))["name"] == "Long School"


def test_a_mailbox_is_nobodys_name(listed):
    path = listed("School,Counselor", "Cedar Hollow,m.okafor@cedar.example.org", "Larch,j.lee@cedar.example.org")
    assert "counselor" not in taken(roster(path))


@pytest.mark.parametrize(
    ("headers", "first", "second", "wanted"),
    [
        ("School,State School ID,NCES ID", "Cedar,4711,530771001234", "Larch,4712,530771001235", "State School ID"),
        ("School,sourcedId,identifier", "Cedar,7f1c0a3e-0d9b,C1", "Larch,9b2d1b4f-1e8c,C2", "identifier"),
        ("School,School Code,School ID", "Cedar,12,A-00012", "Larch,12,A-00013", "School ID"),
    ],
)
def test_of_two_ids_the_short_and_distinct_one_is_taken(headers, first, second, wanted, listed):
    assert taken(roster(listed(headers, first, second)))["id"] == wanted


def test_it_is_told_that_two_columns_could_be_the_id_and_the_user_decides(listed):
    path = listed("School,School ID,School Code", "Cedar Hollow,A-1,7", "Larch,A-2,8")
    [(row, told)] = [told for told in notices(path) if "grades" not in told[1]]
    assert (row, told) == (1, "“School Code” is taken for id rather than “School ID”, for its values are short and distinct")
    assert schools(path, {"id": "School ID"})[0].folder == "a-1"


def test_of_two_columns_of_grades_the_one_in_figures_is_taken(listed):
    path = listed("School,School Level,Gradebook", "Cedar,Middle,7-8", "Larch,High,9-12")
    assert taken(roster(path))["grades"] == "School Level"
    path = listed("School,GradeGroup,GradeList2", "Cedar,SECONDARY,7-8", "Larch,SECONDARY,9-12")
    assert taken(roster(path))["grades"] == "GradeList2"


# --- what is offered ---


@pytest.mark.parametrize(("header", "number"), [("Front Desk", "(555) 555-0131"), ("Contact No", "5555550131")])
def test_a_column_of_phone_numbers_is_offered_as_the_phone(header, number, listed):
    path = listed(f"School,Grades,{header}", f"Cedar Hollow,K-5,{number}", f"Larch,6-8,{number[:-1]}2")
    [told] = gathered(path)
    assert f"“{header}” holds phone numbers (“{number}”) and is not printed" in told
    assert f'--column "phone={header}" takes it' in told
    assert "phone" in schools(path, {"phone": header})[0].lines


def test_numbers_in_a_workbook_are_offered_as_the_phone_too(tmp_path):
    rows = [["School", "Grades", "Reception"], ["Cedar Hollow", "K-5", 5555550131], ["Larch", "6-8", 5555550132]]
    [told] = gathered(workbook(tmp_path / "list.xlsx", rows))
    assert "“Reception” holds phone numbers (“5555550131”)" in told


@pytest.mark.parametrize("header", ["Fax", "Cell Phone", "Principal’s mobile"])
def test_a_number_that_nobody_answers_for_the_school_is_not_offered(header, listed):
    assert not gathered(listed(f"School,Grades,{header}", "Cedar Hollow,K-5,555-555-0131"))


@pytest.mark.parametrize(
    ("header", "number"),
    [("Telephone", "09 408 3049"), ("Phone", "(02) 8123 4567"), ("Teléfono", "0113 496 0000"), ("Phone No.", "0494331001")],
)
def test_a_phone_that_is_none_here_is_told_with_an_example(header, number, listed):
    [told] = gathered(listed(f"School,Grades,{header}", f"Cedar Hollow,K-5,{number}", f"Larch,6-8,{number}"))
    assert f"“{header}” is not taken for the phone: 0% of its values are US numbers of ten digits (“{number}”)" in told


def test_a_long_list_of_phones_that_are_none_here_is_no_list_of_errors(listed):
    rows = [f"Cedar {nth},K-5,09 408 {nth:04d}" for nth in range(30)]
    path = listed("School,Grades,School Phone", *rows)
    assert "not taken for the phone" in gathered(path)[0]
    assert len(schools(path)) == 30


CODED = {"07X029: P.S. 29 Cedar": "P.S. 29 Cedar", "0456 - Larch Academy": "Larch Academy", "(B-12) Fern Hill": "Fern Hill",
         "1022 Alder Middle": "Alder Middle", "31R|Birch High": "Birch High"}  # fmt: skip


@pytest.mark.parametrize(("name", "bare"), CODED.items())
def test_a_code_before_names_is_told_with_an_example_and_taken_off_when_asked(name, bare, listed):
    path = listed("School,Grades", f"{name},K-5")
    [told] = gathered(path)
    assert f"begin with a code (“{name}”). --name-strip takes it off, which leaves “{bare}”." in told
    assert schools(path)[0].lines["school"] == name
    assert schools(path, name_strip=True)[0].lines["school"] == bare
    assert not gathered(path, name_strip=True)


@pytest.mark.parametrize(
    "name", ["P.S. 29", "K-8 Academy", "21st Century School", "School 5: Cedar", "H.E.R.O. High", "I.S. 5: Fern"]
)
def test_a_name_with_a_figure_in_it_has_no_code_before_it(name, listed):
    assert schools(listed("School,Grades", f"{name},K-5"), name_strip=True)[0].lines["school"] == name


# --- where the headers stand ---


def test_of_a_workbook_without_a_name_column_the_row_most_like_headers_is_shown(tmp_path):
    rows = [["Lunch menus of Alder, week 12"], [], ["Dish", "Color", "Cook"], ["Soup", "red", "Kim"], ["Stew 2", "brown", "Lee"]]
    told = refused(workbook(tmp_path / "list.xlsx", rows))
    assert ":3:1: no column is for the school’s name." in told
    assert "The headers here: “Dish”, “Color”, “Cook”." in told


def test_check_tells_each_column_with_three_examples(listed):
    rows = [f"Cedar {nth},{nth}-{nth + 2},555-555-010{nth}" for nth in range(1, 6)]
    told = check(listed("School,Grades,Phone", *rows))
    assert "(“Cedar 1”, “Cedar 2”, “Cedar 3”)." in told[0]
    assert "(“1-3”, “2-4”, “3-5”)." in told[1]
    assert "(“555-555-0101”, “555-555-0102”, “555-555-0103”)." in told[2]


def test_grades_are_known_by_their_values_in_a_list_that_is_sorted_by_them(listed):
    cells = ["Elem"] * 40 + ["HS"] * 40
    assert taken(roster(listed("School,Band7", *(f"Cedar {nth},{cell}" for nth, cell in enumerate(cells)))))["grades"] == "Band7"
