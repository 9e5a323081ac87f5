"""Which sheets of a workbook list schools: the one that does, the one that is named, or all of them."""

from __future__ import annotations

from collections.abc import Mapping

from handbill.problems import Problem, Problems, Unusable, Where
from handbill.roster.headers import Headers
from handbill.roster.rows import Part
from handbill.roster.tables import Table
from handbill.roster.workbook import ALL, Workbook
from handbill.words.markup import excerpt

TOLD = 5  # sheets that one message names


def parts(opened: Table, wished: Mapping[str, str], sheet: str) -> list[Part]:
    """What is to be read of a table. `wished` says by field which header the user named.

    Raises Unusable if it lists no schools, or if several sheets do and nobody said which.
    """
    if not isinstance(opened, Workbook) or (sheet and sheet != ALL) or opened.sheet == sheet:
        return [Part(opened, Headers(opened, wished))]
    found, problems = list[Part](), Problems()
    for turned in map(opened.other, opened.sheets):
        with problems:
            found.append(Part(turned, Headers(turned, wished)))
    if len(found) > 1 and sheet != ALL:
        told = ", ".join(f"“{excerpt(part.table.sheet)}”" for part in found[:TOLD]) + (", …" if len(found) > TOLD else "")
        way_out = f"Say which with --sheet, or take all of them with --sheet {ALL}."
        raise Unusable(Problem(f"several sheets list schools: {told}", way_out, Where(str(opened.path))))
    if not found:
        raise Unusable(*_a_few([*problems], Where(str(opened.path))))
    return found


def _a_few(problems: list[Problem], where: Where) -> list[Problem]:
    """The first of what is wrong with the sheets, and how many more are no list either."""
    more = Problem(f"{len(problems) - TOLD:,} more sheets list no schools either", "Say which does with --sheet.", where)
    return problems if len(problems) <= TOLD else [*problems[:TOLD], more]
