"""The poster: looks up its design, which lays the pages."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec

from msgspec.structs import replace

from handbill.layouts.designs import DESIGNS
from handbill.layouts.look import LEAST, PRINT
from handbill.layouts.sheet import Sheet
from handbill.layouts.voice import titles
from handbill.page.document import Document, Page
from handbill.problems import Overfull, Problem

__all__ = ["Sheet", "lay"]


def lay(sheet: Sheet) -> Document:
    """The poster, as its design draws it. Raises Overfull when its words do not fit the sheet."""
    return Document(titles(sheet.voices), sheet.date, _pages(sheet), PRINT, LEAST, sheet.least_code)


def _pages(sheet: Sheet) -> tuple[Page, ...]:
    """The design's pages, from the file that has its name; the first edition's where there is none yet.

    Raises KeyError for a name that the table of designs does not have.
    """
    if sheet.design not in DESIGNS:
        raise KeyError(sheet.design)
    module = f"handbill.layouts.designs.{sheet.design}"
    drawn: Callable[[Sheet], tuple[Page, ...]] = import_module(
        module if find_spec(module) else "handbill.layouts.designs._first"
    ).lay
    try:
        return drawn(sheet)
    except Overfull:
        if not sheet.tabs:
            raise
        drawn(replace(sheet, tabs=False))  # what is too long without them is told as without them
        raise Overfull(_without_room_for_tabs(sheet)) from None


def _without_room_for_tabs(sheet: Sheet) -> Problem:
    two = " in two languages" if len(sheet.voices) > 1 else ""
    way_out = "Leave out the tabs, or print it on a larger paper" + (" or in one language." if two else ".")
    return Problem(f"“{sheet.design}” has no room for tabs{two} on this paper", way_out)
