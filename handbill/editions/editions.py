"""Editions as they are asked for: made once, kept in this process and in the user's cache folder."""

from __future__ import annotations

import hashlib
import os
import time
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from handbill.editions.edition import Edition
from handbill.editions.fingerprint import stamp
from handbill.editions.slots import Outside
from handbill.orders.order import Order
from handbill.page.imprint import Imprint, Room
from handbill.problems import Overfull

if TYPE_CHECKING:
    from handbill.words.library import Library

NOBODY = Imprint()
KEPT = 30 * 24 * 3600  # seconds for which an edition that nobody asks for stays in the cache


class File(NamedTuple):
    """A piece for one school: the shell, the tail that makes it a file, and the digest of both."""

    edition: Edition
    tail: bytes
    sha256: str

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
        return self.filed(order.with_imprint(NOBODY), order.imprint)

    def filed(self, order: Order, imprint: Imprint) -> File:
        """The same of an order without imprint, for a school with those lines."""
        edition, ink = self.inked(order, imprint)
        return File(edition, *edition.shell.tail(ink))

    def inked(self, order: Order, imprint: Imprint) -> tuple[Edition, dict[str, bytes]]:
        """The edition of an order without imprint, and what those lines put into the gaps. Raises as `file` does."""

        def attempt(room: Room) -> tuple[Edition, dict[str, bytes]]:
            found = self.edition(order, room)
            return found, found.inked(imprint)

        try:
            try:
                return attempt(imprint.room)
            except Overfull:  # few lines are long
                from handbill.page.places import in_room

                return in_room(imprint.room, attempt)
        except Outside:
            from handbill.editions.casting import whole

            return whole(order.with_imprint(imprint), self.library)

    def is_kept(self, order: Order) -> bool:
        """Whether the order's edition was made before, so that nothing has to be read for it."""
        blank, room = order.with_imprint(NOBODY), order.imprint.room
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

    def _path(self, cache: Path, order: Order, room: Room) -> Path:
        told = repr((order, room, stamp(self._materials)))
        return cache / f"{hashlib.sha256(told.encode()).hexdigest()[:40]}.edition"

    def _kept(self, order: Order, room: Room) -> Edition | None:
        """The edition as the cache has it; None if it is not there, not whole, or leads elsewhere."""
        if not self._cache:
            return None
        try:
            seal, data = self._path(self._cache, order, room).read_bytes().split(b"\n", 1)
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
                save(_seal(data) + b"\n" + data, self._path(self._cache, order, room))
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
    """Where this user's programs keep what they can make again: the folder of the XDG rules, of macOS or of Windows."""
    home = os.path.expanduser("~")
    if os.name == "nt":
        kept = os.environ.get("LOCALAPPDATA") or f"{home}/AppData/Local"
    elif os.uname().sysname == "Darwin":
        kept = f"{home}/Library/Caches"
    else:
        kept = os.environ.get("XDG_CACHE_HOME") or f"{home}/.cache"
    return Path(kept, "handbill", "editions")
