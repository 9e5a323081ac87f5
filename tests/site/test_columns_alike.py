"""A list's columns are understood in the browser as on the command line."""

import json
import re
from base64 import b64encode
from collections import Counter
from itertools import chain
from pathlib import Path
from random import Random

import listed
import pytest
import rosters
import yaml
from alike import ROOT, answered, asked, told
from odd import spoilt
from test_lines_alike import is_known

from handbill.problems import Unusable
from handbill.roster.sheets import Part, parts
from handbill.roster.tables import table
from handbill.roster.vocabulary import HEADERS
from handbill.site import columntables, rowtables

pytestmark = pytest.mark.needs("node")
TABLES = {"columns": columntables.tables(), "rows": rowtables.tables()}
WORDS = yaml.safe_load((ROOT / "materials" / "en" / "site.yaml").read_text(encoding="utf-8"))["columns"]
ENCODINGS = {"utf-8-sig": "utf-8", "cp1252": "windows-1252", "utf-16-le": "utf-16le", "utf-16-be": "utf-16be"}


def compared(given: list[tuple[bytes, dict[str, str]]], folder: Path, sheet: str = "", name: str = "list.csv") -> Counter[str]:
    """Reads each list both ways, and says how many were understood, and how many refused for what."""
    path, counts = folder / name, Counter[str]()
    asking = [{"name": str(path), "bytes": b64encode(data).decode(), "wished": wished, "sheet": sheet} for data, wished in given]
    answers = asked("columns.mjs", asking, tables=TABLES, columns=WORDS)
    for (data, wished), script in zip(given, answers, strict=True):
        path.write_bytes(data)
        python = answered(lambda wished=wished: [_part(part) for part in parts(table(path, sheet), wished, sheet)])
        python = json.loads(json.dumps(python))
        assert script == python, (data, wished)
        counts["understood" if "is" in script else re.sub("“.*?”", "…", script["unusable"][0]["what"])] += 1
    return counts


def _part(part: Part) -> dict[str, object]:
    headers, opened = part.headers, part.table
    return {
        "name": opened.name, "sheet": opened.sheet, "written": _written(part), "row": headers.row, "headers": headers.headers,
        "columns": [vars(column) | {"why": column.why.replace("--column says", "was chosen")} for column in headers.columns],
        "unused": headers.unused, "grades": headers.by_grade and [*headers.by_grade.at.items()], "telling": headers.telling,
        "notices": [told(notice) for notice in headers.notices], "at": [*headers.at.items()],
        "numbered": sorted(headers.numbered.items(), key=lambda one: one[1]), "names": headers.names, "rows": [*_rows(part)],
    }  # fmt: skip


def _written(part: Part) -> list[str] | None:
    encoding = getattr(part.table, "encoding", "")
    if encoding == "utf-16":
        encoding = "utf-16-be" if part.table.path.read_bytes()[:2] == b"\xfe\xff" else "utf-16-le"
    return [ENCODINGS[encoding], part.table.delimiter] if encoding else None


def _rows(part: Part):
    try:
        for number, cells in part.table.rows():
            span = part.headers.by_grade.span(cells)[1] if part.headers.by_grade else ""
            yield [number, cells, part.headers.cells(cells), span]
    except Unusable as unusable:
        yield [*map(told, unusable.problems)]


