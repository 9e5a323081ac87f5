"""The poster: one question, then bubbles, then who helps. One layout for every paper.

Type and gaps grow until the sheet is full; the headline takes the largest size that its share
of the sheet allows. Three pictures, so that nobody hangs the same one twice: for a student
bubbles on ink, for a friend words to say on the accent, for a family a page to read.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from handbill.layouts import blocks
from handbill.layouts.band import band
from handbill.layouts.look import INK, WHITE, Column, Theme, display, dots, ground, largest, rule
from handbill.layouts.sheet import Sheet
from handbill.layouts.voice import Voice
from handbill.page.document import Element, Page, artifact
from handbill.page.flow import Block
from handbill.page.geometry import Box
from handbill.page.text.setting import Setting, fit
from handbill.problems import Overfull, Problem
from handbill.words.markup import excerpt
from handbill.words.pieces import Group, Poster
from handbill.words.types import longest

SHARES = (0.27, 0.24, 0.2, 0.16, 0.12)  # of the sheet's height, for the headline: the first that leaves room for the rest
SMALLEST = 0.4  # of the letter sizes; type floors hold all the same


def picture(sheet: Sheet) -> str:
    """Which of the three pictures the words ask for."""
    piece = sheet.voices[0].piece
    return "family" if piece.signs else "friend" if piece.say or piece.never else "student"


def _ground(sheet: Sheet) -> str:
    """The colour behind headline and bubbles."""
    colors = {"student": INK, "friend": sheet.theme.accent, "family": WHITE}
    return WHITE if sheet.theme.light else colors[picture(sheet)]


def lay(sheet: Sheet) -> tuple[Page, ...]:
    """The poster as one page. Raises Overfull when its words do not fit the sheet."""
    unit = (sheet.width * sheet.height / (612 * 792)) ** 0.5
    easy = 0.9 if len(sheet.voices) == 1 else 0.75
    parts = cache(lambda k: _parts(sheet, k))
    for share in SHARES:
        least = easy * unit if share != SHARES[-1] else SMALLEST
        above = _headline(sheet, share)
        if above and (page := _grown(sheet, above, parts, least, 1.4 * unit)):
            return (page,)
    parts(SMALLEST)  # names the words that are too long by themselves
    guilty = longest(sheet.voices[-1].piece)
    told = f"the poster’s words do not fit this paper, of which “{excerpt(guilty.plain)}” are the most"
    raise Overfull(Problem(told, "Shorten them, or print on a larger paper.", guilty.where))


def _grown(
    sheet: Sheet, above: list[Setting], parts: Callable[[float], tuple[list[Block], Block]], least: float, most: float
) -> Page | None:
    """The page at the largest scale that it allows."""
    return largest(lambda k: _page(sheet, k, above, parts(k)), least, most)


def _parts(sheet: Sheet, k: float) -> tuple[list[Block], Block]:
    """The body's blocks and the foot with type at `k` times its letter size. Raises Overfull if a word is then too wide."""
    foot = band(sheet.voices, sheet.room, sheet.date, sheet.width, k, sheet.margin, sheet.least_code)
    return {"student": _student, "friend": _friend, "family": _family}[picture(sheet)](sheet, k), foot


def _headline(sheet: Sheet, share: float) -> list[Setting] | None:
    """Each language's headline as large as its part of `share` allows, or None if that is too small to read."""
    colors = [sheet.theme.headline, sheet.theme.on_ground] if picture(sheet) == "student" else [INK, INK]
    most, room = sheet.width / 4, sheet.height * share * (1.25 if len(sheet.voices) > 1 else 1) / len(sheet.voices)
    try:
        return [
            fit(voice.piece.headline, display(10, color), sheet.inner, room, least=most / 6.4, most=most, lines=4)
            for voice, color in zip(sheet.voices, colors, strict=False)
        ]
    except Overfull:
        return None


def _page(sheet: Sheet, k: float, above: list[Setting], parts: tuple[list[Block], Block]) -> Page | None:
    """The page, the headline above its parts; None if they are too much for the sheet."""
    body, foot = [_question(sheet, above), *parts[0]], parts[1]
    gaps = [24 * k, *(32 * k for _ in body[2:])]
    gaps[1] += 12 * k if picture(sheet) == "family" else 0
    edge, last = 0.95 * sheet.margin, (62 if picture(sheet) == "student" else 34) * k
    spare = sheet.height - edge - sum(block.height for block in body) - sum(gaps) - last - foot.height
    if spare < 0:
        return None
    air = min(spare / (len(body) + 1), 14 * k)
    y, elements, edges = sheet.height - edge - (spare - len(body) * air) / 2, [], []
    for block, gap in zip(body, [*gaps, 0.0], strict=True):
        elements += block.placed(sheet.margin, y)
        edges.append(y - block.height - gap * 0.62)
        y -= block.height + gap + air
    if picture(sheet) == "student":
        elements.append(dots(sheet.margin + 10 * k, (y + air + foot.height - 42 * k) / 2, k, sheet.theme))
    grounds = _grounds(sheet, foot.height, edges[1])
    return Page(sheet.width, sheet.height, (*grounds, *elements, *foot.placed(0, foot.height)))


