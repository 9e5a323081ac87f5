"""Editions as a browser takes them: all rooms of an order in one file, which holds what they share once (docs/editions.md)."""

from __future__ import annotations

import struct
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from msgspec import json

from handbill.editions.edition import Edition
from handbill.editions.slots import LogoSlot, Slot
from handbill.page.document import Place
from handbill.pdf.shell import Gapped, Shell
from handbill.site import cases

FORMAT = 1
MAGIC = b"HBE1"
SHARED = 8_000  # bytes from which on a body is a file of its own, for other editions have it too

Keep = Callable[[str, bytes], str]
"""Keeps a file of that kind, and gives its name."""
Json = dict[str, object]


class Shown(NamedTuple):
    """A place as the page's picture shows it: of which page, how far right and down of where it stands there."""

    page: int
    dx: float
    dy: float


class Picture(NamedTuple):
    """A page's picture: its file, width and height in points."""

    name: str
    width: float
    height: float


class Room(NamedTuple):
    """An edition, where the picture of each of its pages is, and where each place stands in these."""

    edition: Edition
    pictures: Sequence[Picture]
    shown: Sequence[Shown]


def packed(rooms: Mapping[str, Room], keep: Keep) -> bytes:
    """An order's editions by the names of their rooms, as one file; what is heavy or a font's is kept beside it."""
    first, bodies = next(iter(rooms.values())).edition, Bodies(keep)
    fonts = dict.fromkeys(case.font for room in rooms.values() for case in room.edition.cases)
    told: Json = {
        "format": FORMAT,
        "title": first.title,
        "lang": first.lang,
        "pages": first.pages,
        "sheets": first.sheets,
        "cases": [keep("cases", cases.packed(font)) for font in fonts],
        "rooms": {name: _room(room, bodies, [*fonts]) for name, room in rooms.items()},
        "bodies": bodies.listed,
    }
    head = json.encode(told)
    return MAGIC + struct.pack(">I", len(head)) + head + b"".join(bodies.held)


class Bodies:
    """Bytes that rooms are made of, each kept once."""

    def __init__(self, keep: Keep) -> None:
        self._keep, self._known, self._at = keep, dict[bytes, int](), 0
        self.listed: list[object] = []  # where each is: from which byte and how many, or a file's name
        self.held: list[bytes] = []

    def add(self, body: bytes) -> int:
        """The number of that body."""
        if body not in self._known:
            self._known[body] = len(self.listed)
            if len(body) >= SHARED:
                self.listed.append(self._keep("parts", body))
            else:
                self.listed.append((self._at, len(body)))
                self.held.append(body)
                self._at += len(body)
        return self._known[body]


def _room(room: Room, bodies: Bodies, fonts: Sequence[str]) -> Json:
    edition = room.edition
    return {
        **_shell(edition.shell, bodies),
        "slots": [
            {**_slot(slot, fonts), "page": shown.page, "dx": shown.dx, "dy": shown.dy}
            for slot, shown in zip(edition.slots, room.shown, strict=True)
        ],
        "pictures": [picture._asdict() for picture in room.pictures],
    }


def _shell(shell: Shell, bodies: Bodies) -> Json:
    objects = shell.stored()
    begin = shell.head[: shell.head.index(b"%d 0 obj" % objects[0][0])]
    blocks = [block if isinstance(block, int) else [*map(bodies.add, block)] for block in shell.table.blocks()]
    return {
        "begin": bodies.add(begin),
        "objects": [(number, bodies.add(body)) for number, body in objects],
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
