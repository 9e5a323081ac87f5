"""The panel with the school's own lines: in two languages one column on either side of the fold."""

from __future__ import annotations

from msgspec.structs import replace

from handbill.layouts.cards.sheet import BODY, OUTLINE, Sheet
from handbill.layouts.look import INK, WHITE, rounded, text
from handbill.layouts.slot import Voices, place, rows, to_fill_in
from handbill.layouts.voice import label
from handbill.page.document import Element, Place, Role, artifact
from handbill.page.flow import Block
from handbill.page.geometry import Box
from handbill.page.imprint import Room
from handbill.page.marks import Shape
from handbill.page.text.setting import stretches
from handbill.words.markup import plain

HEIGHT = 45.2  # of the panel: four lines of the least size
SIZES = (12.0, 10.4, 9.6, BODY)  # points: words on one line, on two ...
SIZES_FOLDED = (9.6, 9.4, 9.0, BODY)  # so that two columns are nearly alike
PAD = 6.5  # beside words
RIGHT = ("district", "hotline", "police")  # of a fold, where one of the numbers is given
WITHOUT_THESE = ("counselor", "sro", "phone")
WRITING = 17.0  # from line to line where a hand writes
BY_HAND = (("school",), ("counselor",), ("phone",))
BY_HAND_FOLDED = (("school", "phone"), ("counselor", "hotline"), ("sro", "district"))


def panel(sheet: Sheet) -> Block:
    """The school's places, as high whatever is given; nothing where nothing is. Left edge at 0, where the card begins.

    In two languages the panel lies over the fold, and words on either side of it.
    """
    if sheet.room.by_hand:
        return _by_hand(sheet)
    if not sheet.room.given:
        return Block((), 0.0)
    columns = _columns(sheet.room) if sheet.folded else [sheet.room.given]
    edge = sheet.edge
    box = Box(edge, -HEIGHT, (len(sheet.voices) - 1) * sheet.step + sheet.box.width - 2 * edge, HEIGHT)
    lines, elements = rows(0.0, HEIGHT, *(SIZES_FOLDED if sheet.folded else SIZES)), [artifact(_ground(sheet, box))]
    for nth, fields in enumerate(columns):
        at = Box(nth * sheet.step + edge + PAD, box.y, sheet.box.width - 2 * edge - 2 * PAD, HEIGHT)
        role: Role = "P" if nth else "H2"
        made = place(fields, sheet.voices, at, lines, BODY, role=role, here=not nth, short=True)
        elements.append(_with_label(made, sheet.voices) if nth else made)
    return Block(tuple(elements), HEIGHT)


def _columns(room: Room) -> list[tuple[str, ...]]:
    """Which fields stand on either side of a fold: right of it only with a number, which is surely given."""
    right = RIGHT if {*RIGHT} & {*room.phones} else WITHOUT_THESE if room.phones else ()
    sides = [tuple(field for field in room.given if (field in right) is wanted) for wanted in (False, True)]
    return [side for side in sides if side]


def _with_label(made: Element, voices: Voices) -> Element:
    """The place with a label before the phone too: what stands before a number is never nothing."""
    if not isinstance(made.place, Place):
        return made
    told = stretches(label(voices, "phone") + plain(":"), text(BODY), after=" ")
    parts = tuple(replace(part, before=told) if part.field == "phone" else part for part in made.place.parts)
    return replace(made, place=replace(made.place, parts=parts))


def _ground(sheet: Sheet, box: Box) -> Shape:
    """The accent in an outline; white for staff."""
    white = sheet.theme.light or sheet.card.front.spine
    return Shape(rounded(box, 8), "panel", WHITE if white else sheet.theme.accent, INK, OUTLINE)


def _by_hand(sheet: Sheet) -> Block:
    """A ruled line for each field that a hand finds room to write, the last one at the foot."""
    style, elements, edge = text(BODY), list[Element](), sheet.edge
    pairs = BY_HAND_FOLDED if sheet.folded else BY_HAND
    for nth, row in enumerate(pairs):
        y = (len(pairs) - nth - 1) * WRITING - HEIGHT + 3
        for at, field in enumerate(row):
            box = Box(edge + at * sheet.step, y, sheet.box.width - 2 * edge, WRITING)
            if field in sheet.room.by_hand:
                elements.append(to_fill_in(field, sheet.voices, box, style, form=sheet.room.form))
            elif field in sheet.room.given:
                elements.append(place((field,), sheet.voices, box, rows(y + style.cap, style.cap, style.size), BODY, short=True))
    return Block((replace(elements[0], role="H2"), *elements[1:]), HEIGHT)
