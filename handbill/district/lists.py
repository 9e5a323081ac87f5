"""The lists that a run puts beside the schools' folders: what they are called, what a line of each says, how it is written."""

from __future__ import annotations

import csv
import os
import re
from collections.abc import Collection, Iterable, Sequence
from contextlib import suppress
from functools import lru_cache
from io import StringIO
from pathlib import Path

import msgspec
from msgspec import Struct
from msgspec.structs import astuple

from handbill.files import save, unforeseen
from handbill.problems import Problem, Unusable, Where

MANIFEST = "manifest.csv"
LISTS = (MANIFEST, "manifest.json", "problems.csv")
OURS = (*LISTS, "index.html")
PRESS_RUNS = "press-runs"  # the folder of them
MARK = b"\xef\xbb\xbf"  # by which a spreadsheet knows UTF-8
QUOTED = frozenset("=+-@\t\r'")  # what begins a cell that a spreadsheet would reckon instead of show, and what tells it not to
_QUOTED_CELL = re.compile(r",['=+@\t-]")


class Printed(Struct, frozen=True):
    """One file that is there. `file` is its path in the folder, `why` what its school's grades have to do with it.

    `stock` is what it is printed on, `flip` the edge that a sheet is turned on, `finish` what is done with the printed sheets.
    """

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
    stock: str
    flip: str
    finish: str
    why: str


class Told(Struct, frozen=True):
    """A problem or a notice, at a row and column of the roster."""

    kind: str
    row: int
    column: str
    what: str
    way_out: str


Entry = Printed | Told


class Growing:
    """A list under a temporary name, which takes its own when it is whole."""

    def __init__(self, path: Path, entry: type[Entry]) -> None:
        self._path, self._unfinished = path, path.with_name(unforeseen())
        self._file = self._unfinished.open("xb")
        self._file.write(self.begin(entry))

    def begin(self, entry: type[Entry]) -> bytes:
        """What stands before such entries."""
        raise NotImplementedError

    def write(self, entries: Sequence[Entry]) -> None:
        """Adds entries."""
        raise NotImplementedError

    def finish(self) -> None:
        self._file.close()

    def publish(self) -> None:
        os.replace(self._unfinished, self._path)

    def drop(self) -> None:
        """Takes it away, unless it was published."""
        with suppress(OSError):  # of what it could not write before
            self._file.close()
        self._unfinished.unlink(missing_ok=True)


class Table(Growing):
    """Rows as a spreadsheet opens them: UTF-8 with a mark, and nothing that it would reckon."""

    def begin(self, entry: type[Entry]) -> bytes:
        return MARK + _rows([entry.__struct_fields__]).encode()

    def write(self, entries: Sequence[Entry]) -> None:
        self._file.write("".join([_row(astuple(entry)) for entry in entries]).encode())


class Objects(Growing):
    """One array, an object a line."""

    _between = b"\n"

    def begin(self, entry: type[Entry]) -> bytes:  # noqa: ARG002 (each object names what it says)
        return b"["

    def write(self, entries: Sequence[Entry]) -> None:
        if entries:
            lines = _encoder.encode_lines(entries).rstrip(b"\n")  # a text has no line end of its own in JSON
            self._file.write(self._between + lines.replace(b"\n", b",\n"))
            self._between = b",\n"

    def finish(self) -> None:
        self._file.write(b"\n]\n" if self._between == b",\n" else b"]\n")
        super().finish()


_encoder = msgspec.json.Encoder()


def _row(cells: tuple[object, ...]) -> str:
    """A row of CSV. In most every cell but the last, which says why, stands as it is; csv itself takes twice as long."""
    line = ",".join(map(str, cells[:-1]))
    if line.count(",") > len(cells) - 2 or '"' in line or "\n" in line or "\r" in line:
        return _rows([map(_shown, cells)])
    if line[:1] in QUOTED or _QUOTED_CELL.search(line):
        return _rows([map(_shown, cells)])
    return line + _after(cells[-1])


@lru_cache(1024)
def _after(cell: object) -> str:
    """A last cell after others, with the end of its row."""
    return _rows([("", _shown(cell))])


def _rows(rows: Iterable[Iterable[object]]) -> str:
    text = StringIO(newline="")
    csv.writer(text).writerows(rows)
    return text.getvalue()


def _shown(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value[:1] in QUOTED else value


TICKET = ("school", "first page", "last page", "quantity", "sheets", "stock", "flip", "finish")


def ticket(path: Path, rows: Iterable[tuple[str | int, ...]]) -> None:
    """A press run's job ticket: what `TICKET` names of each school; sheets are those of all its copies."""
    save(MARK + _rows([TICKET, *(map(_shown, row) for row in rows)]).encode(), path)


CUTTING = ("sheet", "first place", "last place", "school", "cards", "stock", "flip", "finish")


def cutting(path: Path, rows: Iterable[tuple[str | int, ...]]) -> None:
    """A gang run's job ticket: what `CUTTING` names of each school's cards on a sheet, in the order in which they are cut."""
    save(MARK + _rows([CUTTING, *(map(_shown, row) for row in rows)]).encode(), path)


def refuse_unless_ours(there: Collection[str], out: str) -> None:
    """Raises Unusable if a run would write over one of these, and no manifest says that it is ours."""
    if there and MANIFEST not in there:
        told = f"“{next(iter(there))}” in “{out}” would be written over, and no manifest says that it is ours"
        raise Unusable(Problem(told, "Move it away, or choose another folder.", Where("--out")))
