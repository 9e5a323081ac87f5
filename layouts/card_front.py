"""A card's front: the question, the bubble that takes the blame off, the steps."""

from __future__ import annotations

from layouts.card_sheet import EDGE, Sheet
from layouts.look import Column, display, largest, numeral, text
from layouts.voice import Voice
from press.page import Box, Element, artifact
from press.problems import Problem, Unusable
from press.stock import CARD
from press.text import fit, set_words

LEAST, MOST = 8.2, 10.2  # points: the steps


def front(sheet: Sheet) -> tuple[Element, ...]:
    """The front of a card at (0, 0). Raises Unusable when its words do not fit."""
    return _in_one(sheet) if len(sheet.voices) == 1 else _in_two(sheet)


def _in_one(sheet: Sheet) -> tuple[Element, ...]:
    """Question and promise on the left, the steps on the right."""
    words, theme = sheet.card.front, sheet.theme
    left = Box(EDGE + 2, EDGE, 108, CARD.height - 2 * EDGE)
    steps = _steps(sheet, Box(left.right + 10, EDGE + 7, CARD.width - EDGE - left.right - 10, CARD.height - 2 * EDGE - 7))
    promise, depth = _promise(sheet, left.width)
    floor = EDGE + 7
    room = left.top - floor - depth
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
        raise Unusable(Problem("the card’s steps are too long", "Shorten them.", sheet.card.front.steps[0].where))
    return steps


def _spread(sheet: Sheet, box: Box, size: float) -> list[Element] | None:
    pad, disc = 8.0, 14.0
    style, indent = text(size, face="bold", leading=1.08), 8.0 + disc + 6
    try:
        settings = [set_words(step, style, box.width - indent - pad, balance=True) for step in sheet.card.front.steps]
    except Unusable:
        return None
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
    found: list[Element] = []
    for nth, voice in enumerate(sheet.voices):
        column = largest(lambda size, voice=voice, nth=nth: _half(sheet, voice, nth, width, size), 8.0, 9.4)
        if column is None:
            raise Unusable(Problem("the card’s steps are too long for two languages", "Shorten them.",
                                   voice.piece.front.steps[0].where))  # fmt: skip
        found += column
    return tuple(found)


def _half(sheet: Sheet, voice: Voice, nth: int, width: float, size: float) -> list[Element] | None:
    """One language's column with its steps at that size, or None where that is too large."""
    words, x, pad = voice.piece.front, EDGE + nth * (width + 8), 6.0
    color = (sheet.theme.headline, sheet.theme.on_ground)[nth]
    try:
        headline = fit(words.headline, display(10, color), width, 30, least=9, most=15, lines=3)
        box = Box(x, EDGE + 6, width, CARD.height - 2 * EDGE - 6 - headline.height - headline.drop - 5)
        column = Column(x + pad, box.top - pad, width - 2 * pad)
        lead = fit(words.promise.lead, display(10), column.width, 22, least=9, most=11.5, lines=2)
        style = text(size, face="semibold", leading=1.06)
        steps = [set_words(step, style, column.width - 9) for step in words.steps]
    except Unusable:
        return None
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
    return [
        Element("H2" if nth else "H1", headline.placed(x, CARD.height - EDGE), lang=voice.lang),
        artifact(sheet.theme.bubble(box, accent=nth == 0, scale=0.42)),
        *column.elements,
        Element("L", tuple(items), ordered=True),
    ]
