"""What a manifest lists, school by school in the order of their names, sorted on disk."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from itertools import groupby, islice
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct

from handbill.district.manifest import read
from handbill.orders.order import KINDS
from handbill.roster.names import slug

_NUMBER = re.compile(r"\d+")
OTHERS = ("light", "blank", "form")  # what the name of a poster's file may say after its paper and its design
READERS = ("student", "friend", "", "family", "staff")  # all others in the middle
TABLES = """
    CREATE TABLE files (folder TEXT, nth INTEGER, school TEXT, piece INTEGER, size INTEGER, copies INTEGER,
                        PRIMARY KEY (folder, nth)) WITHOUT ROWID;
    CREATE TABLE schools (sorted_as TEXT, folder TEXT, school TEXT, PRIMARY KEY (sorted_as, folder)) WITHOUT ROWID;
"""
SORTED = """
    INSERT INTO schools SELECT sorted_as(school) AS name, folder, school
        FROM (SELECT folder, school, min(nth) FROM files GROUP BY folder) ORDER BY name, folder
"""


Said = tuple[str, str, str, str, str, int, int, str, str, str]  # what a line says of a piece, as Piece has it


class Piece(NamedTuple):
    """What is printed for many schools; `name` is that of its file, all else as the manifest has it."""

    topic: str
    piece: str
    audience: str
    language: str
    name: str
    pages: int
    sheets: int
    stock: str
    flip: str
    finish: str

    @property
    def languages(self) -> list[str]:
        """One language, or two."""
        return self.language.split("+")

    @property
    def design(self) -> str:
        """A poster's design and its tabs, as the name of its file says them; nothing of the usual one."""
        if self.piece != "poster":
            return ""
        named = self.name.removeprefix(f"{self.topic}-poster-{self.audience}-{self.language}-").removesuffix(".pdf")
        named = named.replace("-tiles-", "-tiles ")
        return ", ".join(part for part in named.split("-")[1:] if part not in OTHERS)

    @property
    def place(self) -> tuple[str | int, ...]:
        """What pieces are sorted by: topic, kind, for whom, language, design."""
        kind = KINDS.index(self.piece) if self.piece in KINDS else len(KINDS)
        reader = READERS.index(self.audience if self.audience in READERS else "")
        return self.topic, kind, reader, self.audience, self.language, self.design, self.name


class File(NamedTuple):
    """A piece for one school; `size` in bytes."""

    piece: Piece
    size: int
    copies: int


class School(NamedTuple):
    """A school and its files; `namesake` says that another school has its name."""

    folder: str
    name: str
    files: list[File]
    namesake: bool

    @property
    def sheets(self) -> int:
        """Sheets of paper for all its copies."""
        return sum(file.piece.sheets * file.copies for file in self.files)


class Totals(NamedTuple):
    schools: int
    files: int
    sheets: int


class Catalog:
    """A manifest's schools, files and pieces."""

    def __init__(self, rows: sqlite3.Connection, pieces: Iterable[Piece]) -> None:
        self._rows = rows
        self._pieces = [*pieces]  # as they are numbered in the rows
        self._places = [piece.place for piece in self._pieces]

    def totals(self) -> Totals:
        """How many schools, files and sheets of paper; each file as often as its copies."""
        [schools] = self._rows.execute("SELECT count(*) FROM schools").fetchone()
        found = self._rows.execute("SELECT piece, count(*), sum(copies) FROM files GROUP BY piece").fetchall()
        sheets = sum(self._pieces[piece].sheets * copies for piece, _, copies in found)
        return Totals(schools, sum(files for _, files, _ in found), sheets)

    def pieces(self) -> list[Piece]:
        """Each piece once."""
        return [*{piece.place: piece for piece in sorted(self._pieces, key=lambda piece: (piece.place, piece))}.values()]

    def every(self, count: int) -> list[str]:
        """The first school's name, and that of each one that comes `count` after."""
        names = self._rows.execute("SELECT school FROM schools ORDER BY sorted_as, folder")
        return [name for [name] in islice(names, 0, None, count)]

    def schools(self) -> Iterator[School]:
        """All schools, the files of each in the order of the pieces."""
        found = self._rows.execute(
            "SELECT sorted_as, folder, schools.school, piece, size, copies FROM schools CROSS JOIN files USING (folder)"
            " ORDER BY sorted_as, folder"
        )
        for _, alike in groupby(found, itemgetter(0)):
            namesakes = [[*rows] for _, rows in groupby(alike, itemgetter(1))]
            for rows in namesakes:
                _, folder, name, *_ = rows[0]
                rows.sort(key=lambda row: self._places[row[3]])
                files = [File(self._pieces[piece], size, copies) for _, _, _, piece, size, copies in rows]
                yield School(folder, name, files, len(namesakes) > 1)


class _Line(Struct):
    """What is wanted of a manifest's line."""

    school: str
    folder: str
    topic: str
    piece: str
    audience: str
    language: str
    file: str
    pages: int
    sheets: int
    bytes: int
    quantity: int
    stock: str
    flip: str
    finish: str


@contextmanager
def catalog(out: Path) -> Iterator[Catalog]:
    """A folder's manifest, sorted in a temporary file that is gone afterwards.

    A folder that stands in two places, because an earlier run left a part of it, is one school. Raises
    Unusable if the manifest is not one of ours, and sqlite3.Error when there is no room to sort it.
    """
    pieces: dict[Said, int] = {}
    with closing(sqlite3.connect("")) as rows:
        rows.executescript(TABLES)
        rows.create_function("sorted_as", 1, _sorted_as, deterministic=True)
        rows.executemany("INSERT INTO files VALUES (?, ?, ?, ?, ?, ?)", _numbered(read(out, _Line), pieces))
        rows.execute(SORTED)
        yield Catalog(rows, map(Piece._make, pieces))


def _numbered(lines: Iterable[_Line], pieces: dict[Said, int]) -> Iterator[tuple[str, int, str, int, int, int]]:
    """Rows of files, each with the number of its piece, which is one of those that were found before or added to them."""
    for nth, line in enumerate(lines):
        name = line.file.rpartition("/")[2]
        sheet = (line.pages, line.sheets, line.stock, line.flip, line.finish)
        piece = (line.topic, line.piece, line.audience, line.language, name, *sheet)
        yield line.folder, nth, line.school, pieces.setdefault(piece, len(pieces)), line.bytes, line.quantity


def _sorted_as(name: str) -> str:
    """Small letters without their marks, and numbers by their value: P.S. 9 goes before P.S. 10."""
    return _NUMBER.sub(lambda found: found[0].zfill(9), slug(name) or name.casefold())
