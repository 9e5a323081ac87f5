"""Where the house's folders are, and what is in them: in a checkout beside the package, installed inside it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).parent


@cache
def folder(name: str) -> Path:
    """The folder of that name: `fonts`, `layouts`, `materials` or a room of the package."""
    return next(found for home in (PACKAGE, PACKAGE.parent) if (found := home / name).is_dir())


def files_below(home: str | Path, endings: tuple[str, ...]) -> Iterator[os.DirEntry[str]]:
    """Every file in a folder and those below it whose name ends so, by name; hidden folders are passed over."""
    with os.scandir(home) as there:
        found = sorted(there, key=lambda entry: entry.name)
    for entry in found:
        if entry.name.endswith(endings):
            yield entry
        elif "." not in entry.name and entry.name != "__pycache__" and entry.is_dir():
            yield from files_below(entry.path, endings)
