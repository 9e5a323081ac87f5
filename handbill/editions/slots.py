"""The places of an edition, with all that is ready to be shown in them."""

from __future__ import annotations

from msgspec import Struct

from handbill.page.document import Cell, Place


class Outside(Exception):
    """Raised for words with a letter outside the alphabet: their order goes the full way."""


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
