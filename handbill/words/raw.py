"""Files of words as they lie there, whoever put them: looked at within limits, so that none keeps a run or fills its memory."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from handbill.problems import Problem, Unusable, Where

SIZE_LIMIT = 1_000_000  # bytes of a file; the longest of our own has a twentieth of that
ENTRIES, FILES = 10_000, 2_000  # of a folder and those below it: what is looked at, and how many of them are YAML
DEPTH = 5  # folders below a folder; ours go two deep
ENDINGS = (".yaml", ".yml")


def below(home: Path) -> list[str]:
    """Every YAML file in a folder of one's own and those below it, by path; hidden ones are passed over, and what lies too deep.

    Raises Unusable if there is no such folder, or if more stands there than anybody has words.
    """
    found, looked, folders = [], 0, [(str(home), 0)]
    if not os.path.isdir(home):
        raise Unusable(Problem("there is no such folder", "Give one with a folder for each language.", Where(str(home))))
    while folders:
        folder, depth = folders.pop()
        with os.scandir(folder) as there:
            for entry in there:
                looked += 1
                if entry.name.startswith("."):
                    continue
                if entry.name.endswith(ENDINGS):
                    found.append(entry.path)
                elif depth < DEPTH and os.path.isdir(entry):
                    folders.append((entry.path, depth + 1))
                if looked > ENTRIES or len(found) > FILES:
                    raise Unusable(_too_many(home))
    return sorted(found, key=lambda path: path.replace(os.sep, "/"))


def _too_many(home: Path) -> Problem:
    told = f"more than {FILES:,} files of words, or {ENTRIES:,} of any kind, stand in this folder"
    return Problem(told, "Give one with a folder for each language, and nothing else.", Where(str(home)))


def state(path: str) -> tuple[int, ...]:
    """What tells a file from the same after a change: size, times, inode; nothing for a link that leads nowhere.

    No program can set back the time at which a file's entry was changed (ctime).
    """
    try:
        told = os.stat(path)
    except OSError:
        return ()
    return told.st_size, told.st_mtime_ns, told.st_ctime_ns, told.st_ino


def read(path: Path | str) -> bytes:
    """What a file says. Raises Unusable if it is no file, cannot be read, or is larger than any may be."""
    start = Where(str(path), 1, 1)
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):
            raise Unusable(Problem("this is no file", "Remove it, or put a text file in its place.", start))
        with open(path, "rb", opener=_at_once) as file:
            data = file.read(SIZE_LIMIT + 1)
    except OSError as error:
        raise Unusable(Problem(f"cannot be read: {error.strerror}", "Check its name and who may read it.", start)) from None
    if len(data) > SIZE_LIMIT:
        raise Unusable(Problem(f"the file is larger than {SIZE_LIMIT:,} bytes", "Split it into topics.", start))
    return data


def _at_once(path: str, flags: int) -> int:
    """Waits for nobody at the other end of a pipe that was put there meanwhile."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
