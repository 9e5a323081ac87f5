"""What reaches the edge of a page goes on beyond it, so that a cut which is a little off shows no white."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from handbill.page.geometry import Box, Point, Step
from handbill.page.marks import Shape

NEAR = 0.05  # points: what ends so near an edge reaches it
Sides = frozenset[str]


def bled(shape: Shape, page: Box, bleed: Box) -> Shape:
    """The shape as it is drawn where there is paper beyond the page's edges, as far as `bleed`, and no farther."""
    path = tuple(step for part in _parts(shape.path) for step in _reaching(part, page, bleed, filled=bool(shape.fill)))
    wide = replace(shape, path=path)
    return wide if bleed.holds(wide.extent) else replace(wide, within=bleed)


def _parts(path: Sequence[Step]) -> Iterator[Sequence[Step]]:
    begins = [nth for nth, step in enumerate(path) if step.op == "m"]
    for begin, end in zip(begins, [*begins[1:], len(path)], strict=True):
        yield path[begin:end]


def _reaching(part: Sequence[Step], page: Box, bleed: Box, *, filled: bool) -> Iterator[Step]:
    """A path of one piece: what runs along an edge runs along the bleed, what comes to one or leaves it does so where it did."""
    steps = [step for step in part if step.op != "h"]
    closed, last = filled or len(steps) < len(part), len(steps) - 1
    sides = [_sides(_end(step), page) for step in steps]
    for nth, step in enumerate(steps):
        here, then = sides[nth], (nth + 1) % len(steps)
        begins, ends = not closed and nth == 0, not closed and nth == last
        before = step.op != "c" and not begins and bool(here & sides[nth - 1])
        after = steps[then].op != "c" and not ends and bool(here & sides[then])
        if not (before or after or (here and (begins or ends))):
            yield step
            continue
        beyond = _beyond(_end(step), here, page, bleed)
        if before or begins:
            yield Step("l" if nth else "m", beyond)
        else:
            yield from (step, Step("l", beyond))
        if not (after or ends):
            yield Step("l", _end(step))
    if len(steps) < len(part):
        yield Step("h")


def _end(step: Step) -> Point:
    return step.at[-2], step.at[-1]


def _sides(point: Point, page: Box) -> Sides:
    """The page's edges that a point lies on."""
    x, y = point
    apart = {"left": x - page.x, "right": x - page.right, "bottom": y - page.y, "top": y - page.top}
    return frozenset(side for side, by in apart.items() if abs(by) <= NEAR)


def _beyond(point: Point, sides: Sides, page: Box, bleed: Box) -> Point:
    """Where a point on those edges goes."""
    x, y = point
    x = min(page.x, bleed.x) if "left" in sides else max(page.right, bleed.right) if "right" in sides else x
    y = min(page.y, bleed.y) if "bottom" in sides else max(page.top, bleed.top) if "top" in sides else y
    return x, y
