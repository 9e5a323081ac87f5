"""What they may say, in slips on the left; what is true, in the helper's bubbles on the right. On the accent, whatever the topic."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from handbill.layouts.brief import steps_in_short
from handbill.layouts.foot import crowded, foot, page
from handbill.layouts.look import INK, LAP, LEAST, PROMISE, TITLE, WHITE, WORDS, Column, display, ground, largest, rule, text
from handbill.layouts.sheet import Sheet
from handbill.layouts.speech import Tail, slip, speech
from handbill.layouts.ways import best
from handbill.page.document import Element, Page, artifact
from handbill.page.flow import Block
from handbill.page.geometry import Box
from handbill.page.text.setting import Setting, Style, measure, set_words
from handbill.problems import Overfull, Problem
from handbill.words.markup import Words, excerpt
from handbill.words.pieces import Truths

SLIP = 0.34  # of the width, for what they may say
BETWEEN = 20.0  # points on letter, and all below: columns
SAID, ONE_LINE, LEAST_SAID = 18.0, 16.0, 14.5  # in a slip; the least on one line, on two
LINE = 34.0  # the promise
HEADING = 22.0  # over a column
PITCH = 84.0  # from row to row, at most
TAIL = 13.0  # below a bubble, with its air


class Way(Struct, frozen=True):
    """One way to fill the sheet: the least of what is true, the steps' size, how much air there is, of what it might be."""

    words: float = WORDS
    steps: float = 18.5
    air: float = 1.0


def lay(sheet: Sheet) -> tuple[Page, ...]:
    """One page. Raises Overfull, naming the words, where they are too long for the sheet at the sizes they must have."""
    sheet = replace(sheet, theme=replace(sheet.theme, dark=False))
    below = foot(sheet, sheet.k)
    ways = [Way(), Way(air=0.7)] + [Way(words=0.8 * WORDS, air=0.6)] * crowded(sheet, sheet.k)
    return (best(lambda way: _page(sheet, below, way), ways),)


def _page(sheet: Sheet, below: Block, way: Way) -> Page:
    k, (truths, *_) = sheet.k, _truths(sheet)
    head, low = _head(sheet, way), _low(sheet, way)
    top, bottom = sheet.height - head.height, sheet.floor + below.height + low.height
    share = min((top - bottom - 4 * k) / len(truths.rows), PITCH * k)
    rows = _rows(sheet, Box(sheet.margin, bottom, sheet.inner, top - bottom), share, way)
    body = [ground(Box(0, 0, sheet.width, bottom), WHITE), *head.placed(sheet.margin, sheet.height), *rows]
    if sheet.theme.light:
        body.append(artifact(rule(sheet.margin, bottom, sheet.inner, INK, 2)))
    return page(sheet, [*body, *low.placed(sheet.margin, bottom)], below)


def _truths(sheet: Sheet) -> list[Truths]:
    """What each language says; the table of designs has seen to it that there is something."""
    return [voice.piece.truths for voice in sheet.voices if voice.piece.truths]


def _start(sheet: Sheet) -> float:
    """Where the second column begins, from the margin."""
    return SLIP * sheet.inner + BETWEEN * sheet.k


def _head(sheet: Sheet, way: Way) -> Block:
    """The question as large as the sheet is wide, and what the columns are; from the sheet's edge to the first row."""
    k, [truths] = sheet.k, _truths(sheet)
    size = min(PROMISE * k, sheet.inner / measure(truths.headline, display(1.0)) * 0.9999)
    question = set_words(truths.headline, display(size), sheet.inner)
    column = Column(0, -max(24 * k, 18.5 + question.over), sheet.inner)
    column.place("H1", question)
    column.top -= max(18 * way.air * k, column.below + 6 * k)
    style, at = display(HEADING * k), column.top
    said = set_words(truths.said, style, SLIP * sheet.inner + BETWEEN * k)
    true = set_words(truths.true, style, sheet.inner - _start(sheet))
    headings = (Element("H2", said.placed(0, at)), Element("H2", true.placed(_start(sheet), at)))
    return Block((*column.elements, *headings), max(said.height, true.height) - at + max(12 * way.air, 8) * k)


