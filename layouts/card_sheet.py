"""A card's measures, and what is to stand on it."""

from __future__ import annotations

from msgspec import Struct

from handbill.layouts.look import MM, Theme
from handbill.layouts.voice import Voice
from handbill.page.document import Flip
from handbill.page.imprint import Room
from handbill.page.stock import Stock
from handbill.words.labels import Phrases
from handbill.words.pieces import Card

BODY, SMALL = 8.0, 5.0
LEAST_CODE = 19 * MM
EDGE = 9.0  # nothing but the ground comes nearer to the cut


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
