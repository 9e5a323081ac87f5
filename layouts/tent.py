"""The table tent: the promise on one face, the code and who helps on the other; it stands on a desk and is read at a metre.

Printed on one side and folded, so the far face stands upside down above the fold. In two languages there is one in each.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from handbill.layouts.cards.finishing import apart
from handbill.layouts.cards.large import ground as card_ground
from handbill.layouts.cards.sheet import BODY, LEAST_CODE, SMALL, Sheet
from handbill.layouts.look import INK, ground, rule, small
from handbill.layouts.tents import help as tent_help
from handbill.layouts.tents import promise
from handbill.layouts.tents.face import HEIGHT, SIDE, WIDTH
from handbill.layouts.voice import Voice, titles
from handbill.page.document import Document, Element, Page, artifact
from handbill.page.geometry import Box
from handbill.page.imposition import drawn, taken
from handbill.page.text.setting import set_words
from handbill.page.turning import turned_over
from handbill.problems import Problem, Unusable, Where
from handbill.words.pieces import Card

MARGIN = 36.0  # points that a sheet needs above the tents for that
FOLD, CUT = 16.0, 14.0  # points: a mark at either end of a fold, or of a cut


def lay(sheet: Sheet) -> Document:
    """A sheet of tents, or more where it holds fewer than there are languages. Raises Overfull where words do not fit."""
    width, height = sheet.stock.card
    k, places = min(width / WIDTH, height / 2 / HEIGHT), sheet.stock.places()
    tents = [_tent(sheet, voice, Box(0, 0, width, height), k) for voice in sheet.voices]
    if len(tents) == 1:
        pages = [_page(sheet, tents, places[used]) for used in taken(len(places), sheet.start, sheet.count)]
    elif sheet.count:
        told = "in two languages there is a tent in each, and no other number of them"
        raise Unusable(Problem(told, "Leave --count out, or print each language by itself.", Where("--count")))
    else:
        used = taken(len(places), sheet.start, len(tents))
        pages = [_page(sheet, [tents.pop(0) for _ in places[part]], places[part]) for part in used]
    return Document(titles(sheet.voices), sheet.date, tuple(pages), SMALL, BODY, LEAST_CODE, finish=(apart(sheet.stock), "fold"))


def _tent(sheet: Sheet, voice: Voice[Card], box: Box, k: float) -> tuple[Element, ...]:
    """A flat tent, its lower left corner at (0, 0): the promise upside down above the fold, help below."""
    half, (color, theme) = box.height / 2, card_ground(voice, sheet.theme)
    near = Box(0, 0, box.width, half)
    shown = [turned_over(part, box.width / 2, half) for part in promise.face(voice, theme, near, k)]
    fold = [rule(x, half, FOLD, INK, 0.5) for x in (0.0, box.width - FOLD)]
    return (
        ground(Box(0, half, box.width, half), color),
        *shown,
        *tent_help.face(voice, sheet.theme, sheet.room, sheet.date, near, k),
        artifact(*(replace(mark, kind="cut", dash=(2.5, 2.0)) for mark in fold)),
    )


def _page(sheet: Sheet, tents: Sequence[tuple[Element, ...]], places: list[Box]) -> Page:
    """Tents on those places of a sheet; a single one is on all of them, as a figure that says so."""
    stock, elements = sheet.stock, list[Element]()
    for place, tent in zip(places, tents, strict=False):
        elements += [element.moved(place.x, place.y) for element in tent]
    others = tuple((place.x, place.y) for place in places[1:]) if len(tents) == 1 else ()
    if others:
        alts = sheet.phrases.copies_alt.replace("<n>", str(len(others))), sheet.phrases.copy_alt
        elements.append(Element("Figure", tuple(drawn(tents[0])), alt=alts[len(others) == 1], copies=others))
    if stock.cut == "by hand":
        edges = sorted({y for place in places for y in (place.y, place.top)})
        marks = [rule(x, y, CUT, INK, 0.5) for y in edges for x in (0.0, stock.width - CUT)]
        elements.append(artifact(*(replace(mark, kind="cut") for mark in marks)))
    return Page(stock.width, stock.height, (*elements, *_notes(sheet, stock.block)))


def _notes(sheet: Sheet, block: Box) -> list[Element]:
    """How to print and fold the sheet, in its upper margin, in each language side by side; nothing where that is too low."""
    if sheet.stock.top < MARGIN:
        return []
    share, notes = (block.width - 2 * SIDE) / len(sheet.voices), list[Element]()
    for nth, voice in enumerate(sheet.voices):
        told = set_words(voice.phrases.print_tent, small(6), share - 8)
        notes.append(Element("P", told.placed(block.x + SIDE + nth * share, block.top + 16), lang=voice.lang))
    return notes
