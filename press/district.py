"""A district's run from its roster to folders, manifest and index: who prints is `batch`, what is kept of it is here."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from press import batch, index, orders
from press.batch import Job, Report, told_of
from press.editions import Editions
from press.files import UNFINISHED, unwritten
from press.imprint import Room
from press.manifest import Ledger
from press.problems import Problem, Unusable
from press.schools import Roster, Row, School
from press.workers import workers


@dataclass(frozen=True)
class Extras:
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
    paths: tuple[Path, ...] = ()


def run(listed: Roster, job: Job, extras: Extras, jobs: int, dask: str = "") -> Iterator[Step]:
    """Prints for every school of the roster, and tells of it step by step; in the end of its manifest and index.

    Whatever ends it, the manifest is true of the files that are there. Raises Unusable when it had
    to stop: a disk is full, the roster changed, a worker was lost.
    """
    out = Path(job.out)
    _prepare(out)
    staff: dict[str, dict[str, str]] = {}
    seen: set[tuple[str, str, str, str]] = set()
    with Ledger(out) as ledger, workers(jobs, dask) as (executor, count):
        heard: list[Row] = []
        for report in batch.run(_schools(listed, heard), job, executor, count):
            step = _step(report, heard, out)
            if extras.names:
                staff |= {row.school.folder: dict(index.staff(row.school.lines)) for row in heard if row.school}
            heard.clear()
            for kind, told in (("problem", step.problems), ("notice", step.notices)):
                for problem in told:
                    ledger.tell(told_of(kind, problem))
            ledger.add(report.printed)
            seen |= {(made.piece, made.topic, made.audience, made.language) for made in report.printed}
            yield step
            if report.stopped:
                raise Unusable(report.stopped)
        yield _step(Report(), heard, out)
    yield Step(paths=(out / "manifest.csv", out / "manifest.json", out / "problems.csv"))
    yield Step(paths=tuple(index.write(out, _thumbnails(job, sorted(seen)), staff)))


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


def _step(report: Report, heard: list[Row], out: Path) -> Step:
    problems = tuple(problem for row in heard for problem in row.problems) + report.problems
    notices = tuple(notice for row in heard for notice in row.notices)
    folders = tuple(dict.fromkeys(out / made.folder for made in report.printed))
    return Step(len(heard), len(report.printed), report.kept, problems, notices, folders)


def _thumbnails(job: Job, seen: list[tuple[str, str, str, str]]) -> Iterator[index.Edition]:
    """A picture of each edition that was printed."""
    from press.drawing import svg

    library = Editions(job.materials).library
    for kind, topic, audience, language in seen:
        order = replace(job.order, kind=kind, topic=topic, audience=audience, language=language)
        document = orders.lay(order, library, Room())
        yield index.Edition(order.name, document.title, svg(document.pages[0], title=document.title), document.sheets)
