"""What is kept from one run to the next, under a seal that only the user's own key makes.

A folder may be synced, restored or shared, and its files damaged or forged: what comes out of it is what this user's
programs put in under that very name, or nothing. The key stands elsewhere.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from handbill.editions import owned
from handbill.editions.homes import key_file

KEY = SEAL = 32  # bytes
ENDING = ".edition"
KEPT = 30 * 24 * 3600  # seconds for which what nobody asks for is kept


class Cache:
    """What a folder keeps for this user, by what is told of it. Where it cannot be kept safely it is not kept."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._key = _known()

    def get(self, told: str) -> bytes | None:
        """What was put in under that; None if nothing was, or it is not whole, or somebody else may have written it."""
        if not self._key:
            return None
        path = self._path(self._key, told)
        held = owned.read(path)
        return None if held is None else _unsealed(self._key, path.name, held)

    def put(self, told: str, data: bytes) -> None:
        """Keeps it; what cannot be kept is no reason to stop."""
        with suppress(Exception):
            self._key = self._key or _known() or _made()
            if self._key:
                path = self._path(self._key, told)
                owned.write(_seal(self._key, path.name, data) + data, path)
                owned.take_away(self.folder, "", ENDING, KEPT)

    def _path(self, key: bytes, told: str) -> Path:
        """Another key's have other names, so that two who share a folder do not take each other's away."""
        return self.folder / f"{_keyed(key, f'name {told}'.encode()).hex()[:40]}{ENDING}"


def _known() -> bytes | None:
    """The user's key; None if there is none that nobody else can have read."""
    key = owned.read(key_file(), owned.OPENING)
    return key if key and len(key) == KEY else None


def _made() -> bytes | None:
    """A new key, or that of another process which made one at the same time."""
    owned.write(os.urandom(KEY), key_file())
    return _known()


def _seal(key: bytes, name: str, data: bytes) -> bytes:
    """Holds for a file of that name alone, so that no other edition can be put in its place."""
    return _keyed(key, f"seal {name} ".encode() + data)


def _unsealed(key: bytes, name: str, held: bytes) -> bytes | None:
    from hmac import compare_digest

    data = held[SEAL:]
    return data if compare_digest(held[:SEAL], _seal(key, name, data)) else None


def _keyed(key: bytes, said: bytes) -> bytes:
    import hmac

    return hmac.digest(key, said, "sha256")
