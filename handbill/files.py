"""Files as they are written: whole or not at all, and over nobody else’s."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from handbill.problems import Problem, Unusable, Where

UNFINISHED = ".handbill-"  # begins the name of whatever is not finished yet


def save(data: bytes | Iterable[bytes], path: Path) -> None:
    """Writes a file, in parts if it is given in parts. Raises Unusable if it cannot be written."""
    with saving(path) as file:
        file.writelines([data] if isinstance(data, bytes) else data)


@contextmanager
def saving(path: Path) -> Iterator[BinaryIO]:
    """A file to write, under a temporary name until it is whole; gone if it never is. Raises Unusable if it cannot be written."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_name(f"{UNFINISHED}{os.urandom(8).hex()}")
        try:
            with unfinished.open("xb") as file:
                yield file
            os.replace(unfinished, path)
        except BaseException:
            unfinished.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise unwritten(path, error) from None


def unwritten(path: Path | str, error: Exception) -> Unusable:
    """What to tell of a file or folder that cannot be written."""
    way_out = "Choose another folder."
    if isinstance(error, FileExistsError | NotADirectoryError):
        why = "a file stands where a folder is wanted"
    elif isinstance(error, IsADirectoryError):
        why, way_out = "a folder stands where a file is wanted", "Move it away, or choose another folder."
    else:
        why = getattr(error, "strerror", None) or str(error) or type(error).__name__
        way_out = "Close it if it is open, make room, or choose another folder."
    return Unusable(Problem(f"“{path}” cannot be written: {why}", way_out, Where("--out")))
