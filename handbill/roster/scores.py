"""How well a column fits a field: what its header says and what its values are, together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from handbill.roster import values
from handbill.roster.grades import grades
from handbill.roster.sample import Sample
from handbill.roster.values import FITS
from handbill.roster.vocabulary import CHANGED, STRENGTHS, named
from handbill.words.markup import excerpt

ENOUGH = 1.0  # the least score: a header that says it in full needs no values that bear it out
DETAIL = 0.2  # what grades in figures are worth more than in words
UNHEARD = 0.1  # what a header says that we do not know
LEAST = {
    "phone": 20,
    "hotline": 20,
    "police": 20,
    "counselor": 1,
    "sro": 1,
}
BLANK = "its header says so, but its values are blank"

Sure = Literal["certain", "likely", "guess"]


@dataclass(frozen=True)
class Column:
    """A column that is taken for a field; `index` is counted from 1, `header` is as it can be shown, `examples` are values."""

    field: str
    header: str
    index: int
    sure: Sure
    why: str
    examples: tuple[str, ...] = ()


class Scored(NamedTuple):
    """A column that may be a field's, and how well header and values fit, 0 to 2; of those alike the least `size` is taken."""

    score: float
    column: Column
    size: float = 0.0


def scored(field: str, headers: Mapping[int, str], said: Sample) -> Iterator[Scored]:
    """Each column that may be the field's: those whose headers say so, else those of which the values alone do."""
    found = [one for nth, header in headers.items() if (one := _score(field, named(header).get(field, 0.0), nth, header, said))]
    return iter(found or _by_values(field, headers, said))


def _score(field: str, strength: float, nth: int, header: str, said: Sample) -> Scored | None:
    if not strength:
        return None
    cells = said[nth]
    fit, why = FITS.get(field, values.anything)(cells) if cells else (0.5, BLANK)
    score = strength + fit
    if score < ENOUGH or (not fit and len(cells) >= LEAST.get(field, len(cells) + 1)):
        return None
    size = 0.0
    if field == "grades" and cells:
        score += DETAIL * values.detail(cells)
    elif field == "id" and cells:
        size = sum(map(len, cells)) / len(cells)
    return Scored(score, Column(field, excerpt(header), nth, _sure(strength, fit), why, values.examples(cells)), size)


def _by_values(field: str, headers: Mapping[int, str], said: Sample) -> Iterator[Scored]:
    """Columns whose headers say nothing that we know, and whose values can be of nothing else."""
    tests: dict[str, tuple[Callable[[str], object], Callable[[Sequence[str]], bool], str]] = {
        "name": (values.SCHOOL.search, values.is_of_schools, "are schools"),
        "grades": (grades, values.is_of_grades, "are grades"),
    }
    if field in tests:
        one, test, told = tests[field]
        unheard = [nth for nth, header in headers.items() if max(named(header).values(), default=0) < STRENGTHS[1]]
        for nth in unheard:
            header = headers[nth]
            if any(map(one, said.some(nth))) and test(said[nth]):
                score = ENOUGH + UNHEARD + (DETAIL * values.detail(said[nth]) if field == "grades" else 0.0)
                why = f"its values {told}"
                yield Scored(score, Column(field, excerpt(header), nth, "guess", why, values.examples(said[nth])))


def _sure(strength: float, fit: float) -> Sure:
    if fit < 0.6 or strength < STRENGTHS[1] * CHANGED:
        return "guess"
    return "certain" if fit >= 0.8 else "likely"
