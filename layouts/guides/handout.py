"""A page to copy for students: all in outlines, in the largest type that keeps it on one page."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from handbill.layouts.band import address
from handbill.layouts.guides import blocks
from handbill.layouts.guides.setting import Column
from handbill.layouts.guides.sheet import Sheet
from handbill.layouts.look import INK, WHITE, code, display, largest, rounded, text
from handbill.layouts.speech import Tail, speech
from handbill.layouts.voice import code_alt
from handbill.page.document import Element, artifact
from handbill.page.flow import Block, stacked
from handbill.page.geometry import Box
from handbill.page.marks import Shape
from handbill.page.text.setting import fit, set_well
from handbill.words.markup import plain, strong

LEAST_TO_COPY = 0.85  # of its type: it is read by students, and copied


def handout(sheet: Sheet) -> list[Block]:
    """The page's blocks; more than a page of them where it says far too much."""
    copied = replace(sheet, theme=replace(sheet.theme, light=True))

    def fitting(k: float) -> list[Block] | None:
        page = [*_handout(copied, k)]
        return page if stacked(page) <= sheet.frame.height else None

    return largest(fitting, LEAST_TO_COPY, 1.12) or [*_handout(copied, LEAST_TO_COPY)]


def _handout(sheet: Sheet, k: float) -> Iterator[Block]:
    """The poster's words in outlines, and the code; type at `k` times its size."""
    handout = sheet.guide.handout
    yield replace(blocks.paragraph(sheet, handout.note, size=sheet.read(10)), keep=True, fresh=True)
    headline = fit(handout.heading, display(10), sheet.measure, 90 * k, least=20, most=44 * k, lines=2)
    column = Column(0, 0, sheet.measure)
    column.place("H2", headline)
    yield Block(tuple(column.elements), -column.top + headline.drop, gap=16, keep=True)
    yield replace(_promise(sheet, k), keep=True)
    yield replace(_steps(sheet, k), keep=True)
    yield _who_helps(sheet, k)


def _promise(sheet: Sheet, k: float) -> Block:
    promise, width = sheet.guide.handout.promise, sheet.measure
    column = Column(20, -18, width - 40)
    column.add("H3", promise.lead, display(25 * k))
    column.add("P", promise.text, text(13.5 * k, leading=1.26), gap=11)
    height = -column.top + 18
    shape = speech(Box(0, -height, width, height), sheet.theme, 18, Tail(26, 56, 14, -height - 18), weight=2.4)
    return Block((artifact(shape), *column.elements), height, gap=16)


def _steps(sheet: Sheet, k: float) -> Block:
    inner = blocks.pairs(sheet, sheet.guide.handout.steps, x=20, width=sheet.measure - 40, size=13.5 * k)
    height = inner.height + 40
    shape = Shape(rounded(Box(0, -height, sheet.measure, height), 18), "panel", WHITE, INK, 2.0)
    return Block((artifact(shape), *inner.placed(0, -20)), height, gap=32)


def _who_helps(sheet: Sheet, k: float) -> Block:
    """The code, the address and the ways to reach someone, as on the poster's foot."""
    handout, side = sheet.guide.handout, 108.0
    left = side + 4 * side / 29 + 12
    column = Column(left, 0, sheet.measure - left)
    column.place("H3", address(32, column.width))
    column.add("P", handout.report, text(sheet.read(11.5 * k)), gap=10)
    items = []
    for route in handout.routes:
        lead = strong(route.lead)
        setting = set_well(lead + plain("  ") + route.text, text(sheet.read(11.5 * k), leading=1.22), column.width)
        column.top -= 9
        items.append(Element("LI", (Element("LBody", (Element("P", setting.placed(left, column.top)),)),)))
        column.top -= setting.height
    column.elements.append(Element("L", tuple(items)))
    return Block((code(0, -side, side, code_alt((sheet.voice,))), *column.elements), max(side, -column.top), gap=30)
