"""The bar with the school's own people, at the foot of a poster and on a guide's cover."""

from __future__ import annotations

from msgspec.structs import replace

from handbill.layouts.look import INK, OUTLINE, WHITE, Theme, rounded, text
from handbill.layouts.slot import Voices, logo, place, rows, to_fill_in
from handbill.page.document import Element, artifact
from handbill.page.flow import Block
from handbill.page.geometry import Box
from handbill.page.imprint import TEXTS, Room
from handbill.page.marks import Shape

HEIGHT = 40.0  # points on letter: two lines that are read from half a metre
HIGH = 64.0  # of four lines, on a page that is printed smaller
LEAST = 9.0
SIZES = (15.0, 12.5, LEAST)  # on one line, on two; on more only what would not fit at all
SMALLEST = 0.65  # of the bar's size on letter: on a half sheet
PITCH = 20.0  # from line to line where a hand writes
BY_HAND = (("school",), ("counselor", "phone"), ("sro", "hotline"), ("district", "police"))


def bar(
    voices: Voices, room: Room, theme: Theme, width: float, k: float = 1.0, sizes: tuple[float, ...] = SIZES
) -> Block:  # fmt: skip
    """“Here at SCHOOL: ...” in `width`, `k` times its size on letter, its upper left corner at (0, 0).

    `sizes` are those of the words on one line, on two and so on; none is set smaller than the last. As high whatever is given,
    and nothing where nothing is. What is left to be written by hand has a ruled line each.
    """
    if not room:
        return Block((), 0.0)
    k, least = max(k, SMALLEST), sizes[-1]
    if room.by_hand:
        return _by_hand(voices, room, width, k, least)
    height, elements, x = (HEIGHT if len(sizes) == len(SIZES) else HIGH) * k, list[Element](), 0.0
    if room.logo:
        elements.append(logo(room, voices, 0.0, height))
        x = height * room.logo + 10 * k
    if room.given:
        box, pad = Box(x, -height, width - x, height), 13 * k
        lines = rows(0.0, height, *(max(size * k, least) for size in sizes))
        fields = tuple(field for field in TEXTS if field in room.given)
        short = len(voices) > 1 or len(room.phones) > 1
        elements.insert(0, artifact(panel(box, theme, k)))
        elements.append(place(fields, voices, box.inset(pad, 0), lines, least, role="H2", here=True, short=short))
    return Block(tuple(elements), height)


def panel(box: Box, theme: Theme, k: float = 1.0) -> Shape:
    """What the imprint stands on: the accent, or white where ink is light; outlined, so that a copier keeps it."""
    return Shape(rounded(box, 10 * k), "panel", WHITE if theme.light else theme.accent, INK, OUTLINE * 0.8)


def _by_hand(voices: Voices, room: Room, width: float, k: float, least: float) -> Block:
    """A ruled line for each field, or its words where they are given, in two columns."""
    style, gap, top = text(max(11 * k, least)), 16 * k, 0.0
    elements = []
    for fields in BY_HAND:
        row = [field for field in fields if field in (*room.by_hand, *room.given)]
        top -= PITCH * max(k, 1.0)
        share = (width - gap * (len(row) - 1)) / len(row)
        for nth, field in enumerate(row):
            box = Box(nth * (share + gap), top, share, PITCH)
            if field in room.by_hand:
                elements.append(to_fill_in(field, voices, box, style, form=room.form))
            else:
                lines = rows(top + style.cap, style.cap, style.size)
                elements.append(place((field,), voices, box, lines, least, short=True))
    first, *others = elements  # a listener finds the lines by their heading
    return Block((replace(first, role="H2"), *others), -top + 4 * k)
