"""A document as a print shop wants it: room around each page with bleed and marks, and nothing to click on."""

from __future__ import annotations

from msgspec.structs import replace

from handbill.page import cropmarks
from handbill.page.bleed import bled
from handbill.page.document import Document, Element, Finish, Page, Place
from handbill.page.geometry import Box
from handbill.page.marks import Mark, Shape
from handbill.page.press import BLEED, Press

ROOM = 36.0  # points beyond the trim, for marks


def prepared(document: Document, press: Press, job: str, *, sheets: bool = False) -> Document:
    """The document for a print shop, `job` its name. Pages that are not cut to their size are whole `sheets`, as they are."""
    count = len(document.pages)
    pages = []
    for nth, page in enumerate(document.pages, 1):
        slug = f"{job}, {nth}/{count}, {document.date}"
        pages.append(_page(_unlinked(page), press, "" if sheets and not page.trim else slug))
    cut: tuple[Finish, ...] = () if sheets or "cut" in document.finish else ("cut",)
    return replace(document, pages=tuple(pages), finish=(*cut, *document.finish), press=press)


def _page(page: Page, press: Press, slug: str) -> Page:
    """A page with its bleed and its marks; as it is, trimmed nowhere, without a `slug` to go beside it."""
    drawn = Box(0, 0, page.width, page.height)
    if not slug:
        return replace(page, trim=drawn)
    trim = page.trim or drawn
    bleed = trim.inset(-BLEED)
    whole = trim.inset(-ROOM) if press.marks else bleed
    elements = tuple(_bled(element, drawn, bleed) for element in page.elements)
    marks = (cropmarks.around(trim, slug),) if press.marks else ()
    moved = tuple(element.moved(-whole.x, -whole.y) for element in (*elements, *marks))
    trim = trim.moved(-whole.x, -whole.y)
    return replace(page, width=whole.width, height=whole.height, elements=moved, trim=trim)


def _bled(element: Element, page: Box, bleed: Box) -> Element:
    """The element with its shapes drawn beyond the page; of copies each would need its own, but for a single one."""
    if len(element.copies) > 1:
        return element
    dx, dy = element.copies[0] if element.copies else (0.0, 0.0)
    page, bleed = page.moved(-dx, -dy), bleed.moved(-dx, -dy)

    def wider(part: Mark | Element) -> Mark | Element:
        if isinstance(part, Shape):
            return bled(part, page, bleed)
        return replace(part, content=tuple(map(wider, part.content))) if isinstance(part, Element) else part

    return replace(element, content=tuple(map(wider, element.content)))


def _unlinked(page: Page) -> Page:
    return replace(page, elements=tuple(map(_wordy, page.elements)))


def _wordy(element: Element) -> Element:
    """The element with words where it has links: paper leads nowhere, and PDF/X-4 has no annotations on the page."""
    content = tuple(_wordy(part) if isinstance(part, Element) else part for part in element.content)
    if isinstance(element.place, Place):
        parts = tuple(replace(part, call="") for part in element.place.parts)
        element = replace(element, place=replace(element.place, parts=parts))
    if element.role == "Link":
        return replace(element, role="Span", content=content, link="", alt="")
    return replace(element, content=content)
