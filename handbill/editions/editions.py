"""Editions as they are asked for: made once, kept in this process and in the user's cache folder."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterator
from contextlib import suppress
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec
from msgspec.structs import replace

import handbill
from handbill.editions.edition import Edition
from handbill.editions.slots import Outside
from handbill.folders import folder
from handbill.orders.order import Order
from handbill.page.imprint import Imprint, Room

if TYPE_CHECKING:
    from handbill.words.library import Library

LIBRARIES = ("reportlab", "uharfbuzz", "fonttools", "qrcode", "msgspec", "pyyaml")
MADE_FROM = ("*.py", "*.yaml", "*.ttf")
KEPT = 30 * 24 * 3600  # seconds for which an edition that nobody asks for stays in the cache


class File(NamedTuple):
    """A piece for one school: the shell, and the tail that makes it a file."""

    edition: Edition
    tail: bytes

    @property
    def sha256(self) -> str:
        return self.edition.shell.sha256(self.tail)

    @property
    def parts(self) -> tuple[bytes, bytes]:
        """The file's bytes, in two parts."""
        return self.edition.shell.head, self.tail

    @property
    def size(self) -> int:
        return len(self.edition.shell.head) + len(self.tail)


class Editions:
    """The editions of one library, made as they are needed. `cache` is the folder that keeps them, if any does."""

    def __init__(self, materials: Path | None, cache: Path | None = None) -> None:
        self._materials, self._cache = materials, cache
        self._made: dict[tuple[Order, Room], Edition] = {}

    @cached_property
    def library(self) -> Library:
        """What the editions say; read when the first one has to be made."""
        from handbill.words.library import library

        return library(self._materials)

    def file(self, order: Order) -> File:
        """The order's file: its imprint set into the edition, or the whole piece laid out where letters need it.

        Byte for byte what `pdf.write(orders.fill(order))` gives. Raises Unusable as `orders.fill` does.
        """
        edition, ink = self.inked(order)
        return File(edition, edition.shell.tail(ink))

    def inked(self, order: Order) -> tuple[Edition, dict[str, bytes]]:
        """The order's edition, and what its imprint puts into the gaps. Raises as `file` does."""
        blank = replace(order, imprint=Imprint())
        if not order.imprint.given():
            found = self.edition(blank, order.imprint.room)
            return found, found.inked(order.imprint)
        from handbill.page.places import in_room

        def attempt(room: Room) -> tuple[Edition, dict[str, bytes]]:
            found = self.edition(blank, room)
            return found, found.inked(order.imprint)

        try:
            return in_room(order.imprint, attempt)
        except Outside:
            from handbill.editions.casting import whole

            return whole(order, self.library)

    def is_kept(self, order: Order) -> bool:
        """Whether the order's edition was made before, so that nothing has to be read for it."""
        blank, room = replace(order, imprint=Imprint()), order.imprint.room
        if found := self._kept(blank, room):
            self._made[blank, room] = found
        return found is not None

    def edition(self, order: Order, room: Room) -> Edition:
        """The edition of an order without imprint, with that room for one."""
        key = (order, room)
        if key not in self._made:
            self._made[key] = self._kept(order, room) or self._cast(order, room)
        return self._made[key]

    def _cast(self, order: Order, room: Room) -> Edition:
        from handbill.editions.casting import cast

        return self._keep(order, room, cast(order, self.library, room))

    def _path(self, order: Order, room: Room) -> Path:
        told = repr((order, room, fingerprint(self._materials)))
        return self._cache / f"{hashlib.sha256(told.encode()).hexdigest()[:40]}.edition"

    def _kept(self, order: Order, room: Room) -> Edition | None:
        """The edition as the cache has it; None if it is not there, not whole, or leads elsewhere."""
        if not self._cache:
            return None
        try:
            seal, data = self._path(order, room).read_bytes().split(b"\n", 1)
            found = msgspec.msgpack.decode(data, type=Edition) if _seal(data) == seal else None
        except (OSError, ValueError, msgspec.MsgspecError):
            return None
        return found if found and found.leads_home() else None

    def _keep(self, order: Order, room: Room, made: Edition) -> Edition:
        """Puts an edition into the cache; one that cannot be kept is no reason to stop."""
        if self._cache:
            from handbill.files import save

            data = msgspec.msgpack.encode(made, enc_hook=str)  # what was typed is kept without its place
            with suppress(Exception):
                save(_seal(data) + b"\n" + data, self._path(order, room))
                _tidy(self._cache)
        return made


def _seal(data: bytes) -> bytes:
    return hashlib.sha256(data).hexdigest().encode()


def _tidy(folder: Path) -> None:
    """Takes away what nobody has asked for in a month."""
    for path in folder.glob("*.edition"):
        if path.stat().st_mtime < time.time() - KEPT:
            path.unlink(missing_ok=True)


def cache_folder() -> Path:
    """Where this user's programs keep what they can make again."""
    import platformdirs

    return Path(platformdirs.user_cache_dir("handbill", appauthor=False)) / "editions"


@cache
def fingerprint(materials: Path | None) -> str:
    """A digest of all that an edition is made from but its order: words, layouts, code, fonts, libraries."""
    digest = hashlib.sha256()
    for path in _sources(materials):
        digest.update(f"{path.name}\0".encode())
        digest.update(hashlib.sha256(_told(path)).digest())
    digest.update("\n".join(_versions()).encode())
    return digest.hexdigest()


def _told(path: Path) -> bytes:
    """What a file says; of a font its table directory, which has a checksum of each table."""
    if path.suffix != ".ttf":
        return path.read_bytes()
    with path.open("rb") as file:
        return file.read(12 + 16 * 64)  # OpenType, "Organization of an OpenType font": 12 bytes, then 16 for each table


def _sources(materials: Path | None) -> Iterator[Path]:
    """Every file that an edition is made from; the same in a checkout and installed."""
    house = Path(handbill.__file__).parent
    found: dict[str, Path] = {}
    for home in (house, *map(folder, ("layouts", "materials", "fonts"))):
        start = house if home == house else home.parent
        found |= {path.relative_to(start).as_posix(): path for ending in MADE_FROM for path in home.rglob(ending)}
    yield from (path for _, path in sorted(found.items()))
    if materials:
        yield from sorted(materials.glob("**/*.yaml"))


def _versions() -> list[str]:
    """The libraries with their versions, as the folder that they are installed in names them; sooner told than by asking each."""
    names = (name.lower() for name in os.listdir(Path(msgspec.__file__).parent.parent) if name.endswith(".dist-info"))
    return sorted(name for name in names if name.startswith(LIBRARIES))
