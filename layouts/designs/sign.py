"""The sign: calm and plain, in two languages side by side; what it is, the police, who else helps, and two codes far apart."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

from handbill.layouts import signposts
from handbill.layouts.bar import bar
from handbill.layouts.foot import small_print
from handbill.layouts.look import INK, PRINT, ROUTE, TITLE, WHITE, Column, display, ground, largest, text
from handbill.layouts.sheet import Sheet
from handbill.layouts.speech import Tail, speech
from handbill.page.document import Element, Page, artifact
from handbill.page.geometry import Box, Step
from handbill.page.marks import Shape
from handbill.page.text.setting import Setting, fit, set_words
from handbill.words.markup import Words, plain
from handbill.words.pieces import Pair

EDGE, TAIL, BAR = 22.0, 18.0, 40.0  # points on letter: around the bubble, below it, for the bar whether or not it is there
QUESTION, WHAT = 21.5, 14.0
GOAL, LEAST, MOST = 41.0, 31.0, 88.0  # of the promise: what two metres ask, and a metre and a half


def lay(sheet: Sheet) -> tuple[Page, ...]:
    """One page. Raises Overfull, naming the words, where they are too long for the sheet at the sizes they must have."""
    goal = GOAL if len(sheet.voices) > 1 else TITLE
    return (largest(lambda air: _page(sheet, air, goal), 0.6, 1.5) or _page(sheet, 0.6, LEAST),)


def _page(sheet: Sheet, air: float, least: float) -> Page:
    """The page with gaps `air` times as wide as they may be, and a promise of at least that size on letter."""
    k = sheet.k
    people = bar(sheet.voices, sheet.room, sheet.theme, sheet.inner, k)
    listed, codes = signposts.calls(sheet, k, air), signposts.codes(sheet, k)
    printed, height = small_print(sheet, Column(sheet.margin, 0, sheet.inner), max(PRINT, PRINT * k))
    low = max(20.0, 21 * k) + height
    above = low + (people.height + 10 * k if people.height else 0) + 12 * k * air + codes.height
    middle = above + 12 * k * air
    top = middle + listed.height + 12 * k * air
    box = Box(EDGE * k, top + TAIL * k, sheet.width - 2 * EDGE * k, sheet.height - EDGE * k - top - TAIL * k)
    elements = [
        *_bubble(sheet, box, k, air, least), *listed.placed(sheet.margin, middle + listed.height),
        *codes.placed(sheet.margin, above),
        *people.placed(sheet.margin, low + 10 * k + people.height), *(part.moved(0, low) for part in printed),
    ]  # fmt: skip
    sky = ground(Box(0, top, sheet.width, sheet.height - top), sheet.theme.sheet)
    return Page(sheet.width, sheet.height, (ground(Box(0, 0, sheet.width, top), WHITE), sky, *elements))


def _bubble(sheet: Sheet, box: Box, k: float, air: float, least: float) -> list[Element]:
    """Who is meant, the promise, what it is and what to do, each language in a column, at one size."""
    many, gap, size = len(sheet.voices), 28 * k, WHAT if len(sheet.voices) > 1 else ROUTE
    inner = box.inset(20 * k, (14 + 6 * air) * k)
    share = (inner.width - gap * (many - 1)) / many
    tail = Tail(box.x + 54 * k, box.x + 96 * k, box.x + 44 * k, box.y - 15 * k)
    pieces = [voice.piece for voice in sheet.voices]
    questions = _alike([piece.sign.question for piece in pieces], share, QUESTION * k, QUESTION * k)
    dos = _alike([_joined(piece.steps[:3]) for piece in pieces], share, WHAT * k, size * k, lines=2 if many > 1 else 1)
    whats = [set_words(piece.sign.what, text(size * k), share, balance=True) for piece in pieces]
    rest = sum(max(setting.height for setting in settings) for settings in (questions, whats, dos))
    room = inner.height - rest - 3 * 13 * k * air
    promises = _alike([piece.promise.lead for piece in pieces], share, least * k, MOST * k, height=room, lines=2)
    spare = (inner.height - rest - promises[0].height) / 3
    found = [artifact(speech(box, sheet.theme, 30 * k, tail, weight=3.5 * k, fill=WHITE))]
    for nth, voice in enumerate(sheet.voices):
        x, y = inner.x + nth * (share + gap), inner.top
        for role, settings in (("H2" if nth else "H1", questions), ("H2", promises), ("P", whats), ("P", dos)):
            found.append(Element(role, settings[nth].placed(x, y), lang=voice.lang))
            y -= max(setting.height for setting in settings) + spare
    return found if many == 1 else [*found, _between(inner.x + share + gap / 2, inner)]


def _between(x: float, box: Box) -> Element:
    """A rule between two languages, as high as the box."""
    return artifact(Shape((Step("m", (x, box.y)), Step("l", (x, box.top))), "rule", stroke=INK, weight=1.0))


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
