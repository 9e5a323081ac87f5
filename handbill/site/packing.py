"""Editions as a browser takes them: what all rooms of an order are made of, each thing once (docs/editions.md)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from msgspec import json

from handbill.editions.edition import Edition
from handbill.editions.slots import LogoSlot, Slot
from handbill.page.document import Place
from handbill.pdf.shell import Gapped, Shell
from handbill.site import cases

FORMAT = 1
FONT = 8_000  # bytes: what rooms share and is larger is the font that all editions keep whole
MUCH = 6_000  # bytes of one room's own

Keep = Callable[[str, bytes], str]
"""Keeps a file of that kind, and gives its name."""
Add = Callable[[bytes], int]
Json = dict[str, object]


class Shown(NamedTuple):
    """A place as the page's picture shows it: of which page, how far right and down of where it stands there."""

    page: int
    dx: float
    dy: float


class Picture(NamedTuple):
    """A page's picture: the files of its layers from below, width and height in points."""

    layers: Sequence[str]
    width: float
    height: float


class Room(NamedTuple):
    """An edition, where the picture of each of its pages is, and where each place stands in these."""

    edition: Edition
    pictures: Sequence[Picture]
    shown: Sequence[Shown]


def packed(rooms: Mapping[str, Room], keep: Keep) -> bytes:
    """What a browser has to know of an order's editions, by the names of their rooms; what they are made of is kept beside it."""
    first, bodies = next(iter(rooms.values())).edition, Bodies()
    fonts = dict.fromkeys(case.font for room in rooms.values() for case in room.edition.cases)
    told: Json = {
        "format": FORMAT,
        "title": first.title,
        "lang": first.lang,
        "pages": first.pages,
        "sheets": first.sheets,
        "cases": [keep("cases", cases.packed(font)) for font in fonts],
        "rooms": {name: _room(room, bodies.of(name), [*fonts]) for name, room in rooms.items()},
        **bodies.kept(keep),
    }
    return json.encode(told, enc_hook=str)  # what was typed is kept without its place


class Bodies:
    """Bytes that rooms are made of, each kept once: a font's by itself, for all editions have it; what one room alone has,
    if it is much; what only rooms with such a logo have; and all else together.
    """

    def __init__(self) -> None:
        self._rooms: dict[bytes, set[str]] = {}
        self._numbers: dict[bytes, int] = {}

    def of(self, room: str) -> Callable[[bytes], int]:
        """What adds a body of that room, and gives its number."""

        def add(body: bytes) -> int:
            self._rooms.setdefault(body, set()).add(room)
            return self._numbers.setdefault(body, len(self._numbers))

        return add

    def kept(self, keep: Keep) -> Json:
        """The files that hold them, and where each body is: in which file, from which byte on, how many."""
        files: dict[str, list[bytes]] = {}
        for body in self._numbers:
            files.setdefault(self._file(body), []).append(body)
        at = {body: (nth, sum(map(len, held[:place])), len(body))
              for nth, held in enumerate(files.values()) for place, body in enumerate(held)}  # fmt: skip
        return {
            "parts": [keep("parts", b"".join(held)) for held in files.values()],
            "bodies": [at[body] for body in self._numbers],
        }

    def _file(self, body: bytes) -> str:
        rooms = self._rooms[body]
        if len(rooms) == 1 and self._own[min(rooms)] >= MUCH:
            return f"room {min(rooms)}"
        if len(rooms) > 1 and len(body) >= FONT:
            return f"font {self._numbers[body]}"
        logos = {room.rpartition(" ")[0] for room in rooms}
        return f"logo {min(logos)}" if len(logos) == 1 else "all"

    @cached_property
    def _own(self) -> Counter[str]:
        """How many bytes each room has alone."""
        found: Counter[str] = Counter()
        for body, rooms in self._rooms.items():
            if len(rooms) == 1:
                found[min(rooms)] += len(body)
        return found


def _room(room: Room, add: Add, fonts: Sequence[str]) -> Json:
    edition = room.edition
    return {
        **_shell(edition.shell, add),
        "slots": [
            {**_slot(slot, fonts), "page": shown.page, "dx": shown.dx, "dy": shown.dy}
            for slot, shown in zip(edition.slots, room.shown, strict=True)
        ],
        "pictures": [picture._asdict() for picture in room.pictures],
    }


def _shell(shell: Shell, add: Add) -> Json:
    objects = shell.stored()
    begin = shell.head[: shell.head.index(b"%d 0 obj" % objects[0][0])]
    blocks = [block if isinstance(block, int) else [*map(add, block)] for block in shell.table.blocks()]
    return {
        "begin": add(begin),
        "objects": [(number, add(body)) for number, body in objects],
        "gapped": [*map(_gapped, shell.gapped)],
        "opening": shell.opening.decode(),
        "table": blocks,
    }


def _gapped(gapped: Gapped) -> Json:
    return {
        "number": gapped.number,
        "literals": [part.decode() for part in gapped.literals],
        "gaps": gapped.gaps,
        "dictionary": None if gapped.dictionary is None else gapped.dictionary.decode(),
    }


def _slot(slot: Slot | LogoSlot, fonts: Sequence[str]) -> Json:
    if isinstance(slot, LogoSlot):
        box = slot.cell.box
        return {"kind": "logo", "box": (box.x, box.y, box.width, box.height), "alt": slot.alt, "nameless": slot.cell.nameless}
    return {"kind": "words", **_place(slot.place), "parts": _parts(slot, fonts), "labels": _labels(slot)}


def _place(place: Place) -> Json:
    rows = [(rows.y, rows.leading, rows.most, rows.above, rows.below) for rows in place.rows]
    return {"x": place.x, "width": place.width, "rows": rows, "least": place.least, "color": place.color}


def _parts(slot: Slot, fonts: Sequence[str]) -> list[Json]:
    return [
        {"field": part.field, "case": fonts.index(font), "resource": resource, "call": part.call}
        for part, font, resource in zip(slot.place.parts, slot.fonts, slot.resources, strict=True)
    ]


def _labels(slot: Slot) -> list[list[Json]]:
    """Of each label its stretches: how wide they are, what shows them in the file, and what they say in a picture."""
    return [
        [
            {
                "lang": stretch.lang, "advance": stretch.advance, "runs": runs,
                "words": [("".join(cluster.text for cluster in run.clusters), run.font, run.advance) for run in stretch.runs],
            }
            for stretch, runs in zip(label, told, strict=True)
        ]
        for label, told in zip(slot.place.labels, slot.labels, strict=True)
    ]  # fmt: skip
