"""The panel on a card's back with the school's own lines: the school, then whom to reach, side by side where they can be."""

from __future__ import annotations

from handbill.layouts.card_sheet import BODY, EDGE, Sheet, carried
from handbill.layouts.look import INK, WHITE, rounded, text
from handbill.layouts.slot import ABOVE, depth, headed, place, to_fill_in
from handbill.layouts.voice import label
from handbill.page.document import Element, artifact
from handbill.page.geometry import Box
from handbill.page.imprint import Room
from handbill.page.marks import Shape
from handbill.page.stock import CARD
from handbill.words.markup import Words, plain

UNDER = 2.4  # for the letters that reach below their line
GAP = ABOVE * BODY + UNDER - text(8.4).cap  # from a baseline to the next capitals: no letter meets another at the least size
PAD, BELOW, BETWEEN = 6.0, 4.6, 10.0
WRITING = 13.0  # from line to line where a hand writes
TO_FILL_IN = (("school", "counselor", "phone"), ("school", "phone"))  # what a hand finds room to write, by languages


def panel(sheet: Sheet) -> tuple[list[Element], float]:
    """The school's places on the accent, upper left corner at (0, 0), and their height; nothing where nothing is given."""
    x, width = EDGE + PAD, CARD.width - 2 * EDGE - 2 * PAD
    top, gap, elements = -4.2, 0.0, list[Element]()
    for row in _rows(_fields(sheet), sheet.room):
        share = (width - BETWEEN * (len(row) - 1)) / len(row)
        boxes = [Box(x + nth * (share + BETWEEN), top - gap, share, 0) for nth in range(len(row))]
        lines, depths = zip(*(_line(field, sheet, box) for field, box in zip(row, boxes, strict=True)), strict=True)
        elements += lines
        top -= gap + max(depths)
        gap = GAP
    if not elements:
        return [], 0.0
    height = -top + BELOW
    box = Box(EDGE, -height, CARD.width - 2 * EDGE, height)
    fill, stroke = (WHITE, INK) if sheet.theme.light else (sheet.theme.accent, "")
    shape = Shape(rounded(box, 6), "panel", fill, stroke, 1.0 if stroke else 0.0)
    return [artifact(shape), *headed(elements)], height


def _fields(sheet: Sheet) -> list[str]:
    """What is given, and what is left to be written by hand."""
    room, by_hand = sheet.room, TO_FILL_IN[len(sheet.voices) - 1] if sheet.room.blank else ()
    return [field for field in carried(room, len(sheet.voices)) if room.lines(field) or field in by_hand]


def _rows(fields: list[str], room: Room) -> list[tuple[str, ...]]:
    """Which fields stand beside each other: a person and the school's phone, where neither needs the whole width."""
    narrow = [field for field in fields if room.took(field) < 2]
    rows: list[tuple[str, ...]] = []
    for field in fields:
        before = rows[-1] if rows else ()
        if field == "phone" and before in (("counselor",), ("sro",)) and {field, *before} <= {*narrow}:
            rows[-1] = (*before, field)
        else:
            rows.append((field,))
    return rows


def _line(field: str, sheet: Sheet, box: Box) -> tuple[Element, float]:
    """A field's place, or the room to write it, its capitals reaching up to the box's upper edge; and its depth."""
    room = sheet.room
    if not room.lines(field):
        told, style = label(sheet.voices, field), text(BODY)
        down = WRITING - GAP - style.cap
        return to_fill_in(told, Box(box.x, box.top - down, box.width, 0), style, sheet.phrases.blank_line), WRITING - GAP
    lines = min(room.took(field), 2) if field == "school" else max(room.took(field) - 1, 1)
    style = text(9.6 if field == "school" and lines == 1 else 8.4, leading=1.2)
    before, after = _labels(field, sheet)
    call = sheet.phrases.links.call
    made = place(field, lines, box, style, BODY, before=before, after=after, below=UNDER, call=call)
    return made, depth(lines, style)


def _labels(field: str, sheet: Sheet) -> tuple[Words | None, Words | None]:
    """What stands before and after a field's words, in fewer than on a poster."""
    if field == "school":
        return None, None
    if field == "phone":
        return None, label(sheet.voices, "phone_note")
    return label(sheet.voices, f"card_{field}") + plain(":"), None
