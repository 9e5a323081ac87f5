"""A case of type: the letters of one font as they are set, for words that need no HarfBuzz."""

from __future__ import annotations

from typing import NamedTuple

from msgspec import Struct

COMMON = frozenset([*map(chr, range(0x21, 0x7F)), *"áéíóúñüÁÉÍÓÚÑÜāēīōūĀĒĪŌŪʻ’–"])  # of English, Spanish and Hawaiian names


class Letter(NamedTuple):
    """A letter as a font sets it: its code; advance, what its glyph is wider, and ink in 1/1000 of the type size."""

    code: str
    advance: int
    spare: int
    rise: int
    drop: int


class Case(Struct, frozen=True):
    """A case of type: every letter of the alphabet in one font.

    `kerned` has the advance of a letter before another wherever kerning makes it differ from its
    own, for each two of the letters that are in `COMMON`.
    """

    font: str
    letters: dict[str, Letter]
    kerned: dict[str, int]
