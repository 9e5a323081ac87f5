"""The bookmark, 2 x 6 in: the promise and what to do on its front, the code and who helps on its back."""

from __future__ import annotations

from handbill.layouts.bookmarks import back, front
from handbill.layouts.cards.finishing import apart
from handbill.layouts.cards.large import ground
from handbill.layouts.cards.sheet import BODY, LEAST_CODE, SMALL, Sheet
from handbill.layouts.look import WHITE, small
from handbill.layouts.voice import titles
from handbill.page.document import Document, Element
from handbill.page.geometry import Box
from handbill.page.imposition import Face, impose
from handbill.page.text.setting import set_words
from handbill.problems import Problem, Unusable, Where


def lay(sheet: Sheet) -> Document:
    """Two pages, front and back of a sheet of bookmarks. Raises Unusable for two languages, or where words do not fit."""
    if len(sheet.voices) > 1:
        told = "a bookmark has room for one language"
        raise Unusable(Problem(told, "Print it in each, or take a card or a tent for both.", Where("--language")))
    box, phrases, [voice] = Box(0, 0, *sheet.stock.card), sheet.phrases, sheet.voices
    color, theme = ground(voice, sheet.theme)
    shown = Face(phrases.front, front.face(voice, theme, box), "" if color == WHITE else color)
    faces = shown, Face(phrases.back, back.face(sheet, box))
    flip = sheet.flip if sheet.stock.sheet else sheet.stock.upright
    pages = impose(*faces, sheet.stock, flip, phrases.copies_alt, _note(sheet), start=sheet.start, count=sheet.count)
    finish = (apart(sheet.stock),)
    return Document(titles(sheet.voices), sheet.date, tuple(pages), SMALL, BODY, LEAST_CODE, flip=flip, finish=finish)


def _note(sheet: Sheet) -> tuple[Element, ...]:
    """How to print the sheet, in its upper margin, if it has one."""
    if not sheet.stock.sheet:
        return ()
    phrases, block = sheet.phrases, sheet.stock.block
    told = phrases.print_card_long if sheet.flip == "long" else phrases.print_card_short
    return (Element("P", set_words(told, small(6), block.width).placed(block.x, block.top + 36)),)
