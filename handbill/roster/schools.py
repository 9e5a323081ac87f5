"""A district's roster as schools, row by row, with all that a person should know of it.

The list is read twice: once to see what its columns are and what is equal to what, and once to hand
out schools. Neither keeps it.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct

from handbill.page.imprint import FIELDS, line
from handbill.problems import Problem, Problems, Unusable, Where
from handbill.roster.columns import Column, columns, copies, header_row, meant
from handbill.roster.grades import Grades, grades
from handbill.roster.names import short_hash, slug, suffixed, title_cased
from handbill.roster.tables import Table, table
from handbill.roster.twins import Twins
from handbill.roster.workbook import Workbook
from handbill.words.markup import Typed, excerpt

SAMPLE = 2_000  # rows from which it is told what a column is
CELLS = 1_000_000  # in the sample, at most
TOLD = 5  # rows that one notice names
LINES = {"name": "school"} | {name: name for name in FIELDS if name not in ("school", "logo")}  # which column is which line
SHARED = {
    "id": ("have the id {}", "Look whether they are one school. Each has a folder of its own."),
    "name": ("are called “{}”", "Each has a folder of its own."),
    "phone": ("have the phone {}", "Look whether it is right for each of them."),
}
KINDS = {"quantity": "", "posters": "poster", "guides": "guide", "cards": "card"}
_SIGNS = re.compile("[^0-9]+")
LANGUAGES = {"english": "en", "spanish": "es", "español": "es", "espanol": "es", "ingles": "en", "inglés": "en"}


class School(Struct, frozen=True):
    """A row that can be printed. `folder` comes from its own id or name alone, `lines` are as `imprint` cleans them."""

    row: int
    folder: str
    lines: dict[str, str]
    logo: str = ""
    grades: Grades | None = None
    grades_told: str = ""
    languages: tuple[str, ...] = ()
    quantities: dict[str, int] = {}  # each its own: msgspec copies it


class Row(NamedTuple):
    """What became of a row: a school, or the problems for which it is left out; and what to know of it."""

    school: School | None
    problems: tuple[Problem, ...] = ()
    notices: tuple[Problem, ...] = ()


def roster(
    path: Path, columns: Mapping[str, str] | None = None, *, title_case: bool = False, suffix: str = "", sheet: str = ""
) -> Roster:
    """The roster, surveyed: `columns` says by field which header the user named. Raises Unusable if it cannot be used."""
    named, opened = columns or {}, table(path, sheet)
    if isinstance(opened, Workbook) and not sheet:
        opened = _right_sheet(opened, named)
    return Roster(opened, named, title_case=title_case, suffix=suffix)


def _right_sheet(book: Workbook, named: Mapping[str, str]) -> Workbook:
    """The sheet that lists schools. Raises Unusable if none does, or several."""
    fitting, problems = [], Problems()
    for sheet in map(book.other, book.sheets):
        with problems:
            _headed(sheet, named)
            fitting.append(sheet)
    if len(fitting) > 1:
        told = ", ".join(f"“{excerpt(sheet.sheet)}”" for sheet in fitting[:TOLD])
        raise Unusable(Problem(f"several sheets list schools: {told}", "Say which with --sheet.", Where(str(book.path))))
    if not fitting:
        problems.tell()
    return fitting[0]


class _Head(NamedTuple):
    row: int  # of the headers
    width: int  # how many there are
    columns: tuple[Column, ...]
    unused: tuple[str, ...]


def _headed(opened: Table, named: Mapping[str, str]) -> _Head:
    """What the columns are. Raises Unusable if that cannot be told."""
    first, cells = [], 0
    for number, row in opened.rows():
        first.append((number, row))
        cells += len(row)
        if len(first) == SAMPLE or cells > CELLS:
            break
    if not any(map(str.strip, (cell for _, row in first for cell in row))):
        raise Unusable(Problem("the list is empty", "Save it again, with a row of headers.", Where(opened.name)))
    at = header_row(first, named.values())
    number, headers = first[at]
    found, unused = columns(headers, [row for _, row in first[at + 1 :]], named, Where(opened.name, number, 1))
    return _Head(number, len(headers), found, unused)


class Roster:
    """A list of schools: what its columns are taken for, how many rows it has, and the rows as they stream by.

    Raises Unusable if the list as a whole cannot be used.
    """

    def __init__(self, opened: Table, named: Mapping[str, str], *, title_case: bool, suffix: str) -> None:
        self.path, self._table, self._suffix = opened.path, opened, suffix
        self._cased = title_cased if title_case else str
        head = _headed(opened, named)
        self.columns, self.unused, self._head, self._width = head.columns, head.unused, head.row, head.width
        self._at = {column.field: column.index for column in head.columns}
        self._indices = [column.index - 1 for column in head.columns]
        self._lines_at, self._kinds_at = ({at: key for at, key in keys.items() if at in self._at} for keys in (LINES, KINDS))
        self._numbers, self._same = array("q"), {what: Twins() for what in ("row", "folder", *SHARED)}
        self._survey()
        self._shared_at = {what: told for what, told in SHARED.items() if self._same[what]}

    def _survey(self) -> None:
        """Sees which rows there are, and which say the same."""
        same = self._same
        for number, row in self._filled():
            cells = self._cells(row)
            name, own = cells["name"], cells.get("id", "")
            self._numbers.append(number)
            same["row"].add("\0".join(cells.values()) if name else "")
            same["folder"].add(slug(own or name))
            same["id"].add(own)
            same["name"].add(name.casefold())
            same["phone"].add(_digits(cells.get("phone", "")))
        self.count, self._digest = len(self._numbers), self._table.digest
        if not self.count:
            told, way_out = "no school stands below the headers", "Fill the list in, and save it again."
            raise Unusable(Problem(told, way_out, Where(self._table.name, self._head, 1)))
        same["row"].close()
        for what in ("folder", *SHARED):
            same[what].close(leaving_out=same["row"])

    def _filled(self) -> Iterator[tuple[int, list[str]]]:
        return ((number, row) for number, row in self._table.rows() if number > self._head and any(map(str.strip, row)))

    def _cells(self, row: list[str]) -> dict[str, str]:
        """What a row says of each field that has a column, blank where it says nothing."""
        if len(row) < self._width:
            row = row + [""] * (self._width - len(row))
        return dict(zip(self._at, meant([row[at] for at in self._indices]), strict=True))

    def rows(self) -> Iterator[Row]:
        """Each row in order. Raises Unusable once it is clear that the file is no longer the one that was surveyed."""
        nth = -1
        for nth, (number, row) in enumerate(self._filled()):
            if nth >= self.count or number != self._numbers[nth]:
                raise self._changed()
            yield self._row(nth, number, row)
        if nth + 1 != self.count or self._table.digest != self._digest:
            raise self._changed()

    def _changed(self) -> Unusable:
        told = "the list changed while it was read"
        return Unusable(Problem(told, "What is printed is whole; run again to print what it says now.", Where(self._table.name)))

    def _row(self, nth: int, number: int, row: list[str]) -> Row:
        if (first := self._same["row"].first(nth)) not in (-1, nth):
            told = f"this row says the same as row {self._numbers[first]}, and is printed once"
            return Row(None, (), (Problem(told, "Take one of them out.", self._where(number, "name")),))
        cells = self._cells(row)
        problems = list(self._beyond(number, row)) if len(row) > self._width else []
        lines = self._lines(number, cells, problems)
        quantities = self._quantities(number, cells, problems)
        logo = self._logo(number, cells, problems)
        shared = tuple(self._shared(nth, number, cells))
        if problems:
            return Row(None, tuple(problems), shared)
        span, told = _span(cells)
        school = School(number, self._folder(nth, cells), lines, logo, span, told, _languages(cells), quantities)
        return Row(school, (), shared if span else (self._unknown(number, told), *shared))

    def _where(self, number: int, name: str) -> Where:
        return Where(self._table.name, number, self._at.get(name, 1))

    def _beyond(self, number: int, row: list[str]) -> Iterator[Problem]:
        """What to tell of a cell without a header: the row has a delimiter too many, and its cells may be another's."""
        for column, cell in enumerate(row[self._width :], self._width + 1):
            if cell.strip():
                told = f"the row goes on behind the last header (“{excerpt(cell.strip())}”)"
                way_out = "Put quotation marks around a cell in which the delimiter stands, or give the column a header."
                yield Problem(told, way_out, Where(self._table.name, number, column))
                return

    def _lines(self, number: int, cells: dict[str, str], problems: list[Problem]) -> dict[str, str]:
        """The imprint's lines that this row gives."""
        found: dict[str, str] = {}
        if not cells["name"]:
            told, way_out = "the school has no name", "Only a person can say it: fill it in, and run again."
            problems.append(Problem(told, way_out, self._where(number, "name")))
        for column, key in self._lines_at.items():
            if value := cells[column]:
                value = self._cased(value)
                value = suffixed(value, self._suffix) if key == "school" else value
                try:
                    found[key] = line(key, Typed(value, self._where(number, column)))
                except Unusable as unusable:
                    problems += unusable.problems
        return found

    def _quantities(self, number: int, cells: dict[str, str], problems: list[Problem]) -> dict[str, int]:
        found = {}
        for column, kind in self._kinds_at.items():
            if value := cells[column]:
                if (count := copies(value)) is None:
                    told = f"“{excerpt(value)}” is no number of copies"
                    problems.append(Problem(told, "Write it in figures, as in 250.", self._where(number, column)))
                else:
                    found[kind] = count
        return found

    def _logo(self, number: int, cells: dict[str, str], problems: list[Problem]) -> str:
        """The logo's path, which never leads out of the roster's own folder."""
        if not (name := cells.get("logo")):
            return ""
        folder = self.path.resolve().parent
        try:
            path = (folder / name.replace("\\", "/")).resolve()
            inside, there = path.is_relative_to(folder), path.is_file()
        except (OSError, ValueError, RuntimeError):  # a name that no file can have, or a link to itself
            path, inside, there = folder, True, False
        if inside and there:
            return str(path)
        told = "there is no logo “{}”" if inside else "the logo “{}” is not in the roster’s own folder"
        way_out = "Put it beside the roster, or clear the cell."
        problems.append(Problem(told.format(excerpt(name)), way_out, self._where(number, "logo")))
        return ""

    def _folder(self, nth: int, cells: dict[str, str]) -> str:
        """The school's id, else its name; with a hash of its own row where another row has the same."""
        own = slug(cells.get("id") or cells["name"])
        if own and self._same["folder"].first(nth) == -1:
            return own
        return f"{own or 'school'}-{short_hash(*cells.values())}"

    def _unknown(self, number: int, told: str) -> Problem:
        what = f"the grades “{excerpt(told)}” are not understood" if told else "no grades are given"
        where = self._where(number, "grades" if "grades" in self._at else "low")
        way_out = "Fill them in, or print all with --all-pieces."
        return Problem(f"{what}, so the school gets the pieces for families and staff alone", way_out, where)

    def _shared(self, nth: int, number: int, cells: dict[str, str]) -> Iterator[Problem]:
        """What this row shares with later ones, if it is the first of them; what the same rows share is told once."""
        heard = []
        for what, (told, way_out) in self._shared_at.items():
            twins = self._same[what]
            if twins.first(nth) == nth:
                later = [self._numbers[twin] for twin in islice(twins.after(nth), TOLD)]
                if later not in heard:
                    heard.append(later)
                    rows = ", ".join(map(str, later[: TOLD - 1])) + (", …" if len(later) == TOLD else "")
                    said = f"rows {number} and {rows} {told.format(excerpt(cells[what]))}"
                    yield Problem(said, way_out, self._where(number, what))


def _digits(phone: str) -> str:
    """A number's figures alone, without the country's."""
    figures = _SIGNS.sub("", phone)
    return figures[1:] if len(figures) == 11 and figures[0] == "1" else figures


def _span(cells: dict[str, str]) -> tuple[Grades | None, str]:
    """The school's grades, and what they were read from."""
    told, low, high = (cells.get(name, "") for name in ("grades", "low", "high"))
    if low or high:
        span = grades(f"{low}-{high}") if low and high else None
        if span or not told:
            return span, f"{low}-{high}"
    return (grades(told) if told else None), told


def _languages(cells: dict[str, str]) -> tuple[str, ...]:
    """The languages that the row asks for, as codes; en+es is one piece in two."""
    if not (told := cells.get("languages", "")):
        return ()
    asked = (part.strip() for part in re.split("[;,/|&]| and | y ", told.lower()))
    return tuple(dict.fromkeys("+".join(_code(name) for name in part.split("+")) for part in asked if part))


def _code(language: str) -> str:
    return LANGUAGES.get(language.strip(), language.strip())
