"""A run's files in a place that fsspec can reach."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from handbill.district.desk import desk as empty
from handbill.district.lists import MANIFEST, OURS, Printed, refuse_unless_ours
from handbill.files import UNFINISHED, unforeseen, unwritten
from handbill.problems import Problem, Unusable, Where

_CHAINED = re.compile(r"^[^/\[]*::|::[\w+.-]+://")  # as fsspec has it


class Remote:
    """A place that fsspec can reach, as `store.Store` has it."""

    def __init__(self, url: str) -> None:
        self.url = url.rstrip("/")
        _refuse_no_way(url)
        try:
            import fsspec
        except ImportError:
            told = f"“{url}” is no folder of this machine, and what reaches others is not installed"
            raise Unusable(Problem(told, 'Run: pip install "handbill[remote]"', Where("--out"))) from None
        try:
            self.system, root = fsspec.url_to_fs(url, use_listings_cache=False)
        except Exception as error:  # each system has errors of its own
            raise _unreached(url, error) from None
        if "memory" in (self.system.protocol, *self.system.protocol):
            told = f"“{url}” is this program’s own memory, and nothing would be there once it ends"
            raise Unusable(Problem(told, "Name a folder, or another place.", Where("--out")))
        self.root = root.rstrip("/")
        # Where a file can be renamed it grows in place; an object of a store is whole or not there by itself.
        self._renames = type(self.system).mv is not fsspec.AbstractFileSystem.mv
        self.bare = False

    def put(self, folder: str, files: Sequence[tuple[str, tuple[bytes, ...]]], *, again: bool) -> int:
        wanted = {self._path(folder, name): b"".join(parts) for name, parts in files}
        with self._told(folder):
            lacking = wanted if again else self._lacking(folder, wanted)
            self._write(lacking)
        return len(wanted) - len(lacking)

    def has(self, folder: str) -> bool:
        with self._told(folder):
            return bool(self._sizes(folder))

    def held(self, folder: str, files: Sequence[tuple[str, tuple[bytes, ...]]]) -> set[str]:
        wanted = {self._path(folder, name): b"".join(parts) for name, parts in files}
        with self._told(folder):
            lacking = self._lacking(folder, wanted)
        return {name for name, _ in files if self._path(folder, name) not in lacking}

    def _path(self, *names: str) -> str:
        return "/".join((self.root, *filter(None, names)))

    def _lacking(self, folder: str, wanted: dict[str, bytes]) -> dict[str, bytes]:
        """Those of the files that are not there with just these bytes."""
        alike = list(wanted)
        if folder:
            sizes = self._sizes(folder)
            alike = [path for path, data in wanted.items() if sizes.get(path) == len(data)]
        found = self.system.cat(alike, on_error="omit") if alike else {}
        return {path: data for path, data in wanted.items() if found.get(path) != data}

    def _sizes(self, folder: str) -> dict[str, int]:
        """How large each file of a school is; nothing where there is no such folder."""
        try:
            listed = self.system.ls(self._path(folder), detail=True)
        except FileNotFoundError:
            return {}
        return {entry["name"]: entry["size"] for entry in listed if entry["type"] == "file"}

    def _write(self, files: dict[str, bytes]) -> None:
        if not self._renames:
            self.system.pipe(files)
            return
        for path, data in files.items():
            with self._growing(path) as unfinished:
                self.system.pipe_file(unfinished, data)

    @contextmanager
    def _growing(self, path: str) -> Iterator[str]:
        """The path to write a file under: its own in a store of objects, else one that it leaves when it is whole."""
        if not self._renames:
            yield path
            return
        unfinished = self._path(unforeseen())
        self.system.makedirs(path.rpartition("/")[0], exist_ok=True)
        try:
            yield unfinished
            if self.system.isdir(path):  # some would move it into that
                raise IsADirectoryError
            self.system.mv(unfinished, path)
        except BaseException:
            with suppress(Exception):
                self.system.rm_file(unfinished)
            raise

    def still(self, listed: Sequence[Printed], *, look: bool = False) -> list[Printed]:
        if not listed:
            return []
        with self._told(listed[0].folder):
            sizes = self._sizes(listed[0].folder)
            alike = [entry for entry in listed if sizes.get(self._path(entry.file)) == entry.bytes]
            return [entry for entry in alike if not look or self._digest(entry) == entry.sha256]

    def _digest(self, entry: Printed) -> str:
        return hashlib.sha256(self.system.cat_file(self._path(entry.file))).hexdigest()

    @contextmanager
    def desk(self) -> Iterator[Path]:
        with empty() as desk:
            with self._told(""):
                refuse_unless_ours([name for name in OURS if self.system.exists(self._path(name))], self.url)
                self._tidy()
                if self.system.exists(self._path(MANIFEST)):
                    self.system.get_file(self._path(MANIFEST), str(desk / MANIFEST))
                else:
                    self.bare = not (self.system.exists(self.root) and self.system.ls(self.root, detail=False))
            fetched = {path: path.stat().st_mtime_ns for path in desk.iterdir()}
            try:
                yield desk
            finally:
                made = [path for path in desk.rglob("*") if path.is_file() and not path.name.startswith(UNFINISHED)]
                self._send(desk, [path for path in made if fetched.get(path) != path.stat().st_mtime_ns])

    def _tidy(self) -> None:
        """Takes away what a run that was killed left unfinished."""
        for left in self.system.glob(self._path(f"{UNFINISHED}*")) if self._renames else ():
            with suppress(Exception):
                self.system.rm_file(left)

    def _send(self, desk: Path, made: list[Path]) -> None:
        """Sends the lists to their place, the manifest first."""
        for path in sorted(made, key=lambda path: path.name != MANIFEST):
            name = path.relative_to(desk).as_posix()
            with self._told(name), self._growing(self._path(name)) as target:
                self.system.put_file(str(path), target)

    @contextmanager
    def _told(self, name: str) -> Iterator[None]:
        """Tells of whatever goes wrong with what is of that name there; each system has errors of its own."""
        try:
            yield
        except Unusable:
            raise
        except Exception as error:
            raise unwritten("/".join(filter(None, (self.url, name))), error) from None


def _refuse_no_way(url: str) -> None:
    """Raises Unusable for what does not say how one place is reached, and for a way up, which there is none in others' places."""
    how, _, way = url.partition("://")
    if _CHAINED.search(url):
        told = f"“{url}” is one place behind another"
        raise Unusable(Problem(told, "Name the last one alone.", Where("--out")))
    if not how:
        raise Unusable(Problem(f"“{url}” does not say how it is reached", "Begin it as in s3://district.", Where("--out")))
    if {".", ".."} & {*way.split("/")}:
        told = f"“{url}” has a dot or two where a name is wanted, which lead nowhere there"
        raise Unusable(Problem(told, "Write the whole way without them.", Where("--out")))


def _unreached(url: str, error: Exception) -> Unusable:
    told = f"“{url}” cannot be reached: {getattr(error, 'strerror', None) or error}"
    if isinstance(error, ImportError | ValueError):
        return Unusable(Problem(told, "Check how it begins, and install what that needs.", Where("--out")))
    return Unusable(Problem(told, "Check the address, and whether one can write there.", Where("--out")))
