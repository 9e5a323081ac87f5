"""The family's look: colours, type, bubbles. A piece is a conversation that helps.

Both voices are the helper's, so bubbles come from the left. Sizes are for a letter page; a
layout scales them. Contrast: ink on white 16:1, on any accent 9:1 or more, grey on white 5.9:1.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from msgspec import Struct

from handbill.page.document import Element, Role, artifact
from handbill.page.geometry import Box, Step, rectangle, straight
from handbill.page.marks import Code, Shape
from handbill.page.text.setting import Setting, Style, set_words
from handbill.problems import Overfull
from handbill.words.codes import REPORT_URL, SYMBOLS
from handbill.words.markup import Words
from handbill.words.pieces import Accent

INK, BLACK, WHITE, GREY, DUSK = "#14213D", "#000000", "#FFFFFF", "#5B6478", "#2B3B66"
ACCENTS: dict[Accent, str] = {"sun": "#FFC83D", "mint": "#7FE0C0", "coral": "#FFB4A2", "lilac": "#C9B6FF"}
T = TypeVar("T")
ROUND = 0.5523  # of the radius: the control points of a quarter circle
OUTLINE = 2.0
MM = 72 / 25.4  # points


def read_from(metres: float, face: str = "display") -> float:
    """The type size, to a tenth of a point, whose capitals are a two-hundredth of that distance high: read without effort."""
    return round(metres * 1000 / 200 * MM / Style(face, 1.0, INK).cap, 1)


# Type on letter by the distance that it is read from, in points; a layout scales it with its sheet.
PROMISE = read_from(3.63)  # the least for the largest words: a passer-by at three metres and more
TITLE = read_from(2.99)
SAYING = read_from(2.65)  # the least for a friend's words to say where they are the picture
ADDRESS = read_from(1.765)  # where to report
KICKER = read_from(1.62)
WORDS = read_from(1.47)  # words to say, one of several
LEAD, LEAST_LEAD = read_from(1.055), read_from(1.0)  # what to do
ROUTE = read_from(0.86)  # numbers and addresses of those who help
LAP = read_from(0.72, "text")  # the promise's own explanation
EXPLAINED = read_from(0.675, "text")
NOTE = read_from(0.56, "text")  # what a number is for
LEAST = read_from(0.42, "text")  # of any type but small print
PRINT = 6.5  # small print: in the hand


class Theme(Struct, frozen=True):
    """A topic's colours with full or light ink. Light: white ground, outlines, no large area of ink.

    A poster's sheet is in the accent, or in ink where the theme is `dark`; the helper's bubble on it in the other.
    """

    accent: str
    light: bool
    dark: bool = False

    @property
    def sheet(self) -> str:
        """What a poster stands on."""
        return WHITE if self.light else INK if self.dark else self.accent

    @property
    def on_sheet(self) -> str:
        """The colour of words on it."""
        return WHITE if self.dark and not self.light else INK

    @property
    def loud(self) -> str:
        """The colour of the loudest words on it."""
        return self.accent if self.sheet == INK else INK

    @property
    def speech(self) -> str:
        """The fill of the helper's bubble on a poster."""
        return WHITE if self.light else self.accent if self.dark else INK

    @property
    def on_speech(self) -> str:
        """The colour of the words that the helper says."""
        return WHITE if self.speech == INK else INK

    @property
    def kicker(self) -> str:
        """The colour of what stands above these, quieter."""
        return self.accent if self.speech == INK else INK

    @property
    def ground(self) -> str:
        return WHITE if self.light else INK

    @property
    def headline(self) -> str:
        return INK if self.light else self.accent

    @property
    def on_ground(self) -> str:
        return INK if self.light else WHITE

    def bubble(self, box: Box, *, accent: bool, scale: float = 1.0, tail: bool = True) -> Shape:
        """A speech bubble whose body is `box`: white or in the accent, an outline where ink is light."""
        fill = "" if self.light else (self.accent if accent else WHITE)
        stroke = INK if self.light else ""
        path = _bubble(box, 16 * scale, 18 * scale if tail else 0.0)
        return Shape(path, "panel", fill or WHITE, stroke, OUTLINE * min(scale, 1.5) if stroke else 0.0, body=box)


def theme(accent: Accent, ink: str, ground: str = "accent") -> Theme:
    return Theme(ACCENTS[accent], ink == "light", ground == "ink")


def display(size: float, color: str = INK) -> Style:
    return Style("display", size, color, leading=1.02)


def text(size: float, color: str = INK, face: str = "text", leading: float = 1.25) -> Style:
    return Style(face, size, color, leading)


def small(size: float, color: str = BLACK) -> Style:
    return Style("text", size, color, 1.2, small=True)


def rounded(box: Box, radius: float) -> tuple[Step, ...]:
    """A rectangle with round corners."""
    return _bubble(box, radius, 0.0)


def circle(x: float, y: float, radius: float) -> tuple[Step, ...]:
    return rounded(Box(x - radius, y - radius, 2 * radius, 2 * radius), radius)


