"""Terms that no piece may use, and what to write instead: `materials/style.yaml` as a check."""

from __future__ import annotations

import re
from collections.abc import Iterator

from press.content import Struct, words_in
from press.problems import Problem


class Rule(Struct):
    """Terms that are never used, by the audiences named or by all, and the way out."""

    never: tuple[str, ...]
    instead: str
    audiences: tuple[str, ...] = ()


Style = dict[str, tuple[Rule, ...]]  # by language


def broken_rules(piece: Struct, audience: str, rules: tuple[Rule, ...]) -> Iterator[Problem]:
    """Every term of `rules` that the piece uses, with its place and what to write instead."""
    applying = [rule for rule in rules if not rule.audiences or audience in rule.audiences]
    for words in words_in(piece):
        said = _folded(words.plain)
        for rule in applying:
            for term in rule.never:
                if re.search(rf"(?<!\w){re.escape(_folded(term))}(?!\w)", said):
                    yield Problem(f"“{term}” is not said to this audience", f"Instead: {rule.instead}.", words.where)


def _folded(text: str) -> str:
    return " ".join(text.casefold().replace("’", "'").replace("-", " ").split())
