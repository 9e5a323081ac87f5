"""What a sheet of a poster has beside its part of it: where to cut, where to glue, which sheet it is and what is next to it.

A dashed line with scissors is cut along; what is hatched goes under the next sheet. All of it lies outside the part that is
kept: in the margin, which is cut off, and on the flap, which is covered.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from handbill.page.document import Element, artifact
from handbill.page.geometry import Box, Step, rectangle, straight
from handbill.page.marks import Line, Shape
from handbill.page.text.setting import Setting, Style, set_words
from handbill.page.tiling import FLAP, MARGIN, Plan, Tile
from handbill.words.markup import plain

INK, PALE, WHITE = "#14213D", "#AEB6C4", "#FFFFFF"
OVER = 6.0  # points: how far the poster goes on beyond a cut, so that one beside the line shows no white
UNDER = 9.0  # and beyond where the next sheet begins
HATCH = 8.0  # points from one line of a hatched flap to the next
DIGIT = 11.0  # points: the height of a sheet's number on its neighbour's flap
SMALL = Style("text", 6.5, INK, 1.25, small=True)
BETWEEN = 4.2  # points: between lines of a label
INCHES, MILLIMETRES = 4, 100


class Labels(Struct, frozen=True):
    """What a sheet says, in each of the poster's languages with its tag, empty for the document's own; `how` on one sheet."""

    sheet: tuple[tuple[str, str], ...]
    how: tuple[tuple[str, str], ...]


class Sides(Struct, frozen=True):
    """Where a sheet meets others."""

    left: bool
    right: bool
    top: bool
    bottom: bool


def sides(plan: Plan, tile: Tile) -> Sides:
    return Sides(tile.column > 1, tile.column < len(plan.rows[tile.row - 1]), tile.row > 1, tile.row < len(plan.rows))


def kept(plan: Plan, tile: Tile) -> Box:
    """Where the tile's part of the poster stands on its sheet: moved by whole points, so that all sheets are drawn alike."""
    part = tile.part
    down = _around(plan).top - part.top
    x, top = MARGIN + part.x % 1, plan.height - MARGIN - down % 1
    return Box(x, top - part.height, part.width, part.height)


def shown(plan: Plan, tile: Tile) -> Box:
    """The same with what is drawn of the poster beyond it."""
    box, meets = kept(plan, tile), sides(plan, tile)
    left, right, top, bottom = OVER * meets.left, UNDER * meets.right, OVER * meets.top, UNDER * meets.bottom
    return Box(box.x - left, box.y - bottom, box.width + left + right, box.height + top + bottom)


def furniture(plan: Plan, tile: Tile, labels: Labels) -> list[Element]:
    """All that is drawn over the poster on its sheet; the label is read."""
    return [
        artifact(*_frame(plan, shown(plan, tile))),
        artifact(*_flaps(plan, tile), *_cuts(plan, tile), *_corners(plan, tile), *_neighbours(plan, tile)),
        *_strip(plan, tile, labels),
    ]


def _frame(plan: Plan, box: Box) -> Iterator[Shape]:
    """White all around what is shown."""
    for part in (
        Box(0, 0, plan.width, box.y), Box(0, box.top, plan.width, plan.height - box.top),
        Box(0, box.y, box.x, box.height), Box(box.right, box.y, plan.width - box.right, box.height),
    ):  # fmt: skip
        yield Shape(rectangle(part), "ground", WHITE)


def _flaps(plan: Plan, tile: Tile) -> Iterator[Shape]:
    """The flaps, hatched."""
    box, meets, seen = kept(plan, tile), sides(plan, tile), shown(plan, tile)
    if meets.right:
        yield from _hatched(Box(seen.right, seen.y, plan.width - MARGIN - seen.right, seen.top - seen.y - OVER * meets.top))
    if meets.bottom:
        right = plan.width - MARGIN if meets.right else box.right
        yield from _hatched(Box(box.x, MARGIN, right - box.x, seen.y - MARGIN))


