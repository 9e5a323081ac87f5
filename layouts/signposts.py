"""What a sign points to: those who help, a row each with its number; the code to the report form and the one to learn more."""

from __future__ import annotations

from handbill.layouts.look import (
    ADDRESS,
    EXPLAINED,
    INK,
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
from handbill.layouts.sheet import Sheet
from handbill.layouts.voice import code_alt, learn_alt
from handbill.page.document import Element, artifact
from handbill.page.flow import Block
from handbill.page.geometry import Box
from handbill.page.marks import Code, Shape
from handbill.page.text.setting import Setting, fit, measure, set_words
from handbill.words.codes import LEARN_ADDRESS, LEARN_URL, PRINTED_ADDRESS, REPORT_URL
from handbill.words.markup import plain

PLATE, HAND, PITCH = 30.0, 132.0, 20.0  # points on letter: how high a number's bubble is; how long and how high a hand writes
NAME = 12.5  # who answers, in two languages
CODE, SECOND, FAR = 118.0, 73.0, 132.0  # the two symbols, and how wide the second one's words are


def calls(sheet: Sheet, k: float, air: float) -> Block:
    """Local police, then the others: each number in a bubble of its own, beside it what for, two languages on either side."""
    voices, many = sheet.voices, len(sheet.voices)
    rows = [[voice.piece.sign.police for voice in voices], *zip(*(voice.piece.sign.routes for voice in voices), strict=True)]
    numbers = [set_words(row[0].way, display((LEAST_LEAD if many > 1 else 24) * k), sheet.inner) for row in rows[1:]]
    name, note = display((NAME if many > 1 else ROUTE) * k), text((NOTE if many > 1 else EXPLAINED) * k, leading=1.16)
    wide, gap = max(HAND * k, *(number.width for number in numbers)) + 14 * k, 8 * k
    share = (sheet.inner - wide - gap * many) / many
    at = share + gap if many > 1 else 0.0
    starts = [0.0, at + wide + gap] if many > 1 else [wide + gap]
    top, items, plates = 0.0, list[Element](), list[Element]()
    for nth, row in enumerate(rows):
        columns = [Column(x, top, share) for x in starts]
        for column, voice, who in zip(columns, voices, row, strict=True):
            column.add("P", who.name if nth else who.lead, name, lang=voice.lang)
            column.add("P", who.text, note, gap=6.5 * k, lang=voice.lang)
        low = min(top - 26 * k, *(column.top for column in columns))
        box = Box(at, (top + low - PLATE * k) / 2, wide, PLATE * k)
        plates.append(_plate(sheet, box, k, sheet.theme.accent if nth else WHITE))
        number = _centred(numbers[nth - 1], box) if nth else _police(sheet, box.inset(7 * k, 5 * k))
        items.append(Element("LI", (Element("LBody", (number, *(part for column in columns for part in column.elements))),)))
        top = low - 15 * k * air
    return Block((*plates, Element("L", tuple(items))), -top - 15 * k * air)


def _plate(sheet: Sheet, box: Box, k: float, fill: str) -> Element:
    return artifact(Shape(rounded(box, 10 * k), "panel", WHITE if sheet.theme.light else fill, INK, 1.8))


def _centred(number: Setting, box: Box) -> Element:
    return Element("P", number.placed(box.x + (box.width - number.width) / 2, box.y + (box.height + number.style.cap) / 2))


def _police(sheet: Sheet, box: Box) -> Element:
    """A ruled line at the foot of the box, on which a hand can write the number of the local police."""
    alt = sheet.voices[0].phrases.blank_line
    return Element("P", (Element("Figure", (rule(box.x, box.y, box.width, INK, 1.0),), alt=alt),))


def codes(sheet: Sheet, k: float) -> Block:
    """The report form's code, large, on the left; the one to learn more on the right; each with its own words and address."""
    first, second = _report(sheet, k), _learn(sheet, k)
    return Block((*first.elements, *second.placed(sheet.inner - FAR * k, 0)), max(first.height, second.height))


def _report(sheet: Sheet, k: float) -> Block:
    voices, side = sheet.voices, max(CODE * k, sheet.least_code)
    quiet = side * 4 / 29
    x = left = side + quiet + 8 * k
    told = Column(left, -4 * k, sheet.inner - FAR * k - 24 * k - left)
    style = display(26 * k)
    for voice in voices:
        head = set_words(voice.piece.sign.report, style, left + told.width - x)
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
    voices, side, told = sheet.voices, SECOND * k, Column(0, -4 * k, FAR * k)
    size = min(ROUTE * k, *(told.width / measure(voice.piece.sign.learn, display(1)) * 0.9999 for voice in voices))
    for nth, voice in enumerate(voices):
        told.add("H2", voice.piece.sign.learn, display(size), gap=6 * k if nth else 0, lang=voice.lang)
    symbol = code(0, told.top - told.below - side * 41 / 37 - 2 * k, side, learn_alt(voices), LEARN_URL)
    [mark] = [mark for mark in symbol.marks() if isinstance(mark, Code)]
    low = mark.quiet.y - 2 * k
    host, path = LEARN_ADDRESS.split("/", 1)
    marks = []
    for part in (f"{host}/", path):
        line = set_words(part, display(NOTE * k), told.width)
        marks += line.placed(0, low)
        low -= line.height + 5 * k
    address = Element("P", (Element("Link", tuple(marks), link=LEARN_URL),))
    return Block((*told.elements, symbol, address), -low - 2 * k)
