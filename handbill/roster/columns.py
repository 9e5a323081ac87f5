"""Which column of a roster is what: by its header, and by whether its values can be that."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from handbill.problems import Problem, Unusable, Where, one_of
from handbill.roster import values
from handbill.roster.gradecolumns import GradeColumns, grade_columns
from handbill.roster.notices import Notice
from handbill.roster.offers import offered
from handbill.roster.spelling import WIDE, folded
from handbill.roster.values import FITS
from handbill.roster.vocabulary import EMPTY, HEADERS, STRENGTHS, is_known, named
from handbill.words.markup import excerpt

SEARCHED = 20  # rows among which the headers are looked for
ENOUGH = 1.0  # the least score: a header that says it in full needs no values that bear it out
ALIKE = 0.1  # scores nearer than this are alike
DETAIL = 0.2  # what grades in figures are worth more than in words
UNHEARD = 0.1  # what a header says that we do not know
SETTLED = {"id": "its values are shorter", "grades": "it says more or stands first"}  # nobody has to be asked about these
MANY = 20  # values of which one should fit, if the column is for the field at all
SHOWN = 12  # headers that one message names
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


class Columns(NamedTuple):
    """What each column is taken for, the headers of those for nothing, and what a person should know of that."""

    taken: tuple[Column, ...]
    unused: tuple[str, ...]
    grades: GradeColumns | None
    notices: tuple[Notice, ...]


def meant(cells: Iterable[str]) -> list[str]:
    """What cells say, without the spaces around it; nothing for one that says that it says nothing."""
    return ["" if (said := cell.strip()) in EMPTY else said for cell in cells]


def header_row(rows: Sequence[tuple[int, list[str]]], wanted: Iterable[str]) -> int:
    """Where among `rows` the headers stand: the row with most that the user named, then that we know, then that could be some."""
    wished = {folded(header) for header in wanted}

    def score(row: list[str]) -> tuple[int, int, int]:
        return len(wished.intersection(map(folded, row))), sum(map(is_known, row)), len({*filter(_looks_like_a_header, row)})

    scores = [score(row) for _, row in rows[:SEARCHED]]
    return scores.index(max(scores)) if scores else 0


def _looks_like_a_header(cell: str) -> bool:
    return len(cell) <= WIDE and any(map(str.isalpha, cell)) and not any(map(str.isdigit, cell))


def columns(headers: Sequence[str], sample: Sequence[Sequence[str]], wished: Mapping[str, str], where: Where) -> Columns:
    """What each column is taken for. `wished` says by field which header the user named, `where` is the row of the headers.

    Raises Unusable if two could be for the same, or none for the name.
    """
    found, problems = _as_wished(headers, wished, where)
    left = {nth: header for nth, header in enumerate(headers, 1) if header.strip()}
    said = {nth: _said(sample, nth) for nth in left}
    found = {field: _with_examples(column, said) for field, column in found.items()}
    notices: list[Notice] = []
    for field in HEADERS:
        for column in found.values():
            left.pop(column.index, None)
        if field not in found and (scored := sorted(_scored(field, left, said), key=lambda one: -one.score)):
            alike = [one for one in scored if scored[0].score - one.score < ALIKE and one.column.why != BLANK] or scored[:1]
            found[field] = min(alike, key=lambda one: one.size).column
            if len(alike) > 1 and field in SETTLED:
                notices.append(_settled(field, found[field], [one.column for one in alike], where))
            elif len(alike) > 1:
                problems.append(_ask(alike[0].column, alike[1].column, where))
    if len(bounds := found.keys() & {"low", "high"} - wished.keys()) == 1:  # half a span is none
        del found[bounds.pop()]
    if "name" not in found and not problems:
        way_out = f"Say which with --column name=HEADER. The headers here: {_shown(headers)}."
        problems.append(Problem("no column is for the school’s name", way_out, where))
    if problems:
        raise Unusable(*problems)
    return _all(headers, found, said, notices, where)


def _all(
    headers: Sequence[str], found: Mapping[str, Column], said: Mapping[int, list[str]], notices: list[Notice], where: Where
) -> Columns:
    """The columns that were found, with those that are a grade each and those that a person may want."""
    taken = {column.index for column in found.values()}
    left = {nth: header for nth, header in enumerate(headers, 1) if header.strip() and nth not in taken}
    by_grade = None if "grades" in found or "low" in found else grade_columns(left, said)
    if by_grade:
        first = min(by_grade.at, default=0)
        found = {**found, "grades": Column("grades", by_grade.header, first, "likely", by_grade.why)}
        left = {nth: header for nth, header in left.items() if nth not in by_grade.at}
    notices += offered(left, said, "phone" not in found, found["name"].header, said.get(found["name"].index, []), where)
    unused = tuple(excerpt(header.strip()) for header in left.values())
    return Columns(tuple(sorted(found.values(), key=lambda column: column.index)), unused, by_grade, tuple(notices))


def _said(sample: Sequence[Sequence[str]], nth: int) -> list[str]:
    return [cell for cell in meant(row[nth - 1] for row in sample if len(row) >= nth) if cell]


def _with_examples(column: Column, said: Mapping[int, list[str]]) -> Column:
    examples = values.examples(said[column.index])
    return Column(column.field, column.header, column.index, column.sure, column.why, examples)


def _as_wished(headers: Sequence[str], wished: Mapping[str, str], where: Where) -> tuple[dict[str, Column], list[Problem]]:
    """The columns that the user named."""
    found, problems = {}, []
    for field, header in wished.items():
        if field not in HEADERS:
            problems.append(Problem(f"there is no field “{excerpt(field)}”", one_of(field, HEADERS), Where("--column")))
            continue
        try:
            at = column_of(header, headers, where)
        except Unusable as unusable:
            problems += unusable.problems
        else:
            found[field] = Column(field, excerpt(headers[at - 1].strip()), at, "certain", "as --column says")
    return found, problems


def column_of(header: str, headers: Sequence[str], where: Where) -> int:
    """The number of the column that a user names by its header. Raises Unusable if there is none, or several."""
    at = [nth for nth, known in enumerate(headers, 1) if folded(known) == folded(header)]
    if len(at) == 1:
        return at[0]
    if at:
        told = f"{len(at)} columns have the header “{excerpt(header)}”"
        raise Unusable(Problem(told, "Give each a header of its own.", where._replace(column=at[1])))
    known = [excerpt(known.strip()) for known in headers if known.strip()]
    raise Unusable(Problem(f"no column has the header “{excerpt(header)}”", one_of(header, known[:SHOWN]), where))


def _settled(field: str, taken: Column, alike: Collection[Column], where: Where) -> Notice:
    others = ", ".join(f"“{column.header}”" for column in alike if column != taken)
    told = f"“{taken.header}” is taken for {field} rather than {others}, for {SETTLED[field]}"
    return Notice(told, f"--column {field}=HEADER takes another.", where._replace(column=taken.index), kind=told)


def _ask(one: Column, other: Column, where: Where) -> Problem:
    told = f"“{one.header}” and “{other.header}” could both be the column for {one.field}"
    same = one.header == other.header
    way_out = "Give each a header of its own." if same else f"Say which with --column {one.field}=HEADER."
    return Problem(told, way_out, where._replace(column=other.index))


def _shown(headers: Sequence[str]) -> str:
    said = [f"“{excerpt(header.strip())}”" for header in headers if header.strip()]
    return ", ".join(said[:SHOWN]) + (", …" if len(said) > SHOWN else "")


def _scored(field: str, headers: Mapping[int, str], said: Mapping[int, list[str]]) -> Iterator[Scored]:
    """Each column that may be the field's: those whose headers say so, else those of which the values alone do."""
    found = [one for nth, header in headers.items() if (one := _score(field, named(header).get(field, 0.0), nth, header, said))]
    return iter(found or _by_values(field, headers, said))


