"""What words stand on, and how far they stand out from it."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from handbill.page.document import Page, Place
from handbill.page.geometry import Box, encloses
from handbill.page.marks import Clipped, Line, Shape


def seen(page: Page) -> Iterator[tuple[Line | Place, str, str]]:
    """Each line or place with its colour and that of the last filled shape drawn beneath it, white if none.

    Looked at in the middle of its words; in the middle of each letter where they are drawn once more within a path.
    """
    again = {_place(line): (line, mark) for mark in page.marks() if isinstance(mark, Clipped) for line in mark.lines}
    drawn: list[Shape] = []
    for element in page.elements:
        if element.place and not element.content and isinstance(element.place, Place):
            yield element.place, element.place.color, _fill(drawn, *_middle(element.place))
        for mark in element.marks():
            if isinstance(mark, Shape) and mark.fill:
                drawn.append(mark)
            elif isinstance(mark, Line) and _place(mark) in again:
                other, clipped = again[_place(mark)]
                for x, y in _letters(mark):
                    yield mark, other.color if encloses(clipped.path, x, y) else mark.color, _fill(drawn, x, y)
            elif isinstance(mark, Line):
                yield mark, mark.color, _fill(drawn, *_middle(mark))


def unheard(page: Page) -> Iterator[Line]:
    """Every line that is drawn within a path alone, so that nobody hears what it says."""
    heard = {_place(mark) for mark in page.marks() if isinstance(mark, Line)}
    for mark in page.marks():
        if isinstance(mark, Clipped):
            yield from (line for line in mark.lines if _place(line) not in heard)


def _place(line: Line) -> Line:
    """What a line says and where, whatever its colour."""
    return replace(line, color="")


def _letters(line: Line) -> Iterator[tuple[float, float]]:
    """The middle of each letter."""
    x, scale = line.x, line.size / 1000
    for run in line.runs:
        for cluster in run.clusters:
            if cluster.text != " ":
                yield x + cluster.advance * scale / 2, line.y + line.size / 4
            x += cluster.advance * scale


def _fill(drawn: list[Shape], x: float, y: float) -> str:
    """The colour beneath a point; a ground may have any form, all else counts as its box."""
    point = Box(x, y, 0, 0)
    for shape in reversed(drawn):
        if shape.box.holds(point) and (shape.kind != "ground" or encloses(shape.path, x, y)):
            return shape.fill
    return "#FFFFFF"


def _middle(words: Line | Place) -> tuple[float, float]:
    """A point where there are words."""
    box = words.box
    if isinstance(words, Line) and words.turned:
        return box.x + box.width / 2, box.y + box.height / 2
    y = words.rows[0].y + words.least / 4 if isinstance(words, Place) else words.y + words.size / 4
    return box.x + box.width / 2, y


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two #RRGGBB colours, 1 to 21 (WCAG 2.1, relative luminance)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: str) -> float:
    channels = (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = (value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels)
    return sum(weight * value for weight, value in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
