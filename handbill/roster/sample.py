"""The first rows of a list, by column: from these it is told what each column is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from handbill.roster.vocabulary import EMPTY

SOME = 20  # values at which one looks first


class Sample:
    """Rows of bare cells. `sample[nth]` is what stands in a column, counted from 1, where it says anything."""

    def __init__(self, rows: Sequence[Sequence[str]]) -> None:
        self.rows = rows
        self._said: dict[int, list[str]] = {}

    def __getitem__(self, nth: int) -> list[str]:
        if nth not in self._said:
            self._said[nth] = [*self._cells(nth)]
        return self._said[nth]

    def some(self, nth: int) -> list[str]:
        """The first few of these, so that a wide list is not read column by column."""
        return [*islice(self._cells(nth), SOME)]

    def _cells(self, nth: int) -> Iterator[str]:
        return (cell for row in self.rows if len(row) >= nth and (cell := row[nth - 1]) not in EMPTY)
