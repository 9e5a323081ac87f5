"""What editions are made from, as one digest: words, layouts, code, fonts, libraries."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import msgspec

from handbill.folders import files_below, folder
from handbill.problems import Unusable
from handbill.words import raw

LIBRARIES = ("reportlab", "uharfbuzz", "fonttools", "msgspec", "pyyaml", "pillow")
FOLDERS = ("words", "page", "orders", "pdf", "editions", "layouts", "materials", "fonts")  # what a page is made from
ENDINGS = (".py", ".yaml", ".ttf", ".icc")


@cache
def fingerprint(materials: Path | None) -> str:
    """A digest of what all those files say; the same on every machine that has the same.

    Raises Unusable as `raw.below` does, where the materials are no folder of words.
    """
    digest = hashlib.sha256()
    for path, name in _files(materials):
        digest.update(name.encode())
        digest.update(hashlib.sha256(_told(path)).digest())
    digest.update("\n".join(_versions()).encode())
    return digest.hexdigest()


@cache
def stamp(materials: Path | None) -> str:
    """A digest of where those files are and when each was last changed: told in a tenth of the time, for this machine alone.

    A file which says something else never has the stamp of the one before it. Raises as `fingerprint` does.
    """
    told = [(path, raw.state(path)) for path, _ in _files(materials)]
    return hashlib.sha256(repr((told, _versions())).encode()).hexdigest()


def _files(materials: Path | None) -> Iterator[tuple[str, str]]:
    """Every file that an edition is made from, with a name that it has in a checkout and installed alike, in their order."""
    for name in FOLDERS:
        home = str(folder(name))
        for entry in files_below(home, ENDINGS):
            yield entry.path, name + entry.path.removeprefix(home).replace(os.sep, "/")
    for path in raw.below(materials) if materials else ():
        yield path, "own" + path.removeprefix(str(materials)).replace(os.sep, "/")


def _told(path: str) -> bytes:
    """What a file says, of a font its table directory, which has a checksum of each table; nothing of what cannot be read."""
    if path.endswith(".ttf"):
        with open(path, "rb") as file:
            # OpenType, "Organization of an OpenType font": 12 bytes, then 16 for each table
            return file.read(12 + 16 * 64)
    try:
        return raw.read(path)
    except Unusable:  # which is told when it is read for its words
        return b""


def _versions() -> list[str]:
    """The libraries with their versions, as the folder that they are installed in names them; sooner told than by asking each."""
    names = (name.lower() for name in os.listdir(Path(msgspec.__file__).parent.parent) if name.endswith(".dist-info"))
    return sorted(name for name in names if name.startswith(LIBRARIES))
