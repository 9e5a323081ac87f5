"""Several ways to fill a sheet, the best first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from handbill.problems import Overfull

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
