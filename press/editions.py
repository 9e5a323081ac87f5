"""Editions as they are asked for: made once, kept in this process and in the user's cache folder."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from functools import cache, cached_property
from pathlib import Path
from typing import NamedTuple

import msgspec

from press.edition import Edition, LogoSlot, Outside, Slot
from press.imprint import Imprint, Room
from press.library import Library, library
from press.logo import SPECIMEN
from press.orders import Order
from press.page import Code, Element, Place
from press.places import filled, in_room, places

TYPICAL = "206-555-0100"  # in any field: the shell is the same whatever stands there
LIBRARIES = ("reportlab", "uharfbuzz", "fonttools", "qrcode", "msgspec", "pyyaml")
HOUSE = Path(__file__).parent.parent
KEPT = 30 * 24 * 3600  # seconds for which an edition that nobody asks for stays in the cache


def edition(order: Order, library: Library, room: Room) -> Edition:
    """An order's edition; of its imprint only the `room` counts. Raises Unusable as `orders.fill` does."""
    from press import checks, orders, pdf

    document = orders.lay(order, library, room)
    checks.check(document)
    lines = {name: TYPICAL for name, _ in room.given}
    made = pdf.written(filled(document, Imprint(**lines, logo=SPECIMEN if room.logo else b"", blank=room.blank)))
    slots = tuple(_slot(nth, element, made.shown) for nth, (_, element) in enumerate(places(document)))
    codes = tuple(mark.box for page in document.pages for mark in page.marks() if isinstance(mark, Code))
    return Edition(document.title, document.lang, len(document.pages), document.sheets, made.shell, slots, codes)


def _slot(nth: int, element: Element, shown: dict[str, list[tuple[str, str]]]) -> Slot | LogoSlot:
    place = element.place
    if not isinstance(place, Place):
        return LogoSlot(place, element.alt)
    own, gaps = len(place.before), len(place.before) + 1 + len(place.after)
    labels = tuple(tuple(shown[f"{nth}.{gap}"]) for gap in range(gaps) if gap != own)
    return Slot(place, shown[f"{nth}.{own}"][0][0], labels)


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
        return library(self._materials)

    def file(self, order: Order) -> File:
        """The order's file: its imprint set into the edition, or the whole piece laid out where letters need it.

        Byte for byte what `pdf.write(orders.fill(order))` gives. Raises Unusable as `orders.fill` does.
        """
        blank = replace(order, imprint=Imprint())

        def attempt(room: Room) -> File:
            found = self.edition(blank, room)
            return File(found, found.stamped(order.imprint))

        try:
            return in_room(order.imprint, attempt)
        except Outside:
            return _whole(order, self.library)

    def edition(self, order: Order, room: Room) -> Edition:
        """The edition of an order without imprint, with that room for one."""
        key = (order, room)
        if key not in self._made:
            self._made[key] = self._kept(order, room) or self._keep(order, room, edition(order, self.library, room))
        return self._made[key]

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
            from press.files import save

            data = msgspec.msgpack.encode(made, enc_hook=str)  # what was typed is kept without its place
            with suppress(Exception):
                save(_seal(data) + b"\n" + data, self._path(order, room))
                _tidy(self._cache)
        return made


def _whole(order: Order, library: Library) -> File:
    from press import orders, pdf

    document = orders.fill(order, library)
    made = pdf.written(document)
    return File(Edition(document.title, document.lang, len(document.pages), document.sheets, made.shell, (), ()),
                made.shell.tail(made.ink))  # fmt: skip


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
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    digest.update("\n".join(_versions()).encode())
    return digest.hexdigest()


def _sources(materials: Path | None) -> Iterator[Path]:
    for folder, ending in (
        ("press", "*.py"),
        ("press", "*.yaml"),
        ("layouts", "*.py"),
        ("materials", "**/*.yaml"),
        ("fonts", "*.ttf"),
    ):
        yield from sorted((HOUSE / folder).glob(ending))
    if materials:
        yield from sorted(materials.glob("**/*.yaml"))


def _versions() -> Iterator[str]:
    from importlib.metadata import version

    return (f"{name} {version(name)}" for name in LIBRARIES)
