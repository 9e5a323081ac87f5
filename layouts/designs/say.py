"""Words to say to a friend are the picture: bubbles, then what to do beside what never to do."""

from __future__ import annotations

from functools import partial

from msgspec import Struct

from handbill.layouts.look import EXPLAINED, KICKER, LEAD, LEAST_LEAD, NOTE, SAYING, TITLE, WORDS, Column, display, text
from handbill.layouts.panels import beside, both, group, on_white, one_line_each, panel
from handbill.layouts.posters import todo
from handbill.layouts.posters.abreast import Abreast
from handbill.layouts.posters.foot import foot, page
from handbill.layouts.posters.sheet import Sheet
from handbill.layouts.posters.stack import Row, filled, placed
from handbill.layouts.posters.talk import TAIL, talk, widest
from handbill.page.document import Element, Page
from handbill.page.flow import Block
from handbill.page.text.setting import fit, measure, set_words
from handbill.words.markup import plain, strong
from handbill.words.pieces import Group

SAY = 44.0  # points on letter: the line above the sayings
STEPS = 0.6  # of the width, for what to do
BROKEN = 38.0  # points on letter: the sayings, where some take two lines
OF_TWO = 21.5  # points on letter: the sayings in two languages, where a line each were smaller
TIGHTEST = 0.9  # of its size, for all but the sayings


class Way(Struct, frozen=True):
    """One way to fill the sheet: whether each bubble has a tail, and how tight everything stands."""

    tails: bool = False
    broken: bool = False  # sayings on two lines where one were too small
    joined: bool = False  # what it is about, and what to do about it, on one line
    run_in: bool = False  # the promise and its explanation in one paragraph
    tight: float = 1.0  # of their size, for gaps


def lay(sheet: Sheet) -> tuple[Page, ...]:
    """One page. Raises Overfull, naming the words, where they are too long for the sheet at the sizes they must have."""
    k, many = sheet.k, len(sheet.voices) > 1
    below = foot(sheet, min(k, 1.1) if many else k)
    room = sheet.height - sheet.floor - below.height
    if many:
        ways = [partial(_two, sheet, room)]
    else:
        tried = (
            Way(tails=True, broken=True),
            Way(broken=True),
            Way(tails=True),
            Way(),
            Way(run_in=True),
            Way(joined=True, run_in=True),
            Way(joined=True, run_in=True, tight=0.8),
            Way(joined=True, run_in=True, tight=0.6),
        )
        ways = [partial(_one, sheet, room, way) for way in tried]
    body = filled(sheet, ways, k, 1.5 * k, least=0.6 * k)
    return (page(sheet, body, below),)


def _one(sheet: Sheet, room: float, way: Way, s: float) -> list[Element] | None:
    """One language, at `s` points for each of a letter sheet at its best."""
    piece, width, t = sheet.voices[0].piece, sheet.inner, s * way.tight
    (rows, drop), start, edge = _above(sheet, way, s), 0.0, max(0.87 * way.tight, 0.8) * sheet.margin
    over = max(12 * t, drop + 2 * s)
    if piece.say:
        style = display(SAYING * max(s, min(sheet.k, s / TIGHTEST)), sheet.theme.on_speech)
        style = style.at(max(widest(piece.say.points, style, width), BROKEN * s * way.broken))
        gap, air = (TAIL * style.size if way.tails else 0) + 4 * t, (way.tight - 1) * style.size / 4
        rows.append(Row(talk(piece.say.points, style, sheet.theme, width, gap=gap, air=air, tails=way.tails), over))
        start, over = 1.25 * style.size, 9 * t
    rows.append(Row(_promise(sheet, way, s, width - start), over, x=start))
    rows.append(Row(_to_do(sheet, s, t), 12 * t))
    return placed(rows, sheet.margin, sheet.height - edge, room - edge - 8 * t, last=0.6)


def _above(sheet: Sheet, way: Way, s: float) -> tuple[list[Row], float]:
    """What it is about, and what comes then; how far the last of it reaches below its line."""
    piece, width, color = sheet.voices[0].piece, sheet.inner, sheet.theme.on_sheet
    about = piece.kicker or piece.headline
    if not piece.say:
        setting = fit(about, display(1, color), width, sheet.height, least=KICKER * s, most=TITLE * s, lines=3)
        return [Row(Block((Element("H1", setting.placed(0, 0)),), setting.height + setting.drop), 0, 0)], 0.0
    if way.joined:
        size = min(KICKER * s, width / (measure(about + plain("  ") + piece.say.heading, display(1)) + 0.25) * 0.999)
        first = set_words(about, display(size, color), width)
        x = first.width + 0.42 * size
        then = set_words(piece.say.heading, display(size, sheet.theme.loud), width - x)
        both = (Element("H1", first.placed(0, 0)), Element("H2", then.placed(x, 0)))
        return [Row(Block(both, first.height), 0, 0)], max(first.drop, then.drop)
    size = min(1.1 * KICKER * s, width / measure(about, display(1)) * 0.999)
    first, then = (
        set_words(about, display(size, color), width),
        set_words(piece.say.heading, display(SAY * s, sheet.theme.loud), width),
    )
    gap = max(13 * s, first.drop + then.over + 2 * s)
    rows = [Row(Block((Element("H1", first.placed(0, 0)),), first.height), 0, 0),
            Row(Block((Element("H2", then.placed(0, 0)),), then.height), gap)]  # fmt: skip
    return rows, then.drop


