"""The standard streams as every command finds them: there are always three, and what stderr does not take stops nobody."""

from __future__ import annotations

import io
import os
import sys
from contextlib import suppress
from typing import IO

LAST = 2  # the number of stderr


def ready() -> None:
    """Has the three streams there also where a program was started without them, as services and windows do."""
    while (handle := os.open(os.devnull, os.O_RDWR)) <= LAST:  # else a file of ours would get the number
        os.set_inheritable(handle, True)
    os.close(handle)
    sys.stdin = sys.stdin or open(os.devnull, encoding="utf-8")  # noqa: SIM115 (open as long as the program runs)
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    if sys.stderr is sys.__stderr__ and isinstance(sys.stderr, io.TextIOWrapper):
        sys.stderr = Unminded(sys.stderr.buffer, sys.stderr.encoding, sys.stderr.errors, line_buffering=True)


class Unminded(io.TextIOWrapper):
    """Text that is dropped once it cannot be written: the disk is full, the terminal is closed, nobody reads any more."""

    def write(self, text: str) -> int:
        try:
            return super().write(text)
        except OSError:
            drop(self)
            return len(text)

    def flush(self) -> None:
        try:
            super().flush()
        except OSError:
            drop(self)


def drop(stream: IO[str]) -> None:
    """Has what a stream still holds, and all that follows, written nowhere; Python would try once more at its end."""
    with suppress(OSError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
