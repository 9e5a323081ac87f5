"""What a run prints for every school, and the printing of it: one school after the other, and for a press run all of a piece."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from handbill.district.lists import Printed
from handbill.district.pressrun import Sheet
from handbill.district.store import Parts, folder_of, store
from handbill.editions.editions import Editions
from handbill.orders import orders
from handbill.orders.notices import Notes
from handbill.orders.order import Kind, Order
from handbill.page.imprint import Imprint, Room
from handbill.page.logo import read_logo
from handbill.problems import Problem, Unusable, Where
from handbill.roster.grades import EVERYBODY, Grades, serves
from handbill.roster.schools import School
from handbill.words.library import Library

EPOCH = (1980, 1, 1, 0, 0, 0)  # the first moment that an archive knows


class Job(Struct, frozen=True):
    """What a run prints for every school, and where.

    `order` says paper, stock, ink, flip and tiles, and its imprint is what every school has that its own
    row does not say. Topics, kinds, audiences and languages are those that are printed; a language without
    a name is each piece's own. `designs` are those that posters have where they can.
    """

    out: str
    order: Order
    topics: tuple[str, ...]
    kinds: tuple[Kind, ...]
    audiences: tuple[str, ...]
    languages: tuple[str, ...]
    designs: tuple[str, ...] = ()
    materials: Path | None = None
    cache: Path | None = None
    all_pieces: bool = False
    again: bool = False  # makes what is there and whole once more
    zips: bool = False

    def anywhere(self) -> Job:
        """The same for a process that stands in another folder, as a cluster's workers do."""
        folder = folder_of(self.out)
        return replace(
            self, out=str(folder.absolute()) if folder else self.out, materials=self.materials and self.materials.absolute()
        )


class Report(Struct):
    """What was printed for a chunk of schools, what is to be told of it, and why it stopped, if it did.

    `done` are the folders of the schools that it went through.
    """

    printed: list[Printed] = []
    problems: list[Problem] = []
    notices: list[Problem] = []  # of the run itself, not of any school
    kept: int = 0  # files that were there already
    done: list[str] = []
    stopped: tuple[Problem, ...] = ()


class Made(Struct):
    """What was made for a school's folder, what is to be said of it, and what is wrong."""

    folder: str
    files: list[tuple[str, Parts]] = []
    printed: list[Printed] = []
    problems: list[Problem] = []


class Piece(Struct, frozen=True):
    """An order that every school of some grades gets; `grades` as the piece declares them, `name` its file's."""

    order: Order
    grades: str
    name: str


class Printer:
    """Prints a job's pieces, one school after the other."""

    def __init__(self, job: Job) -> None:
        self.job, self.store = job, store(job.out)
        self.editions = Editions(job.materials, job.cache)
        self.suitable = lru_cache(1024)(self._suitable)
        self.logo = lru_cache(64)(read_logo)

    def _suitable(self, languages: tuple[str, ...], grades: Grades | None) -> tuple[Piece, ...]:
        """The pieces of the job for schools with those grades. Raises Unusable if there is no such language."""
        found = [piece for language in languages for piece in pieces(self.job, self.editions.library, language)]
        return tuple(piece for piece in found if self.job.all_pieces or serves(piece.grades, grades))

    def make(self, school: School) -> Made:
        """A school's files, as many of them as can be made."""
        found = Made(school.folder)
        wanted, imprint = self.chosen(school, found.problems)
        name, folder = str(school.lines["school"]), school.folder
        for piece in wanted:
            try:
                file = self.editions.filed(piece.order, imprint)
            except Unusable as unusable:
                found.problems += [_of(problem, piece) for problem in unusable.problems]
                continue
            order, edition = piece.order, file.edition
            found.files.append((piece.name, file.parts))
            found.printed.append(Printed(
                name, folder, school.row, order.kind, order.topic, order.audience, order.language, f"{folder}/{piece.name}",
                edition.pages, edition.sheets, file.size, file.sha256, _copies(school, order), order.sheet, edition.flip,
                edition.finished, _why(school, piece, self.job),
            ))  # fmt: skip
        return found

    def put(self, made: Made, *, bare: bool) -> int:
        """Writes a school's files; where all is `bare` none can be there already. Gives how many were.

        Raises Unusable when one cannot be written.
        """
        return self.store.put(made.folder, made.files, again=self.job.again or bare)

    def whole(self, school: School) -> list[Printed]:
        """Those of a school's files that are there as they would be printed; none where there is no telling."""
        with suppress(Unusable):
            if self.store.has(school.folder):
                made = self.make(school)
                held = self.store.held(made.folder, made.files)
                return [entry for entry, (name, _) in zip(made.printed, made.files, strict=True) if name in held]
        return []

    def pack(self, made: Made, *, bare: bool) -> None:
        """Writes a school's archive, if the job wants any. Raises as `put` does."""
        if self.job.zips and made.files:
            packed = archive(made.folder, made.files)
            self.store.put("", [(f"{made.folder}.zip", (packed,))], again=self.job.again or bare)

    def chosen(self, school: School, problems: list[Problem]) -> tuple[tuple[Piece, ...], Imprint]:
        """The pieces for a school's grades and languages; its imprint is what every school has, but for what its own row says."""
        try:
            logo = {"logo": self.logo(Path(school.logo))} if school.logo else {}
            imprint = replace(self.job.order.imprint, **school.lines, **logo)
            return self.suitable(school.languages or self.job.languages, school.grades), imprint
        except Unusable as unusable:
            problems += [replace(problem, where=problem.where or Where("", school.row)) for problem in unusable.problems]
            return (), Imprint()


