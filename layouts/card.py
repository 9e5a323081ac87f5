"""The wallet card: steps on one face, who helps and the code on the other.

3.5 x 2 in. Nothing but the ground comes nearer than 9 pt to the cut.
"""

from __future__ import annotations

from msgspec import Struct

from layouts.band import address
from layouts.look import (
    INK,
    WHITE,
    Column,
    Theme,
    code,
    display,
    largest,
    numeral,
    rounded,
    small,
    text,
)
from layouts.slot import fit_line, to_fill_in
from layouts.voice import Voice, code_alt, title
from press.content import Card, Phrases
from press.imprint import Imprint
from press.page import Box, Document, Element, Shape, artifact
from press.problems import Problem, Unusable
from press.stock import CARD, Face, Flip, Stock, impose
from press.text import fit, set_words
from press.words import Words, plain

FIELDS = ("school", "counselor", "sro", "phone", "hotline")
BODY, SMALL = 8.0, 5.0
MM = 72 / 25.4
LEAST_CODE = 19 * MM
EDGE = 9.0
TO_FILL_IN = ("school", "counselor", "phone")  # what a hand finds room to write


class Sheet(Struct, frozen=True):
    """A card's stock and what is to stand on it."""

    voices: tuple[Voice, ...]
    theme: Theme
    imprint: Imprint
    date: str
    stock: Stock
    flip: Flip

    @property
    def card(self) -> Card:
        return self.voices[0].piece

    @property
    def phrases(self) -> Phrases:
        return self.voices[0].phrases


def carried(imprint: Imprint) -> tuple[str, ...]:
    """The fields that a card has room for: one person, the counselor if there is one."""
    return tuple(field for field in FIELDS if field != "sro" or not imprint.counselor)


def lay(sheet: Sheet) -> Document:
    """Two pages, front and back of a sheet of cards. Raises Unusable when a face's words do not fit."""
    front = Face(sheet.phrases.front, _front(sheet), "" if sheet.theme.light else sheet.theme.ground)
    back = Face(sheet.phrases.back, _back(sheet))
    pages = impose(front, back, sheet.stock, sheet.flip, sheet.phrases.copies_alt, _note(sheet))
    return Document(title(sheet.voices), sheet.phrases.lang, sheet.date, tuple(pages), SMALL, BODY, LEAST_CODE,
                    flip=sheet.flip, actual_size=True)  # fmt: skip


def _note(sheet: Sheet) -> tuple[Element, ...]:
    """How to print the sheet, in its upper margin."""
    told = sheet.phrases.print_card_long if sheet.flip == "long" else sheet.phrases.print_card_short
    block = sheet.stock.block
    return (Element("P", set_words(told, small(6.5), block.width).placed(block.x + 8, block.top + 14)),)


def _front(sheet: Sheet) -> tuple[Element, ...]:
    front, theme = sheet.card.front, sheet.theme
    left = Box(EDGE + 2, EDGE, 108, CARD.height - 2 * EDGE)
    steps = _steps(sheet, Box(left.right + 10, EDGE + 7, CARD.width - EDGE - left.right - 10, CARD.height - 2 * EDGE - 7))
    promise, depth = _promise(sheet, left.width)
    promise_y = EDGE + 7
    room = left.top - promise_y - depth
    headline = fit(front.headline, display(10, theme.headline), left.width, room - 9, least=13, most=24, lines=4)
    top = left.top - 1 - max(room - headline.height - headline.drop - 9, 0) * 0.3
    return (
        Element("H1", headline.placed(left.x, top)),
        *(element.moved(left.x, promise_y + depth) for element in promise),
        *steps,
    )


def _promise(sheet: Sheet, width: float) -> tuple[list[Element], float]:
    """The white bubble, its upper left corner at (0, 0), and its height."""
    pad = 8.0
    column = Column(pad, -pad * 0.95, width - 2 * pad)
    promise = sheet.card.front.promise
    column.place("H2", fit(promise.lead, display(14), column.width, 30, least=9, most=14.5, lines=2))
    column.add("P", promise.text, text(8.6, leading=1.15), gap=6.2, balance=True)
    height = -column.top + pad
    return [artifact(sheet.theme.bubble(Box(0, -height, width, height), accent=False, scale=0.5)), *column.elements], height


def _steps(sheet: Sheet, box: Box) -> list[Element]:
    """The accent bubble, its steps spread over its height."""
    pad, disc = 8.0, 14.0
    style = text(10, face="bold", leading=1.08)
    width = box.width - 2 * pad - disc - 6
    settings = [set_words(step, style, width, balance=True) for step in sheet.card.front.steps]
    spare = box.height - 2 * pad - sum(setting.height for setting in settings)
    gap = spare / (len(settings) - 1)
    if gap < 4:
        raise Unusable(Problem("the card's steps are too long", "Shorten them.", sheet.card.front.steps[0].where))
    top, items, discs = box.top - pad, [], []
    for nth, setting in enumerate(settings, 1):
        shape, label = numeral(nth, box.x + pad, top - setting.height / 2, disc, sheet.theme)
        body = Element("P", setting.placed(box.x + pad + disc + 6, top))
        discs.append(shape)
        items.append(Element("LI", (label, Element("LBody", (body,)))))
        top -= setting.height + gap
    return [artifact(sheet.theme.bubble(box, accent=True, scale=0.5)), *discs, Element("L", tuple(items), ordered=True)]


