"""A district's roster as schools, row by row, with all that a person should know of it.

The list is read twice: once to see what its columns are and what is equal to what, and once to hand
out schools; once more between where schools of one name are to be told apart. None of them keeps it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from handbill.problems import Problem, Where
from handbill.roster.cells import Cells, languages
from handbill.roster.grades import Grades
from handbill.roster.notices import Notice
from handbill.roster.rows import Line, Part, Rows, aside
from handbill.roster.sheets import parts
from handbill.roster.survey import Survey
from handbill.roster.tables import table
from handbill.roster.teaching import Teaching
from handbill.words.markup import excerpt

MOST = 12  # things to know of a list as a whole


class School(Struct, frozen=True):
    """A row that can be printed. `folder` comes from its own cells alone, `lines` are as `imprint` cleans them."""

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


class Reading(Struct, frozen=True):
    """How a list is read: names without a code before them, with sensible capitals, with a suffix; grades also from names."""

    title_case: bool = False
    suffix: str = ""
    name_strip: bool = False
    grades_from_name: bool = False


def roster(
    path: Path, columns: Mapping[str, str] | None = None, *, sheet: str = "", only: Mapping[str, Collection[str]] | None = None,
    title_case: bool = False, suffix: str = "", name_strip: bool = False, grades_from_name: bool = False,
) -> Roster:  # fmt: skip
    """The roster, surveyed: `columns` says by field which header the user named. Raises Unusable if it cannot be used.

    `only` says by header which values a row must have there; `sheet` is one of a workbook, or "all" that list schools.
    """
    reading = Reading(title_case, suffix, name_strip, grades_from_name)
    return Roster(Rows(parts(table(path, sheet), columns or {}, sheet), only or {}), reading)


class Roster:
    """A list of schools: what its columns are taken for, how many rows it has, and the rows as they stream by.

    `notices` are of the list as a whole; the first row has them too. Raises Unusable if the list as a whole cannot be used.
    """

    def __init__(self, listed: Rows, reading: Reading) -> None:
        self._reading, self._several = reading, len(listed.parts) > 1
        self._cells = {
            part.table.name: Cells(
                part.headers, part.table.path, title_case=reading.title_case, suffix=reading.suffix, strip=reading.name_strip
            )
            for part in listed.parts
        }
        self._teaching = Teaching(
            [name for part in listed.parts for name in part.headers.names], by_name=reading.grades_from_name
        )
        self._survey = Survey(listed)
        self.count = self._survey.count
        seen = {
            (column.field, column.header): column for part in reversed(listed.parts) for column in reversed(part.headers.columns)
        }
        self.columns, self.unused = tuple(reversed(seen.values())), listed.parts[0].headers.unused
        self.notices = tuple({notice.what: notice for notice in self._of_the_list(listed)}.values())[:MOST]

    def _of_the_list(self, listed: Rows) -> Iterator[Notice]:
        if self._several:
            sheets = ", ".join(f"“{excerpt(part.table.sheet)}”" for part in listed.parts)
            yield _notice(f"{len(listed.parts)} sheets are read as one list: {sheets}", listed.parts[0])
        for part in listed.parts:
            asked = self._reading.name_strip
            yield from (notice for notice in part.headers.notices if not (asked and "--name-strip" in notice.way_out))
        if self._survey.left_out:
            yield self._survey.left_out

    def rows(self) -> Iterator[Row]:
        """Each row in order. Raises Unusable once it is clear that the file is no longer the one that was surveyed."""
        of_the_list = self.notices
        for nth, line in self._survey.rows():
            row = self._row(nth, line)
            if of_the_list:
                row, of_the_list = row._replace(notices=of_the_list + row.notices), ()
            yield row

    def _row(self, nth: int, line: Line) -> Row:
        row = self._read(nth, line)
        if self._several and (row.problems or row.notices):
            where = f", in the sheet “{excerpt(line.part.table.sheet)}”"
            problems, notices = ([replace(one, what=one.what + where) for one in told] for told in row[1:])
            return Row(row.school, tuple(problems), tuple(notices))
        return row

    def _read(self, nth: int, line: Line) -> Row:
        number, headers, said = line.number, line.part.headers, self._cells[line.part.table.name]
        if (first := self._survey.repeats(nth)) is not None:
            told = f"this row says the same as row {first} in every cell, and is printed once"
            kind = "they say the same as an earlier row in every cell, and are printed once"
            return Row(None, (), (Notice(told, "Take one of them out.", headers.where(number, "name"), kind=kind),))
        cells, problems = headers.cells(line.cells), list[Problem]()
        if left_out := aside(line, cells["name"]):
            return Row(None, (), (left_out,))
        if len(line.cells) > headers.width:
            said.beyond(number, line.cells, problems)
        lines = said.lines(number, cells, problems)
        quantities = said.quantities(number, cells, problems)
        logo = said.logo(number, cells, problems)
        shared = (*self._survey.shared(nth, cells, line), *headers.closed.told(line.said, number, line.cells))
        if line.marks:
            shared += tuple(_dropped(line))
        if problems:
            return Row(None, tuple(problems), shared)
        grades, told, notice = self._teaching.read(line, cells, lines["school"])
        folder = self._survey.folder(nth, cells, line)
        school = School(number, folder, lines, logo, grades, told, languages(cells), quantities)
        return Row(school, (), (notice, *shared) if notice else shared)


def _dropped(line: Line) -> Iterator[Notice]:
    """What to know of invisible marks that stood in cells that are used."""
    used = line.part.headers.at.values()
    for nth, mark in line.marks:
        if nth in used:
            told = f"an invisible mark ({mark}) is left out of “{excerpt(line.cells[nth - 1])}”"
            yield Notice(
                told, "", Where(line.part.headers.name, line.number, nth), kind="an invisible mark is left out", said=mark
            )


def _notice(told: str, part: Part) -> Notice:
    return Notice(told, "", part.headers.place, kind=told)
