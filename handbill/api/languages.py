"""What each language has to say, what it lacks of what the others have, and who has reviewed it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from handbill.problems import Problem, Problems
from handbill.words.library import library

if TYPE_CHECKING:
    from handbill.words.library import Library

__all__ = ["Language", "languages"]

Pieces = Mapping[str, Sequence[str]]
"""By topic the kinds of piece, each with its audiences where it is not for all that there are: “card for student”."""


class Language(NamedTuple):
    """A language: its tag, what it calls itself, what it has and lacks of each topic, and who has reviewed that.

    `reviews` name the pieces where not all are alike; `problems` say what is wrong in its files.
    """

    tag: str
    name: str
    has: Pieces
    lacks: Pieces
    reviews: list[str]
    problems: tuple[Problem, ...]


def languages(*, materials: str | Path | None = None) -> dict[str, Language]:
    """The languages by tag. One whose files are unusable is listed with its problems, and is no reason not to list the others."""
    words = library(Path(materials) if materials else None)
    wanted = {(topic, kind): words.audiences(topic, kind) for topic in words.topics() for kind in words.kinds(topic)}
    return {tag: _language(tag, wanted, words) for tag in words.languages()}


def _language(tag: str, wanted: Mapping[tuple[str, str], list[str]], words: Library) -> Language:
    problems, name = Problems(), tag
    with problems:
        name = words.phrases(tag).name
    for read in (words.style, words.called, words.claims):
        with problems:
            read(tag)
    has: dict[str, list[str]] = {topic: [] for topic in words.topics()}
    lacks: dict[str, list[str]] = {topic: [] for topic in words.topics()}
    reviews: dict[str, list[str]] = {}
    for (topic, kind), audiences in wanted.items():
        there = audiences if kind in words.kinds(topic, tag) else []
        with problems:
            there = [*words.pieces(kind, topic, tag)]
            if there:
                reviews.setdefault(words.said(kind, topic, tag).review.told, []).append(f"{topic} {kind}")
        has[topic] += _told(kind, there, audiences)
        lacks[topic] += _told(kind, [audience for audience in audiences if audience not in there], audiences)
    return Language(tag, name, has, lacks, [*_reviews(reviews)], tuple(problems))


def _told(kind: str, some: Sequence[str], audiences: Sequence[str]) -> list[str]:
    """A kind of piece, with those it is for where that is not everybody; nothing if it is for nobody."""
    if not some:
        return []
    return [kind if len(some) >= len(audiences) else f"{kind} for {' and '.join(some)}"]


def _reviews(reviews: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Each review, with the pieces that it is of where there are several."""
    for told, pieces in reviews.items():
        yield told if len(reviews) == 1 else f"{', '.join(pieces)}: {told}"
