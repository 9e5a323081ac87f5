"""A district's run: every piece for every school, each school in a folder of its own.

The work is handed in chunks to an Executor, whichever it is: this process, a pool of them or a
cluster. What a chunk prints depends on its own schools alone.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import suppress
from functools import cache, lru_cache
from itertools import islice
from pathlib import Path
from threading import Event

from msgspec import Struct
from msgspec.structs import replace

from handbill.district.archive import archive
from handbill.district.manifest import Printed, Told
from handbill.district.pressrun import Sheet
from handbill.district.store import is_url, store
from handbill.district.workers import Crew, lost
from handbill.editions.editions import Editions, File
from handbill.orders import orders
from handbill.orders.notices import Notes
from handbill.orders.order import Kind, Order
from handbill.page.imprint import Imprint
from handbill.page.logo import read_logo
from handbill.problems import Problem, Unusable, Where
from handbill.roster.grades import serves
from handbill.roster.schools import School
from handbill.words.library import Library

CHUNK = 32  # schools handed out at a time
AHEAD = 4  # chunks that wait for each worker


class Job(Struct, frozen=True):
    """What a run prints for every school, and where.

    `order` says paper, stock, ink and flip, and its imprint is what every school has that its own
    row does not say. Topics, kinds, audiences and languages are those that are printed.
    """

    out: str
    order: Order
    topics: tuple[str, ...]
    kinds: tuple[Kind, ...]
    audiences: tuple[str, ...]
    languages: tuple[str, ...]
    materials: Path | None = None
    cache: Path | None = None
    all_pieces: bool = False
    again: bool = False  # makes what is there and whole once more
    zips: bool = False

    def anywhere(self) -> Job:
        """The same for a process that stands in another folder, as a cluster's workers do."""
        out = self.out if is_url(self.out) else str(Path(self.out).absolute())
        return replace(self, out=out, materials=self.materials and self.materials.absolute())


class Report(Struct):
    """What was printed for a chunk of schools, what is to be told of it, and why it stopped, if it did.

    `done` are the folders of the schools that it went through.
    """

    printed: list[Printed] = []
    problems: list[Problem] = []
    kept: int = 0  # files that were there already
    done: list[str] = []
    stopped: tuple[Problem, ...] = ()


def run(schools: Iterable[School], job: Job, crew: Crew, stop: Event) -> Iterator[Report]:
    """Prints for each school; gives the chunks' reports in the schools' order, and last why no more schools could be read.

    Once `stop` is set no other chunk is begun, and what was begun is reported.
    """
    chunks, waiting = _chunks(schools), deque[Future[Report]]()
    ended: tuple[Problem, ...] = ()
    while True:
        while not (ended or stop.is_set()) and len(waiting) < AHEAD * crew.hands:
            try:
                chunk = next(chunks, None)
            except Unusable as unusable:
                chunk, ended = None, unusable.problems
            if not chunk:
                break
            waiting.append(_begun(crew.executor, job, chunk))
        if not waiting:
            break
        yield _report(waiting.popleft())
    if ended:
        yield Report(stopped=ended)


def _chunks(schools: Iterable[School]) -> Iterator[list[School]]:
    left = iter(schools)
    while chunk := list(islice(left, CHUNK)):
        yield chunk


def _begun(executor: Executor, job: Job, chunk: list[School]) -> Future[Report]:
    try:
        return executor.submit(print_chunk, job, chunk)
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


def print_chunk(job: Job, schools: list[School]) -> Report:
    """Prints all pieces for each of the schools; stops at the first file that cannot be written."""
    report = Report()
    for school in schools:
        try:
            _printer(job).print_for(school, report)
        except Unusable as unusable:
            report.stopped = unusable.problems
            break
        report.done.append(school.folder)
    return report


def told_of(kind: str, problem: Problem) -> Told:
    """A problem or notice as a line of the list, with the row and column that it stands at."""
    where = problem.where or Where("")
    return Told(kind, where.line, str(where.column or ""), problem.what, problem.way_out)


class Piece(Struct, frozen=True):
    """An order that every school of some grades gets; `grades` as the piece declares them, `name` its file's."""

    order: Order
    grades: str
    name: str