def _score(field: str, strength: float, nth: int, header: str, said: Mapping[int, list[str]]) -> Scored | None:
    if not strength:
        return None
    cells = said[nth]
    fit, why = FITS.get(field, values.anything)(cells) if cells else (0.5, BLANK)
    score = strength + fit
    if score < ENOUGH or (field == "phone" and not fit and len(cells) >= MANY):
        return None
    size = 0.0
    if field == "grades" and cells:
        score += DETAIL * values.detail(cells)
    elif field == "id" and cells:
        size = sum(map(len, cells)) / len(cells)
    return Scored(score, Column(field, excerpt(header.strip()), nth, _sure(strength, fit), why, values.examples(cells)), size)


def _by_values(field: str, headers: Mapping[int, str], said: Mapping[int, list[str]]) -> Iterator[Scored]:
    """Columns whose headers say nothing that we know, and whose values can be of nothing else."""
    tests = {"name": (values.is_of_schools, "are schools"), "grades": (values.is_of_grades, "are grades")}
    if field in tests:
        test, told = tests[field]
        for nth, header in headers.items():
            if not named(header) and said[nth] and test(said[nth]):
                score = ENOUGH + UNHEARD + (DETAIL * values.detail(said[nth]) if field == "grades" else 0.0)
                why = f"its values {told}"
                yield Scored(score, Column(field, excerpt(header.strip()), nth, "guess", why, values.examples(said[nth])))


def _sure(strength: float, fit: float) -> Sure:
    if fit < 0.6 or strength < STRENGTHS[1] * 0.9:
        return "guess"
    return "certain" if fit >= 0.8 else "likely"
