"""The part numbers that stocks are sold under, however a person writes them: 5371, Avery 8371, avery-c32011, C32011-25."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from handbill.problems import nearest

Parts = Mapping[str, Sequence[str]]
"""A stock's numbers by the ids of their makers, whose words are joined by hyphens."""
PACK = re.compile("-[0-9]{1,3}$")  # how many sheets there are in one


def keys(name: str, stocks: Mapping[str, Parts]) -> list[str]:
    """Each stock of that key or part number; of a maker that is named before it, theirs alone."""
    return _sold(name, stocks) or _sold(PACK.sub("", name.strip()), stocks)


def near(name: str, stocks: Mapping[str, Parts]) -> str:
    """The key or part number that is most like a name, or nothing if none is."""
    known = {_plain(number): number for parts in stocks.values() for numbers in parts.values() for number in numbers}
    known |= {_plain(key): key for key in stocks}
    return known.get(nearest(_plain(name), known), "")


def _sold(name: str, stocks: Mapping[str, Parts]) -> list[str]:
    plain = _plain(name)
    return [key for key, parts in stocks.items() if plain == _plain(key) or any(_is(plain, *part) for part in parts.items())]


def _is(plain: str, maker: str, numbers: Sequence[str]) -> bool:
    """Whether a name is one of a maker's numbers, with or without the maker's words before it."""
    bare = plain
    for word in maker.split("-"):
        bare = bare.removeprefix(word)
    return not {plain, bare}.isdisjoint(map(_plain, numbers))


def _plain(name: str) -> str:
    return re.sub("[^a-z0-9]", "", name.lower())
