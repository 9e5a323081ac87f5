"""What to know of a list, and how it is told: one line a kind, however many rows it is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from handbill.problems import Problem, Where
from handbill.words.markup import excerpt

ROWS = 5  # of which a line gives the numbers
SAID = 5  # different things that rows say, of which it gives examples
REMEMBERED = 1_000  # of these, at most


class Notice(Problem, frozen=True):
    """Something to know of a row that is printed, or of one that is left out for no fault.

    `kind` says of many rows what `what` says of this one; `said` is what this one says, if that differs,
    `rows` how many it is about, and `also` the numbers of some of them beside its own.
    """

    kind: str = ""
    said: str = ""
    rows: int = 1
    also: tuple[int, ...] = ()


class Gathered:
    """Notices, gathered by their kinds; but for those of the kinds of what is told elsewhere."""

    def __init__(self, leaving_out: Iterable[Problem] = ()) -> None:
        self._kinds: dict[str, _Kind] = {}
        self._left_out = frozenset(map(_kind_of, leaving_out))

    def add(self, notice: Problem) -> None:
        """Adds a notice, unless it is of a kind that is left out."""
        kind = _kind_of(notice)
        if kind in self._left_out:
            return
        if kind not in self._kinds:
            self._kinds[kind] = _Kind(kind, notice)
        self._kinds[kind].add(notice)

    def told(self) -> list[str]:
        """A line for each kind: what, of how many rows, the first of them, the way out."""
        return [str(kind) for kind in self._kinds.values()]


def _kind_of(notice: Problem) -> str:
    return (notice.kind if isinstance(notice, Notice) else "") or notice.what


class _Kind:
    """All notices of one kind."""

    def __init__(self, kind: str, first: Problem) -> None:
        self._kind, self._one, self._count, self._rows = kind, first, 0, 0
        self._first: list[int] = []  # rows
        self._said: Counter[str] = Counter()

    def add(self, notice: Problem) -> None:
        self._count += 1
        self._rows += notice.rows if isinstance(notice, Notice) else 1
        if len(self._first) < ROWS and notice.where and notice.where.line:
            self._first += [notice.where.line, *(notice.also if isinstance(notice, Notice) else ())]
        if isinstance(notice, Notice) and notice.said and (notice.said in self._said or len(self._said) < REMEMBERED):
            self._said[notice.said] += 1

    def __str__(self) -> str:
        if self._count == 1:
            return str(self._one)
        where = f"{(self._one.where or Where('')).name}: "
        rows = ", ".join(map(str, self._first[:ROWS])) + (", …" if self._rows > ROWS else "")
        told = f"{where}{self._rows:,} rows: {self._kind}{self._examples()} (rows {rows})"
        return f"{told}. {self._one.way_out}" if self._one.way_out else f"{told}."

    def _examples(self) -> str:
        """What the rows say, the most frequent first."""
        if not self._said:
            return ""
        found = [
            f"“{excerpt(said)}” {count:,}" if count > 1 else f"“{excerpt(said)}”" for said, count in self._said.most_common(SAID)
        ]
        return f": {', '.join(found)}{', …' if len(self._said) > SAID else ''}"
