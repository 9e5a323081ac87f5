"""A guide's cover: another object for each grade, and for each topic other grounds and another order.

It has two parts above its white foot: the title, and a question with its answer. Older readers' title is a giant bubble. Where a
topic's pieces stand on ink the conversation comes first, and the grounds change.
"""

from __future__ import annotations

from contextlib import suppress

from msgspec import Struct

from handbill.layouts.band import address
from handbill.layouts.bar import LEAST, SIZES, bar
from handbill.layouts.guides.page import numbered
from handbill.layouts.guides.setting import Column
from handbill.layouts.guides.sheet import Sheet
from handbill.layouts.look import INK, MM, WHITE, code, display, ground, largest, small, text
from handbill.layouts.speech import Tail, slip, speech
from handbill.layouts.voice import code_alt
from handbill.page.document import Element, Page, artifact
from handbill.page.flow import Block
from handbill.page.geometry import Box
from handbill.page.text.setting import Setting, fit, set_well
from handbill.problems import Overfull, Problem
from handbill.words.types import longest

LEAST_CODE = 25 * MM
BAR = 40.0  # points that the imprint takes; where there is none, the code is larger by as much
STRIP, AIR = 66.0, 24.0  # points: the strip along the upper edge; least space between two parts
TITLE, LARGEST = 30.0, 112.0  # points of the title
OUT, SAFE = 22.0, 18.5  # points: what a giant bubble reaches over the margins, at most; from there to the edge, as printed
SHRUNK, GROWN = 0.85, 1.4  # how much smaller the talk may be where the title needs it, how much larger where there is room


class Ground(Struct, frozen=True):
    """What a part of the cover stands on, and the colours of the title, of other words and of bubbles on it."""

    color: str
    title: str
    words: str
    bubble: str


def cover(sheet: Sheet, number: int) -> Page:
    """The title as large as the conversation and the foot leave room for."""
    foot, dark = _foot(sheet), sheet.theme.dark
    titled, talking = _grounds(sheet)
    top = sheet.height - STRIP - AIR
    gaps = (4.5 if titled != talking else 2.5) * AIR
    room = top - foot.height - gaps
    title, least = _titled(sheet, titled, talking, room)
    beside = room - title.height
    talk = largest(lambda k: _fitting(_talk(sheet, talking, k), beside), least, GROWN) or _talk(sheet, talking, least)
    (first, upper), (second, lower) = ((talking, talk), (titled, title)) if dark else ((titled, title), (talking, talk))
    spare, between = top - foot.height - title.height - talk.height, 0.5 if titled != talking else 0.38
    above = top - 0.16 * spare
    parted = above - upper.height - between / 2 * spare
    grounds = [ground(Box(0, parted, sheet.width, sheet.height - parted), first.color),
               ground(Box(0, foot.height, sheet.width, parted - foot.height), second.color),
               ground(Box(0, 0, sheet.width, foot.height), WHITE)]  # fmt: skip
    if second.color == WHITE:
        grounds.append(ground(Box(sheet.margin, foot.height, sheet.measure, 3), INK))
    elements = (
        *_strip(sheet, first),
        *upper.placed(sheet.margin, above),
        *lower.placed(sheet.margin, parted - between / 2 * spare),
    )
    return Page(sheet.width, sheet.height, (*grounds, *elements, *foot.placed(0, foot.height)), numbered(sheet, number))


def _grounds(sheet: Sheet) -> tuple[Ground, Ground]:
    """What the title stands on, and the conversation."""
    accent, dark = sheet.theme.accent, sheet.theme.dark
    titled, talking = {
        "young": (accent, INK if dark else accent),
        "old": (accent, accent) if dark else (INK, INK),
        "family": (INK if dark else accent, WHITE),
    }[sheet.dress]
    return _on(sheet, titled), _on(sheet, talking)


def _strip(sheet: Sheet, on: Ground) -> tuple[Element, ...]:
    """Whom the guide is for, on a strip along the upper edge."""
    fill = WHITE if sheet.theme.light else sheet.theme.accent if on.color == INK else INK
    words = set_well(sheet.guide.cover.kicker, text(16, WHITE if fill == INK else INK, face="semibold"), sheet.measure)
    strip = ground(Box(0, sheet.height - STRIP, sheet.width, STRIP), fill)
    line = (ground(Box(sheet.margin, sheet.height - STRIP, sheet.measure, 3), INK),) if sheet.theme.light else ()
    return strip, *line, Element("P", words.placed(sheet.margin, sheet.height - (STRIP - words.height) / 2 - 3))


def _on(sheet: Sheet, color: str) -> Ground:
    """The colours on the accent, on ink or on white; all grounds are white where ink is light."""
    color = WHITE if sheet.theme.light else color
    if color == INK:
        return Ground(INK, sheet.theme.accent, WHITE, sheet.theme.accent)
    return Ground(color, INK, INK, INK)


