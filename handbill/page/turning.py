"""What stands upside down: words and shapes turned by half about a point."""

from __future__ import annotations

from msgspec.structs import replace

from handbill.page.document import Element
from handbill.page.geometry import Box, Step
from handbill.page.marks import Line, Mark, Shape


def turned_over(element: Element, x: float, y: float) -> Element:
    """The element turned by half about (x, y). Raises TypeError for what is neither words nor shapes."""
    content = tuple(turned_over(part, x, y) if isinstance(part, Element) else _mark(part, x, y) for part in element.content)
    return replace(element, content=content)


def _mark(mark: Mark, x: float, y: float) -> Line | Shape:
    match mark:
        case Line(turned=0):
            return replace(mark, x=2 * x - mark.x, y=2 * y - mark.y, turned=180)
        case Shape():
            body = mark.body and Box(2 * x - mark.body.right, 2 * y - mark.body.top, mark.body.width, mark.body.height)
            return replace(mark, path=tuple(_step(step, x, y) for step in mark.path), body=body)
        case _:
            raise TypeError(f"a {type(mark).__name__} cannot be turned over")


def _step(step: Step, x: float, y: float) -> Step:
    return Step(step.op, tuple(2 * (y if nth % 2 else x) - value for nth, value in enumerate(step.at)))
