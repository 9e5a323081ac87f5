"""What there is: topics, audiences, languages, papers, stocks, figures and contacts."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from handbill.orders import clock
from handbill.orders.notices import stale
from handbill.orders.order import KINDS, Kind, spelled, tagged
from handbill.problems import Problem, Problems, Unusable
from handbill.words.library import library
from handbill.words.services import Service

if TYPE_CHECKING:
    from handbill.page.stock import Paper, Stock
    from handbill.words.facts import FigureWords
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
    """A language: its tag, what it calls itself, what it has and lacks of each topic, and who has reviewed that.

    `problems` say which of its files are unusable.
    """

    tag: str
    name: str
    has: Mapping[str, Sequence[str]]  # kinds of piece by topic
    lacks: Mapping[str, Sequence[str]]
    reviews: list[str]
    problems: tuple[Problem, ...]


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


def languages(*, materials: str | Path | None = None) -> dict[str, Language]:
    """The languages by tag. One whose files are unusable is listed with its problems, and is no reason not to list the others."""
    words = _library(materials)
    there = {topic: [kind for kind in KINDS if any(words.audiences(topic, kind))] for topic in words.topics()}
    return {tag: _language(tag, there, words) for tag in words.languages()}


def _language(tag: str, there: dict[str, list[Kind]], words: Library) -> Language:
    problems, name, reviews = Problems(), tag, []
    has = {topic: words.kinds(topic, tag) for topic in there}
    with problems:
        name = words.phrases(tag).name
    for topic, kinds in has.items():
        for kind in kinds:
            with problems:
                reviews.append(words.said(kind, topic, tag).review.told)
    lacks = {topic: [kind for kind in kinds if kind not in has[topic]] for topic, kinds in there.items()}
    return Language(tag, name, has, lacks, [*dict.fromkeys(reviews)], tuple(problems))


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
        source, told = words.sources[figure.source], _stated(id_, words)
        age, notes = (day - source.checked).days, [*stale(id_, figure.stale, day)]
        claim, year = (told.claim, told.year or "") if told else ("", "")
        found[id_] = Figure(figure.value, claim, year, source.publisher, source.checked, figure.stale, age, notes)
    return found


def _stated(id_: str, words: Library) -> FigureWords | None:
    """What English says of a figure, or the first language that says anything."""
    for tag in sorted(words.languages(), key=lambda tag: tag != "en"):
        if told := words.stated(id_, tag).told:
            return told
    return None


def contacts(*, materials: str | Path | None = None) -> dict[str, Contact]:
    """Every service, by id."""
    words = _library(materials)
    return {id_: Contact(known.name, Service(id_, known, None).ways, known.checked) for id_, known in words.contacts.items()}


def _library(materials: str | Path | None) -> Library:
    return library(Path(materials) if materials else None)
