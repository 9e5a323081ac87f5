"""What to do, numbered: two by two, in one column, or with two languages side by side."""

from __future__ import annotations

from collections.abc import Sequence

from handbill.layouts.columns import side_by_side
from handbill.layouts.look import EXPLAINED, INK, LEAD, LEAST, LEAST_LEAD, Column, Theme, display, numeral, text
from handbill.layouts.voice import Voice
from handbill.page.document import Element
from handbill.page.flow import Block
from handbill.page.text.setting import Setting, set_words
from handbill.words.pieces import Pair, Poster

DISC, INDENT, GUTTER, ROW = 31.0, 39.0, 11.0, 15.0  # a number's disc, where its words begin, between columns, between rows

Told = tuple[Voice[Poster], ...]


def grid(steps: Sequence[Pair], theme: Theme, k: float, width: float, *, columns: int = 2, color: str = INK, lead: float = LEAD) -> Block:
    """Steps in `columns`, read from left to right and then down; leads and explanations of a row share their baselines."""
    style, shares = side_by_side(
        [[step.lead for step in steps[at::columns]] for at in range(columns)], display(lead * k, color),
        width - columns * INDENT * k - (columns - 1) * GUTTER * k, min(lead, LEAST_LEAD) * k,
    )  # fmt: skip
    note = text(max(EXPLAINED * k, LEAST), color, leading=1.16)
    top, items, discs = 0.0, list[Element](), list[Element]()
    for at in range(0, len(steps), columns):
        row = steps[at : at + columns]
        leads = [set_words(step.lead, style, share, balance=True) for step, share in zip(row, shares, strict=False)]
        notes = [set_words(step.text, note, share, balance=True) for step, share in zip(row, shares, strict=False)]
        below, x = top - max(lead.height for lead in leads) - _between(leads, k), 0.0
        for nth, (head, told) in enumerate(zip(leads, notes, strict=True)):
            plate, label = numeral(at + nth + 1, x, top - style.cap + 0.5 * DISC * k - 5 * k, DISC * k, theme)
            body = (Element("P", head.placed(x + INDENT * k, top)), Element("P", told.placed(x + INDENT * k, below)))
            discs.append(plate)
            items.append(Element("LI", (label, Element("LBody", body))))
            x += INDENT * k + shares[nth] + GUTTER * k
        top = below - max(told.height for told in notes) - ROW * k
    return Block((*discs, Element("L", tuple(items), ordered=True)), -top - ROW * k)


def pairs(voices: Told, theme: Theme, k: float, width: float, *, explained: bool, color: str = INK, lead: float = LEAD) -> Block:
    """Steps one below the other, the languages side by side at one size, numbered once; with explanations or without."""
    told = [voice.piece.steps for voice in voices]
    between = 1.5 * GUTTER * k * (len(voices) - 1)
    style, shares = side_by_side(
        [[step.lead for step in steps] for steps in told], display(lead * k, color),
        width - INDENT * k - between, min(lead, LEAST_LEAD) * k,
    )  # fmt: skip
    note = text(max(EXPLAINED * k, LEAST), color, leading=1.16)
    top, items, discs = 0.0, list[Element](), list[Element]()
    for nth, row in enumerate(zip(*told, strict=True), 1):
        columns, x = list[Column](), INDENT * k
        leads = [set_words(step.lead, style, share, balance=True) for step, share in zip(row, shares, strict=True)]
        deepest = max(head.height for head in leads)
        for voice, step, head, share in zip(voices, row, leads, shares, strict=True):
            columns.append(column := Column(x, top, share))
            column.place("P", head, lang=voice.lang)
            column.top = top - deepest
            if explained:
                column.add("P", step.text, note, gap=_between(leads, k), lang=voice.lang)
            x += share + 1.5 * GUTTER * k
        plate, label = numeral(nth, 0, top - style.cap / 2, DISC * k, theme)
        discs.append(plate)
        body = tuple(element for column in columns for element in column.elements)
        items.append(Element("LI", (label, Element("LBody", body))))
        top = min([*(column.top for column in columns), top - DISC * k * 0.6]) - (ROW if explained else 13) * k
    return Block((*discs, Element("L", tuple(items), ordered=True)), -top - (ROW if explained else 13) * k)


def _between(leads: Sequence[Setting], k: float) -> float:
    """From leads to explanations: clear of what hangs below them."""
    return max(8.5 * k, max(lead.drop for lead in leads) + 2.5 * k)


