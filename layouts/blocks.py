"""What posters are put together from: bubbles and lists, each with its upper left corner at (0, 0).

Every block takes all voices: two languages stand beside or below each other, in one bubble.
"""

from __future__ import annotations

from collections.abc import Callable

from handbill.layouts.look import INK, Column, Theme, display, numeral, text
from handbill.layouts.voice import Voice
from handbill.page.document import Element, artifact
from handbill.page.flow import Block
from handbill.page.geometry import Box, Step
from handbill.page.marks import Shape
from handbill.page.text.setting import Style
from handbill.words.markup import Words
from handbill.words.pieces import Poster

FLOOR = 9.0  # points: least size of a poster's type, small print aside

Voices = tuple[Voice[Poster], ...]
Drawn = Callable[[float, float, float], Shape]


def size(points: float) -> float:
    """A size that a poster may use."""
    return max(points, FLOOR)


def promise(voices: Voices, theme: Theme, k: float, width: float) -> Block:
    """The bubble that takes the blame off."""
    pad = 18 * k
    gap = 20 * k
    share = (width - 2 * pad - gap * (len(voices) - 1)) / len(voices)
    columns = [Column(pad + nth * (share + gap), -pad * 0.95, share) for nth in range(len(voices))]
    for column, voice in zip(columns, voices, strict=True):
        column.add("H2", voice.piece.promise.lead, display(size(27 * k if len(voices) == 1 else 21 * k)), lang=voice.lang)
        column.add("P", voice.piece.promise.text, text(size(15 * k), leading=1.24), gap=12 * k, lang=voice.lang)
    height = pad - min(column.top for column in columns)
    shape = theme.bubble(Box(0, -height, width, height), accent=False, scale=k)
    return Block((artifact(shape), *(element for column in columns for element in column.elements)), height)


def steps(voices: Voices, theme: Theme, k: float, width: float, *, accent: bool = True, tail: bool = True) -> Block:
    """What to do, numbered; two languages share the numbers."""
    pad, disc, gap = 19 * k, 32 * k, 18 * k
    indent, between = pad + disc + 13 * k, 20 * k
    share = (width - indent - pad - between * (len(voices) - 1)) / len(voices)
    top, items, discs = -pad, [], []
    for nth, told in enumerate(zip(*(voice.piece.steps for voice in voices), strict=True), 1):
        columns = [Column(indent + at * (share + between), top, share) for at in range(len(voices))]
        for column, voice, step in zip(columns, voices, told, strict=True):
            lead = column.add("P", step.lead, display(size(22 * k if len(voices) == 1 else 18 * k)), lang=voice.lang)
            column.add("P", step.text, text(size(15 * k), leading=1.2), gap=10 * k, lang=voice.lang)
        plate, label = numeral(nth, pad, top - lead.style.cap - 3 * k, disc, theme)
        discs.append(plate)
        body = tuple(element for column in columns for element in column.elements)
        items.append(Element("LI", (label, Element("LBody", body))))
        top = min(column.top for column in columns) - gap
    height = -(top + gap) + pad + 3 * k
    shape = theme.bubble(Box(0, -height, width, height), accent=accent, scale=k, tail=tail)
    return Block((artifact(shape), *discs, Element("L", tuple(items), ordered=True)), height)


def heading(voices: Voices, words: list[Words], k: float, width: float, color: str) -> Block:
    """A heading over a group, in each language."""
    column = Column(0, 0, width)
    for nth, (voice, told) in enumerate(zip(voices, words, strict=True)):
        column.add("H2", told, display(size(20 * k), color), gap=7 * k if nth else 0, lang=voice.lang)
    return Block(tuple(column.elements), -column.top)


def sayings(voices: Voices, theme: Theme, k: float, width: float, *, columns: int = 1, stagger: float = 0.0) -> Block:
    """Words to say, each in a dark bubble of its own that holds it closely.

    In two columns they go from side to side, the second a step lower; in one, every other is set in by `stagger`.
    """
    style = Style("display", size(24 * k), theme.on_dark, leading=1.08)
    pad, share = 15 * k, width / columns
    tops, items, shapes = [-24 * k * at for at in range(columns)], [], []
    groups = zip(*(voice.piece.say.points for voice in voices if voice.piece.say), strict=True)
    for nth, told in enumerate(groups):
        at = nth % columns
        x, top = at * share + stagger * (nth % 2 if columns == 1 else 0), tops[at]
        column = Column(x + pad + 2 * k, top - pad, share - stagger - 2 * pad - 4 * k)
        widest = 0.0
        for which, (voice, words) in enumerate(zip(voices, told, strict=True)):
            widest = max(widest, column.add("P", words, style, gap=10 * k if which else 0, lang=voice.lang).width)
        height = top - column.top + pad
        shapes.append(artifact(theme.dark_bubble(Box(x, top - height, widest + 2 * pad + 4 * k, height), scale=0.72 * k)))
        items.append(Element("LI", (Element("LBody", tuple(column.elements)),)))
        tops[at] = top - height - 20 * k
    return Block((*shapes, Element("L", tuple(items))), -min(tops) - 20 * k + 13 * k)


def points(voices: Voices, groups: list[tuple[Words, ...]], k: float, width: float, color: str, mark: Drawn) -> Block:
    """Short points, one below the other, each behind `mark(x, middle, size)`."""
    style, indent = text(size(14 * k), color, leading=1.16), 20 * k
    top, items, marks = 0.0, [], []
    for told in zip(*groups, strict=True):
        column = Column(indent, top, width - indent)
        for nth, (voice, words) in enumerate(zip(voices, told, strict=True)):
            column.add("P", words, style, gap=5.5 * k if nth else 0, lang=voice.lang)
        marks.append(artifact(mark(0, top - style.cap / 2, 10 * k)))
        items.append(Element("LI", (Element("LBody", tuple(column.elements)),)))
        top = column.top - 12 * k
    return Block((*marks, Element("L", tuple(items))), -top - 12 * k)


def cross(x: float, middle: float, side: float) -> Shape:
    """What not to do."""
    half = side * 0.42
    path = (Step("m", (x, middle - half)), Step("l", (x + 2 * half, middle + half)),
            Step("m", (x, middle + half)), Step("l", (x + 2 * half, middle - half)))  # fmt: skip
    return Shape(path, "ornament", stroke=INK, weight=side * 0.24)


def dash(x: float, middle: float, side: float) -> Shape:
    """A plain mark before a point."""
    return Shape((Step("m", (x, middle)), Step("l", (x + side, middle))), "ornament", stroke=INK, weight=side * 0.24)


def panel(inner: list[Block], theme: Theme, k: float, width: float, least: float) -> Block:
    """Blocks on a white card with round corners, at least `least` high."""
    pad, top, elements = 18 * k, -18 * k, []
    for nth, block in enumerate(inner):
        top -= 13 * k if nth else 0
        elements += block.placed(pad, top)
        top -= block.height
    height = max(-top + pad, least)
    shape = theme.bubble(Box(0, -height, width, height), accent=False, scale=k, tail=False)
    return Block((artifact(shape), *elements), height)


def beside(left: Block, right: Block, shift: float) -> Block:
    """Two blocks side by side, the right one `shift` points from the left edge."""
    return Block((*left.elements, *right.placed(shift, 0)), max(left.height, right.height))


def below(upper: Block, lower: Block, gap: float) -> Block:
    """Two blocks one below the other."""
    return Block((*upper.elements, *lower.placed(0, -upper.height - gap)), upper.height + gap + lower.height)
