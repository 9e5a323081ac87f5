"""The designs of posters: what each is, which posters can be had in it, on which papers."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from handbill.layouts.designs import DESIGNS
from handbill.orders.designs import usual, worded
from handbill.orders.order import USUAL, Order, tagged
from handbill.words.library import library

__all__ = ["designs"]


class Reader(NamedTuple):
    """For whom a topic has a poster in a design, and whether that is its usual one."""

    topic: str
    audience: str
    usual: bool


class Design(NamedTuple):
    """A design: what it is, its posters, the papers that it is printed on, those with room for tabs, what it speaks."""

    name: str
    about: str
    readers: list[Reader]
    papers: list[str]
    tabs: list[str]
    language: str


def designs(*, language: str | None = None, materials: str | Path | None = None) -> dict[str, Design]:
    """The designs by name, with the posters that a language has words for; English where none is named."""
    words, tongue = library(Path(materials) if materials else None), tagged(language or USUAL)
    found: dict[str, list[Reader]] = {name: [] for name in DESIGNS}
    for topic in words.topics():
        for audience, poster in words.pieces("poster", topic, tongue).items():
            first = usual(Order("poster", topic, audience), [poster], words)
            for name in worded([poster]):
                found[name].append(Reader(topic, audience, name == first))
    return {
        name: Design(name, known.about, found[name], [*known.papers], [*known.tabs], known.languages)
        for name, known in DESIGNS.items()
    }
