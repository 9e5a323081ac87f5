"""The imprint on a page: places for a school's lines, ruled lines to fill in by hand, a cell for its logo.

What stands in a place is set later, so nothing here may depend on it.
"""

from __future__ import annotations

from handbill.layouts.look import INK, rule, text
from handbill.layouts.voice import Voice, label
from handbill.page.document import Cell, Element, Part, Place, Role, Rows
from handbill.page.geometry import Box
from handbill.page.imprint import PHONES, Room
from handbill.page.marks import Entry, Shape, Stretch
from handbill.page.text.setting import Style, measure, set_words, stretches
from handbill.page.text.shaping import shape
from handbill.words.markup import Words, plain
from handbill.words.pieces import Piece

Voices = tuple[Voice[Piece], ...]
ABOVE, BELOW = 1.02, 0.36  # room for ink, in type sizes: the tallest letter with its marks, the deepest but one
LABELLED = ("counselor", "sro", "hotline", "police")
WORDS = "bold"  # the one face of all lines, for a file keeps its whole alphabet
DIALLED = 130.0  # points that a hand needs for a number
UNDER, BETWEEN = 1.5, 4.0  # from a baseline down to its rule, between one field and the next


def rows(top: float, height: float, *sizes: float) -> tuple[Rows, ...]:
    """Places for one line, for two ..., each of that size in the middle of a box; no two lines' ink can meet."""
    found = []
    for nth, size in enumerate(sizes):
        leading, cap = (ABOVE + BELOW) * size, text(size).cap
        first = top - (height - cap - nth * leading) / 2 - cap
        found.append(Rows(first, leading, size, ABOVE * size, BELOW * size))
    return tuple(found)


def place(
    fields: tuple[str, ...], voices: Voices, box: Box, lines: tuple[Rows, ...], least: float, *,
    role: Role = "P", color: str = INK, here: bool = False, short: bool = False,
) -> Element:  # fmt: skip
    """The place of those fields, one behind the other, in a box's width.

    It begins with “Here at” the school, or “Here”, if `here`; labels are as `short` as on a card. Numbers must come last.
    """
    style = text(lines[0].most, color)
    parts = tuple(_part(field, voices, style, here=here, short=short) for field in fields)
    nameless = _label(label(voices, "here_alone") + plain(":"), style, bold=True, after=" ") if here else ()
    return Element(role, place=Place(parts, box.x, box.width, lines, least, color, nameless))


def _part(field: str, voices: Voices, style: Style, *, here: bool, short: bool) -> Part:
    before: tuple[Stretch, ...] = ()
    if field == "school" and here:
        before = _label(label(voices, "here"), style, bold=True, after=" ")
    elif field in LABELLED:
        before = _label(named(field, voices, short=short) + plain(":"), style, after=" ")
    behind = _label(label(voices, "phone_note"), style, before=" ") if field == "phone" else ()
    colon, dot = _label(plain(":"), style, bold=True, after=" "), _label(plain("·"), style, before=" ")
    call = voices[0].phrases.links.call if field in PHONES else ""
    return Part(field, WORDS, before, behind, colon if field == "school" else (*dot, Stretch(shape(" ", style.face))), call)


def _label(words: Words, style: Style, *, bold: bool = False, before: str = "", after: str = "") -> tuple[Stretch, ...]:
    chosen = text(style.size, style.color, face="bold") if bold else style
    return stretches(words, chosen, before=before, after=after)


def named(field: str, voices: Voices, *, short: bool = False) -> Words:
    """What a field is called, in each language once."""
    return label(voices, f"card_{field}" if short else field)


def to_fill_in(field: str, voices: Voices, box: Box, style: Style, *, form: bool) -> Element:
    """A field's name and a ruled line beside it to write on, at the foot of the box; a number's is long enough for a hand.

    In a `form` it is to be typed on.
    """
    told = named(field, voices) + plain(":")
    if field in LABELLED and measure(told, style) > box.width - DIALLED - 4:
        told = named(field, voices, short=True) + plain(":")
    setting = set_words(told, style, box.width)
    start = box.x + setting.width + 4
    line = rule(start, box.y - UNDER, box.right - start, style.color, 0.75)
    field_on = ruled(field, voices, line, style, box.height - BETWEEN, form=form)
    return Element("P", (*setting.placed(box.x, box.y + style.cap), *field_on))


def ruled(
    field: str, voices: Voices, line: Shape, style: Style, height: float, *, form: bool
) -> tuple[Shape | Element, ...]:  # fmt: skip
    """A line to write on; in a `form` it and a field that high, in the middle of whose height words stand on the line."""
    phrases = voices[0].phrases
    if not form:
        return (Element("Figure", (line,), alt=phrases.blank_line),)
    at = line.extent
    over = Box(at.x, at.y + UNDER + (style.cap - height) / 2, at.width, height)
    told = getattr(phrases.imprint, field) + (f", {phrases.imprint.phone_note}" if field == "phone" else "")
    again = phrases.field_again.replace("<field>", told)
    return line, Element("Form", (Entry(over, field, told, again, style.size, style.color),))


def logo(room: Room, voices: Voices, top: float, height: float) -> Element:
    """The logo's cell, its left edge at 0, `height` high."""
    phrases, width = voices[0].phrases, height * room.logo
    return Element("Figure", alt=phrases.logo_alt, place=Cell(Box(0, top - height, width, height), phrases.imprint.school))
