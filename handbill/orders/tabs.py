"""A poster laid out with a strip of tabs below it, if that leaves room for its words."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from handbill.layouts import poster
from handbill.page.document import Document
from handbill.problems import Overfull, Problem


def laid(sheet: poster.Sheet, others: Iterable[str]) -> Document:
    """The poster. Raises Overfull where its words do not fit; where tabs take the room, with the other designs that have it."""
    try:
        return poster.lay(sheet)
    except Overfull:
        if not (sheet.tabs and _fits(replace(sheet, tabs=False))):
            raise
        roomy = [name for name in others if _fits(replace(sheet, design=name))]
        way_out = f"Designs with room: {', '.join(roomy)}. Or leave" if roomy else "Leave"
        told = f"“{sheet.design}” has no room for tabs on this paper"
        raise Overfull(Problem(told, f"{way_out} out --tabs, or print on a larger paper.")) from None


def _fits(sheet: poster.Sheet) -> bool:
    try:
        poster.lay(sheet)
    except Overfull:
        return False
    return True
