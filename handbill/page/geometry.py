"""Boxes and paths. Lengths are points, the origin is the lower left corner of the page, y grows upward."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from msgspec import Struct

CHORDS = 12  # for each curve
Point = tuple[float, float]


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

    def scaled(self, k: float) -> Box:
        """This box drawn `k` times as large, from the page's lower left corner."""
        return Box(k * self.x, k * self.y, k * self.width, k * self.height)

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

    def scaled(self, k: float) -> Step:
        return Step(self.op, tuple(k * v for v in self.at))


def outlines(path: Sequence[Step]) -> Iterator[list[Point]]:
    """Each part of a path as points that straight lines join; one that closes ends where it begins."""
    points: list[Point] = []
    for step in path:
        match step.op, step.at:
            case "m", (x, y):
                if points:
                    yield points
                points = [(x, y)]
            case "l", (x, y):
                points.append((x, y))
            case "c", (x1, y1, x2, y2, x3, y3):
                points += _chords(points[-1], (x1, y1), (x2, y2), (x3, y3))
            case _:
                points.append(points[0])
    if points:
        yield points


def corners(path: Sequence[Step]) -> list[Point]:
    """The points of a path of one piece, each once."""
    [points] = outlines(path)
    return points[:-1] if points[-1] == points[0] else points


def _chords(start: Point, one: Point, two: Point, end: Point) -> Iterator[Point]:
    """A Bézier curve in straight lines."""
    for t in (nth / CHORDS for nth in range(1, CHORDS + 1)):
        a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
        yield (
            a * start[0] + b * one[0] + c * two[0] + d * end[0],
            a * start[1] + b * one[1] + c * two[1] + d * end[1],
        )


def encloses(path: tuple[Step, ...], x: float, y: float) -> bool:
    """Whether a path of one piece goes around a point."""
    points, inside = corners(path), False
    for (x0, y0), (x1, y1) in zip(points, [*points[1:], points[0]], strict=True):
        if (y0 > y) != (y1 > y) and x < x0 + (y - y0) * (x1 - x0) / (y1 - y0):
            inside = not inside
    return inside


def part_within(points: list[tuple[float, float]], region: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """The part of a polygon that lies within a convex one, which goes around clockwise (Sutherland and Hodgman)."""
    for (x0, y0), (x1, y1) in zip(region, [*region[1:], region[0]], strict=True):
        kept: list[tuple[float, float]] = []
        sides = [(x1 - x0) * (y - y0) - (y1 - y0) * (x - x0) for x, y in points]
        for nth, (side, (x, y)) in enumerate(zip(sides, points, strict=True)):
            before, (px, py) = sides[nth - 1], points[nth - 1]
            if (before > 0) != (side > 0):
                part = before / (before - side)
                kept.append((px + part * (x - px), py + part * (y - py)))
            if side <= 0:
                kept.append((x, y))
        points = kept
    return points


def straight(*points: Point) -> tuple[Step, ...]:
    """The path along points."""
    return tuple(Step("l" if nth else "m", point) for nth, point in enumerate(points))


def rectangle(box: Box) -> tuple[Step, ...]:
    """The path around a box."""
    corners = ((box.x, box.y), (box.right, box.y), (box.right, box.top), (box.x, box.top))
    return (*straight(*corners), Step("h"))
