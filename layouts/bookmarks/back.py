"""A bookmark's back: the code, the address, the ways to reach someone, the school's own people."""

from __future__ import annotations

from msgspec.structs import replace

from handbill.layouts.band import address
from handbill.layouts.bookmarks.face import EDGE, LEAST, SMALL
from handbill.layouts.cards.imprint import BY_HAND
from handbill.layouts.cards.sheet import BODY, OUTLINE, Sheet, overfull
from handbill.layouts.look import INK, WHITE, Column, code, display, largest, rounded, rule, small, text
from handbill.layouts.slot import named, place, rows, ruled
from handbill.layouts.voice import code_alt, label
from handbill.page.document import Element, Place, artifact
from handbill.page.flow import Block
from handbill.page.geometry import Box
from handbill.page.marks import Shape
from handbill.page.text.setting import fit, set_words, stretches
from handbill.words.markup import plain

QUIET = 4 / 29  # of a symbol's side: its quiet zone
CODE, ALONE = 0.7, 0.77  # of the width: the code, and without a school's lines
HEIGHT = 124.0  # of the school's panel: eleven lines of the least size
SIZES = (13.0, 12.4, 12.0, 11.6, 11.2, 10.8, 10.4, 10.0, 9.6, 8.8, BODY)  # points: words on one line, on two ...
PAD = 7.0
WRITING = 27.0  # for a label and a line to write on


def face(sheet: Sheet, box: Box) -> tuple[Element, ...]:
    """The back in a box. Raises Overfull where its words do not fit."""
    inner, voice = box.inset(EDGE), sheet.voices[0]
    style = small(6, INK)
    foot = fit(voice.card_small_print(sheet.date), style, inner.width, 30, least=SMALL, most=6, lines=4)
    low = inner.y + foot.height + 9
    people = _people(sheet, inner.width)
    floor = low + (people.height + 10 if people.height else 0)
    side = (CODE if people.height else ALONE) * box.width
    symbol = Box(box.x + (box.width - side) / 2, box.top - side * (1 + QUIET) - 2, side, side)
    beside = Box(inner.x, floor, inner.width, symbol.y - QUIET * side - 4 - floor)
    told = largest(lambda k: _told(sheet, beside, k), 0.8, 1.4)
    if told is None:
        raise overfull("back", voice.piece.back)
    return (
        code(symbol.x, symbol.y, side, code_alt(sheet.voices)),
        *told,
        *people.placed(inner.x, low + people.height),
        Element("P", foot.placed(inner.x, inner.y + 2 + foot.height)),
    )


def _told(sheet: Sheet, box: Box, k: float) -> list[Element] | None:
    """The address, what to know, and whom to reach, each number above what it is for; None where it is too high."""
    back, column = sheet.card.back, Column(box.x, box.top, box.width)
    column.place("H2", address(30, box.width))
    column.add("P", back.report, text(max(11 * k, LEAST), face="semibold", leading=1.14), gap=8 * k, balance=True)
    listed = Column(box.x, 0, box.width)
    items, ends = list[Element](), list[float]()
    for route in back.routes:
        listed.elements = []
        listed.add("P", route.lead, display(14.5 * k))
        listed.add("P", route.text, text(max(10.5 * k, LEAST), leading=1.12), gap=4.5 * k)
        items.append(Element("LI", (Element("LBody", tuple(listed.elements)),)))
        ends.append(listed.top)
    spare = (column.top - box.y + listed.top) / (len(items) + 1)
    if spare < 7 * k:
        return None
    spare = min(spare, 24 * k)
    spread = tuple(item.moved(0, column.top - (nth + 1.2) * spare) for nth, item in enumerate(items))
    return [*column.elements, Element("L", spread)]


def _people(sheet: Sheet, width: float) -> Block:
    """The school's lines in a panel, as high whatever is given; ruled where a hand is to write; nothing where nothing is."""
    room, theme = sheet.room, sheet.theme
    if room.by_hand:
        return _by_hand(sheet, width)
    if not room.given:
        return Block((), 0.0)
    box = Box(0, -HEIGHT, width, HEIGHT)
    fill = WHITE if theme.light else theme.accent
    made = place(room.given, sheet.voices, box.inset(PAD, 0), rows(0.0, HEIGHT, *SIZES), BODY, role="H2", here=True, short=True)
    return Block((artifact(Shape(rounded(box, 10), "panel", fill, INK, OUTLINE)), _breakable(made, sheet)), HEIGHT)


def _breakable(made: Element, sheet: Sheet) -> Element:
    """The place with the hours before the phone, not behind it, so that a line may break between the two."""
    assert isinstance(made.place, Place)  # noqa: S101 (`place` gives no cell)
    hours = stretches(label(sheet.voices, "phone_note") + plain(":"), text(BODY), after=" ")
    parts = tuple(replace(part, before=hours, after=()) if part.field == "phone" else part for part in made.place.parts)
    return replace(made, place=replace(made.place, parts=parts))


def _by_hand(sheet: Sheet, width: float) -> Block:
    """A label and under it a ruled line for each field that a hand finds room to write."""
    style, elements = text(LEAST), list[Element]()
    for nth, [field] in enumerate(BY_HAND, 1):
        y = -nth * WRITING
        if field in sheet.room.by_hand:
            told = set_words(named(field, sheet.voices), style, width)
            line = rule(0, y, width, INK, 0.75)
            lines = ruled(field, sheet.voices, line, style, style.cap + 8, form=sheet.room.form)
            elements.append(Element("P", (*told.placed(0, y + WRITING - 3), *lines)))
        else:
            box = Box(0, y, width, WRITING)
            elements.append(place((field,), sheet.voices, box, rows(y + style.cap + 4, style.cap, style.size), LEAST, short=True))
    return Block((replace(elements[0], role="H2"), *elements[1:]), len(BY_HAND) * WRITING)
