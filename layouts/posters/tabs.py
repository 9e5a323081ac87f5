"""Tabs to tear off: a strip of eight at a poster's foot, each with the code and the numbers; the first is already taken.

A gap shows that one may be taken. The strip ends a printer's margin before the sheet's right edge.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from handbill.layouts.look import INK, LEAST, MM, Column, display, ground
from handbill.layouts.posters.sheet import Sheet
from handbill.layouts.voice import code_alt
from handbill.page.document import Element, artifact
from handbill.page.geometry import Box, straight
from handbill.page.marks import Code, Line, Shape
from handbill.page.text.setting import Setting, Style, set_words
from handbill.words.codes import PRINTED_ADDRESS, REPORT_URL, SYMBOL
from handbill.words.markup import Span, Words, plain
from handbill.words.pieces import Pair

MANY = 8
EDGE = 18.0  # points at the right that a printer may not reach
CODE, LEAST_CODE = 54.0, 19 * MM  # a symbol scanned in the hand
PALE = "#DCE0E9"  # where a tab was
CUT = (5.0, 3.5)
NUMBER, LEAST_GAP = 9.4, 3.0  # points on letter: a number; above it
FIRST = 2.2  # times that above the first
LOW = 22.0  # points on letter: from the sheet’s edge to the last number


def tabs(sheet: Sheet) -> list[Element]:
    """The strip, from the sheet's lower edge up to its floor: one tab to listen to, and that there are six more of it."""
    width, k = (sheet.width - EDGE) / MANY, sheet.k
    told = _tab(sheet, width, k)
    first, *others = ((nth * width, 0.0) for nth in range(1, MANY))
    alt = sheet.voices[0].phrases.tabs_alt.replace("<n>", str(len(others)))
    more = Element("Figure", tuple(mark for element in told for mark in element.marks()), alt=alt, copies=tuple(others))
    taken = ground(Box(0, 0, width, sheet.floor), PALE)
    return [taken, *(element.moved(*first) for element in told), more, artifact(*_cuts(sheet, width))]


def _tab(sheet: Sheet, width: float, k: float) -> list[Element]:
    """A tab, its lower left corner at (0, 0): the code, the address on two lines, whom to call."""
    side = max(CODE * k, LEAST_CODE)
    symbol = Box((width - side) / 2, sheet.floor - side - 4 / 29 * side - 4 * k, side, side)
    code = Element("Figure", (Code(symbol, REPORT_URL, SYMBOL, small=True),), alt=code_alt(sheet.voices))
    column = Column(0.0, symbol.y - 4 / 29 * side - 1 * k, width)
    address = display(12.5 * k)
    first, dot, rest = PRINTED_ADDRESS.partition(".")
    upper, lower = (_centred(plain(part), address, width) for part in (first + dot, rest))
    lines = (*upper.placed(0, column.top), *lower.placed(0, column.top - 13 * k))
    column.elements.append(Element("P", (Element("Link", lines, link=REPORT_URL),)))
    column.top -= address.cap + 13 * k
    numbers, spare = _numbers(sheet, column.top - LOW * k, width)
    for nth, setting in enumerate(numbers):
        column.place("P", setting, gap=min(spare if nth else FIRST * spare, (7 if nth else 11) * k))
    return [code, *column.elements]


def called(routes: tuple[Pair, ...]) -> list[int]:
    """Which of them are reached by telephone, by their places in the list."""
    return [nth for nth, route in enumerate(routes) if any(span.link.startswith("tel:") for span in route.lead.spans)]


def _numbers(sheet: Sheet, room: float, width: float) -> tuple[list[Setting], float]:
    """Whom to call, and the space above each; the numbers alone where there is no room, or in two languages, which share them."""
    routes, style = sheet.voices[0].piece.routes, display(max(NUMBER * sheet.k, LEAST))
    leads = [routes[nth].lead for nth in called(routes)]
    alone = [Words(tuple(span for span in words.spans if span.link), words.where) for words in leads]
    for told in (leads, alone) if len(sheet.voices) == 1 else (alone,):
        settings = [_centred(words, style, width) for words in told]
        spare = (room - sum(setting.height for setting in settings)) / (len(settings) - 1 + FIRST)
        if spare >= LEAST_GAP * sheet.k:
            break
    return settings, spare


def _centred(words: Words, style: Style, width: float) -> Setting:
    """Words whose every line stands in the middle of that width."""
    setting = set_words(words, style, width, balance=True)
    return replace(setting, rows=tuple(_moved(row, (width - row[-1][1].x - row[-1][1].width) / 2) for row in setting.rows))


def _moved(row: tuple[tuple[Span, Line], ...], by: float) -> tuple[tuple[Span, Line], ...]:
    return tuple((span, piece.moved(by, 0)) for span, piece in row)


def _cuts(sheet: Sheet, width: float) -> Iterator[Shape]:
    """Where to cut: above the strip, and from tab to tab."""
    yield _cut((0.0, sheet.floor), (sheet.width, sheet.floor))
    for nth in range(1, MANY + 1):
        yield _cut((nth * width, 0.0), (nth * width, sheet.floor))


def _cut(start: tuple[float, float], end: tuple[float, float]) -> Shape:
    return Shape(straight(start, end), "cut", stroke=INK, weight=1.0, dash=CUT)
