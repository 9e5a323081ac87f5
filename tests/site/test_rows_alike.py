"""The rows of a list are understood in the browser as on the command line: the same schools, told in the same words."""

from collections import Counter
from pathlib import Path
from random import Random

import pytest
import troubled
from alike import ROOT, asked
from lists import workbook
from surveyed import TABLES, compared
from test_lines_alike import is_known

pytestmark = pytest.mark.needs("node")
LISTS = 600
READINGS = (
    {},
    {"title_case": True},
    {"suffix": "School"},
    {"name_strip": True},
    {"grades_from_name": True},
    {"title_case": True, "suffix": "Academy", "name_strip": True, "grades_from_name": True},
)
TROUBLES = {
    "same names": [
        "School,Town,Phone",
        "Larch,Elm,206-555-0101",
        "Larch,Oak,206-555-0102",
        "larch,Oak,1 (206) 555-0102",
        "Larch!,,",
    ],
    "same names and no town": ["School,Grades", "Larch,K-5", "Larch,6-8", "Larch,9-12", "Larch,K-5"],
    "same names by other columns": [
        "School,Address,Shift,Grade",
        "Larch,1 Elm,day,K-5",
        "Larch,2 Elm,day,6",
        "Larch,2 Elm,eve,7",
    ],
    "same ids": ["School,School ID", "Larch,7", "Oak,7", "Fern,8", "Fern,8", "Alder,9"],
    "names without letters of ours": ["School,Town", "學校,Elm", "學校,Oak", "学校,", "Μεγα,Elm", "ʻĀina,Elm"],
    "folders of devices": ["School", "con", "NUL", "Press Runs", "com1", "aux school", "Con School", "con-school"],
    "names that are others' folders": ["School,Town", "Larch,Elm", "Larch,Oak", "Larch Elm,Fir", "Larch Oak,Fir"],
    "grades in every spelling": [
        "School,Grades",
        *(
            f"Larch {nth},{said}"
            for nth, said in enumerate(
                (
                    "K-5",
                    '"K,1,2"',
                    "06-08",
                    "High",
                    "Jr./Sr. High",
                    "ungraded",
                    "",
                    "Prekinder a 5",
                    "٣",
                    "13",
                    "2.5",
                    "5.0",
                    "N/A",
                    "9 - 12",
                )
            )
        ),
    ],
    "low and high": ["School,Low Grade,High Grade", "Larch,K,5", "Oak,6,", "Fern,,8", "Alder,x,9", "Birch,PK,PK", "Elm,-1,5"],
    "a column a grade": ["School,PK,KG,G01,G02,G03", "Larch,Y,Y,N,N,N", "Oak,0,0,12,4,<5", "Fern,N,N,N,N,N", "Alder,,,,,"],
    "grades by names": ["School", "Larch High School", "Oak K-8", "P.S. 9", "Fern", "Middle Town", "Elm Elementary/Middle"],
    "languages": [
        "School,Languages",
        "Larch,en",
        "Oak,English and Spanish",
        "Fern,es;en+es",
        "Alder,español y ingles",
        "Elm,constructor",
        "Fir,EN + ES | es & x",
        "Ash,",
        "Yew,fr",
    ],
    "quantities": [
        "School,Copies,Posters,Guides,Cards",
        "Larch,25,,,",
        "Oak,250.0,1,2,3",
        "Fern,many,-1,1.5,",
        "Alder,٢٥,1234567,0,x",
    ],
    "all lines": [
        "School,District,Counselor,SRO,Phone,Hotline,Local Police",
        "Larch,Cedar Hollow USD,Ms. Okafor,Officer Reyes,206-555-0101,1-888-555-0102,911",
        "Oak,,,,12,12,206.555.0103 x4",
        "Fern,“USD”,,,2065550104,,",
    ],
    "what cannot be printed": [
        "School,Counselor,Phone",
        "La\u202erch,Ms. Hall,206-555-0101",
        "Oak,A\u0301\u0302\u0303\u0304\u0305,x",
        f"{'A' * 161},\u200b,206-555-0102",
        "\u0301,Mr. Hall,206-555-0103",
    ],
    "marks that nobody sees": [
        "School,Counselor,Other",
        "Lar\u200bch,Ms.\u00ad Hall,x",
        "Oak,\ufeffMr. Hall,\u200b",
        "\u200b,,",
        "Fern\u200e,,",
    ],
    "no name": ["School,Phone", ",206-555-0101", "N/A,206-555-0102", "Larch,", "tbd,"],
    "totals and headers again": [
        "School,Pupils",
        "Larch,12",
        "School,Pupils",
        "Total,24",
        "Grand total: 2 schools,",
        ",Total",
        "2 schools in all,",
        "Total Wellness Academy,3",
        "Gran Total de Escuelas,9",
        "Oak,",
        "total,x",
    ],
    "closed": [
        "School,Status,Close Date",
        "Larch,Open,",
        "Oak,Closed,",
        "Fern,Open,6/30/2019",
        "Alder (closing),Open,",
        "Elm,Inactiva,",
        "Closed Gate Academy,Open,",
        "Fir,Open,2019",
        "Ash,Open,x",
    ],
    "a word for closed anywhere": [
        "School,Note,Status",
        "Larch,merged with Oak,A",
        "Oak,to be deleted,A",
        "Fern,Disclosed,A",
        "Elm,CERRADA,A",
    ],
    "rows that say the same": ["School,Town", "Larch,Elm", "Larch,Elm", " Larch ,Elm,", "Oak,Elm", "Larch,Oak", "Larch,Elm"],
    "cells beyond the headers": ["School,Town", "Larch,Elm,more", "Oak,Elm,,", "Fern,Elm,,,x", "Alder"],
    "names in capitals": [
        "School,Counselor",
        "MCKINLEY H.S.,MS. O'NEILL",
        "RIO DE LOS ANGELES,DR. MACDONALD",
        "P.S. 9,",
        "STEM AT THE 1ST,",
        "ʻAIEA,",
        "MS 12,",
        "ESCUELA DE LA PEÑA,",
        "PREK CENTER,",
    ],
    "names with codes": [
        "School,Phone",
        "07X029: P.S. 29,206-555-0101",
        "07X030 - Larch,206-555-0102",
        "(123) Oak,206-555-0103",
        "1234 Fern,",
    ],
    "names of many letters": ["School,Town", f"{'Larch ' * 12},Elm", f"{'Larch ' * 12}Two,Elm", f"{'Larch ' * 12}Two,Oak"],
    "many of one kind": [
        "School,Grades,Phone",
        *(f"Larch {nth % 7},grade {'x' * (nth % 9)},206-555-{nth % 11:04}" for nth in range(60)),
    ],
    "no rows": ["School,Grades", ",", " , "],
}


