"""A poster's foot: the code, the address, those who help, the school's own people, the small print."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import partial

from msgspec.structs import replace

from handbill.layouts.band import address
from handbill.layouts.bar import HEIGHT, bar
from handbill.layouts.columns import side_by_side
from handbill.layouts.look import (
    ADDRESS,
    INK,
    LEAD,
    LEAST,
    LEAST_LEAD,
    PRINT,
    WHITE,
    Column,
    code,
    display,
    ground,
    rounded,
    rule,
    small,
    text,
)
from handbill.layouts.posters.routes import routes
from handbill.layouts.posters.sheet import Sheet
from handbill.layouts.posters.tabs import called, tabs
from handbill.layouts.voice import Voice, code_alt
from handbill.page.document import Element, Page, artifact
from handbill.page.flow import Block
from handbill.page.geometry import Box
from handbill.page.marks import Shape
from handbill.page.text.setting import set_words
from handbill.words.markup import Words, plain
from handbill.words.pieces import Poster

CODE = 122.0  # points on letter: the symbol
OVER = 27.0  # points on letter: what stands over the address
BRIEF = 0.86  # of these two where tabs leave little room
TEAR = 12.5  # what the tabs are for

Voices = tuple[Voice[Poster], ...]


def foot(sheet: Sheet, k: float, *, plate: bool = False, over: tuple[Words, ...] = ()) -> Block:
    """The foot of a sheet, as wide as this: `placed(0, sheet.floor + foot.height)`. As high whatever the imprint says.

    On a `plate` of white the code may stand on a colour. `over` stands above the address, in each language. Where tabs leave
    little room, those who help are the ones that can be called.
    """
    sheet = _brief(sheet)
    scale, theme = bar_scale(sheet, k), replace(sheet.theme, light=sheet.theme.light or plate)
    people = bar(sheet.voices, sheet.room, theme, sheet.inner, scale)
    drawn = partial(_upper, sheet, k, plate, over)
    under = not (sheet.brief or _rows_run_below_the_code(sheet)) and drawn(True).height < drawn(False).height
    upper = drawn(under)
    y = -upper.height - 12 * k
    school = people.placed(sheet.margin, y)
    y -= max(people.height, HEIGHT * scale) + (8 if sheet.brief else 10) * k
    if not people.height:
        upper = _spread(drawn, len(sheet.voices[0].piece.routes), under, -y - 10 * k) or upper
    last = Column(sheet.margin, y, sheet.inner)
    small_print(sheet, last, max(PRINT, PRINT * k))
    if sheet.tabs:
        last.add("H2", _tear_off(sheet), text(max(TEAR * k, LEAST), face="bold"), gap=8 * k)
    return Block((*upper.elements, *school, *last.elements), -last.top + (7 * k if sheet.tabs else max(20.0, 21 * k)))


def _brief(sheet: Sheet) -> Sheet:
    """The sheet, on which only those who can be called are named where tabs leave little room."""
    if not sheet.brief:
        return sheet
    kept = called(sheet.voices[0].piece.routes)
    pieces = (replace(voice.piece, routes=tuple(voice.piece.routes[nth] for nth in kept)) for voice in sheet.voices)
    return replace(sheet, voices=tuple(replace(voice, piece=piece) for voice, piece in zip(sheet.voices, pieces, strict=True)))


def _tear_off(sheet: Sheet) -> Words:
    """What the tabs are for, in each language."""
    first, *others = (plain(voice.phrases.tear_off, lang=voice.lang) for voice in sheet.voices)
    return first + plain(" ") + others[0] if others else first


def bar_scale(sheet: Sheet, k: float) -> float:
    """How large the school's bar is: in a stall as on letter, for its lines are as long."""
    return 1.0 if sheet.stall else k


def crowded(sheet: Sheet, k: float) -> bool:
    """Whether the bar takes more than is kept for it, as ruled lines for a hand do."""
    scale = bar_scale(sheet, k)
    return bar(sheet.voices, sheet.room, sheet.theme, sheet.inner, scale).height > HEIGHT * scale + 0.01


def _spread(drawn: Callable[[bool, float], Block], rows: int, under: bool, room: float) -> Block | None:
    """The upper part with air between its rows, so that it takes what a bar would; None if that is no use."""
    spread = drawn(under, (room - drawn(under, 0.0).height) / (rows + 1))
    return spread if spread.height <= room else None