def _hatched(box: Box) -> Iterator[Shape]:
    """Slanting lines that end at the box's sides; lines of boxes side by side run on."""
    steps: list[Step] = []
    at = (box.x + box.y) // HATCH * HATCH + HATCH
    while at < box.right + box.top:
        one, other = max(box.x, at - box.top), min(box.right, at - box.y)
        steps += straight((one, at - one), (other, at - other))
        at += HATCH
    yield Shape(tuple(steps), "cut", stroke=PALE, weight=0.7)


def _cuts(plan: Plan, tile: Tile) -> Iterator[Shape]:
    """The lines to cut along, outside what is kept, with scissors where they begin."""
    box, meets, seen = kept(plan, tile), sides(plan, tile), shown(plan, tile)
    if meets.left:
        yield from _dashed((box.x - 1, MARGIN + 12), (box.x - 1, box.top + 12 * (not meets.top)))
        yield from _scissors(box.x - 1, MARGIN + 4, upright=True)
    if meets.top:
        end = plan.width - MARGIN if meets.right else seen.right + 20
        yield from _dashed((box.x - 1 if meets.left else box.x - 12, box.top + 1), (end - 12, box.top + 1))
        yield from _scissors(end - 4, box.top + 1, upright=False)


def _dashed(start: tuple[float, float], end: tuple[float, float]) -> Iterator[Shape]:
    path = straight(start, end)
    yield Shape(path, "cut", stroke=WHITE, weight=2)
    yield Shape(path, "cut", stroke="#000000", weight=0.9, dash=(7.0, 4.0))


def _scissors(x: float, y: float, *, upright: bool) -> Iterator[Shape]:
    """Scissors that cut upward, or to the left, from a point."""

    def at(along: float, aside: float) -> tuple[float, float]:
        return (x + aside, y + along) if upright else (x - along, y + aside)

    for side in (-1, 1):
        blade = straight(at(-3, 2.6 * side), at(11, -1.6 * side))
        yield Shape(blade, "cut", stroke="#000000", weight=1.1)
        (cx, cy), r = at(-5, 3.4 * side), 2.1
        ring = _circle(cx, cy, r)
        yield Shape(ring, "cut", stroke="#000000", weight=1.1)


def _circle(x: float, y: float, r: float) -> tuple[Step, ...]:
    """A circle."""
    c = 0.5523 * r
    return (
        Step("m", (x + r, y)),
        Step("c", (x + r, y + c, x + c, y + r, x, y + r)), Step("c", (x - c, y + r, x - r, y + c, x - r, y)),
        Step("c", (x - r, y - c, x - c, y - r, x, y - r)), Step("c", (x + c, y - r, x + r, y - c, x + r, y)), Step("h"),
    )  # fmt: skip


def _corners(plan: Plan, tile: Tile) -> Iterator[Shape]:
    """At each corner of what is kept, a mark outside it along every side that is no line to cut along."""
    box, meets, seen = kept(plan, tile), sides(plan, tile), shown(plan, tile)
    marks = []
    for x, cut in ((box.x, meets.left), (box.right, False)):
        if not cut:
            marks += [((x, seen.top + 2), (x, plan.height - 5)), ((x, seen.y - 2), (x, seen.y - 11))]
    for y, cut in ((box.top, meets.top), (box.y, False)):
        if not cut:
            marks += [((seen.x - 2, y), (5.0, y)), ((seen.right + 2, y), (seen.right + 11, y))]
    for one, other in marks:
        path = straight(one, other)
        yield Shape(path, "cut", stroke=WHITE, weight=2)
        yield Shape(path, "cut", stroke="#000000", weight=0.6)


def _neighbours(plan: Plan, tile: Tile) -> Iterator[Shape | Line | Element]:
    """On the flap at the right, which sheet covers it."""
    box, meets, seen = kept(plan, tile), sides(plan, tile), shown(plan, tile)
    if meets.right:
        told = set_words(f"{tile.row}-{tile.column + 1}", Style("bold", DIGIT, INK), 60)
        x, y = seen.right + (FLAP - UNDER - told.width) / 2, (box.y + box.top) / 2
        yield _chip(Box(x - 3, y - 18, told.width + 6, 32))
        yield from told.placed(x, y + 7)
        yield _arrow(x + told.width / 2, y - 9)


