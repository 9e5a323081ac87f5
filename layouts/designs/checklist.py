"""A list to tick off in the head, one box ticked; the helper's bubble answers it. On white, below the accent."""

from __future__ import annotations

from itertools import product

from msgspec import Struct
from msgspec.structs import replace

from handbill.layouts.columns import side_by_side
from handbill.layouts.look import INK, LEAD, PROMISE, WHITE, Column, display, ground, rounded, rule
from handbill.layouts.posters import todo
from handbill.layouts.posters.answer import answer
from handbill.layouts.posters.foot import crowded, foot, page
from handbill.layouts.posters.sheet import Sheet
from handbill.layouts.posters.ways import best_on
from handbill.page.document import Element, Page, artifact
from handbill.page.flow import Block
from handbill.page.geometry import Box, Step
from handbill.page.marks import Shape
from handbill.page.text.setting import fit, measure, set_words
from handbill.problems import Overfull, Problem
from handbill.words.markup import excerpt
from handbill.words.pieces import Checks

TICKED = 1  # which of the points, from 0
IN_REACH, OF_TWO = 41.0, 31.0  # points: the question's least on a stall's door; in two languages
CROWDED = 0.75  # of the least sizes, where a hand needs the room
HEADS = (0.4, 0.37, 0.35, 0.33, 0.32, 0.31, 0.29, 0.26, 0.24)  # of what is above the foot, the question
POINT, POINT_IN_REACH, POINT_OF_TWO = 26.0, 15.0, 15.0  # points on letter, and all below: the least of a point on the list
GROWN = 1.2  # of its least it may be
PITCH, EASY, LEAST_PITCH = 1.7, 1.45, 1.27  # of a point's size, from point to point: at most, at least, in need
INDENT = 1.6  # of a point's size, where its words begin
BESIDE = 16.0  # between two languages
LARGER = "Print it on a larger paper, or in one language."


class Way(Struct, frozen=True):
    """One way to fill the sheet: the head's share of what is above the foot, and what is said.

    `steps`: they are explained below; `told`: what this is called; `tight`: with little air; `pitch` of points; `least` of sizes.
    """

    head: float
    steps: bool = False
    told: bool = True
    tight: bool = False
    pitch: float = LEAST_PITCH
    least: float = 1.0


def lay(sheet: Sheet) -> tuple[Page, ...]:
    """One page. Raises Overfull, naming the words, where they are too long for the sheet at the sizes they must have."""
    sheet = replace(sheet, theme=replace(sheet.theme, dark=False))
    k, many = _scale(sheet), len(sheet.voices) > 1
    below = foot(sheet, min(k, 1.1) if many else k)
    airs = [*product((False, True), (EASY, LEAST_PITCH), HEADS)]
    ways = [Way(head, steps=True) for head in HEADS if not sheet.stall and (not many or sheet.large)]
    for told in (True, False) if not many or sheet.large else (False,):
        ways += [Way(head, told=told, tight=tight, pitch=pitch) for tight, pitch, head in airs]
    ways += [Way(head, told=False, tight=True, least=CROWDED) for head in HEADS if crowded(sheet, k)]
    return (best_on(sheet, lambda way: _page(sheet, k, below, way), ways, LARGER),)


def _scale(sheet: Sheet) -> float:
    return 0.75 if sheet.stall else sheet.k


def _checks(sheet: Sheet) -> list[Checks]:
    """What each language says; the table of designs has seen to it that there is something."""
    return [voice.piece.checks for voice in sheet.voices if voice.piece.checks]


def _page(sheet: Sheet, k: float, below: Block, way: Way) -> Page:
    floor = sheet.floor + below.height
    head, low = _head(sheet, k, (sheet.height - floor) * way.head, way), _low(sheet, k, way)
    top, bottom = sheet.height - head.height, floor + low.height
    points = _points(sheet, k, top - bottom, way)
    body = [ground(Box(0, 0, sheet.width, top), WHITE), *head.placed(sheet.margin, sheet.height)]
    if sheet.theme.light:
        body.append(artifact(rule(sheet.margin, top, sheet.inner, INK, 2)))
    body += points.placed(sheet.margin, top - (top - bottom - points.height) / 2)
    return page(sheet, [*body, *low.placed(sheet.margin, bottom)], below)


