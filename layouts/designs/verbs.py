"""Three things to do in three stripes, each as large as the sheet allows; what comes last stands by the code.

Two languages have a column each.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from handbill.layouts.columns import side_by_side
from handbill.layouts.look import INK, KICKER, LAP, LEAST, NOTE, PROMISE, WHITE, Column, display, ground, largest, rule, text
from handbill.layouts.posters.foot import crowded, foot, page
from handbill.layouts.posters.sheet import Sheet
from handbill.layouts.posters.ways import best
from handbill.page.document import Element, Page, artifact
from handbill.page.flow import Block
from handbill.page.geometry import Box
from handbill.page.text.setting import Style, measure, set_words
from handbill.problems import Overfull, Problem
from handbill.words.markup import Words, excerpt
from handbill.words.pieces import Pair, Verbs

SAID = 16.5  # points on letter: the line below a verb
OF_TWO, SAID_OF_TWO, HEAD_OF_TWO = 41.0, 13.0, 24.0  # in two languages: the least of verbs, read from two metres; below; above
AIR, LEAST_AIR = 8.5, 3.5  # above and below what stands in a stripe
OVER = 0.05  # of a verb’s size: the least that is kept above its capitals
CROWDED = 0.75  # of the verbs’ least size, where a hand needs the room
BETWEEN = 16.0  # columns
SAFE = 18.5  # points that a printer keeps clear, and a hair


class Way(Struct, frozen=True):
    """One way to fill the sheet: whether it says what this is called, how large the head is, how much air the verbs have.

    Also what share of their least size they must keep, and whether they are explained.
    """

    told: bool = False
    head: float = 1.0
    air: float = AIR
    least: float = 1.0
    explained: bool = True


def lay(sheet: Sheet) -> tuple[Page, ...]:
    """One page. Raises Overfull, naming the words, where they are too long for the sheet at the sizes they must have."""
    many = len(sheet.voices) > 1
    below = foot(sheet, min(sheet.k, 1.1) if many else sheet.k, over=tuple(verbs.last for verbs in _verbs(sheet)))
    ways = [Way(told=True), Way(), Way(head=0.86), Way(head=0.76, air=LEAST_AIR)]
    if crowded(sheet, sheet.k):
        ways += [Way(head=0.76, air=LEAST_AIR, least=CROWDED), Way(head=0.76, air=LEAST_AIR, least=CROWDED, explained=False)]
    return (best(lambda way: _page(sheet, below, way), ways),)


def _verbs(sheet: Sheet) -> list[Verbs]:
    """What each language says; the table of designs has seen to it that there is something."""
    return [voice.piece.verbs for voice in sheet.voices if voice.piece.verbs]


def _page(sheet: Sheet, below: Block, way: Way) -> Page:
    style, shares = _columns(sheet, way)
    head = _head(sheet, shares, way)
    top = sheet.height - head.height
    share = (top - sheet.floor - below.height) / 3
    body = [ground(Box(0, top, sheet.width, head.height), sheet.theme.ground), *head.placed(sheet.margin, sheet.height)]
    items = list[Element]()
    for nth, stripe in enumerate(_stripes(sheet, style, shares, share, way)):
        box = Box(0, top - (nth + 1) * share, sheet.width, share)
        body.append(ground(box, WHITE if sheet.theme.light else (sheet.theme.accent, WHITE, INK)[nth]))
        items += stripe.placed(sheet.margin, box.top - (share - stripe.height) / 2)
        if sheet.theme.light:
            body.append(artifact(rule(sheet.margin, box.top, sheet.inner, INK, 2)))
    return page(sheet, [*body, Element("L", tuple(items))], below)


def _columns(sheet: Sheet, way: Way) -> tuple[Style, list[float]]:
    """The largest style in which each verb stands on one line, and the languages' columns."""
    told = [[pair.lead for pair in verbs.stripes] for verbs in _verbs(sheet)]
    between = BETWEEN * sheet.k * (len(told) - 1)
    return side_by_side(told, display(sheet.width), sheet.inner - between, _least(sheet, way))


def _least(sheet: Sheet, way: Way) -> float:
    return (OF_TWO if len(sheet.voices) > 1 else PROMISE) * sheet.k * way.least


