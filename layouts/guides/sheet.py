"""A guide's paper, what is to stand on it, and how it is dressed."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from handbill.layouts.look import INK, WHITE, Theme
from handbill.layouts.voice import Voice
from handbill.page.geometry import Box
from handbill.page.imprint import Room
from handbill.words.facts import Source
from handbill.words.labels import Phrases
from handbill.words.pieces import Guide
from handbill.words.services import Service

MARGIN = 54.0
HEAD, FOOT = 40.0, 60.0  # points, from the edges of the sheet to what stands on a page
READING = 11.0  # the least size of what is read
Dress = Literal["young", "old", "family"]
DRESSES: dict[str, Dress] = {"6-8": "young", "9-12": "old"}


class Sheet(Struct, frozen=True):
    """A guide's paper and what is to stand on it; `contacts` and `sources` in the order they are printed."""

    voice: Voice[Guide]
    theme: Theme
    room: Room
    date: str
    width: float
    height: float
    contacts: tuple[Service, ...]
    sources: tuple[Source, ...]
    language: str

    @property
    def guide(self) -> Guide:
        return self.voice.piece

    @property
    def phrases(self) -> Phrases:
        return self.voice.phrases

    @property
    def dress(self) -> Dress:
        """Whom the guide is for: its cover and its activities are told apart by that, in grey too."""
        return DRESSES.get(self.guide.grades, "family")

    @property
    def measure(self) -> float:
        """Width between the margins."""
        return self.width - 2 * MARGIN

    @property
    def frame(self) -> Box:
        """What of a page is between its head and its foot."""
        return Box(MARGIN, FOOT, self.measure, self.height - HEAD - FOOT)

    @property
    def accent(self) -> str:
        """The topic's colour; white in light ink."""
        return WHITE if self.theme.light else self.theme.accent

    @property
    def ink(self) -> str:
        """The fill of what is dark; white in light ink."""
        return WHITE if self.theme.light else INK

    @property
    def on_ink(self) -> str:
        """The colour of words on that."""
        return INK if self.theme.light else WHITE

    @property
    def bright(self) -> str:
        """The colour of the first words on it."""
        return INK if self.theme.light else self.theme.accent
