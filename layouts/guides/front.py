"""What a leader reads before the talk: what to do first, the plan, the ground rules, what to know and where that is from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from msgspec.structs import replace

from handbill.layouts.guides import blocks
from handbill.layouts.guides.setting import Column
from handbill.layouts.guides.sheet import READING, Sheet
from handbill.layouts.guides.sources import sources
from handbill.layouts.look import WHITE, display, largest, text
from handbill.layouts.speech import Tail, speech
from handbill.page.document import Element, artifact
from handbill.page.flow import Block, flow
from handbill.page.geometry import Box
from handbill.page.text.setting import set_well
from handbill.words.markup import plain, strong
from handbill.words.types import longest

MOST = 1.2  # how much larger type may be so that it fills its pages


def front(sheet: Sheet) -> list[list[Element]]:
    """All of it, page by page: what to do on the first, the rest on two if it can be, each in the largest type that allows it."""
    return [*_filled(sheet, _opening, 1), *_filled(sheet, _background, 2)]


def _filled(sheet: Sheet, part: Callable[[Sheet, float], Iterable[Block]], count: int) -> list[list[Element]]:
    """The pages of a part, as many as `count` if they can be so few, in type that fills them."""

    def fitting(k: float) -> list[list[Element]] | None:
        pages = flow([*part(sheet, k)], sheet.frame)
        return pages if len(pages) <= count else None

    return largest(fitting, 1.0, MOST) or flow([*part(sheet, 1.0)], sheet.frame)


def _opening(sheet: Sheet, k: float) -> Iterator[Block]:
    yield from _first(sheet, k)
    yield _lesson(sheet, k)


def _background(sheet: Sheet, k: float) -> Iterator[Block]:
    yield from _rules(sheet, k)
    yield from _facts(sheet, k)
    yield from sources(sheet, k)


def _first(sheet: Sheet, k: float) -> Iterator[Block]:
    """What to do before the day, to be ticked off."""
    before = sheet.guide.before
    yield blocks.head(sheet, before.heading, before.text)
    yield from blocks.rows(sheet, before.points, tick=True, size=READING * k)


def _lesson(sheet: Sheet, k: float) -> Block:
    """How to use the guide beside the lesson's plan, a table: minutes, and what happens in them."""
    use, labels, between = sheet.guide.use, sheet.phrases.guide, 28.0
    left = (sheet.measure - between) * 0.45
    column = Column(0, 0, left)
    column.add("H2", use.heading, display(22), balance=True)
    for nth, words in enumerate(use.text):
        column.add("P", words, text(READING * k, leading=1.28), gap=13 if nth else 15)
    shift, right = left + between, sheet.measure - between - left
    other = Column(shift, 0, right)
    other.add("H3", use.plan_heading, display(22), balance=True)
    number, body = display(15 * k), text(READING * k, leading=1.26)
    head = text(sheet.read(10), face="semibold")
    rows: list[blocks.Row] = [([(plain(labels.column_minutes),), (plain(labels.column_plan),)], (head, head))]
    rows += [([(plain(str(row.minutes)),), (row.text,)], (number, body)) for row in use.plan]
    table = blocks.table([(0.0, 52.0), (60.0, right - 60.0)], rows, named=False, gap=9 * k)
    top = other.top - 15
    total = set_well(
        labels.total.replace("<n>", str(sum(row.minutes for row in use.plan))), text(READING * k, face="semibold"), right
    )
    low = top - table.height - 12
    elements = (*column.elements, *other.elements, *table.placed(shift, top), Element("P", total.placed(shift + 60, low)))
    return Block(elements, max(-column.top, total.height - low), gap=25, where=longest(use).where)


def _rules(sheet: Sheet, k: float) -> Iterator[Block]:
    """What is read out to the class, in one bubble."""
    rules, pad, between = sheet.guide.rules, 18.0, 26.0
    half = (sheet.measure - 2 * pad - between) / 2
    yield blocks.head(sheet, rules.heading, rules.text)
    top, items = -pad, []
    for start in range(0, len(rules.points), 2):
        lowest = top
        for at, point in enumerate(rules.points[start : start + 2]):
            column = Column(pad + at * (half + between), top, half)
            column.add("P", point.lead, display(14.5 * k))
            column.add("P", point.text, text(READING * k, leading=1.25), gap=7.5)
            items.append(Element("LI", (Element("LBody", tuple(column.elements)),)))
            lowest = min(lowest, column.top)
        top = lowest - 15
    height = pad - top - 15
    bubble = speech(
        Box(0, -height, sheet.measure, height), sheet.theme, 20, Tail(28, 58, 16, -height - 18), weight=2.0, fill=WHITE
    )
    yield Block((artifact(bubble), Element("L", tuple(items))), height + 18, gap=22, where=longest(rules).where)


def _facts(sheet: Sheet, k: float) -> Iterator[Block]:
    facts = sheet.guide.facts
    yield replace(blocks.heading(sheet, facts.heading), gap=30)
    yield blocks.paragraph(sheet, facts.text, keep=True, size=READING * k)
    for point in facts.points:
        setting = set_well(strong(point.lead) + plain(" ") + point.text, text(READING * k, leading=1.27), sheet.measure)
        item = Element("LI", (Element("LBody", (Element("P", setting.placed(0, 0)),)),))
        yield Block((Element("L", (item,)),), setting.height, gap=12.5 * k, where=point.text.where)
