"""The two voices on a guide's pages, and something to do: slips, bubbles, a bubble to write in, an activity.

Blocks have their upper left corner at (0, 0).
"""

from __future__ import annotations

from msgspec.structs import replace

from handbill.layouts.guides.setting import Column
from handbill.layouts.guides.sheet import Sheet
from handbill.layouts.look import INK, WHITE, display, rounded, rule, text
from handbill.layouts.speech import Tail, slip, speech
from handbill.page.document import Element, artifact
from handbill.page.flow import Block
from handbill.page.geometry import Box, rectangle
from handbill.page.marks import Line, Shape
from handbill.page.text.setting import set_well, set_words
from handbill.problems import Overfull, Problem
from handbill.words.markup import Words, excerpt
from handbill.words.pieces import Pair

FINE, TAIL = 1.8, 11.0  # points: an outline; how far a tail reaches below its bubble
PITCH = 24.0  # points from one line to write on to the next
TALLEST = 900.0  # points: no page is higher, and what reaches further need not be set to its end


def slips(texts: tuple[Words, ...], width: float, size: float, gap: float) -> Block:
    """What others may say: a slip for each."""
    top, items, shapes = 0.0, [], []
    for words in texts:
        setting = set_well(words, text(size, leading=1.22), width - 24)
        height = setting.height + 17.5
        shapes.append(artifact(slip(Box(0, top - height, width, height), 5, weight=1.5)))
        items.append(_item(setting.placed(12, top - 8.75)))
        top -= height + gap
        _on_a_page(top, words)
    return Block((*shapes, Element("L", tuple(items))), -top - gap)


def sayings(sheet: Sheet, texts: tuple[Words, ...], width: float, size: float, gap: float) -> Block:
    """What the reader could say: a bubble for each; its height is without the last one's tail."""
    top, items, shapes = 0.0, [], []
    style = text(size, sheet.on_ink, face="semibold", leading=1.24)
    for words in texts:
        setting = set_well(words, style, width - 30)
        height = setting.height + 22
        shapes.append(artifact(said(sheet, Box(0, top - height, width, height))))
        items.append(_item(setting.placed(15, top - 11)))
        top -= height + TAIL + gap
        _on_a_page(top, words)
    return Block((*shapes, Element("L", tuple(items))), -top - TAIL - gap)


def _on_a_page(top: float, words: Words) -> None:
    """Raises Overfull where words reach further down than any page does."""
    if top < -TALLEST:
        raise Overfull(Problem(f"“{excerpt(words.plain)}” does not fit its page", "Shorten what stands there.", words.where))


def said(sheet: Sheet, box: Box, *, fill: str = INK, radius: float = 13.0) -> Shape:
    """A small bubble of the helper's."""
    tail = Tail(box.x + 18, box.x + 36, box.x + 12, box.y - TAIL)
    return speech(box, sheet.theme, radius, tail, weight=FINE, fill=fill)


def own_words(sheet: Sheet, width: float, lines: int) -> Block:
    """An empty bubble with room to write; its height is without the tail."""
    label = set_well(sheet.phrases.guide.own, text(11, face="semibold"), width - 30)
    height = 12 + label.height + PITCH * lines + 10
    shape = said(sheet, Box(0, -height, width, height), fill=WHITE)
    first = -12 - label.height
    rules = tuple(rule(15, first - PITCH * nth, width - 30, INK, 0.8) for nth in range(1, lines + 1))
    return Block((artifact(shape), Element("P", label.placed(15, -12)),
                  Element("Figure", rules, alt=sheet.phrases.blank_lines)), height)  # fmt: skip


def activity(sheet: Sheet, told: Pair, size: float = 12.5) -> Block:
    """Something to do, in a box that shows whom the guide is for."""
    make = {"young": _with_a_tab, "old": _with_a_bar, "family": _with_two_bubbles}[sheet.dress]
    return make(sheet, told, size)


def _with_a_tab(sheet: Sheet, told: Pair, size: float) -> Block:
    """The lead on a tab in the accent above a round box."""
    lead = set_words(told.lead, display(size + 5), sheet.measure - 60, most=1)
    words = set_well(told.text, text(size, leading=1.26), sheet.measure - 40)
    flap = Box(22, -30, lead.width + 32, 42)
    box = Box(0, -30 - words.height - 32, sheet.measure, words.height + 32)
    shapes = artifact(Shape(rounded(flap.moved(0, -12), 11), "ornament", sheet.accent, INK, 2.0),
                      Shape(rounded(box, 16), "panel", WHITE, INK, 2.0))  # fmt: skip
    elements = (Element("P", lead.placed(38, -15 + lead.style.cap / 2)), Element("P", words.placed(20, -30 - 16)))
    return Block((shapes, *elements), -box.y, where=told.text.where)


def _with_a_bar(sheet: Sheet, told: Pair, size: float) -> Block:
    """The lead on a dark bar along the upper edge of a square box."""
    lead = set_well(told.lead, display(size + 4, sheet.on_ink), sheet.measure - 32, balance=True)
    words = set_well(told.text, text(size, leading=1.26), sheet.measure - 32)
    bar = lead.height + 18
    height = bar + words.height + 28
    shapes = artifact(Shape(rectangle(Box(0, -height, sheet.measure, height)), "panel", WHITE, INK, 2.0),
                      Shape(rectangle(Box(0, -bar, sheet.measure, bar)), "ornament", sheet.ink, INK, 2.0))  # fmt: skip
    elements = (Element("P", lead.placed(16, -9)), Element("P", words.placed(16, -bar - 14)))
    return Block((shapes, *elements), height, where=told.text.where)


def _with_two_bubbles(sheet: Sheet, told: Pair, size: float) -> Block:
    """Two who talk, at the left of a round box."""
    left = 86.0
    column = Column(left, -17, sheet.measure - left - 20)
    column.add("P", told.lead, display(size + 5))
    column.add("P", told.text, text(size, leading=1.26), gap=10)
    height = max(-column.top + 17, 68)
    middle = -height / 2
    one, other = Box(18, middle + 1, 38, 22), Box(34, middle - 23, 38, 22)
    shapes = artifact(Shape(rounded(Box(0, -height, sheet.measure, height), 20), "panel", WHITE, INK, 2.0),
                      _small(sheet, one, sheet.accent, left=True), _small(sheet, other, sheet.ink, left=False))  # fmt: skip
    return Block((shapes, *column.elements), height, where=told.text.where)


def _small(sheet: Sheet, box: Box, fill: str, *, left: bool) -> Shape:
    """A bubble as a picture of somebody who talks."""
    tail = (
        Tail(box.x + 6, box.x + 15, box.x + 3, box.y - 8)
        if left
        else Tail(box.right - 15, box.right - 6, box.right - 3, box.y - 8)
    )
    return replace(speech(box, sheet.theme, 8, tail, weight=FINE, fill=WHITE), fill=fill)


def _item(lines: tuple[Line | Element, ...]) -> Element:
    return Element("LI", (Element("LBody", (Element("P", lines),)),))
