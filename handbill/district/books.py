"""What a run has to tell as it goes: each step, taken down in the lists before anybody hears of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from handbill.district.ledger import Ledger
from handbill.district.lists import Told
from handbill.district.printer import Job, Report
from handbill.district.stopping import Stop
from handbill.orders.order import Order
from handbill.page.imprint import Imprint
from handbill.problems import Problem, Unusable, Where
from handbill.roster.schools import Roster, Row, School


class Step(NamedTuple):
    """What happened since the last step: how many rows were dealt with, what is to be told of them, what was made."""

    rows: int = 0
    printed: int = 0  # files
    kept: int = 0  # files of these that were there already
    problems: tuple[Problem, ...] = ()
    notices: tuple[Problem, ...] = ()
    paths: tuple[str, ...] = ()


class Count(Struct):
    """How many files are listed, and how many of them were there already; right at any time, also of steps that nobody heard."""

    files: int = 0
    kept: int = 0


class Books:
    """Takes down in a ledger what a run read, printed and has to tell."""

    def __init__(self, ledger: Ledger, job: Job, count: Count) -> None:
        self._ledger, self._job, self._count = ledger, job, count
        self._read: list[Row] = []  # since the last step
        self._pieces: set[tuple[str, ...]] = set()

    def schools(self, listed: Roster) -> Iterator[School]:
        """The schools that can be printed; what there is to tell of each row is kept for the next step."""
        for row in listed.rows():
            self._read.append(row)
            if row.school:
                self._ledger.begin(row.school.folder)
                yield row.school

    def kept(self, reports: Iterator[Report], stop: Stop) -> Iterator[Step]:
        """Tells of each report once it is taken down. Raises Unusable in the end if one of them had to stop."""
        stopped: tuple[Problem, ...] = ()
        try:
            for report in reports:
                if report.stopped and not stop.is_set():
                    stopped = report.stopped
                    stop.set()
                yield self._step(report)
            yield self._step(Report())
        except BaseException:  # nobody listens any more, but what is begun will be there
            stop.set()
            for report in reports:
                self._step(report)
            raise
        if stopped:
            raise Unusable(*stopped)

    def _step(self, report: Report) -> Step:
        problems = [problem for row in self._read for problem in row.problems] + report.problems
        notices = [notice for row in self._read for notice in row.notices]
        self._count.files += len(report.printed)
        self._count.kept += report.kept
        step = Step(
            len(self._read), len(report.printed), report.kept, tuple(problems), (*notices, *report.notices),
            tuple(dict.fromkeys(f"{self._job.out}/{made.folder}" for made in report.printed)),
        )  # fmt: skip
        self._read.clear()
        self._ledger.tell(
            [_told(kind, problem) for kind, told in (("problem", problems), ("notice", notices)) for problem in told]
        )
        self._ledger.end(report.done)
        self._ledger.add(report.printed)
        self._pieces |= {
            (made.piece, made.topic, made.audience, made.language, made.file.rpartition("/")[2]) for made in report.printed
        }
        return step

    @property
    def orders(self) -> list[Order]:
        """The orders that the files answer, without their schools."""
        blank = replace(self._job.order, imprint=Imprint())
        said = ("kind", "topic", "audience", "language")
        found = {}
        for *piece, name in self._pieces:
            order = blank.of(**dict(zip(said, piece, strict=True)))
            looks = (replace(order, design=design) for design in ("", *self._job.designs))
            found[name] = next(look for look in looks if look.name == name)
        return [found[name] for name in sorted(found)]


def _told(kind: str, problem: Problem) -> Told:
    """A problem or notice as a line of the list, with the row and column that it stands at."""
    where = problem.where or Where("")
    return Told(kind, where.line, str(where.column or ""), problem.what, problem.way_out)
