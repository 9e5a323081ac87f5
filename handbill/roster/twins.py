"""Which rows of a long list say the same of one thing, at a few bytes a row."""

from __future__ import annotations

from array import array
from collections.abc import Iterator


class Twins:
    """Rows are counted from 0. `add` what each says, then `close`, then ask."""

    def __init__(self) -> None:
        self._said, self._first, self._next = array("q"), array("i"), array("i")

    def add(self, words: str) -> None:
        """Takes down what the next row says; without words it says nothing, and has no twin."""
        self._said.append(hash(words) if words else 0)

    def close(self, leaving_out: Twins | None = None, *, kept: bool = False) -> None:
        """Ends the taking down. Rows that repeat an earlier one by `leaving_out`, which is closed, are nobody's twins.

        What was said is forgotten, unless it is `kept` for `says`.
        """
        for nth in leaving_out._repeats() if leaving_out is not None else ():
            self._said[nth] = 0
        if twice := self._twice():
            self._link(twice)
        if not kept:
            self._said = array("q")

    def says(self, hashes: set[int]) -> set[int]:
        """Those of the hashes of words that a row says."""
        return hashes.intersection(self._said)

    def _twice(self) -> set[int]:
        """What more than one row says."""
        seen: set[int] = set()
        twice: set[int] = set()
        for said in self._said:
            (twice if said in seen else seen).add(said)
        return twice - {0}

    def _link(self, twice: set[int]) -> None:
        """Leads from each row to the first and to the next that say the same."""
        self._first, self._next = (array("i", [-1]) * len(self._said) for _ in range(2))
        last: dict[int, int] = {}
        for nth, said in enumerate(self._said):
            if said in twice:
                before = last.get(said, -1)
                self._first[nth] = nth if before < 0 else self._first[before]
                if before >= 0:
                    self._next[before] = nth
                last[said] = nth

    def __bool__(self) -> bool:
        return bool(self._first)

    def first(self, nth: int) -> int:
        """The first row that says the same as the nth; -1 if no other does."""
        return self._first[nth] if self._first else -1

    def after(self, nth: int) -> Iterator[int]:
        """The rows after the nth that say the same."""
        while (nth := self._next[nth]) != -1:
            yield nth

    def _repeats(self) -> Iterator[int]:
        return (nth for nth, first in enumerate(self._first) if first not in (-1, nth))
