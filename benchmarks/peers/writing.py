"""The least that writing a file costs, for every peer that has its bytes in hand."""

from __future__ import annotations

import os

NEW = os.O_WRONLY | os.O_CREAT | os.O_TRUNC


def write(path: str, *parts: bytes) -> None:
    """Writes a file's parts in one go."""
    file = os.open(path, NEW, 0o666)
    os.writev(file, parts)
    os.close(file)
