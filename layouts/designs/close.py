"""A question that a disc crowds: it touches the letters, and they change colour. Nothing else is seen of anybody."""

from __future__ import annotations

from contextlib import suppress

from msgspec import Struct

from handbill.layouts.look import INK, LAP, NOTE, OUTLINE, PROMISE, WHITE, display, ground, text
from handbill.layouts.posters import todo
from handbill.layouts.posters.abreast import Abreast
from handbill.layouts.posters.crowd import Set, disc, question, questions, touched
from handbill.layouts.posters.foot import crowded, foot, page
from handbill.layouts.posters.sheet import Sheet
from handbill.layouts.posters.stack import Row, placed
from handbill.layouts.posters.talk import TAIL, told, widest
from handbill.page.document import Element, Page, artifact
from handbill.page.flow import Block
from handbill.page.geometry import Box, straight
from handbill.page.marks import Shape
from handbill.page.text.setting import set_words
from handbill.problems import Overfull

OF_TWO = 20.2  # points on letter: a step's lead in two languages
MOST = 1.08  # of their size on letter, for steps, which stand two by two
PROMISED = 44.0  # points on letter: the promise
LEAST_OF_TWO, BY_HAND = 34.0, 0.7  # points on letter: the question in two languages; what ruled lines to write on may leave of it
EDGE, KEPT = 0.8, 0.96  # of the margin, above the question; of its size, whatever grows below it
DISC = (0.78, 0.56, 0.46)  # its middle, in the stage's width and height, and its radius in the width
LARGER = (0.69, 0.54, 0.52)  # the same on tabloid and A3, where it takes less toner


class Stage(Struct, frozen=True):
    """The upper part of the sheet with the question in it, in each language, and what stands below."""

    box: Box
    asked: list[list[Set]]
    rows: list[Row]

    @property
    def size(self) -> float:
        """Of the largest words."""
        return self.asked[0][-1].setting.style.size


def lay(sheet: Sheet) -> tuple[Page, ...]:
    """One page. Raises Overfull, naming the words, where they are too long for the sheet at the sizes they must have."""
    k = sheet.k
    below = foot(sheet, min(k, 1.1) if len(sheet.voices) > 1 else k)
    floor = sheet.floor + below.height
    try:
        stage = _roomy(sheet, floor, _stage(sheet, floor, k))
    except Overfull:  # two languages on a large sheet with tabs
        stage = _stage(sheet, floor, k, brief=True)
    under = placed(stage.rows, sheet.margin, stage.box.y, stage.box.y - floor, last=1e9)
    return (page(sheet, [*_question(sheet, stage, floor), *(under or [])], below),)


def _roomy(sheet: Sheet, floor: float, stage: Stage) -> Stage:
    """The stage with more below it, where that does not cost the question its size."""
    with suppress(Overfull):
        for part in (1.15, 1.3):
            larger = _stage(sheet, floor, sheet.k * part)
            if larger.size > KEPT * stage.size:
                stage = larger
    return stage


def _stage(sheet: Sheet, floor: float, s: float, *, brief: bool = False) -> Stage:
    """The question as large as what stands below leaves room for, which is set at `s` points for each of a letter sheet."""
    rows = _rows(sheet, s, explained=not brief)
    box = Box(0, floor + sum(row.gap + row.block.height for row in rows) + 15 * s, sheet.width, 0)
    box = Box(0, box.y, sheet.width, sheet.height - box.y)
    told, color = [voice.piece.loud for voice in sheet.voices if voice.piece.loud], sheet.theme.on_sheet
    room, many = box.height - EDGE * sheet.margin - 16 * s, len(told) > 1
    least = (LEAST_OF_TWO if many else PROMISE) * sheet.k * (BY_HAND if crowded(sheet, sheet.k) else 1.0)
    if many:
        return Stage(box, questions(told, sheet.inner, room, color, least), rows)
    return Stage(box, [question(told[0], sheet.inner, room, color, least)], rows)


