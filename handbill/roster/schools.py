"""A district's roster as schools, row by row, with all that a person should know of it.

The list is read twice: once to see what its columns are and what is equal to what, and once to hand
out schools. Neither keeps it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct

from handbill.problems import Problem
from handbill.roster.cells import Cells, languages, span
from handbill.roster.grades import Grades
from handbill.roster.headers import Headers, right_sheet
from handbill.roster.survey import Survey
from handbill.roster.tables import Table, table
from handbill.roster.workbook import Workbook
from handbill.words.markup import excerpt


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
        opened = right_sheet(opened, named)
    return Roster(opened, named, title_case=title_case, suffix=suffix)


class Roster:
    """A list of schools: what its columns are taken for, how many rows it has, and the rows as they stream by.

    Raises Unusable if the list as a whole cannot be used.
    """

    def __init__(self, opened: Table, named: Mapping[str, str], *, title_case: bool, suffix: str) -> None:
        self._headers = headers = Headers(opened, named)
        self.columns, self.unused = headers.columns, headers.unused
        self._cells, self._survey = Cells(headers, opened.path, title_case=title_case, suffix=suffix), Survey(opened, headers)
        self.count = self._survey.count

    def rows(self) -> Iterator[Row]:
        """Each row in order. Raises Unusable once it is clear that the file is no longer the one that was surveyed."""
        for nth, number, row in self._survey.rows():
            yield self._row(nth, number, row)

    def _row(self, nth: int, number: int, row: list[str]) -> Row:
        said, survey, headers = self._cells, self._survey, self._headers
        if (first := survey.repeats(nth)) is not None:
            told = f"this row says the same as row {first}, and is printed once"
            return Row(None, (), (Problem(told, "Take one of them out.", headers.where(number, "name")),))
        cells, problems = headers.cells(row), list[Problem]()
        if len(row) > headers.width:
            said.beyond(number, row, problems)
        lines = said.lines(number, cells, problems)
        quantities = said.quantities(number, cells, problems)
        logo = said.logo(number, cells, problems)
        shared = tuple(survey.shared(nth, cells))
        if problems:
            return Row(None, tuple(problems), shared)
        grades, told = span(cells)
        school = School(number, survey.folder(nth, cells), lines, logo, grades, told, languages(cells), quantities)
        return Row(school, (), shared if grades else (self._unknown(number, told), *shared))

    def _unknown(self, number: int, told: str) -> Problem:
        what = f"the grades “{excerpt(told)}” are not understood" if told else "no grades are given"
        where = self._headers.where(number, "grades" if "grades" in self._headers.at else "low")
        way_out = "Fill them in, or print all with --all-pieces."
        return Problem(f"{what}, so the school gets the pieces for families and staff alone", way_out, where)
