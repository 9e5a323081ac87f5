"""Terms that no piece may use, and what to write instead: a language's `style.yaml` as a check."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from handbill.problems import Problem
from handbill.words.markup import plain
from handbill.words.pieces import Piece
from handbill.words.types import Id, Struct, words_in


class Rule(Struct, frozen=True):
    """Terms that are never used, by the audiences named or by all, and the way out."""

    never: tuple[str, ...]
    instead: str
    audiences: tuple[str, ...] = ()


Style = dict[Id, Rule]  # by name: a rule of one's own goes before ours of the same name


def broken_rules(piece: Piece, audience: str, rules: tuple[Rule, ...]) -> Iterator[Problem]:
    """Every term of `rules` that the piece uses, with its place and what to write instead."""
    pattern, ways_out = _pattern(rules, audience)
    for words in (plain(piece.title), *words_in(piece)):
        for found in pattern.finditer(_folded(words.plain)):
            yield Problem(f"“{found[0]}” is not said to this audience", f"Instead: {ways_out[found[0]]}.", words.where)


@cache
def _pattern(rules: tuple[Rule, ...], audience: str) -> tuple[re.Pattern[str], dict[str, str]]:
    """All terms that hold for the audience as one pattern, and the way out for each."""
    applying = [rule for rule in rules if not rule.audiences or audience in rule.audiences]
    ways_out = {_folded(term): rule.instead for rule in applying for term in rule.never}
    terms = "|".join(map(re.escape, sorted(ways_out, key=len, reverse=True))) or "(?!)"
    return re.compile(rf"(?<!\w)(?:{terms})(?!\w)"), ways_out


def _folded(text: str) -> str:
    return " ".join(text.casefold().replace("’", "'").replace("-", " ").split())
