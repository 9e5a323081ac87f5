"""Files as they are written: whole or not at all, over nobody else’s, and where no link leads."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from handbill.locks import claimed
from handbill.problems import Problem, Unusable, Where

UNFINISHED = ".handbill-"  # begins the name of whatever is not finished yet
FOR_ANOTHER = 0x20000000  # the bit by which Windows marks what stands for another place: links and junctions


def save(data: bytes | Iterable[bytes], path: Path) -> None:
    """Writes a file, in parts if it is given in parts. Raises Unusable if it cannot be written."""
    with saving(path) as file:
        file.writelines([data] if isinstance(data, bytes) else data)


@contextmanager
def saving(path: Path) -> Iterator[BinaryIO]:
    """A file to write, under a temporary name until it is whole; gone if it never is.

    It takes the place of a link of its name. Raises Unusable if it cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_name(unforeseen())
        try:
            file = unfinished.open("xb")
            with claimed(file.fileno()):
                with file:
                    yield file
                os.replace(unfinished, path)
        except BaseException:
            unfinished.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise unwritten(path, error) from None


def unforeseen() -> str:
    """A name for what is not finished yet; nobody can have put anything in its place."""
    return f"{UNFINISHED}{os.urandom(8).hex()}"


def is_there(folder: str | Path) -> bool:
    """Whether there is anything of that name. Raises Unusable for a link, which may lead anywhere."""
    try:
        found = os.lstat(folder)
    except OSError:
        return False
    if leads_elsewhere(found):
        told = f"“{folder}” is a link, and what is printed stays in the folder that you name"
        raise Unusable(Problem(told, "Take the link away, or name the folder that it leads to.", Where("--out")))
    return True


def refuse_a_link(folder: str | Path) -> None:
    """Raises Unusable if that is a link."""
    is_there(folder)


def leads_elsewhere(found: os.stat_result) -> bool:
    """Whether it is a link, or a junction of Windows."""
    return stat.S_ISLNK(found.st_mode) or bool(getattr(found, "st_reparse_tag", 0) & FOR_ANOTHER)


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
