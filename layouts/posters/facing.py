"""Rows of a dashed slip and a bubble that answers it; two languages stand in the same slip and the same bubble."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from msgspec import Struct

from handbill.layouts.look import Column, display, largest, text
from handbill.layouts.posters.sheet import Sheet
from handbill.layouts.speech import Tail, slip, speech
from handbill.page.document import Element, artifact
from handbill.page.flow import Block
from handbill.page.geometry import Box
from handbill.page.text.setting import Setting, measure, set_words
from handbill.problems import Overfull, Problem
from handbill.words.markup import Words, excerpt
from handbill.words.pieces import Truths

SAID, ONE_LINE, LEAST_SAID = 18.0, 15.5, 14.5  # points on letter, and all below: in a slip; its least on one line, on two
BETWEEN = 20.0  # columns
PAD, SLIP_PAD = 17.0, 10.0  # left and right of the words
NARROW, WIDE = 0.3, 0.44  # of the width: slips
TAIL = 13.0  # below a bubble, with its air
GROWN = 1.25  # of its least, what is true may be


class Facing(Struct, frozen=True):
    """The rows' words in each language, the least size of the answers, and how wide the slips are."""

    said: tuple[tuple[Words, ...], ...]
    true: tuple[tuple[Words, ...], ...]
    least: float
    slips: float
    start: float  # of the bubbles, from the slips' left edge

    @classmethod
    def of(cls, sheet: Sheet, truths: Sequence[Truths], least: float) -> Facing:
        """Slips as wide as their words on one line, if the answers at their least leave that much."""
        k = sheet.k
        rows = [*zip(*(told.rows for told in truths), strict=True)]
        said, true = (tuple(tuple(getattr(pair, part) for pair in row) for row in rows) for part in ("lead", "text"))
        need = max(measure(words, text(SAID * k, face="semibold")) for row in said for words in row) + 2 * SLIP_PAD * k
        answers = max(measure(words, display(least)) for row in true for words in row) + 2 * PAD * k
        slips = min(need, max(sheet.inner - BETWEEN * k - answers, NARROW * sheet.inner), WIDE * sheet.inner)
        return cls(said, true, least, slips, slips + BETWEEN * k)


def faced(sheet: Sheet, facing: Facing, box: Box, pitch: float) -> list[Element]:
    """The rows, `pitch` apart, in the middle of the box. Raises Overfull, naming the words, where they are too small."""
    k, theme = sheet.k, sheet.theme
    height = pitch - TAIL * k
    said = _said(sheet, facing, height - (6 if len(sheet.voices) == 1 else 12) * k)
    true = _true(sheet, facing, height - (2 if len(sheet.voices) == 1 else 9) * k, sheet.inner - facing.start - 2 * PAD * k)
    shapes, items, top = list[Element](), list[Element](), box.top - (box.height - pitch * len(said)) / 2
    for slipped, answer in zip(said, true, strict=True):
        left = Box(box.x, top - height, facing.slips, height)
        body = Box(box.x + facing.start, top - height, max(part.width for part in answer) + 2 * PAD * k, height)
        tail = Tail(body.x + 26 * k, body.x + 46 * k, body.x + 12 * k, body.y - (TAIL - 1) * k)
        shapes.append(artifact(slip(left, 10 * k), speech(body, theme, 18 * k, tail)))
        told = (*_middle(sheet, slipped, left, SLIP_PAD * k), *_middle(sheet, answer, body, PAD * k))
        items.append(Element("LI", (Element("LBody", told),)))
        top -= pitch
    return [*shapes, Element("L", tuple(items))]


def _stacked(sheet: Sheet, settings: Sequence[Setting]) -> Block:
    """What each language says, one below the other; as high as its ink, the first capitals' top at 0."""
    column = Column(0, 0, 0)
    for voice, setting in zip(sheet.voices, settings, strict=True):
        column.place("P", setting, gap=0.42 * setting.style.size if column.elements else 0, lang=voice.lang)
    return Block(tuple(column.elements), -column.top)


def _middle(sheet: Sheet, settings: Sequence[Setting], box: Box, pad: float) -> list[Element]:
    """The same flush left in a box, half way between its edges."""
    block = _stacked(sheet, settings)
    return block.placed(box.x + pad, box.top - (box.height - block.height) / 2)


def _said(sheet: Sheet, facing: Facing, room: float) -> list[list[Setting]]:
    """What they may say, all in one size, each on one line or, smaller, on two."""
    width, k = facing.slips - 2 * SLIP_PAD * sheet.k, sheet.k

    def at(lines: int, size: float) -> list[list[Setting]] | None:
        style = text(size, face="semibold")
        found = [[set_words(words, style, width, most=lines, balance=True) for words in row] for row in facing.said]
        return found if max(_stacked(sheet, row).height + row[-1].drop for row in found) <= room else None

    for lines, least in ((1, ONE_LINE), (2, LEAST_SAID)):
        if found := largest(partial(at, lines), least * k, SAID * k):
            return found
    return _refuse("slips", facing.said, LEAST_SAID * k)


def _true(sheet: Sheet, facing: Facing, room: float, width: float) -> list[list[Setting]]:
    """What is true, all in one size, each on one line."""

    def at(size: float) -> list[list[Setting]] | None:
        style = display(size, sheet.theme.on_speech)
        found = [[set_words(words, style, width, most=1) for words in row] for row in facing.true]
        return found if max(_stacked(sheet, row).height + 2 * row[-1].drop for row in found) <= room else None

    found = largest(at, facing.least, GROWN * facing.least)
    return found or _refuse("bubbles", facing.true, facing.least)


def _refuse(where: str, rows: Sequence[Sequence[Words]], least: float) -> list[list[Setting]]:
    longest = max((words for row in rows for words in row), key=lambda words: len(words.plain))
    told = f"the {where} have no room for “{excerpt(longest.plain.strip('“”'))}” at {least:.0f} pt"
    raise Overfull(Problem(told, "Shorten it, or print on a larger paper.", longest.where))
