"""A district's run from its roster to folders, manifest and index: who prints is `batch`, what is kept of it is here."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, nullcontext
from pathlib import Path
from threading import Event
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from handbill.district import batch, index
from handbill.district.ledger import Ledger
from handbill.district.lists import LISTS, PRESS_RUNS, Told, ticket
from handbill.district.pressrun import pressrun
from handbill.district.printer import Job, Report, sheets
from handbill.district.store import Store, store
from handbill.district.workers import stopping, workers
from handbill.editions.editions import Editions
from handbill.files import refuse_a_link, saving
from handbill.orders import orders
from handbill.orders.order import Order
from handbill.page.drawing import svg
from handbill.page.imprint import Imprint, Room
from handbill.problems import Problem, Unusable, Where
from handbill.roster.schools import Roster, Row, School
from handbill.words.library import Library


class Extras(Struct, frozen=True):
    """What a run makes beside a folder for each school."""

    merge: bool = False
    names: bool = False


class Step(NamedTuple):
    """What happened since the last step: how many rows were dealt with, what is to be told of them, what was made."""

    rows: int = 0
    printed: int = 0  # files
    kept: int = 0  # files of these that were there already
    problems: tuple[Problem, ...] = ()
    notices: tuple[Problem, ...] = ()
    paths: tuple[str, ...] = ()


def run(listed: Roster, job: Job, extras: Extras, jobs: int, dask: str = "") -> Iterator[Step]:
    """Prints for every school of the roster, and tells of it step by step; in the end of its manifest and index.

    Whatever ends it, the manifest is true of the files that are there. Raises Unusable when it had
    to stop: a disk is full, the roster changed, a worker was lost; KeyboardInterrupt after Ctrl-C,
    once what was begun is finished.
    """
    place = store(job.out)
    with workers(jobs, dask, job.materials) as crew, place.desk() as desk:
        if extras.merge:
            refuse_a_link(desk / PRESS_RUNS)
        with stopping() as stop:
            with Ledger(desk, place) as ledger:
                books = _Books(ledger, place, job)
                reports = batch.run(books.schools(listed), job.anywhere() if dask else job, crew, stop, bare=place.bare)
                yield from books.kept(reports, stop)
            if stop.is_set():
                raise KeyboardInterrupt
        made = [desk / name for name in LISTS]
        if extras.merge:
            for order in books.orders:
                made += _press_run(desk, job, order, listed)
        with closing(_Staff(_schools(listed))) if extras.names else nullcontext() as staff:
            made += _index(desk, job, books.orders, staff)
    yield Step(paths=tuple(f"{job.out}/{path.relative_to(desk).as_posix()}" for path in made))


class _Books:
    """Takes down in a ledger what a run read, printed and has to tell."""

    def __init__(self, ledger: Ledger, place: Store, job: Job) -> None:
        self._ledger, self._place, self._job = ledger, place, job
        self._read: list[Row] = []  # since the last step
        self._pieces: set[tuple[str, ...]] = set()

    def schools(self, listed: Roster) -> Iterator[School]:
        """The schools that can be printed; what there is to tell of each row is kept for the next step."""
        for row in listed.rows():
            self._read.append(row)
            if row.school:
                self._ledger.begin(row.school.folder)
                yield row.school

    def kept(self, reports: Iterator[Report], stop: Event) -> Iterator[Step]:
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
        step = Step(
            len(self._read), len(report.printed), report.kept, tuple(problems), tuple(notices),
            tuple(dict.fromkeys(f"{self._job.out}/{made.folder}" for made in report.printed)),
        )  # fmt: skip
        self._read.clear()
        self._ledger.tell(
            [_told(kind, problem) for kind, told in (("problem", problems), ("notice", notices)) for problem in told]
        )
        self._ledger.end(report.done)
        self._ledger.add(report.printed)
        self._pieces |= {(made.piece, made.topic, made.audience, made.language) for made in report.printed}
        return step

    @property
    def orders(self) -> list[Order]:
        """The orders that the files answer, without their schools."""
        blank = replace(self._job.order, imprint=Imprint())
        names = ("kind", "topic", "audience", "language")
        found = (replace(blank, **dict(zip(names, piece, strict=True))) for piece in self._pieces)
        return sorted(found, key=lambda order: order.name)


def _told(kind: str, problem: Problem) -> Told:
    """A problem or notice as a line of the list, with the row and column that it stands at."""
    where = problem.where or Where("")
    return Told(kind, where.line, str(where.column or ""), problem.what, problem.way_out)


class _Staff:
    """Who is to be named of each school: asked by folder in any order, kept on disk."""

    def __init__(self, schools: Iterable[School]) -> None:
        self._rows = sqlite3.connect("")
        self._rows.execute("CREATE TABLE staff (folder TEXT PRIMARY KEY, named TEXT) WITHOUT ROWID")
        named = ((school.folder, json.dumps(dict(index.staff(school.lines)))) for school in schools)
        self._rows.executemany("INSERT INTO staff VALUES (?, ?)", named)

    def get(self, folder: str, otherwise: dict[str, str]) -> dict[str, str]:
        found = self._rows.execute("SELECT named FROM staff WHERE folder = ?", (folder,)).fetchone()
        return json.loads(found[0]) if found else otherwise

    def close(self) -> None:
        self._rows.close()


def _schools(listed: Roster) -> Iterator[School]:
    return (row.school for row in listed.rows() if row.school)


def _press_run(desk: Path, job: Job, order: Order, listed: Roster) -> list[Path]:
    """One file of a piece for all schools, and its job ticket."""
    edition = Editions(job.materials, job.cache).edition(order, Room())
    path = desk / PRESS_RUNS / order.name
    refuse_a_link(path.parent)
    with saving(path) as file:
        rows = pressrun(sheets(job, order, _schools(listed)), file, title=edition.title)
    ticket(path.with_suffix(".csv"), rows)
    return [path, path.with_suffix(".csv")]


def _index(desk: Path, job: Job, pieces: list[Order], staff: _Staff | None) -> list[Path]:
    """The page of what was printed, with a picture of each of these pieces."""
    library = Editions(job.materials).library
    languages = {tongue: library.phrases(tongue).name for order in pieces for tongue in order.languages}
    return index.write(desk, (_picture(order, library) for order in pieces), staff, languages)


def _picture(order: Order, library: Library) -> index.Edition:
    document = orders.lay(order, library, Room())
    return index.Edition(order.name, document.title, svg(document.pages[0], title=document.title), document.sheets)
