"""A column of blocks over pages: headings stay with their text, nothing is split."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from handbill.page.document import Element
from handbill.page.geometry import Box
from handbill.problems import Overfull, Problem, Where


class Block(Struct, frozen=True):
    """Elements with their upper left corner at (0, 0), and how far down they reach.

    `gap` is the space above it unless it opens a page; `keep` holds it on one page with the next;
    `fresh` opens a new page; `where` is the place of its words in a file.
    """

    elements: tuple[Element, ...]
    height: float
    gap: float = 0.0
    keep: bool = False
    fresh: bool = False
    where: Where | None = None

    def placed(self, x: float, top: float) -> list[Element]:
        return [element.moved(x, top) for element in self.elements]


def flow(blocks: list[Block], frame: Box) -> list[list[Element]]:
    """The elements of each page. Raises Overfull if blocks that belong together are taller than a page."""
    pages: list[list[Block]] = [[]]
    for group in _together(blocks):
        page = pages[-1]
        if page and (group[0].fresh or stacked(page + group) > frame.height):
            pages.append(page := [])
        if stacked(group) > frame.height:
            raise Overfull(Problem("a part of the guide is taller than its page", "Shorten it.", _place(group)))
        page.extend(group)
    return [joined(_placed(page, frame)) for page in pages]


def _together(blocks: list[Block]) -> list[list[Block]]:
    groups: list[list[Block]] = [[]]
    for block in blocks:
        groups[-1].append(block)
        if not block.keep:
            groups.append([])
    return [group for group in groups if group]


def stacked(page: list[Block]) -> float:
    """How far down blocks reach that follow each other on a page."""
    return sum(block.height + (block.gap if nth else 0.0) for nth, block in enumerate(page))


def _placed(page: list[Block], frame: Box) -> list[Element]:
    top, elements = frame.top, []
    for nth, block in enumerate(page):
        top -= block.gap if nth else 0.0
        elements += block.placed(frame.x, top)
        top -= block.height
    return elements


def _place(group: list[Block]) -> Where | None:
    """Where the words of the tallest of the blocks stand."""
    return max(group, key=lambda block: block.height if block.where else 0.0).where


def joined(elements: list[Element]) -> list[Element]:
    """Lists that follow each other at once, made one: a listener hears how long it is."""
    joined: list[Element] = []
    for element in elements:
        last = joined[-1] if joined else None
        if last and element.role == last.role == "L" and element.ordered == last.ordered:
            joined[-1] = replace(last, content=last.content + element.content)
        else:
            joined.append(element)
    return joined
