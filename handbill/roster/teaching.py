"""Which grades a school teaches: as its row says, or its name where that is asked for, and what to know of it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from handbill.roster.grades import Grades, grades
from handbill.roster.namedgrades import named_grades
from handbill.roster.notices import Notice
from handbill.roster.rows import Line
from handbill.words.markup import excerpt

LEFT = "so the school gets the pieces for families and staff alone"


class Teaching:
    """Reads what rows say of grades, and `by_name` the names of those that say nothing. `names` are some of the list's."""

    def __init__(self, names: Iterable[str], *, by_name: bool) -> None:
        self._names, self._by_name = names, by_name

    def read(self, line: Line, cells: dict[str, str], name: str) -> tuple[Grades | None, str, Notice | None]:
        """A school's grades, how they are told, and what to know of that."""
        headers = line.part.headers
        found, told = _span(cells)
        if not found and headers.by_grade:
            found, told = headers.by_grade.span(line.cells)
        if found:
            return found, told, None
        where = headers.where(line.number, "grades" if "grades" in headers.at else "low")
        if self._by_name and (found := named_grades(name)):
            what = f"the grades {found.told} are read from the name “{excerpt(name)}”"
            kind, way_out = "the grades are read from the name", "Look whether they are right."
            return found, f"{found.told} by its name", Notice(what, way_out, where, kind=kind, said=found.told)
        what = f"the grades “{excerpt(told)}” are not understood" if told else "no grades are given"
        kind = f"the grades are not understood, {LEFT}" if told else f"no grades are given, {LEFT}"
        return None, told, Notice(f"{what}, {LEFT}", self._way_out, where, kind=kind, said=told)

    @cached_property
    def _way_out(self) -> str:
        """What to do where grades are not known; with an example, if names of the list say some."""
        said = ((name, found.told) for name in self._names if (found := named_grades(name)))
        if self._by_name or not (example := next(said, None)):
            return "Fill them in, or print all with --all-pieces."
        shown = f"“{excerpt(example[0])}” is {example[1]}"
        return f"Fill them in, print all with --all-pieces, or have names read with --grades-from-name ({shown})."


def _span(cells: dict[str, str]) -> tuple[Grades | None, str]:
    """The school's grades, and what they were read from."""
    told, low, high = cells.get("grades", ""), cells.get("low", ""), cells.get("high", "")
    if low or high:
        found = grades(f"{low}-{high}") if low and high else None
        if found or not told:
            return found, f"{low}-{high}"
    return (grades(told) if told else None), told
