"""A district's run from its roster to folders, manifest and index."""

from __future__ import annotations

from collections.abc import Generator

from handbill.district import batch, extras
from handbill.district.books import Books, Count, Step
from handbill.district.extras import Extras
from handbill.district.ledger import Ledger
from handbill.district.lists import LISTS, PRESS_RUNS
from handbill.district.printer import Job
from handbill.district.stopping import stopping
from handbill.district.store import store
from handbill.district.workers import workers
from handbill.files import refuse_a_link
from handbill.roster.schools import Roster

__all__ = ["Count", "Extras", "Step", "run"]


def run(
    listed: Roster, job: Job, wanted: Extras, jobs: int, dask: str = "", count: Count | None = None
) -> Generator[Step, None, None]:
    """Prints for every school of the roster, and tells of it step by step; in the end of its manifest and index.

    Whatever ends it, the manifest is true of the files that are there, and `count` of the manifest. Raises
    Unusable when it had to stop: a disk is full, the roster changed, a worker was lost; KeyboardInterrupt
    after Ctrl-C, once what was begun is finished, and after the second at once.
    """
    place = store(job.out)
    with workers(jobs, dask, job.materials) as crew, stopping() as stop, place.desk() as desk:
        if wanted.merge or wanted.gang:
            refuse_a_link(desk / PRESS_RUNS)
        with Ledger(desk, place) as ledger:
            books = Books(ledger, job, count or Count())
            reports = batch.run(books.schools(listed), job.anywhere() if dask else job, crew, stop, bare=place.bare)
            yield from books.kept(reports, stop)
        if stop.is_set():
            raise KeyboardInterrupt
        stop.set()  # there are no more schools
        with stop.breakable():
            made = [desk / name for name in LISTS] + extras.made(desk, job, books.orders, listed, wanted)
    yield Step(paths=tuple(f"{job.out}/{path.relative_to(desk).as_posix()}" for path in made))
