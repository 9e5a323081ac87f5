"""What to do in short: leads alone, numbered, two by two."""

from __future__ import annotations

from collections.abc import Sequence

from handbill.layouts.columns import side_by_side
from handbill.layouts.look import INK, Theme, display, numeral
from handbill.page.document import Element
from handbill.page.flow import Block
from handbill.page.text.setting import set_words
from handbill.words.pieces import Pair

LEAD, LEAST = 18.5, 17.5  # points on letter, and all below: the largest; the least, on more lines where it must be
DISC, INDENT = 24.0, 31.0  # a number's disc, where its words begin
GUTTER, ROW = 12.0, 11.0  # between columns, between rows


def in_short(steps: Sequence[Pair], theme: Theme, k: float, width: float, *, color: str = INK) -> Block:
    """Steps read from left to right and then down, each on one line where it can."""
    room = width - (2 * INDENT + GUTTER) * k
    columns = [[step.lead for step in steps[at::2]] for at in (0, 1)]
    style, shares = side_by_side(columns, display(LEAD * k, color), room, LEAST * k)
    top, items, discs = 0.0, list[Element](), list[Element]()
    for at in range(0, len(steps), 2):
        x, lowest = 0.0, top
        for nth, (step, share) in enumerate(zip(steps[at : at + 2], shares, strict=False), at + 1):
            lead = set_words(step.lead, style, share, balance=True)
            middle = top - DISC * k / 2
            plate, label = numeral(nth, x, middle, DISC * k, theme, sheet=True)
            body = Element("P", lead.placed(x + INDENT * k, middle + style.cap / 2))
            discs.append(plate)
            items.append(Element("LI", (label, Element("LBody", (body,)))))
            lowest = min(lowest, top - DISC * k, middle + style.cap / 2 - lead.height)
            x += INDENT * k + share + GUTTER * k
        top = lowest - ROW * k
    return Block((*discs, Element("L", tuple(items), ordered=True)), -top - ROW * k)
