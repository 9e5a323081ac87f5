"""White panels within an outline of ink, and what stands in them: what to do, what never to do, what may be noticed."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from handbill.layouts.look import INK, NOTE, Column, Theme, circle, display, text
from handbill.layouts.posters.abreast import Abreast
from handbill.layouts.speech import slip, speech
from handbill.page.document import Element, artifact
from handbill.page.flow import Block
from handbill.page.geometry import Box, straight
from handbill.page.marks import Shape
from handbill.page.text.setting import measure, set_words
from handbill.words.pieces import Group

INSET = 4.0  # points: from a white panel's edge to a dashed line in it
HEADING, CROSS, BETWEEN = 1.24, 1.35, 0.62  # of the points' size: the heading, room for a cross, from point to point
PLAIN = Theme("#FFFFFF", light=True)


def on_white(theme: Theme) -> Theme:
    """The theme of what stands on white: numbers in discs of ink."""
    return replace(theme, dark=False)


def panel(
    inside: Block, width: float, pad: float, above: float = 0.0, *,
    least: float = 0.0, dashed: bool = False, dark: bool = False, radius: float = 14.0,
) -> Block:  # fmt: skip
    """A block on white within an outline, `pad` from its edges, or `above` from the upper and lower ones.

    It is at `least` so high, with the block in the middle. A `dashed` outline on a `dark` ground stands within the white.
    """
    height = max(inside.height + 2 * ((above or pad) + (INSET if dashed and dark else 0)), least)
    box = Box(0, -height, width, height)
    shapes = [slip(box, radius) if dashed and not dark else speech(box, PLAIN, radius, None)]
    if dashed and dark:
        shapes.append(replace(slip(box.inset(INSET), radius - INSET), kind="ornament", fill=""))
    return Block((artifact(*shapes), *inside.placed(pad, -(height - inside.height) / 2)), height)


def group(
    told: Group, size: float, width: float, *, columns: int = 1, crossed: bool = False, lang: str = "", color: str = INK
) -> Block:  # fmt: skip
    """A heading and its points in type of that size, in columns read from left to right; `crossed` has a cross before each."""
    column = Column(0, 0, width)
    column.add("H2", told.heading, display(size * HEADING, color), lang=lang)
    style, indent = text(size, color, "semibold", 1.14), size * CROSS if crossed else 0.0
    top, share = column.top - size * 0.95, width / columns
    items, marks = list[Element](), list[Element]()
    for at in range(0, len(told.points), columns):
        lowest = top
        for nth, words in enumerate(told.points[at : at + columns]):
            point = set_words(words, style, share - indent - (size if nth < columns - 1 else 0), balance=True)
            if crossed:
                marks.append(artifact(cross(nth * share, top - style.cap / 2, size * 0.72)))
            body = (Element("P", point.placed(nth * share + indent, top), lang=lang),)
            items.append(Element("LI", (Element("LBody", body),)))
            lowest = min(lowest, top - point.height)
        top = lowest - size * BETWEEN
    return Block((*column.elements, *marks, Element("L", tuple(items))), -top - size * BETWEEN)


def in_line(told: Group, size: float, width: float, *, columns: int) -> Block | None:
    """A group whose heading stands before its points; None if these, in so many columns, have no room for a line each."""
    heading = set_words(told.heading, display(size * HEADING), width)
    start, columns = heading.width + size, min(columns, len(told.points))
    style = text(size, face="semibold")
    shares = [max(measure(words, style) for words in told.points[at::columns]) for at in range(columns)]
    gap = (width - start - sum(shares)) / max(columns - 1, 1)
    if gap < size * 0.8:
        return None
    gap, top, items = min(gap, 2.5 * size), 0.0, list[Element]()
    for at in range(0, len(told.points), columns):
        x = start
        for words, share in zip(told.points[at : at + columns], shares, strict=False):
            point = set_words(words, style, width)
            items.append(Element("LI", (Element("LBody", (Element("P", point.placed(x, top)),)),)))
            x += share + gap
        top -= style.cap + size * BETWEEN
    height = -top - size * BETWEEN
    return Block(
        (
            Element("H2", heading.placed(0, (style.cap - heading.height) / 2 - style.cap + heading.height)),
            Element("L", tuple(items)),
        ),
        height,
    )


def running(told: Group, size: float, width: float, lang: str = "") -> Block:
    """A heading and its points one behind the other, as many on a line as there is room for, with a dot between two."""
    column = Column(0, 0, width)
    column.add("H2", told.heading, display(size * HEADING), lang=lang)
    style, gap = text(size, face="semibold", leading=1.14), 1.1 * size
    x, top, items, marks = 0.0, column.top - size * 0.95, list[Element](), list[Element]()
    for words in told.points:
        point = set_words(words, style, width)
        if x and x + gap + point.width > width:
            x, top = 0.0, top - style.cap - size * BETWEEN
        elif x:
            marks.append(artifact(Shape(circle(x + gap / 2, top - style.cap / 2, size * 0.11), "ornament", INK)))
            x += gap
        items.append(Element("LI", (Element("LBody", (Element("P", point.placed(x, top), lang=lang),)),)))
        x += point.width
    return Block((*column.elements, *marks, Element("L", tuple(items))), -top + style.cap)


def one_line_each(told: Group, size: float, width: float, *, columns: int = 1, crossed: bool = False) -> bool:
    """Whether a group of that size stands in the width without a broken line."""
    spent = (size * CROSS if crossed else 0) + (size if columns > 1 else 0)
    points = max(measure(words, text(size, face="semibold")) for words in told.points) + spent
    return measure(told.heading, display(size * HEADING)) <= width and points <= width / columns


def cross(x: float, middle: float, side: float) -> Shape:
    """What not to do."""
    half = side * 0.42
    rising = straight((x, middle - half), (x + 2 * half, middle + half))
    falling = straight((x, middle + half), (x + 2 * half, middle - half))
    return Shape((*rising, *falling), "ornament", stroke=INK, weight=side * 0.24)


def beside(left: Block, right: Block, shift: float) -> Block:
    """Two blocks side by side, the right one `shift` points from the left edge."""
    return Block((*left.elements, *right.placed(shift, 0)), max(left.height, right.height))


def both(groups: Sequence[Group], columns: Abreast, size: float, *, crossed: bool = False) -> Block:
    """A group in each language: its points in two columns where a line is enough for each, else one below the other."""
    for count, points in ((2, size), (2, NOTE), (1, size))[: 3 if crossed else 2]:
        if all(one_line_each(told, points, columns.share, columns=count, crossed=crossed) for told in groups):
            break
    else:
        if not crossed:
            return columns.blocks([running(told, size, columns.share, voice.lang)
                                   for voice, told in zip(columns.voices, groups, strict=True)])  # fmt: skip
    return columns.blocks(
        [
            group(told, points, columns.share, columns=count, crossed=crossed, lang=voice.lang)
            for voice, told in zip(columns.voices, groups, strict=True)
        ]
    )
