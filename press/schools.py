"""A district's roster as schools, row by row, with all that a person should know of it.

The list is read twice: once to see what its columns are and what is equal to what, and once to hand
out schools. Neither keeps it.
"""

from __future__ import annotations

import re
from array import array
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from press.columns import SEARCHED, Column, columns, header_row, is_empty
from press.grades import Grades, grades
from press.imprint import FIELDS, line
from press.names import short_hash, slug, suffixed, title_cased
from press.problems import Problem, Problems, Unusable, Where
from press.tables import Table, Workbook, table
from press.words import Typed

SAMPLE = 2_000  # rows from which it is told what a column is
TOLD = 5  # rows that one notice names
LINES = tuple(name for name in FIELDS if name not in ("school", "logo"))
KINDS = {"quantity": "", "posters": "poster", "guides": "guide", "cards": "card"}
LANGUAGES = {"english": "en", "spanish": "es", "español": "es", "espanol": "es", "ingles": "en", "inglés": "en"}


@dataclass(frozen=True, slots=True)
class School:
    """A row that can be printed. `folder` comes from its own id or name alone, `lines` are as `imprint` cleans them."""

    row: int
    folder: str
    lines: dict[str, str]
    logo: str = ""
    grades: Grades | None = None
    grades_told: str = ""
    languages: tuple[str, ...] = ()
    quantities: dict[str, int] = field(default_factory=dict)


class Row(NamedTuple):
    """What became of a row: a school, or the problems for which it is left out; and what to know of it."""

    school: School | None
    problems: tuple[Problem, ...] = ()
    notices: tuple[Problem, ...] = ()


def roster(
    path: Path, columns: Mapping[str, str] | None = None, *, title_case: bool = False, suffix: str = "", sheet: str = ""
) -> Roster:
    """The roster, surveyed: `columns` says by field which header the user named. Raises Unusable if it cannot be used."""
    opened = table(path, sheet)
    return Roster(_right_sheet(opened, sheet, columns or {}), columns or {}, title_case=title_case, suffix=suffix)


def _right_sheet(opened: Table, sheet: str, named: Mapping[str, str]) -> Table:
    """The sheet that lists schools, where a workbook has several."""
    if not isinstance(opened, Workbook) or sheet or len(opened.sheets) == 1:
        return opened
    fitting = []
    for name in opened.sheets:
        try:
            _headed(opened.other(name), named)
        except Unusable:
            continue
        fitting.append(name)
    if len(fitting) > 1:
        told = f"the sheets {' and '.join(f'“{name}”' for name in fitting)} both list schools"
        raise Unusable(Problem(told, "Say which with --sheet.", Where(str(opened.path))))
    return opened.other(fitting[0]) if fitting else opened


class _Head(NamedTuple):
    row: int  # of the headers
    columns: tuple[Column, ...]
    unused: tuple[str, ...]


def _headed(opened: Table, named: Mapping[str, str]) -> _Head:
    first = list(islice(opened.rows(), SAMPLE + SEARCHED))
    if not any(cell.strip() for _, row in first for cell in row):
        raise Unusable(Problem("the list is empty", "Save it again, with a row of headers.", Where(str(opened.path))))
    at = header_row(first, named.values())
    number, headers = first[at]
    found, unused = columns(headers, [row for _, row in first[at + 1 :]], named, Where(str(opened.path), number, 1))
    return _Head(number, found, unused)


class _Twins:
    """Which rows say the same of one thing, kept as eight bytes a row."""

    def __init__(self) -> None:
        self._hashes, self._rows = array("q"), array("l")
        self._of: dict[int, list[int]] = {}

    def add(self, words: str, row: int) -> None:
        if words:
            self._hashes.append(hash(words))
            self._rows.append(row)

    def close(self) -> None:
        """Keeps only what more than one row says."""
        order = sorted(self._hashes)
        twice = {one for one, other in zip(order, islice(order, 1, None), strict=False) if one == other}
        found: dict[int, list[int]] = defaultdict(list)
        for nth, hashed in enumerate(self._hashes) if twice else ():
            if hashed in twice:
                found[hashed].append(self._rows[nth])
        self._of, self._hashes, self._rows = dict(found), array("q"), array("l")

    def of(self, words: str) -> list[int]:
        """The rows that say so, if there are several."""
        return self._of.get(hash(words), []) if words else []


