"""For those who look after a child: words to start with, beside what may be noticed; then what to do, a row each."""

from __future__ import annotations

from functools import partial
from itertools import product

from msgspec import Struct
from msgspec.structs import replace

from handbill.layouts.look import (
    EXPLAINED,
    INK,
    LEAD,
    LEAST_LEAD,
    NOTE,
    PROMISE,
    WHITE,
    display,
    ground,
    numeral,
    rule,
    text,
)
from handbill.layouts.panels import both, group, in_line, on_white, panel
from handbill.layouts.posters import todo
from handbill.layouts.posters.abreast import Abreast
from handbill.layouts.posters.asked import asked, questions
from handbill.layouts.posters.foot import foot, page
from handbill.layouts.posters.sheet import Sheet
from handbill.layouts.posters.stack import Row, filled, placed
from handbill.layouts.posters.talk import TAIL, talk, widest
from handbill.page.document import Element, Page, artifact
from handbill.page.flow import Block
from handbill.page.geometry import Box
from handbill.page.text.setting import set_words
from handbill.words.pieces import Group, Poster

MOST_SAID, DISC = 31.0, 27.0  # points on letter: the sayings; a number's disc
SAID = 17.5  # points on letter: the line above the sayings
OF_TWO = 20.0  # points on letter: the sayings in two languages, where a line each were smaller
SLIP = 0.31  # of the width, for what may be noticed beside the sayings
TIGHTEST = 0.85  # of its size, for all but the headline
MOST = 1.08  # of its least size, for the headline


class Way(Struct, frozen=True):
    """One way to fill the sheet: what may be noticed `beside` the sayings or in a strip below them, a tail each, tighter gaps."""

    beside: bool = True
    tails: bool = False
    tight: float = 1.0


def lay(sheet: Sheet) -> tuple[Page, ...]:
    """One page. Raises Overfull, naming the words, where they are too long for the sheet at the sizes they must have."""
    k, many = sheet.k, len(sheet.voices) > 1
    below = foot(sheet, min(k, 1.1) if many else k)
    if many:
        ways = [partial(_two, sheet, below)]
    else:
        tried = (Way(tails=True), Way(), Way(tight=0.8), Way(beside=False, tight=0.8), Way(beside=False, tight=0.6))
        ways = [partial(_one, sheet, below, way) for way in tried]
    body = filled(sheet, ways, k, 1.5 * k, least=0.5 * k)
    return (page(sheet, body, below),)


def _one(sheet: Sheet, below: Block, way: Way, s: float) -> list[Element] | None:
    """One language, at `s` points for each of a letter sheet at its best."""
    piece, width, t = sheet.voices[0].piece, sheet.inner, s * way.tight
    rows = [*_headline(sheet, s), *_said(sheet, piece, way, s, t)]
    told = set_words(piece.promise.text, text(EXPLAINED * s, face="semibold", leading=1.18), width, balance=True)
    then = [Row(Block((Element("P", told.placed(0, 0)),), told.height), 12 * t), Row(_rows(sheet, s, t), 8 * t)]
    if piece.never:
        then.append(Row(panel(group(piece.never, EXPLAINED * s, width - 22 * t, columns=2, crossed=True), width, 11 * t), 10 * t))
    return _zoned(sheet, below, rows, then, t)


def _zoned(sheet: Sheet, below: Block, rows: list[Row], then: list[Row], t: float) -> list[Element] | None:
    """The first rows on the sheet's colour, the others on white, with a rule above the foot."""
    foot_top, edge = sheet.floor + below.height, 0.87 * sheet.margin
    upper = sum(row.gap + row.block.height for row in rows) + 13 * t
    lower = sum(row.gap + row.block.height for row in then) + 11 * t
    spare = sheet.height - edge - foot_top - upper - lower
    if spare < 0:
        return None
    shares = [sum(row.share for row in part) + 1 for part in (rows, then)]
    zone = foot_top + lower + spare * shares[1] / sum(shares)
    above = placed(rows, sheet.margin, sheet.height - edge, sheet.height - edge - zone - 13 * t)
    under = placed(then, sheet.margin, zone, zone - foot_top - 11 * t)
    if above is None or under is None:
        return None
    line = [] if sheet.theme.light else [artifact(rule(sheet.margin, foot_top, sheet.inner, INK, 2))]
    border = (
        artifact(rule(sheet.margin, zone, sheet.inner, INK, 2))
        if sheet.theme.light
        else ground(Box(0, foot_top, sheet.width, zone - foot_top), WHITE)
    )
    return [border, *line, *above, *under]


def _headline(sheet: Sheet, s: float) -> list[Row]:
    """The question, what takes the blame off, and what the sayings are for."""
    piece, least = sheet.voices[0].piece, PROMISE * min(s / TIGHTEST, sheet.k)
    told = [(piece.promise.lead, LEAD * s), *([(piece.say.heading, SAID * s)] if piece.say else [])]
    return asked(
        piece.kicker or piece.headline, told, sheet.inner, least=least, most=max(PROMISE * MOST * s, least),
        color=sheet.theme.loud, quiet=sheet.theme.on_sheet, gap=9 * s, smallest=0.95 * min(1.0, sheet.k / s),
    )  # fmt: skip


