"""Which column of a roster is what: by its header, and by whether its values can be that."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from handbill.problems import Problem, Unusable, Where, one_of
from handbill.roster import values
from handbill.roster.gradecolumns import GradeColumns, grade_columns
from handbill.roster.notices import Notice
from handbill.roster.offers import offered
from handbill.roster.sample import Sample
from handbill.roster.scores import BLANK, Column, scored
from handbill.roster.spelling import folded
from handbill.roster.vocabulary import HEADERS
from handbill.words.markup import excerpt

SEARCHED = 40  # columns for nothing among which one is looked for that tells schools apart
ALIKE = 0.1  # scores nearer than this are alike
SETTLED = {
    "id": "its values are short and distinct",
    "grades": "it says more or stands first",
}  # nobody has to be asked about these
SHOWN = 12  # headers that one message names


class Columns(NamedTuple):
    """What each column is taken for, the headers of those for nothing, and what a person should know of that.

    `telling` are the numbers of columns for nothing that may tell schools of one name apart, codes before kinds.
    """

    taken: tuple[Column, ...]
    unused: tuple[str, ...]
    grades: GradeColumns | None
    telling: tuple[int, ...]
    notices: tuple[Notice, ...]


def columns(headers: Sequence[str], sample: Sequence[Sequence[str]], wished: Mapping[str, str], where: Where) -> Columns:
    """What each column is taken for. `wished` says by field which header the user named, `where` is the row of the headers.

    Raises Unusable if two could be for the same, or none for the name.
    """
    found, problems = _as_wished(headers, wished, where)
    left = {nth: header for nth, header in enumerate(headers, 1) if header}
    said = Sample(sample)
    found = {field: _with_examples(column, said) for field, column in found.items()}
    notices: list[Notice] = []
    for field in HEADERS:
        for column in found.values():
            left.pop(column.index, None)
        if field not in found and (fitting := sorted(scored(field, left, said), key=lambda one: -one.score)):
            alike = [one for one in fitting if fitting[0].score - one.score < ALIKE and one.column.why != BLANK] or fitting[:1]
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
    return _all(headers, said, found, notices, where)


def _all(headers: Sequence[str], said: Sample, found: Mapping[str, Column], notices: list[Notice], where: Where) -> Columns:
    """The columns that were found, with those that are a grade each and those that a person may want."""
    taken = {column.index for column in found.values()}
    left = {nth: header for nth, header in enumerate(headers, 1) if header and nth not in taken}
    by_grade = None if "grades" in found or "low" in found else grade_columns(left, said)
    if by_grade:
        shown = values.examples([told for row in said.rows if (told := by_grade.span(row)[1])])
        found = {**found, "grades": Column("grades", by_grade.header, min(by_grade.at), "likely", by_grade.why, shown)}
        left = {nth: header for nth, header in left.items() if nth not in by_grade.at}
    notices += offered(left, said, "phone" not in found, found["name"].header, said[found["name"].index], where)
    some = [nth for nth in islice(left, SEARCHED) if said.some(nth)]
    telling = tuple(nth for test in (values.is_of_codes, values.is_of_kinds) for nth in some if test(said[nth]))
    unused = tuple(excerpt(header) for header in left.values())
    return Columns(tuple(sorted(found.values(), key=lambda column: column.index)), unused, by_grade, telling, tuple(notices))


def _with_examples(column: Column, said: Sample) -> Column:
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
            found[field] = Column(field, excerpt(headers[at - 1]), at, "certain", "as --column says")
    return found, problems


def column_of(header: str, headers: Sequence[str], where: Where) -> int:
    """The number of the column that a user names by its header. Raises Unusable if there is none, or several."""
    at = [nth for nth, known in enumerate(headers, 1) if folded(known) == folded(header)]
    if len(at) == 1:
        return at[0]
    if at:
        told = f"{len(at)} columns have the header “{excerpt(header)}”"
        raise Unusable(Problem(told, "Give each a header of its own.", where._replace(column=at[1])))
    known = [excerpt(known) for known in headers if known]
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
    said = [f"“{excerpt(header)}”" for header in headers if header]
    return ", ".join(said[:SHOWN]) + (", …" if len(said) > SHOWN else "")
