"""What stands around a page for who prints and cuts it: where to cut, whether the plates lie on each other, what this is."""

from __future__ import annotations

from collections.abc import Iterator

from handbill.page.document import Element, artifact
from handbill.page.geometry import Box, Point, Step, straight
from handbill.page.marks import Shape
from handbill.page.text.setting import Style, measure, set_words
from handbill.words.markup import plain

OFF, LONG, FINE = 12.0, 18.0, 0.25  # points: from the trim to a crop mark, its length, its weight
RADIUS, ARM, MIDDLE = 4.5, 8.0, 22.5  # points: of a target and its cross, and from the trim to its middle
SLUG = Style("text", 6.0, "#000000", 1.2)
ROUND = 0.5523  # of the radius: the control points of a quarter circle


def around(trim: Box, slug: str) -> Element:
    """Marks outside the bleed, and the `slug` in the strip below it."""
    widest = max(measure(plain(word), SLUG) for word in slug.split())
    words = set_words(slug, SLUG, max(trim.width / 2 - MIDDLE, widest + 1))
    x, y = trim.x + trim.width / 2, trim.y + trim.height / 2
    below = max(x, trim.x + ARM + words.width + 2 * ARM), trim.y - MIDDLE
    targets = ((x, trim.top + MIDDLE), below, (trim.x - MIDDLE, y), (trim.right + MIDDLE, y))
    shapes = [*_crops(trim), *(shape for middle in targets for shape in _target(*middle))]
    return artifact(*shapes, *words.placed(trim.x + ARM, trim.y - OFF))


def _crops(trim: Box) -> Iterator[Shape]:
    for x, out in ((trim.x, -1), (trim.right, 1)):
        for y, up in ((trim.y, -1), (trim.top, 1)):
            yield _line((x + out * OFF, y), (x + out * (OFF + LONG), y))
            yield _line((x, y + up * OFF), (x, y + up * (OFF + LONG)))


def _target(x: float, y: float) -> Iterator[Shape]:
    r, c = RADIUS, RADIUS * ROUND
    yield _mark(
        Step("m", (x + r, y)),
        Step("c", (x + r, y + c, x + c, y + r, x, y + r)),
        Step("c", (x - c, y + r, x - r, y + c, x - r, y)),
        Step("c", (x - r, y - c, x - c, y - r, x, y - r)),
        Step("c", (x + c, y - r, x + r, y - c, x + r, y)),
        Step("h"),
    )
    yield _line((x - ARM, y), (x + ARM, y))
    yield _line((x, y - ARM), (x, y + ARM))


def _line(one: Point, other: Point) -> Shape:
    return _mark(*straight(one, other))


def _mark(*steps: Step) -> Shape:
    return Shape(steps, "mark", stroke="#000000", weight=FINE)
