"""A card's measures, and what is to stand on it."""

from __future__ import annotations

from msgspec import Struct

from handbill.layouts.look import MM, Theme, display
from handbill.layouts.voice import Voice
from handbill.page.document import Flip
from handbill.page.geometry import Box
from handbill.page.imprint import Room
from handbill.page.stock import Stock
from handbill.page.text.setting import Setting, fit
from handbill.problems import Overfull, Problem
from handbill.words.labels import Phrases
from handbill.words.markup import Words, excerpt
from handbill.words.pieces import Card
from handbill.words.types import longest

CARD = Box(0, 0, 252, 144)  # 3.5 x 2 in, the US business card
BLEED = 4.5
BODY, SMALL = 8.0, 5.0
LEAST_CODE = 19 * MM
EDGE = 9.0  # no words come nearer to the cut
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


def overfull(face: str, words: object) -> Overfull:
    """That a face has no room for words, and which of them are the most."""
    told = longest(words)
    return Overfull(Problem(f"the card’s {face} has no room for its words, of which “{excerpt(told.plain)}” are the most",
                            "Shorten them.", told.where))  # fmt: skip


def in_a_line(words: Words, width: float, height: float, least: float, most: float) -> Setting:
    """Large words on one line from `least` to `most` points, or where they are long on two, from four fifths of it."""
    try:
        return fit(words, display(most), width, height, least=least, most=most, lines=1)
    except Overfull:
        return fit(words, display(most), width, height, least=0.8 * least, most=most, lines=2)


def question(words: Words, width: float) -> Setting:
    """A card's question."""
    return in_a_line(words, width, 27, 11.5, 13.5)