def _said(sheet: Sheet, piece: Poster, way: Way, s: float, t: float) -> list[Row]:
    """The sayings, and what may be noticed."""
    width, theme, over = sheet.inner, sheet.theme, 9 * t
    signs = [Row(_strip(sheet, piece.signs, s, t), 14 * t)] if piece.signs else []
    if not piece.say:
        return signs
    points, style = piece.say.points, display(MOST_SAID * s, theme.on_speech)
    style, air = style.at(widest(points[:1] if way.beside else points, style, width)), (way.tight - 1) * MOST_SAID * s / 4
    if not (way.beside and piece.signs):
        said = Row(talk(points, style, theme, width, gap=6 * t, air=air), over)
        return [said, *(replace(row, gap=TAIL * style.size + 6 * t) for row in signs)]
    pad, slip, gap = 11 * s, width * SLIP, 11 * s
    apart = TAIL * style.size * way.tails + 5 * t
    first = talk(points[:1], style, theme, width, gap=0, air=air, tail=way.tails)
    others = talk(points[1:], style, theme, width - slip - gap, gap=apart, air=air, tails=way.tails)
    seen = panel(
        group(piece.signs, EXPLAINED * s, slip - 2 * pad), slip, pad, least=others.height, dashed=True, dark=theme.sheet == INK
    )
    both = Block((*others.elements, *seen.placed(width - slip, 0)), max(others.height + TAIL * style.size, seen.height))
    return [Row(first, over), Row(both, apart, 0.2)]


def _strip(sheet: Sheet, told: Group, s: float, t: float) -> Block:
    """What may be noticed as a strip across the sheet: the heading, and beside it its points in columns, or else below."""
    pad, dark = 12 * s, sheet.theme.sheet == INK
    inside = sheet.inner - 2 * pad
    for part, count in product((1.0, 0.95, 0.9), (3, 2)):
        if found := in_line(told, EXPLAINED * s * part, inside, columns=count):
            return panel(found, sheet.inner, pad, 10 * t, dashed=True, dark=dark)
    return panel(group(told, EXPLAINED * s, inside, columns=2), sheet.inner, pad, 10 * t, dashed=True, dark=dark)


def _rows(sheet: Sheet, s: float, t: float) -> Block:
    """What to do: the lead and beside it its explanation, a row each."""
    piece, width, indent = sheet.voices[0].piece, sheet.inner, 36 * s
    leads = [set_words(step.lead, display(LEAD * s), width) for step in piece.steps]
    start = indent + max(lead.width for lead in leads) + 13 * s
    style = text(EXPLAINED * s, leading=1.14)
    top, items, discs = 0.0, list[Element](), list[Element]()
    for nth, (lead, step) in enumerate(zip(leads, piece.steps, strict=True), 1):
        told = set_words(step.text, style, width - start, balance=True)
        height = max(lead.height, told.height, DISC * s)
        disc, label = numeral(nth, 0, top - height / 2, DISC * s, on_white(sheet.theme))
        shift = (height + lead.height) / 2 - style.cap if len(told.rows) == 1 else (height - told.height) / 2
        body = (
            Element("P", lead.placed(indent, top - (height - lead.height) / 2)),
            Element("P", told.placed(start, top - shift)),
        )
        discs.append(disc)
        items.append(Element("LI", (label, Element("LBody", body))))
        bottom = top - height
        top = bottom - (2 * s if height <= DISC * s and len(told.rows) == 1 else 9 * t)
    return Block((*discs, Element("L", tuple(items), ordered=True)), -bottom)


def _two(sheet: Sheet, below: Block, s: float) -> list[Element] | None:
    """Two languages side by side, each thing in both at one size; steps are numbered once."""
    voices, theme, columns, k = sheet.voices, sheet.theme, Abreast(sheet.voices, sheet.inner, 16 * s), sheet.k
    pieces, color, over = [voice.piece for voice in voices], theme.on_sheet, 11 * s
    rows = [Row(questions([piece.kicker or piece.headline for piece in pieces], columns, 46 * s, sheet.theme.loud), 0, 0)]
    rows.append(
        Row(
            columns.words(
                [piece.promise.lead for piece in pieces], display(max(LEAD * s, LEAST_LEAD * k), color), "H2", least=0.95
            ),
            over,
        )
    )
    if all(piece.say for piece in pieces):
        said = [piece.say for piece in pieces if piece.say]
        rows.append(Row(columns.words([told.heading for told in said], display(max(SAID * s, NOTE), color), "H2"), over))
        style = display(24 * s, theme.on_speech)
        style = style.at(max(widest([words for told in said for words in told.points], style, columns.share), OF_TWO * s))
        talks = [talk(told.points, style, theme, columns.share, gap=4 * s, lang=voice.lang)
                 for voice, told in zip(voices, said, strict=True)]  # fmt: skip
        rows.append(Row(columns.blocks(talks), over))
    pad = 11 * s
    inside, size = Abreast(voices, sheet.inner - 2 * pad, columns.gap + 2 * pad), max(13 * s, NOTE)
    for groups, crossed in (([piece.signs for piece in pieces], False), ([piece.never for piece in pieces], True)):
        there = [told for told in groups if told]
        if there:
            points = both(there, inside, size, crossed=crossed)
            held = panel(points, sheet.inner, pad, dashed=not crossed, dark=theme.sheet == INK)
            rows.append(Row(held, TAIL * 24 * s + 4 * s))
    then = [Row(todo.pairs(voices, on_white(theme), max(s, LEAST_LEAD / LEAD * k), sheet.inner, explained=sheet.large), 12 * s)]
    if sheet.large:
        told = text(max(EXPLAINED * s, NOTE), INK, "semibold", 1.18)
        then.insert(0, Row(columns.words([piece.promise.text for piece in pieces], told, "P"), 12 * s))
    return _zoned(sheet, below, rows, then, s)
