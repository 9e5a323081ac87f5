"""What a run printed and what it has to tell: manifest.csv, manifest.json, problems.csv, and a press run's job ticket.

Written row by row as the run goes, and true of the files that are there however it ends.
"""

from __future__ import annotations

import csv
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from io import BytesIO, StringIO
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from types import TracebackType
from typing import IO, Any, BinaryIO

import msgspec
from msgspec import Struct, structs

from handbill.district.store import Store, store
from handbill.files import LISTS, MANIFEST, UNFINISHED, save, unwritten
from handbill.problems import Problem, Unusable, Where

QUOTED = frozenset("=+-@\t\r'")  # what begins a cell that a spreadsheet would reckon instead of show, and what tells it not to
_encoded = msgspec.json.Encoder().encode


class Printed(Struct, frozen=True):
    """One file that is there. `file` is its path in the folder, `why` what its school's grades have to do with it."""

    school: str
    folder: str
    row: int
    piece: str
    topic: str
    audience: str
    language: str
    file: str
    pages: int
    sheets: int
    bytes: int
    sha256: str
    quantity: int
    why: str


NUMBERS = {nth for nth, field in enumerate(structs.fields(Printed)) if field.type is int}


class Told(Struct, frozen=True):
    """A problem or a notice, at a row and column of the roster."""

    kind: str
    row: int
    column: str
    what: str
    way_out: str


class Ledger:
    """The lists of one run, written beside those that are there, whose names they take together in the end.

    `with` it. What an earlier run listed and this one did not print is carried over, if its file is
    at the `place` (else the desk) as it was listed. Raises Unusable for a manifest that is none of
    ours, and for a list that cannot be written; the lists that were there then stay.
    """

    def __init__(self, desk: Path, place: Store | None = None) -> None:
        self._desk, self._place = desk, place or store(str(desk))
        self._lists: list[_List] = []
        self._begun: set[str] = set()  # folders
        self._failed = False

    def __enter__(self) -> Ledger:
        self._earlier = _Earlier(self._desk)
        try:
            with self._writing():
                for name, kind in zip(LISTS, (_Csv, _Json, _Csv), strict=True):
                    self._lists.append(kind(self._desk / name))
                self._manifest, self._json, self._told = self._lists
                self._manifest.head(Printed)
                self._told.head(Told)
        except Unusable:
            self._close()
            raise
        return self

    def add(self, printed: Iterable[Printed]) -> None:
        """Takes down files that are there, all of a school together."""
        made = list(printed)
        if not self._earlier:
            self._write(made)
            return
        for folder, group in groupby(made, attrgetter("folder")):
            made = list(group)
            self._write(made)
            names = {entry.file for entry in made}
            self._carry_over([entry for entry in self._earlier.taken(folder) if entry.file not in names])

    def tell(self, told: Told) -> None:
        """Takes down a problem or a notice."""
        with self._writing():
            self._told.write([told])

    def begin(self, folder: str) -> None:
        """Takes down a school whose files may change from now on, so that of what was listed nothing is certain."""
        self._begun.add(folder)

    def end(self, folders: Iterable[str]) -> None:
        """Takes down schools of which all is told."""
        self._begun.difference_update(folders)

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        try:
            if not self._failed:
                for entries in self._earlier.left():
                    self._carry_over(entries)
                self._earlier.close()
                self._publish()
        finally:
            self._close()

    def _carry_over(self, entries: list[Printed]) -> None:
        if entries:
            self._write(self._place.still(entries, look=entries[0].folder in self._begun))

    def _write(self, entries: list[Printed]) -> None:
        with self._writing():
            self._manifest.write(entries)
            self._json.write(entries)

    def _publish(self) -> None:
        with self._writing():
            for listed in self._lists:
                listed.finish()
            for listed in self._lists:
                listed.publish()

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """After a failure nothing more is written, for what was lost in it would be missing."""
        try:
            yield
        except OSError as error:
            self._failed = True
            raise unwritten(self._desk / MANIFEST, error) from None

    def _close(self) -> None:
        self._earlier.close()
        for listed in self._lists:
            listed.drop()


