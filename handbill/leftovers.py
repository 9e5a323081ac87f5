"""What a process that was killed left unfinished."""

from __future__ import annotations

import os
import re
import stat
from contextlib import suppress
from pathlib import Path

from handbill.files import UNFINISHED, leads_elsewhere
from handbill.locks import alone, is_claimed
from handbill.problems import Unusable

OURS = re.compile(rf"{re.escape(UNFINISHED)}([0-9a-f]+(-\d+)?|manifest\.(csv|json)|problems\.csv)")


def tidy(folder: str | Path) -> None:
    """Takes away what is left unfinished in a folder that the caller holds `alone`; a link as a link.

    What somebody still writes stays, as does what cannot be taken away.
    """
    for left in _left(folder):
        with suppress(OSError):
            _remove(left)


def tidy_unless_at_work(folder: Path) -> None:
    """The same for a folder that nobody holds; where a run is at work, or locks are not known, all stays."""
    if _left(folder):
        with suppress(Unusable), alone(folder) as surely:
            if surely:
                tidy(folder)


def _left(folder: str | Path) -> list[str]:
    try:
        with os.scandir(folder) as entries:
            return [entry.path for entry in entries if OURS.fullmatch(entry.name)]
    except OSError:
        return []


def _remove(path: str) -> None:
    found = os.lstat(path)
    if leads_elsewhere(found):
        os.unlink(path)
    elif stat.S_ISDIR(found.st_mode):
        import shutil

        shutil.rmtree(path, ignore_errors=True)
    elif not (stat.S_ISREG(found.st_mode) and is_claimed(path)):
        os.unlink(path)
