"""The four steps of measuring as small drawings, each `WIDE` by `HIGH` points from its lower left corner."""

from __future__ import annotations

import math
from collections.abc import Iterator

from handbill.layouts.calibration.rulers import scaled_cross
from handbill.layouts.look import INK, WHITE, circle, display, rounded, text
from handbill.page.document import Element
from handbill.page.geometry import Box, Step, rectangle, straight
from handbill.page.marks import Line, Shape
from handbill.page.text.setting import Style, set_words

WIDE, HIGH = 118.0, 84.0
PALE = "#E3E6EC"
Drawn = Iterator[Shape | Line | Element]


def _stroked(*steps: Step, weight: float = 1.4, dash: tuple[float, ...] = ()) -> Shape:
    return Shape(steps, "ornament", stroke=INK, weight=weight, dash=dash)


def _line(*points: tuple[float, float], weight: float = 1.4, dash: tuple[float, ...] = ()) -> Shape:
    return _stroked(*straight(*points), weight=weight, dash=dash)


def _box(box: Box, fill: str = WHITE, weight: float = 1.4, dash: tuple[float, ...] = ()) -> Shape:
    return Shape(rectangle(box), "ornament", fill, INK, weight, dash)


def _said(words: str, style: Style, x: float, top: float) -> Drawn:
    yield from set_words(words, style, WIDE).placed(x, top)


def _sheet(box: Box, *, marked: bool) -> Drawn:
    """A sheet of ten cards, marked by crosses or perforated."""
    yield _box(box)
    dx, dy = box.width / 8, box.height / 12
    inner = box.inset(dx, dy)
    xs = [inner.x + nth * inner.width / 2 for nth in range(3)]
    ys = [inner.y + nth * inner.height / 5 for nth in range(6)]
    if not marked:
        yield from (_line((x, inner.y), (x, inner.top), weight=0.6, dash=(2, 1.5)) for x in xs)
        yield from (_line((inner.x, y), (inner.right, y), weight=0.6, dash=(2, 1.5)) for y in ys)
        return
    for x in xs:
        for y in ys:
            yield _line((x - 2, y), (x + 2, y), weight=0.8)
            yield _line((x, y - 2), (x, y + 2), weight=0.8)


def printing() -> Drawn:
    """A printer that is told 100%."""
    yield from _sheet(Box(30, 4, 40, 50), marked=True)
    yield Shape(rounded(Box(10, 46, 80, 30), 5), "ornament", INK)
    yield _line((22, 53), (78, 53), weight=2.0, dash=())
    yield Shape(rectangle(Box(22, 51, 56, 3)), "ornament", WHITE)
    yield from _said("100%", display(15, WHITE), 32, 72)


def holding() -> Drawn:
    """Both sheets before a light."""
    for nth in range(12):
        a = nth * math.pi / 6
        near, far = 21.0, 27.0
        yield _line((86 + near * math.cos(a), 46 + near * math.sin(a)), (86 + far * math.cos(a), 46 + far * math.sin(a)))
    yield Shape(circle(86, 46, 15), "ornament", "#FFC83D", INK, 1.4)
    yield from _sheet(Box(38, 2, 54, 68), marked=False)
    yield from _sheet(Box(30, 8, 54, 68), marked=True)


def reading() -> Drawn:
    """The cross that is measured, and a card whose edges cross it to the right and below."""
    k, (x, y) = 2.1, (66.0, 32.0)
    yield Shape(rectangle(Box(x, 0, WIDE - x, y)), "ornament", PALE)
    for mark in scaled_cross(0, 0):
        yield mark.scaled(k).moved(48, 44)
    yield _line((x, 0), (x, 60), weight=1.2, dash=(4, 3))
    yield _line((32, y), (WIDE, y), weight=1.2, dash=(4, 3))
    yield from _said("+", display(15), 91, 54)
    yield from _said("+", display(15), 52, 12)


def measuring() -> Drawn:
    """A ruler along the printed one."""
    yield _line((2, 46), (114, 46), weight=1.2)
    for nth in range(23):
        x = 4 + 5.0 * nth
        yield _line((x, 46), (x, 46 + (9 if nth % 5 == 0 else 5)), weight=0.7)
    yield from _said("100%", text(12, INK, face="bold"), 80, 71)
    yield Shape(rounded(Box(2, 14, 114, 29), 3), "ornament", PALE, INK, 1.4)
    for nth in range(23):
        x = 4 + 4.9 * nth
        yield _line((x, 43), (x, 43 - (9 if nth % 5 == 0 else 5)), weight=0.7)
    yield from _said("250 mm · 10 in", text(12, INK, face="bold"), 10, 29)
    yield _line((102, 8), (102, 60), weight=1.2, dash=(3, 2))


STEPS = (printing, holding, reading, measuring)