def _written(folder: Path, name: str, lines: list[str]) -> Path:
    path = folder / f"{name}.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


@pytest.mark.parametrize("trouble", TROUBLES)
def test_every_kind_of_trouble_is_told_in_the_same_words(trouble, tmp_path):
    path = _written(tmp_path, "list", TROUBLES[trouble])
    told(trouble, compared((path, reading) for reading in READINGS))


def test_seattles_schools_are_the_same_schools():
    path = ROOT / "tests" / "rosters" / "seattle-public-schools.csv"
    chosen = ({"only": {"TYPE": ["Elementary", "k-8"]}}, {"columns": {"name": "SCHOOL"}}, {"only": {"TYPE": ["Elementry"]}})
    told("Seattle", compared((path, reading) for reading in (*READINGS, *chosen)))


def test_lists_by_chance_are_the_same_schools(tmp_path):
    chance = Random(41)  # noqa: S311 (the same each time)
    lists = []
    for nth in range(LISTS):
        rows = troubled.table(chance)
        said = troubled.delimited(rows)
        if is_known(said) and not any("\ud800" <= letter <= "\udfff" for letter in said):
            path = tmp_path / f"{nth}.csv"
            path.write_text(said, encoding="utf-8", newline="")
            lists.append((path, troubled.options(chance, rows)))
    told("by chance", compared(lists))


def test_sheets_that_are_read_as_one_list_are_told_with_their_names(tmp_path):
    rows, more, last = ([*map(_typed, TROUBLES[name])] for name in ("same names", "closed", "grades in every spelling"))
    path = workbook(tmp_path / "list.xlsx", rows, Middle=more, High=last)
    told("sheets", compared((path, {"sheet": sheet}) for sheet in ("all", "High", "Middle", "", "none")))


def test_logos_are_told_once_with_the_way_out(tmp_path):
    rows = [(6, ["School", "Logo"]), *((nth, [f"Larch {nth}", "larch.png"]) for nth in range(7, 12))]
    [found] = asked(
        "rows.mjs", [{"file": "list.csv", "sheets": [{"name": "", "rows": rows}], "sheet": "", "wanted": {}}], tables=TABLES
    )
    notices = [notice for row in found["is"]["rows"] for notice in row["notices"] if "logo" in notice["what"]]
    assert [(notice["what"], notice["where"]["line"], notice["where"]["column"]) for notice in notices] == [
        ("the logos in “Logo” are left out, for a page cannot open the files that a list names", 6, 2)
    ]
    assert "Choose one logo for all schools here" in notices[0]["wayOut"]
    assert all(row["school"] for row in found["is"]["rows"])


def _typed(line: str) -> list[object]:
    return [*line.split(",")]


def told(what: str, counts: Counter[str]) -> None:
    """Says what was compared, without a difference."""
    print(f"{what}: {', '.join(f'{count:,} {of}' for of, count in counts.items())}")
    assert counts["lists"] or counts["refused"]
