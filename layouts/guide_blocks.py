"""What a guide's pages are put together from: headings, lists, tables, bubbles, room to write.

Blocks have their upper left corner at (0, 0) and the sheet's measure for a width.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from handbill.layouts.look import GREY, INK, Column, Theme, circle, display, numeral, rounded, rule, text
from handbill.layouts.voice import Voice
from handbill.page.document import Element, artifact
from handbill.page.flow import Block
from handbill.page.geometry import Box
from handbill.page.imprint import Room
from handbill.page.marks import Shape
from handbill.page.text.setting import Style, set_words
from handbill.words.facts import Source
from handbill.words.labels import Phrases
from handbill.words.markup import Words
from handbill.words.pieces import Guide, Pair
from handbill.words.services import Service
from handbill.words.types import longest

MARGIN = 54.0
HEAD, FOOT = 64.0, 50.0
READING = 11.0
PALE = "#B9BFCC"


class Sheet(Struct, frozen=True):
    """A guide's paper and what is to stand on it; `contacts` and `sources` in the order they are printed."""

    voice: Voice[Guide]
    theme: Theme
    room: Room
    date: str
    width: float
    height: float
    contacts: tuple[Service, ...]
    sources: tuple[Source, ...]
    language: str

    @property
    def guide(self) -> Guide:
        return self.voice.piece

    @property
    def phrases(self) -> Phrases:
        return self.voice.phrases

    @property
    def measure(self) -> float:
        """Width between the margins."""
        return self.width - 2 * MARGIN

    @property
    def frame(self) -> Box:
        """What of a page is between its head and its foot."""
        return Box(MARGIN, FOOT + 14, self.measure, self.height - HEAD - FOOT - 20)


def bubble(theme: Theme, words: Words, width: float, size: float, *, accent: bool, label: str = "") -> Block:
    """A bubble that holds `words` closely, its body's upper left corner at (0, 0)."""
    pad = size * 0.95
    setting = set_words(words, text(size, face="semibold", leading=1.2), width - 2 * pad)
    column = Column(pad, -pad, width - 2 * pad)
    if label:
        column.add("P", label, text(9.5, face="bold"))
        column.top -= size * 0.62
    column.place("P", setting)
    height = -column.top + pad
    body = Box(0, -height, max(setting.width + 2 * pad, 120), height)
    return Block((artifact(theme.bubble(body, accent=accent, scale=0.8)), *column.elements), height)


def heading(sheet: Sheet, words: Words, *, level: Literal["H2", "H3"] = "H2", fresh: bool = False, minutes: int = 0) -> Block:
    size = 27.0 if level == "H2" else 17.0
    aside = sheet.phrases.guide.minutes.replace("<n>", str(minutes)) if minutes else ""
    column = Column(0, 0, sheet.measure - (60 if aside else 0))
    setting = column.add(level, words, display(size), balance=True)
    elements = list(column.elements)
    if aside:
        told = set_words(aside, text(11, GREY, face="semibold"), 60)
        elements.append(Element("P", told.placed(sheet.measure - told.width, -setting.style.cap + told.style.cap)))
    return Block(
        tuple(elements),
        -column.top + setting.drop * 0.5,
        gap=30 if level == "H2" else 22,
        keep=True,
        fresh=fresh,
        where=words.where,
    )


def paragraph(sheet: Sheet, words: Words, *, gap: float = 16.0, keep: bool = False, size: float = READING) -> Block:
    column = Column(0, 0, sheet.measure)
    column.add("P", words, text(size, leading=1.32))
    return Block(tuple(column.elements), -column.top, gap=gap, keep=keep, where=words.where)


