"""What the values of a column look like: how well they fit a field, and how that is told."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import islice

from handbill.page.imprint import is_phone
from handbill.roster.grades import grades
from handbill.words.markup import excerpt

SHOUTED = 0.15  # what names in capitals are worth less: a list that has both writes for readers in the other
REPEATED = 0.6  # how much of a name's worth is that no other school has it
SHOWN = 3  # examples of a column
LETTERS = 0.8  # what ids without a figure in them are worth
SHORT = 40  # characters of the longest id
SCHOOL = re.compile(
    r"(?i)\b(?:schools?|sch|academy|elementary|elem|middle|high|charter|k-?8|p\.?s\.? ?\d+|escuela|colegio|liceo|instituto"
    r"|academia|jard[ií]n|primaria|secundaria|centro educativo)\b"
)
ANSWERS = frozenset(("yes", "no", "true", "false", "sí", "si", "y", "n", "x"))
ADDRESS = re.compile(r"(?i)https?:|www\.|.*\S@\S+\.\S|\S+\.(?:org|com|net|edu|gov|us)(?:/|$)")  # of a page or a mailbox
CODE = re.compile(r"(?=.*\d)[\w-]{2,20}", re.ASCII)
PLAIN = re.compile(r"\d+(?:\.0)?|.")  # a number or a letter may be of anything

Fit = tuple[float, str]  # 0 to 1, and why


def examples(values: Sequence[str]) -> tuple[str, ...]:
    """The first different ones, as they can be shown."""
    return tuple(excerpt(value) for value in islice(dict.fromkeys(values), SHOWN))


def share_of(values: Sequence[str], test: Callable[[str], object]) -> float:
    """How many of the values pass, 0 to 1."""
    return sum(count for value, count in Counter(values).items() if test(value)) / len(values)


def distinct(values: Sequence[str]) -> Fit:
    """How many different ones there are among them."""
    share = len(set(values)) / len(values)
    return share, f"{share:.0%} of its values are distinct"


def id_like(values: Sequence[str]) -> Fit:
    """Ids are short, distinct, of one word, and mostly have a figure in them."""
    share, told = distinct(values)
    figures = min(1.0, LETTERS + share_of(values, lambda value: any(map(str.isdecimal, value))))
    return share * figures * share_of(values, lambda value: len(value) <= SHORT and value.count(" ") < 2), told


def name_like(values: Sequence[str]) -> Fit:
    """Names are words, mostly distinct, and no grades."""
    words = share_of(values, words_alone)
    share = len({value.casefold() for value in values}) / len(values)
    told = f"{share:.0%} of its values are distinct"
    if words <= 0.5 or share_of(values, _is_no_name) > 0.5:
        return 0.0, told
    return words * (1 - REPEATED + REPEATED * share) - SHOUTED * share_of(values, str.isupper), told


def _is_no_name(value: str) -> bool:
    return value.casefold() in ANSWERS or grades(value) is not None


def is_of_schools(values: Sequence[str]) -> bool:
    """Whether most say that they are schools, and mostly different ones, whatever the column is called."""
    return share_of(values, SCHOOL.search) > 0.6 and distinct(values)[0] > 0.5 and name_like(values)[0] > 0.5


def is_of_grades(values: Sequence[str]) -> bool:
    """Whether they are grades, whatever the column is called: not numbers alone, and not all the same."""
    return (
        share_of(values, grades) > 0.9
        and share_of(values, lambda value: not PLAIN.fullmatch(value)) > 0.5
        and len(set(map(grades, values))) > 1
    )


def is_of_codes(values: Sequence[str]) -> bool:
    """Whether they are a code of each row, and so may tell rows apart."""
    return share_of(values, CODE.fullmatch) > 0.95 and distinct(values)[0] > 0.9


def is_of_kinds(values: Sequence[str]) -> bool:
    """Whether they are a few short words again and again, such as shifts, and so may tell rows apart and name nobody."""
    return distinct(values)[0] <= 0.5 and max(map(len, values)) <= SHORT


def detail(values: Sequence[str]) -> float:
    """How many of them are told in figures, as in 9-12, which says more than a word for it."""
    return share_of(values, lambda value: any(map(str.isdecimal, value)))


def words_alone(value: str) -> bool:
    """Whether it says something in words: no number, no mailbox, no page."""
    return any(map(str.isalpha, value)) and not ADDRESS.match(value) and not rings_here(value)


def rings_here(value: str) -> bool:
    """Whether it is a phone number of the United States, where no area begins with 0 or 1."""
    return is_phone(value) and next(filter(str.isdecimal, value.removeprefix("+").removeprefix("1"))) not in "01"


def share(test: Callable[[str], object], told: str) -> Callable[[Sequence[str]], Fit]:
    """What values look like of which as many as possible pass a test."""

    def fit(values: Sequence[str]) -> Fit:
        passed = share_of(values, test)
        return passed, f"{passed:.0%} of its values are {told}"

    return fit


def anything(_: Sequence[str]) -> Fit:
    """What fits because the header says so."""
    return 1.0, "its header says so"


def copies(value: str) -> int | None:
    """How many copies a cell asks for; None if it is no number."""
    figures = value.removesuffix(".0")
    return int(figures) if figures.isdecimal() and len(figures) < 7 else None


KINDS = {  # of values, by the field that they are for
    "name": "names",
    "id": "ids",
    "district": "letters",
    **dict.fromkeys(("counselor", "sro"), "words"),
    **dict.fromkeys(("phone", "hotline", "police"), "phones"),
    **dict.fromkeys(("grades", "low", "high"), "grades"),
    **dict.fromkeys(("quantity", "posters", "guides", "cards"), "numbers"),
}
_FITS = {
    "names": name_like,
    "ids": id_like,
    "letters": share(lambda value: any(map(str.isalpha, value)), "words"),
    "words": share(words_alone, "words"),
    "phones": share(rings_here, "phone numbers"),
    "grades": share(grades, "grades"),
    "numbers": share(lambda value: copies(value) is not None, "numbers"),
}
FITS = {field: _FITS[kind] for field, kind in KINDS.items()}
