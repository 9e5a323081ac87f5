"""A school's grades, as rosters write them, and which pieces suit them."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

LEAST, MOST = -1, 12  # pre-kindergarten is -1, kindergarten 0
WORDS = {
    "pk": -1, "prek": -1, "prekindergarten": -1, "preschool": -1, "prep": -1, "ps": -1, "tk": 0,
    "k": 0, "kg": 0, "kn": 0, "kf": 0, "kindergarten": 0, "kinder": 0,
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12,
}  # fmt: skip
LEVELS = (
    (r"\b(elementary|elem|primary|primaria)\b", (0, 5)),
    (r"\b(middle|intermediate|junior high|jr\.? high|intermedia)\b", (6, 8)),
    (r"\b(senior high|sr\.? high|high|secondary|secundaria)\b", (9, 12)),
)
_GRADE = re.compile(r"pre-?k(?:indergarten)?|[a-z]+|[0-9]{1,2}(?:st|nd|rd|th)?")
_WORD_OF_NO_GRADE = {"grade", "grades", "gr", "grs", "to", "through", "thru", "and", "a", "al", "grados", "st", "nd", "rd", "th"}


class Grades(NamedTuple):
    """From the lowest grade to the highest, both taught."""

    low: int
    high: int


@cache
def grades(text: str) -> Grades | None:
    """The grades that a cell names; None where it names none that we know.

    "K-5", "KG", "05", "PK", "9 - 12", "Grades 6 to 8", "K,1,2,3" and "ELEMENTARY" are known.
    """
    said = text.strip().lower().replace("–", "-").replace("—", "-").replace("&", " and ")
    found = _numbers(said)
    if found is None:
        spans = [span for pattern, span in LEVELS if re.search(pattern, said)]
        found = [grade for span in spans[-1:] if len(spans) == 1 for grade in span]
    return Grades(min(found), max(found)) if found else None


def _numbers(said: str) -> list[int] | None:
    """Each grade that is written; None where anything else is written too."""
    found = []
    for word in _GRADE.findall(said):
        bare = word.replace("-", "")
        if bare[0].isdigit():
            found.append(int(re.match("[0-9]+", bare)[0]))
        elif bare in WORDS:
            found.append(WORDS[bare])
        elif bare not in _WORD_OF_NO_GRADE:
            return None
    return found if found and all(LEAST <= grade <= MOST for grade in found) else None


def serves(declared: str, span: Grades | None) -> bool:
    """Whether a piece that declares grades (such as 6-12, or any) suits a school of that span; unknown, only any."""
    if declared == "any":
        return True
    wanted = grades(declared)
    return bool(span and wanted and span.low <= wanted.high and wanted.low <= span.high)