class _List:
    """A list under a temporary name, which takes its own when it is whole."""

    encoding = "utf-8"

    def head(self, entry: type[Struct]) -> None:
        """Begins the list with the names of what its entries say, if it has a line for them."""

    def write(self, entries: Iterable[Struct]) -> None:
        """Adds entries."""
        raise NotImplementedError

    def __init__(self, path: Path) -> None:
        self._path, self._unfinished = path, path.with_name(f"{UNFINISHED}{path.name}")
        self._file: IO[str] = self._unfinished.open("w", encoding=self.encoding, newline="")

    def finish(self) -> None:
        self._file.close()

    def publish(self) -> None:
        os.replace(self._unfinished, self._path)

    def drop(self) -> None:
        """Takes it away, unless it was published."""
        with suppress(OSError):  # of what it could not write before
            self._file.close()
        self._unfinished.unlink(missing_ok=True)


class _Csv(_List):
    """Rows as a spreadsheet opens them: UTF-8 with a mark, and nothing that it would reckon."""

    encoding = "utf-8-sig"

    def head(self, entry: type[Struct]) -> None:
        self._writer = csv.writer(self._file)
        self._writer.writerow(entry.__struct_fields__)

    def write(self, entries: Iterable[Struct]) -> None:
        self._writer.writerows([map(_shown, structs.astuple(entry)) for entry in entries])


class _Json(_List):
    """One array, an object a line."""

    _between = "[\n"

    def write(self, entries: Iterable[Struct]) -> None:
        for entry in map(_encoded, entries):
            self._file.write(self._between + entry.decode())
            self._between = ",\n"

    def finish(self) -> None:
        self._file.write("\n]\n" if self._between == ",\n" else "[]\n")
        super().finish()


def _shown(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value[:1] in QUOTED else value


def read(out: Path) -> Iterator[Printed]:
    """What the folder's manifest lists, the files of a school together; nothing if there is no manifest.

    Raises Unusable if it is not one of ours.
    """
    with _opened(out) as file:
        for _, entry in _rows(file, out):
            yield entry


def _opened(out: Path) -> BinaryIO:
    """The folder's manifest from its first row on; empty if there is none."""
    try:
        file = (out / MANIFEST).open("rb")
    except FileNotFoundError:
        return BytesIO()
    except OSError as error:
        raise unwritten(out / MANIFEST, error) from None
    if file.readline().decode("utf-8-sig", "replace").strip() != ",".join(Printed.__struct_fields__):
        file.close()
        raise _not_ours(out, 1)
    return file


def _rows(file: BinaryIO, out: Path) -> Iterator[tuple[int, Printed]]:
    """The rows from where the file stands, each with the byte that it begins at."""
    rows, at = csv.reader(line.decode() for line in file), file.tell()
    try:
        for row in rows:
            cells: list[Any] = [int(cell) if nth in NUMBERS else cell.removeprefix("'") for nth, cell in enumerate(row)]
            yield at, Printed(*cells)
            at = file.tell()
    except (ValueError, TypeError, csv.Error) as error:
        unread = isinstance(error, UnicodeDecodeError)  # the reader never got that line
        raise _not_ours(out, rows.line_num + 1 + unread) from None


def _not_ours(out: Path, line: int) -> Unusable:
    where = Where(str(out / MANIFEST), line, 1)
    return Unusable(Problem("this is no manifest of ours", "Move it away, or choose another folder.", where))


class _Earlier:
    """What an earlier run listed. Of each school only where its rows begin is kept."""

    def __init__(self, out: Path) -> None:
        self._out, self._file = out, _opened(out)
        self._at: dict[int, int] = {}
        try:
            for at, entry in _rows(self._file, out):
                self._at.setdefault(hash(entry.folder), at)
        except Unusable:
            self.close()
            raise

    def __bool__(self) -> bool:
        return bool(self._at)

    def taken(self, folder: str) -> list[Printed]:
        """A school's files; nothing when it is asked again."""
        at = self._at.pop(hash(folder), None)
        return [] if at is None else self._school(at)

    def left(self) -> Iterator[list[Printed]]:
        """The files of each school that was not taken."""
        return (self._school(at) for at in self._at.values())

    def _school(self, at: int) -> list[Printed]:
        self._file.seek(at)
        entries = (entry for _, entry in _rows(self._file, self._out))
        return list(next(groupby(entries, attrgetter("folder")))[1])

    def close(self) -> None:
        self._file.close()


def ticket(path: Path, rows: Iterable[tuple[str, int, int, int]]) -> None:
    """A press run's job ticket: for each school its first and last page, and how many copies it gets."""
    text = StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(("school", "first page", "last page", "quantity"))
    writer.writerows((_shown(school), *numbers) for school, *numbers in rows)
    save(text.getvalue().encode("utf-8-sig"), path)
