"""A page twice on a sheet, to be cut apart."""

from __future__ import annotations

from handbill.page.document import Element, Page, artifact
from handbill.page.geometry import Step
from handbill.page.marks import Shape
from handbill.page.stock import drawn


def two_up(page: Page, alt: str) -> Page:
    """A sheet twice as wide as the page, with the page on either half and the line to cut along between them.

    The one on the left is tagged, the other is a figure that says `alt`.
    """
    copy = Element("Figure", tuple(drawn(page.elements)), alt=alt, copies=((page.width, 0.0),))
    cut = artifact(*_cut(page.width, page.height))
    return Page(2 * page.width, page.height, (*page.elements, copy, cut), page.label, page.turned)


def _cut(x: float, height: float) -> tuple[Shape, Shape]:
    """A dashed line at `x` that is seen on a ground of any colour."""
    path = (Step("m", (x, 0.0)), Step("l", (x, height)))
    return Shape(path, "cut", stroke="#FFFFFF", weight=2.5), Shape(path, "cut", stroke="#000000", weight=0.75, dash=(6.0, 5.0))
