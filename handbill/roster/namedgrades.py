"""The grades that a school's name says: Cedar Hollow High, Maple K-8, P.S. 9. A guess, and made only when it is asked for."""

from __future__ import annotations

import re

from handbill.roster.grades import Grades, grades

LEVELS = {
    "high": "high", "hs": "high", "shs": "high", "senior high": "high", "sr high": "high", "escuela superior": "high",
    "preparatoria": "high", "bachillerato": "high", "senior": "high", "sr": "high",
    "middle": "middle", "ms": "middle", "is": "middle", "intermedia": "middle",
    "junior high": "junior high", "jr high": "junior high", "jhs": "junior high", "junior": "junior high", "jr": "junior high",
    "elementary": "elementary", "elem": "elementary", "el": "elementary", "es": "elementary", "primary": "elementary",
    "elemental": "elementary", "primaria": "elementary", "ps": "elementary", "grammar": "elementary",
    "secondary": "secondary", "secundaria": "secondary",
    "preschool": "pk", "prek": "pk", "pre k": "pk", "prekindergarten": "pk", "kindergarten": "k", "kinder": "k",
}  # fmt: skip
NUMBERED = "ps|is|ms|jhs|hs|es"  # before a number: P.S. 9
SHORT = "el|es|ms|hs|is"  # elsewhere only at the end: Alder El, Birch MS
SPAN = re.compile(
    r"(?i)(?<![\w-])(pre-?k|p-?k|tk|k|\d{1,2})(?:\s*[-–—]\s*|\s+(?:to|through)\s+)(k|\d{1,2})(?![\w-])|(?<![\w-])(k)(\d{1,2})\b"
)
SHORTENED = re.compile(r"\b([a-z])\.\s?(?=[a-z]\b)|\b([a-z])\.(?=\s|$)")  # P.S., J.H.S.
LEVEL = re.compile(
    rf"\b(?:({NUMBERED})(?=[ #-]*\d| ?[/|&] ?(?:{NUMBERED})\b)|(?:{SHORT})(?=(?: schl?| school)?$| ?[/&-]| and )"
    rf"|(?:{'|'.join(sorted(LEVELS.keys() - {*SHORT.split('|'), 'ps'}, key=lambda level: (-len(level), level)))}))\b"
)
JOINED = re.compile(r" ?(?:school|sch)?[ /|&,+-]*(?:and|y|e)?[ /|&,+-]*(?:#?\d+[ /|&,+-]*)?")


def named_grades(name: str) -> Grades | None:
    """The grades of which a name speaks; None where it speaks of none."""
    spans = [grades("-".join(filter(None, found.groups()))) for found in SPAN.finditer(name)]
    if spans and (span := spans[-1]) and span.low < span.high:
        return span
    small = SHORTENED.sub(lambda found: found[1] or found[2], name.casefold())
    small = " ".join(small.replace(".", " ").split())
    levels = list(LEVEL.finditer(small))
    last = levels[-1:]
    for before in reversed(levels[:-1]):
        if not JOINED.fullmatch(small[before.end() : last[0].start()]):
            break
        last.insert(0, before)
    if not last or (len(last) == 1 and _is_a_place(last[0], small)):
        return None
    return grades(" ".join(LEVELS[found[0]] for found in last))


def _is_a_place(found: re.Match[str], name: str) -> bool:
    """Whether a level begins a name, and so may be of a place: High Point, but High School of Art, and P.S. 9."""
    return not (found.start() or found[1] or found[0].startswith("escuela") or name[found.end() :].startswith(" school"))
