"""A question's page: what to ask as large as it is said, what to listen for, what to say, something to do."""

from __future__ import annotations

from msgspec import Struct

from handbill.layouts.guides import blocks
from handbill.layouts.guides.setting import Column
from handbill.layouts.guides.sheet import Sheet
from handbill.layouts.guides.talk import TAIL, activity, own_words, sayings, slips
from handbill.layouts.look import INK, display, largest, text
from handbill.layouts.speech import Tail, speech
from handbill.page.document import Element, artifact
from handbill.page.flow import Block
from handbill.page.geometry import Box
from handbill.page.text.setting import Setting, fit, set_well, set_words
from handbill.problems import Overfull, Problem
from handbill.words.markup import Words, plain
from handbill.words.pieces import Question
from handbill.words.types import longest

ASKED, MOST = 28.0, 36.0  # points: the question, read while standing
SMALL, LEAST, EASY = 11.0, 12.0, 13.5  # points of what to listen for and to say: for too many words, for most, for few
LINES = (3, 2)  # to write on, if there is room
GAP, WIDE_GAP = 9.0, 17.0  # points between two slips or bubbles


class Head(Struct, frozen=True):
    """The dark head of a question's page: its elements, and how far down its ground reaches."""

    elements: tuple[Element, ...]
    depth: float


class Split(Struct, frozen=True):
    """How a page is parted: the slips' share of its width, and whether the bubble to write in stands below them."""

    share: float
    below: bool


SPLITS = (Split(0.46, False), Split(0.46, True), Split(0.38, False), Split(0.38, True), Split(0.32, True))


def question(sheet: Sheet, nth: int) -> Block:
    """The whole page of the `nth` question, from 1. Raises Overfull when it says more than a page holds."""
    asked = sheet.guide.questions.questions[nth - 1]
    for least in (LEAST, SMALL):
        for split in SPLITS:
            if page := largest(lambda size, split=split: _page(sheet, nth, split, size), least, EASY):  # type: ignore[misc]
                return page
    told = sheet.guide.questions
    where = longest((asked, *((told.heading, told.text) if nth == 1 else ()))).where
    raise Overfull(Problem("a question says more than its page holds", "Shorten it.", where))


def _page(sheet: Sheet, nth: int, split: Split, size: float) -> Block | None:
    """The page with what is read at that size, or None if it is then too high."""
    asked = sheet.guide.questions.questions[nth - 1]
    head = _head(sheet, asked, nth, ASKED + max(size - LEAST, 0) / (EASY - LEAST) * (MOST - ASKED))
    to_do = activity(sheet, asked.activity, max(size - 0.5, LEAST)) if asked.activity else Block((), 0)
    over = head.depth + 22
    room = sheet.frame.height - over - to_do.height - (24 if asked.activity else 0)
    tried = (_columns(sheet, asked, split, size, room, lines) for lines in LINES)
    columns = next((found for found in tried if found), None)
    if not columns:
        return None
    bottom = sheet.frame.height - to_do.height
    elements = (*head.elements, *columns.placed(0, -over), *to_do.placed(0, -bottom))
    return Block(elements, sheet.frame.height, fresh=True, where=asked.ask.where)


def _columns(sheet: Sheet, asked: Question, split: Split, size: float, room: float, lines: int) -> Block | None:
    """What to listen for beside what to say, and a bubble to write in, spread over `room` as far as is good."""
    labels, between = sheet.phrases.guide, 28.0
    left = (sheet.measure - between) * split.share
    right, shift = sheet.measure - between - left, left + between
    over, other = (_label(words, x) for words, x in ((labels.listen, 0.0), (labels.say, shift)))
    top = over.height + 14
    own = own_words(sheet, left if split.below else right, lines)
    heard, spoken = slips(asked.listen, left, size, GAP), sayings(sheet, asked.say, right, size + 0.5, GAP)
    more = own.height + GAP + TAIL
    heights = (heard.height + (more if split.below else 0), spoken.height + TAIL + (0 if split.below else more))
    if top + max(heights) > room:
        return None
    goal = min(room - top, max(heights) + 50)
    gaps = (len(asked.listen) - 1 + split.below, len(asked.say) - split.below)
    pauses = [GAP + min((goal - height) / max(count, 1), WIDE_GAP - GAP) for height, count in zip(heights, gaps, strict=True)]
    heard, spoken = slips(asked.listen, left, size, pauses[0]), sayings(sheet, asked.say, right, size + 0.5, pauses[1])
    at = (0.0, -top - heard.height - pauses[0]) if split.below else (shift, -top - spoken.height - TAIL - pauses[1])
    elements = (*over.elements, *heard.placed(0, -top), *other.elements, *spoken.placed(shift, -top), *own.placed(*at))
    return Block(elements, room)


def _label(words: str, x: float) -> Block:
    setting = set_words(words, display(19), 300, most=1)
    return Block((Element("P", setting.placed(x, 0)),), setting.height)


def _head(sheet: Sheet, asked: Question, nth: int, most: float) -> Head:
    """Which question it is and how long it takes, and the question in a bubble; above the first what the talk is called."""
    opening = _opening(sheet) if nth == 1 else Block((), 0)
    line = _which(sheet, asked, nth)
    top = -opening.height - line.height - 15
    pad, label = 22.0, set_well(sheet.phrases.guide.ask, text(11.5, face="semibold"), sheet.measure - 44)
    words = _asked(asked.ask, sheet.measure - 2 * pad, most)
    column = Column(pad, top - 17, sheet.measure - 2 * pad)
    column.place("P" if nth == 1 or sheet.booklet else "Artifact", label)  # heard once; on sheets, wherever one begins
    column.place("P", words, gap=14)
    box = Box(0, column.top - 20 - 0.15 * words.style.size, sheet.measure, 0)
    box = Box(0, box.y, sheet.measure, top - box.y)
    tail = Tail(26, 66, 14, box.y - 24)
    bubble = artifact(speech(box, sheet.theme, 22, tail, fill=sheet.accent, weight=2.0))
    depth = -box.y + 34
    ground = () if sheet.theme.light else (blocks.band(sheet, depth, color=INK),)
    return Head((*ground, *opening.elements, *line.placed(0, -opening.height), bubble, *column.elements), depth)


def _asked(words: Words, width: float, most: float) -> Setting:
    """The question on at most three lines if it can be, never smaller than it is read standing."""
    try:
        return fit(words, display(ASKED), width, 112, least=ASKED, most=most, lines=3)
    except Overfull:
        return set_well(words, display(ASKED), width, balance=True)


def _opening(sheet: Sheet) -> Block:
    """What the talk is called, and how to ask."""
    told = sheet.guide.questions
    column = Column(0, 0, sheet.measure)
    column.add("H2", told.heading, display(25, sheet.bright), balance=True)
    column.add("P", told.text, text(12, sheet.on_ink, face="semibold"), gap=11)
    return Block(tuple(column.elements), -column.top + 20)


def _which(sheet: Sheet, asked: Question, nth: int) -> Block:
    """“Question 3 of 6”, what it is about, a dot a minute."""
    count = len(sheet.guide.questions.questions)
    told = sheet.phrases.guide.question.replace("<n>", str(nth)).replace("<of>", str(count))
    room = sheet.measure - min(asked.minutes, blocks.DOTS) * blocks.DOT - 70
    here = set_well(plain(told, strong=True) + plain("  ") + asked.heading, text(13.5, sheet.bright), room, balance=True)
    return Block((Element("H3", here.placed(0, 0)), *blocks.time(sheet, asked.minutes)), here.height)
