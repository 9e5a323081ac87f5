"""The poster: looks up its design, which lays the pages."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec

from msgspec.structs import replace

from handbill.layouts.designs import DESIGNS
from handbill.layouts.look import LEAST, PRINT
from handbill.layouts.sheet import Sheet
from handbill.layouts.voice import titles
from handbill.page.document import Document, Page
from handbill.problems import Overfull
from handbill.words.markup import Words

__all__ = ["Sheet", "lay"]


def lay(sheet: Sheet) -> Document:
    """The poster, as its design draws it. Raises Overfull, with the words that are to blame, when they do not fit the sheet."""
    try:
        pages = _pages(sheet)
    except Overfull as found:
        from handbill.layouts.overlong import explained, replaced

        def fits(others: dict[int, Words]) -> bool:
            voices = tuple(replace(voice, piece=replaced(voice.piece, others)) for voice in sheet.voices)
            try:
                return bool(_pages(replace(sheet, voices=voices)))
            except Overfull:
                return False

        raise explained([voice.piece for voice in sheet.voices], fits, found, sheet.design) from None
    return Document(titles(sheet.voices), sheet.date, pages, PRINT, LEAST, sheet.least_code)


def _pages(sheet: Sheet) -> tuple[Page, ...]:
    """The design's pages, from the file that has its name; the first edition's where there is none yet.

    Raises KeyError for a name that the table of designs does not have.
    """
    if sheet.design not in DESIGNS:
        raise KeyError(sheet.design)
    module = f"handbill.layouts.designs.{sheet.design}"
    pages: tuple[Page, ...] = import_module(module if find_spec(module) else "handbill.layouts.designs._first").lay(sheet)
    return pages
