"""One run at a time in a folder. The system holds the lock and lets go of it whatever ends the run; it leaves nothing behind."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from handbill.problems import Problem, Unusable, Where

LOCK = ".handbill.lock"  # where a folder itself cannot be locked
HELD = (errno.EWOULDBLOCK, errno.EACCES)


@contextmanager
def alone(out: Path) -> Iterator[None]:
    """Holds the folder, which is there, for this run. Raises Unusable if another run holds it."""
    try:
        handle = _held(out)
    except BlockingIOError:
        told = f"another run is printing into “{out}”"
        raise Unusable(Problem(told, "Wait until it has ended, or choose another folder.", Where("--out"))) from None
    try:
        yield
    finally:
        if handle is not None:
            os.close(handle)
            with suppress(OSError):
                (out / LOCK).unlink()


def _held(out: Path) -> int | None:
    """The folder itself, locked, or a file in it where a system opens no folders; None where its file system has no locks."""
    on_windows = os.name == "nt"
    try:
        handle = os.open(out / LOCK, os.O_CREAT | os.O_RDWR) if on_windows else os.open(out, os.O_RDONLY)
    except OSError:
        return None
    try:
        if on_windows:
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        os.close(handle)
        if error.errno in HELD:
            raise BlockingIOError from None
        return None
    return handle
