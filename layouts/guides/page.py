"""What stands around a guide's pages: the foot, and the tab that says where to look if a student tells something."""

from __future__ import annotations

from handbill.layouts.guides.sheet import Sheet
from handbill.layouts.look import INK, display, rounded, text
from handbill.page.document import Element, Page, artifact
from handbill.page.geometry import Box
from handbill.page.marks import Line, Shape
from handbill.page.text.setting import Setting, set_words
from handbill.words.markup import plain

BASE, EDGE = 28.0, 18.5  # points: from the lower edge to the foot's last line; from the right one to the tab's words, as printed


def page(sheet: Sheet, body: list[Element], number: int, told: int, *, copied: bool) -> Page:
    """A page with its foot; on the right of a spread, but not on one to be copied, with the tab."""
    foot = _foot(sheet, number)
    tab = _tab(sheet, told, here=number == told) if number % 2 and not copied else ()
    return Page(sheet.width, sheet.height, (*body, artifact(*tab, *foot)), numbered(sheet, number))


def numbered(sheet: Sheet, number: int) -> str:
    """What a page is called."""
    return sheet.phrases.guide.page.replace("<n>", str(number))


def _foot(sheet: Sheet, number: int) -> tuple[Line | Element, ...]:
    """What the page belongs to, when its facts were checked, its number."""
    cover, size = sheet.guide.cover, sheet.read(9)
    checked = sheet.phrases.guide.facts.replace("<date>", sheet.phrases.dated(sheet.date))
    title = set_words(cover.title, text(size, face="bold"), sheet.measure - 50, most=1)
    whole = set_words(f"{cover.kicker.plain} · {checked}", text(size), sheet.measure - 50, most=1)
    folio = set_words(str(number), display(16), 50)
    return (
        *title.placed(sheet.margin, BASE + 1.28 * size + title.style.cap),
        *whole.placed(sheet.margin, BASE + whole.style.cap),
        *folio.placed(sheet.width - sheet.margin - folio.width, BASE + folio.style.cap),
    )


def _tab(sheet: Sheet, told: int, *, here: bool) -> tuple[Shape | Line | Element, ...]:
    """The tab, at one height on every page, over the sheet's right edge; dark on the page that it leads to."""
    words = _pointer(sheet, told, sheet.on_ink if here else INK)
    wide = sheet.margin - (6 if sheet.small else 11)
    height = words.width + 34
    y = (sheet.height - height) / 2 - 24
    shape = Box(sheet.width - wide, y, wide + 20, height)
    fill = sheet.ink if here else sheet.accent
    return (
        Shape(rounded(shape, 9), "ground", fill, INK, 1.8),
        *words.turned(sheet.width - EDGE / sheet.drawn - words.drop - words.style.cap, y + 17),
    )


def _pointer(sheet: Sheet, told: int, color: str) -> Setting:
    pointer = sheet.guide.told.tab + plain(f": {numbered(sheet, told)}")
    return set_words(pointer, display(11.5 if sheet.small else 14.5, color), sheet.height / 2, most=1)
