"""A card's back: the code, the address, the ways to reach someone, the imprint."""

from __future__ import annotations

from handbill.layouts.band import address
from handbill.layouts.card_imprint import panel
from handbill.layouts.card_sheet import EDGE, LEAST_CODE, Sheet
from handbill.layouts.look import MM, Column, code, largest, small, text
from handbill.layouts.voice import code_alt
from handbill.page.document import Element
from handbill.page.flow import Block
from handbill.page.stock import CARD
from handbill.page.text.setting import fit, set_words
from handbill.problems import Overfull, Problem
from handbill.words.markup import Words, plain, strong

APART = 3.0  # between the panel, or the words above, and the small print


def back(sheet: Sheet) -> tuple[Element, ...]:
    """The code first, as large as the words at their least size allow; then the words as large as it allows.

    The back of a card at (0, 0). Raises Overfull when its words do not fit.
    """
    lines, foot = panel(sheet), _small_print(sheet)
    side = largest(lambda side: side if _back(sheet, lines, foot, side, 1.0) else None, LEAST_CODE, 25 * MM)
    if side is None:
        _back(sheet, lines, foot, LEAST_CODE, 1.0)  # names a word that is too long by itself
        raise Overfull(Problem("the card’s back has no room for these words",
                               "Shorten them, or leave out a line of the imprint.", sheet.card.back.report.where))  # fmt: skip
    return largest(lambda k: _back(sheet, lines, foot, side, k), 1.0, 1.3) or ()


def _back(sheet: Sheet, lines: tuple[list[Element], float], foot: Block, side: float, k: float) -> tuple[Element, ...] | None:
    """The back with a symbol of that width and type at `k` times its least size, or None where there is no room."""
    elements, depth = lines
    quiet = 4 * side / 29
    foot_top = EDGE + foot.height + APART + (depth + 6 if depth else 0)
    height = CARD.height - EDGE - foot_top
    if side + max(quiet - 5, 0) > height:
        return None
    x = EDGE + 1 + side + max(quiet, 10)
    column = Column(x, 0.0, CARD.width - EDGE - x)
    _who_helps(sheet, column, k)
    spare = height + column.top
    if spare < 0:
        return None
    lowest = CARD.height - EDGE - (height - side) / 2 - side + (quiet - 5) / 2
    return (
        code(EDGE + 1, lowest, side, code_alt(sheet.voices)),
        *(element.moved(0, CARD.height - EDGE - spare / 2) for element in column.elements),
        *(element.moved(0, EDGE + foot.height + APART + depth) for element in elements),
        *foot.placed(0, EDGE + foot.height),
    )


def _small_print(sheet: Sheet) -> Block:
    """One line a language."""
    column = Column(EDGE, 0, CARD.width - 2 * EDGE)
    for nth, voice in enumerate(sheet.voices):
        said = voice.card_small_print(sheet.date)
        style, least = small(5.2), 5.0
        line = fit(said, style, column.width, 20, least=least, most=style.size, lines=2)
        column.place("P", line, gap=2.4 if nth else 0, lang=voice.lang)
    return Block(tuple(column.elements), -column.top)


def _who_helps(sheet: Sheet, column: Column, k: float) -> None:
    """The address, what to do with it, the ways to reach someone; in two languages numbers once, labels in both."""
    several, most = len(sheet.voices) > 1, 1 if k > 1 else 9
    column.place("H2", address(20, column.width))
    if not several:
        report = set_words(sheet.card.back.report, text(8.2 * k, leading=1.12), column.width, most=most)
        column.place("P", report, gap=6 * k)
    items, style = [], text(8.4 * k if not several else 8 * k, leading=1.08)
    column.top -= 1.5 * k
    for told in zip(*(voice.piece.back.routes for voice in sheet.voices), strict=True):
        lines = Column(column.x, column.top - (4.0 if several else 6.2) * k, column.width)
        for nth, (voice, route) in enumerate(zip(sheet.voices, told, strict=True)):
            words = route.text if nth else _route(route.lead, route.text)
            setting = set_words(words, style, column.width, most=most)
            lines.place("P", setting, gap=2.8 * k if nth else 0, lang=voice.lang)
        items.append(Element("LI", (Element("LBody", tuple(lines.elements)),)))
        column.top = lines.top
    column.elements.append(Element("L", tuple(items)))


def _route(lead: Words, note: Words) -> Words:
    """A number or address in strong letters, and what it is for."""
    return strong(lead) + plain(" ") + note
