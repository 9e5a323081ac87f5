"""The poster: looks up its design, which lays the pages."""

from __future__ import annotations

from importlib import import_module

from handbill.layouts.designs import DESIGNS
from handbill.layouts.look import LEAST, PRINT
from handbill.layouts.sheet import Sheet
from handbill.layouts.voice import titles
from handbill.page.document import Document, Page

__all__ = ["Sheet", "lay"]


def lay(sheet: Sheet) -> Document:
    """The poster, as its design draws it. Raises Overfull when its words do not fit the sheet."""
    return Document(titles(sheet.voices), sheet.date, _pages(sheet), PRINT, LEAST, sheet.least_code)


def _pages(sheet: Sheet) -> tuple[Page, ...]:
    """The pages that the design lays, from the file that has its name.

    Raises KeyError for a name that the table of designs does not have.
    """
    if sheet.design not in DESIGNS:
        raise KeyError(sheet.design)
    pages: tuple[Page, ...] = import_module(f"handbill.layouts.designs.{sheet.design}").lay(sheet)
    return pages
