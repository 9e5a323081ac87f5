"""What a guide's pages are put together from: heads, headings, lists, tables.

Blocks have their upper left corner at (0, 0) and the sheet's measure for a width.
"""

from __future__ import annotations

from typing import Literal

from handbill.layouts.guides.setting import Column
from handbill.layouts.guides.sheet import READING, Sheet
from handbill.layouts.look import INK, circle, display, ground, numeral, rounded, rule, text
from handbill.page.document import Element, artifact
from handbill.page.flow import Block
from handbill.page.geometry import Box
from handbill.page.marks import Shape
from handbill.page.text.setting import Style, set_well
from handbill.words.markup import Words
from handbill.words.pieces import Pair
from handbill.words.types import longest

DOTS, DOT = 15, 10.5  # minutes that are told in dots, points from one to the next


def band(sheet: Sheet, depth: float, *, color: str = "") -> Element:
    """The ground of a page's head, from the sheet's upper edge down to `depth` below the frame's; a bar where ink is light."""
    if sheet.theme.light:
        return ground(Box(0, -depth, sheet.measure, 4), INK)
    return ground(Box(-sheet.margin, -depth, sheet.width, depth + sheet.head), color or INK)


def head(sheet: Sheet, words: Words, under: Words | None = None, *, minutes: int = 0, loud: bool = False) -> Block:
    """What opens a page: its heading, a line or two `under` it, the minutes it takes. A `loud` one is in the accent."""
    color, said = (INK, INK) if loud else (sheet.bright, sheet.on_ink)
    clock = time(sheet, minutes) if minutes else ()
    column = Column(0, 0, sheet.measure - (min(minutes, DOTS) * DOT + 70 if minutes else 0))
    opens = column.add("H2", words, display(30, color), balance=True)
    column.width = sheet.measure
    if under:
        column.add("P", under, text(12.5, said, face="semibold", leading=1.25), gap=13)
    depth = -column.top + 20
    beside = tuple(element.moved(0, -opens.style.cap / 2 + 4.5) for element in clock)
    elements = [band(sheet, depth, color=sheet.accent if loud else INK), *column.elements, *beside]
    return Block(tuple(elements), depth, keep=True, fresh=True, where=words.where)


def time(sheet: Sheet, minutes: int) -> tuple[Element, ...]:
    """A dot for each minute and their number, flush right on a dark ground, the number's capitals reaching up to 0."""
    told = set_well(sheet.phrases.guide.minutes.replace("<n>", str(minutes)), text(13, sheet.on_ink, face="bold"), 80)
    left = sheet.measure - told.width
    return dots(minutes, left - 9, -told.style.cap / 2, sheet.bright), Element("P", told.placed(left, 0))


def dots(minutes: int, right: float, middle: float, color: str) -> Element:
    """A dot for each minute, the last ending at `right`; none where they are too many to be counted."""
    count = minutes if minutes <= DOTS else 0
    return artifact(*(Shape(circle(right - 3.6 - DOT * nth, middle, 3.6), "ornament", color) for nth in range(count)))


def heading(sheet: Sheet, words: Words, *, level: Literal["H2", "H3"] = "H2", aside: str = "") -> Block:
    """A heading within a page, a few words flush right on its line."""
    column = Column(0, 0, sheet.measure)
    told = set_well(aside, text(READING, face="semibold"), sheet.measure) if aside else None
    column.width -= told.width + 12 if told else 0
    setting = column.add(level, words, display(22), balance=True)
    elements = list(column.elements)
    if told:
        elements.append(Element("P", told.placed(sheet.measure - told.width, told.style.cap - setting.style.cap)))
    return Block(tuple(elements), -column.top + setting.drop * 0.3, gap=25, keep=True, where=words.where)


def paragraph(sheet: Sheet, words: Words, *, gap: float = 11.0, keep: bool = False, size: float = READING) -> Block:
    column = Column(0, 0, sheet.measure)
    column.add("P", words, text(size, leading=1.28))
    return Block(tuple(column.elements), -column.top, gap=gap, keep=keep, where=words.where)


Row = tuple[list[tuple[Words, ...]], tuple[Style, ...]]  # cells of one or more lines each, and how each cell is set


