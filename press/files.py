"""Files as they are written: whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import BinaryIO

from press.problems import Problem, Unusable, Where

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
        handle, temporary = tempfile.mkstemp(prefix=UNFINISHED, dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                yield file
            os.chmod(temporary, 0o666 & ~_umask())
            os.replace(temporary, path)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise unwritten(path, error) from None


def unwritten(path: Path, error: OSError) -> Unusable:
    """What to tell of a file or folder that cannot be written."""
    if isinstance(error, FileExistsError | NotADirectoryError):
        told = f"“{path}” cannot be written: a file stands where a folder is wanted"
        return Unusable(Problem(told, "Choose another folder.", Where("--out")))
    if isinstance(error, IsADirectoryError):
        told = f"“{path}” cannot be written: a folder stands where a file is wanted"
        return Unusable(Problem(told, "Move it away, or choose another folder.", Where("--out")))
    told = f"“{path}” cannot be written: {error.strerror}"
    return Unusable(Problem(told, "Close it if it is open, make room, or choose another folder.", Where("--out")))


@cache
def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
