"""What editions are made from, as one digest: words, layouts, code, fonts, libraries."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import msgspec

from handbill.folders import files_below, folder

LIBRARIES = ("reportlab", "uharfbuzz", "fonttools", "msgspec", "pyyaml")
FOLDERS = ("words", "page", "orders", "pdf", "editions", "layouts", "materials", "fonts")  # what a page is made from
ENDINGS = (".py", ".yaml", ".ttf", ".icc")


@cache
def fingerprint(materials: Path | None) -> str:
    """A digest of what all those files say; the same on every machine that has the same."""
    digest = hashlib.sha256()
    for entry, name in _files(materials):
        digest.update(name.encode())
        digest.update(hashlib.sha256(_told(entry.path)).digest())
    digest.update("\n".join(_versions()).encode())
    return digest.hexdigest()


@cache
def stamp(materials: Path | None) -> str:
    """A digest of where those files are and when each was last changed: told in a tenth of the time, for this machine alone.

    No program can set back the time at which a file's entry was changed (ctime), so that a file which
    says something else never has the stamp of the one before it.
    """
    told = []
    for entry, _ in _files(materials):
        stat = entry.stat()
        told.append((entry.path, stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino))
    return hashlib.sha256(repr((told, _versions())).encode()).hexdigest()


def _files(materials: Path | None) -> Iterator[tuple[os.DirEntry[str], str]]:
    """Every file that an edition is made from, with a name that it has in a checkout and installed alike, in their order."""
    homes = [(str(folder(name)), name) for name in FOLDERS] + ([(str(materials), "own")] if materials else [])
    for home, name in homes:
        for entry in files_below(home, ENDINGS):
            yield entry, name + entry.path.removeprefix(home).replace(os.sep, "/")


def _told(path: str) -> bytes:
    """What a file says; of a font its table directory, which has a checksum of each table."""
    with open(path, "rb") as file:
        # OpenType, "Organization of an OpenType font": 12 bytes, then 16 for each table
        return file.read(12 + 16 * 64 if path.endswith(".ttf") else -1)


def _versions() -> list[str]:
    """The libraries with their versions, as the folder that they are installed in names them; sooner told than by asking each."""
    names = (name.lower() for name in os.listdir(Path(msgspec.__file__).parent.parent) if name.endswith(".dist-info"))
    return sorted(name for name in names if name.startswith(LIBRARIES))
