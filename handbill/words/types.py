"""What the types of everything in `materials/` are made from. The type is the format."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, TypeVar

import msgspec

from handbill.words.markup import LONGEST, Words

T = TypeVar("T")
MANY = 100  # entries of a list; the longest of our own has 21
KEYS = 500  # entries of a mapping by ids; the longest of our own has 28
Id = Annotated[
    str, msgspec.Meta(pattern="^[a-z0-9][a-z0-9-]*$", max_length=60, description="Lower case letters, digits and hyphens.")
]
Text = Annotated[str, msgspec.Meta(max_length=LONGEST)]
Texts = Annotated[tuple[Words, ...], msgspec.Meta(min_length=1, max_length=MANY)]
Table = Annotated[dict[Id, T], msgspec.Meta(max_length=KEYS)]


class Struct(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """A mapping of fixed keys; an unknown key is an error."""


def words_in(part: object) -> Iterator[Words]:
    """Every Words in a struct, in the order of its keys."""
    if isinstance(part, Words):
        yield part
    elif isinstance(part, tuple):
        for item in part:
            yield from words_in(item)
    elif isinstance(part, Struct):
        yield from words_in(msgspec.structs.astuple(part))


def figures_in(part: object) -> list[str]:
    """The ids of the figures that are stated, each once, in order."""
    return list(dict.fromkeys(span.figure for words in words_in(part) for span in words.spans if span.figure))


def longest(part: object) -> Words:
    """The Words with the most characters in a struct or tuple: the ones to shorten first."""
    return max(words_in(part), key=lambda words: len(words.plain))
