"""What the larger of a card's shapes, tent and bookmark, are put together from: a list of steps, a tab that says whose it is."""

from __future__ import annotations

from handbill.layouts.look import INK, WHITE, Column, Theme, display, numeral, rounded
from handbill.layouts.panels import cross, on_white
from handbill.layouts.voice import Voice
from handbill.page.document import Element, artifact
from handbill.page.geometry import Box
from handbill.page.marks import Shape
from handbill.page.text.setting import set_words
from handbill.words.markup import plain
from handbill.words.pieces import Card

DISC, INDENT = 1.3, 1.75  # of the type size: a number's disc, from its left edge to words
NEVER = 0.82  # of the type size: what is never done
TAB = 22.0  # points


def steps(
    voice: Voice[Card], theme: Theme, box: Box, size: float, *, apart: float, most: float, least: float
) -> list[Element] | None:  # fmt: skip
    """What to do, one below the other from a box's upper edge, then what never; None where it is too high.

    Between two are `apart` to `most` times the type size; nothing is smaller than `least`.
    """
    front, card = voice.piece.front, voice.phrases.card
    indent, style = INDENT * size, display(size, theme.on_sheet)
    settings = [set_words(step, style, box.width - indent, balance=True) for step in front.steps]
    if front.never:
        never = plain(f"{card.never}: ") + front.never
        settings.append(set_words(never, style.at(max(NEVER * size, least)), box.width - indent))
    heights = [max(DISC * size, setting.height + setting.drop) for setting in settings]
    gap = (box.height - sum(heights)) / (len(settings) - 1)
    if gap < apart * size:
        return None
    gap = min(gap, most * size)
    column, drawn, items = Column(box.x, box.top, box.width), list[Element](), list[Element]()
    for nth, (setting, height) in enumerate(zip(settings, heights, strict=True), 1):
        middle = column.top - height / 2
        words = Element("P", setting.placed(box.x + indent, middle + setting.height / 2), lang=voice.lang)
        if nth > len(front.steps):
            drawn.append(artifact(cross(box.x + 0.17 * size, middle, size)))
            column.elements.append(words)
        else:
            disc, label = numeral(nth, box.x, middle, DISC * size, theme, sheet=True)
            drawn.append(disc)
            items.append(Element("LI", (label, Element("LBody", (words,)))))
        column.top -= height + gap
    return [*drawn, Element("L", tuple(items), ordered=True), *column.elements]


def ground(voice: Voice[Card], theme: Theme) -> tuple[str, Theme]:
    """The colour that the promise stands on, and the theme of what stands there: white for staff, so that it is told apart."""
    return (WHITE, on_white(theme)) if voice.piece.front.spine else (theme.sheet, theme)


def tab(voice: Voice[Card], theme: Theme, right: float, middle: float, k: float = 1.0) -> list[Element]:
    """Whose it is, if it is not for everybody, on a tab that ends at `right`."""
    if not voice.piece.front.spine:
        return []
    told = set_words(voice.piece.front.spine, display(13 * k, WHITE if theme.light else theme.accent), 20 * TAB)
    box = Box(right - told.width - TAB * k, middle - TAB * k / 2, told.width + TAB * k, TAB * k)
    words = told.placed(box.x + TAB * k / 2, middle + told.height / 2)
    return [artifact(Shape(rounded(box, TAB * k / 2), "panel", INK, WHITE, 1.2 * k)), Element("P", words, lang=voice.lang)]
