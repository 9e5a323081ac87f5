"""The site's folder: files whose names are digests of what they hold, and the manifest of all that is there."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
from msgspec import Struct

from handbill.files import refuse_a_link, save, unwritten
from handbill.leftovers import tidy
from handbill.locks import alone
from handbill.problems import Problem, Unusable, Where

MANIFEST = "manifest.json"
KINDS = ("editions", "parts", "cases", "pictures")  # folders of files that are named by their digest
FORMAT = 1


class File(Struct, frozen=True):
    """A file of the site, as its manifest has it."""

    bytes: int
    sha256: str


class Manifest(Struct, frozen=True):
    """What is in the folder, by path; `version` changes with any of it, and is empty while it is being written."""

    format: int
    version: str
    files: dict[str, File]


class Keeper:
    """Puts data into the folder under names that are made of its digest, packed; `files` are their paths."""

    def __init__(self, out: Path) -> None:
        self.out, self.files = out, set[str]()

    def __call__(self, kind: str, data: bytes) -> str:
        """Keeps a file of that kind, and gives its name."""
        name = hashlib.sha256(data).hexdigest()[:32]
        path = self.out / kind / f"{name}.gz"
        self.files.add(f"{kind}/{path.name}")
        if not path.exists():
            save(gzip.compress(data, 9, mtime=0), path)
        return name


@contextmanager
def opened(out: Path) -> Iterator[None]:
    """Holds the folder while a site is written into it. Raises Unusable if something else is in it, or another run at work."""
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise unwritten(out, error) from None
    with alone(out):
        _refuse_what_is_not_ours(out)
        for folder in (out / kind for kind in KINDS):
            refuse_a_link(folder)
            if folder.is_dir():
                tidy(folder)
        tidy(out)
        yield


def _refuse_what_is_not_ours(out: Path) -> None:
    manifest = out / MANIFEST
    if not manifest.exists() and any(out.iterdir()):
        told = f"“{out}” holds something else than a site"
        raise Unusable(Problem(told, "Choose a new folder, or an empty one.", Where("--out")))
    if manifest.exists():
        _read(manifest)
    else:
        save(msgspec.json.encode(Manifest(FORMAT, "", {})), manifest)  # so that a run which is broken off can be begun again


def _read(path: Path) -> Manifest:
    """A manifest that is there. Raises Unusable where it is none of ours."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=Manifest)
    except (OSError, msgspec.MsgspecError):
        told = f"“{path}” is no site’s manifest"
        raise Unusable(Problem(told, "Choose another folder.", Where("--out"))) from None


def finish(out: Path, files: Iterable[str]) -> Manifest:
    """Writes the manifest of those files, and takes away what an earlier one had and this one has not."""
    before, found = _read(out / MANIFEST), {name: _file(out / name) for name in sorted(set(files))}
    told = "\n".join(f"{name} {file.sha256}" for name, file in found.items())
    listed = Manifest(FORMAT, hashlib.sha256(told.encode()).hexdigest()[:16], found)
    save(msgspec.json.format(msgspec.json.encode(listed), indent=1), out / MANIFEST)
    for name in before.files.keys() - listed.files.keys():
        (out / name).unlink(missing_ok=True)
    for path in (path for kind in KINDS for path in (out / kind).glob("*.gz")):
        if path.relative_to(out).as_posix() not in listed.files:
            path.unlink()
    return listed


def _file(path: Path) -> File:
    data = path.read_bytes()
    return File(len(data), hashlib.sha256(data).hexdigest())
