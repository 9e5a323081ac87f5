"""A district: every piece for every school of a list, with progress told as it goes."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Generator, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field

from handbill.api.forecast import Forecast
from handbill.api.lines import Lines, gathered
from handbill.api.making import read, refuse_a_file, refuse_designs, refuse_what_is_not_there
from handbill.api.printshop import Shop
from handbill.district import district, printer
from handbill.district.district import Count, Step
from handbill.editions.homes import cache_folder
from handbill.orders import clock, orders, stocks
from handbill.orders.notices import Notes, notices
from handbill.orders.order import KINDS, Kind, Order, Sheet, spelled, tagged
from handbill.page.imprint import FIELDS, Imprint
from handbill.page.press import Press
from handbill.problems import Problem, Problems, Unusable, Where
from handbill.roster.schools import Roster, roster
from handbill.words.library import library

if TYPE_CHECKING:
    from typing import Unpack

    from handbill.orders.order import Ink
    from handbill.page.adjust import Adjust
    from handbill.page.document import Flip

__all__ = ["Count", "Run", "Step", "Summary", "Wanted", "batch"]


class Wanted(Struct, frozen=True, kw_only=True):
    """What a district wants printed, from which list, and where.

    `columns` says by field which header is meant, `only` by header which values a row must have. Topics, pieces
    and audiences are those that are printed, or all where none is named. Without `languages` each piece is in English, or
    what its design speaks. Of `designs` a poster is made in each that it can be had in, or else in its usual one. `out` is
    a folder or a URL. With `press` all is made for a print shop, by its `profile`, for `uncoated` paper, with or without `marks`.
    `jobs` is how many processes work, or as many as there are cores; `dask` the address of a cluster that works instead.
    """

    roster: Path
    out: str = "out"
    columns: Mapping[str, str] = field(default_factory=dict)
    sheet: str = ""
    only: Mapping[str, Collection[str]] = field(default_factory=dict)
    title_case: bool = False
    name_suffix: str = ""
    name_strip: bool = False
    grades_from_name: bool = False
    topics: tuple[str, ...] = ()
    pieces: tuple[Kind, ...] = ()
    audiences: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    designs: tuple[str, ...] = ()
    paper: str = "letter"
    stock: str = "avery-5371"
    ink: Ink = "full"
    flip: Flip = "long"
    tiles: Sheet | None = None
    booklet: str | None = None
    adjust: Adjust | None = None
    press: bool = False
    profile: Path | None = None
    uncoated: bool = False
    marks: bool = True
    all_pieces: bool = False
    zips: bool = False
    merge: bool = False
    gang: bool = False
    with_names: bool = False
    force: bool = False
    jobs: int | None = None
    dask: str = ""
    materials: Path | None = None


class Summary(Struct):
    """What came of a run: files that are there now, how many of them were before, and all that was told."""

    files: int = 0
    kept: int = 0
    problems: list[Problem] = field(default_factory=list)
    notices: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def batch(
    roster: str | Path, out: str | Path = "out", *, columns: Mapping[str, str] | None = None, sheet: str = "",
    only: Mapping[str, str | Collection[str]] | None = None, title_case: bool = False, name_suffix: str = "",
    name_strip: bool = False, grades_from_name: bool = False, topics: Iterable[str] = (), pieces: Iterable[Kind] = (),
    audiences: Iterable[str] = (), languages: Iterable[str] = (), designs: Iterable[str] = (), paper: str = "letter",
    stock: str = "avery-5371", ink: Ink = "full", flip: Flip = "long", booklet: str | None = None,
    adjust: Adjust | None = None, tiles: Sheet | None = None, press: bool = False, profile: str | Path | None = None,
    uncoated: bool = False, marks: bool = True, all_pieces: bool = False, zips: bool = False, merge: bool = False,
    gang: bool = False, with_names: bool = False, force: bool = False, jobs: int = 1, dask: str = "",
    materials: str | Path | None = None, progress: Callable[[Step], None] | None = None, **lines: Unpack[Lines],
) -> Summary:  # fmt: skip
    """Every piece for every school of a list, a folder for each, with manifest and index page in `out`.

    All options are as on the command line. `progress` is called for each step with what was read, printed
    and found wrong since the last. A row that cannot be printed is a problem in the summary and stops
    nobody else. Raises Unusable if the list, an option or the folder cannot be used at all.

    With more `jobs` than one it starts processes, which want the caller's own code under
    `if __name__ == "__main__":`.
    """
    wanted = Wanted(
        roster=Path(roster), out=str(out), columns=columns or {}, sheet=sheet,
        only={header: (value,) if isinstance(value, str) else value for header, value in (only or {}).items()},
        title_case=title_case, name_suffix=name_suffix, name_strip=name_strip, grades_from_name=grades_from_name,
        topics=tuple(topics), pieces=tuple(pieces), audiences=tuple(audiences), languages=tuple(languages),
        designs=tuple(designs), paper=paper, stock=stock, ink=ink, flip=flip, booklet=booklet, adjust=adjust, tiles=tiles,
        press=press, profile=Path(profile) if profile else None, uncoated=uncoated, marks=marks, all_pieces=all_pieces,
        zips=zips, merge=merge, gang=gang, with_names=with_names, force=force, jobs=jobs, dask=dask,
        materials=Path(materials) if materials else None,
    )  # fmt: skip
    run, summary = Run(wanted, lines), Summary()
    summary.notes += run.notes
    for step in run.steps():
        summary.files += step.printed
        summary.kept += step.kept
        summary.problems += step.problems
        summary.notices += step.notices
        if progress:
            progress(step)
    return summary


class Run:
    """A district's run, ready to be printed: the list is surveyed, and each piece laid out and checked once.

    `count` says at any time what is listed, also of steps that nobody heard. `check` only reads the list.
    Raises Unusable with every problem of list, options and words together.
    """

    def __init__(self, wanted: Wanted, lines: Lines, *, check: bool = False, problems: Problems | None = None) -> None:
        self._wanted, problems = wanted, Problems() if problems is None else problems
        self.count = district.Count()
        found: Roster | None = None
        with problems:
            if not check:
                _refuse_out(wanted)
            found = roster(
                wanted.roster, wanted.columns, sheet=wanted.sheet, only=wanted.only, title_case=wanted.title_case,
                suffix=wanted.name_suffix, name_strip=wanted.name_strip, grades_from_name=wanted.grades_from_name,
            )  # fmt: skip
        sheet = spelled(wanted.stock)
        if "card" in (wanted.pieces or KINDS):
            with problems:
                sheet = stocks.key(sheet, library(wanted.materials))
        press = Shop(wanted.press, wanted.profile, wanted.uncoated, wanted.marks).asked(problems)
        self._job = _job(wanted, sheet, gathered(lines, problems), press)
        known = self._known(found, check, problems)
        problems.tell()
        assert found is not None  # noqa: S101 (else there was a problem)
        self.roster = found
        self.notes = notices(known, clock.today())

    def _known(self, found: Roster | None, check: bool, problems: Problems) -> list[tuple[Order, Notes]]:
        """What to know of each piece; all are laid out once, so that a wrong option is told before any is printed."""
        job, words = self._job, library(self._wanted.materials)
        wanted: list[Order] = []
        for tongue in job.languages:
            for topic in job.topics:
                read(job.kinds, topic, orders.tongues(tongue, job.designs), words, problems)
            with problems:
                wanted += [piece.order for piece in printer.pieces(job, words, tongue)]
        refuse_what_is_not_there(wanted, (*self._wanted.pieces, *job.audiences), problems)
        refuse_designs(wanted, job.designs, words, problems)
        named = _lines(found) if found else []
        known: list[tuple[Order, Notes]] = []
        for order in [] if problems or check else wanted:
            with problems:
                notes = printer.prove(order, job, named)
                known.append((order.with_imprint(job.order.imprint), notes))
        return known

    def forecast(self) -> Forecast:
        """What reckons how much there is to print, school by school."""
        return Forecast(self._job, _lines(self.roster))

    def steps(self) -> Generator[Step, None, None]:
        """Prints for each school, a step at a time. Raises Unusable once it has to stop; what is printed is whole and listed."""
        wanted, jobs = self._wanted, self._wanted.jobs or os.cpu_count() or 1
        extras = district.Extras(wanted.merge, wanted.gang, wanted.with_names)
        return district.run(self.roster, self._job, extras, jobs, wanted.dask, self.count)


def _lines(found: Roster) -> list[str]:
    """The lines of the imprint that the rows of a roster have."""
    return [
        "school",
        *dict.fromkeys(column.field for column in found.columns if column.field in FIELDS and column.field != "logo"),
    ]


def _refuse_out(wanted: Wanted) -> None:
    refuse_a_file(wanted.out, "a district")
    if wanted.roster.absolute().parent.resolve() == Path(wanted.out).resolve():
        told = f"“{wanted.out}” is the folder that the roster is in"
        raise Unusable(Problem(told, "Choose another, so that nothing of yours is written over.", Where("--out")))


def _job(wanted: Wanted, stock: str, imprint: Imprint, press: Press | None) -> printer.Job:
    order = Order("poster", "", "", "", spelled(wanted.paper), stock, wanted.ink, wanted.flip, imprint,
                  booklet=spelled(wanted.booklet or ""), adjust=wanted.adjust, press=press, tiles=wanted.tiles or "")  # fmt: skip
    topics = tuple(dict.fromkeys(map(spelled, wanted.topics))) or tuple(library(wanted.materials).topics())
    languages = tuple(dict.fromkeys(map(tagged, wanted.languages))) or ("",)
    return printer.Job(
        wanted.out, order, topics, tuple(dict.fromkeys(wanted.pieces)) or KINDS, tuple(map(spelled, wanted.audiences)), languages,
        tuple(dict.fromkeys(map(spelled, wanted.designs))), wanted.materials, cache_folder(), wanted.all_pieces, wanted.force,
        wanted.zips,
    )  # fmt: skip