def _head(sheet: Sheet, k: float, height: float, way: Way) -> Block:
    """The question in each language, all in one size, as large as that height allows; from the sheet's edge."""
    told, many = [checks.headline for checks in _checks(sheet)], len(sheet.voices) > 1
    least = (OF_TWO * k if many else IN_REACH if sheet.stall else PROMISE * k) * way.least
    air, gap, lines = (15 if way.tight else 20) * k, 8 * k, 1 if many else 2
    room = (height - 2 * air - gap * (len(told) - 1)) / len(told)
    found = [fit(words, display(10), sheet.inner, room, least=least, most=sheet.width, lines=lines) for words in told]
    style = display(min(setting.style.size for setting in found))
    column = Column(0, 0, sheet.inner)
    for nth, (voice, words, setting) in enumerate(zip(sheet.voices, told, found, strict=True)):
        question = set_words(words, style, sheet.inner, count=len(setting.rows), balance=True)
        if not nth:
            column.top = -max(air, 18.5 + question.over)
        column.place("H2" if nth else "H1", question, gap=gap if nth else 0, lang=voice.lang)
    return Block(tuple(column.elements), air * 0.7 + column.below - column.top)


def _low(sheet: Sheet, k: float, way: Way) -> Block:
    """The answer, and what to do where it is explained; from the list to the foot."""
    said = answer(sheet, [checks.answer for checks in _checks(sheet)], k, told=way.told, steps=not way.steps, tight=way.tight)
    if not way.steps:
        return said
    if len(sheet.voices) > 1:
        steps = todo.pairs(sheet.voices, sheet.theme, k, sheet.inner, explained=sheet.large, lead=LEAD)
    else:
        steps = todo.grid(sheet.voices[0].piece.steps, sheet.theme, k, sheet.inner)
    return Block((*said.elements, *steps.placed(0, -said.height - 12 * k)), said.height + steps.height + 18 * k)


def _points(sheet: Sheet, k: float, room: float, way: Way) -> Block:
    """The list, each point on one line. Raises Overfull, naming the longest, where that were too small or too close."""
    told = [checks.points for checks in _checks(sheet)]
    least = (POINT_OF_TWO if len(told) > 1 else POINT_IN_REACH / k if sheet.stall else POINT) * k * way.least
    rows, between = [*zip(*told, strict=True)], BESIDE * k * (len(told) - 1)
    most = min(GROWN * least, room / (len(rows) + 0.3) / way.pitch)
    style, shares = side_by_side(told, display(most), sheet.inner - INDENT * most - between, least)
    pitch = min(room / (len(rows) + 0.3), PITCH * style.size)
    widest = max((words for row in rows for words in row), key=lambda words: measure(words, style))
    if most < least or any(measure(words, style) > share + 0.1 for row in rows for words, share in zip(row, shares, strict=True)):
        told_ = f"the list has no room for “{excerpt(widest.plain)}” at {least:.0f} pt"
        raise Overfull(Problem(told_, "Shorten it, or print on a larger paper.", widest.where))
    boxes, items = list[Shape](), list[Element]()
    for nth, row in enumerate(rows):
        middle, x, found = -(nth + 0.5) * pitch, INDENT * style.size, list[Element]()
        boxes += _box(middle, style.size, ticked=nth == TICKED)
        for voice, words, share in zip(sheet.voices, row, shares, strict=True):
            found.append(Element("P", set_words(words, style, share + 1).placed(x, middle + style.cap / 2), lang=voice.lang))
            x += share + BESIDE * k
        items.append(Element("LI", (Element("LBody", tuple(found)),)))
    return Block((artifact(*boxes), Element("L", tuple(items))), pitch * len(rows))


def _box(middle: float, size: float, *, ticked: bool) -> list[Shape]:
    """A box to tick, as large as the words behind it; ticked as with a pen, past its edge."""
    side, weight = 1.0 * size, 0.085 * size
    box = Box(weight / 2, middle - side / 2, side, side)
    found = [Shape(rounded(box, 0.22 * side), "ornament", WHITE, INK, weight)]
    if ticked:
        at = ((0.17, 0.52), (0.4, 0.22), (1.14, 1.12))
        path = tuple(Step("l" if nth else "m", (box.x + x * side, box.y + y * side)) for nth, (x, y) in enumerate(at))
        found.append(Shape(path, "ornament", stroke=INK, weight=2.1 * weight))
    return found
