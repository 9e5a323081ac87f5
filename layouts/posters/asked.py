"""A question at the head of a sheet, and what stands beside its last line or below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from handbill.layouts.look import NOTE, display
from handbill.layouts.posters.abreast import Abreast
from handbill.layouts.posters.stack import Row
from handbill.page.document import Element, Role
from handbill.page.flow import Block
from handbill.page.text.setting import Setting, Style, fit, measure, one_below, set_words
from handbill.problems import Overfull
from handbill.words.markup import Words, plain

ABOVE = 0.95  # of the largest size, for a question that has something below it
FEWER = 0.85  # of their size, so that questions take two lines rather than three
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
        for head in _on_two_lines(about, style, width):
            if beside := _beside(head, told, width, quiet, gap, smallest):
                return [_row(head, beside)]
    most = max(least, ABOVE * most)
    try:
        head = fit(about, display(1, color), width, 9 * most, least=least, most=most, lines=2)
    except Overfull:
        head = fit(about, display(1, color), width, 9 * most, least=least, most=most, lines=3)
    rows = [_row(head, [])]
    for nth, (words, size) in enumerate(told):
        line = set_words(words, display(size, quiet), width)
        rows.append(Row(Block((Element("H2", line.placed(0, 0)),), line.height), gap if nth else 1.5 * gap, 0.5))
    return rows


def _on_two_lines(words: Words, style: Style, width: float) -> Iterator[Setting]:
    """The words on two lines, the first as long as can be, then ever shorter."""
    if len(words.spans) > 1:
        return
    parts = words.plain.split(" ")
    for at in range(len(parts) - 1, 0, -1):
        first, second = (plain(" ".join(part)) for part in (parts[:at], parts[at:]))
        if max(measure(first, style), measure(second, style)) <= width:
            yield one_below(set_words(first, style, width), set_words(second, style, width))


def _row(head: Setting, others: Sequence[Element]) -> Row:
    return Row(Block((Element("H1", head.placed(0, 0)), *others), head.height + head.drop), head.over, 0)


def _beside(head: Setting, told: Told, width: float, quiet: str, gap: float, smallest: float) -> list[Element]:
    """The headings beside the last line, the last one on its baseline; none where there is no room."""
    last = head.rows[-1][-1][1]
    start = last.x + last.width + 0.28 * head.style.size
    lines = [_narrow(words, display(size, quiet), width - start, smallest) for words, size in told]
    settings = [line for line in lines if line]
    if len(settings) < len(told) or sum(line.height + gap for line in settings) > _room(head, start):
        return []
    found, low = list[Element](), -head.height
    for line in reversed(settings):
        found.insert(0, Element("H2", line.placed(start, low + line.height)))
        low += line.height + gap
    return found


def _narrow(words: Words, style: Style, width: float, smallest: float) -> Setting | None:
    """Words on one line of a width, at no less than `smallest` of their size, or on two."""
    part = min(1.0, width / measure(words, style) * 0.999)
    try:
        if part >= smallest:
            return set_words(words, style.at(style.size * part), width)
        return set_words(words, style, width, count=2, balance=True)
    except Overfull:
        return None


def _room(head: Setting, start: float) -> float:
    """How high above the last baseline it is free to the right of `start`."""
    upper = [piece for row in head.rows[:-1] for _, piece in row]
    if max(piece.x + piece.width for piece in upper) < start:
        return head.height
    return head.leading - max(piece.drop for piece in upper)


def questions(told: Sequence[Words], columns: Abreast, most: float, color: str, first: Role = "H1") -> Block:
    """The question in each language, all in one size: as large as a column allows."""
    style = display(1, color)
    tried = [
        [fit(words, style, columns.share, 9 * most, least=NOTE, most=most, lines=lines) for words in told] for lines in (2, 3)
    ]
    sizes = [min(head.style.size for head in heads) for heads in tried]
    found, size = (tried[0], sizes[0]) if sizes[0] >= FEWER * sizes[1] else (tried[1], sizes[1])
    count = max(len(head.rows) for head in found)
    heads = [set_words(words, style.at(size), columns.share, count=count, balance=True) for words in told]
    over, blocks = max(head.over for head in heads), []
    for nth, (voice, head) in enumerate(zip(columns.voices, heads, strict=True)):
        element = Element("H2" if nth else first, head.placed(0, -over), lang=voice.lang)
        blocks.append(Block((element,), over + head.height + head.drop))
    return columns.blocks(blocks)
