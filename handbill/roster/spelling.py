"""How headers are spelled: one word for all the ways in which people and programs write it."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

WIDE = 80  # characters; no header is longer
TYPE = re.compile(r",[A-Z],\d+(?:,\d+)?$")  # what dBase says of a column: School,C,254
POSSESSIVE = re.compile(r"(?<=\w)['’‘ʼ`´′](?:[sS]\b|(?!\w))")
APOSTROPHE = re.compile("['’‘ʼ`´′]")
HUMP = re.compile("(?<=[a-z])(?=[A-Z])")
CAPITALS = re.compile("(?<=[A-Z])(?=[A-Z][a-z])")  # CDSCode
BRACKETS = re.compile(r"\(.*?\)|\[.*?\]")
PARTED = re.compile(r"[/|\\()\[\]]")
SIGNS = re.compile("[^a-z0-9]+")


@lru_cache(1 << 15)
def spellings(header: str) -> tuple[str, ...]:
    """A header in small letters without signs, and the same without what stands in brackets; none for a long text."""
    if len(header) > WIDE:
        return ()
    outside = BRACKETS.sub(" ", header)
    found = (spelled(text) for told in dict.fromkeys((header, outside)) for text in (told, CAPITALS.sub(" ", told)))
    return tuple(dict.fromkeys(filter(None, found)))


def parts(header: str) -> list[str]:
    """What stands between slashes and brackets, each spelled; none of a header that has neither."""
    found = [spelled(part) for part in PARTED.split(header)] if len(header) <= WIDE else []
    return [part for part in found if part] if len(found) > 1 else []


def spelled(header: str) -> str:
    """A header in small letters, figures and spaces: without a column's type, possessives, accents and signs."""
    text = POSSESSIVE.sub("", TYPE.sub("", header.strip()))
    text = HUMP.sub(" ", APOSTROPHE.sub("", text).replace("#", " number "))
    return SIGNS.sub(" ", without_accents(text).lower()).strip()


def singular(spelling: str) -> str:
    """The same with no word in the plural."""
    return " ".join(word[:-1] if len(word) > 3 and word[-1] == "s" and word[-2] != "s" else word for word in spelling.split())


def words(text: str) -> frozenset[str]:
    """The words of a text, without order."""
    return frozenset(text.split())


def without_accents(text: str) -> str:
    """The letters of a text that have one in ASCII, and its signs."""
    return text if text.isascii() else unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()


def folded(header: str) -> str:
    """A header as it is typed to name it: capitals and spaces make no difference."""
    return " ".join(header.casefold().split())
