"""A few schools that are handed out together, and what comes of them."""

from __future__ import annotations

from concurrent.futures import Executor, Future

from handbill.district.losses import lost
from handbill.district.printer import Job, Report, printer
from handbill.problems import Unusable
from handbill.roster.schools import School


class Chunk:
    """Schools that one worker prints for, and reports on."""

    def __init__(self, schools: list[School], job: Job) -> None:
        self._schools, self._job = schools, job
        self._future: Future[Report] = Future()

    def begin(self, executor: Executor, *, bare: bool) -> None:
        """Hands them out; whatever goes wrong is told by the report."""
        try:
            self._future = executor.submit(print_chunk, self._job, self._schools, bare)
        except Exception as error:
            self._future.set_exception(error)

    def report(self, seconds: float) -> Report | None:
        """What it came to, if that is known within so many seconds. Raises Unusable if its worker was lost."""
        try:
            report = self._future.result(seconds)
        except Exception as error:
            if isinstance(error, TimeoutError) and not self._is_done():
                return None
            if told := lost(error):
                raise Unusable(told) from None
            raise
        return self._completed(report) if report.stopped else report

    def found(self) -> Report:
        """What it came to, as far as that is known now that nobody works at it, and which of its files are there all the same."""
        known = self._is_done() and not self._future.cancelled() and not self._future.exception()
        return self._completed(self._future.result() if known else Report())

    def _is_done(self) -> bool:
        """Whether the result is here; that of a cluster may have to be fetched, and that may take long."""
        return isinstance(self._future, Future) and self._future.done()

    def _completed(self, report: Report) -> Report:
        """The report, with the files that are there of schools which it does not speak of."""
        told = {*report.done, *(entry.folder for entry in report.printed)}
        for school in self._schools:
            if school.folder not in told:
                report.printed += printer(self._job).whole(school)
        return report


def print_chunk(job: Job, schools: list[School], bare: bool) -> Report:
    """Prints all pieces for each of the schools; stops at the first file that cannot be written.

    All are made before the first is written: the processor then has at hand what it needs for either.
    """
    report = Report()
    try:
        ours = printer(job)
        for made in [ours.make(school) for school in schools]:
            report.problems += made.problems
            report.kept += ours.put(made, bare=bare)
            report.printed += made.printed
            ours.pack(made, bare=bare)
            report.done.append(made.folder)
    except Unusable as unusable:
        report.stopped = unusable.problems
    return report
