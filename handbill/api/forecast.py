"""What a run would print, reckoned from the list alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from handbill.district import printer
from handbill.district.printer import Job, Piece
from handbill.problems import Problem, counted
from handbill.roster.grades import EVERYBODY, Grades
from handbill.roster.schools import School


class Kind(NamedTuple):
    """Schools that get the same pieces, in the same numbers."""

    languages: tuple[str, ...]
    grades: Grades | None
    quantities: tuple[tuple[str, int], ...]


class Forecast:
    """Counts the schools that would be printed for, and what each would get. `fields` are the lines that rows have."""

    def __init__(self, job: Job, fields: Iterable[str]) -> None:
        self._job, self._ours = job, printer.printer(job)
        self._room = printer.room(job, fields)
        self._schools: dict[Kind, int] = {}
        self._pieces: dict[Kind, tuple[Piece, ...]] = {}

    def add(self, school: School) -> Sequence[Problem]:
        """Counts a school; gives what would keep it from being printed."""
        kind = Kind(school.languages, school.grades, tuple(school.quantities.items()) if school.quantities else ())
        if school.logo or kind not in self._schools:
            problems: list[Problem] = []
            wanted, _ = self._ours.chosen(school, problems)
            if problems:
                return problems
            self._pieces[kind] = wanted
            self._schools.setdefault(kind, 0)
        self._schools[kind] += 1
        return ()

    def told(self) -> Iterator[str]:
        """What would be printed: files for schools, sheets of paper, files by audience, and who gets little, and why.

        Raises Unusable if a piece cannot be laid out.
        """
        files: Counter[str] = Counter()
        sheets, schools = 0, sum(self._schools.values())
        for kind, count in self._schools.items():
            copies = dict(kind.quantities)
            for piece in self._pieces[kind]:
                files[piece.order.audience] += count
                wanted = copies.get(piece.order.kind, copies.get("", 1))
                sheets += count * wanted * self._ours.editions.edition(piece.order, self._room).sheets
        yield f"To be printed: {files.total():,} files for {counted(schools, 'school')}, {sheets:,} sheets of paper in all."
        if files:
            yield f"For whom: {', '.join(f'{audience} {count:,}' for audience, count in sorted(files.items()))}."
        yield from self._little()

    def _little(self) -> Iterator[str]:
        """Which schools get only what every school gets, where there is more."""
        if self._job.all_pieces or not any(piece.grades != EVERYBODY for piece in self._every()):
            return
        unknown, others = 0, Counter[str]()
        for kind, count in self._schools.items():
            if all(piece.grades == EVERYBODY for piece in self._pieces[kind]):
                if kind.grades is None:
                    unknown += count
                else:
                    others[kind.grades.told] += count
        if others:
            grades = ", ".join(f"{grades} ({count:,})" for grades, count in others.most_common(5))
            more = ", …" if len(others) > 5 else ""
            yield f"{counted(others.total(), 'school')} only for families and staff, for their grades: {grades}{more}."
        if unknown:
            yield f"{counted(unknown, 'school')} only for families and staff, for their grades are not known."

    def _every(self) -> Iterator[Piece]:
        for language in self._job.languages:
            yield from printer.pieces(self._job, self._ours.editions.library, language)
