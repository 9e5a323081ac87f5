"""The tent's other face: the code, the address, whom to reach, the school's own people."""

from __future__ import annotations

from msgspec.structs import replace

from handbill.layouts.band import address
from handbill.layouts.bar import panel
from handbill.layouts.cards.sheet import overfull
from handbill.layouts.look import INK, Column, Theme, code, display, largest, small, text
from handbill.layouts.slot import place, rows, to_fill_in
from handbill.layouts.tents.face import EDGE, LEAST, SIDE
from handbill.layouts.voice import Voice, code_alt
from handbill.page.document import Element, artifact
from handbill.page.flow import Block
from handbill.page.geometry import Box
from handbill.page.imprint import TEXTS, Room
from handbill.page.text.setting import set_words
from handbill.words.pieces import Card

QUIET = 4 / 29  # of a symbol's side: its quiet zone
FOOT, BAR = 10.0, 38.0  # points: below the small print; the school's lines
SIZES = (15.0, 12.0, LEAST)
PITCH = 19.0  # from line to line where a hand writes
BY_HAND = (("school",), ("counselor", "phone"))
GAP = 20.0  # between two columns of numbers


def face(voice: Voice[Card], theme: Theme, room: Room, date: str, box: Box, k: float) -> list[Element]:
    """The face in a box. Raises Overfull where the words do not fit."""
    inner = box.inset(SIDE * k, EDGE * k)
    foot = set_words(voice.card_small_print(date), small(6.5 * k, INK), inner.width)
    floor = box.y + FOOT * k
    low = floor + foot.height + 7 * k
    side = (box.height - low + 2 * k) / (1 + 2 * QUIET)
    left = inner.x + side * (1 + QUIET) + 8 * k
    beside = Box(left, low, inner.right - left, inner.top - low)
    told = largest(lambda part: _beside(voice, theme, room, beside, part * k, k), 0.6, 1.2)
    if told is None:
        raise overfull("back", voice.piece.back)
    return [
        code(inner.x, box.top - 3 * k - side * (1 + QUIET), side, code_alt((voice,))),
        *told,
        Element("P", foot.placed(inner.x, floor + foot.height), lang=voice.lang),
    ]


def _beside(voice: Voice[Card], theme: Theme, room: Room, box: Box, k: float, whole: float) -> list[Element] | None:
    """What stands beside the code, in type `k` times its size; None where it is too high."""
    column = Column(box.x, box.top, box.width)
    column.place("H2", address(35 * k, box.width))
    column.add("P", voice.piece.back.report, text(14.5 * k, face="semibold", leading=1.14), gap=9 * k, lang=voice.lang)
    people, ways = _people(voice, theme, room, box.width, whole), _routes(voice, box.width, k)
    floor = box.y + (people.height + 9 * k if people.height else 0)
    spare = column.top - floor - ways.height
    if spare < 22 * k:
        return None
    top = column.top - min(0.58 * spare, 26 * k)
    return [*column.elements, *ways.placed(box.x, top), *people.placed(box.x, box.y + people.height)]


def _routes(voice: Voice[Card], width: float, k: float) -> Block:
    """Numbers and addresses in two columns, what each is for below it."""
    share, top, items = (width - GAP * k) / 2, 0.0, list[Element]()
    told = voice.piece.back.routes
    for at in range(0, len(told), 2):
        lowest = top
        for nth, route in enumerate(told[at : at + 2]):
            column = Column(nth * (share + GAP * k), top, share)
            column.add("P", route.lead, display(19 * k))
            column.add("P", route.text, text(max(12.5 * k, LEAST), leading=1.12), gap=5 * k, lang=voice.lang)
            items.append(Element("LI", (Element("LBody", tuple(column.elements)),)))
            lowest = min(lowest, column.top)
        top = lowest - 12 * k
    return Block((Element("L", tuple(items)),), -top - 12 * k)


def _people(voice: Voice[Card], theme: Theme, room: Room, width: float, k: float) -> Block:
    """The school's lines, as high whatever is given; ruled where a hand is to write; nothing where nothing is."""
    height = BAR * k
    if room.by_hand:
        return _by_hand(voice, room, width, k)
    fields = tuple(field for field in TEXTS if field in room.given)
    if not fields:
        return Block((), 0.0)
    box, pad = Box(0, -height, width, height), 11 * k
    lines = rows(0.0, height, *(max(size * k, LEAST) for size in SIZES))
    made = place(fields, (voice,), box.inset(pad, 0), lines, LEAST, role="H2", here=True, short=True)
    return Block((artifact(panel(box, theme, k)), replace(made, lang=voice.lang)), height)


def _by_hand(voice: Voice[Card], room: Room, width: float, k: float) -> Block:
    style, elements, gap = text(max(11 * k, LEAST)), list[Element](), 14 * k
    for nth, fields in enumerate(BY_HAND, 1):
        share = (width - gap * (len(fields) - 1)) / len(fields)
        for at, field in enumerate(fields):
            box = Box(at * (share + gap), -nth * PITCH * k, share, PITCH * k)
            if field in room.by_hand:
                made = to_fill_in(field, (voice,), box, style, form=room.form)
            else:
                made = place((field,), (voice,), box, rows(box.y + style.cap, style.cap, style.size), LEAST, short=True)
            elements.append(replace(made, lang=voice.lang))
    return Block((replace(elements[0], role="H2"), *elements[1:]), len(BY_HAND) * PITCH * k + 3 * k)