def _question(sheet: Sheet, settings: list[Setting]) -> Block:
    """The headline in each language."""
    column = Column(0, 0, sheet.inner)
    for nth, (voice, setting) in enumerate(zip(sheet.voices, settings, strict=True)):
        column.place("H2" if nth else "H1", setting, gap=0.4 * setting.style.size if nth else 0, lang=voice.lang)
    return Block(tuple(column.elements), settings[-1].drop - column.top)


def _grounds(sheet: Sheet, foot: float, stage: float) -> list[Element]:
    """The colours behind everything; a family's poster has its question and promise on the accent, from `stage` up."""
    found = [ground(Box(0, 0, sheet.width, sheet.height), _ground(sheet)), ground(Box(0, 0, sheet.width, foot), WHITE)]
    if picture(sheet) == "family" and not sheet.theme.light:
        found.append(ground(Box(0, stage, sheet.width, sheet.height - stage), sheet.theme.accent))
    if sheet.theme.light or picture(sheet) == "family":
        found.append(artifact(rule(sheet.margin, foot, sheet.inner, INK, 2)))
    return found


def _student(sheet: Sheet, k: float) -> list[Block]:
    """The blame taken off, then what to do."""
    inner = sheet.inner
    whole = inner if len(sheet.voices) > 1 else inner * 0.9
    return [blocks.promise(sheet.voices, sheet.theme, k, whole), blocks.steps(sheet.voices, sheet.theme, k, inner)]


def _friend(sheet: Sheet, k: float) -> list[Block]:
    """Words to say, large, each language in a column; then what to do, beside what to leave alone."""
    voices, theme, inner = sheet.voices, sheet.theme, sheet.inner
    body = [blocks.promise(voices, theme, k, inner)]
    if voices[0].piece.say:
        if len(voices) == 1:
            body.append(_say(voices, theme, k, inner, columns=2))
        else:
            between = 18 * k
            width = (inner - between) / 2
            left, right = (_say((voice,), theme, k, width, stagger=23 * k) for voice in voices)
            body.append(blocks.beside(left, right, width + between))
    return [*body, _to_do(sheet, k, accent=False)]


def _family(sheet: Sheet, k: float) -> list[Block]:
    """What it is; signs beside words to start with; what to do."""
    voices, theme, inner = sheet.voices, sheet.theme, sheet.inner
    half = (inner - 28 * k) / 2
    middle = _group(voices, [voice.piece.signs for voice in voices], k, half, blocks.dash)
    if voices[0].piece.say:
        middle = blocks.beside(middle, _say(voices, theme, k * 0.86, half), half + 28 * k)
    return [blocks.promise(voices, theme, k, inner), middle, _to_do(sheet, k, accent=True)]


def _to_do(sheet: Sheet, k: float, *, accent: bool) -> Block:
    """The steps; beside them what to leave alone, if the poster names it."""
    voices, theme, inner = sheet.voices, sheet.theme, sheet.inner
    if not voices[0].piece.never:
        return blocks.steps(voices, theme, k, inner, accent=accent, tail=False)
    share, between = inner * 0.6, 18 * k
    rest = inner - share - between
    steps = blocks.steps(voices, theme, k, share, accent=accent, tail=False)
    never = _group(voices, [voice.piece.never for voice in voices], k, rest - 36 * k, blocks.cross)
    return blocks.beside(steps, blocks.panel([never], theme, k, rest, steps.height), share + between)


def _say(
    voices: tuple[Voice[Poster], ...], theme: Theme, k: float, width: float, *, columns: int = 1, stagger: float = 0.0
) -> Block:
    """A heading, and words to say below it."""
    over = blocks.heading(voices, [voice.piece.say.heading for voice in voices if voice.piece.say], k, width, INK)
    return blocks.below(over, blocks.sayings(voices, theme, k, width, columns=columns, stagger=stagger), 13 * k)


def _group(voices: tuple[Voice[Poster], ...], groups: list[Group | None], k: float, width: float, mark: blocks.Drawn) -> Block:
    """A heading and its points."""
    there = [group for group in groups if group]
    over = blocks.heading(voices, [group.heading for group in there], k, width, INK)
    return blocks.below(over, blocks.points(voices, [group.points for group in there], k, width, INK, mark), 15 * k)