def _arrow(x: float, y: float) -> Shape:
    """An arrow to the right, around a point."""
    upper = ((x + 8, y), (x + 1, y + 4.5), (x + 1, y + 1.4), (x - 7, y + 1.4))
    lower = ((x - 7, y - 1.4), (x + 1, y - 1.4), (x + 1, y - 4.5))
    return Shape((*straight(*upper, *lower), Step("h")), "ornament", INK)


def _chip(box: Box) -> Shape:
    return Shape(rectangle(box), "panel", WHITE)


def _strip(plan: Plan, tile: Tile, labels: Labels) -> Iterator[Element]:
    """At the sheet's foot: the map, the label with how it is put together, the ruler."""
    meets = sides(plan, tile)
    left, right = MARGIN + 16, plan.width - MARGIN
    top = shown(plan, tile).y - 13 if not meets.bottom else shown(plan, tile).y - 2
    high = min(top - MARGIN - 1, 54.0)
    y = MARGIN + 1
    whole = _around(plan)
    scale = high / whole.height
    rule = INCHES * 72
    told = left + whole.width * scale + 9
    wide = right - rule - 34 - told
    settings = [*_told(labels, wide)]
    end = told + max(setting.width for setting, *_ in settings) + 5
    boxes = (Box(left - 4, y - 1, end - left + 4, high + 2), Box(right - rule - 33, y - 1, rule + 33, high + 2))
    marks = map(_chip, boxes) if meets.bottom else ()
    yield artifact(*marks, *_map(plan, tile, left, y, scale), *_ruler(right - rule - 27, y + high / 2))
    at = y + high - max(0.0, high - sum(setting.height + BETWEEN for setting, *_ in settings) + BETWEEN) / 2
    for setting, lang in settings:
        yield Element("P", setting.placed(told, at - 0.5), lang=lang)
        at -= setting.height + BETWEEN


def _told(labels: Labels, wide: float) -> Iterator[tuple[Setting, str]]:
    """The label, large, and how it goes together; each with its language."""
    style = Style("bold", 9.5, INK, 1.15)
    for told, lang in labels.sheet:
        yield set_words(plain(told), style, wide), lang
    for told, lang in labels.how:
        yield set_words(plain(told), SMALL, wide), lang


def _around(plan: Plan) -> Box:
    last = plan.rows[-1][-1].part
    return Box(0, 0, last.right, plan.rows[0][0].part.top)


def _map(plan: Plan, tile: Tile, x: float, y: float, scale: float) -> Iterator[Shape]:
    """The poster as it is cut, this sheet filled."""
    for other in plan.tiles:
        box = other.part.scaled(scale).moved(x, y)
        yield Shape(rectangle(box), "ornament", INK if other == tile else WHITE, INK, 0.6)


def _ruler(x: float, y: float) -> Iterator[Shape | Line | Element]:
    """A ruler of four inches above, and a hundred millimetres below."""
    mm, end = 72 / 25.4, x + INCHES * 72
    steps = [*straight((x, y), (end, y))]
    for nth in range(8 * INCHES + 1):
        steps += _tick(x + nth * 9, y, 8.0 if nth % 8 == 0 else 5.0 if nth % 4 == 0 else 3.0)
    for nth in range(0, MILLIMETRES + 1, 2):
        steps += _tick(x + nth * mm, y, -(8.0 if nth % 50 == 0 else 5.0 if nth % 10 == 0 else 2.5))
    yield Shape(tuple(steps), "ornament", stroke=INK, weight=0.5)
    yield from set_words(f"{INCHES} in", SMALL, 40).placed(end + 4, y + 7.5)
    yield from set_words(f"{MILLIMETRES} mm", SMALL, 40).placed(x + MILLIMETRES * mm + 4, y - 3)


def _tick(x: float, y: float, length: float) -> tuple[Step, ...]:
    return straight((x, y), (x, y + length))
