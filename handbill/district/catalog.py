"""What a manifest lists, school by school in the order of their names, sorted on disk."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import groupby, islice
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import astuple

from handbill.district.manifest import read
from handbill.orders.order import KINDS
from handbill.roster.names import slug

READERS = ("student", "friend", "", "family", "staff")  # all others in the middle
TABLES = """
    CREATE TABLE files (school TEXT, folder TEXT, topic TEXT, piece TEXT, audience TEXT, language TEXT, file TEXT,
                        pages INTEGER, sheets INTEGER, size INTEGER, copies INTEGER);
"""
SORTED = """
    CREATE INDEX by_school ON files (folder);
    CREATE TABLE schools (folder TEXT PRIMARY KEY, school TEXT, sorted_as TEXT) WITHOUT ROWID;
    INSERT INTO schools SELECT folder, school, sorted_as(school)
        FROM (SELECT folder, school, min(rowid) FROM files GROUP BY folder);
    CREATE INDEX by_name ON schools (sorted_as, folder);
"""


class Listed(NamedTuple):
    """A file, with its school; `size` in bytes."""

    sorted_as: str
    school: str
    folder: str
    topic: str
    piece: str
    audience: str
    language: str
    file: str
    pages: int
    sheets: int
    size: int
    copies: int

    @property
    def name(self) -> str:
        """The file's name, which is the same for every school."""
        return self.file.rpartition("/")[2]

    @property
    def languages(self) -> list[str]:
        """One language, or two."""
        return self.language.split("+")

    @property
    def place(self) -> tuple[str | int, ...]:
        """What pieces are sorted by: topic, kind, for whom, language."""
        kind = KINDS.index(self.piece) if self.piece in KINDS else len(KINDS)
        reader = READERS.index(self.audience if self.audience in READERS else "")
        return self.topic, kind, reader, self.audience, self.language, self.name


class School(NamedTuple):
    """A school and its files; `namesake` says that another school has its name."""

    folder: str
    name: str
    files: list[Listed]
    namesake: bool

    @property
    def sheets(self) -> int:
        """Sheets of paper for all its copies."""
        return sum(listed.sheets * listed.copies for listed in self.files)


class Totals(NamedTuple):
    schools: int
    files: int
    sheets: int


class Catalog:
    """A manifest's schools, files and pieces."""

    def __init__(self, rows: sqlite3.Connection) -> None:
        self._rows = rows

    def totals(self) -> Totals:
        """How many schools, files and sheets of paper; each file as often as its copies."""
        [schools] = self._rows.execute("SELECT count(*) FROM schools").fetchone()
        return Totals(schools, *self._rows.execute("SELECT count(*), ifnull(sum(sheets * copies), 0) FROM files").fetchone())

    def pieces(self) -> list[Listed]:
        """One file of each piece."""
        found = self._rows.execute(
            "SELECT '', * FROM files GROUP BY topic, piece, audience, language, substr(file, length(folder) + 2)"
        )
        return sorted(map(Listed._make, found), key=attrgetter("place"))

    def every(self, count: int) -> list[str]:
        """The first school's name, and that of each one that comes `count` after."""
        names = self._rows.execute("SELECT school FROM schools ORDER BY sorted_as, folder")
        return [name for [name] in islice(names, 0, None, count)]

    def schools(self) -> Iterator[School]:
        """All schools, the files of each in the order of the pieces."""
        rows = self._rows.execute(
            "SELECT sorted_as, schools.school, folder, topic, piece, audience, language, file, pages, sheets, size, copies"
            " FROM schools CROSS JOIN files USING (folder) ORDER BY sorted_as, folder"
        )
        for _, alike in groupby(map(Listed._make, rows), attrgetter("sorted_as")):
            namesakes = [[*files] for _, files in groupby(alike, attrgetter("folder"))]
            for files in namesakes:
                yield School(files[0].folder, files[0].school, sorted(files, key=attrgetter("place")), len(namesakes) > 1)


class _File(Struct):
    """What is wanted of a manifest's line, in the order of the table."""

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


@contextmanager
def catalog(out: Path) -> Iterator[Catalog]:
    """A folder's manifest, sorted in a temporary file that is gone afterwards.

    A folder that stands in two places, because an earlier run left a part of it, is one school. Raises
    Unusable if the manifest is not one of ours, and sqlite3.Error when there is no room to sort it.
    """
    with closing(sqlite3.connect("")) as rows:
        rows.executescript(TABLES)
        rows.create_function("sorted_as", 1, _sorted_as, deterministic=True)
        rows.executemany("INSERT INTO files VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", map(astuple, read(out, _File)))
        rows.executescript(SORTED)
        yield Catalog(rows)


def _sorted_as(name: str) -> str:
    """Small letters without their marks, and numbers by their value: P.S. 9 goes before P.S. 10."""
    return re.sub(r"\d+", lambda found: found[0].zfill(9), slug(name) or name.casefold())
