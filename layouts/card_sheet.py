"""A card's measures, and what is to stand on it."""

from __future__ import annotations

from msgspec import Struct

from handbill.layouts.look import MM, Theme, display
from handbill.layouts.voice import Voice
from handbill.page.document import Flip
from handbill.page.imprint import Room
from handbill.page.stock import Stock
from handbill.page.text.setting import Setting, fit
from handbill.problems import Overfull
from handbill.words.labels import Phrases
from handbill.words.markup import Words
from handbill.words.pieces import Card

BODY, SMALL = 8.0, 5.0
LEAST_CODE = 19 * MM
EDGE = 9.0  # nothing but the ground comes nearer to the cut
OUTLINE = 1.6


class Sheet(Struct, frozen=True):
    """A card's stock and what is to stand on it."""

    voices: tuple[Voice[Card], ...]
    theme: Theme
    room: Room
    date: str
    stock: Stock
    flip: Flip

    @property
    def card(self) -> Card:
        return self.voices[0].piece

    @property
    def phrases(self) -> Phrases:
        return self.voices[0].phrases

    @property
    def folded(self) -> bool:
        """Whether it is two cells wide: a face for each of two languages outside, what they share inside."""
        return len(self.voices) > 1


def question(words: Words, width: float) -> Setting:
    """A card's question on one line, or on two where it is long."""
    try:
        return fit(words, display(12), width, 14, least=11.5, most=13.5, lines=1)
    except Overfull:
        return fit(words, display(12), width, 27, least=9.5, most=13.5, lines=2)

