"""Words to say: each in a bubble of the helper's that holds it closely, one below the other."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from handbill.layouts.look import Theme
from handbill.layouts.speech import Tail, speech
from handbill.page.document import Element, artifact
from handbill.page.flow import Block
from handbill.page.geometry import Box
from handbill.page.text.setting import Setting, Style, measure, set_words
from handbill.words.markup import Words

SIDE, ABOVE, BELOW = 0.43, 0.24, 0.25  # of the type size: from a bubble's edges to its words
TAIL, ROUND = 0.42, 0.42  # of the type size: how far a tail reaches down; a corner's radius


def widest(points: Sequence[Words], style: Style, width: float) -> float:
    """The largest size up to the style's at which each of the points stands on one line in a bubble of that width."""
    return min([style.size, *(width / (measure(words, style) / style.size + 2 * SIDE) * 0.9999 for words in points)])


def talk(
    points: Sequence[Words], style: Style, theme: Theme, width: float, *,
    gap: float, air: float = 0.0, tail: bool = True, tails: bool = False, lang: str = "",
) -> Block:  # fmt: skip
    """The points as a list, with `gap` between two bubbles, and `air` more above and below the words of each.

    A `tail` hangs below the last bubble, or below each with `tails`; the last one's is not counted in the height.
    """
    size, top, shapes, items = style.size, 0.0, list[Element](), list[Element]()
    for nth, words in enumerate(points, 1):
        said = set_words(words, style, width - 2 * SIDE * size, balance=True)
        box = held(said, top, air)
        hanging = below(box, size) if tails or (tail and nth == len(points)) else None
        shapes.append(artifact(speech(box, theme, ROUND * size + air, hanging)))
        body = (Element("P", said.placed(SIDE * size, top - ABOVE * size - air - said.over), lang=lang),)
        items.append(Element("LI", (Element("LBody", body),)))
        top = box.y - gap
    return Block((*shapes, Element("L", tuple(items))), -top - gap)


def told(
    words: Words, style: Style, theme: Theme, width: float, *,
    tail: bool = True, fill: str = "", lang: str = "", least: float = 0.0,
) -> Block:  # fmt: skip
    """A heading in a bubble that is as wide as its words, or `least`. The tail is not counted in its height."""
    said = set_words(words, style, width - 2 * SIDE * style.size, balance=True)
    box = held(said, 0.0)
    box = replace(box, width=max(box.width, least))
    shape = speech(box, theme, ROUND * style.size, below(box, style.size) if tail else None, fill=fill)
    element = Element("H2", said.placed(SIDE * style.size, -ABOVE * style.size - said.over), lang=lang)
    return Block((artifact(shape), element), -box.y)


def held(said: Setting, top: float, air: float = 0.0, x: float = 0.0) -> Box:
    """The body of the bubble that holds these words closely, from `top` down."""
    size = said.style.size
    height = ABOVE * size + said.over + said.height + max(BELOW * size + air, said.drop + 0.04 * size) + air
    return Box(x, top - height, said.width + 2 * SIDE * size, height)


def below(box: Box, size: float) -> Tail:
    """A tail under the left of a bubble, for words of that size."""
    return Tail(box.x + 0.56 * size, box.x + 1.04 * size, box.x + 0.42 * size, box.y - TAIL * size)
