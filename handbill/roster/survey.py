"""What a first reading of a list finds: which rows there are, and which of them say the same; a few bytes a row."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator
from itertools import islice

from handbill.problems import Problem, Unusable, Where
from handbill.roster.headers import Headers
from handbill.roster.names import short_hash, slug
from handbill.roster.tables import Table
from handbill.roster.twins import Twins
from handbill.words.markup import excerpt

TOLD = 5  # rows that one notice names
SHARED = {
    "id": ("have the id {}", "Look whether they are one school. Each has a folder of its own."),
    "name": ("are called “{}”", "Each has a folder of its own."),
    "phone": ("have the phone {}", "Look whether it is right for each of them."),
}
_SIGNS = re.compile("[^0-9]+")


class Survey:
    """A list, surveyed; `count` is how many rows it has. Raises Unusable if that is none."""

    def __init__(self, table: Table, headers: Headers) -> None:
        self._table, self._headers = table, headers
        self._numbers, self._same = array("q"), {what: Twins() for what in ("row", "folder", *SHARED)}
        self._read()
        self._shared = {what: told for what, told in SHARED.items() if self._same[what]}

    def _read(self) -> None:
        same, numbered = self._same, self._numbers.append
        row_says, folder_says, id_says, name_says, phone_says = (same[what].add for what in ("row", "folder", *SHARED))
        for number, row in self._filled():
            cells = self._headers.cells(row)
            name, own = cells["name"], cells.get("id", "")
            numbered(number)
            row_says("\0".join(cells.values()) if name else "")
            folder_says(slug(own or name))
            id_says(own)
            name_says(name.casefold())
            phone_says(_digits(cells.get("phone", "")))
        self.count, self._digest = len(self._numbers), self._table.digest
        if not self.count:
            told, way_out = "no school stands below the headers", "Fill the list in, and save it again."
            raise Unusable(Problem(told, way_out, Where(self._table.name, self._headers.row, 1)))
        same["row"].close()
        for what in ("folder", *SHARED):
            same[what].close(leaving_out=same["row"])

    def _filled(self) -> Iterator[tuple[int, list[str]]]:
        head = self._headers.row
        return ((number, row) for number, row in self._table.rows() if number > head and any(map(str.strip, row)))

    def rows(self) -> Iterator[tuple[int, int, list[str]]]:
        """Each row once more, counted from 0, with its number.

        Raises Unusable once it is clear that the list is no longer the one that was surveyed.
        """
        nth = -1
        for nth, (number, row) in enumerate(self._filled()):
            if nth >= self.count or number != self._numbers[nth]:
                raise self._changed()
            yield nth, number, row
        if nth + 1 != self.count or self._table.digest != self._digest:
            raise self._changed()

    def _changed(self) -> Unusable:
        told = "the list changed while it was read"
        return Unusable(Problem(told, "What is printed is whole; run again to print what it says now.", Where(self._table.name)))

    def repeats(self, nth: int) -> int | None:
        """The number of the row before the nth that says just the same, if there is one."""
        first = self._same["row"].first(nth)
        return None if first in (-1, nth) else self._numbers[first]

    def folder(self, nth: int, cells: dict[str, str]) -> str:
        """The school's id, else its name; with a hash of its own row where another row has the same."""
        own = slug(cells.get("id") or cells["name"])
        if own and self._same["folder"].first(nth) == -1:
            return own
        return f"{own or 'school'}-{short_hash(*cells.values())}"

    def shared(self, nth: int, cells: dict[str, str]) -> Iterator[Problem]:
        """What the nth row shares with later ones, if it is the first of them; what the same rows share is told once."""
        heard, number = [], self._numbers[nth]
        for what, (told, way_out) in self._shared.items():
            twins = self._same[what]
            if twins.first(nth) == nth:
                later = [self._numbers[twin] for twin in islice(twins.after(nth), TOLD)]
                if later not in heard:
                    heard.append(later)
                    rows = ", ".join(map(str, later[: TOLD - 1])) + (", …" if len(later) == TOLD else "")
                    said = f"rows {number} and {rows} {told.format(excerpt(cells[what]))}"
                    yield Problem(said, way_out, self._headers.where(number, what))


def _digits(phone: str) -> str:
    """A number's figures alone, without the country's."""
    figures = _SIGNS.sub("", phone)
    return figures[1:] if len(figures) == 11 and figures[0] == "1" else figures