def _back(sheet: Sheet) -> tuple[Element, ...]:
    """The code first, as large as the words at their least size allow; then the words as large as it allows."""
    lines = _imprint(sheet)
    side = largest(lambda side: side if _back_with(sheet, lines, side, 1.0) else None, LEAST_CODE, 25 * MM)
    if side is None:
        raise Unusable(Problem("the card’s back has no room for these words", "Shorten them.", sheet.card.back.report.where))
    return largest(lambda k: _back_with(sheet, lines, side, k), 1.0, 1.3) or ()


def _back_with(sheet: Sheet, lines: tuple[list[Element], float], side: float, k: float) -> tuple[Element, ...] | None:
    """The back with a symbol of that width and type at `k` times its least size, or None where there is no room."""
    elements, depth = lines
    quiet = 4 * side / 29
    foot_top = EDGE + 8 + (depth + 6 if depth else 0)
    height = CARD.height - EDGE - foot_top
    if side + max(quiet - 6, 0) > height:
        return None
    x = EDGE + 1 + side + max(quiet, 10)
    column = Column(x, 0.0, CARD.width - EDGE - x)
    try:
        _who_helps(sheet, column, k)
    except Unusable:
        return None
    spare = height + column.top
    if spare < 0:
        return None
    top = CARD.height - EDGE - spare / 2
    foot = set_words(sheet.phrases.card_small_print.named(date=sheet.date), small(5.4), CARD.width - 2 * EDGE)
    return (
        code(EDGE + 1, CARD.height - EDGE - (height - side) / 2 - side + (quiet - 6) / 2, side, code_alt(sheet.voices)),
        *(element.moved(0, top) for element in column.elements),
        *(element.moved(0, EDGE + 8 + depth) for element in elements),
        Element("P", foot.placed(EDGE, EDGE + foot.style.cap)),
    )


def _who_helps(sheet: Sheet, column: Column, k: float) -> None:
    """The address, what to do with it, the ways to reach someone."""
    back = sheet.card.back
    column.place("H2", address(20, column.width))
    report = set_words(back.report, text(8.2 * k, leading=1.12), column.width, most=1 if k > 1 else 9)
    column.place("P", report, gap=6 * k)
    items = []
    column.top -= 1.5 * k
    for route in back.routes:
        setting = set_words(_route(route.lead, route.text), text(8.4 * k, leading=1.1), column.width, most=1 if k > 1 else 9)
        column.top -= 6.2 * k
        items.append(Element("LI", (Element("LBody", (Element("P", setting.placed(column.x, column.top)),)),)))
        column.top -= setting.height
    column.elements.append(Element("L", tuple(items)))


def _route(lead: Words, note: Words) -> Words:
    strong = plain(lead.plain, strong=True, link=lead.spans[0].link)
    return strong + plain(" ") + note


def _imprint(sheet: Sheet) -> tuple[list[Element], float]:
    """The school's lines on the accent, upper left corner at (0, 0), and their height."""
    imprint, labels = sheet.imprint, sheet.phrases.imprint
    x, width = EDGE + 6, CARD.width - 2 * EDGE - 12
    top, elements = -5.5, []
    for field in carried(imprint):
        if getattr(imprint, field):
            setting = fit_line(_line(field, sheet), text(9.6 if field == "school" else 8.4), width, BODY)
            elements.append(Element("P", setting.placed(x, top), imprint=True))
            top -= setting.height + 4
        elif imprint.blank and field in TO_FILL_IN:
            top -= 4
            elements += to_fill_in(getattr(labels, field), Box(x, top, width, 0), text(BODY))
            top -= 9
    if not elements:
        return [], 0.0
    height = -top + 2
    panel = Box(EDGE, -height, CARD.width - 2 * EDGE, height)
    fill, stroke = (WHITE, INK) if sheet.theme.light else (sheet.theme.accent, "")
    shape = Shape(rounded(panel, 6), "panel", fill, stroke, 1.0 if stroke else 0.0)
    return [artifact(shape), *elements], height


def _line(field: str, sheet: Sheet) -> Words:
    """One line of the imprint, shorter than on a poster."""
    value, labels = getattr(sheet.imprint, field), sheet.phrases.imprint
    if field in ("phone", "hotline"):
        number = plain(value, strong=True, link=f"tel:{value.split(chr(32))[0]}")
        return number + plain(f" {labels.phone_note}") if field == "phone" else plain(f"{labels.hotline}: ") + number
    label = {"counselor": f"{labels.card_counselor}: ", "sro": f"{labels.card_sro}: "}.get(field, "")
    return plain(label) + plain(value, strong=True) if label else plain(value, strong=True)