class Roster:
    """A list of schools: what its columns are taken for, how many rows it has, and the rows as they stream by."""

    def __init__(self, opened: Table, named: Mapping[str, str], *, title_case: bool, suffix: str) -> None:
        self.path, self._table, self._title_case, self._suffix = opened.path, opened, title_case, suffix
        head = _headed(opened, named)
        self.columns, self.unused, self._head = head.columns, head.unused, head.row
        self._at = {column.field: column.index for column in head.columns}
        self.count = 0
        self._same = {what: _Twins() for what in ("name", "folder", "phone", "row")}
        for number, row in self._filled():
            self.count += 1
            cells = self._cells(row)
            name = cells.get("name", "")
            self._same["name"].add(name.casefold(), number)
            self._same["folder"].add(slug(cells.get("id", "") or name), number)
            self._same["phone"].add(cells.get("phone", ""), number)
            self._same["row"].add("\0".join(cells.values()) if name else "", number)
        for twins in self._same.values():
            twins.close()
        self._digest = opened.digest

    def _filled(self) -> Iterator[tuple[int, list[str]]]:
        return ((number, row) for number, row in self._table.rows() if number > self._head and any(map(str.strip, row)))

    def _cells(self, row: list[str]) -> dict[str, str]:
        """What a row says of each field that has a column, blank where it says nothing."""
        width = len(row)
        found = {}
        for name, at in self._at.items():
            cell = row[at - 1].strip() if at <= width else ""
            found[name] = "" if is_empty(cell) else cell
        return found

    def rows(self) -> Iterator[Row]:
        """Each row in order. Raises Unusable at the end if the file is no longer the one that was surveyed."""
        for number, row in self._filled():
            yield self._row(number, self._cells(row))
        if self._table.digest != self._digest:
            told = "the list changed while it was read"
            raise Unusable(Problem(told, "What is printed is whole; run again to print what it says now.", Where(str(self.path))))

    def _row(self, number: int, cells: dict[str, str]) -> Row:
        if (twins := self._same["row"].of("\0".join(cells.values()) if cells["name"] else "")) and twins[0] != number:
            told = f"this row says the same as row {twins[0]}, and is printed once"
            return Row(None, (), (Problem(told, "Take one of them out.", self._where(number, "name")),))
        problems = Problems()
        lines = self._lines(number, cells, problems)
        quantities = self._quantities(number, cells, problems)
        logo = ""
        with problems:
            logo = self._logo(number, cells.get("logo", ""))
        if problems:
            return Row(None, tuple(problems), ())
        span, told = _span(cells)
        school = School(number, self._folder(cells), lines, logo, span, told, _languages(cells), quantities)
        return Row(school, (), tuple(self._notices(number, cells, school)))

    def _where(self, number: int, name: str) -> Where:
        return Where(str(self.path), number, self._at.get(name, 1))

    def _lines(self, number: int, cells: dict[str, str], problems: Problems) -> dict[str, str]:
        """The imprint's lines that this row gives."""
        name = cells["name"]
        if not name:
            problems.add(Problem("the school has no name", "Only a person can say it: fill it in, and run again.",
                                 self._where(number, "name")))  # fmt: skip
        else:
            name = suffixed(title_cased(name) if self._title_case else name, self._suffix)
        found = {}
        for key, value in [("school", name), *((key, cells.get(key, "")) for key in LINES)]:
            if value:
                with problems:
                    found[key] = line(key, Typed(value, self._where(number, "name" if key == "school" else key)))
        return found

    def _quantities(self, number: int, cells: dict[str, str], problems: Problems) -> dict[str, int]:
        found = {}
        for column, kind in KINDS.items():
            if value := cells.get(column, ""):
                if value.isdecimal():
                    found[kind] = int(value)
                else:
                    told = f"“{value}” is no number of copies"
                    problems.add(Problem(told, "Write it in figures.", self._where(number, column)))
        return found

    def _logo(self, number: int, name: str) -> str:
        """The logo's path, which never leads out of the roster's own folder."""
        if not name:
            return ""
        folder, where = self.path.resolve().parent, self._where(number, "logo")
        path = (folder / name).resolve()
        if not path.is_relative_to(folder):
            told = f"the logo “{name}” is not in the roster’s own folder"
            raise Unusable(Problem(told, "Put it beside the roster.", where))
        if not path.is_file():
            raise Unusable(Problem(f"there is no logo “{name}”", "Put it beside the roster, or clear the cell.", where))
        return str(path)

    def _folder(self, cells: dict[str, str]) -> str:
        """The school's id, else its name; with a hash of its own row where another row has the same."""
        own = slug(cells.get("id", "") or cells["name"])
        if not own:
            return f"school-{short_hash(*cells.values())}"
        return f"{own}-{short_hash(*cells.values())}" if self._same["folder"].of(own) else own

    def _notices(self, number: int, cells: dict[str, str], school: School) -> Iterator[Problem]:
        if school.grades is None:
            told = f"the grades “{school.grades_told}” are not understood" if school.grades_told else "no grades are given"
            yield Problem(f"{told}, so the school gets the pieces for families and staff alone",
                          "Fill them in, or print all with --all-pieces.", self._where(number, "grades"))  # fmt: skip
        name, phone = cells["name"], cells.get("phone", "")
        for what, said, told, way_out in (
            ("name", name.casefold(), f"are called “{name}”", "Each has a folder of its own."),
            ("phone", phone, f"have the phone {phone}", "Look whether it is right for each of them."),
        ):
            twins = self._same[what].of(said)
            if twins and twins[0] == number:
                rows = ", ".join(map(str, twins[1:TOLD])) + (", …" if len(twins) > TOLD else "")
                yield Problem(f"rows {number} and {rows} {told}", way_out, self._where(number, what))


def _span(cells: dict[str, str]) -> tuple[Grades | None, str]:
    """The school's grades, and the cell they come from."""
    told = cells.get("grades", "")
    low, high = cells.get("low", ""), cells.get("high", "")
    if low or high:
        told = "-".join(part for part in (low, high) if part)
    return (grades(told) if told else None), told


def _languages(cells: dict[str, str]) -> tuple[str, ...]:
    """The languages that the row asks for, as codes; en+es is one piece in two."""
    asked = (part.strip() for part in re.split("[;,/|]", cells.get("languages", "").lower()))
    return tuple(dict.fromkeys("+".join(_code(name) for name in part.split("+")) for part in asked if part))


def _code(language: str) -> str:
    return LANGUAGES.get(language.strip(), language.strip())
