"""The white foot of a poster: the code, the address, the ways to reach someone, the imprint, the small print."""

from __future__ import annotations

from handbill.layouts.bar import bar
from handbill.layouts.blocks import Voices, size
from handbill.layouts.look import Column, Theme, code, display, small, text
from handbill.layouts.voice import code_alt
from handbill.page.document import Element
from handbill.page.flow import Block
from handbill.page.imprint import Room
from handbill.page.text.setting import Setting, fit, set_words
from handbill.words.codes import PRINTED_ADDRESS, REPORT_URL
from handbill.words.markup import Words, plain

BODY, SMALL = 9.0, 6.5


def band(voices: Voices, theme: Theme, room: Room, date: str, width: float, k: float, margin: float, least_code: float) -> Block:
    """The foot of a sheet `width` wide; its symbol at least `least_code` wide."""
    side = max(least_code, 128 * k)
    top = -max(22 * k, side * 4 / 29 + 5)
    left, inner = margin + side * 33 / 29 + 16 * k, width - 2 * margin
    column = Column(left, top, width - margin - left)
    column.place("H2", address(36 * k, column.width))
    for nth, voice in enumerate(voices):
        column.add("P", voice.piece.report, text(size(13.5 * k)), gap=7 * k if nth else 13 * k, lang=voice.lang)
    _routes(column, voices, k)
    depth = max(-column.top, side * 33 / 29 - top - 10 * k)
    lines = bar(voices, room, theme, inner, width / 612)
    elements = [code(margin, top - side, side, code_alt(voices)), *column.elements, *lines.placed(margin, -depth - 14 * k)]
    depth += lines.height + (24 * k if lines.height else 16 * k)
    foot, height = small_print(voices, date, Column(margin, -depth, inner), max(SMALL, 6.5 * k))
    return Block((*elements, *foot), depth + height + max(20.0, 20 * k))


def address(most: float, width: float) -> Setting:
    """The address as large as the width allows, up to `most` points: beside the code, and a link on screen."""
    return fit(plain(PRINTED_ADDRESS, link=REPORT_URL), display(most), width, 2 * most, least=9, most=most, lines=1)


def _routes(column: Column, voices: Voices, k: float) -> None:
    """Ways to reach someone: what to call or type in large letters, what for beside it."""
    style, note = display(size(17.5 * k)), text(size(12 * k), leading=1.16)
    routes = [*zip(*(voice.piece.routes for voice in voices), strict=True)]
    leads = [set_words(told[0].lead, style, column.width) for told in routes]
    indent = max(lead.width for lead in leads) + 12 * k
    top, items = column.top - 17 * k, []
    for lead, told in zip(leads, routes, strict=True):
        notes = Column(column.x + indent, top, column.width - indent)
        for nth, (voice, route) in enumerate(zip(voices, told, strict=True)):
            words = route.text if route.lead.plain == told[0].lead.plain else route.lead + plain(". ") + route.text
            notes.add("P", words, note, gap=5 * k if nth else 0, lang=voice.lang)
        body = (Element("P", lead.placed(column.x, top)), *notes.elements)
        items.append(Element("LI", (Element("LBody", body),)))
        top = min(top - lead.height, notes.top) - 10.5 * k
    column.elements.append(Element("L", tuple(items)))
    column.top = top + 10.5 * k


def small_print(voices: Voices, date: str, column: Column, points: float) -> tuple[list[Element], float]:
    """What must be said, and how to print, in each language; with its height."""
    top, style = column.top, small(points)
    for nth, voice in enumerate(voices):
        said: Words = voice.small_print(date)
        column.add("P", said, style, gap=4 if nth else 0, lang=voice.lang)
    for voice in voices:
        column.add("P", voice.phrases.print_poster, style, gap=4, lang=voice.lang)
    return column.elements, top - column.top
