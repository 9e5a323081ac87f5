"""The poster: looks up its design, which lays the pages."""

from __future__ import annotations

from importlib import import_module

from msgspec.structs import replace

from handbill.layouts.designs import DESIGNS
from handbill.layouts.look import LEAST, PRINT
from handbill.layouts.posters.sheet import Sheet
from handbill.layouts.voice import titles
from handbill.page.document import Document, Finish, Page
from handbill.problems import Overfull
from handbill.words.markup import Words

__all__ = ["Sheet", "lay"]


def lay(sheet: Sheet) -> Document:
    """The poster, as its design draws it. Raises Overfull, with what is to blame, when its words do not fit the sheet."""
    try:
        pages = _pages(sheet)
    except Overfull as found:
        raise _explained(sheet, found) from None
    finish: tuple[Finish, ...] = ("cut",) if sheet.tabs else ()
    return Document(titles(sheet.voices), sheet.date, pages, PRINT, LEAST, sheet.least_code, finish=finish)


def _pages(sheet: Sheet) -> tuple[Page, ...]:
    """The design's pages, from the file that has its name. Raises KeyError for a name that is not in the table of designs."""
    if sheet.design not in DESIGNS:
        raise KeyError(sheet.design)
    pages: tuple[Page, ...] = import_module(f"handbill.layouts.designs.{sheet.design}").lay(sheet)
    return pages


def _fits(sheet: Sheet) -> bool:
    try:
        return bool(_pages(sheet))
    except Overfull:
        return False


def _explained(sheet: Sheet, found: Overfull) -> Overfull:
    """For which words a sheet is too small."""
    from handbill.layouts.posters.overlong import explained, replaced

    def fits(others: dict[int, Words]) -> bool:
        return _fits(replace(sheet, voices=tuple(replace(v, piece=replaced(v.piece, others)) for v in sheet.voices)))

    return explained([voice.piece for voice in sheet.voices], fits, found, sheet.design)
