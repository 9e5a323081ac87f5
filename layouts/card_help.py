"""What a card's back is made of: the address, what to do there, the ways to reach someone, the small print."""

from __future__ import annotations

from handbill.layouts.band import address
from handbill.layouts.card_sheet import EDGE, Sheet
from handbill.layouts.look import INK, Column, display, small, text
from handbill.layouts.voice import Voice
from handbill.page.document import Element
from handbill.page.flow import Block
from handbill.page.stock import CARD
from handbill.page.text.setting import fit, set_words
from handbill.problems import Overfull, Problem
from handbill.words.markup import excerpt
from handbill.words.pieces import Card

Voices = tuple[Voice[Card], ...]
ROUTE, NOTE, REPORT, MOST_ADDRESS = 10.0, 8.2, 8.4, 21.0  # points
NARROW = 90.0  # in less than this a note stands on one line


def report(voices: Voices, width: float, k: float) -> Block:
    """The address, and under it what to know before it is opened, in each language."""
    column = Column(0, 0, width)
    column.place("H2", address(MOST_ADDRESS * min(k, 1.1), width))
    for nth, voice in enumerate(voices):
        told = text(REPORT * k, face="semibold", leading=1.12)
        column.add("P", voice.piece.back.report, told, gap=(3.4 if nth else 6) * k, lang=voice.lang, balance=True)
    return Block(tuple(column.elements), -column.top)


def routes(voices: Voices, width: float, k: float, air: float = 0.0) -> Block:
    """Numbers and addresses once, what each is for beside it in each language, the first on its baseline.

    `air` is put between any two besides.
    """
    items, top = [], 0.0
    for told in zip(*(voice.piece.back.routes for voice in voices), strict=True):
        lead = set_words(told[0].lead, display(ROUTE * k), width)
        style = text(NOTE * k, leading=1.12)
        notes = Column(lead.width + 5 * k, top - lead.height + style.cap, width - lead.width - 5 * k)
        for nth, (voice, route) in enumerate(zip(voices, told, strict=True)):
            note = notes.add("P", route.text, style, gap=3.4 * k if nth else 0, lang=voice.lang)
            if len(note.rows) > (1 if notes.width < NARROW else 2):
                raise Overfull(Problem(f"“{excerpt(route.text.plain)}” is too long beside its number", "Shorten it.", route.text.where))
        body = (Element("P", lead.placed(0, top)), *notes.elements)
        items.append(Element("LI", (Element("LBody", body),)))
        top = notes.top - 5 * k - air
    return Block((Element("L", tuple(items)),), -top - 5 * k - air)


def small_print(sheet: Sheet) -> Block:
    """What must be said, each language under a cell of its own; its last baseline is its lower edge."""
    found, deepest = [], 0.0
    for nth, voice in enumerate(sheet.voices):
        style = small(5.2, INK)
        said = fit(voice.card_small_print(sheet.date), style, CARD.width - 2 * EDGE, 20, least=5.0, most=style.size, lines=2)
        found.append((nth, voice, said))
        deepest = max(deepest, said.height)
    return Block(tuple(
        Element("P", said.placed(EDGE + nth * CARD.width, 0), lang=voice.lang) for nth, voice, said in found
    ), deepest)  # fmt: skip
