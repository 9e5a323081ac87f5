"""A question at the head of a sheet, and what stands beside its last line or below it."""

from __future__ import annotations

from collections.abc import Sequence

from handbill.layouts.abreast import Abreast
from handbill.layouts.look import NOTE, display
from handbill.layouts.stack import Row
from handbill.page.document import Element
from handbill.page.flow import Block
from handbill.page.text.setting import Setting, fit, measure, set_words
from handbill.problems import Overfull
from handbill.words.markup import Words

STEPS = 8  # sizes tried from the largest to the least
Told = Sequence[tuple[Words, float]]


def asked(
    about: Words, told: Told, width: float, *, least: float, most: float, color: str, quiet: str, gap: float, smallest: float
) -> list[Row]:
    """The question at the largest size from `most` to `least`, and headings with a size each, `gap` apart, in the `quiet` colour.

    These stand beside its last line where there is room, at no less than `smallest` of their size, else below it.
    Raises Overfull if the question is too long.
    """
    for nth in range(STEPS + 1):
        style = display(most - nth * (most - least) / STEPS, color)
        try:
            head = set_words(about, style, width, count=2)
        except Overfull:
            continue
        if beside := _beside(head, told, width, quiet, gap, smallest):
            return [_row(head, beside)]
    try:
        head = fit(about, display(1, color), width, 9 * most, least=least, most=most, lines=2)
    except Overfull:
        head = fit(about, display(1, color), width, 9 * most, least=least, most=most, lines=3)
    rows = [_row(head, [])]
    for words, size in told:
        line = set_words(words, display(size, quiet), width)
        rows.append(Row(Block((Element("H2", line.placed(0, 0)),), line.height), gap, 0.5))
    return rows


def _row(head: Setting, others: Sequence[Element]) -> Row:
    return Row(Block((Element("H1", head.placed(0, 0)), *others), head.height + head.drop), head.over, 0)


def _beside(head: Setting, told: Told, width: float, quiet: str, gap: float, smallest: float) -> list[Element]:
    """The headings beside the last line, the last one on its baseline; none where there is no room."""
    last = head.rows[-1][-1][1]
    start = last.x + last.width + 0.28 * head.style.size
    part = min([1.0, *((width - start) / measure(words, display(size)) * 0.999 for words, size in told)])
    if part < smallest:
        return []
    found, low = list[Element](), -head.height
    for words, size in reversed(told):
        line = set_words(words, display(size * part, quiet), width)
        found.insert(0, Element("H2", line.placed(start, low + line.height)))
        low += line.height + gap
    return found


def questions(told: Sequence[Words], columns: Abreast, most: float, color: str) -> Block:
    """The question in each language, all in one size: as large as a column allows."""
    style = display(1, color)
    found = [fit(words, style, columns.share, 9 * most, least=NOTE, most=most, lines=3) for words in told]
    size, count = min(head.style.size for head in found), max(len(head.rows) for head in found)
    blocks = []
    for nth, (voice, words) in enumerate(zip(columns.voices, told, strict=True)):
        head = set_words(words, style.at(size), columns.share, count=count, balance=True)
        element = Element("H2" if nth else "H1", head.placed(0, 0), lang=voice.lang)
        blocks.append(Block((element,), head.height + head.drop))
    return columns.blocks(blocks)
