"""A district printed with the site's scripts, and what the command line makes of the same schools."""

import json
import subprocess
from itertools import count
from pathlib import Path

from handbill.problems import Problem
from handbill.roster.schools import Roster, Row

NODE = Path(__file__).with_name("district.mjs")
READING = {
    "columns": {}, "sheet": "", "only": {}, "titleCase": False, "suffix": "", "nameStrip": False, "gradesFromName": False,
}  # fmt: skip
OPTIONS = {
    "topics": [], "kinds": [], "audiences": [], "languages": [], "designs": [], "paper": "letter", "stock": "avery-5371",
    "ink": "full", "flip": "long", "allPieces": False, "lines": {},
}  # fmt: skip


def asked(site: Path, out: Path, *questions: dict, roster: Path | None = None, memory: int = 0, **more: object) -> list[dict]:
    """Each answer, how far it is among them; `memory` is how many megabytes the scripts may take for themselves."""
    told = json.dumps({"questions": questions, **more})
    node = ["node", *([f"--max-old-space-size={memory}"] if memory else []), NODE, site, out, *([roster] if roster else [])]
    done = subprocess.run(node, input=told, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def survey(**reading: object) -> dict:
    return {"type": "survey", "reading": READING | reading}


def forecast(**options: object) -> dict:
    return {"type": "forecast", "options": OPTIONS | options}


def printing(**options: object) -> dict:
    return {"type": "print", "options": OPTIONS | options}


def listed(roster: Roster) -> dict:
    """What the command line reads in a list, as the scripts would have read it."""
    words, keys = {}, count()

    def problem(one: Problem) -> dict:
        key = f"read-{next(keys)}"
        words[key] = {"what": one.what, "way_out": one.way_out}
        where = one.where and {"name": one.where.name, "line": one.where.line, "column": one.where.column}
        return {"key": key, "args": {}, "where": where, "kind": None, "said": "", "rows": 1, "also": []}

    def row(one: Row) -> dict:
        told = {"problems": [*map(problem, one.problems)], "notices": [*map(problem, one.notices)]}
        if not one.school:
            return {"school": None, **told}
        school, grades = one.school, one.school.grades
        return told | {"school": {
            "row": school.row, "folder": school.folder, "lines": school.lines, "gradesTold": school.grades_told,
            "grades": grades and {"low": grades.low, "high": grades.high}, "languages": school.languages,
            "quantities": school.quantities,
        }}  # fmt: skip

    columns = [{"field": column.field, "header": column.header, "index": column.index} for column in roster.columns]
    rows = [*map(row, roster.rows())]
    return {"columns": columns, "unused": roster.unused, "count": roster.count, "notices": [], "rows": rows, "words": words}
