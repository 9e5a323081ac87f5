"""What there is: topics, audiences, languages, papers, stocks, figures and contacts."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from handbill import clock
from handbill.orders.notices import stale
from handbill.orders.order import KINDS, Kind, spelled, tagged
from handbill.words.library import library, ways

if TYPE_CHECKING:
    from handbill.page.stock import Paper, Stock
    from handbill.words.library import Library

__all__ = ["audiences", "contacts", "figures", "languages", "papers", "stocks", "topics"]


class Topic(NamedTuple):
    """A topic, and the languages that speak of it."""

    name: str
    languages: list[str]


class Audience(NamedTuple):
    """For whom a topic has a piece, and for which grades."""

    topic: str
    piece: Kind
    name: str
    grades: str


class Language(NamedTuple):
    """A language: its tag, what it calls itself, the topics it speaks of, who has reviewed what it says."""

    tag: str
    name: str
    topics: list[str]
    reviews: list[str]


class Figure(NamedTuple):
    """A number that is printed: what it counts, when, who published it, when that was checked and until when it holds."""

    value: str
    claim: str
    year: str
    publisher: str
    checked: datetime.date
    stale: datetime.date
    age: int  # days since it was checked
    notes: list[str]


class Contact(NamedTuple):
    """A service, every way of reaching it as it is printed, and when that was checked."""

    name: str
    ways: list[str]
    checked: datetime.date


def topics(*, materials: str | Path | None = None) -> dict[str, Topic]:
    """The topics by name."""
    words = _library(materials)
    return {topic: Topic(topic, words.languages(topic)) for topic in words.topics()}


def audiences(
    topic: str | None = None, *, language: str = "en", materials: str | Path | None = None
) -> list[Audience]:  # fmt: skip
    """For whom a topic has pieces in a language, or every topic. Raises Unusable where it has none."""
    words, language = _library(materials), tagged(language)
    wanted = [spelled(topic)] if topic else words.topics()
    speaking = [known for known in wanted if language in words.languages(known)] or wanted
    said = {known: words.sayings(known, language) for known in speaking}
    return [
        Audience(known, kind, name, piece.grades)
        for known in speaking for kind in KINDS for name, piece in getattr(said[known], kind).items()
    ]  # fmt: skip


def languages(*, materials: str | Path | None = None) -> dict[str, Language]:
    """The languages by tag."""
    words, found = _library(materials), {}
    for tag in sorted({tag for topic in words.topics() for tag in words.languages(topic)}):
        speaking = [topic for topic in words.topics() if tag in words.languages(topic)]
        told = dict.fromkeys(words.sayings(topic, tag).review.told for topic in speaking)
        found[tag] = Language(tag, words.phrases(tag).name, speaking, [*told])
    return found


def papers() -> dict[str, Paper]:
    """The papers by name: width and height in points, and the pieces that are printed on each."""
    from handbill.page.stock import tables

    return dict(tables().papers)


def stocks() -> dict[str, Stock]:
    """The sheets of cards by name; lengths in points."""
    from handbill.page.stock import tables

    return dict(tables().stocks)


def figures(*, materials: str | Path | None = None) -> dict[str, Figure]:
    """Every number that is printed, by id."""
    words, day, found = _library(materials), clock.today(), {}
    for id_, figure in words.figures.items():
        source = words.sources[figure.source]
        claim, age = next(iter(figure.claim.values()), ""), (day - source.checked).days
        notes = [*stale(id_, figure.stale, day)]
        found[id_] = Figure(figure.value, claim, figure.year, source.publisher, source.checked, figure.stale, age, notes)
    return found


def contacts(*, materials: str | Path | None = None) -> dict[str, Contact]:
    """Every service, by id."""
    known = _library(materials).contacts
    return {id_: Contact(contact.name, ways(id_, contact), contact.checked) for id_, contact in known.items()}


def _library(materials: str | Path | None) -> Library:
    return library(Path(materials) if materials else None)
