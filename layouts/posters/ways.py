"""Several ways to fill a sheet, the best first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from handbill.layouts.posters.sheet import Sheet
from handbill.problems import Overfull, Problem

W = TypeVar("W")
T = TypeVar("T")


def best(make: Callable[[W], T], ways: Sequence[W]) -> T:
    """What `make` gives for the first way in which the words have room. Raises the first way's Overfull if none has."""
    first: Overfull | None = None
    for way in ways:
        try:
            return make(way)
        except Overfull as overfull:
            first = first or overfull
    raise first or LookupError("no way was given")


def best_on(sheet: Sheet, make: Callable[[W], T], ways: Sequence[W], way_out: str) -> T:
    """The same for a sheet, on which two languages may have no room; then that is told, with the way out."""
    try:
        return best(make, ways)
    except Overfull:
        if len(sheet.voices) == 1:
            raise
        raise Overfull(Problem(f"“{sheet.design}” has no room for two languages on this paper", way_out)) from None
