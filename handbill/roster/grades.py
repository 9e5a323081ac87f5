"""A school's grades, as rosters write them, and which pieces suit them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

EVERYBODY = "any"  # what a piece for families and staff declares
LEAST, MOST = -1, 12  # pre-kindergarten is -1, kindergarten 0
GRADES = {
    "pk": -1, "prek": -1, "prekindergarten": -1, "preschool": -1, "prekinder": -1, "ps": -1, "ee": -1, "3k": -1, "4k": -1,
    "p": -1, "pk3": -1, "pk4": -1, "prekf": -1, "prekh": -1, "pkf": -1, "pkh": -1, "k4f": -1, "k4h": -1, "preescolar": -1,
    "k": 0, "kg": 0, "kn": 0, "kf": 0, "kh": 0, "kk": 0, "tk": 0, "k5f": 0, "k5h": 0, "kdg": 0, "kindergarten": 0, "kinder": 0,
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12,
    "primero": 1, "segundo": 2, "tercero": 3, "cuarto": 4, "quinto": 5, "sexto": 6, "septimo": 7, "octavo": 8,
    "noveno": 9, "decimo": 10, "undecimo": 11, "duodecimo": 12,
}  # fmt: skip
LEVELS = {
    "elementary": (0, 5), "elem": (0, 5), "es": (0, 5), "primary": (0, 5), "primaria": (0, 5), "elemental": (0, 5),
    "middle": (6, 8), "ms": (6, 8), "intmidjr": (6, 8), "intermedia": (6, 8),
    "junior high": (7, 8), "jr high": (7, 8), "junior": (7, 8), "jr": (7, 8), "jhs": (7, 8),
    "high": (9, 12), "hs": (9, 12), "shs": (9, 12), "senior high": (9, 12), "sr high": (9, 12), "senior": (9, 12), "sr": (9, 12),
    "superior": (9, 12), "bachillerato": (9, 12), "preparatoria": (9, 12), "media": (9, 12), "vocacional": (9, 12),
    "secondary": (7, 12), "secundaria": (7, 12), "jshs": (7, 12), "elemhigh": (0, 12),
    "basica": (1, 9), "prebasica": (-1, 0), "parvularia": (-1, 0), "infantil": (-1, 0), "segunda unidad": (0, 8),
    "early childhood": (-1, 0),
}  # fmt: skip
WORD = re.compile(
    r"pre[ -]?k(?:inder(?:garten)?|[fh])?\b|p-?k-?[34]\b(?! ?-)|k[45][fh]\b|\b[34]-?k\b|pre-?basica|segunda unidad"
    r"|early childhood|(?:junior|senior|[js]r\.?) high\b"  # what is one word, however it is written
    r"|[0-9]+(?:\.[0-9]+)?|[^\W\d_]+|[^\W_]"
)
JOINING = re.compile(
    "grades?|grs?|g|grados?|to|through|thru|and|al?|del?|y|e|o|hasta|st|nd|rd|th|er|ro|do|mo|vo|no|schools?|sch|schl|levels?|nivel"
    "|escuela|educacion|ciclo|º|ª|sp|se|only|purely|with|solo|con"
)


class Grades(NamedTuple):
    """From the lowest grade to the highest, both taught."""

    low: int
    high: int

    @property
    def told(self) -> str:
        """As it is written, K-5."""
        return "-".join(dict.fromkeys({-1: "PK", 0: "K"}.get(grade, str(grade)) for grade in self))


@lru_cache(4096)
def grades(text: str) -> Grades | None:
    """The grades that a cell names; None where it names none, or says more than we understand.

    Numbers go before words: "K-8 Elementary" is K to 8, "Elementary" alone K to 5.
    """
    numbers: list[int] = []
    spans: list[int] = []
    for found in WORD.findall(_plain(text)):
        word, figures = re.sub("[ .-]+", " ", found), found.removesuffix(".0")
        if figures.isdecimal() and len(figures) < 3:
            numbers.append(int(figures))
        elif (together := word.replace(" ", "")) in GRADES:
            numbers.append(GRADES[together])
        elif (level := LEVELS.get(word) or LEVELS.get(together)) is not None:
            spans += level
        elif not JOINING.fullmatch(word):
            return None
    return _from(numbers or spans)


def _plain(text: str) -> str:
    """A text in small letters, those with accents without them."""
    small = text.casefold()
    return small if small.isascii() else re.sub("[\u0300-\u036f]", "", unicodedata.normalize("NFD", small))


def _from(named: Iterable[int]) -> Grades | None:
    if not named or not all(LEAST <= grade <= MOST for grade in named):
        return None
    return Grades(min(named), max(named))


def serves(declared: str, span: Grades | None) -> bool:
    """Whether a piece that declares grades (such as 6-12, or any) suits a school of that span; unknown, only any."""
    if declared == EVERYBODY:
        return True
    wanted = grades(declared)
    return bool(span and wanted and span.low <= wanted.high and wanted.low <= span.high)
