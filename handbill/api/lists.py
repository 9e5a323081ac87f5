"""What there is: topics, audiences, designs, languages, papers, stocks, figures and contacts."""

from __future__ import annotations

import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from handbill.api.designs import designs
from handbill.api.languages import languages
from handbill.orders import clock
from handbill.orders.notices import stale
from handbill.orders.order import KINDS, USUAL, Kind, spelled, tagged
from handbill.problems import Problem, Unusable
from handbill.words.library import library
from handbill.words.services import Service, Stated

if TYPE_CHECKING:
    from collections.abc import Callable

    from handbill.page.stock import Paper, Stock
    from handbill.words.library import Library

Told = TypeVar("Told", Service, Stated)

__all__ = ["audiences", "contacts", "designs", "figures", "languages", "papers", "stocks", "topics"]


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
    topic: str | None = None, *, language: str | None = None, materials: str | Path | None = None
) -> list[Audience]:  # fmt: skip
    """For whom a topic has pieces in a language, or every topic; English where none is named. Raises Unusable for none."""
    words, language = _library(materials), tagged(language or USUAL)
    if topic:
        words.topic(spelled(topic))
    found = [
        Audience(known, kind, name, piece.grades)
        for known in ([spelled(topic)] if topic else words.topics())
        for kind in KINDS for name, piece in words.pieces(kind, known, language).items()
    ]  # fmt: skip
    if not found:
        raise Unusable(Problem(f"there is nothing in “{language}”", f"There is in: {', '.join(words.languages(topic or ''))}."))
    return found


def papers() -> dict[str, Paper]:
    """The papers by name: width and height in points, and the pieces that are printed on each."""
    from handbill.page.stock import tables

    return dict(tables().papers)


def stocks(*, materials: str | Path | None = None) -> dict[str, Stock]:
    """The sheets of cards by name; lengths in points."""
    from handbill.orders.stocks import known

    return dict(known(_library(materials)))


def figures(*, materials: str | Path | None = None) -> dict[str, Figure]:
    """Every number that is printed, by id."""
    words, day, found = _library(materials), clock.today(), {}
    for id_, figure in words.figures.items():
        source, told = words.sources[figure.source], _told(words, partial(words.stated, id_)).told
        age, notes = (day - source.checked).days, [*stale(id_, figure.stale, day)]
        claim, year = (told.claim, told.year or "") if told else ("", "")
        found[id_] = Figure(figure.value, claim, year, source.publisher, source.checked, figure.stale, age, notes)
    return found


def contacts(*, materials: str | Path | None = None) -> dict[str, Contact]:
    """Every service, by id."""
    words = _library(materials)
    told = {id_: _told(words, partial(words.service, id_)) for id_ in words.contacts}
    return {id_: Contact(service.name, service.ways, service.contact.checked) for id_, service in told.items()}


def _library(materials: str | Path | None) -> Library:
    return library(Path(materials) if materials else None)


def _told(words: Library, say: Callable[[str], Told]) -> Told:
    """What `say` says in English, or in the first language that has anything to say of it."""
    said = (say(tag) for tag in ("en", *words.languages()))
    return next((found for found in said if found.told), say("en"))