def _head(sheet: Sheet, shares: list[float], way: Way) -> Block:
    """What it is about and the promise, in each language; from the sheet's edge to the stripes."""
    k, theme, many = sheet.k, sheet.theme, len(sheet.voices) > 1
    style = _head_style(sheet, (HEAD_OF_TWO if many else KICKER) * way.head * k, shares)
    note = text(max((NOTE if many else LAP) * k, LEAST), theme.on_ground, "semibold")
    asked = [voice.piece.kicker or voice.piece.headline for voice in sheet.voices]
    settings = [set_words(words, style, share, balance=True) for words, share in zip(asked, shares, strict=True)]
    top, deepest = -max(20 * way.head * k, SAFE + max(setting.over for setting in settings)), max(s.height for s in settings)
    x, elements, lowest = 0.0, list[Element](), top
    for nth, (voice, setting, share) in enumerate(zip(sheet.voices, settings, shares, strict=True)):
        column = Column(x, top, share)
        column.place("H2" if nth else "H1", setting, lang=voice.lang)
        column.top = top - deepest
        column.add("H2", voice.piece.promise.lead, display(style.size, theme.headline), gap=11 * k, balance=True, lang=voice.lang)
        if way.told:
            column.add("P", voice.piece.promise.text, note, gap=11 * k, balance=True, lang=voice.lang)
        elements, lowest, x = [*elements, *column.elements], min(lowest, column.top), x + share + BETWEEN * k
    return Block(tuple(elements), 17 * way.head * k - lowest)


def _head_style(sheet: Sheet, most: float, shares: list[float]) -> Style:
    """As large as the question and the promise may stand on one line; in two languages on as many as they take."""
    said = [words for voice in sheet.voices for words in (voice.piece.kicker or voice.piece.headline, voice.piece.promise.lead)]
    widest = max(measure(words, display(most)) for words in said)
    size = most if len(shares) > 1 else min(most, most * sheet.inner / widest * 0.9999)
    return display(size if size > 0.7 * most else most, sheet.theme.on_ground)


def _stripes(sheet: Sheet, style: Style, shares: list[float], height: float, way: Way) -> list[Block]:
    """What stands in each stripe, the verbs in one size. Raises Overfull, naming the longest, where that were too small."""
    rows = [*zip(*(verbs.stripes for verbs in _verbs(sheet)), strict=True)]
    room = height - 2 * way.air * sheet.k

    def at(size: float) -> list[Block] | None:
        blocks = [_stripe(sheet, nth, row, size, shares, way) for nth, row in enumerate(rows)]
        return blocks if max(block.height for block in blocks) <= room else None

    if found := largest(at, _least(sheet, way), style.size):
        return found
    longest = max((pair.lead for row in rows for pair in row), key=lambda words: measure(words, style))
    raise Overfull(_without_room(longest, _least(sheet, way)))


def _without_room(words: Words, least: float) -> Problem:
    told = f"the stripes have no room for “{excerpt(words.plain)}” and the other verbs at {least:.0f} pt"
    return Problem(told, "Shorten them, or print on a larger paper.", words.where)


def _stripe(sheet: Sheet, nth: int, row: Sequence[Pair], size: float, shares: list[float], way: Way) -> Block:
    """A verb on one line, and what is meant below it, in each language."""
    k, many = sheet.k, len(row) > 1
    loud, quiet = (INK, INK) if sheet.theme.light or nth < 2 else (sheet.theme.accent, WHITE)
    note = text(max((SAID_OF_TWO if many and not sheet.large else SAID) * k, LEAST), quiet, "semibold")
    said = [set_words(pair.lead, display(size, loud), share, most=1) for pair, share in zip(row, shares, strict=True)]
    over = max(OVER * size, *(verb.over for verb in said))
    x, elements, lowest = 0.0, list[Element](), 0.0
    for voice, pair, verb, share in zip(sheet.voices, row, said, shares, strict=True):
        column = Column(x, -over, share)
        column.place("P", verb, lang=voice.lang)
        if way.explained:
            column.add("P", pair.text, note, gap=0.14 * size + 3 * k, balance=True, lang=voice.lang)
        elements, x = [*elements, *column.elements], x + share + BETWEEN * k
        lowest = min(lowest, column.top - column.below)
    return Block((Element("LI", (Element("LBody", tuple(elements)),)),), -lowest)
