"""The rows of a list that are to be printed: below the headers, not blank, and chosen; each as its cells say it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from msgspec import Struct

from handbill.problems import Problem, Unusable, Where, nearest
from handbill.roster.columns import column_of
from handbill.roster.headers import Headers
from handbill.roster.notices import Notice
from handbill.roster.spelling import folded
from handbill.roster.tables import Table
from handbill.words.invisible import mark_in, unmarked
from handbill.words.markup import excerpt

BETWEEN = "\x1f"  # between the cells of a row that is one text
LONG = 60  # characters; no sum is told in more
SHOWN = 8  # values that one message names
TOTAL = re.compile(
    r"(?:grand |sub-? ?)?total(?:s|es)?(?: general(?:es)?| (?:number )?of schools| schools| de escuelas| escuelas)?"
    r"[ :=]*(?:[0-9][0-9,.]*)?(?: schools?| escuelas?)?|[0-9][0-9,.]* (?:schools?|escuelas?)(?: in (?:all|total)| en total)?"
)


class Part(NamedTuple):
    """A file or a sheet of one, and what its columns are taken for."""

    table: Table
    headers: Headers


class Line(Struct, gc=False):
    """A row: of which part, its number there, its cells without the spaces around them, and all of them as one text.

    `marks` are those that were dropped: in which column, which.
    """

    part: Part
    number: int
    cells: list[str]
    said: str
    marks: tuple[tuple[int, str], ...] = ()


class Rows:
    """The rows of all parts, in order; may be asked for again and again.

    `only` says by header which values a row must have to be chosen. Raises Unusable if there is no such column.
    """

    def __init__(self, parts: Sequence[Part], only: Mapping[str, Collection[str]]) -> None:
        self.parts = parts
        self._choices = [Choice(part.headers, only) for part in parts]

    def __iter__(self) -> Iterator[Line]:
        for part, choice in zip(self.parts, self._choices, strict=True):
            yield from _lines(part, choice, part.table.sheet if len(self.parts) > 1 else "")

    @property
    def digests(self) -> list[str]:
        """Of each part as it was last read to its end."""
        return [part.table.digest for part in self.parts]

    def not_chosen(self) -> Notice | None:
        """How many rows the first reading left out, as `only` says; to be asked behind it. Raises Unusable if none was chosen."""
        left, chosen = sum(choice.left for choice in self._choices), sum(choice.chosen for choice in self._choices)
        if not left:
            return None
        where = self.parts[0].headers.place
        if not chosen:
            raise Unusable(*(problem for choice in self._choices for problem in choice.unmet()))
        told = f"{left:,} of {left + chosen:,} rows are left out, as --only says"
        return Notice(told, "", where, kind=told)


def _lines(part: Part, choice: Choice, sheet: str) -> Iterator[Line]:
    """A part's rows; what they say is of that `sheet` alone, where there are several."""
    head, all_are = part.headers.row, not choice
    marks: tuple[tuple[int, str], ...]
    for number, cells in part.table.rows():
        if number <= head:
            continue
        cells, marks = [*map(str.strip, cells)], ()
        said = BETWEEN.join(cells).rstrip()
        if not said.isascii() and (clean := unmarked(cells)) is not cells:
            marks = tuple((nth, mark) for nth, cell in enumerate(cells, 1) if (mark := mark_in(cell)))
            cells = [*map(str.strip, clean)]
            said = BETWEEN.join(cells).rstrip()
        if said and sheet:
            said += BETWEEN + sheet
        if said and (all_are or choice.takes(cells)):
            yield Line(part, number, cells, said, marks)


class Choice:
    """Which rows of a list are chosen: those that have one of the values in each of the columns.

    `only` says the values by header; `left` and `chosen` count rows. Raises Unusable if there is no such column.
    """

    def __init__(self, headers: Headers, only: Mapping[str, Collection[str]]) -> None:
        self._headers = headers
        self._wanted: dict[int, dict[str, str]] = {}  # by column; as they are compared, as they were typed
        self._seen: dict[int, dict[str, str]] = {}  # of what was not wanted
        for header, values in only.items():
            at = column_of(header, headers.headers, headers.place)
            self._wanted.setdefault(at, {}).update((folded(value), value) for value in values)
            self._seen[at] = {}
        self.left = self.chosen = 0

    def __bool__(self) -> bool:
        return bool(self._wanted)

    def takes(self, cells: Sequence[str]) -> bool:
        """Whether a row is chosen."""
        for nth, wanted in self._wanted.items():
            cell = cells[nth - 1] if nth <= len(cells) else ""
            if (said := folded(cell)) not in wanted:
                if len(seen := self._seen[nth]) < SHOWN:
                    seen[said] = cell
                self.left += 1
                return False
        self.chosen += 1
        return True

    def unmet(self) -> Iterator[Problem]:
        """What to tell where no row was chosen."""
        for nth, seen in self._seen.items():
            if seen:
                said, typed = next(iter(self._wanted[nth].items()))
                near, there = nearest(said, seen), ", ".join(f"“{excerpt(cell)}”" for cell in seen.values())
                told = f"no row has “{excerpt(typed)}” in “{excerpt(self._headers.headers[nth - 1])}”, as --only says"
                way_out = f"Did you mean “{excerpt(seen[near])}”?" if near else f"There stand {there}."
                yield Problem(told, way_out, self._headers.place._replace(column=nth))


def aside(line: Line, name: str) -> Notice | None:
    """What to know of a row that is no school: the sum below a list, or its headers once more. `name` is the cell of the name."""
    headers = line.part.headers
    if line.cells == headers.headers:
        told = "the headers stand here once more, and are left out"
        return Notice(told, "", Where(headers.name, line.number, 1), kind=told)
    if _is_total(name) if name else any(map(_is_total, line.cells)):
        shown = excerpt(" ".join(filter(None, line.cells)))
        told = f"this is a row of totals and no school (“{shown}”), and is left out"
        kind = "they are totals and no schools, and are left out"
        return Notice(told, "", Where(headers.name, line.number, 1), kind=kind, said=shown)
    return None


def _is_total(cell: str) -> bool:
    if len(cell) > LONG:
        return False
    small = cell.lower()
    return ("total" in small or "school" in small or "escuela" in small) and TOTAL.fullmatch(small) is not None