class _Printer:
    """Prints a job's pieces, one school after the other."""

    def __init__(self, job: Job) -> None:
        self.job, self.store = job, store(job.out)
        self.editions = Editions(job.materials, job.cache)
        self.pieces = cache(self._pieces)
        self.logo = lru_cache(64)(read_logo)

    def _pieces(self, language: str) -> tuple[Piece, ...]:
        """The pieces in a language that the job prints. Raises Unusable if there is no such language."""
        return tuple(pieces(self.job, self.editions.library, language))

    def print_for(self, school: School, report: Report) -> None:
        """Prints a school's pieces, and adds what became of them. Raises Unusable when a file cannot be written."""
        made: list[tuple[Piece, File]] = []
        for piece, imprint in self.chosen(school, report.problems):
            try:
                made.append((piece, self.editions.filed(piece.order, imprint)))
            except Unusable as unusable:
                report.problems += [_of(problem, piece) for problem in unusable.problems]
        files = [(piece.name, file.parts) for piece, file in made]
        report.kept += self.store.put(school.folder, files, again=self.job.again)
        report.printed += [_printed(school, piece, file, self.job) for piece, file in made]
        if self.job.zips and files:
            self.store.put("", [(f"{school.folder}.zip", (archive(school.folder, files),))], again=self.job.again)

    def chosen(self, school: School, problems: list[Problem]) -> list[tuple[Piece, Imprint]]:
        """The pieces for a school's grades and languages, with its imprint."""
        try:
            imprint = self._imprint(school)
            found = [piece for language in school.languages or self.job.languages for piece in self.pieces(language)]
        except Unusable as unusable:
            problems += [replace(problem, where=problem.where or Where("", school.row)) for problem in unusable.problems]
            return []
        return [(piece, imprint) for piece in found if self.job.all_pieces or serves(piece.grades, school.grades)]

    def _imprint(self, school: School) -> Imprint:
        """What every school has, but for what its own row says."""
        logo = {"logo": self.logo(Path(school.logo))} if school.logo else {}
        return replace(self.job.order.imprint, **school.lines, **logo)


def prove(order: Order, job: Job, fields: Iterable[str]) -> Notes:
    """What to know of an order's edition with room for those fields too. Raises Unusable if there can be none."""
    room = replace(job.order.imprint, **dict.fromkeys(fields, "?")).room
    return _printer(job).editions.edition(order, room).notes


def sheets(job: Job, order: Order, schools: Iterable[School]) -> Iterator[Sheet]:
    """A piece's press run: each school that gets the piece, in the order of the roster; none whose own file could not be made."""
    printer = _printer(job)
    for school in schools:
        for piece, imprint in printer.chosen(school, []):
            if piece.order == order:
                with suppress(Unusable):
                    edition, ink = printer.editions.inked(order, imprint)
                    yield Sheet(str(school.lines["school"]), edition.shell, ink, _copies(school, order))


@lru_cache(2)
def _printer(job: Job) -> _Printer:
    """This process's own, so that what is made for one chunk serves the next; a cluster's worker forgets old ones."""
    return _Printer(job)


def pieces(job: Job, library: Library, language: str) -> Iterator[Piece]:
    """The pieces in a language that a job prints. Raises Unusable if there is no such language."""
    blank = replace(job.order, language=language, imprint=Imprint())
    for order in orders.kit(blank, library, job.topics, job.kinds):
        if not job.audiences or order.audience in job.audiences:
            yield Piece(order, orders.piece(order, order.languages[0], library).grades, order.name)


def _of(problem: Problem, piece: Piece) -> Problem:
    """The problem, with the piece that it is about."""
    return replace(problem, what=f"{piece.name} is left out: {problem.what}")


def _printed(school: School, piece: Piece, file: File, job: Job) -> Printed:
    order = piece.order
    return Printed(
        str(school.lines["school"]), school.folder, school.row, order.kind, order.topic, order.audience, order.language,
        f"{school.folder}/{piece.name}", file.edition.pages, file.edition.sheets, file.size, file.sha256,
        _copies(school, order), _why(school, piece, job),
    )  # fmt: skip


def _copies(school: School, order: Order) -> int:
    return school.quantities.get(order.kind, school.quantities.get("", 1))


def _why(school: School, piece: Piece, job: Job) -> str:
    """What a school's grades have to do with its getting a piece."""
    if job.all_pieces:
        return "all pieces were asked for"
    if piece.grades != "any":
        return f"grades {piece.grades}, and the school has {school.grades_told}"
    told = f"the school has {school.grades_told}" if school.grades else "the school’s grades are not known"
    return f"for families and staff of every school; {told}"
