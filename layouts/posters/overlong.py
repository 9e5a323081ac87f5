"""Which words of a poster are too long for its design, and how much of them fits: found by laying it out with fewer."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from typing import TypeVar

from msgspec import structs

from handbill.problems import Overfull, Problem
from handbill.words.markup import Words, excerpt, plain
from handbill.words.types import Struct, words_in

P = TypeVar("P")
SUSPECTS = 12  # texts that are tried: the longest
STUB = 8  # letters, which fit anywhere

Fits = Callable[[dict[int, Words]], bool]


def explained(pieces: list[Struct], fits: Fits, found: Overfull, design: str) -> Overfull:
    """What to tell of pieces that are too long for a design: which words are to blame, and how many letters of them fit.

    `fits` says whether the poster can be laid out with other words in the place of some, by their `id`. Where no words are to
    blame alone, the longest are named; where not even all of them together are, what was `found` stands.
    """
    suspects = sorted((words for piece in pieces for words in words_in(piece)), key=lambda words: -len(words.plain))[:SUSPECTS]
    for words in suspects:
        if fits({id(words): _cut(words, STUB)}):
            most, whole = _fitting(words, fits), len(words.plain)
            told = f"“{excerpt(words.plain)}” is too long for “{design}”: {most} of its {whole} letters fit"
            return Overfull(Problem(told, "Shorten it, or choose another design or a larger paper.", words.where))
    if suspects and fits({id(words): _cut(words, STUB) for words in suspects}):
        told = f"“{excerpt(suspects[0].plain)}” and others are too long together for “{design}”"
        return Overfull(Problem(told, "Shorten them, or choose another design or a larger paper.", suspects[0].where))
    return found


def replaced(part: P, others: dict[int, Words]) -> P:
    """A struct or tuple with other words in the place of those with these ids."""
    found: object = part
    if isinstance(part, Words):
        found = others.get(id(part), part)
    elif isinstance(part, tuple):
        found = tuple(replaced(item, others) for item in part)
    elif isinstance(part, Struct):
        found = type(part)(*(replaced(item, others) for item in structs.astuple(part)))
    return found  # type: ignore[return-value]  # of the type that came


def _fitting(words: Words, fits: Fits) -> int:
    """How many letters of the words fit."""
    lengths = range(STUB, len(words.plain))
    return lengths[bisect_right(lengths, 0, key=lambda length: not fits({id(words): _cut(words, length)})) - 1]


def _cut(words: Words, length: int) -> Words:
    return plain(words.plain[:length])
