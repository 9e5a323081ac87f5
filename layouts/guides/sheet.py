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

READING = 11.0  # the least size of what is read
HELD, PRINTED = 8.0, 6.5  # points: the least type that is read in the hand, and the least small print, as they are printed
Dress = Literal["young", "old", "family"]
DRESSES: dict[str, Dress] = {"6-8": "young", "9-12": "old"}


class Sheet(Struct, frozen=True):
    """A guide's page and what is to stand on it; `contacts` and `sources` in the order they are printed.

    `drawn` is how large it is printed: pages of a small `booklet` are laid out larger than they are.
    """

    voice: Voice[Guide]
    theme: Theme
    room: Room
    date: str
    width: float
    height: float
    contacts: tuple[Service, ...]
    sources: tuple[Source, ...]
    language: str
    drawn: float = 1.0
    booklet: bool = False

    @property
    def small(self) -> bool:
        """Whether it is a page of a small booklet, whose margins are narrower."""
        return self.drawn < 1

    @property
    def margin(self) -> float:
        return 46.0 if self.small else 54.0

    @property
    def head(self) -> float:
        """From the upper edge of the page to what stands on it."""
        return 32.0 if self.small else 40.0

    @property
    def foot(self) -> float:
        """From the lower edge of the page to what stands on it, above its foot."""
        return 63.0 if self.small else 60.0

    def read(self, size: float) -> float:
        """A size of what is read, as large as it has to be laid out."""
        return max(size, HELD / self.drawn)

    def printed(self, size: float) -> float:
        """A size of small print, as large as it has to be laid out."""
        return max(size, PRINTED / self.drawn)

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
        return self.width - 2 * self.margin

    @property
    def frame(self) -> Box:
        """What of a page is between its head and its foot."""
        return Box(self.margin, self.foot, self.measure, self.height - self.head - self.foot)

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
