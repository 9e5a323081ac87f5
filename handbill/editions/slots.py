"""The places of an edition, with all that is ready to be shown in them."""

from __future__ import annotations

from msgspec import Struct

from handbill.page.document import Cell, Place


class Outside(Exception):
    """Raised for words with a letter outside the alphabet: their order goes the full way."""


class Slot(Struct, frozen=True, tag=True):
    """One place of an edition; of each part the font and its resource's name; and of each stretch of its labels the runs."""

    place: Place
    fonts: tuple[str, ...]
    resources: tuple[str, ...]
    labels: tuple[tuple[tuple[tuple[str, str], ...], ...], ...]


class LogoSlot(Struct, frozen=True, tag=True):
    """A logo's cell, and its alternative text."""

    cell: Cell
    alt: str