def _rows_run_below_the_code(sheet: Sheet) -> bool:
    return len(sheet.voices) > 1 or sheet.stall


def _upper(sheet: Sheet, k: float, plate: bool, over: tuple[Words, ...], under: bool, air: float = 0.0) -> Block:
    """Code, what is over the address, the address, what to do with them (beside the code or `under` it), and those who help."""
    voices, below = sheet.voices, _rows_run_below_the_code(sheet)
    side, tight = max(0.0 if below or sheet.brief else CODE * k, sheet.least_code), 0.75 if sheet.brief else 1.0
    quiet = side * 4 / 29
    top, x = -(quiet + (10 if plate else 2) * k), sheet.margin + (quiet if plate else 0.0)
    left, end = x + side + quiet + 10 * k, sheet.margin + sheet.inner
    told = Column(left, -12 * k if sheet.brief else top, end - left)
    large = BRIEF * k if sheet.brief else k
    _over(voices, over, told, large)
    told.place("H2", address(ADDRESS * large, told.width), gap=11 * tight * k if over else 0)
    start, style = told.top, text(max(14.5 * k, LEAST), face="semibold")
    if under:
        style = style.at(max(13 * k, LEAST))
        told = Column(x, top - side - quiet - 5 * k, side + quiet, told.elements)
    for nth, voice in enumerate(voices):
        told.add("P", voice.piece.report, style, gap=0 if under else (7 if nth else 12) * tight * k, lang=voice.lang)
    box = Box(sheet.margin, (start if under else told.top) - 16 * tight * k, sheet.inner, 0)
    depth = side + quiet - top if below else math.inf
    listed = routes(voices, k, box, left - sheet.margin, depth, air=air - (3 * k if sheet.brief else 0))
    white = Shape(rounded(Box(x, top - side, side, side).inset(-quiet), 6 * k), "panel", WHITE)
    shown = (*((artifact(white),) if plate else ()), code(x, top - side, side, code_alt(voices)), *told.elements)
    lowest = max(side - top + quiet + 1 - 12 * k, listed.height, -told.top if under else 0.0)
    return Block((*shown, *listed.elements), lowest)


def _over(voices: Voices, words: tuple[Words, ...], column: Column, k: float) -> None:
    """What stands over the address; two languages side by side where a column each is wide enough."""
    if len(words) < 2:
        for told in words:
            column.add("H2", told, display(OVER * k))
        return
    style, shares = side_by_side([[told] for told in words], display(LEAD * k), column.width - 14 * k, LEAST_LEAD * k)
    settings = [set_words(told, style, share) for told, share in zip(words, shares, strict=True)]
    x, top = column.x, column.top
    for voice, setting, share in zip(voices, settings, shares, strict=True):
        column.elements.append(Element("H2", setting.placed(x, top), lang=voice.lang))
        x += share + 14 * k
    column.top -= max(setting.height for setting in settings)
    column.below = max(setting.drop for setting in settings)


def small_print(sheet: Sheet, column: Column, points: float) -> tuple[list[Element], float]:
    """What must be said, and how to print, in each language; with its height."""
    top = column.top
    for nth, voice in enumerate(sheet.voices):
        said = voice.small_print(sheet.date) + plain(f" {voice.phrases.print_poster}")
        column.add("P", said, small(points, INK), gap=3.5 if nth else 0, lang=voice.lang)
    return column.elements, top - column.top


def page(sheet: Sheet, body: list[Element], below: Block, *, color: str = WHITE) -> Page:
    """The sheet with its ground, the body, and its foot on `color`, with a rule above where both are white."""
    top = sheet.floor + below.height
    over = sheet.theme.sheet if color == WHITE else WHITE
    color = WHITE if sheet.theme.light else color
    grounds = [ground(Box(0, 0, sheet.width, sheet.height), over), ground(Box(0, 0, sheet.width, top), color)]
    if over == color:
        grounds.append(artifact(rule(sheet.margin, top, sheet.inner, INK, 2)))
    return Page(sheet.width, sheet.height, (*grounds, *body, *below.placed(0, top), *(tabs(sheet) if sheet.tabs else ())))
