"""What they may say, in slips on the left; what is true, in the helper's bubbles on the right. It stands on the accent."""

from __future__ import annotations

from itertools import product

from msgspec import Struct
from msgspec.structs import replace

from handbill.layouts.look import (
    EXPLAINED,
    INK,
    LAP,
    LEAD,
    LEAST,
    NOTE,
    PROMISE,
    WHITE,
    WORDS,
    Column,
    display,
    ground,
    rule,
    text,
)
from handbill.layouts.posters import todo
from handbill.layouts.posters.brief import LEAD as SHORT
from handbill.layouts.posters.brief import in_short
from handbill.layouts.posters.facing import Facing, faced
from handbill.layouts.posters.foot import crowded, foot, page
from handbill.layouts.posters.sheet import Sheet
from handbill.layouts.posters.ways import best_on
from handbill.page.document import Element, Page, Role, artifact
from handbill.page.flow import Block
from handbill.page.geometry import Box
from handbill.page.text.setting import Style, fit, measure, set_words
from handbill.words.pieces import Truths

TALL = 0.24  # of the height above tabs, for a question on two lines
LINE, LINE_OF_TWO = 36.0, 24.0  # points on letter, and all below: the promise
HEADING, HEADING_OF_TWO = 24.0, 16.0  # over a column
TRUE_OF_TWO = 21.5  # the least of what is true, in two languages
PITCH = 84.0  # from row to row, at most
FULL = 1.9  # lines that what this is called takes: more of them are smaller
BESIDE = 16.0  # between two languages
AIRS = (1.0, 0.6)  # how much of it there is above and below the columns' headings, the best first
LARGER = "Print it on a larger or taller paper (legal, tabloid, A3, 12x18, 24x36), or in one language."


class Way(Struct, frozen=True):
    """One way to fill the sheet: on how many lines the question stands, how steps do, how much air, the least of what is true.

    Questions in two languages that have no line of their own stand side by side. Where steps are bare, nothing is explained.
    """

    lines: int = 1
    steps: str = "short"
    air: float = 1.0
    words: float = 1.0


def lay(sheet: Sheet) -> tuple[Page, ...]:
    """One page. Raises Overfull, naming the words, where they are too long for the sheet at the sizes they must have."""
    sheet = replace(sheet, theme=replace(sheet.theme, dark=False))
    many = len(sheet.voices) > 1
    below = foot(sheet, min(sheet.k, 1.1) if many else sheet.k)
    lines = (2, 1, 0) if many else (2, 1)
    ways = [Way(*each) for each in (*product(lines, ("explained", "short"), AIRS), *product(lines[1:], ("bare",), AIRS))]
    ways += [Way(lines=min(lines), steps="bare", words=0.8, air=0.5)] * crowded(sheet, sheet.k)
    return (best_on(sheet, lambda way: _page(sheet, below, way), ways, LARGER),)


def _page(sheet: Sheet, below: Block, way: Way) -> Page:
    k, count = sheet.k, len(_truths(sheet)[0].rows)
    facing = Facing.of(sheet, _truths(sheet), (TRUE_OF_TWO if len(sheet.voices) > 1 else WORDS) * way.words * k)
    head, low = _head(sheet, facing, way), _low(sheet, way)
    top, bottom = sheet.height - head.height, sheet.floor + below.height + low.height
    box = Box(sheet.margin, bottom, sheet.inner, top - bottom)
    pitch = min((box.height - 4 * k) / count, (PITCH if len(sheet.voices) < 2 else 1.2 * PITCH) * k)
    rows = faced(sheet, facing, box, pitch)
    body = [ground(Box(0, 0, sheet.width, bottom), WHITE), *head.placed(sheet.margin, sheet.height), *rows]
    if sheet.theme.light:
        body.append(artifact(rule(sheet.margin, bottom, sheet.inner, INK, 2)))
    return page(sheet, [*body, *low.placed(sheet.margin, bottom)], below)


def _truths(sheet: Sheet) -> list[Truths]:
    """What each language says; the table of designs has seen to it that there is something."""
    return [voice.piece.truths for voice in sheet.voices if voice.piece.truths]


