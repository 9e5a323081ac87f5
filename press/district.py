"""A district's run from its roster to folders, manifest and index: who prints is `batch`, what is kept of it is here."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from press import batch, index, orders
from press.batch import Job, Report, told_of
from press.drawing import svg
from press.editions import Editions
from press.files import UNFINISHED, saving, unwritten
from press.imprint import Imprint, Room
from press.manifest import Ledger, Printed, ticket
from press.order import Order
from press.pressrun import pressrun
from press.problems import Problem, Unusable
from press.schools import Roster, Row, School
from press.store import store
from press.workers import workers


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
    to stop: a disk is full, the roster changed, a worker was lost.
    """
    with _desk(job.out) as desk:
        seen: set[Order] = set()
        staff: dict[str, dict[str, str]] = {}
        with Ledger(desk) as ledger, workers(jobs, dask) as (executor, count):
            heard: list[Row] = []
            for report in batch.run(_schools(listed, heard), job, executor, count):
                step = _step(report, heard, job.out)
                if extras.names:
                    staff |= {row.school.folder: dict(index.staff(row.school.lines)) for row in heard if row.school}
                heard.clear()
                _enter(ledger, step, report)
                seen |= {_order(job, made) for made in report.printed}
                yield step
                if report.stopped:
                    raise Unusable(report.stopped)
            step = _step(Report(), heard, job.out)
            _enter(ledger, step, Report())
            yield step
        made = [desk / name for name in ("manifest.csv", "manifest.json", "problems.csv")]
        pieces = sorted(seen, key=lambda order: order.name)
        if extras.merge:
            for order in pieces:
                made += _press_run(desk, job, order, listed)
        made += index.write(desk, _thumbnails(job, pieces), staff)
        if _is_remote(job.out):
            store(job.out).put("", [(str(path.relative_to(desk)), (path.read_bytes(),)) for path in made], again=True)
        yield Step(paths=tuple(f"{job.out}/{path.relative_to(desk).as_posix()}" for path in made))


def _is_remote(out: str) -> bool:
    return "://" in out


@contextmanager
def _desk(out: str) -> Iterator[Path]:
    """The folder that lists are written in: the run's own, or one of this machine from which they are sent on."""
    if _is_remote(out):
        with tempfile.TemporaryDirectory() as folder:
            yield Path(folder)
    else:
        _prepare(Path(out))
        yield Path(out)


def _enter(ledger: Ledger, step: Step, report: Report) -> None:
    for kind, told in (("problem", step.problems), ("notice", step.notices)):
        for problem in told:
            ledger.tell(told_of(kind, problem))
    ledger.add(report.printed)


def _order(job: Job, made: Printed) -> Order:
    """The order that a file answers, without its school."""
    return replace(
        job.order, kind=made.piece, topic=made.topic, audience=made.audience, language=made.language, imprint=Imprint()
    )  # fmt: skip


def _press_run(desk: Path, job: Job, order: Order, listed: Roster) -> list[Path]:
    """One file of a piece for all schools, and its job ticket."""
    edition = Editions(job.materials, job.cache).edition(order, Room())
    path = desk / "press-runs" / order.name
    with saving(path) as file:
        rows = pressrun(batch.sheets(job, order, _schools(listed, [])), file, title=edition.title)
    ticket(path.with_suffix(".csv"), rows)
    return [path, path.with_suffix(".csv")]


def _prepare(out: Path) -> None:
    """The folder to write into, without what a run that was killed left unfinished."""
    try:
        out.mkdir(parents=True, exist_ok=True)
        for left in out.glob(f"{UNFINISHED}*"):
            shutil.rmtree(left) if left.is_dir() else left.unlink()
    except OSError as error:
        raise unwritten(out, error) from None


def _schools(listed: Roster, heard: list[Row]) -> Iterator[School]:
    """The schools that can be printed; every row is put into `heard`."""
    for row in listed.rows():
        heard.append(row)
        if row.school:
            yield row.school


def _step(report: Report, heard: list[Row], out: str) -> Step:
    problems = tuple(problem for row in heard for problem in row.problems) + report.problems
    notices = tuple(notice for row in heard for notice in row.notices)
    folders = tuple(dict.fromkeys(f"{out}/{made.folder}" for made in report.printed))
    return Step(len(heard), len(report.printed), report.kept, problems, notices, folders)


def _thumbnails(job: Job, pieces: list[Order]) -> Iterator[index.Edition]:
    """A picture of each piece that was printed."""
    library = Editions(job.materials).library
    for order in pieces:
        document = orders.lay(order, library, Room())
        yield index.Edition(order.name, document.title, svg(document.pages[0], title=document.title), document.sheets)
