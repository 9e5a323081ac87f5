"""A case of type as a browser has it: its letters, and how far kerning moves any two of them, by classes of letters."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from functools import cache

from msgspec import json

from handbill.page.alphabet import case
from handbill.page.text.shaping import font


@cache
def packed(name: str) -> bytes:
    """The case of the font of that name, as JSON (docs/editions.md)."""
    letters = case(name).letters
    kerned = {letter: _before_each(name, letter) for letter in letters}
    left = _classes((letter, tuple(moved)) for letter, moved in kerned.items())
    right = _classes((letter, tuple(moved[nth] for moved in kerned.values())) for nth, letter in enumerate(letters))
    tails = [[*letters].index(letter) for letter in _firsts(right)]
    told = {
        "format": 1,
        "font": name,
        "letters": [[text, *letter, left[text], right[text]] for text, letter in letters.items()],
        "kerning": [[kerned[head][tail] for tail in tails] for head in _firsts(left)],
    }
    return json.encode(told)


def _before_each(name: str, letter: str) -> list[int]:
    """How much nearer the letter stands to each of the case's letters than its own advance says; thousandths of the size."""
    letters = case(name).letters
    shaped = font(name).shape("".join(letter + other for other in letters))
    return [cluster.advance - letters[letter].advance for cluster in shaped[::2]]


def _classes(found: Iterable[tuple[str, Hashable]]) -> dict[str, int]:
    """The number of each letter's class; letters that are alike are in one."""
    numbers: dict[Hashable, int] = {}
    return {letter: numbers.setdefault(alike, len(numbers)) for letter, alike in found}


def _firsts(classes: dict[str, int]) -> list[str]:
    """A letter of each class."""
    found = {number: letter for letter, number in classes.items()}
    return [found[number] for number in sorted(found)]
