"""A card's front: the question, the bubble that takes the blame off, the steps."""

from __future__ import annotations

from handbill.layouts.card_sheet import EDGE, Sheet
from handbill.layouts.look import Column, display, largest, numeral, text
from handbill.layouts.voice import Voice
from handbill.page.document import Element, artifact
from handbill.page.geometry import Box
from handbill.page.stock import CARD
from handbill.page.text.setting import fit, set_words
from handbill.problems import Overfull, Problem
from handbill.words.markup import excerpt
from handbill.words.pieces import Card
from handbill.words.types import longest

LEAST, MOST, LEAST_TWO = 8.2, 10.2, 8.0  # points: the steps, in one language and in two


def front(sheet: Sheet) -> tuple[Element, ...]:
    """The front of a card at (0, 0). Raises Overfull when its words do not fit."""
    return _in_one(sheet) if len(sheet.voices) == 1 else _in_two(sheet)


def _in_one(sheet: Sheet) -> tuple[Element, ...]:
    """Question and promise on the left, the steps on the right."""
    words, theme = sheet.card.front, sheet.theme
    left = Box(EDGE + 2, EDGE, 108, CARD.height - 2 * EDGE)
    steps = _steps(sheet, Box(left.right + 10, EDGE + 7, CARD.width - EDGE - left.right - 10, CARD.height - 2 * EDGE - 7))
    promise, depth = _promise(sheet, left.width)
    floor = EDGE + 7
    room = left.top - floor - depth
    if room < 40:
        guilty = longest((words.headline, words.promise))
        raise Overfull(Problem(f"“{excerpt(guilty.plain)}” is too long for a card", "Shorten it.", guilty.where))
    headline = fit(words.headline, display(10, theme.headline), left.width, room - 9, least=13, most=24, lines=4)
    top = left.top - 1 - max(room - headline.height - headline.drop - 9, 0) * 0.3
    bubble = (element.moved(left.x, floor + depth) for element in promise)
    return (Element("H1", headline.placed(left.x, top)), *bubble, *steps)


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
    """The accent bubble, its steps as large as it holds and spread over its height."""
    steps = largest(lambda size: _spread(sheet, box, size), LEAST, MOST)
    if steps is None:
        _spread(sheet, box, LEAST)  # names a word that is too long by itself
        raise Overfull(Problem("the card’s steps are too long", "Shorten them.", sheet.card.front.steps[0].where))
    return steps


def _spread(sheet: Sheet, box: Box, size: float) -> list[Element] | None:
    pad, disc = 8.0, 14.0
    style, indent = text(size, face="bold", leading=1.08), 8.0 + disc + 6
    settings = [set_words(step, style, box.width - indent - pad, balance=True) for step in sheet.card.front.steps]
    gap = (box.height - 2 * pad - sum(setting.height for setting in settings)) / (len(settings) - 1)
    if gap < 6:
        return None
    top, items, discs = box.top - pad, [], []
    for nth, setting in enumerate(settings, 1):
        shape, label = numeral(nth, box.x + pad, top - setting.height / 2, disc, sheet.theme)
        discs.append(shape)
        items.append(Element("LI", (label, Element("LBody", (Element("P", setting.placed(box.x + indent, top)),)))))
        top -= setting.height + gap
    return [artifact(sheet.theme.bubble(box, accent=True, scale=0.5)), *discs, Element("L", tuple(items), ordered=True)]


def _in_two(sheet: Sheet) -> tuple[Element, ...]:
    """The two languages side by side: question, then a bubble with the promise's lead and the steps."""
    width = (CARD.width - 2 * EDGE - 8) / 2
    most = 15.0
    for voice in sheet.voices:
        most = fit(voice.piece.front.headline, display(10), width, 32, least=9, most=most, lines=3).style.size
    found: list[Element] = []
    deepest = 0.0
    for nth, voice in enumerate(sheet.voices):
        style = display(most, (sheet.theme.headline, sheet.theme.on_ground)[nth])
        headline = set_words(voice.piece.front.headline, style, width, balance=True)
        deepest = max(deepest, headline.height + headline.drop)
        x = EDGE + nth * (width + 8)
        found.append(Element("H2" if nth else "H1", headline.placed(x, CARD.height - EDGE), lang=voice.lang))
    boxes = [Box(EDGE + nth * (width + 8), EDGE + 6, width, CARD.height - 2 * EDGE - 11 - deepest) for nth in range(2)]
    halves = [_half(sheet, voice, box, nth == 0) for nth, (voice, box) in enumerate(zip(sheet.voices, boxes, strict=True))]
    return tuple(element for headline, half in zip(found, halves, strict=True) for element in (headline, *half))


def _half(sheet: Sheet, voice: Voice[Card], box: Box, accent: bool) -> list[Element]:
    """One language's bubble, its steps as large as it holds."""
    half = largest(lambda size: _half_at(sheet, voice, box, accent, size), LEAST_TWO, 9.4)
    if half is None:
        _half_at(sheet, voice, box, accent, LEAST_TWO)  # names a word that is too long by itself
        where = voice.piece.front.steps[0].where
        raise Overfull(Problem("the card’s steps are too long beside a second language", "Shorten them.", where))
    return half


def _half_at(sheet: Sheet, voice: Voice[Card], box: Box, accent: bool, size: float) -> list[Element] | None:
    words, pad = voice.piece.front, 6.5
    column = Column(box.x + pad, box.top - pad, box.width - 2 * pad)
    style = text(size, face="semibold", leading=1.06)
    lead = fit(words.promise.lead, display(10), column.width, 22, least=9, most=11.5, lines=2)
    steps = [set_words(step, style, column.width - 9, balance=True) for step in words.steps]
    column.place("H2", lead, lang=voice.lang)
    gap = (column.top - box.y - pad - sum(step.height for step in steps)) / len(steps)
    if gap < 3.2:
        return None
    items = []
    for number, step in enumerate(steps, 1):
        column.top -= min(gap, 7)
        label = Element("Lbl", set_words(str(number), text(size, face="bold"), 9).placed(column.x, column.top))
        body = Element("LBody", (Element("P", step.placed(column.x + 9, column.top), lang=voice.lang),))
        items.append(Element("LI", (label, body)))
        column.top -= step.height
    bubble = artifact(sheet.theme.bubble(box, accent=accent, scale=0.42))
    return [bubble, *column.elements, Element("L", tuple(items), ordered=True)]
