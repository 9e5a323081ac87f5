"""What a run printed and what it has to tell: manifest.csv, manifest.json, problems.csv, and a press run's job ticket.

Written row by row as the run goes, and true of the files that are there however it ends.
"""

from __future__ import annotations

import csv
import os
from array import array
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import IO

import msgspec
from msgspec import Struct, structs

from press.files import UNFINISHED, unwritten
from press.problems import Problem, Unusable, Where

FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would reckon instead of show


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


class Told(Struct, frozen=True):
    """A problem or a notice, at a row and column of the roster."""

    kind: str
    row: int
    column: str
    what: str
    way_out: str


class Ledger:
    """The lists of one run. `with` it; on leaving, what an earlier run printed and this one did not reach is carried over."""

    def __init__(self, out: Path) -> None:
        self.out = out
        self._reached = array("q")
        self._begun = False

    def __enter__(self) -> Ledger:
        self._manifest = _Csv(self.out / "manifest.csv", Printed)
        self._json = _Json(self.out / "manifest.json")
        self._told = _Csv(self.out / "problems.csv", Told)
        return self

    def add(self, printed: Iterable[Printed]) -> None:
        """Takes down files that are there."""
        for entry in printed:
            self._manifest.write(entry)
            self._json.write(entry)
            self._reached.append(hash(entry.file))

    def tell(self, told: Told) -> None:
        """Takes down a problem or a notice."""
        self._told.write(told)

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._carry_over()
        for listed in (self._manifest, self._json, self._told):
            listed.close()

    def _carry_over(self) -> None:
        reached = set(self._reached)
        for entry in read(self.out):
            if hash(entry.file) not in reached and (self.out / entry.file).is_file():
                self._manifest.write(entry)
                self._json.write(entry)


class _List:
    """A list that is written beside the old one, and takes its name when it is whole."""

    def __init__(self, path: Path, encoding: str) -> None:
        self._path, self._unfinished = path, path.with_name(f"{UNFINISHED}{path.name}")
        try:
            self._file: IO[str] = self._unfinished.open("w", encoding=encoding, newline="")
        except OSError as error:
            raise unwritten(path, error) from None

    def close(self) -> None:
        try:
            self._file.close()
            os.replace(self._unfinished, self._path)
        except OSError as error:
            self._unfinished.unlink(missing_ok=True)
            raise unwritten(self._path, error) from None


class _Csv(_List):
    """Rows as a spreadsheet opens them: UTF-8 with a mark, and nothing that it would reckon."""

    def __init__(self, path: Path, entry: type[Struct]) -> None:
        super().__init__(path, "utf-8-sig")
        self._writer = csv.writer(self._file)
        self._writer.writerow(entry.__struct_fields__)

    def write(self, entry: Struct) -> None:
        self._writer.writerow([_shown(value) for value in structs.astuple(entry)])


class _Json(_List):
    """One array, an object a line."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "utf-8")
        self._file.write("[")
        self._between = "\n"

    def write(self, entry: Struct) -> None:
        self._file.write(self._between + msgspec.json.encode(entry).decode())
        self._between = ",\n"

    def close(self) -> None:
        self._file.write("\n]\n")
        super().close()


def _shown(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith((*FORMULA, "'")) else value


def _meant(cell: str) -> str:
    return cell[1:] if cell.startswith("'") else cell


def read(out: Path) -> Iterator[Printed]:
    """What the folder's manifest says is there; nothing if there is none. Raises Unusable if it is not one of ours."""
    path = out / "manifest.csv"
    try:
        file = path.open(encoding="utf-8-sig", newline="")
    except FileNotFoundError:
        return
    except OSError as error:
        raise unwritten(path, error) from None
    with file:
        rows = csv.reader(file)
        try:
            if next(rows, None) != list(Printed.__struct_fields__):
                raise ValueError
            for row in rows:
                yield msgspec.convert(dict(zip(Printed.__struct_fields__, map(_meant, row), strict=True)), Printed, strict=False)
        except (ValueError, csv.Error, msgspec.ValidationError):
            told = "this is no manifest of ours"
            raise Unusable(Problem(told, "Move it away, or choose another folder.", Where(str(path), rows.line_num, 1))) from None


def ticket(path: Path, rows: Iterable[tuple[str, int, int, int]]) -> None:
    """A press run's job ticket: for each school its first and last page, and how many copies it gets."""
    from io import StringIO

    from press.files import save

    text = StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(("school", "first page", "last page", "quantity"))
    writer.writerows((_shown(school), *numbers) for school, *numbers in rows)
    save(text.getvalue().encode("utf-8-sig"), path)
