"""What to do, numbered: two by two, in one column, or with two languages side by side."""

from __future__ import annotations

from collections.abc import Sequence

from handbill.layouts.columns import side_by_side
from handbill.layouts.look import EXPLAINED, INK, LEAD, LEAST, LEAST_LEAD, NOTE, Column, Theme, display, numeral, text
from handbill.layouts.voice import Voice
from handbill.page.document import Element
from handbill.page.flow import Block
from handbill.page.text.setting import Setting, Style, set_words
from handbill.words.pieces import Pair, Poster

TALLER = 1.04  # times as high at most, for leads at their full size that take several lines anyway
DISC, INDENT, GUTTER, ROW = 31.0, 39.0, 11.0, 18.0  # a number's disc, where its words begin, between columns, between rows

Told = tuple[Voice[Poster], ...]


def grid(
    steps: Sequence[Pair], theme: Theme, k: float, width: float, *, columns: int = 2, color: str = INK, lead: float = LEAD,
    rest: float = ROW,
) -> Block:  # fmt: skip
    """Steps in `columns`, read from left to right and then down; leads and explanations of a row share their baselines.

    Rows are `rest` apart.
    """
    room = width - columns * INDENT * k - (columns - 1) * GUTTER * k
    told = [[step.lead for step in steps[at::columns]] for at in range(columns)]
    style, shares = side_by_side(told, display(lead * k, color), room, min(lead, LEAST_LEAD) * k)
    if columns != 2 or shares[0] != shares[1]:
        return _grid(steps, theme, k, shares, style, rest)
    splits = [[room * part / 100, room * (100 - part) / 100] for part in (50, 48, 52, 46, 54, 44, 56, 42, 58, 40, 60)]
    tried = [_grid(steps, theme, k, split, style.at(size), rest) for size in (lead * k, style.size) for split in splits]
    best = min(tried, key=lambda block: block.height)
    return next(block for block in tried if block.height <= TALLER * best.height)


def _grid(steps: Sequence[Pair], theme: Theme, k: float, shares: list[float], style: Style, rest: float) -> Block:
    """The same in columns of these widths; where leads of a row differ in lines, each explanation follows its own."""
    note = text(max(EXPLAINED * k, LEAST), style.color, leading=1.16)
    top, items, discs = 0.0, list[Element](), list[Element]()
    for at in range(0, len(steps), len(shares)):
        row = steps[at : at + len(shares)]
        leads = [set_words(step.lead, style, share, balance=True) for step, share in zip(row, shares, strict=False)]
        notes = [set_words(step.text, note, share, balance=True) for step, share in zip(row, shares, strict=False)]
        between, x, lowest = _between(leads, k), 0.0, top
        for nth, (head, told) in enumerate(zip(leads, notes, strict=True), at + 1):
            plate, label = numeral(nth, x, top + (3.5 - DISC / 2) * k, DISC * k, theme, sheet=True)
            below, left = top - head.height - between, x + INDENT * k
            body = (Element("P", head.placed(left, top)), Element("P", told.placed(left, below)))
            discs.append(plate)
            items.append(Element("LI", (label, Element("LBody", body))))
            lowest = min(lowest, below - told.height)
            x = left + shares[nth - at - 1] + GUTTER * k
        top = lowest - rest * k
    return Block((*discs, Element("L", tuple(items), ordered=True)), -top - rest * k)


def pairs(voices: Told, theme: Theme, k: float, width: float, *, explained: bool, color: str = INK, lead: float = LEAD) -> Block:
    """Steps one below the other, the languages side by side at one size, numbered once; with explanations or without."""
    told = [voice.piece.steps for voice in voices]
    between = 1.5 * GUTTER * k * (len(voices) - 1)
    style, shares = side_by_side(
        [[step.lead for step in steps] for steps in told], display(lead * k, color),
        width - INDENT * k - between, min(lead, LEAST_LEAD) * k,
    )  # fmt: skip
    note = text(max(EXPLAINED, NOTE * k) if len(told) > 1 else max(EXPLAINED * k, LEAST), color, leading=1.16)
    rest = (ROW if explained else 14) * k
    disc = (DISC if explained else 0.87 * DISC) * k
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
                column.add("P", step.text, note, balance=True, gap=_between(leads, k), lang=voice.lang)
            x += share + 1.5 * GUTTER * k
        plate, label = numeral(nth, 0, top - style.cap / 2, disc, theme, sheet=True)
        discs.append(plate)
        body = tuple(element for column in columns for element in column.elements)
        items.append(Element("LI", (label, Element("LBody", body))))
        top = min([*(column.top for column in columns), top - style.cap]) - rest
    return Block((*discs, Element("L", tuple(items), ordered=True)), -top - rest)


def _between(leads: Sequence[Setting], k: float) -> float:
    """From leads to explanations: clear of what hangs below them."""
    return max(8.5 * k, max(lead.drop for lead in leads) + 2.5 * k)
