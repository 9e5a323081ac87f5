"""Columns that are a grade each (PK, KG, G01 to G12), with what says whether a school teaches it: 0 and 1, Y and N, X, pupils."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from handbill.roster.grades import Grades, grades
from handbill.roster.sample import Sample
from handbill.roster.spelling import spelled, words
from handbill.words.markup import excerpt

LEAST = 3  # such columns
BARE = 6  # where they are called by a number alone, which may be of anything
MARKED = 0.9  # of their values, that can say so
BESIDE = words(
    "grade grades grado grados gr g level enrollment enrolled enrolment students pupils matricula alumnos count num offered"
    " offers served flag ind indicator has"
)
YES = frozenset(("y", "yes", "x", "true", "t", "si", "sí", "s", "✓", "✔", "☑", "•"))
NO = frozenset(("n", "no", "false", "f", "☐", "✗"))


class GradeColumns(NamedTuple):
    """Which columns are which grade, by their numbers; `header` names the first and the last of them."""

    at: dict[int, int]
    header: str
    why: str

    def span(self, row: Sequence[str]) -> tuple[Grades | None, str]:
        """From the lowest grade that a row says is taught to the highest, and how that is told."""
        taught = [grade for nth, grade in self.at.items() if nth <= len(row) and is_taught(row[nth - 1])]
        if not taught:
            return None, ""
        found = Grades(min(taught), max(taught))
        return found, found.told


def grade_columns(headers: Mapping[int, str], said: Sample) -> GradeColumns | None:
    """Those among `headers`; None if there are too few to be sure. `said` has the values, without blanks."""
    at = {nth: grade for nth, header in headers.items() if (grade := _grade(header)) is not None and _can_say_so(said[nth])}
    bare = all(headers[nth].isdecimal() for nth in at)
    if len(set(at.values())) < (BARE if bare else LEAST) or not any(said[nth] for nth in at):
        return None
    first, last = min(at, key=lambda nth: at[nth]), max(at, key=lambda nth: at[nth])
    told = f"{excerpt(headers[first])}” to “{excerpt(headers[last])}"
    return GradeColumns(at, told, f"{len(at)} columns are a grade each, and say whether it is taught")


def _grade(header: str) -> int | None:
    """The one grade that a header names."""
    said = [word for word in spelled(header).split() if word not in BESIDE]
    found = grades(" ".join(said)) if 0 < len(said) < 3 else None
    return found.low if found and found.low == found.high else None


def _can_say_so(cells: Sequence[str]) -> bool:
    return sum(cell.casefold() in YES or cell.casefold() in NO or _pupils(cell) is not None for cell in cells) >= MARKED * len(
        cells
    )


def is_taught(cell: str) -> bool:
    """Whether a cell says that the grade is taught."""
    said = cell
    return said.casefold() in YES or (_pupils(said) or 0) > 0


def _pupils(cell: str) -> int | None:
    """How many pupils a cell says there are; one, where it says that there are few."""
    few, figures = cell.startswith(("<", "≤")), cell.lstrip("<≤ ").replace(",", "").removesuffix(".0")
    return (1 if few else int(figures)) if figures.isdecimal() and len(figures) < 7 else None
