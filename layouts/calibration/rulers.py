"""Rulers and crosses that are printed to be measured."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from handbill.layouts.look import BLACK, MM
from handbill.page.geometry import Step, straight
from handbill.page.marks import Line, Shape
from handbill.page.text.setting import Style, set_words

FINE, BOLD = 0.35, 0.8  # points of a line
ARM, LONG_ARM, SCALE = 4 * MM, 6 * MM, 5  # of a cross; of the one that is measured, and how many mm of it are told
NUMBERED = 6.5  # points
SPAN = 2.0  # percent to either side that a ruler's end tells


class Unit(Struct, frozen=True):
    """What a ruler counts in: its length in points, how many ticks it has, every which is numbered, and by how much."""

    length: float
    ticks: int
    numbered: int
    counts: int
    side: int  # of the ruler's axis: 1 to the right or above, -1 to the left or below


class Ruler(Struct, frozen=True):
    """A ruler from (x, y) to the right, or `down`; on one side mm, on the other inches, each as long as is told."""

    x: float
    y: float
    down: bool
    mm: int
    inches: int

    def drawn(self) -> Iterator[Shape | Line]:
        """Its end tells percent: what stands where another ruler has the whole length is how large to print."""
        ends = (self.mm * MM, self.inches * 72.0)
        yield self._line(0, 0, max(ends) * (1 + SPAN / 100), 0, BOLD)
        yield from self._unit(Unit(MM, self.mm, 10, 10, -1), ends[0])
        yield from self._unit(Unit(72 / 8, 8 * self.inches, 8, 1, 1), ends[1])

    def _unit(self, unit: Unit, whole: float) -> Iterator[Shape | Line]:
        first = whole * (1 - SPAN / 100)
        for nth in range(unit.ticks + 1):
            at = nth * unit.length
            if at < first - 3:
                told = nth % unit.numbered == 0
                half = nth % (unit.numbered // 2) == 0
                yield self._tick(at, unit.side * (10 if told else 7 if half else 4))
                if told and at < first - 14:
                    yield from self._number(f"{nth // unit.numbered * unit.counts}", at, unit.side)
        tells = 0.2 if whole > 500 else 0.5  # percent from tick to tick
        for nth in range(-round(SPAN / tells), round(SPAN / tells) + 1):
            at = whole * (1 + nth * tells / 100)
            even = nth % round(1 / tells) == 0
            yield self._tick(at, unit.side * (10 if even else 5))
            if nth % round(SPAN / tells) == 0:
                yield from self._number(f"{100 + nth * tells:g}%", at, unit.side, out=0 if nth or self.down else 8, strong=True)

    def _at(self, along: float, beside: float) -> tuple[float, float]:
        return (self.x + beside, self.y - along) if self.down else (self.x + along, self.y + beside)

    def _line(self, a: float, beside: float, b: float, other: float, weight: float) -> Shape:
        path = straight(self._at(a, beside), self._at(b, other))
        return Shape(path, "rule", stroke=BLACK, weight=weight)

    def _tick(self, along: float, reach: float) -> Shape:
        return self._line(along, 0, along, reach, FINE)

    def _number(self, told: str, along: float, side: int, *, out: float = 0, strong: bool = False) -> tuple[Line, ...]:
        """A number beyond its tick, `out` points farther than others."""
        style = Style("bold" if strong else "text", NUMBERED, BLACK, small=True)
        words = set_words(told, style, 60)
        cap, (x, y) = words.style.cap, self._at(along, side * (12 + out))
        if self.down:
            return tuple(_lines(words.placed(x if side > 0 else x - words.width, y + cap / 2)))
        return tuple(_lines(words.placed(x - words.width / 2, y + (cap if side > 0 else 0))))


def _lines(content: tuple[object, ...]) -> Iterator[Line]:
    return (line for line in content if isinstance(line, Line))


def cross(x: float, y: float) -> Shape:
    """A cross where a card's corner should come to lie."""
    return Shape((*_level(x, y, ARM), *_upright(x, y, ARM)), "cut", stroke=BLACK, weight=FINE)


def scaled_cross(x: float, y: float) -> Iterator[Shape | Line]:
    """The one that is measured: its arms have a tick a mm, right and down are plus."""
    yield Shape((*_level(x, y, LONG_ARM), *_upright(x, y, LONG_ARM)), "cut", stroke=BLACK, weight=BOLD)
    for nth in range(-SCALE, SCALE + 1):
        reach = 2.6 if nth in (-SCALE, SCALE) else 1.6
        steps = (*_upright(x + nth * MM, y, reach), *_level(x, y + nth * MM, reach))
        yield Shape(steps, "cut", stroke=BLACK, weight=FINE)


def _level(x: float, y: float, arm: float) -> tuple[Step, ...]:
    return straight((x - arm, y), (x + arm, y))


def _upright(x: float, y: float, arm: float) -> tuple[Step, ...]:
    return straight((x, y - arm), (x, y + arm))
