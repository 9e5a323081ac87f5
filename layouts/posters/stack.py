"""Blocks one below the other down a poster, as large as there is room for, what is left shared among the gaps."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct

from handbill.layouts.look import largest
from handbill.layouts.posters.sheet import Sheet
from handbill.page.document import Element
from handbill.page.flow import Block
from handbill.problems import Overfull, Problem
from handbill.words.markup import excerpt
from handbill.words.types import longest

Way = Callable[[float], list[Element] | None]


class Row(Struct, frozen=True):
    """A block, the gap above it, and how much of the spare room that gap may take beside others'."""

    block: Block
    gap: float
    share: float = 1.0
    x: float = 0.0


def placed(rows: Sequence[Row], x: float, top: float, room: float, *, last: float = 1.0) -> list[Element] | None:
    """The rows from `top` down, which fill `room` with the `last` one's share of what is spare; None if they are higher."""
    spare = room - sum(row.gap + row.block.height for row in rows)
    if spare < 0:
        return None
    part, y, elements = spare / (sum(row.share for row in rows) + last), top, list[Element]()
    for row in rows:
        y -= row.gap + row.share * part
        elements += row.block.placed(x + row.x, y)
        y -= row.block.height
    return elements


def filled(sheet: Sheet, ways: Sequence[Way], low: float, high: float, *, least: float) -> list[Element]:
    """The first way that has room at `low`, at the largest scale up to `high`; else the last one from `least` on.

    Raises Overfull, naming the longest of its words, if there is none.
    """
    for way in ways:
        if found := largest(way, low, high):
            return found
    if found := largest(ways[-1], least, low):
        return found
    ways[-1](least)  # names words that are too long by themselves
    guilty = longest(sheet.voices[-1].piece)
    told = f"the poster’s words do not fit this paper, of which “{excerpt(guilty.plain)}” are the most"
    raise Overfull(Problem(told, "Shorten them, or print on a larger paper.", guilty.where))