def table(columns: list[tuple[float, float]], rows: list[Row], *, named: bool, gap: float = 11.0) -> Block:
    """Rows of cells, `gap` apart; the first are headers above a line, and in a table of `named` rows the first cells too."""
    top, built, lines = 0.0, [], []
    for nth, (cells, styles) in enumerate(rows):
        content: list[Element] = []
        lowest = top
        for at, (paragraphs, style, (x, width)) in enumerate(zip(cells, styles, columns, strict=True)):
            scope: Literal["", "Row", "Column"] = "Row" if nth and named and not at else "" if nth else "Column"
            column = Column(x, top, width)
            for words in paragraphs:
                column.add("P", words, style, gap=5)
            content.append(Element("TH" if scope else "TD", tuple(column.elements), scope=scope))
            lowest = min(lowest, column.top)
        built.append(Element("TR", tuple(content)))
        top = lowest - gap
        if not nth:
            lines.append(rule(0, lowest - 7, columns[-1][0] + columns[-1][1], INK, 1.2))
            top -= 6
    return Block((Element("Table", tuple(built)), artifact(*lines)), -top - gap)


def pairs(sheet: Sheet, points: tuple[Pair, ...], *, x: float = 0.0, width: float = 0.0, size: float = READING,
          gap: float = 14.0) -> Block:  # fmt: skip
    """A list of leads with a sentence or two each, behind their numbers."""
    width, indent = width or sheet.measure - x, 28.0
    top, items, marks = 0.0, [], []
    for nth, point in enumerate(points, 1):
        column = Column(x + indent, top, width - indent)
        lead = column.add("P", point.lead, text(size + 1, face="bold"))
        column.add("P", point.text, text(size, leading=1.26), gap=7)
        disc, number = numeral(nth, x, top - lead.style.cap / 2, 20, sheet.theme)
        marks.append(disc)
        items.append(Element("LI", (number, Element("LBody", tuple(column.elements)))))
        top = column.top - gap
    return Block((*marks, Element("L", tuple(items), ordered=True)), -top - gap, gap=18, where=longest(points).where)


def rows(sheet: Sheet, points: tuple[Pair, ...], *, tick: bool = False, numbered: bool = False, size: float = READING,
         gap: float = 17.0) -> list[Block]:  # fmt: skip
    """Leads with a sentence or two each, two beside each other, read from left to right; behind a box to `tick` or a number."""
    between = 24.0
    half, indent = (sheet.measure - between) / 2, 28.0 if numbered else 26.0 if tick else 0.0
    blocks = []
    for start in range(0, len(points), 2):
        items, marks, lowest = [], [], 0.0
        for nth, point in enumerate(points[start : start + 2], start):
            x = nth % 2 * (half + between)
            column = Column(x + indent, 0, half - indent)
            lead = column.add("P", point.lead, text(size + 1.5, face="bold", leading=1.18))
            column.add("P", point.text, text(size, leading=1.26), gap=7)
            middle, label = -lead.style.cap / 2, list[Element]()
            if numbered:
                disc, number = numeral(nth + 1, x, middle, 21, sheet.theme)
                marks.append(disc)
                label.append(number)
            elif tick:
                marks.append(artifact(Shape(rounded(Box(x + 0.8, middle - 7.5, 15, 15), 3), "ornament", stroke=INK, weight=1.6)))
            items.append(Element("LI", (*label, Element("LBody", tuple(column.elements)))))
            lowest = min(lowest, column.top)
        where = longest(points[start : start + 2]).where
        blocks.append(Block((*marks, Element("L", tuple(items), ordered=numbered)), -lowest, gap=gap, where=where))
    return blocks


def bullets(texts: tuple[Words, ...], x: float, width: float, *, size: float = READING, gap: float = 8.0) -> Block:
    """A plain list with dots, its upper left corner at (x, 0)."""
    style = text(size, leading=1.26)
    top, items, marks = 0.0, [], []
    for words in texts:
        setting = set_well(words, style, width - 14)
        marks.append(artifact(Shape(circle(x + 3, top - style.cap / 2, 2.4), "ornament", INK)))
        items.append(Element("LI", (Element("LBody", (Element("P", setting.placed(x + 14, top)),)),)))
        top -= setting.height + gap
    return Block((*marks, Element("L", tuple(items))), -top - gap, where=longest(texts).where)
