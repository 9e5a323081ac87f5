"""A sheet of a workbook, as it was when it was opened.

What reads workbooks works in a process of its own, because a damaged one can end it: it writes
each sheet's rows to a file, and these are read from there.
"""

from __future__ import annotations

import os
import shutil
import signal
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from copy import copy
from pathlib import Path
from typing import TYPE_CHECKING
from weakref import finalize

from msgspec import json

from handbill.problems import Problem, Unusable, Where, one_of
from handbill.words.markup import excerpt

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

MEMORY = 4 << 30  # bytes for the reader, which keeps every cell up to the last row and column, blank or not
PATIENCE = 60  # seconds for the reader, and one more for every so many bytes: a damaged workbook can keep it for ever
SPEED = 100_000
SAVE = "Save the list again, as XLSX or as CSV."
PASSWORD = "the workbook is protected by a password", "Save it without one, or save the list as CSV."
BROKEN = "the workbook is damaged, or a cell stands very far from the list", "Copy the list into a new workbook, and save that."

Answer = tuple[list[str], str, str]  # the names of the sheets; what is wrong, and the way out


class Workbook:
    """Rows with their numbers, counted from 1 as a spreadsheet does; `rows` may be asked for again and again.

    Raises Unusable if it cannot be read.
    """

    digest = ""  # what was opened does not change

    def __init__(self, path: Path, sheet: str = "") -> None:
        self.path, self.name, self._folder = path, str(path), Path(tempfile.mkdtemp(prefix="handbill-"))
        self._kept = _Kept(self._folder)
        self.sheets = self._unpacked()
        if not self.sheets:
            raise self._unusable("the workbook has no sheet", SAVE)
        if sheet and sheet not in self.sheets:
            raise self._unusable(f"there is no sheet “{excerpt(sheet)}”", one_of(sheet, self.sheets))
        self._turn_to(sheet or self.sheets[0])

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
        with (self._folder / str(self.sheets.index(self.sheet))).open("rb") as lines:
            for number, line in enumerate(lines, 1):
                yield number, row.decode(line)

    def _unpacked(self) -> list[str]:
        """The names of the sheets, each of which is then a file in the folder."""
        try:
            import python_calamine  # noqa: F401 (says what to install where it cannot work)
        except ImportError:
            told, way_out = "this is a workbook, and what reads workbooks is not installed", 'pip install "handbill[excel]"'
            raise self._unusable(told, f"Run: {way_out}, or save the list as CSV.") from None
        names, told, way_out = _asked(str(self.path), str(self._folder), PATIENCE + self.path.stat().st_size / SPEED)
        if told:
            raise self._unusable(told, way_out)
        return names

    def _unusable(self, told: str, way_out: str) -> Unusable:
        return Unusable(Problem(told, way_out, Where(self.name)))


class _Kept:
    """A folder that is there as long as anybody holds this."""

    def __init__(self, folder: Path) -> None:
        finalize(self, shutil.rmtree, folder, ignore_errors=True)


def _asked(path: str, folder: str, seconds: float) -> Answer:
    """What `_unpack` answers in a process of its own, which has so many seconds."""
    from multiprocessing import get_context  # which takes long to read

    spawned = get_context("spawn")
    answer, answering = spawned.Pipe(duplex=False)
    reader = spawned.Process(target=_answer, args=(answering, path, folder), daemon=True)
    reader.start()
    answering.close()
    try:
        received: Answer = answer.recv() if answer.poll(seconds) else ([], *BROKEN)
        return received
    except EOFError:
        return [], *BROKEN
    finally:
        reader.kill()
        reader.join()
        answer.close()


def _answer(answering: Connection, path: str, folder: str) -> None:
    """The other process: it may break down over too much memory, in silence, and leaves stopping to the one that asked."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    with suppress(ImportError, ValueError, OSError):  # not every system can say how much
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1]))
    answering.send(_unpack(path, folder))


def _unpack(path: str, folder: str) -> Answer:
    """Writes each sheet's rows to a file. Gives the sheets' names; and what is wrong with the way out, if it cannot be read."""
    import python_calamine as calamine

    try:
        book = calamine.CalamineWorkbook.from_path(path)
        for nth, name in enumerate(book.sheet_names):
            sheet = book.get_sheet_by_name(name)
            indent = [""] * (sheet.start or (0, 0))[1]
            with Path(folder, str(nth)).open("wb") as file:
                file.writelines(json.encode(indent + list(map(_text, row))) + b"\n" for row in sheet.iter_rows())
    except calamine.PasswordError:
        return [], *PASSWORD
    except Exception as error:
        return [], f"this is no workbook that can be read ({excerpt(str(error), 80)})", SAVE
    except BaseException:  # its own kind of error for what it never thought of
        return [], *BROKEN
    return book.sheet_names, "", ""


def _text(value: object) -> str:
    """A cell's value as it would be typed: a whole number without the noughts behind its point."""
    if isinstance(value, str):
        return value
    if isinstance(value, float) and value.is_integer():
        return f"{value:.0f}"
    return str(value.isoformat()) if hasattr(value, "isoformat") else str(value)
