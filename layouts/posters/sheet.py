"""A poster's sheet: its paper, and what is to stand on it."""

from __future__ import annotations

from msgspec import Struct

from handbill.layouts.look import MM, Theme
from handbill.layouts.voice import Voice
from handbill.page.imprint import Room
from handbill.words.pieces import Poster

TABS = 152.0  # points on letter: how high the strip of tabs to tear off is


class Sheet(Struct, frozen=True):
    """A poster's paper and what is to stand on it; `design` is one of DESIGNS that its words have all groups for."""

    voices: tuple[Voice[Poster], ...]
    theme: Theme
    room: Room
    date: str
    width: float
    height: float
    design: str
    tabs: bool = False

    @property
    def k(self) -> float:
        """How large type and gaps are: 1 on letter and legal, more on wider sheets."""
        return self.width / 612

    @property
    def margin(self) -> float:
        """From the sheet's edge to its words."""
        return max(30 * self.k, 24.0)

    @property
    def edge(self) -> float:
        """From the sheet's edge to a giant bubble."""
        return max(24 * self.k, 19.0)

    @property
    def inner(self) -> float:
        """Width between the margins."""
        return self.width - 2 * self.margin

    @property
    def floor(self) -> float:
        """Where the foot begins: above the tabs, if there are any."""
        return TABS * self.k if self.tabs else 0.0

    @property
    def brief(self) -> bool:
        """Whether tabs leave it so little room that it says less: on all but legal and tabloid, which stay as high as letter."""
        return self.tabs and self.height < 900 * self.k

    @property
    def stall(self) -> bool:
        """Whether it is half a letter sheet, to be read in a hand's reach."""
        return self.width < 500

    @property
    def large(self) -> bool:
        """Whether it has room for explanations in two languages: tabloid and A3."""
        return self.width > 700

    @property
    def least_code(self) -> float:
        """Least width of the symbol, about a tenth of the distance it is scanned from: 40 mm, 60 from A3 up, 25 in a stall."""
        return (60 if self.large else 25 if self.stall else 40) * MM
