"""The slot that a piece leaves for the imprint: a school's lines, ruled lines to fill in, or nothing."""

from __future__ import annotations

from io import BytesIO

from msgspec import Struct

from layouts.look import GREY, INK, rule, text
from layouts.voice import Voice, label
from press.imprint import Imprint
from press.page import Box, Element, Picture, artifact
from press.problems import Overfull
from press.text import Setting, Style, fit, set_words
from press.words import Words, plain

LABELLED = ("counselor", "sro", "phone", "hotline")


def line_words(field: str, imprint: Imprint, voices: tuple[Voice, ...]) -> Words:
    """What is printed for one field: its label and value; a phone says when it is answered."""
    value = getattr(imprint, field)
    if field in ("school", "district"):
        return plain(value, strong=field == "school")
    words = label(voices, field) + plain(": ")
    if field not in ("phone", "hotline"):
        return words + plain(value, strong=True)
    words = words + telephone(value)
    return words + plain(" ") + label(voices, "phone_note") if field == "phone" else words


def telephone(number: str) -> Words:
    """A phone number in strong letters that dials on screen; an extension is printed, not dialled."""
    return plain(number, strong=True, link=f"tel:{number.split(' ')[0]}")


def fit_line(words: Words, style: Style, width: float, floor: float) -> Setting:
    """`words` on one line, as small as `floor`, else on two; raises Overfull when that is not enough."""
    try:
        return fit(words, style, width, 1e6, least=floor, most=style.size, lines=1)
    except Overfull:
        return fit(words, style, width, 1e6, least=floor, most=style.size, lines=2)


class Slot(Struct, frozen=True):
    """The imprint's lines set in two columns: the school on the left, whom to reach on the right."""

    elements: tuple[Element, ...]
    height: float


NOTHING = Slot((), 0.0)


def slot(fields: tuple[str, ...], imprint: Imprint, voices: tuple[Voice, ...], width: float, scale: float, floor: float) -> Slot:
    """The imprint in `width`, its upper left corner at (0, 0). Nothing at all where nothing is given."""
    if not imprint:
        return NOTHING
    logo = _logo(imprint, voices, 46 * scale) if "logo" in fields and imprint.logo else None
    indent = logo[1] + 12 * scale if logo else 0.0
    left = [f for f in fields if f in ("school", "district") and (getattr(imprint, f) or imprint.blank)]
    right = [f for f in fields if f in LABELLED and (getattr(imprint, f) or imprint.blank)]
    gap = 18 * scale if left and right else 0.0
    half = 0.56 if len(imprint.school) > 60 else 0.44  # of the width for the school, if others stand beside it
    share = (width - indent - gap) * (half if left and right else 1.0)
    elements, depth = _column(left, imprint, voices, Box(indent, 0, share, 0), scale, floor)
    at = indent + (share + gap if left else 0.0)
    others, other_depth = _column(right, imprint, voices, Box(at, 0, width - at, 0), scale, floor)
    pictures = (logo[0],) if logo else ()
    return Slot((*pictures, *elements, *others), max(depth, other_depth, logo[2] if logo else 0.0))


def _column(
    fields: list[str], imprint: Imprint, voices: tuple[Voice, ...], box: Box, scale: float, floor: float
) -> tuple[list[Element], float]:
    elements, y, below = [], 0.0, 0.0
    for nth, field in enumerate(fields):
        style = text(max(floor, (13.5 if field == "school" else 11.5) * scale))
        if not getattr(imprint, field):
            y -= 9 * scale if nth else 3 * scale
            elements.extend(to_fill_in(label(voices, field), Box(box.x, y, box.width, 0), text(floor * 1.1)))
            y -= 13 * scale
            continue
        setting = fit_line(line_words(field, imprint, voices), style, box.width, floor)
        y -= max(6.5 * scale + setting.leading - setting.style.size, below) + setting.over if nth else setting.over
        elements.append(Element("P", setting.placed(box.x, y), imprint=True))
        y -= setting.height
        below = setting.drop + 1
    return elements, -y


def to_fill_in(told: Words, box: Box, style: Style) -> list[Element]:
    """A label and a ruled line beside it, to write on."""
    setting = set_words(told + plain(":"), style, box.width)
    start = box.x + setting.width + 4
    base = box.y - style.cap
    return [
        Element("P", setting.placed(box.x, box.y), imprint=True),
        artifact(rule(start, base - 1.5, box.right - start, GREY if style.color == INK else style.color, 0.75)),
    ]


def _logo(imprint: Imprint, voices: tuple[Voice, ...], height: float) -> tuple[Element, float, float]:
    """The logo at the slot's upper left, at most `height` high and twice as wide; its width and height."""
    from PIL import Image

    width_px, height_px = Image.open(BytesIO(imprint.logo)).size
    scale = min(height / height_px, 2 * height / width_px)
    width, tall = width_px * scale, height_px * scale
    phrases = voices[0].phrases
    alt = phrases.logo_alt.replace("<school>", imprint.school or phrases.imprint.school)
    picture = Picture(Box(0, -tall, width, tall), imprint.logo)
    return Element("Figure", (picture,), alt=alt, imprint=True), width, tall
