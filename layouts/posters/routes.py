"""Whom to call, write to or visit: a number or an address, and beside it what for."""

from __future__ import annotations

from handbill.layouts.look import LEAST, NOTE, ROUTE, Column, display, text
from handbill.layouts.voice import Voice
from handbill.page.document import Element
from handbill.page.flow import Block
from handbill.page.geometry import Box
from handbill.page.text.setting import Setting, set_words
from handbill.words.markup import Words, plain
from handbill.words.pieces import Pair, Poster

SECOND = 0.37  # of the foot's width, for the second language's notes
WIDEST = 0.42  # of a row for its number, so that its note is not squeezed

Voices = tuple[Voice[Poster], ...]


def routes(voices: Voices, k: float, box: Box, beside: float, depth: float, *, air: float = 0.0) -> Block:
    """Whom to call, write to or visit, from the box's upper edge: numbers once, notes in each language, on their baselines.

    Down to `depth` rows are set in by `beside`. `air` is put between any two besides. Its height is measured from 0. The notes
    begin where they take the fewest lines: behind their column, or behind a longer number of their own.
    """
    leads = [set_words(route.lead, display(max(ROUTE * k, LEAST)), box.width - beside) for route in voices[0].piece.routes]
    short = {lead.width for lead in leads if lead.width <= WIDEST * (box.width - beside)}
    tried = [_rows(voices, leads, indent, k, box, beside, depth, air) for indent in sorted(short, reverse=True) or [0.0]]
    return min(tried, key=lambda block: block.height)


def _rows(
    voices: Voices, leads: list[Setting], indent: float, k: float, box: Box, beside: float, depth: float, air: float
) -> Block:
    """The rows with notes from `indent` on, behind a number that is longer; or all below, where one leaves too little room."""
    top, low, items = box.top, box.top, list[Element]()
    below = any(lead.width > WIDEST * (box.width - beside) for lead in leads)
    for lead, told in zip(leads, zip(*(voice.piece.routes for voice in voices), strict=True), strict=True):
        shift = beside if top > -depth else 0.0
        row = Box(box.x + shift, top, box.width - shift, 0)
        above = below or (shift > 0 and len(voices) > 1)
        start = 0.0 if above else max(indent, lead.width) + 11 * k
        notes, low = _notes(voices, told, lead, Box(row.x + start, top, row.width - start, 0), box.width, k, above=above)
        items.append(Element("LI", (Element("LBody", (Element("P", lead.placed(row.x, top)), *notes)),)))
        low = min(top - lead.height, low)
        top = (min(low - 10 * k, -depth - 4 * k) if shift and low - 30 * k < -depth else low - 10 * k) - air
    return Block((Element("L", tuple(items)),), -low)


def _notes(
    voices: Voices, told: tuple[Pair, ...], lead: Setting, box: Box, whole: float, k: float, *, above: bool
) -> tuple[list[Element], float]:
    """A row's notes and how far down they reach; below the number that stands `above` them.

    The second language has a column of its own in the `whole` width, the same in every row.
    """
    gap, style = 14 * k, text(max(NOTE * k, LEAST), leading=1.16)
    top = box.top - (lead.height + 7.5 * k if above else lead.style.cap - style.cap)
    share = SECOND * whole * (len(voices) - 1)
    first = box.width - share - (gap if share else 0)
    found, lowest = list[Element](), top
    for nth, (voice, route) in enumerate(zip(voices, told, strict=True)):
        notes = Column(box.right - share if nth else box.x, top, share if nth else first)
        notes.add("P", _note(route, told[0]), style, balance=True, lang=voice.lang)
        found, lowest = [*found, *notes.elements], min(lowest, notes.top)
    return found, lowest


def _note(route: Pair, first: Pair) -> Words:
    """What a number is for; before it what else to dial in that language."""
    return route.text if route.lead.plain == first.lead.plain else route.lead + plain(". ") + route.text
