"""Files that this user alone has written, and the writing of such.

Where the system knows owners and modes (not on Windows) a file counts only if it and its folder belong to the user
and nobody else may write either; neither may be a link.
"""

from __future__ import annotations

import os
import stat
import time
from contextlib import suppress
from pathlib import Path

from handbill.files import UNFINISHED, saving

WRITING, OPENING = 0o022, 0o077  # what a mode may let others do
LARGEST = 16_000_000  # bytes; an edition has a hundredth of that
LEFT = 3600  # seconds after which nobody is still writing an unfinished file


def read(path: Path, refused: int = WRITING) -> bytes | None:
    """What the file says; None if it is not there, is larger than any of ours, or lets others do what is `refused`."""
    try:
        if not _is_ours(os.lstat(path.parent), stat.S_IFDIR, WRITING):
            return None
        with open(path, "rb", opener=_at_once) as file:
            if not _is_ours(os.fstat(file.fileno()), stat.S_IFREG, refused):
                return None
            data = file.read(LARGEST + 1)
    except OSError:
        return None
    return data if len(data) <= LARGEST else None


def write(data: bytes, path: Path) -> None:
    """Writes the file so that nobody else may open it, into a folder that nobody else may.

    Takes away what a run that was killed left unfinished there. Raises OSError or Unusable if it cannot be written, or
    if the folder is somebody else's.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    _close(path.parent)
    with saving(path) as file:
        if hasattr(os, "fchmod"):
            os.fchmod(file.fileno(), 0o600)
        file.write(data)
    take_away(path.parent, UNFINISHED, "", LEFT)


def take_away(folder: Path, beginning: str, ending: str, age: float) -> None:
    """Takes away the files whose names begin and end so, and that nobody has written or read for `age` seconds."""
    with os.scandir(folder) as there:
        for entry in there:
            if entry.name.startswith(beginning) and entry.name.endswith(ending):
                with suppress(OSError):  # a folder of such a name, or another process was first
                    told = entry.stat(follow_symlinks=False)
                    if max(told.st_mtime, told.st_atime) < time.time() - age:
                        os.unlink(entry.path)


def _at_once(path: str, flags: int) -> int:
    """Opens no link, and waits for nobody at the other end of a pipe."""
    return os.open(path, flags | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))


def _is_ours(told: os.stat_result, kind: int, refused: int) -> bool:
    if stat.S_IFMT(told.st_mode) != kind:
        return False
    return not hasattr(os, "geteuid") or (told.st_uid == os.geteuid() and not told.st_mode & refused)


def _close(folder: Path) -> None:
    """Shuts a folder of the user's own to everybody else. Raises PermissionError if it is not the user's, or a link."""
    if not _is_ours(os.lstat(folder), stat.S_IFDIR, 0):
        raise PermissionError(folder)
    if hasattr(os, "fchmod"):
        opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
        try:
            if _is_ours(os.fstat(opened), stat.S_IFDIR, 0):
                os.fchmod(opened, 0o700)
        finally:
            os.close(opened)
