"""The process that reads a workbook, and how it is asked: it may break down, and never takes more than a list can need."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from msgspec import json

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

MEMORY = 4 << 30  # bytes for the reader, which keeps every cell up to the last row and column, blank or not
BYTES = 1 << 29  # of all rows together
CELLS = 50_000_000  # of all sheets together
CELL = 131_072  # characters; as in a CSV file
PIECE = 1 << 18  # bytes handed over at a time
PASSWORD, BROKEN, TOO_MUCH = "password", "broken", "too much"

Answer = list[str] | bytes | str  # the sheets' names, then rows, and an empty list behind each sheet; or what is wrong


def asked(path: str, sheet: str, ends: float) -> Iterator[Answer]:
    """What the reader says of a workbook, which it has until a moment of the monotonic clock for; of one sheet, or of all."""
    from multiprocessing import get_context  # which takes long to read

    spawned = get_context("spawn")
    answer, answering = spawned.Pipe(duplex=False)
    reader = spawned.Process(target=_answer, args=(answering, path, sheet), daemon=True)
    reader.start()
    answering.close()
    try:
        while answer.poll(max(ends - time.monotonic(), 0)):
            said: Answer | None = answer.recv()
            if said is None:
                return
            yield said
        yield BROKEN
    except EOFError:
        yield BROKEN
    finally:
        reader.kill()
        reader.join()
        answer.close()


def _answer(answering: Connection, path: str, sheet: str) -> None:
    """The other process: it may break down over too much memory, in silence, and leaves stopping to the one that asked."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    with suppress(ImportError, ValueError, OSError):  # not every system can say how much
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1]))
    with suppress(BrokenPipeError):  # nobody listens any more
        for answer in _read(path, sheet):
            answering.send(answer)
        answering.send(None)


def _read(path: str, sheet: str) -> Iterator[Answer]:
    """The sheets' names, and the rows of each, or of that one alone; or what is wrong."""
    import python_calamine as calamine

    left = [BYTES, CELLS]
    try:
        book = calamine.CalamineWorkbook.from_path(path)
        yield list(book.sheet_names)
        for name in book.sheet_names:
            if sheet in ("", name):
                yield from _pieces(book.get_sheet_by_name(name), left)
            yield []
    except calamine.PasswordError:
        yield PASSWORD
    except _TooMuch:
        yield TOO_MUCH
    except Exception as error:
        yield str(error)
    except BaseException:  # its own kind of error for what it never thought of
        yield BROKEN


class _TooMuch(Exception):
    """Raised for more than a list of schools can need."""


def _pieces(sheet: Any, left: list[int]) -> Iterator[bytes]:
    """A sheet's rows, a line each. Raises _TooMuch once it takes more bytes or cells than are `left`, or a cell is too long."""
    piece, start = bytearray(), sheet.start
    if start is None:  # an empty sheet, whose rows must not be asked for
        return
    indent = [""] * start[1]
    for row in sheet.iter_rows():
        cells = indent + list(map(_text, row))
        line = json.encode(cells)
        left[0] -= len(line)
        left[1] -= len(cells)
        if min(left) < 0 or (len(line) > CELL and max(map(len, cells)) > CELL):
            raise _TooMuch
        piece += line + b"\n"
        if len(piece) > PIECE:
            yield bytes(piece)
            piece.clear()
    yield bytes(piece)


def _text(value: object) -> str:
    """A cell's value as it would be typed: a whole number without the noughts behind its point."""
    if isinstance(value, str):
        return value
    if isinstance(value, float) and value.is_integer():
        return f"{value:.0f}"
    return str(value.isoformat()) if hasattr(value, "isoformat") else str(value)