def _rows(sheet: Sheet, box: Box, share: float, way: Way) -> list[Element]:
    """Each slip and beside it the bubble, in rows so far apart."""
    k, [truths] = sheet.k, _truths(sheet)
    height, width = share - TAIL * k, SLIP * sheet.inner
    said = _said(sheet, [row.lead for row in truths.rows], Box(0, 0, width - 20 * k, height - 8 * k))
    pad, room = 17 * k, sheet.inner - _start(sheet)
    true = [row.text for row in truths.rows]
    widest = max(true, key=lambda words: measure(words, display(1.0)))
    size = min((room - 2 * pad) / measure(widest, display(1.0)) * 0.9999, 0.75 * height, 1.2 * WORDS * k)
    if size < way.words * k - 0.01:
        told = f"the rows have no room for “{excerpt(widest.plain)}” at {way.words * k:.0f} pt"
        raise Overfull(Problem(told, "Shorten it, or print on a larger paper.", widest.where))
    shapes, items, top = list[Element](), list[Element](), box.top - (box.height - share * len(true)) / 2
    for slipped, words in zip(said, true, strict=True):
        bubble = set_words(words, display(size, sheet.theme.on_speech), room - 2 * pad)
        left, right = Box(box.x, top - height, width, height), box.x + _start(sheet)
        body = Box(right, top - height, bubble.width + 2 * pad, height)
        tail = Tail(body.x + 26 * k, body.x + 46 * k, body.x + 12 * k, body.y - (TAIL - 1) * k)
        shapes.append(artifact(slip(left, 10 * k), speech(body, sheet.theme, 18 * k, tail)))
        told = (Element("P", _middle(slipped, left, 10 * k)), Element("P", _middle(bubble, body, pad)))
        items.append(Element("LI", (Element("LBody", told),)))
        top -= share
    return [*shapes, Element("L", tuple(items))]


def _middle(setting: Setting, box: Box, pad: float) -> tuple:
    """The words flush left in a box, half way between its edges."""
    return setting.placed(box.x + pad, box.top - (box.height - setting.height) / 2)


def _said(sheet: Sheet, words: list[Words], room: Box) -> list[Setting]:
    """What they may say, in one size, on two lines at most. Raises Overfull where that were too small."""

    def at(size: float, lines: int) -> list[Setting] | None:
        settings = [set_words(said, text(size, face="semibold"), room.width, most=lines, balance=True) for said in words]
        return settings if max(setting.height + setting.drop for setting in settings) <= room.height else None

    k = sheet.k
    found = largest(lambda size: at(size, 1), ONE_LINE * k, SAID * k) or largest(lambda size: at(size, 2), LEAST_SAID * k, SAID * k)
    if not found:
        longest = max(words, key=lambda said: len(said.plain))
        told = f"the slips have no room for “{excerpt(longest.plain)}” at {LEAST_SAID * sheet.k:.0f} pt"
        raise Overfull(Problem(told, "Shorten it, or print on a larger paper.", longest.where))
    return found


def _low(sheet: Sheet, way: Way) -> Block:
    """The promise, what this is called, what to do in short; from the rows to the foot."""
    k, [voice] = sheet.k, sheet.voices
    column = Column(0, -18 * k, sheet.inner)
    column.add("H2", voice.piece.promise.lead, display(LINE * k))
    column.add("P", voice.piece.promise.text, text(max(LAP * k, LEAST)), gap=12 * k, balance=True)
    steps = steps_in_short(voice.piece.steps, sheet.theme, k, sheet.inner, way.steps)
    top = column.top - 16 * k
    return Block((*column.elements, *steps.placed(0, top)), steps.height - top + 2 * k)
