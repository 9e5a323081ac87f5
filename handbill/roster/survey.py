"""What a first reading of a list finds: which rows there are, and which of them say the same; a few bytes a row."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator
from itertools import islice

from handbill.problems import Problem, Unusable, Where
from handbill.roster.folders import Counted, Folders
from handbill.roster.notices import Notice
from handbill.roster.rows import Line, Rows, aside
from handbill.roster.twins import Twins
from handbill.words.markup import excerpt

TOLD = 5  # rows that one notice names
SHARED = {  # what rows have in common: of one such case, of many, and the way out
    "id": (
        "have the id {}",
        "they share their id with another",
        "Look whether they are one school. Each has a folder of its own.",
    ),
    "name": ("are called “{}”", "they share their name", "Each has a folder of its own{}."),
    "phone": ("have the phone {}", "they share their phone", "Look whether it is right for each of them."),
}
SIGNS = re.compile("[^0-9]+")


class Survey:
    """A list, surveyed; `count` is how many rows it has. Raises Unusable if that is none, or none that was chosen."""

    def __init__(self, listed: Rows) -> None:
        self._rows = listed
        self._numbers, self._same = array("q"), {what: Twins() for what in ("row", *SHARED)}
        self._folders = Folders()
        self._read()
        self._shared = {what: told for what, told in SHARED.items() if self._same[what]}

    def _read(self) -> None:
        same, numbered, folder = self._same, self._numbers.append, self._folders.add
        row_says, id_says, name_says, phone_says = (same[what].add for what in ("row", *SHARED))
        for line in self._rows:
            cells = line.part.headers.cells(line.cells)
            name, own = cells["name"], cells.get("id", "")
            phone = cells.get("phone", "")
            if aside(line, name):
                name = own = phone = ""
            numbered(line.number)
            row_says(line.said if name else "")
            folder(own or name if name else "")
            id_says(own)
            name_says(name.casefold())
            phone_says(_digits(phone))
        self.left_out = self._rows.not_chosen()
        self.count, self._digests = len(self._numbers), self._rows.digests
        if not self.count:
            told, way_out = "no school stands below the headers", "Fill the list in, and save it again."
            raise Unusable(Problem(told, way_out, self._rows.parts[0].headers.place))
        same["row"].close()
        for what in SHARED:
            same[what].close(leaving_out=same["row"])
        self._folders.close(leaving_out=same["row"])
        headers = self._rows.parts[0].headers
        if self._folders and (alike := self._folders.tell_apart(self._counted, headers)):
            told, way_out = "other schools are called as this one’s folder would be", "Give each row an id of its own."
            raise Unusable(*(Problem(told, way_out, headers.where(self._numbers[nth], "name")) for nth in alike[:TOLD]))

    def rows(self) -> Iterator[tuple[int, Line]]:
        """Each row once more, counted from 0.

        Raises Unusable once it is clear that the list is no longer the one that was surveyed.
        """
        nth = -1
        for nth, line in enumerate(self._rows):
            if nth >= self.count or line.number != self._numbers[nth]:
                raise self._changed()
            yield nth, line
        if nth + 1 != self.count or self._rows.digests != self._digests:
            raise self._changed()

    def _counted(self) -> Counted:
        """The rows that need a folder, with what it is called by."""
        for nth, line in self.rows():
            if self.repeats(nth) is None:
                cells = line.part.headers.cells(line.cells)
                yield nth, cells.get("id") or cells["name"], line

    def _changed(self) -> Unusable:
        told, where = "the list changed while it was read", Where(self._rows.parts[0].table.name)
        return Unusable(Problem(told, "What is printed is whole; run again to print what it says now.", where))

    def repeats(self, nth: int) -> int | None:
        """The number of the row before the nth that says just the same, if there is one."""
        first = self._same["row"].first(nth)
        return None if first in (-1, nth) else self._numbers[first]

    def folder(self, nth: int, cells: dict[str, str], line: Line) -> str:
        """The school's id, else its name; where another has the same, with what tells it apart."""
        return self._folders.folder(nth, cells.get("id") or cells["name"], line)

    def shared(self, nth: int, cells: dict[str, str], line: Line) -> Iterator[Problem]:
        """What the nth row shares with later ones, if it is the first of them; what the same rows share is told once."""
        heard, number = [], line.number
        for what, (told, many, way_out) in self._shared.items():
            twins = self._same[what]
            if twins.first(nth) == nth:
                later = [self._numbers[twin] for twin in islice(twins.after(nth), TOLD)]
                if later not in heard:
                    heard.append(later)
                    rows = ", ".join(map(str, later[: TOLD - 1])) + (", …" if len(later) == TOLD else "")
                    said = f"rows {number} and {rows} {told.format(excerpt(cells[what]))}"
                    by = (
                        f", named with its “{excerpt(self._folders.header)}” where that tells them apart"
                        if self._folders.header
                        else ""
                    )
                    where, every = line.part.headers.where(number, what), 1 + sum(1 for _ in twins.after(nth))
                    yield Notice(said, way_out.format(by), where, kind=many, said=cells[what], rows=every, also=tuple(later))


def _digits(phone: str) -> str:
    """A number's figures alone, without the country's."""
    figures = SIGNS.sub("", phone)
    return figures[1:] if len(figures) == 11 and figures[0] == "1" else figures