@lru_cache(2)
def printer(job: Job) -> Printer:
    """This process's own, so that what is made for one chunk serves the next; a cluster's worker forgets old ones."""
    return Printer(job)


def prove(order: Order, job: Job, fields: Iterable[str]) -> Notes:
    """What to know of an order's edition with room for those fields too. Raises Unusable if there can be none."""
    return printer(job).editions.edition(order, room(job, fields)).notes


def room(job: Job, fields: Iterable[str]) -> Room:
    """The room of a job's imprint with those fields too."""
    return replace(job.order.imprint, **dict.fromkeys(fields, "?")).room


def sheets(job: Job, order: Order, schools: Iterable[School], *, otherwise: int = 1) -> Iterator[Sheet]:
    """A piece's press run: each school that gets the piece, in the order of the roster; none whose own file could not be made.

    `otherwise` is how many it gets where its row does not say.
    """
    ours = printer(job)
    for school in schools:
        wanted, imprint = ours.chosen(school, [])
        if any(piece.order == order for piece in wanted):
            with suppress(Unusable):
                edition, ink = ours.editions.inked(order, imprint)
                yield Sheet(str(school.lines["school"]), edition.shell, ink, _copies(school, order, otherwise))


def pieces(job: Job, library: Library, language: str) -> Iterator[Piece]:
    """The pieces in a language that a job prints. Raises Unusable if there is no such language."""
    blank = replace(job.order, language=language, imprint=Imprint())
    for order in orders.kit(blank, library, job.topics, job.kinds, job.designs):
        if not job.audiences or order.audience in job.audiences:
            yield Piece(order, orders.piece(order, order.languages[0], library).grades, order.name)


def archive(folder: str, files: Iterable[tuple[str, Parts]]) -> bytes:
    """A school's files as one ZIP archive, the same bytes each time; stored as they are, for a PDF is compressed already."""
    import zipfile

    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as opened:
        for name, parts in sorted(files):
            entry = zipfile.ZipInfo(f"{folder}/{name}", EPOCH)
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            opened.writestr(entry, b"".join(parts))
    return packed.getvalue()


def _of(problem: Problem, piece: Piece) -> Problem:
    """The problem, with the piece that it is about."""
    return replace(problem, what=f"{piece.name} is left out: {problem.what}")


def _copies(school: School, order: Order, otherwise: int = 1) -> int:
    return school.quantities.get(order.kind, school.quantities.get("", otherwise))


def _why(school: School, piece: Piece, job: Job) -> str:
    """What a school's grades have to do with its getting a piece."""
    if job.all_pieces:
        return "all pieces were asked for"
    if piece.grades != EVERYBODY:
        return f"grades {piece.grades}, and the school has {school.grades_told}"
    told = f"the school has {school.grades_told}" if school.grades else "the school’s grades are not known"
    return f"for families and staff of every school; {told}"
