"""If a student tells you: one page, to be found at once and read while somebody waits."""

from __future__ import annotations

from msgspec.structs import replace

from handbill.layouts.guides import blocks
from handbill.layouts.guides.setting import Column
from handbill.layouts.guides.sheet import Sheet
from handbill.layouts.guides.talk import TAIL, said
from handbill.layouts.look import INK, WHITE, display, largest, rounded, text
from handbill.layouts.panels import cross
from handbill.page.document import Element, artifact
from handbill.page.flow import Block, joined
from handbill.page.geometry import Box
from handbill.page.marks import Shape
from handbill.page.text.setting import set_well
from handbill.problems import Overfull, Problem
from handbill.words.markup import Words
from handbill.words.types import longest

LEAST, EASY = 11.0, 12.5  # points
GAP = 8.5  # points between two sentences


def told(sheet: Sheet) -> list[Block]:
    """The page. Raises Overfull when it says more than that."""
    told = sheet.guide.told
    head = blocks.head(sheet, told.heading, told.text, loud=True)
    room = sheet.frame.height - head.height - _air(sheet)
    body = largest(lambda size: _body(sheet, size, room) or _body(sheet, size, room, wide=True), LEAST, EASY)
    if not body:
        raise Overfull(Problem("what to do if somebody tells takes more than a page", "Shorten it.", longest(told).where))
    return [head, replace(body, gap=_air(sheet))]


def _air(sheet: Sheet) -> float:
    """Between two parts of the page."""
    return 15.0 if sheet.small else 22.0


def _body(sheet: Sheet, size: float, room: float, *, wide: bool = False) -> Block | None:
    """What to do, in two columns or `wide`; below it what to say, in one bubble, beside what never to do; None if too high."""
    told, between = sheet.guide.told, 20.0
    column = Column(0, 0, sheet.measure)
    column.add("H3", told.do_heading, display(19))
    half = (sheet.measure - between) / 2
    say = _list(told.say_heading, told.say, 16, half - 30, size, sheet.on_ink, bold=True)
    never = _list(told.never_heading, told.never, half + between + 16, half - 30, size, INK)
    low = max(say.height, never.height) + 30
    loose = min((low - 30 - say.height) / max(len(told.say) - 1, 1), 12)
    say = _list(told.say_heading, told.say, 16, half - 30, size, sheet.on_ink, bold=True, gap=GAP + loose)
    least = -column.top + 14
    steps = _steps(sheet, size, 12, wide)
    spare = room - least - steps.height - _air(sheet) - 4 - low - TAIL
    if spare < 0:
        return None
    steps = _steps(sheet, size, 12 + min(spare / len(told.do), 9), wide)
    top = least + steps.height + _air(sheet) + 4
    boxes = artifact(
        said(sheet, Box(0, -top - low, half, low)),
        Shape(rounded(Box(half + between, -top - low, half, low), 4), "panel", WHITE, INK, 2.0),
    )
    elements = (*column.elements, *steps.placed(0, -least), boxes, *say.placed(0, -top - 15), *never.placed(0, -top - 15))
    return Block(elements, top + low + TAIL)


def _steps(sheet: Sheet, size: float, gap: float, wide: bool) -> Block:
    """What to do, by number, as one list."""
    if wide:
        return blocks.pairs(sheet, sheet.guide.told.do, size=size, gap=gap + 1)
    top, found = 0.0, list[Element]()
    for block in blocks.rows(sheet, sheet.guide.told.do, numbered=True, size=size, gap=gap):
        found += block.placed(0, top)
        top -= block.height + gap
    return Block(tuple(joined(found)), -top - gap)


def _list(
    heading: Words,
    texts: tuple[Words, ...],
    x: float,
    width: float,
    size: float,
    color: str,
    *,
    bold: bool = False,
    gap: float = GAP,
) -> Block:
    """A heading and sentences below it; those that are not said are crossed out at their beginning."""
    indent = 0.0 if bold else 15.0
    over = set_well(heading, display(17, color), width)
    style = text(size, color, face="semibold" if bold else "text", leading=1.22)
    top, items, marks = -over.height - 12, [], []
    for words in texts:
        setting = set_well(words, style, width - indent)
        items.append(Element("LI", (Element("LBody", (Element("P", setting.placed(x + indent, top)),)),)))
        marks += [] if bold else [artifact(cross(x, top - style.cap / 2, 10))]
        top -= setting.height + gap
    return Block((Element("H3", over.placed(x, 0)), *marks, Element("L", tuple(items))), -top - gap)
