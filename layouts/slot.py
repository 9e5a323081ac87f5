"""The slot that a piece leaves for the imprint: places for a school's lines, ruled lines to fill in, or nothing.

What stands in a place is set later, so nothing here may depend on it.
"""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from handbill.layouts.look import GREY, INK, rule, text
from handbill.layouts.voice import Voice, label
from handbill.page.document import Cell, Element, Place
from handbill.page.geometry import Box
from handbill.page.imprint import Room
from handbill.page.text.setting import Style, set_words, stretches
from handbill.words.markup import Words, plain
from handbill.words.pieces import Piece

LABELLED = ("counselor", "sro", "phone", "hotline")
PHONES = ("phone", "hotline")
ABOVE, BELOW = 1.02, 0.36  # room for ink, in type sizes: the tallest letter with its marks, the deepest but one


def place(
    field: str,
    lines: int,
    box: Box,
    style: Style,
    floor: float,
    *,
    before: Words | None = None,
    after: Words | None = None,
    below: float = 0.0,
    call: str = "",
) -> Element:
    """The place of one field, its capitals reaching up to the box's upper edge; `style` and labels as at its full size.

    Its letters may reach `below` the last baseline, or as far as most do.
    """
    face = "text" if field == "district" else "bold"
    return Element("P", place=Place(
        field, box.x, box.top - style.cap, box.width, style.size, floor, lines, style.leading,
        ABOVE * (floor if below else style.size), below or BELOW * style.size, face, style.color,
        before=stretches(before, style, after=" ") if before else (),
        after=stretches(after, style, before=" ") if after else (),
        call=call if field in PHONES else "",
    ))  # fmt: skip


def depth(lines: int, style: Style) -> float:
    """From the capitals' top of a place's first line to the baseline of its last."""
    return style.cap + (lines - 1) * style.leading * style.size


class Slot(Struct, frozen=True):
    """The imprint's places in two columns: the school on the left, whom to reach on the right."""

    elements: tuple[Element, ...]
    height: float


NOTHING = Slot((), 0.0)


def slot(fields: tuple[str, ...], room: Room, voices: tuple[Voice[Piece], ...], width: float, scale: float, floor: float) -> Slot:
    """The imprint in `width`, its upper left corner at (0, 0). Nothing at all where nothing is given."""
    if not room:
        return NOTHING
    logo = _logo(room, voices, 46 * scale) if "logo" in fields and room.logo else None
    tall = 46 * scale if logo else 0.0
    indent = tall * room.logo + 12 * scale if logo else 0.0
    left = [f for f in fields if f in ("school", "district") and (room.lines(f) or room.blank)]
    right = [f for f in fields if f in LABELLED and (room.lines(f) or room.blank)]
    gap = 18 * scale if left and right else 0.0
    half = 0.56 if room.lines("school") > 1 else 0.44  # of the width for the school, if others stand beside it
    share = (width - indent - gap) * (half if left and right else 1.0)
    elements, fall = _column(left, room, voices, Box(indent, 0, share, 0), scale, floor)
    at = indent + (share + gap if left else 0.0)
    others, other_fall = _column(right, room, voices, Box(at, 0, width - at, 0), scale, floor)
    pictures = (logo,) if logo else ()
    return Slot((*pictures, *headed([*elements, *others])), max(fall, other_fall, tall))


def headed(lines: list[Element]) -> list[Element]:
    """The imprint's lines, the first of them as a heading, by which a listener finds them."""
    return [replace(line, role="P" if nth else "H2") for nth, line in enumerate(lines)]


def _column(
    fields: list[str], room: Room, voices: tuple[Voice[Piece], ...], box: Box, scale: float, floor: float
) -> tuple[list[Element], float]:
    elements, y = [], 0.0
    for nth, field in enumerate(fields):
        style = text(max(floor, (13.5 if field == "school" else 11.5) * scale))
        if not room.lines(field):
            y -= 9 * scale if nth else 3 * scale
            told, at = label(voices, field), Box(box.x, y, box.width, 0)
            elements.append(to_fill_in(told, at, text(floor * 1.1), voices[0].phrases.blank_line))
            y -= 13 * scale
            continue
        y -= max(6.5 * scale + (style.leading - 1) * style.size, (ABOVE + BELOW) * style.size - style.cap) if nth else 0.0
        before = label(voices, field) + plain(":") if field in LABELLED else None
        after = label(voices, "phone_note") if field == "phone" else None
        at, call = Box(box.x, y, box.width, 0), voices[0].phrases.links.call
        elements.append(place(field, room.lines(field), at, style, floor, before=before, after=after, call=call))
        y -= depth(room.lines(field), style)
    return elements, -y


def to_fill_in(told: Words, box: Box, style: Style, alt: str) -> Element:
    """A label and a ruled line beside it to write on, which is heard as `alt`."""
    setting = set_words(told + plain(":"), style, box.width)
    start = box.x + setting.width + 4
    base = box.y - style.cap
    line = rule(start, base - 1.5, box.right - start, GREY if style.color == INK else style.color, 0.75)
    return Element("P", (*setting.placed(box.x, box.y), Element("Figure", (line,), alt=alt)))


def _logo(room: Room, voices: tuple[Voice[Piece], ...], height: float) -> Element:
    """The logo's cell at the slot's upper left, `height` high."""
    phrases, width = voices[0].phrases, height * room.logo
    return Element("Figure", alt=phrases.logo_alt, place=Cell(Box(0, -height, width, height), phrases.imprint.school))
