"""Boxes and paths. Lengths are points, the origin is the lower left corner of the page, y grows upward."""

from __future__ import annotations

from typing import Literal, NamedTuple

from msgspec import Struct


class Box(Struct, frozen=True):
    """A rectangle: lower left corner, width, height."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def top(self) -> float:
        return self.y + self.height

    def inset(self, by: float, vertical: float | None = None) -> Box:
        """This box with `by` points less on the left and right, and as many (or `vertical`) above and below."""
        dy = by if vertical is None else vertical
        return Box(self.x + by, self.y + dy, self.width - 2 * by, self.height - 2 * dy)

    def moved(self, dx: float, dy: float) -> Box:
        return Box(self.x + dx, self.y + dy, self.width, self.height)

    def holds(self, other: Box, slack: float = 0.01) -> bool:
        """Whether `other` lies wholly inside this box, to within `slack` points."""
        return (
            other.x >= self.x - slack and other.y >= self.y - slack
            and other.right <= self.right + slack and other.top <= self.top + slack
        )  # fmt: skip

    def meets(self, other: Box, slack: float = 0.01) -> bool:
        """Whether the two boxes share more than `slack` points in both directions."""
        return (
            min(self.right, other.right) - max(self.x, other.x) > slack
            and min(self.top, other.top) - max(self.y, other.y) > slack
        )


def around(boxes: list[Box]) -> Box:
    """The smallest box that holds all of `boxes` (at least one)."""
    x, y = min(b.x for b in boxes), min(b.y for b in boxes)
    return Box(x, y, max(b.right for b in boxes) - x, max(b.top for b in boxes) - y)


class Step(NamedTuple):
    """One step of a path, as in PDF: m, l, c or h, with its coordinates."""

    op: Literal["m", "l", "c", "h"]
    at: tuple[float, ...] = ()

    def moved(self, dx: float, dy: float) -> Step:
        return Step(self.op, tuple(v + (dy if i % 2 else dx) for i, v in enumerate(self.at)))


def rectangle(box: Box) -> tuple[Step, ...]:
    """The path around a box."""
    corners = ((box.x, box.y), (box.right, box.y), (box.right, box.top), (box.x, box.top))
    return (Step("m", corners[0]), *(Step("l", corner) for corner in corners[1:]), Step("h"))
