"""Terms that no piece may use, and what to write instead: a language's `style.yaml` as a check."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Annotated

import msgspec

from handbill.problems import Problem
from handbill.words.markup import plain
from handbill.words.pieces import Piece
from handbill.words.types import MANY, Struct, Table, Text, words_in


class Rule(Struct, frozen=True):
    """Terms that are never used, by the audiences named or by all, and the way out."""

    never: Annotated[tuple[Text, ...], msgspec.Meta(max_length=MANY)]
    instead: Text
    audiences: Annotated[tuple[Text, ...], msgspec.Meta(max_length=MANY)] = ()


Style = Table[Rule]  # by name: a rule of one's own goes before ours of the same name


def broken_rules(piece: Piece, audience: str, rules: tuple[Rule, ...]) -> Iterator[Problem]:
    """Every term of `rules` that the piece uses, with its place and what to write instead."""
    ways_out = _ways_out(rules, audience)
    for words in (plain(piece.title), *words_in(piece)):
        said = _folded(words.plain)
        if not any(term in said for term in ways_out):  # as it mostly is; then there is no pattern to be made
            continue
        for found in _pattern(tuple(ways_out)).finditer(said):
            yield Problem(f"“{found[0]}” is not said to this audience", f"Instead: {ways_out[found[0]]}.", words.where)


@cache
def _ways_out(rules: tuple[Rule, ...], audience: str) -> dict[str, str]:
    """What to write instead of each term that holds for the audience."""
    applying = [rule for rule in rules if not rule.audiences or audience in rule.audiences]
    return {_folded(term): rule.instead for rule in applying for term in rule.never}


@cache
def _pattern(terms: tuple[str, ...]) -> re.Pattern[str]:
    """All terms as one pattern, none of them a part of a word."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(terms, key=len, reverse=True)))})(?!\w)")


def _folded(text: str) -> str:
    return " ".join(text.casefold().replace("’", "'").replace("-", " ").split())
