"""A card's measures, and what is to stand on it."""

from __future__ import annotations

from msgspec import Struct

from handbill.layouts.look import INK, MM, Theme, display
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

USUAL = Box(0, 0, 252, 144)  # 3.5 x 2 in, the US business card, for which all sizes here are made
LARGER = 1.1  # times as wide and as high: from there on a card is laid out smaller, and drawn larger
BODY, SMALL = 8.0, 5.0
LEAST_CODE = 19 * MM
EDGE = 9.0  # no words come nearer to a larger card’s edge, as it is laid out
OUTLINE = 1.6


class Sheet(Struct, frozen=True):
    """A card's stock and what is to stand on it."""

    voices: tuple[Voice[Card], ...]
    theme: Theme
    room: Room
    date: str
    stock: Stock
    flip: Flip
    start: int = 1
    count: int = 0

    @property
    def k(self) -> float:
        """How many times as large as it is laid out a card is drawn."""
        width, height = self.stock.card
        k = min(width / USUAL.width, height / USUAL.height)
        return k if k >= LARGER else 1.0

    @property
    def box(self) -> Box:
        """The card, or one half of a folded one, as it is laid out."""
        width, height = self.stock.card
        return Box(0, 0, width / self.k, height / self.k)

    @property
    def step(self) -> float:
        """From one half of a folded card to the other."""
        return self.stock.step[0] / self.k

    @property
    def edge(self) -> float:
        """How near to the cut words come: as the stock says, and on larger cards farther from it."""
        return max(EDGE, self.stock.safe / self.k) if self.k > 1 else float(self.stock.safe)

    @property
    def taller(self) -> float:
        """How much higher the card is than the usual one, if it is."""
        return max(0.0, self.box.height - USUAL.height)

    @property
    def bleed(self) -> float:
        """How far what is drawn to the edge goes beyond it; nowhere on a sheet of which unused cards are left."""
        return self.stock.bleed / self.k if (self.start, self.count) == (1, 0) else 0.0

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


def overfull(face: str, words: object, lacking: float = 0.0) -> Overfull:
    """That a face has no room for words, which of them are the most, and how much is lacking."""
    told = longest(words)
    much = f"; its height lacks {lacking / MM:.1f} mm" if lacking > 0 else ""
    return Overfull(Problem(f"the card’s {face} has no room for its words, of which “{excerpt(told.plain)}” are the most{much}",
                            "Shorten them, or take a larger card.", told.where))  # fmt: skip


def in_a_line(words: Words, width: float, height: float, least: float, most: float, color: str = INK) -> Setting:
    """Large words on one line from `least` to `most` points, or where they are long on two, from four fifths of it."""
    try:
        return fit(words, display(most, color), width, height, least=least, most=most, lines=1)
    except Overfull:
        return fit(words, display(most, color), width, height, least=0.8 * least, most=most, lines=2)


def question(words: Words, width: float) -> Setting:
    """A card's question."""
    return in_a_line(words, width, 27, 11.5, 13.5)
