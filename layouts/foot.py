"""A poster's foot: the code, the address, those who help, the school's own people, the small print."""

from __future__ import annotations

from handbill.layouts.band import address
from handbill.layouts.bar import bar
from handbill.layouts.look import ADDRESS, INK, LEAST, NOTE, PRINT, ROUTE, WHITE, Column, code, display, ground, rounded, rule, small, text
from handbill.layouts.sheet import Sheet
from handbill.layouts.voice import Voice, code_alt
from handbill.page.document import Element, Page, artifact
from handbill.page.flow import Block
from handbill.page.geometry import Box
from handbill.page.marks import Shape
from handbill.page.text.setting import Setting, set_words
from handbill.words.markup import Words, plain
from handbill.words.pieces import Pair, Poster

CODE, BAR = 122.0, 40.0  # points on letter: the symbol; the bar, for which there is room whether or not it is there
WIDEST = 0.42  # of a row for its number, so that its note is not squeezed

Voices = tuple[Voice[Poster], ...]


def foot(sheet: Sheet, k: float, *, plate: bool = False) -> Block:
    """The foot of a sheet, as wide as this: `placed(0, sheet.floor + foot.height)`. As high whatever the imprint says.

    On a `plate` of white the code may stand on a colour.
    """
    voices, margin, inner = sheet.voices, sheet.margin, sheet.inner
    side = max((CODE if len(voices) == 1 else 0) * k, sheet.least_code)
    module = side / 29
    top, shift = -(4 * module + (4 if plate else 2) * k), 4 * module if plate else 0.0
    told = Column(margin + shift + side + 4 * module + 10 * k, top, 0)
    told.width = margin + inner - told.x
    told.place("H2", address(ADDRESS * k, told.width))
    for nth, voice in enumerate(voices):
        told.add("P", voice.piece.report, text(max(14.5 * k, LEAST), face="semibold"), gap=(6 if nth else 12) * k, lang=voice.lang)
    people = bar(voices, sheet.room, sheet.theme, inner, k)
    rows, spare = len(voices[0].piece.routes), max(BAR * k - people.height, 0.0)
    depth = -(top - side - 4 * module) if len(voices) > 1 or sheet.stall else 1e6
    listed = routes(voices, k, Box(margin, told.top - 15 * k, inner, 0), told.x - margin, depth, air=spare / (rows + 1))
    y = min(top - side, -listed.height) - 13 * k - spare / (rows + 1)
    school = people.placed(margin, y)
    y -= people.height + (10 * k if people.height else 0)
    printed, height = _small_print(sheet, Column(margin, y, inner), max(PRINT, PRINT * k))
    quiet = Box(margin + shift, top - side, side, side).inset(-4 * module)
    white = (artifact(Shape(rounded(quiet, 6 * k), "panel", WHITE)),) if plate else ()
    shown = (*white, code(margin + shift, top - side, side, code_alt(voices)), *told.elements)
    return Block((*shown, *listed.elements, *school, *printed), -y + height + max(20.0, 21 * k))


def routes(voices: Voices, k: float, box: Box, beside: float, depth: float, *, air: float = 0.0) -> Block:
    """Whom to call, write to or visit, from the box's upper edge: numbers once, notes in each language, on their baselines.

    Down to `depth` rows are set in by `beside`. `air` is put between any two besides. Its height is measured from 0.
    """
    rows = [*zip(*(voice.piece.routes for voice in voices), strict=True)]
    leads = [set_words(told[0].lead, display(max(ROUTE * k, LEAST)), box.width - beside) for told in rows]
    top, items = box.top, []
    for lead, told in zip(leads, rows, strict=True):
        shift = beside if top > -depth else 0.0
        width = box.width - shift
        narrow = [one.width for one in leads if one.width <= WIDEST * (box.width - beside)]
        indent = 0.0 if lead.width > max(narrow, default=0) or (shift and len(voices) > 1) else max(narrow) + 11 * k
        notes, low = _notes(voices, told, lead, Box(box.x + shift + indent, top, width - indent, 0), k, above=not indent)
        items.append(Element("LI", (Element("LBody", (Element("P", lead.placed(box.x + shift, top)), *notes)),)))
        low = min(top - lead.height, low)
        top = (min(low, -depth - 4 * k) if shift and low - 30 * k < -depth else low - 10 * k) - air
    return Block((Element("L", tuple(items)),), -low)


def _notes(
    voices: Voices, told: tuple[Pair, ...], lead: Setting, box: Box, k: float, *, above: bool
) -> tuple[list[Element], float]:
    """A row's notes, each language in its column, and how far down they reach; below the number that stands `above` them."""
    gap, style = 14 * k, text(max(NOTE * k, LEAST), leading=1.16)
    top = box.top - (lead.height + 7.5 * k if above else lead.style.cap - style.cap)
    share = (box.width - gap * (len(voices) - 1)) / len(voices)
    found, lowest = list[Element](), top
    for nth, (voice, route) in enumerate(zip(voices, told, strict=True)):
        notes = Column(box.x + nth * (share + gap), top, share)
        notes.add("P", _note(route, told[0]), style, lang=voice.lang)
        found, lowest = [*found, *notes.elements], min(lowest, notes.top)
    return found, lowest


def _small_print(sheet: Sheet, column: Column, points: float) -> tuple[list[Element], float]:
    """What must be said, and how to print, in each language; with its height."""
    top = column.top
    for nth, voice in enumerate(sheet.voices):
        said = voice.small_print(sheet.date) + plain(f" {voice.phrases.print_poster}")
        column.add("P", said, small(points, INK), gap=3.5 if nth else 0, lang=voice.lang)
    return column.elements, top - column.top


def _note(route: Pair, first: Pair) -> Words:
    """What a number is for; before it what else to dial in that language."""
    return route.text if route.lead.plain == first.lead.plain else route.lead + plain(". ") + route.text


def page(sheet: Sheet, body: list[Element], below: Block, *, color: str = WHITE) -> Page:
    """The sheet with its ground, the body, and its foot on `color`, with a rule above where both are white."""
    top = sheet.floor + below.height
    over = sheet.theme.sheet if color == WHITE else WHITE
    color = WHITE if sheet.theme.light else color
    grounds = [ground(Box(0, 0, sheet.width, sheet.height), over), ground(Box(0, sheet.floor, sheet.width, below.height), color)]
    if over == color:
        grounds.append(artifact(rule(sheet.margin, top, sheet.inner, INK, 2)))
    return Page(sheet.width, sheet.height, (*grounds, *body, *below.placed(0, top)))