LISTS = {  # as people and programs hand them in
    "a title, and two ids": "Cedar County,,,\n,,,\nLEAID,NCESSCH,SCH_NAME,PHONE\n53,530001,Larch,206-555-0101\n53,530002,Oak,\n",
    "headers of dBase": "SCHOOL,C,254;GRADES,C,10;PHONE,C,20\nLarch;K-5;(206) 555-0101\n".replace(";", "\t"),
    "curly headers": "School’s Name,School’s Phone #,Counselor(s)\nLarch,206.555.0101,Ms. Okafor\n",
    "codes before names": "School,Level\n07X029: P.S. 29,ES\n07X031: I.S. 31,MS\n",
    "a column for each grade": "School,PK,KG,G01,G02,G03\nLarch,Y,Y,N,N,N\nOak,N,N,Y,Y,Y\n",
    "pupils of each grade": 'School,6,7,8,9,10,11,12\nLarch,120,<5,98,0,0,0,0\nOak,0,0,0,"1,204",9,9,9\n',
    "half a span": "School,Low Grade\nLarch,K\n",
    "two that ask": "School Name,Name of School\nLarch,Oak\n",
    "twice the same": "School,School\nLarch,Oak\n",
    "no name": "Address,Email\n1 Main St,a@cedar.example\n",
    "phones of another": "School,Principal Phone,Office Line\nLarch,206-555-0101,206-555-0102\nOak,206-555-0103,206-555-0104\n",
    "phones of elsewhere": "Escuela,Teléfono\nAlerce,55 1234 5678\nRoble,55 8765 4321\n",
    "no header that is known": "Where,When\nCedar Hollow High School,K-5\nLarch Elementary,6-8\n",
    "more cells than headers": "School,Grades\nLarch,K-5,,more\nOak\n",
    "invisible marks": "\ufeffSch\u00adool,\u200bGrades\nLa\u200brch,K-5\n",
    "figures of elsewhere": "School,Posters,Grades\nLarch,٢٥,٦-٨\nOak,１２,①\n",
    "nothing": "\n\n",
    "one cell": "School",
    "cells of many lines": 'School,Notes\n"Larch","one\ntwo ""three"""\n"Oak","a"b\n',
}


def test_lists_as_people_hand_them_in_are_understood_alike(tmp_path):
    """Each as it is, with each of its headers named for the school's name, and with one named that it does not have."""
    given = [(path.read_bytes(), {}) for path in sorted((ROOT / "tests" / "rosters").glob("*.csv"))]
    for said in LISTS.values():
        headers = [*filter(None, max(said.splitlines(), key=len).replace("\t", ",").split(","))]
        given += [
            (said.encode(), wished) for wished in ({}, {"name": "Schol"}, {"nam": "School"}, *({"name": one} for one in headers))
        ]
    counts = compared(given, tmp_path)
    print(f"{len(given):,} lists compared, 0 differ: {dict(counts)}")
    assert counts["understood"] > len(LISTS)


def _text(data: bytes) -> str:
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff")) or 0 in data[:2]
    return data.decode(("utf-16-be" if data[0] in b"\0\xfe" else "utf-16-le") if wide else "utf-8", "replace")


def test_lists_that_are_written_in_every_way_are_understood_alike(tmp_path):
    """Those with which the command line is tried, some of them spoilt."""
    chance, given = Random(34), []  # noqa: S311 (the same each time)
    for nth in range(1_000):
        data = rosters.written(chance)
        given.append((spoilt(data, chance) if nth % 2 else data, {}))
    given = [(data, wished) for data, wished in given if data and is_known(_text(data))]
    counts = compared(given, tmp_path)
    print(f"{len(given):,} lists compared, 0 differ: {dict(counts)}")
    assert counts["understood"] > len(given) / 2


def test_lists_of_every_kind_of_column_are_understood_alike(tmp_path):
    chance = Random(31)  # noqa: S311 (the same each time)
    given = []
    while len(given) < 3_000:
        rows = listed.table(chance)
        said = listed.delimited(rows, chance)
        if is_known(said):
            headers = [*filter(None, chain(*rows[:2]))]
            wished = {chance.choice([*HEADERS]): chance.choice(headers)} if headers and chance.random() < 0.2 else {}
            given.append((listed.encoded(said, chance), wished))
    counts = compared(given, tmp_path)
    print(f"{len(given):,} lists compared, 0 differ: {dict(counts)}")
    assert counts["understood"] > 500
    assert len(counts) > 3


def test_files_that_are_hardly_a_list_are_read_alike_to_their_end(tmp_path):
    chance = Random(32)  # noqa: S311 (the same each time)
    given = [(listed.scribbled(chance), {}) for _ in range(4_000)]
    counts = compared(given, tmp_path)
    print(f"{len(given):,} files compared, 0 differ: {dict(counts)}")
    assert len(counts) > 4
