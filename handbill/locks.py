"""Who is at work on a folder or a file. The system holds a lock and lets go of it whatever ends its holder."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from handbill.problems import Problem, Unusable, Where

LOCK = ".handbill.lock"  # where a folder itself cannot be locked
HELD = (errno.EWOULDBLOCK, errno.EACCES)
ON_WINDOWS = os.name == "nt"


@contextmanager
def alone(folder: Path) -> Iterator[bool]:
    """Holds the folder, which is there, for this run; gives whether its file system knows locks.

    Raises Unusable if another run holds it. It leaves nothing behind.
    """
    try:
        handle = _held(folder)
    except BlockingIOError:
        told = f"another run is printing into “{folder}”"
        raise Unusable(Problem(told, "Wait until it has ended, or choose another folder.", Where("--out"))) from None
    try:
        yield handle is not None
    finally:
        if handle is not None:
            os.close(handle)
            with suppress(OSError):
                (folder / LOCK).unlink()


def _held(folder: Path) -> int | None:
    """The folder itself, locked, or a file in it where a system opens no folders; None where its file system has no locks."""
    try:
        if ON_WINDOWS and os.path.islink(folder / LOCK):
            os.unlink(folder / LOCK)
        handle = os.open(folder / LOCK, os.O_CREAT | os.O_RDWR) if ON_WINDOWS else os.open(folder, os.O_RDONLY)
    except OSError:
        return None
    try:
        known = _lock(handle)
    except BlockingIOError:
        os.close(handle)
        raise
    if not known:
        os.close(handle)
    return handle if known else None


@contextmanager
def claimed(file: int) -> Iterator[None]:
    """Holds a file that is open until the block is left, also after it was closed; on Windows an open file is held as it is."""
    if ON_WINDOWS:
        yield
        return
    handle = os.dup(file)
    try:
        with suppress(BlockingIOError):
            _lock(handle)
        yield
    finally:
        os.close(handle)


def is_claimed(path: str) -> bool:
    """Whether somebody holds that file; no link is followed. Raises OSError if it cannot be opened."""
    if ON_WINDOWS:
        return False  # nobody takes away a file that is open there
    handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    try:
        _lock(handle)
    except BlockingIOError:
        return True
    finally:
        os.close(handle)
    return False


def _lock(handle: int) -> bool:
    """Locks what is open; whether its file system knows locks. Raises BlockingIOError if it is held."""
    try:
        if ON_WINDOWS:
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in HELD:
            raise BlockingIOError from None
        return False
    return True