def rule(x: float, y: float, width: float, color: str = GREY, weight: float = 0.6) -> Shape:
    """A hairline from left to right."""
    return Shape(straight((x, y), (x + width, y)), "rule", stroke=color, weight=weight)


def ground(box: Box, color: str) -> Element:
    return artifact(Shape(rectangle(box), "ground", color))


def _bubble(box: Box, radius: float, tail: float) -> tuple[Step, ...]:
    """Clockwise from the upper left; the tail hangs from the lower left, in the same path."""
    r = min(radius, box.width / 2, box.height / 2)
    c, x, y, right, top = r * (1 - ROUND), box.x, box.y, box.right, box.top
    steps = [
        Step("m", (x + r, top)), Step("l", (right - r, top)), Step("c", (right - c, top, right, top - c, right, top - r)),
        Step("l", (right, y + r)), Step("c", (right, y + c, right - c, y, right - r, y)),
    ]  # fmt: skip
    if tail:
        base, w = x + r * 1.1, tail * 1.25
        steps += [
            Step("l", (base + w, y)),
            Step("c", (base + 0.6 * w, y - 0.5 * tail, base + 0.1 * w, y - 0.92 * tail, base - 0.35 * w, y - tail)),
            Step("c", (base - 0.05 * w, y - 0.7 * tail, base, y - 0.35 * tail, base, y)),
        ]
    steps += [
        Step("l", (x + r, y)), Step("c", (x + c, y, x, y + c, x, y + r)),
        Step("l", (x, top - r)), Step("c", (x, top - c, x + c, top, x + r, top)), Step("h"),
    ]  # fmt: skip
    return tuple(steps)


def dots(x: float, y: float, scale: float, theme: Theme) -> Element:
    """Three quiet dots in a small bubble, lower left corner at (x, y): somebody is still there."""
    box = Box(x, y, 52 * scale, 24 * scale)
    fill, stroke, color = (WHITE, INK, INK) if theme.light else (DUSK, "", theme.accent)
    body = Shape(rounded(box, 12 * scale), "ornament", fill, stroke, 1.2 * scale if stroke else 0.0)
    spots = (Shape(circle(x + (14 + 12 * n) * scale, y + 12 * scale, 3 * scale), "ornament", color) for n in range(3))
    return artifact(body, *spots)


def numeral(nth: int, x: float, middle: float, size: float, theme: Theme, *, sheet: bool = False) -> tuple[Element, Element]:
    """A step's number in a disc `size` wide, centred on `middle`: the disc, and the Lbl that is read.

    The disc is of ink, or in the helper's colour if it stands on a poster's `sheet`.
    """
    radius = size / 2
    pale = sheet and theme.dark and not theme.light
    disc = artifact(Shape(circle(x + radius, middle, radius), "panel", theme.accent if pale else INK))
    style = display(size * 0.66, INK if pale else WHITE if theme.light else theme.accent)
    set_ = set_words(str(nth), style, size)
    label = Element("Lbl", set_.placed(x + (size - set_.width) / 2, middle + style.cap / 2))
    return disc, label


def code(x: float, y: float, side: float, alt: str, link: str = REPORT_URL) -> Element:
    """The code as a Figure: lower left corner of the symbol, and its side without quiet zone."""
    return Element("Figure", (Code(Box(x, y, side, side), link, SYMBOLS[link]),), alt=alt)


def largest(make: Callable[[float], T | None], low: float, high: float) -> T | None:
    """What `make` gives for the largest scale from `low` to `high`, to one per cent; None if it gives none at `low`.

    `make` gives None, or raises Overfull, where the scale is too large.
    """

    def attempt(scale: float) -> T | None:
        try:
            return make(scale)
        except Overfull:
            return None

    if not (best := attempt(low)):
        return None
    if whole := attempt(high):
        return whole
    while high - low > 0.01 * low:
        middle = (low + high) / 2
        if made := attempt(middle):
            best, low = made, middle
        else:
            high = middle
    return best


class Column(Struct):
    """A place where things are set one below the other: `top` moves down as they are."""

    x: float
    top: float
    width: float
    elements: list[Element] = []
    below: float = 0.0  # how far the ink reaches below the last baseline

    def add(
        self, role: Role, words: Words | str, style: Style, *, gap: float = 0.0, balance: bool = False, lang: str = ""
    ) -> Setting:
        """Sets `words` in the column's width, after `gap` points."""
        return self.place(role, set_words(words, style, self.width, balance=balance), gap=gap, lang=lang)

    def place(self, role: Role, setting: Setting, *, gap: float = 0.0, lang: str = "") -> Setting:
        """Takes what is set already, after `gap` points or as many as keep the ink of the two apart."""
        self.top -= max(gap, self.below + setting.over) if self.elements else gap
        self.below = setting.drop + 0.05 * setting.style.size
        self.elements.append(Element(role, setting.placed(self.x, self.top), lang=lang))
        self.top -= setting.height
        return setting