def _question(sheet: Sheet, stage: Stage, floor: float) -> list[Element]:
    """The question and what crowds it, down to the stage's lower edge; from there to `floor` the sheet's colour."""
    theme, box = sheet.theme, stage.box
    top = box.top - EDGE * sheet.margin
    top -= (box.height - EDGE * sheet.margin - 16 * sheet.k - stage.asked[-1][-1].bottom) / 2
    elements = []
    for nth, (voice, lines) in enumerate(zip(sheet.voices, stage.asked, strict=True)):
        marks = (mark for line in lines for mark in line.setting.placed(sheet.margin + line.x, top - line.top))
        elements.append(Element("H2" if nth else "H1", tuple(marks), lang=voice.lang))
    at, high, wide = LARGER if sheet.large else DISC
    x, y, radius = at * box.width, box.y + high * box.height, wide * box.width
    crowd, rest = disc(theme, x, y, radius), Box(0, floor, sheet.width, box.y - floor)
    cut = _cut(box, x, y, radius) if theme.light else []
    return [artifact(crowd), ground(rest, theme.sheet), *cut, *touched(elements, theme, crowd.path)]


def _cut(stage: Box, x: float, y: float, radius: float) -> list[Element]:
    """The straight edge of an outlined disc, where it ends with the stage."""
    half = max(radius**2 - (y - stage.y) ** 2, 0.0) ** 0.5
    line = straight((x - half, stage.y), (min(x + half, stage.right), stage.y))
    return [artifact(Shape(line, "ground", stroke=INK, weight=OUTLINE))] if half else []


def _rows(sheet: Sheet, s: float, *, explained: bool) -> list[Row]:
    """The promise, what it is all about, what to do."""
    voices, theme, color = sheet.voices, sheet.theme, sheet.theme.on_sheet
    if len(voices) > 1:
        return _two(sheet, s, explained=explained and sheet.large)
    piece = voices[0].piece
    style = display(PROMISED * s, INK)
    style = style.at(widest([piece.promise.lead], style, sheet.inner))
    start, least = 1.3 * style.size, sheet.inner if sheet.large and theme.sheet == INK else 0.0  # across it takes less toner
    text_ = set_words(piece.promise.text, text(LAP * s, color, "semibold", 1.2), sheet.inner - start, balance=True)
    return [
        Row(told(piece.promise.lead, style, theme, sheet.inner, fill=WHITE, least=least), 15 * s),
        Row(Block((Element("P", text_.placed(0, 0)),), text_.height), 10 * s, x=start),
        Row(todo.grid(piece.steps, theme, min(s, MOST * sheet.k), sheet.inner, color=color, rest=14), 18 * s),
    ]


def _two(sheet: Sheet, k: float, *, explained: bool) -> list[Row]:
    """The same in two languages side by side."""
    voices, theme, columns = sheet.voices, sheet.theme, Abreast(sheet.voices, sheet.inner, 16 * k)
    leads = [voice.piece.promise.lead for voice in voices]
    style = display(PROMISED * k, INK)
    style = style.at(widest(leads, style, columns.share))
    said = [
        told(lead, style, theme, columns.share, fill=WHITE, lang=voice.lang) for lead, voice in zip(leads, voices, strict=True)
    ]
    rows = [Row(columns.blocks(said), 14 * k)]
    if explained:
        start = 1.3 * style.size
        beside_tail = Abreast(voices, sheet.inner - start, columns.gap + start)
        note = text(max(13 * k, NOTE), theme.on_sheet, "semibold", 1.18)
        rows.append(Row(beside_tail.words([voice.piece.promise.text for voice in voices], note, "P"), 10 * k, x=start))
    steps = todo.pairs(voices, theme, k, sheet.inner, explained=explained, color=theme.on_sheet, lead=OF_TWO)
    return [*rows, Row(steps, 14 * k + (0 if explained else TAIL * style.size))]
