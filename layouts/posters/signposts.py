"""What a sign points to: those who help, a row each with its number; the code to the report form and the one to learn more."""

from __future__ import annotations

from msgspec.structs import replace

from handbill.layouts.look import (
    ADDRESS,
    EXPLAINED,
    INK,
    LEAST,
    LEAST_LEAD,
    NOTE,
    ROUTE,
    WHITE,
    Column,
    code,
    display,
    rounded,
    rule,
    text,
)
from handbill.layouts.posters.sheet import Sheet
from handbill.layouts.slot import rows as set_in
from handbill.layouts.slot import ruled
from handbill.layouts.voice import code_alt, learn_alt
from handbill.page.document import Element, Part, Place, artifact
from handbill.page.flow import Block
from handbill.page.geometry import Box
from handbill.page.marks import Code, Line, Shape
from handbill.page.text.setting import fit, measure, set_words
from handbill.words.codes import LEARN_ADDRESS, LEARN_URL, PRINTED_ADDRESS, REPORT_URL
from handbill.words.markup import Words, plain
from handbill.words.pieces import Reach, Sign

PLATE, HAND = 30.0, 132.0  # points on letter: how high a number's bubble is; what a hand needs to write one
NAME = 12.5  # who answers, in two languages
DIGITS, CAPS = 0.8, 0.66  # of a number's size: room for its ink, which has no marks; how high capitals are
CODE, SECOND, FAR = 118.0, 73.0, 132.0  # the two symbols, and how wide the second one's words are


def said(sheet: Sheet) -> list[Sign]:
    """What the sign says in each language."""
    return [voice.piece.sign for voice in sheet.voices if voice.piece.sign]


def calls(sheet: Sheet, k: float, air: float) -> Block:
    """Local police, then the others: each number in a bubble of its own, beside it what for, two languages on either side.

    The police come last to a listener, so that the imprint's other lines can follow their number.
    """
    told, many = said(sheet), len(sheet.voices)
    rows = [*zip(*(sign.routes for sign in told), strict=True)]
    size = (LEAST_LEAD if many > 1 else 24) * k
    numbers = [set_words(row[0].way, display(size), sheet.inner) for row in rows]
    wide = max(HAND * k, *(number.width for number in numbers)) + 14 * k
    plate, items, plates = Box(0, 0, wide, PLATE * k), list[Element](), list[Element]()
    local, box, top = _beside(sheet, [(sign.police.lead, sign.police.text) for sign in told], plate, 0, k)
    plates.append(artifact(_plate(sheet, box, k, WHITE)))
    own = (police(sheet, box.inset(7 * k, 0), size), *local)
    for number, row in zip(numbers, rows, strict=True):
        names = [(who.name, _note(who, row[0])) for who in row]
        notes, box, top = _beside(sheet, names, plate, top - 15 * k * air, k)
        plates.append(artifact(_plate(sheet, box, k, sheet.theme.accent)))
        x, y = box.x + (wide - number.width) / 2, box.y + (box.height + number.style.cap) / 2
        items.append(Element("LI", (Element("LBody", (Element("P", number.placed(x, y)), *notes)),)))
    return Block((*plates, Element("L", tuple(items)), *own), -top)


def _beside(sheet: Sheet, told: list[tuple[Words, Words]], plate: Box, top: float, k: float) -> tuple[list[Element], Box, float]:
    """Who answers and what for, in each language's column from `top` down; the number's plate beside them; how far they reach."""
    many, gap = len(told), (8 if len(told) > 1 else 13) * k
    share = (sheet.inner - plate.width - gap * many) / many
    at = share + gap if many > 1 else 0.0
    starts = [0.0, at + plate.width + gap] if many > 1 else [plate.width + gap]
    name, note = display((NAME if many > 1 else ROUTE) * k), text((NOTE if many > 1 else EXPLAINED) * k, leading=1.16)
    columns = [Column(x, top, share) for x in starts]
    for column, voice, (who, why) in zip(columns, sheet.voices, told, strict=True):
        column.add("P", who, name, lang=voice.lang)
        column.add("P", why, note, gap=6.5 * k, lang=voice.lang)
    low = min(top - 26 * k, *(column.top for column in columns))
    box = plate.moved(at, (top + low - plate.height) / 2)
    return [part for column in columns for part in column.elements], box, low