def notes(sheet: Sheet) -> Block:
    """Room to write: ruled lines over whatever is left of the page, a heading only if three fit."""

    def grow(room: float) -> tuple[Element, ...]:
        count = min(int((room - 24) // 24), 24)
        if count < 2:
            return ()
        label = set_words(sheet.phrases.guide.notes, text(9.5, GREY, face="semibold"), 100)
        rules = (rule(0, -24 - 24 * (nth + 1), sheet.measure, PALE, 0.6) for nth in range(count))
        return (Element("P", label.placed(0, -20)), Element("Figure", tuple(rules), alt=sheet.phrases.blank_lines))

    return Block((), 0.0, grow=grow)


Row = tuple[list[tuple[Words, ...]], str, Style]  # cells of one or more lines each, TH or TD, how they are set


def table(columns: list[tuple[float, float]], rows: list[Row], *, named: bool) -> Block:
    """Rows of cells between hairlines; the first row are headers, and in a table of `named` rows the first cells."""
    top, built, rules = 0.0, [], []
    for nth, (cells, role, style) in enumerate(rows):
        content: list[Element] = []
        lowest = top
        for at, (paragraphs, (x, width)) in enumerate(zip(cells, columns, strict=True)):
            scope: Literal["", "Row", "Column"] = "Column" if role == "TH" else "Row" if named and at == 0 else ""
            column = Column(x, top - 3, width)
            for words in paragraphs:
                column.add("P", words, replace(style, face="bold") if at == 0 and role == "TD" else style, gap=5.5)
            content.append(Element("TH" if scope else "TD", tuple(column.elements), scope=scope))
            lowest = min(lowest, column.top)
        built.append(Element("TR", tuple(content)))
        top = lowest - 9
        color, weight = (INK, 1.0) if nth == 0 else (PALE, 0.6)
        rules.append(rule(0, top, columns[-1][0] + columns[-1][1], color, weight))
    return Block((Element("Table", tuple(built)), artifact(*rules)), -top)


def pairs(sheet: Sheet, points: tuple[Pair, ...], *, tick: bool = False, numbered: bool = False, x: float = 0.0,
           width: float = 0.0, size: float = READING) -> Block:  # fmt: skip
    """A list of leads with a sentence or two each, behind a box to tick, a number or an accent dot."""
    width = width or sheet.measure - x
    indent = 28.0 if numbered else 24.0 if tick else 18.0
    top, items, marks = 0.0, [], []
    for nth, point in enumerate(points, 1):
        column = Column(x + indent, top, width - indent)
        lead = column.add("P", point.lead, text(size + 1, face="bold"))
        column.add("P", point.text, text(size, leading=1.28), gap=7.5)
        middle = top - lead.style.cap / 2
        label: tuple[Element, ...] = ()
        if numbered:
            disc, number = numeral(nth, x, middle, 20, sheet.theme)
            marks.append(disc)
            label = (number,)
        elif tick:
            box = Box(x, middle - 6, 12, 12)
            marks.append(artifact(Shape(rounded(box, 2.5), "ornament", stroke=INK, weight=1.2)))
        else:
            marks.append(_dot(x, middle))
        items.append(Element("LI", (*label, Element("LBody", tuple(column.elements)))))
        top = column.top - 16
    return Block((*marks, Element("L", tuple(items), ordered=numbered)), -top - 16, gap=18, where=longest(points).where)


def _dot(x: float, middle: float) -> Element:
    return artifact(Shape(circle(x + 4, middle, 2.2), "ornament", INK))


def bullets(texts: tuple[Words, ...], x: float, width: float, *, gap: float = 16.0) -> Block:
    """A plain list with accent dots, its upper left corner at (x, 0)."""
    style = text(READING, leading=1.26)
    top, items, marks = 0.0, [], []
    for words in texts:
        setting = set_words(words, style, width - 15)
        marks.append(_dot(x, top - style.cap / 2))
        items.append(Element("LI", (Element("LBody", (Element("P", setting.placed(x + 15, top)),)),)))
        top -= setting.height + 9
    return Block((*marks, Element("L", tuple(items))), -top - 9, gap=gap, where=longest(texts).where)


def promise(theme: Theme, promise: Pair, width: float, k: float = 1.0) -> Block:
    column = Column(18, -17, width - 36)
    column.add("H3", promise.lead, display(23 * k))
    column.add("P", promise.text, text(13.5 * k, leading=1.26), gap=11)
    height = -column.top + 17
    return Block((artifact(theme.bubble(Box(0, -height, width, height), accent=False)), *column.elements), height, gap=16)
