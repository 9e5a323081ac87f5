"""Names and grades are read in the browser as on the command line."""

from random import Random

import odd
import pytest
from alike import asked
from rosters import KINDS, LATIN, WIDE, WORDS
from test_lines_alike import SCRIPTS, is_known

from handbill.roster.grades import GRADES, LEVELS, grades, serves
from handbill.roster.namedgrades import LEVELS as NAMED
from handbill.roster.namedgrades import named_grades
from handbill.roster.names import (
    ARTICLES,
    KEPT,
    MAC,
    RESERVED,
    SMALL,
    code_before,
    short_hash,
    slug,
    suffixed,
    title_cased,
    without_code,
)
from handbill.site import rowtables

pytestmark = pytest.mark.needs("node")
TEXTS = 8_000
DECLARED = ("any", "K-5", "6-8", "6-12", "9-12", "nothing")
FIGURES = ("0", "1", "5", "05", "8", "9", "12", "13", "112", "2.5", "5.0", "٣", "²", "PK", "K", "TK", "K5F", "3-K", "UG")
JOINING = ("-", "–", " - ", " to ", " through ", ", ", " & ", "/", " and ", " a ", "th ", "_", ".", " ", "")
BEFORE = (
    "P.S. 9",
    "07X029: ",
    "(123) ",
    "[A-1] ",
    "1234 ",
    "P-12 – ",
    "#7 ",
    "St. ",
    "MC",
    "MAC",
    "O'",
    "D’",
    "ʻ",
    "J.H.S. ",
    "I.S. 14 ",
)
MORE = (
    "Grades ",
    "grade",
    "School",
    "Highland",
    "of the",
    "Point",
    "Academy",
    "High School of",
    "’S",
    "(Annex)",
    "Ⅷ",
    "1ST",
    "#9",
)


def test_names_and_grades_are_the_same():
    chance = Random(5)  # noqa: S311 (the same each time)
    given = [text for text in (*odd.TEXTS, *RESERVED, *(_text(chance) for _ in range(TEXTS))) if is_known(text)]
    given = [text for text in given if not any("\ud800" <= letter <= "\udfff" for letter in text)]
    answers = asked("names.mjs", [{"text": text, "declared": DECLARED} for text in given], tables=rowtables.tables())
    differing = [
        (text, {key: (python[key], script["is"][key]) for key in python if python[key] != script["is"][key]})
        for text, script in zip(given, answers, strict=True)
        if (python := _read(text)) != script["is"]
    ]
    assert differing == []
    counts = {key: sum(bool(answer["is"][key]) for answer in answers) for key in ("grades", "named", "code", "slug")}
    titled = sum(answer["is"]["titled"] != text for text, answer in zip(given, answers, strict=True))
    print(f"{len(given):,} texts compared, 0 differ: {counts}, {titled:,} written with other capitals")
    assert min(*counts.values(), titled) > TEXTS // 50


def _read(text: str) -> dict[str, object]:
    found, named = grades(text), named_grades(text)
    return {
        "grades": found and found._asdict(),
        "told": found and found.told,
        "served": [one for one in DECLARED if serves(one, found)],
        "named": named and named._asdict(),
        "titled": title_cased(text),
        "suffixed": suffixed(text, "School"),
        "code": code_before(text),
        "bare": without_code(text),
        "slug": slug(text),
        "hash": short_hash(text, "", "x"),
    }


def _text(chance: Random) -> str:
    """A cell of grades, a school's name, or neither."""
    spans = (*FIGURES, *GRADES, *LEVELS)
    if chance.random() < 0.4:
        said = "".join(chance.choice(spans) + chance.choice(JOINING) for _ in range(chance.choice((1, 2, 2, 3, 5))))
    elif chance.random() < 0.9:
        letters = "".join(chance.choices(chance.choice(SCRIPTS), k=5))
        words = (*WORDS, *LATIN, *WIDE, *KINDS, *NAMED, *SMALL, *ARTICLES, *KEPT, *MAC, *MORE, *FIGURES, letters)
        said = chance.choice(("", "", *BEFORE)) + " ".join(chance.choices(words, k=chance.choice((1, 2, 3, 4, 6))))
    else:
        said = odd.text(chance)
    return chance.choice((str, str, str.upper, str.lower, str.title))(said)
