"""Where a run puts its files: a folder of this machine, or whatever fsspec can reach."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import stat
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import Protocol

from handbill.district.lists import MANIFEST, OURS, Printed, refuse_unless_ours
from handbill.files import is_there, leads_elsewhere, unforeseen, unwritten
from handbill.leftovers import tidy
from handbill.locks import LOCK, alone

Parts = tuple[bytes, ...]  # a file's bytes
NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
OLD = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)  # never waits
_BENEATH = re.compile(r"[\w-]+/[\w+.-]+")  # a school's folder, and a file in it
_HERE = re.compile(r"^(file|local)://(/(?=[A-Za-z]:))?")  # and on Windows a slash before a drive
_writev = getattr(os, "writev", lambda _handle, _parts: 0)


class Store(Protocol):
    """The place of a run's files. Each of them is whole or not there; Unusable is raised when one cannot be written or read.

    `bare` says that nothing at all was there when the desk was taken, so that no file need be looked for.
    """

    bare: bool

    def put(self, folder: str, files: Sequence[tuple[str, Parts]], *, again: bool) -> int:
        """Writes a school's files into that folder; those that are there, byte for byte, are left alone unless `again`.

        Gives how many were left alone.
        """

    def has(self, folder: str) -> bool:
        """Whether that school has a folder."""

    def held(self, folder: str, files: Sequence[tuple[str, Parts]]) -> set[str]:
        """The names of those of a school's files that are there, byte for byte."""

    def still(self, listed: Sequence[Printed], *, look: bool = False) -> list[Printed]:
        """Those of a school's files that are there as they were listed; `look` has them read to be sure of it."""

    def desk(self) -> AbstractContextManager[Path]:
        """A folder for the lists, with the manifest that is there; once it is left, whatever ends it, they are in their place."""


def store(out: str) -> Store:
    """The place that `out` names: a folder, or a URL such as s3://district/posters. Raises Unusable for a URL of no use."""
    folder = folder_of(out)
    if folder:
        return _Folder(folder)
    from handbill.district.remote import Remote

    return Remote(out)


def folder_of(out: str) -> Path | None:
    """The folder of this machine that is meant, also by its URL; none for a place beyond."""
    named = _HERE.sub("", out)
    return None if "://" in named else Path(named)


class _Folder:
    """A folder of this machine."""

    def __init__(self, out: Path) -> None:
        self.out = out
        self._since = 0.0  # when the manifest was written
        self.bare = False

    def put(self, folder: str, files: Sequence[tuple[str, Parts]], *, again: bool) -> int:
        lacking = files
        if not again and self.has(folder):
            held = self.held(folder, files)
            lacking = [file for file in files if file[0] not in held]
        if lacking:
            self._add(f"{self.out}/{folder}", lacking)
        return len(files) - len(lacking)

    def has(self, folder: str) -> bool:
        return is_there(f"{self.out}/{folder}")

    def held(self, folder: str, files: Sequence[tuple[str, Parts]]) -> set[str]:
        return {name for name, parts in files if _holds(f"{self.out}/{folder}/{name}", parts)}

    def _add(self, target: str, files: Sequence[tuple[str, Parts]]) -> None:
        """All files under a temporary folder, which then takes the target's name in one step, or leaves each to the target."""
        unfinished, moved = f"{self.out}/{unforeseen()}", False
        try:
            os.mkdir(unfinished)
            for name, parts in files:
                _write(f"{unfinished}/{name}", parts)
            moved = _renamed(unfinished, target)
            if not moved:
                for name, _ in files:
                    os.replace(f"{unfinished}/{name}", f"{target}/{name}")
        except OSError as error:
            raise unwritten(error.filename2 or target, error) from None
        finally:
            if not moved:
                shutil.rmtree(unfinished, ignore_errors=True)

    def still(self, listed: Sequence[Printed], *, look: bool = False) -> list[Printed]:
        return [entry for entry in listed if self._is_as_listed(entry, look)]

    def _is_as_listed(self, entry: Printed, look: bool) -> bool:
        """What was not touched since the manifest was written need not be read."""
        path = self.out / entry.file
        try:
            if not _BENEATH.fullmatch(entry.file) or leads_elsewhere(os.lstat(path.parent)):
                return False
            found = os.lstat(path)
            if not stat.S_ISREG(found.st_mode) or found.st_size != entry.bytes:
                return False
            return (found.st_mtime < self._since and not look) or _digest(path.read_bytes()) == entry.sha256
        except OSError:
            return False

    @contextmanager
    def desk(self) -> Iterator[Path]:
        try:
            self.out.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise unwritten(self.out, error) from None
        with alone(self.out):
            self._begin()
            try:
                yield self.out
            finally:
                tidy(self.out)

    def _begin(self) -> None:
        """Looks at what is there. Raises Unusable if it is not ours."""
        try:
            refuse_unless_ours([name for name in OURS if (self.out / name).exists()], str(self.out))
            with suppress(FileNotFoundError):
                self._since = (self.out / MANIFEST).stat().st_mtime
            self._tidy()
            self.bare = not any(path.name != LOCK for path in self.out.iterdir())
        except OSError as error:
            raise unwritten(self.out, error) from None

    def _tidy(self) -> None:
        """Takes away what is left unfinished here, and in each folder here that was touched since the manifest was written."""
        tidy(self.out)
        with os.scandir(self.out) as entries:
            for entry in entries:
                found = entry.stat(follow_symlinks=False)
                if found.st_mtime >= self._since and stat.S_ISDIR(found.st_mode) and not leads_elsewhere(found):
                    tidy(entry.path)


def _write(path: str, parts: Parts) -> None:
    handle = os.open(path, NEW, 0o666)
    try:
        written = _writev(handle, parts)
        for part in parts:
            part, written = part[written:], max(written - len(part), 0)
            while part:
                part = part[os.write(handle, part) :]  # all of it, unless the disk is full
    finally:
        os.close(handle)


def _renamed(unfinished: str, target: str) -> bool:
    """Gives the folder its name, unless there is one of that name that holds anything."""
    try:
        os.rename(unfinished, target)
    except OSError:
        if not (is_there(target) and os.path.isdir(target)):
            raise
        return False
    return True


def _holds(path: str, parts: Parts) -> bool:
    """Whether the file is there and has just these bytes."""
    try:
        handle = os.open(path, OLD)
        try:
            data = os.read(handle, sum(map(len, parts)) + 1)
        finally:
            os.close(handle)
    except OSError:
        return False
    at = 0
    for part in parts:
        if not data.startswith(part, at):
            return False
        at += len(part)
    return at == len(data)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
