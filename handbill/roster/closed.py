"""Schools that a list says are closed: told, and printed all the same, for a list is often behind."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from handbill.problems import Where
from handbill.roster.notices import Notice
from handbill.roster.spelling import spelled
from handbill.words.markup import excerpt

CLOSED = re.compile(
    r"(?i)\b(?:closed|closing|merged|inactive|defunct|discontinued|to ?be ?deleted|cerrad[oa]s?|clausurad[oa]s?|inactiv[oa]s?"
    r"|fusionad[oa]s?)\b"
)
HINTS = (  # one of which stands where the pattern finds something; it takes five times as long to say no
    "clos", "merged", "inactiv", "defunct", "discontinued", "deleted", "cerrad", "clausurad", "fusionad",
)  # fmt: skip
YEAR = re.compile(r"(?:19|20)\d\d|/\d\d$")
STATUS = frozenset(("status", "estatus", "estado", "situacion"))  # words in the headers of columns that say so
CLOSING, DAY = frozenset(("closed", "closing", "closure", "cierre")), frozenset(("date", "day", "fecha"))


def usual_status(headers: Sequence[str], sample: Sequence[Sequence[str]]) -> dict[int, str]:
    """By the number of each column of a status, what most schools that are open have there."""
    found: dict[int, str] = {}
    for nth, header in enumerate(headers, 1):
        if STATUS.intersection(spelled(header).split()):
            said = Counter(row[nth - 1] for row in sample if len(row) >= nth)
            usual = [value for value, _ in said.most_common() if value and not CLOSED.search(value)]
            found |= {nth: usual[0]} if usual else {}
    return found


def closing_dates(headers: Sequence[str]) -> tuple[int, ...]:
    """The numbers of the columns of the day on which a school was closed."""
    words = [set(spelled(header).split()) for header in headers]
    return tuple(nth for nth, said in enumerate(words, 1) if said & CLOSING and said & DAY)


class Closed:
    """Tells of rows that say so. `name` is the list's."""

    def __init__(self, headers: Sequence[str], sample: Sequence[Sequence[str]], name: str) -> None:
        self._headers, self._name = headers, name
        self._usual, self._dates = usual_status(headers, sample), closing_dates(headers)

    def told(self, said: str, number: int, row: Sequence[str]) -> tuple[Notice, ...]:
        """What there is to tell of a row, all whose words together are `said`: the first cell that says closed, if one does."""
        if any(map(said.lower().__contains__, HINTS)):
            for nth, cell in enumerate(row, 1):
                if found := CLOSED.search(cell):
                    return (self._notice(number, nth, cell, "" if nth in self._usual else found[0].capitalize()),)
        for nth in self._dates:
            if nth <= len(row) and YEAR.search(row[nth - 1]):
                return (self._notice(number, nth, row[nth - 1], excerpt(self._headers[nth - 1])),)
        return ()

    def _notice(self, number: int, nth: int, cell: str, said: str) -> Notice:
        shown = excerpt(cell)
        header = excerpt(self._headers[nth - 1]) if nth <= len(self._headers) else ""
        told = f"the school may be closed: “{shown}” stands in “{header}”"
        way_out = "Take it out of the list if it is, or choose rows with --only COLUMN=VALUE."
        if nth in self._usual:
            way_out = f'--only "{header}={self._usual[nth]}" prints those alone.'
        return Notice(told, way_out, Where(self._name, number, nth), kind="the school may be closed", said=said or shown)
