"""What the command line knows of lists and their columns, as plain values: the page, which reads lists too, has it from here."""

from __future__ import annotations

import csv
from types import ModuleType
from typing import Any

from handbill.roster import columns, delimited, gradecolumns, headers, offers, reader, scores, sheets, spelling, values
from handbill.roster import vocabulary as known
from handbill.roster.tables import ENDINGS
from handbill.site.patterns import pattern

Plain = dict[str, Any]


def tables() -> Plain:
    """All of it, by the module that it is of."""
    return {
        "delimited": _numbers(delimited, "DELIMITERS PIECE SAMPLE LINE") | {"cell": csv.field_size_limit()},
        "workbook": _numbers(reader, "MEMORY BYTES CELLS CELL") | {"endings": ENDINGS},
        "sheets": _numbers(sheets, "TOLD"),
        "headers": _numbers(headers, "SEARCHED SOME SAMPLE CELLS"),
        "columns": _numbers(columns, "SEARCHED ALIKE SHOWN") | {"settled": [*columns.SETTLED]},
        "scores": _numbers(scores, "ENOUGH DETAIL UNHEARD LEAST"),
        "offers": _numbers(offers, "MOSTLY OFTEN MOST"),
        "gradecolumns": _grade_columns(),
        "values": _values(),
        "spelling": _spelling(),
        "vocabulary": _vocabulary(),
    }


def _numbers(module: ModuleType, names: str) -> Plain:
    return {name.lower(): getattr(module, name) for name in names.split()}


def _grade_columns() -> Plain:
    said = {name.lower(): sorted(getattr(gradecolumns, name)) for name in ("BESIDE", "YES", "NO")}
    return _numbers(gradecolumns, "LEAST BARE MARKED") | said


def _values() -> Plain:
    patterns = {name.lower(): pattern(getattr(values, name)) for name in ("SCHOOL", "ADDRESS", "CODE", "PLAIN")}
    return _numbers(values, "SHOUTED REPEATED SHOWN LETTERS SHORT KINDS") | patterns | {"answers": sorted(values.ANSWERS)}


def _spelling() -> Plain:
    names = ("TYPE", "POSSESSIVE", "APOSTROPHE", "HUMP", "CAPITALS", "BRACKETS", "PARTED", "SIGNS")
    return {name.lower(): pattern(getattr(spelling, name)) for name in names} | _numbers(spelling, "WIDE")


def _vocabulary() -> Plain:
    return _numbers(known, "STRENGTHS CHANGED PARTLY") | {
        "empty": sorted(known.EMPTY),
        "headers": {field: [sorted(told) for told in tiers] for field, tiers in known.HEADERS.items()},
        "telling": {field: [sorted(told), worth, sorted(but)] for field, (told, worth, but) in known.TELLING.items()},
        **{name.lower(): sorted(getattr(known, name)) for name in ("PEOPLE", "ANOTHERS", "COUNTING", "SCHOOL", "NAME")},
    }
