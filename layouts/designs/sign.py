"""The sign: calm and plain, in two languages side by side; what it is, the police, who else helps, and two codes far apart."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from math import inf

from msgspec.structs import replace

from handbill.layouts.bar import HEIGHT, bar
from handbill.layouts.look import INK, PRINT, PROMISE, ROUTE, TITLE, WHITE, Column, display, ground, largest, text
from handbill.layouts.posters import signposts
from handbill.layouts.posters.foot import small_print
from handbill.layouts.posters.sheet import Sheet
from handbill.layouts.speech import Tail, speech
from handbill.page.document import Element, Page, Role, artifact
from handbill.page.geometry import Box, straight
from handbill.page.imprint import Room
from handbill.page.marks import Shape
from handbill.page.text.setting import Setting, fit, set_words
from handbill.problems import Overfull, Problem
from handbill.words.markup import Words, excerpt, plain
from handbill.words.pieces import Pair
from handbill.words.types import longest

EDGE, TAIL = 22.0, 18.0  # points on letter: around the bubble, below it
QUESTION, WHAT = 21.5, 14.0
GOAL, LEAST, MOST = 41.0, 31.0, 88.0  # of the promise: what two metres ask, and a metre and a half


def lay(sheet: Sheet) -> tuple[Page, ...]:
    """One page. Raises Overfull, naming the words, where they are too long for the sheet at the sizes they must have."""
    for goal in (GOAL,) if len(sheet.voices) > 1 else (PROMISE, TITLE):
        if found := largest(partial(_page, sheet, least=goal), 0.6, 1.5):
            return (found,)
    return (_page(sheet, 0.6, LEAST),)


def _page(sheet: Sheet, air: float, least: float) -> Page:
    """The page with gaps `air` times as wide as they may be, and a promise of at least that size on letter."""
    k = sheet.k
    people = bar(sheet.voices, _others(sheet.room), sheet.theme, sheet.inner, k)
    listed, codes = signposts.calls(sheet, k, air), signposts.codes(sheet, k)
    printed, height = small_print(sheet, Column(sheet.margin, 0, sheet.inner), max(PRINT, PRINT * k))
    low = max(20.0, 21 * k) + height
    spare = 0.0 if people.height else (HEIGHT + 10) * k  # the bar's, which costs the promise nothing
    gap = 12 * k * air + spare / 3
    above = low + (people.height + 10 * k if people.height else 0) + gap + codes.height
    middle = above + gap
    top = middle + listed.height + gap
    box = Box(EDGE * k, top + TAIL * k, sheet.width - 2 * EDGE * k, sheet.height - EDGE * k - top - TAIL * k)
    local = people.placed(sheet.margin, low + 10 * k + people.height)
    elements = [
        *(part for part in local if part.role == "Artifact"),
        *_bubble(sheet, box, k, air, least),
        *listed.placed(sheet.margin, middle + listed.height),
        *(part for part in local if part.role != "Artifact"),
        *codes.placed(sheet.margin, above),
        *(part.moved(0, low) for part in printed),
    ]
    sky = ground(Box(0, top, sheet.width, sheet.height - top), sheet.theme.sheet)
    return Page(sheet.width, sheet.height, (ground(Box(0, 0, sheet.width, top), WHITE), sky, *elements))


def _others(room: Room) -> Room:
    """The room that the bar has to take up: the police have theirs."""
    kept = [tuple(field for field in fields if field != "police") for fields in (room.phones, room.by_hand)]
    return replace(room, phones=kept[0], by_hand=kept[1])


def _bubble(sheet: Sheet, box: Box, k: float, air: float, least: float) -> list[Element]:
    """Who is meant, the promise, what it is and what to do, each language in a column, at one size."""
    voices, gap = sheet.voices, 28 * k
    inner = box.inset(20 * k, (14 + 6 * air) * k)
    share = (inner.width - gap * (len(voices) - 1)) / len(voices)
    rows = _rows(sheet, share, inner.height, 13 * k * air, k, least)
    heights = [max(setting.height for setting in row) for row in rows]
    spare = (inner.height - sum(heights)) / 3
    tail = Tail(box.x + 54 * k, box.x + 96 * k, box.x + 44 * k, box.y - 15 * k)
    found = [artifact(speech(box, sheet.theme, 30 * k, tail, weight=3.5 * k, fill=WHITE))]
    for nth, voice in enumerate(voices):
        x, y = inner.x + nth * (share + gap), inner.top
        roles: tuple[Role, ...] = ("H2" if nth else "H1", "H2", "P", "P")
        for role, row, height in zip(roles, rows, heights, strict=True):
            found.append(Element(role, row[nth].placed(x, y), lang=voice.lang))
            y -= height + spare
    return [*found, *(_between(inner.x + nth * (share + gap) - gap / 2, inner) for nth in range(1, len(voices)))]


def _rows(sheet: Sheet, width: float, height: float, gap: float, k: float, least: float) -> list[list[Setting]]:
    """All that the bubble says, each thing in every language, in that height and so far apart; the promise takes what is left."""
    pieces, one = [voice.piece for voice in sheet.voices], len(sheet.voices) == 1
    size = (ROUTE if one else WHAT) * k
    questions = _alike([sign.question for sign in signposts.said(sheet)], width, QUESTION * k, QUESTION * k)
    whats = [set_words(sign.what, text(size), width, balance=True) for sign in signposts.said(sheet)]
    dos = _alike([_joined(piece.steps[:3]) for piece in pieces], width, WHAT * k, size, lines=1 if one else 2)
    leads = [piece.promise.lead for piece in pieces]
    smallest = _alike(leads, width, least * k, least * k, lines=2)
    gap = max(gap, *(upper.drop + lower.over + 2 * k for pair in ((questions, smallest), (smallest, whats))
                     for upper, lower in zip(*pair, strict=True)))  # fmt: skip
    room = height - 3 * gap - sum(max(setting.height for setting in row) for row in (questions, whats, dos))
    over = max(lead.height + lead.drop for lead in smallest) - room
    if over > 0:
        raise _too_long(sheet, over)
    return [questions, _alike(leads, width, least * k, MOST * k, height=room, lines=2), whats, dos]


def _too_long(sheet: Sheet, over: float) -> Overfull:
    guilty = longest(tuple(signposts.said(sheet)))
    told = f"the sign’s words are {over:.0f} pt too high for this paper, most of all “{excerpt(guilty.plain)}”"
    return Overfull(Problem(told, "Shorten them.", guilty.where))


def _between(x: float, box: Box) -> Element:
    """A rule between two languages, as high as the box."""
    return artifact(Shape(straight((x, box.y), (x, box.top)), "rule", stroke=INK, weight=1.0))


def _joined(steps: Sequence[Pair]) -> Words:
    """The steps' leads in one run."""
    return sum((plain(" ") + step.lead for step in steps[1:]), steps[0].lead)


def _alike(
    words: Sequence[Words], width: float, least: float, most: float, *, height: float = inf, lines: int = 9
) -> list[Setting]:
    """What is said in each language, all in the largest size that all of them can have."""
    found = [fit(told, display(1), width, height, least=least, most=most, lines=lines) for told in words]
    style = display(min(setting.style.size for setting in found))
    return [set_words(told, style, width, balance=True) for told in words]
