"""A poster cut into sheets that any office prints: how many, where they meet, which part each shows.

Sheets are glued row by row: within a row each stands on a flap at the right of the one before, and each row on the flaps at
the foot of the row above. So a row's upright joints are its own, while the level ones run across the whole poster.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, pairwise
from math import ceil

from msgspec import Struct

from handbill.page.document import Cell, Page, Place
from handbill.page.geometry import Box, around
from handbill.page.joints import Stretch, joints
from handbill.page.marks import Code, Line

MARGIN = 18.0  # points: what office printers may leave white
FLAP = 36.0  # points: of a sheet within its margin that the next one covers; its paper goes on to the sheet's edge
CLEAR = 4.0  # points between a joint and what it must not run through, for cuts are seldom quite true
MORE = (0, 1, 2)  # rows than the fewest, or sheets in a row, where these meet in the wrong places
DEAR = 5  # words that a joint rather runs through than one way to reach somebody
OWN = "the school’s own lines"
LANDS = ".-/@"  # behind which what is wider than a sheet is cut first


class Tile(Struct, frozen=True):
    """A part of a poster, by its row from the top and its place in that, both from 1."""

    row: int
    column: int
    part: Box


class Plan(Struct, frozen=True):
    """How a poster is cut into sheets so wide and high; which ways of reaching somebody a joint runs `through`."""

    width: float
    height: float
    rows: tuple[tuple[Tile, ...], ...]
    through: tuple[str, ...] = ()

    @property
    def tiles(self) -> list[Tile]:
        """Every sheet, as they are read."""
        return [tile for row in self.rows for tile in row]


class _Way(Struct, frozen=True):
    """A way to reach somebody as it stands on the poster, and the parts of it that no joint runs through."""

    box: Box
    parts: tuple[Box, ...]
    told: str


def planned(page: Page, width: float, height: float) -> Plan | None:
    """The page on as few sheets of that size as may be, however these lie; on one or two more where it must be.

    No joint runs through a code; and none through a way to reach somebody unless that is wider than a sheet, or there is no
    other way to cut. None if a code cannot be kept whole.
    """
    lying = [(width, height), (height, width)] if width != height else [(width, height)]
    for strict in (True, False):
        plans = [_cut(page, *sheet, more, strict=strict) for sheet in lying for more in MORE]
        if found := [plan for plan in plans if plan]:
            return min(found, key=lambda plan: len(plan.tiles))
    return None


def _cut(page: Page, width: float, height: float, more: int, *, strict: bool) -> Plan | None:
    """The page in as many rows as it takes and so many `more`, if there is a way; if not `strict`, codes alone are in it."""
    wide, tall = width - 2 * MARGIN - FLAP, height - 2 * MARGIN - FLAP
    every = [*_ways(page, wide)]
    words = [mark for top in page.elements if not top.place for mark in top.marks() if isinstance(mark, Line)]
    ways = [way for way in every if strict or not way.told]
    boxes = [mark.box for mark in words] + [way.box for way in every] * DEAR
    level = joints(
        page.height, tall, ceil(page.height / tall) + more,
        [_turned(way.box.y, way.box.top, page.height) for way in ways],
        [_turned(box.y, box.top, page.height) for box in boxes],
    )  # fmt: skip
    if level is None:
        return None
    rows: list[tuple[Tile, ...]] = []
    through: dict[str, None] = {}
    for nth, (upper, lower) in enumerate(pairwise([0.0, *level, page.height]), 1):
        strip = Box(0.0, page.height - lower, page.width, lower - upper)
        here, met = ([way for way in some if strip.meets(way.box)] for some in (ways, every))
        upright = _upright(strip, wide, here, met, [word for word in words if strip.meets(word.box)])
        if upright is None:
            return None
        edges = pairwise([0.0, *upright, page.width])
        parts = (Box(left, strip.y, right - left, strip.height) for left, right in edges)
        rows.append(tuple(Tile(nth, at, part) for at, part in enumerate(parts, 1)))
        told = [way for way in met if way.told]
        through |= {way.told: None for way in told for x in upright if way.box.x < x < way.box.right}
        through |= {way.told: None for way in told if way.box.y < strip.y < way.box.top}
    return Plan(width, height, tuple(rows), tuple(through))


def _upright(strip: Box, wide: float, ways: list[_Way], every: list[_Way], words: list[Line]) -> list[float] | None:
    """Where a row's sheets meet, as few as may be; `ways` and `words` are those that stand in it."""
    firm = [(part.x, part.right) for way in ways for part in way.parts]
    loose = [(box.x, box.right) for word in words for box in _words(word)]
    loose += [(way.box.x, way.box.right) for way in every] * DEAR
    tried = (joints(strip.width, wide, ceil(strip.width / wide) + more, firm, loose) for more in MORE)
    return next((upright for upright in tried if upright is not None), None)


def _turned(low: float, high: float, height: float) -> Stretch:
    """A stretch of a page's height, from its top."""
    return height - high, height - low


def _ways(page: Page, wide: float) -> Iterator[_Way]:
    """Codes, numbers and addresses, a school's own places whatever it says there, lines to write on."""
    for element in (part for top in page.elements for part in ([top] if top.place else top.walk())):
        if isinstance(element.place, Place | Cell):
            box = element.place.box.inset(-CLEAR)
            yield _Way(box, (box,) if box.width <= wide else (), OWN)
        elif element.role == "Figure":
            box = around([mark.quiet if isinstance(mark, Code) else mark.box for mark in element.marks()]).inset(-CLEAR)
            yield _Way(box, (box,) if any(isinstance(mark, Code) for mark in element.marks()) else (), "")
        elif element.role == "Link":
            yield from (_way(line, wide) for line in element.marks() if isinstance(line, Line))


def _way(line: Line, wide: float) -> _Way:
    """A line that says how to reach somebody: whole, or else word by word, or else part by part of a word."""
    box = line.box.inset(-CLEAR)
    if line.turned or box.width <= wide:
        return _Way(box, (box,), line.text.strip())
    parts = [part for word in _words(line) for part in ([word] if word.width <= wide else _words(line, LANDS))]
    return _Way(box, tuple(parts), line.text.strip())


def _words(line: Line, lands: str = " ") -> Iterator[Box]:
    """The box of each part of a line that ends with one of those letters."""
    if line.turned:
        yield line.box
        return
    clusters, x, nth = [cluster for run in line.runs for cluster in run.clusters], line.x, 0
    numbered = []
    for cluster in clusters:
        numbered.append((nth, cluster))
        nth += cluster.text in lands
    for _, together in groupby(numbered, lambda pair: pair[0]):
        part = [cluster for _, cluster in together]
        width = sum(cluster.advance for cluster in part) * line.size / 1000
        spare = part[-1].advance * line.size / 1000 if part[-1].text == " " else 0.0
        if width > spare:
            yield Box(x, line.box.y, width - spare, line.box.height)
        x += width
