"""The places of an edition, with all that is ready to be shown in them."""

from __future__ import annotations

from typing import NamedTuple

from msgspec import Struct

from handbill.page.document import Cell, Place

COMMON = frozenset([*map(chr, range(0x21, 0x7F)), *"áéíóúñüÁÉÍÓÚÑÜāēīōūĀĒĪŌŪʻ’–"])  # of English, Spanish and Hawaiian names


class Outside(Exception):
    """Raised for words with a letter outside the alphabet: their order goes the full way."""


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


class Slot(Struct, frozen=True, tag=True):
    """One place of an edition, with its words' font and that one's resource, and each label's runs: resource and TJ array."""

    place: Place
    font: str
    resource: str
    labels: tuple[tuple[tuple[str, str], ...], ...]


class LogoSlot(Struct, frozen=True, tag=True):
    """A logo's cell, and its alternative text."""

    cell: Cell
    alt: str
