"""A sheet of a workbook, as it was when it was opened.

What reads workbooks works in a process of its own, because a damaged one can end it. It hands over each
sheet's rows, which are kept in a file without a name: however a run ends, nothing of the list is left behind.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from copy import copy
from pathlib import Path
from typing import IO
from weakref import finalize

from msgspec import json

from handbill.problems import Problem, Unusable, Where, one_of
from handbill.roster import reader
from handbill.words.markup import excerpt

PATIENCE = 60  # seconds for the reader, and one more for every so many bytes: a damaged workbook can keep it for ever
SPEED = 100_000
PIECE = 1 << 20  # bytes read at a time
ALL = "all"  # in the place of a sheet's name
SAVE = "Save the list again, as XLSX or as CSV."
TELLS = {
    reader.PASSWORD: ("the workbook is protected by a password", "Save it without one, or save the list as CSV."),
    reader.BROKEN: (
        "the workbook is damaged, or a cell stands very far from the list",
        "Copy the list into a new workbook, and save that.",
    ),
    reader.TOO_MUCH: (
        f"the workbook holds more than a list of schools: over {reader.BYTES >> 20} MB, {reader.CELLS:,} cells or"
        f" {reader.CELL:,} characters in one",
        "Copy the list into a new workbook, and save that; or save it as CSV.",
    ),
}


class Workbook:
    """Rows with their numbers, counted from 1 as a spreadsheet does; `rows` may be asked for again and again.

    Raises Unusable if it cannot be read.
    """

    digest = ""  # what was opened does not change

    def __init__(self, path: Path, sheet: str = "") -> None:
        self.path, self.name = path, str(path)
        self._kept = _Kept()
        self.sheets = self._kept.fill(self, "" if sheet == ALL else sheet)
        if not self.sheets:
            raise self.unusable("the workbook has no sheet", SAVE)
        if sheet and sheet != ALL and sheet not in self.sheets:
            raise self.unusable(f"there is no sheet “{excerpt(sheet)}”", one_of(sheet, self.sheets))
        self._turn_to(sheet if sheet in self.sheets else self.sheets[0])

    def other(self, sheet: str) -> Workbook:
        """The same workbook's sheet of that name."""
        turned = copy(self)
        turned._turn_to(sheet)
        return turned

    def _turn_to(self, sheet: str) -> None:
        self.sheet = sheet
        if len(self.sheets) > 1:
            self.name = f"{self.path}[{excerpt(sheet)}]"

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """Each row."""
        row = json.Decoder(list[str])
        for number, line in enumerate(self._kept.lines(self.sheets.index(self.sheet)), 1):
            yield number, row.decode(line)

    def unusable(self, told: str, way_out: str) -> Unusable:
        """What to raise where the workbook cannot be read."""
        return Unusable(Problem(told, way_out, Where(self.name)))


class _Kept:
    """The rows of all sheets, a line each, in a file without a name that is there as long as anybody holds this."""

    def __init__(self) -> None:
        self._file: IO[bytes] = tempfile.TemporaryFile(prefix="handbill-")  # noqa: SIM115 (closed with what holds it)
        self._ends: list[int] = []  # of the sheets
        finalize(self, self._file.close)

    def fill(self, book: Workbook, sheet: str) -> list[str]:
        """The names of the sheets, and the rows of each, or of that one alone. Raises Unusable if they cannot be read."""
        try:
            import python_calamine  # noqa: F401 (says what to install where it cannot work)
        except ImportError:
            told, way_out = "this is a workbook, and what reads workbooks is not installed", 'pip install "handbill[excel]"'
            raise book.unusable(told, f"Run: {way_out}, or save the list as CSV.") from None
        names = list[str]()
        ends = time.monotonic() + PATIENCE + book.path.stat().st_size / SPEED
        for answer in reader.asked(str(book.path), sheet, ends):
            if isinstance(answer, bytes):
                self._file.write(answer)
            elif isinstance(answer, str):
                raise book.unusable(*TELLS.get(answer, (f"this is no workbook that can be read ({excerpt(answer, 80)})", SAVE)))
            elif answer:
                names = answer
            else:
                self._ends.append(self._file.tell())
        return names

    def lines(self, nth: int) -> Iterator[bytes]:
        """Each line of the nth sheet."""
        at, end, rest = self._ends[nth - 1] if nth else 0, self._ends[nth], b""
        while at < end:
            self._file.seek(at)
            piece = self._file.read(min(PIECE, end - at))
            at += len(piece)
            *whole, rest = (rest + piece).split(b"\n")
            yield from whole