def _head(sheet: Sheet, facing: Facing, way: Way) -> Block:
    """The question as large as the sheet is wide, and what the columns are; from the sheet's edge to the first row."""
    k, many = sheet.k, len(sheet.voices) > 1
    column = _question(sheet, way)
    top = column.top - max((24 if way.lines == 2 else 18) * way.air * k, column.below + 6 * k)
    heading, lowest = display((HEADING_OF_TWO if many else HEADING) * k), top
    for x, width, said in ((0.0, facing.start, True), (facing.start, sheet.inner - facing.start, False)):
        over = Column(x, top, width)
        for voice, truths in zip(sheet.voices, _truths(sheet), strict=True):
            over.add("H2", truths.said if said else truths.true, heading, gap=8 * k if over.elements else 0, lang=voice.lang)
        column.elements += over.elements
        lowest = min(lowest, over.top)
    return Block(tuple(column.elements), max(13 * way.air, 9) * k - lowest)


def _question(sheet: Sheet, way: Way) -> Column:
    """The question in each language, in one size, one below the other or, on no line of its own, side by side."""
    style, x, column = _style(sheet, way.lines), 0.0, Column(0, 0, sheet.inner)
    for nth, (voice, truths) in enumerate(zip(sheet.voices, _truths(sheet), strict=True)):
        question = set_words(truths.headline, style, sheet.inner, count=max(way.lines, 1), balance=True)
        if not nth:
            column.top = -max(24 * sheet.k, 18.5 + question.over)
        elif not way.lines:
            column.top += question.height
        role: Role = "H2" if nth else "H1"
        if way.lines or not nth:
            column.place(role, question, gap=0.25 * style.size if nth else 0, lang=voice.lang)
        else:
            column.elements.append(Element(role, question.placed(x, column.top), lang=voice.lang))
            column.top -= question.height
        x += question.width + BESIDE * sheet.k
    return column


def _style(sheet: Sheet, lines: int) -> Style:
    """The largest style in which the questions are no wider than the sheet, and on two lines no higher than their share."""
    told, k = [truths.headline for truths in _truths(sheet)], sheet.k
    needs = [measure(words, display(1.0)) for words in told]
    if lines == 2:
        room, least = TALL * (sheet.height - sheet.floor) / len(told), PROMISE * k / len(told)
        found = [fit(words, display(10), sheet.inner, room, least=least, most=sheet.width, lines=2) for words in told]
        return display(min(setting.style.size for setting in found))
    if lines == 1:
        return display(min(PROMISE * k / len(told) ** 0.7, sheet.inner / max(needs) * 0.9999))
    return display((sheet.inner - BESIDE * k * (len(told) - 1)) / sum(needs) * 0.9999)


def _low(sheet: Sheet, way: Way) -> Block:
    """The promise, what this is called, what to do; from the rows to the foot."""
    k, voices, many = sheet.k, sheet.voices, len(sheet.voices) > 1
    share = (sheet.inner - BESIDE * k * (len(voices) - 1)) / len(voices)
    lead, long = display((LINE_OF_TWO if many else LINE) * k), measure(voices[0].piece.promise.text, text(LAP * k)) > FULL * share
    note = text(max((NOTE if many else EXPLAINED if long else LAP) * k, LEAST))
    elements, lowest = list[Element](), 0.0
    for nth, voice in enumerate(voices):
        column = Column(nth * (share + BESIDE * k), -18 * k, share)
        column.add("H2", voice.piece.promise.lead, lead, lang=voice.lang)
        if way.steps != "bare" and (not many or sheet.large):
            column.add("P", voice.piece.promise.text, note, gap=12 * k, balance=True, lang=voice.lang)
        elements, lowest = [*elements, *column.elements], min(lowest, column.top)
    steps = _steps(sheet, way)
    return Block((*elements, *steps.placed(0, lowest - 16 * k)), steps.height - lowest + 22 * k)


def _steps(sheet: Sheet, way: Way) -> Block:
    voices, theme = sheet.voices, sheet.theme
    if len(voices) > 1:
        full = way.steps == "explained"
        return todo.pairs(voices, theme, sheet.k, sheet.inner, explained=sheet.large and full, lead=LEAD if full else SHORT)
    if way.steps != "explained":
        return in_short(voices[0].piece.steps, theme, sheet.k, sheet.inner)
    return todo.grid(voices[0].piece.steps, theme, sheet.k, sheet.inner)