def _titled(sheet: Sheet, on: Ground, talking: Ground, room: float) -> tuple[Block, float]:
    """The title beside the talk, and how small that has to be; or Overfull with what the cover has too much of."""
    for least in (1.0, SHRUNK):
        with suppress(Overfull):
            return _title(sheet, on, room - _talk(sheet, talking, least).height), least
    raise Overfull(Problem("a cover says more than it holds", "Shorten it.", longest(sheet.guide.cover).where))


def _title(sheet: Sheet, on: Ground, room: float) -> Block:
    """The title, for older readers in a giant bubble; as large as `room` allows."""
    words = sheet.guide.cover.title
    if sheet.dress != "old":
        bare = fit(words, display(TITLE, on.title), sheet.measure, room, least=TITLE, most=LARGEST, lines=4)
        return Block((Element("H1", bare.placed(0, 0)),), bare.height + bare.drop)
    pad, tail = 34.0, 40.0
    fill = WHITE if sheet.theme.light else on.bubble
    color = WHITE if fill == INK else INK
    said = fit(words, display(TITLE, color), sheet.measure - 24, room - 2 * pad - tail, least=TITLE, most=LARGEST, lines=4)
    height = said.height + 2 * pad
    out = min(OUT, sheet.margin - SAFE / sheet.drawn)
    box = Box(-out, -height, sheet.measure + 2 * out, height)
    bubble = speech(box, sheet.theme, 38, Tail(30, 96, 8, -height - tail), weight=4.0, fill=fill)
    return Block((artifact(bubble), Element("H1", said.placed(12, -pad))), height + tail)


def _fitting(block: Block, room: float) -> Block | None:
    return block if block.height <= room else None


def _talk(sheet: Sheet, on: Ground, k: float) -> Block:
    """A question as somebody asks it, and an answer, in type `k` times its size."""
    cover, wide = sheet.guide.cover, sheet.measure * (0.8 if k < 1.2 else 0.92)
    ask = set_well(cover.ask, text(18 * k, face="semibold", leading=1.2), wide * 0.9 - 34, balance=True)
    box = Box(0, -ask.height - 30, ask.width + 34, ask.height + 30)
    top = -box.height - 16
    fill = WHITE if sheet.theme.light else on.bubble
    style = display(26 * k, WHITE if fill == INK else INK)
    said = max((set_well(cover.answer, style, wide - 44, balance=even) for even in (True, False)), key=_shortest)
    width, height = said.width + 44, said.height + 40
    x = sheet.measure - width
    bubble = Box(x, top - height, width, height)
    tail = Tail(x + 26, x + 58, x + 14, top - height - 20)
    shapes = artifact(slip(box, 6, weight=1.8), speech(bubble, sheet.theme, 22, tail, weight=2.4, fill=fill))
    elements = (Element("P", ask.placed(17, -15)), Element("P", said.placed(x + 22, top - 20)))
    return Block((shapes, *elements), -bubble.y + 20)


def _shortest(setting: Setting) -> float:
    """The width of its shortest line."""
    return min(row[-1][1].x + row[-1][1].width for row in setting.rows)


def _foot(sheet: Sheet) -> Block:
    """The code, the address, the school's own people, the small print; as high with an imprint as without."""
    least = sheet.read(LEAST)
    sizes = (*SIZES[:2], least, least) if sheet.small else SIZES
    people = bar((sheet.voice,), sheet.room, sheet.theme, sheet.measure, sizes=sizes)
    side = max(96.0, LEAST_CODE / sheet.drawn) + (0 if people.height else BAR)
    module = side / 29
    left, top = sheet.margin + side + 4 * module + 14, -4 * module - 12
    column = Column(left, 0, sheet.width - sheet.margin - left)
    column.place("H2", address(40, column.width))
    column.add("P", sheet.guide.cover.report, text(14.5, face="semibold"), gap=14)
    middle = top - max(side + column.top, 0) / 2
    shown = [element.moved(0, middle) for element in column.elements]
    depth = -top + max(side + 4 * module, -column.top) + 12
    school = people.placed(sheet.margin, -depth)
    depth += max(people.height, 0) + (12 if people.height else 0)
    advice = sheet.phrases.print_booklet if sheet.booklet else sheet.phrases.print_guide
    size, printed = sheet.printed(7), Column(sheet.margin, -depth, sheet.measure)
    printed.add("P", sheet.voice.small_print(sheet.date), small(size, INK))
    printed.add("P", advice, small(size, INK), gap=4)
    return Block(
        (code(sheet.margin, top - side, side, code_alt((sheet.voice,))), *shown, *school, *printed.elements),
        -printed.top + max(26.0, 20 / sheet.drawn),
    )
