"""The wallet card, 3.5 x 2 in: steps on one face, who helps and the code on the other."""

from __future__ import annotations

from handbill.layouts.card_back import back
from handbill.layouts.card_front import front
from handbill.layouts.card_sheet import BODY, LEAST_CODE, SMALL, Sheet
from handbill.layouts.look import small
from handbill.layouts.voice import titles
from handbill.page.document import Document, Element
from handbill.page.stock import Face, impose
from handbill.page.text.setting import set_words

__all__ = ["Sheet", "lay"]


def lay(sheet: Sheet) -> Document:
    """Two pages, front and back of a sheet of cards. Raises Unusable when a face's words do not fit."""
    phrases = sheet.phrases
    faces = (
        Face(phrases.front, front(sheet), "" if sheet.theme.light else sheet.theme.ground),
        Face(phrases.back, back(sheet)),
    )
    pages = impose(*faces, sheet.stock, sheet.flip, phrases.copies_alt, _note(sheet))
    return Document(titles(sheet.voices), sheet.date, tuple(pages), SMALL, BODY, LEAST_CODE, flip=sheet.flip)


def _note(sheet: Sheet) -> tuple[Element, ...]:
    """How to print the sheet, in its upper margin."""
    told = sheet.phrases.print_card_long if sheet.flip == "long" else sheet.phrases.print_card_short
    block = sheet.stock.block
    return (Element("P", set_words(told, small(6.5), block.width).placed(block.x + 8, block.top + 14)),)
