"""Where the house's folders are: in a checkout beside the package, installed inside it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import handbill


@cache
def folder(name: str) -> Path:
    """The folder of that name: `fonts`, `layouts`, `materials` or a room of the package."""
    return next(found for home in handbill.__path__ if (found := Path(home, name)).is_dir())
