"""A list's schools as Python has them, and as the site's scripts have them."""

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from alike import answered, asked, on_a_page, told

from handbill.problems import Unusable
from handbill.roster.notices import Gathered
from handbill.roster.schools import Row, School, roster
from handbill.roster.tables import table
from handbill.site import columntables, rowtables

TABLES = {"columns": columntables.tables(), "rows": rowtables.tables()}
SCRIPTED = {  # what the scripts call what Python calls otherwise
    "title_case": "titleCase",
    "name_strip": "nameStrip",
    "grades_from_name": "gradesFromName",
    "suffix": "suffix",
    "only": "only",
    "sheet": "sheet",
    "columns": "columns",
}


def compared(lists: Iterable[tuple[Path, dict]]) -> Counter[str]:
    """Has each list of schools read both ways, with its options; gives how many there are of what came of it."""
    counts, given = Counter[str](), []
    for path, options in lists:
        try:
            asking = {"file": str(path), **_sheets(path, options.get("sheet", ""))}
        except Unusable:  # no list at all, and so nothing about rows
            counts["unread"] += 1
            continue
        given.append((path, options, asking | {"wanted": {SCRIPTED[name]: value for name, value in options.items()}}))
    for (path, options, _), script in zip(given, asked("rows.mjs", [one[2] for one in given], tables=TABLES), strict=True):
        python = json.loads(json.dumps(answered(lambda path=path, options=options: _read(path, options))))
        assert _without_logos(script) == python, (path, options)
        counts["refused" if "unusable" in script else "lists"] += 1
        for row in script.get("is", {}).get("rows", []):
            counts["schools" if row["school"] else "rows left out"] += 1
            counts["problems"] += len(row["problems"])
            counts["notices"] += len(row["notices"])
    return counts


def _sheets(path: Path, sheet: str) -> dict:
    opened = table(path, sheet)
    names = getattr(opened, "sheets", [""])
    turned = {name: opened.other(name) if name else opened for name in names}
    return {"sheets": [{"name": name, "rows": [*one.rows()]} for name, one in turned.items()], "sheet": opened.sheet}


def _read(path: Path, options: dict) -> dict:
    found, gathered = roster(path, **options), Gathered()
    rows = [*found.rows()]
    for row in rows:
        for notice in row.notices:
            gathered.add(notice)
    return {
        "columns": [(column.field, column.header, column.index) for column in found.columns],
        "unused": found.unused,
        "count": found.count,
        "notices": [*map(told, found.notices)],
        "rows": [*map(_row, rows)],
        "gathered": [*map(on_a_page, gathered.told())],
    }


def _row(row: Row) -> dict:
    return {
        "school": row.school and _school(row.school),
        "problems": [*map(told, row.problems)],
        "notices": [*map(told, row.notices)],
    }


def _school(school: School) -> dict:
    return {
        "row": school.row,
        "folder": school.folder,
        "lines": school.lines,
        "grades": school.grades and school.grades._asdict(),
        "gradesTold": school.grades_told,
        "languages": school.languages,
        "quantities": school.quantities,
    }


def _without_logos(answer: dict) -> dict:
    """What the scripts answer, but for what they alone say: that they cannot open logos."""
    if "is" in answer:
        found = answer["is"]
        for told_ in (found["notices"], *(row["notices"] for row in found["rows"])):
            told_[:] = [notice for notice in told_ if not notice["what"].startswith("the logos in")]
        found["gathered"] = [line for line in found["gathered"] if ": the logos in" not in line]
    return answer
