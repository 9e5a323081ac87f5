"""What a manifest that is there lists: as a run has just written it, or as somebody may have changed it since."""

from __future__ import annotations

import csv
import os
import stat
from collections.abc import Iterator
from io import BytesIO
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import Any, BinaryIO, TypeVar

import msgspec
from msgspec import Struct, structs

from handbill.district.lists import LISTS, MANIFEST, Printed
from handbill.files import unwritten
from handbill.problems import Problem, Unusable, Where

NUMBERS = {nth for nth, field in enumerate(structs.fields(Printed)) if field.type is int}
Wanted = TypeVar("Wanted", bound=Struct)


def read(out: Path, wanted: type[Wanted]) -> Iterator[Wanted]:
    """What the folder's manifest.json says of each file, as far as it is wanted, the files of a school together.

    Nothing if there is no manifest. Raises Unusable if it is not one of ours.
    """
    path, line = out / LISTS[1], 0
    decode = msgspec.json.Decoder(wanted).decode
    try:
        with path.open("rb") as file:
            for told in file:
                line += 1
                if told not in (b"[\n", b"]\n", b"[]\n"):
                    yield decode(told.rstrip(b",\n"))
    except FileNotFoundError:
        return
    except msgspec.DecodeError:
        raise _not_ours(path, line) from None
    except OSError as error:
        raise unwritten(path, error) from None


class Earlier:
    """What an earlier run listed in manifest.csv. Of each school only where its rows begin is kept.

    Raises Unusable if it is not one of ours.
    """

    def __init__(self, out: Path) -> None:
        self._path, self._file = out / MANIFEST, _opened(out / MANIFEST)
        self._at: dict[int, int] = {}
        try:
            for at, entry in self._rows():
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
        entries = (entry for _, entry in self._rows())
        return list(next(groupby(entries, attrgetter("folder")))[1])

    def _rows(self) -> Iterator[tuple[int, Printed]]:
        """The rows from where the file stands, each with the byte that it begins at."""
        file = self._file
        rows, at = csv.reader(line.decode() for line in file), file.tell()
        try:
            for row in rows:
                cells: list[Any] = [int(cell) if nth in NUMBERS else cell.removeprefix("'") for nth, cell in enumerate(row)]
                yield at, Printed(*cells)
                at = file.tell()
        except (ValueError, TypeError, csv.Error) as error:
            unread = isinstance(error, UnicodeDecodeError)  # the reader never got that line
            raise _not_ours(self._path, rows.line_num + 1 + unread) from None

    def close(self) -> None:
        self._file.close()


def _opened(path: Path) -> BinaryIO:
    """The manifest from its first row on; empty if there is none."""
    try:
        if not stat.S_ISREG(os.lstat(path).st_mode) and not path.is_dir():
            raise _not_ours(path, 1)
        file = path.open("rb")
    except FileNotFoundError:
        return BytesIO()
    except OSError as error:
        raise unwritten(path, error) from None
    if file.readline().decode("utf-8-sig", "replace").strip() != ",".join(Printed.__struct_fields__):
        file.close()
        raise _not_ours(path, 1)
    return file


def _not_ours(path: Path, line: int) -> Unusable:
    return Unusable(Problem("this is no manifest of ours", "Move it away, or choose another folder.", Where(str(path), line, 1)))
