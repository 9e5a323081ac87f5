"""The two voices' shapes: a bubble with a tail is the helper; a dashed slip without one is what others say."""

from __future__ import annotations

from msgspec import Struct

from handbill.layouts.look import INK, ROUND, WHITE, Theme, rounded
from handbill.page.geometry import Box, Step
from handbill.page.marks import Shape

HEAVY, FINE = 5.0, 1.8  # points of an outline: of one giant bubble, of a small one


class Tail(Struct, frozen=True):
    """A tail under a bubble: between `left` and `right` of its lower edge, its tip at (`x`, `y`). All on the page."""

    left: float
    right: float
    x: float
    y: float


def speech(box: Box, theme: Theme, radius: float, tail: Tail | None, *, weight: float = FINE, fill: str = "") -> Shape:
    """The helper's bubble whose body is `box`, in `fill` or the theme's own colour; outlined in ink where it is pale.

    With an outline the drawn edge is the same as without: it runs inside the box.
    """
    fill = WHITE if theme.light else fill or theme.speech
    pale = fill != INK and (theme.light or fill == WHITE)
    stroke, weight = (INK, weight) if pale else ("", 0.0)
    inner = box.inset(weight / 2)
    return Shape(_path(inner, radius - weight / 2, tail), "panel", fill, stroke, weight, body=box)


def slip(box: Box, radius: float, *, weight: float = FINE) -> Shape:
    """What others say, or what may be noticed: a dashed outline on white."""
    return Shape(rounded(box, radius), "panel", WHITE, INK, weight, dash=(3 * weight, 2 * weight), body=box)


def _path(box: Box, radius: float, tail: Tail | None) -> tuple[Step, ...]:
    """Clockwise from the upper left, the tail in the same path."""
    r = min(radius, box.width / 2, box.height / 2)
    c, x, y, right, top = r * (1 - ROUND), box.x, box.y, box.right, box.top
    return (
        Step("m", (x + r, top)), Step("l", (right - r, top)), Step("c", (right - c, top, right, top - c, right, top - r)),
        Step("l", (right, y + r)), Step("c", (right, y + c, right - c, y, right - r, y)),
        *(_tail(tail, y) if tail else ()),
        Step("l", (x + r, y)), Step("c", (x + c, y, x, y + c, x, y + r)),
        Step("l", (x, top - r)), Step("c", (x, top - c, x + c, top, x + r, top)), Step("h"),
    )  # fmt: skip


def _tail(tail: Tail, y: float) -> tuple[Step, ...]:
    """From right to left along the edge at `y`: the far root bellies out, the near one is almost straight."""
    down = y - tail.y
    leans = tail.x < (tail.left + tail.right) / 2  # to the left
    far, near = (tail.right, tail.left) if leans else (tail.left, tail.right)
    outer = ((far - 0.15 * (far - tail.x), y - 0.42 * down), (far - 0.56 * (far - tail.x), y - 0.92 * down))
    inner = ((near - 0.25 * (near - tail.x), y - 0.75 * down), (near + 0.06 * (near - tail.x), y - 0.42 * down))
    tip, first, last = (tail.x, tail.y), (tail.right, y), (tail.left, y)
    if leans:
        return (Step("l", first), Step("c", (*outer[0], *outer[1], *tip)), Step("c", (*inner[0], *inner[1], *last)))
    return (Step("l", first), Step("c", (*inner[1], *inner[0], *tip)), Step("c", (*outer[1], *outer[0], *last)))
