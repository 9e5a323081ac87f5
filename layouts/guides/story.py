"""A story to read aloud, and what to make of it: one page."""

from __future__ import annotations

from msgspec.structs import replace

from handbill.layouts.guides import blocks
from handbill.layouts.guides.setting import Column
from handbill.layouts.guides.sheet import Sheet
from handbill.layouts.guides.talk import TAIL, sayings
from handbill.layouts.look import WHITE, display, largest, text
from handbill.layouts.speech import Tail, speech
from handbill.page.document import Element, artifact
from handbill.page.flow import Block
from handbill.page.geometry import Box
from handbill.page.text.setting import set_well
from handbill.problems import Overfull, Problem
from handbill.words.types import longest

LEAST, EASY = 11.0, 13.5  # points: it is read standing


def story(sheet: Sheet) -> list[Block]:
    """The page. Raises Overfull when the story is too long for one."""
    scenario = sheet.guide.scenario
    head = blocks.head(sheet, scenario.heading, scenario.text, minutes=scenario.minutes)
    room = sheet.frame.height - head.height - 24
    body = largest(lambda size: _body(sheet, size, room), LEAST, EASY)
    if not body:
        where = longest((scenario.story, scenario.ask, scenario.points)).where
        raise Overfull(Problem("a story says more than its page holds", "Shorten it.", where))
    return [head, replace(body, gap=24)]


def _body(sheet: Sheet, size: float, room: float) -> Block | None:
    told, under = _told(sheet, size), _under(sheet, size)
    gap = TAIL + 30
    if told.height + gap + under.height > room:
        return None
    gap += min((room - told.height - gap - under.height) / 2, 18)
    return Block((*told.elements, *under.placed(0, -told.height - gap)), told.height + gap + under.height)


def _told(sheet: Sheet, size: float) -> Block:
    """The story in a bubble, for it is told."""
    pad, story = 22.0, sheet.guide.scenario.story
    column = Column(pad, -pad, sheet.measure - 2 * pad)
    column.add("P", sheet.phrases.guide.story, display(18))
    for nth, words in enumerate(story):
        column.add("P", words, text(size, leading=1.34), gap=size * 0.85 if nth else 15)
    height = -column.top + pad
    box = Box(0, -height, sheet.measure, height)
    shape = speech(box, sheet.theme, 20, Tail(28, 58, 16, -height - 20), weight=2.0, fill=WHITE)
    return Block((artifact(replace(shape, fill=sheet.accent)), *column.elements), height)


def _under(sheet: Sheet, size: float) -> Block:
    """What to ask, in bubbles; beside it what is worth saying."""
    scenario, labels, between = sheet.guide.scenario, sheet.phrases.guide, 28.0
    left = (sheet.measure - between) * 0.46
    right, shift = sheet.measure - between - left, left + between
    over = [set_well(words, display(19), left) for words in (labels.talk, labels.points)]
    top = max(setting.height for setting in over) + 15
    asked = sayings(sheet, scenario.ask, left, size, 8)
    said = blocks.bullets(scenario.points, shift, right, size=size)
    elements = (Element("H3", over[0].placed(0, 0)), *asked.placed(0, -top),
                Element("H3", over[1].placed(shift, 0)), *said.placed(0, -top))  # fmt: skip
    return Block(elements, top + max(asked.height + TAIL, said.height))