def _promise(sheet: Sheet, way: Way, s: float, width: float) -> Block:
    """What takes the blame off, and what it is all about: beside the tail."""
    promise, color = sheet.voices[0].piece.promise, sheet.theme.on_sheet
    column = Column(0, 0, width)
    if way.run_in:
        column.add("P", strong(promise.lead) + plain(" ") + promise.text, text(13 * s, color, "semibold", 1.18), balance=True)
    else:
        column.add("H2", promise.lead, display(LEAD * s, color))
        column.add("P", promise.text, text(EXPLAINED * s, color, "semibold", 1.18), gap=8 * s, balance=True)
    return Block(tuple(column.elements), -column.top)


def _to_do(sheet: Sheet, s: float, t: float) -> Block:
    """The steps, and what to leave alone."""
    piece, pad = sheet.voices[0].piece, 11 * t
    left = sheet.inner * STEPS if piece.never else sheet.inner
    steps = todo.grid(piece.steps, on_white(sheet.theme), s, left - 2 * pad, columns=1, rest=10.5 * t / s)
    if not piece.never:
        return panel(steps, left, pad)
    right = sheet.inner - left - 10 * s
    never = _never(piece.never, s, right - 2 * pad, steps.height)
    height = max(steps.height, never.height) + 2 * pad
    return beside(panel(steps, left, pad, least=height), panel(never, right, pad, least=height), left + 10 * s)


def _never(told: Group, s: float, width: float, height: float) -> Block:
    """What to leave alone: as large as fills the height with a line each, for it stands beside more."""
    for part in (1.3, 1.2, 1.1):
        size = EXPLAINED * s * part
        if one_line_each(told, size, width, crossed=True) and (found := group(told, size, width, crossed=True)).height <= height:
            return found
    return group(told, EXPLAINED * s, width, crossed=True)


def _two(sheet: Sheet, room: float, s: float) -> list[Element] | None:
    """Two languages side by side, each thing in both at one size; steps are numbered once."""
    voices, theme, columns, k = sheet.voices, sheet.theme, Abreast(sheet.voices, sheet.inner, 16 * s), sheet.k
    pieces, color, over, start = [voice.piece for voice in voices], theme.on_sheet, 11 * s, 0.0
    about = [piece.kicker or piece.headline for piece in pieces]
    rows = [Row(columns.words(about, display(LEAD * s, color), "H1", "H2"), 0, 0)]
    groups = [piece.say for piece in pieces if piece.say]
    if groups:
        rows.append(Row(columns.words([group.heading for group in groups], display(26 * s, sheet.theme.loud), "H2"), over))
        style = display(WORDS * s, theme.on_speech)
        style = style.at(max(widest([words for group in groups for words in group.points], style, columns.share), OF_TWO * s))
        said = [talk(group.points, style, theme, columns.share, gap=4 * s, lang=voice.lang)
                for voice, group in zip(voices, groups, strict=True)]  # fmt: skip
        rows.append(Row(columns.blocks(said), over))
        start = 1.25 * style.size
    beside_tail = Abreast(voices, sheet.inner - start, columns.gap + start)
    rows.append(
        Row(
            beside_tail.words(
                [piece.promise.lead for piece in pieces], display(max(LEAD * s, LEAST_LEAD * k), color), "H2", least=0.95
            ),
            over,
            x=start,
        )
    )
    if sheet.large:
        told = text(max(13 * s, NOTE), color, "semibold", 1.18)
        rows.append(Row(beside_tail.words([piece.promise.text for piece in pieces], told, "P"), 8 * s, 0, x=start))
    pad = 11 * s
    steps = todo.pairs(voices, on_white(theme), max(s, LEAST_LEAD / LEAD * k), sheet.inner - 2 * pad, explained=sheet.large)
    rows.append(Row(panel(steps, sheet.inner, pad), over))
    avoid = [piece.never for piece in pieces if piece.never]
    if avoid:
        inside = Abreast(voices, sheet.inner - 2 * pad, columns.gap)
        rows.append(Row(panel(both(avoid, inside, max(13 * s, NOTE), crossed=True), sheet.inner, pad), 8 * s, 0.3))
    edge = 0.87 * sheet.margin
    return placed(rows, sheet.margin, sheet.height - edge, room - edge - 10 * s, last=0.6)
