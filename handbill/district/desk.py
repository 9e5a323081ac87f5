"""A folder of this machine for the lists of a run that prints somewhere else."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from handbill.files import leads_elsewhere
from handbill.locks import alone
from handbill.problems import Unusable

BEGINS = "handbill-desk-"
NEW = 60.0  # seconds in which a desk may not be held yet


@contextmanager
def desk() -> Iterator[Path]:
    """An empty folder until the block is left. Takes away those that runs which were killed left behind."""
    for left in Path(tempfile.gettempdir()).glob(f"{BEGINS}*"):
        with suppress(OSError, Unusable):
            _remove_unless_held(left)
    with tempfile.TemporaryDirectory(prefix=BEGINS) as folder, alone(Path(folder)):
        yield Path(folder)


def _remove_unless_held(left: Path) -> None:
    import shutil

    found = os.lstat(left)
    ours = not leads_elsewhere(found) and found.st_uid == getattr(os, "getuid", lambda: found.st_uid)()
    if ours and time.time() - found.st_mtime > NEW:
        with alone(left) as surely:
            if surely:
                shutil.rmtree(left, ignore_errors=True)
