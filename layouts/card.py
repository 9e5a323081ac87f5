"""The wallet card, 3.5 x 2 in: what helps now on one face, the code and who helps on the other; folded in two languages."""

from __future__ import annotations

from collections.abc import Callable

from handbill.layouts import card_front, card_staff
from handbill.layouts.card_back import back
from handbill.layouts.card_inside import inside
from handbill.layouts.card_sheet import BODY, LEAST_CODE, SMALL, Sheet
from handbill.layouts.look import WHITE, small
from handbill.layouts.voice import Voice, titles
from handbill.page.document import Document, Element
from handbill.page.stock import CARD, Face, impose
from handbill.page.text.setting import set_words
from handbill.words.pieces import Card

__all__ = ["Sheet", "lay"]

Fitted = Callable[[Voice[Card]], tuple[float, ...]]
Drawn = Callable[[Sheet, Voice[Card], tuple[float, ...]], tuple[Element, ...]]


def lay(sheet: Sheet) -> Document:
    """Two pages, front and back of a sheet of cards. Raises Unusable when a face's words do not fit."""
    phrases = sheet.phrases
    rear = Face(phrases.back, inside(sheet) if sheet.folded else back(sheet))
    pages = impose(_front(sheet), rear, sheet.stock, sheet.flip, phrases.copies_alt, _note(sheet), len(sheet.voices))
    return Document(titles(sheet.voices), sheet.date, tuple(pages), SMALL, BODY, LEAST_CODE, flip=sheet.flip)


def _front(sheet: Sheet) -> Face:
    """What is seen first. The face of a second language is the back of the folded card: left of the fold."""
    front = sheet.card.front
    if front.spine:
        faces = _alike(sheet, card_staff.fitted, card_staff.face)
        ground, spine = card_staff.spine_color(sheet.theme), card_staff.SPINE
    else:
        faces = _alike(sheet, card_front.fitted, card_front.face)
        ground, spine = sheet.theme.sheet, 0.0
    cover, *others = faces
    elements = [element.moved((len(faces) - 1) * CARD.width, 0) for element in cover]
    elements += [element for face in others for element in face]
    return Face(sheet.phrases.front, tuple(elements), "" if ground == WHITE else ground, spine)


def _alike(sheet: Sheet, fitted: Fitted, face: Drawn) -> list[tuple[Element, ...]]:
    """Each language's face, all at the sizes of the one that has the most to say."""
    sizes = tuple(map(min, zip(*map(fitted, sheet.voices), strict=True)))
    return [face(sheet, voice, sizes) for voice in sheet.voices]


def _note(sheet: Sheet) -> tuple[Element, ...]:
    """How to print the sheet, in its upper margin; in two languages, how to fold it in the lower."""
    block, width = sheet.stock.block, CARD.width - 12
    notes = []
    for nth, voice in enumerate(sheet.voices):
        phrases, x = voice.phrases, block.x + nth * CARD.width + 8
        told = [(phrases.print_card_long if sheet.flip == "long" else phrases.print_card_short, block.top + 14)]
        told += [(phrases.print_card_fold, block.y - 11)] if sheet.folded else []
        notes += [Element("P", set_words(said, small(6), width).placed(x, y), lang=voice.lang) for said, y in told]
    return tuple(notes)
