"""The wallet card: what helps now on one face, the code and who helps on the other; folded in two languages."""

from __future__ import annotations

from handbill.layouts.cards import front as card_front
from handbill.layouts.cards import staff as card_staff
from handbill.layouts.cards.back import back
from handbill.layouts.cards.finishing import apart
from handbill.layouts.cards.inside import inside
from handbill.layouts.cards.sheet import BODY, LEAST_CODE, SMALL, Sheet
from handbill.layouts.look import WHITE, small
from handbill.layouts.voice import titles
from handbill.page.document import Document, Element, Finish
from handbill.page.imposition import Face, impose
from handbill.page.text.setting import set_words

__all__ = ["Sheet", "lay"]
MARGIN = 18.0  # of a sheet, in which printers print nothing
OFF, OVER = 9.5, 6.5  # from the bleed up to the top of the note above it, and down to that of the one below
RISE, LINE = 1.8, 5.9  # how far letters rise above that, and what a line of a note takes


def lay(sheet: Sheet) -> Document:
    """Two pages, front and back of a sheet of cards. Raises Unusable when a face's words do not fit."""
    phrases = sheet.phrases
    rear = Face(phrases.back, inside(sheet) if sheet.folded else back(sheet))
    front, rear = (face.scaled(sheet.k) if sheet.k > 1 else face for face in (_front(sheet), rear))
    flip = sheet.flip if sheet.stock.sheet else sheet.stock.upright
    pages = impose(front, rear, sheet.stock, flip, phrases.copies_alt, _note(sheet), len(sheet.voices), sheet.start, sheet.count)
    return Document(titles(sheet.voices), sheet.date, tuple(pages), SMALL, BODY, LEAST_CODE, flip=flip, finish=_finish(sheet))


def _finish(sheet: Sheet) -> tuple[Finish, ...]:
    """Cards come apart where they are perforated, or are cut; in two languages each is folded."""
    return (apart(sheet.stock), "fold") if sheet.folded else (apart(sheet.stock),)


def _front(sheet: Sheet) -> Face:
    """What is seen first. The face of a second language is the back of the folded card: left of the fold.

    All faces are set at the sizes of the one that has the most to say; whose card it is is said first.
    """
    voices, theme, staff = sheet.voices, sheet.theme, sheet.card.front.spine is not None
    maker = card_staff if staff else card_front
    sizes = tuple(map(min, zip(*(maker.fitted(sheet, voice) for voice in voices), strict=True)))
    faces = [maker.face(sheet, voice, sizes) for voice in voices]
    layers = [[card_staff.spine(sheet, voice, sizes[0]) for voice in voices], faces] if staff else [faces]
    shifts = [nth * sheet.step for nth in reversed(range(len(voices)))]
    elements = (part.moved(x, 0) for layer in layers for x, face in zip(shifts, layer, strict=True) for part in face)
    ground, spine = (card_staff.spine_color(theme), card_staff.SPINE) if staff else (theme.sheet, 0.0)
    return Face(sheet.phrases.front, tuple(elements), "" if ground == WHITE else ground, spine)


def _note(sheet: Sheet) -> tuple[Element, ...]:
    """How to print the sheet, in its upper margin; in two languages, how to fold it in the lower. A single card has none."""
    stock, notes = sheet.stock, list[Element]()
    if not stock.sheet:
        return ()
    block = stock.block
    above, below = (
        min(block.top + stock.bleed + OFF, stock.height - MARGIN - RISE),
        max(block.y - stock.bleed - OVER, MARGIN + LINE),
    )
    for nth, voice in enumerate(sheet.voices):
        phrases, x = voice.phrases, block.x + nth * stock.step[0] + 8
        width = stock.step[0] - 12 if sheet.folded else stock.width - MARGIN - x
        told = [(phrases.print_card_long if sheet.flip == "long" else phrases.print_card_short, above)]
        told += [(phrases.print_card_fold, below)] if sheet.folded else []
        notes += [Element("P", set_words(said, small(6), width).placed(x, y), lang=voice.lang) for said, y in told]
    return tuple(notes)
