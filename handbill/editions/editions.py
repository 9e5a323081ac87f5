"""Editions as they are asked for: made once, kept in this process and in the user's cache folder."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from handbill.editions.cache import Cache
from handbill.editions.edition import Edition
from handbill.editions.fingerprint import stamp
from handbill.editions.slots import Outside
from handbill.orders.order import Order
from handbill.page.imprint import Imprint, Room

if TYPE_CHECKING:
    from handbill.words.library import Library

NOBODY = Imprint()


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
        self._materials, self._cache = materials, Cache(cache) if cache else None
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
        edition = self.edition(order, imprint.room)
        try:
            return edition, edition.inked(imprint)
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

    def _told(self, order: Order, room: Room) -> str:
        """What an edition is kept under: all that it is made from."""
        return repr((order, room, stamp(self._materials)))

    def _kept(self, order: Order, room: Room) -> Edition | None:
        """The edition as the cache has it; None if it is not there, not as it was put in, or leads elsewhere."""
        data = self._cache.get(self._told(order, room)) if self._cache else None
        if data is None:
            return None
        try:
            found = msgspec.msgpack.decode(data, type=Edition)
        except msgspec.MsgspecError:
            return None
        return found if found.leads_home() else None

    def _keep(self, order: Order, room: Room, made: Edition) -> Edition:
        """Puts an edition into the cache, if there is one."""
        if self._cache:
            data = msgspec.msgpack.encode(made, enc_hook=str)  # what was typed is kept without its place
            self._cache.put(self._told(order, room), data)
        return made
