"""A district's work in chunks of schools, handed to an Executor, whichever it is: this process, a pool of them or a cluster.

What a chunk prints depends on its own schools alone.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future
from itertools import islice
from threading import Event

from handbill.district.printer import Job, Report, printer
from handbill.district.workers import Crew, lost
from handbill.problems import Problem, Unusable
from handbill.roster.schools import School

CHUNK = 32  # schools handed out at a time
AHEAD = 4  # chunks that wait for each worker


def run(schools: Iterable[School], job: Job, crew: Crew, stop: Event, *, bare: bool) -> Iterator[Report]:
    """Prints for each school; gives the chunks' reports in the schools' order, and last why no more schools could be read.

    `bare` says that nothing was printed before. Once `stop` is set no other chunk is begun, and what was begun is reported.
    """
    left, waiting = iter(schools), deque[Future[Report]]()
    ended: tuple[Problem, ...] = ()
    while True:
        while not (ended or stop.is_set()) and len(waiting) < AHEAD * crew.hands:
            try:
                chunk = list(islice(left, CHUNK))
            except Unusable as unusable:
                chunk, ended = [], unusable.problems
            if not chunk:
                break
            waiting.append(_begun(crew.executor, job, chunk, bare))
        if not waiting:
            break
        yield _report(waiting.popleft())
    if ended:
        yield Report(stopped=ended)


def _begun(executor: Executor, job: Job, chunk: list[School], bare: bool) -> Future[Report]:
    try:
        return executor.submit(print_chunk, job, chunk, bare)
    except BrokenExecutor as error:
        future: Future[Report] = Future()
        future.set_exception(error)
        return future


def _report(future: Future[Report]) -> Report:
    """What a chunk came to, or that its worker was lost."""
    try:
        return future.result()
    except Exception as error:
        told = lost(error)
        if not told:
            raise
        return Report(stopped=(told,))


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