def _note(who: Reach, first: Reach) -> Words:
    """What a number is for; before it what else to dial in that language."""
    return who.text if who.way.plain == first.way.plain else who.way + plain(". ") + who.text


def _plate(sheet: Sheet, box: Box, k: float, fill: str) -> Shape:
    return Shape(rounded(box, 10 * k), "panel", WHITE if sheet.theme.light else fill, INK, 1.8)


def police(sheet: Sheet, box: Box, size: float) -> Element:
    """The number of the local police in a box, or a ruled line on which a hand can write it."""
    phrases = sheet.voices[0].phrases
    if "police" in sheet.room.given:
        [line] = set_in(box.top, box.height, size)
        lines = (replace(line, above=DIGITS * size, below=(DIGITS - CAPS) * size),)
        return Element("P", place=Place((Part("police", "bold", call=phrases.links.call),), box.x, box.width, lines, LEAST, INK))
    ruled_at = rule(box.x, box.y + box.height / 6, box.width, INK, 1.0)
    return Element("P", ruled("police", sheet.voices, ruled_at, text(box.height / 2), box.height * 2 / 3, form=sheet.room.form))


def codes(sheet: Sheet, k: float) -> Block:
    """The report form's code, large, on the left; the one to learn more on the right; each with its own words and address."""
    first, second = _report(sheet, k), _learn(sheet, k)
    return Block((*first.elements, *second.placed(sheet.inner - FAR * k, 0)), max(first.height, second.height))


def _report(sheet: Sheet, k: float) -> Block:
    """The first code; beside it what to do, the address as large as there is room, and that no name is needed."""
    voices, side = sheet.voices, max(CODE * k, sheet.least_code)
    quiet = side * 4 / 29
    x = left = side + quiet + 8 * k
    told = Column(left, -4 * k, sheet.inner - FAR * k - 24 * k - left)
    style = display(26 * k)
    for voice, sign in zip(voices, said(sheet), strict=True):
        head = set_words(sign.report, style, left + told.width - x)
        told.elements.append(Element("H2", head.placed(x, told.top), lang=voice.lang))
        x += head.width + 16 * k
    told.top -= style.cap
    address = plain(PRINTED_ADDRESS, link=REPORT_URL)
    told.place("P", fit(address, display(1), told.width, ADDRESS * 2, least=20 * k, most=ADDRESS * k, lines=1), gap=14 * k)
    note = text((13 if len(voices) > 1 else EXPLAINED) * k, leading=1.16)
    for nth, voice in enumerate(voices):
        told.add("P", voice.piece.report, note, gap=(7 if nth else 12) * k, lang=voice.lang, balance=True)
    return Block((code(0, -quiet - side, side, code_alt(voices)), *told.elements), max(side + 2 * quiet, -told.top))


def _learn(sheet: Sheet, k: float) -> Block:
    """The second code between its words and its address, which takes two lines and is one link."""
    voices, side, told = sheet.voices, SECOND * k, Column(0, -4 * k, FAR * k)
    size = min(ROUTE * k, *(told.width / measure(sign.learn, display(1)) * 0.9999 for sign in said(sheet)))
    for nth, (voice, sign) in enumerate(zip(voices, said(sheet), strict=True)):
        told.add("H2", sign.learn, display(size), gap=6 * k if nth else 0, lang=voice.lang)
    symbol = code(0, told.top - told.below - side * 41 / 37 - 2 * k, side, learn_alt(voices), LEARN_URL)
    [mark] = [mark for mark in symbol.marks() if isinstance(mark, Code)]
    low = mark.quiet.y - 2 * k
    host, path = LEARN_ADDRESS.split("/", 1)
    marks = list[Line | Element]()
    for part in (f"{host}/", path):
        line = set_words(part, display(NOTE * k), told.width)
        marks += line.placed(0, low)
        low -= line.height + 5 * k
    address = Element("P", (Element("Link", tuple(marks), link=LEARN_URL),))
    return Block((*told.elements, symbol, address), -low - 2 * k)
