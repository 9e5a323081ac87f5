"""What a card's back is made of: the address, what to do there, the ways to reach someone, the small print."""

from __future__ import annotations

from handbill.layouts.band import address
from handbill.layouts.cards.sheet import Sheet
from handbill.layouts.look import INK, Column, display, small, text
from handbill.layouts.voice import Voice
from handbill.page.document import Element
from handbill.page.flow import Block
from handbill.page.text.setting import Style, fit, set_words
from handbill.problems import Overfull, Problem
from handbill.words.markup import Words, excerpt, plain
from handbill.words.pieces import Card

Voices = tuple[Voice[Card], ...]
ROUTE, NOTE, REPORT, MOST_ADDRESS = 9.7, 8.2, 8.4, 19.0  # points
JOINT = 3.0  # between two languages on one line
GAP = 3.5  # least from a route to the next
NARROW = 90.0  # in less than this a note stands on one line


def report(voices: Voices, width: float, k: float) -> Block:
    """The address, and under it what to know before it is opened, in each language."""
    column = Column(0, 0, width)
    column.place("H2", address(MOST_ADDRESS * min(k, 1.1), width))
    for nth, voice in enumerate(voices):
        told = text(REPORT * k, face="semibold", leading=1.12)
        column.add("P", voice.piece.back.report, told, gap=(3.4 if nth else 4.6) * k, lang=voice.lang, balance=True)
    return Block(tuple(column.elements), -column.top)


def routes(voices: Voices, width: float, k: float, air: float = 0.0, *, dense: bool = False) -> Block:
    """Numbers and addresses once, what each is for beside it in each language, the first on its baseline.

    `air` is put between any two besides. Where it is `dense`, both languages stand on one line if that holds them.
    """
    items, top = [], 0.0
    for told in zip(*(voice.piece.back.routes for voice in voices), strict=True):
        lead = set_words(told[0].lead, display(ROUTE * k), width)
        style = text(NOTE * k, leading=1.12)
        notes = Column(lead.width + 5 * k, top - lead.height + style.cap, width - lead.width - 5 * k)
        _notes(notes, voices, [route.text for route in told], style, dense=dense)
        body = (Element("P", lead.placed(0, top)), *notes.elements)
        items.append(Element("LI", (Element("LBody", body),)))
        top = notes.top - GAP * k - air
    return Block((Element("L", tuple(items)),), -top - GAP * k - air)


def _notes(notes: Column, voices: Voices, told: list[Words], style: Style, *, dense: bool) -> None:
    """What a number is for. Raises Overfull where that takes too many lines."""
    settings = [set_words(words, style, notes.width) for words in told]
    for words, setting in zip(told, settings, strict=True):
        if len(setting.rows) > (1 if notes.width < NARROW else 2):
            raise Overfull(Problem(f"“{excerpt(words.plain)}” is too long beside its number", "Shorten it.", words.where))
    joined = [set_words(plain("· ") + words, style, 999) for words in told[1:]]
    reach = settings[0].width + sum(setting.width + JOINT for setting in joined)
    if dense and joined and reach <= notes.width:
        notes.place("P", settings[0], lang=voices[0].lang)
        x = notes.x + settings[0].width
        for voice, setting in zip(voices[1:], joined, strict=True):
            notes.elements.append(Element("P", setting.placed(x + JOINT, notes.top + style.cap), lang=voice.lang))
            x += setting.width + JOINT
        return
    for nth, (voice, setting) in enumerate(zip(voices, settings, strict=True)):
        notes.place("P", setting, gap=0.42 * style.size if nth else 0, lang=voice.lang)


def small_print(sheet: Sheet) -> Block:
    """What must be said, each language under a cell of its own; its last baseline is its lower edge."""
    found, deepest, width = [], 0.0, sheet.box.width - 2 * sheet.edge
    for nth, voice in enumerate(sheet.voices):
        style = small(5.2, INK)
        said = fit(voice.card_small_print(sheet.date), style, width, 20, least=5.0, most=style.size, lines=2)
        found.append((nth, voice, said))
        deepest = max(deepest, said.height)
    return Block(tuple(
        Element("P", said.placed(sheet.edge + nth * sheet.step, 0), lang=voice.lang) for nth, voice, said in found
    ), deepest)  # fmt: skip
