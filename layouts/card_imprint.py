"""The panel on a card's back with the school's own lines: whom to reach on the left, the state and the police on the right."""

from __future__ import annotations

from handbill.layouts.bar import panel as ground
from handbill.layouts.card_sheet import BODY, EDGE, Sheet
from handbill.layouts.look import text
from handbill.layouts.slot import place, rows, to_fill_in
from handbill.page.document import Element, artifact
from handbill.page.geometry import Box
from handbill.page.imprint import TEXTS
from handbill.page.stock import CARD

PAD, BETWEEN = 7.0, 10.0
WRITING = 17.0  # from line to line where a hand writes
BY_HAND = (("school",), ("counselor",), ("phone",))
BESIDE = ("hotline", "police")
RIGHT = 82.0  # a number behind what it is


def panel(sheet: Sheet) -> tuple[list[Element], float]:
    """The school's places on the accent, upper left corner at (0, 0), and their height; nothing where nothing is given.

    As high whatever is given; but for what stands on the right.
    """
    room = sheet.room
    if room.by_hand:
        return _by_hand(sheet)
    if not room.lines:
        return [], 0.0
    right = tuple(field for field in BESIDE if field in room.phones)
    left = tuple(field for field in TEXTS if field in room.given and field not in right)
    height, x, width = (47.0 if right else 37.0), EDGE + PAD, CARD.width - 2 * EDGE - 2 * PAD
    lines = rows(0.0, height, 9.6, 8.6, 8.0, *([8.0] if right else []))
    shape = artifact(ground(Box(EDGE, -height, CARD.width - 2 * EDGE, height), sheet.theme, 0.6))
    taken = RIGHT + BETWEEN if right else 0.0
    elements = [shape, place(left, sheet.voices, Box(x, 0, width - taken, 0), lines, BODY, role="H2", here=True, short=True)]
    if right:
        beside = Box(x + width - RIGHT, 0, RIGHT, 0)
        elements.append(place(right, sheet.voices, beside, lines[1:], BODY, short=True))
    return elements, height


def _by_hand(sheet: Sheet) -> tuple[list[Element], float]:
    """A ruled line for each field that a hand finds room to write."""
    style, top, elements = text(BODY), 0.0, list[Element]()
    width = CARD.width - 2 * EDGE
    for row in BY_HAND:
        top -= WRITING
        for field in row:
            box = Box(EDGE, top, width, WRITING)
            if field in sheet.room.by_hand:
                elements.append(to_fill_in(field, sheet.voices, box, style, form=sheet.room.form))
            else:
                lines = rows(top + style.cap, style.cap, style.size)
                elements.append(place((field,), sheet.voices, box, lines, BODY, short=True))
    return elements, -top + 4
