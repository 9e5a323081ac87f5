"""Where a run puts its files: a folder of this machine, or whatever fsspec can reach."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from press.files import UNFINISHED, save, unwritten
from press.problems import Problem, Unusable, Where

Parts = tuple[bytes, ...]


class Store(Protocol):
    """Takes a school's files, all or none of them where it can."""

    def put(self, folder: str, files: Sequence[tuple[str, Parts]], *, again: bool) -> int:
        """Writes the files into that folder; those that are there, byte for byte, are left alone unless `again`.

        Gives how many were left alone. Raises Unusable when a file cannot be written.
        """


def store(out: str) -> Store:
    """The place that `out` names: a folder, or a URL such as s3://district/posters."""
    return _Remote(out) if "://" in out else _Folder(Path(out))


class _Folder:
    """A folder of this machine."""

    def __init__(self, out: Path) -> None:
        self.out = out

    def put(self, folder: str, files: Sequence[tuple[str, Parts]], *, again: bool) -> int:
        target = self.out / folder
        if not files:
            return 0
        if not os.path.lexists(target):
            self._put_new(target, files)
            return 0
        there = 0
        for name, parts in files:
            if not again and _holds(target / name, parts):
                there += 1
            else:
                save(parts, target / name)
        return there

    def _put_new(self, target: Path, files: Sequence[tuple[str, Parts]]) -> None:
        """All files under a temporary folder, which then takes its name: one step for all of them."""
        unfinished = f"{self.out}/{UNFINISHED}{os.getpid()}-{target.name}"
        try:
            os.makedirs(unfinished)
            for name, parts in files:
                _write(f"{unfinished}/{name}", parts)
            os.rename(unfinished, target)
        except OSError as error:
            raise unwritten(target, error) from None
        finally:
            if os.path.lexists(unfinished):
                shutil.rmtree(unfinished, ignore_errors=True)


def _write(path: str, parts: Parts) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    try:
        with os.fdopen(handle, "wb", buffering=0) as file:
            for part in parts:
                left = memoryview(part)
                while left:
                    left = left[file.write(left) :]
    except BaseException:
        with suppress(OSError):
            os.unlink(path)
        raise


def _holds(path: Path, parts: Parts) -> bool:
    """Whether the file is there and has just these bytes."""
    try:
        return path.stat().st_size == sum(map(len, parts)) and path.read_bytes() == b"".join(parts)
    except OSError:
        return False


class _Remote:
    """A place that fsspec can reach; each file is whole or not there, as such places have it."""

    def __init__(self, url: str) -> None:
        try:
            import fsspec
        except ImportError:
            told = f"“{url}” is no folder of this machine, and what reaches others is not installed"
            raise Unusable(Problem(told, 'Run: pip install "handbill[remote]"', Where("--out"))) from None
        self.system, self.root = fsspec.core.url_to_fs(url)

    def put(self, folder: str, files: Sequence[tuple[str, Parts]], *, again: bool) -> int:
        there = 0
        for name, parts in files:
            path, data = f"{self.root}/{folder}/{name}", b"".join(parts)
            try:
                if not again and self.system.exists(path) and self.system.cat_file(path) == data:
                    there += 1
                    continue
                self.system.makedirs(f"{self.root}/{folder}", exist_ok=True)
                self.system.pipe_file(path, data)
            except OSError as error:
                raise unwritten(Path(path), error) from None
        return there
