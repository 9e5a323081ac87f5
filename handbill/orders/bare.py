"""Sheets of cards without the cards: grounds, cut lines and how to print, for whoever puts many schools' cards onto them."""

from __future__ import annotations

from msgspec.structs import replace

from handbill.orders import orders, stocks
from handbill.orders.order import Order
from handbill.page.document import Document, Element, Page
from handbill.page.geometry import Box, around
from handbill.page.imprint import Room
from handbill.page.marks import Shape
from handbill.words.library import Library


def places(order: Order, library: Library) -> list[list[Box]]:
    """Where cards stand on each page of a sheet, row by row as they are seen from the front."""
    chosen = stocks.of_order(order, library)
    span = chosen.cells(len(order.languages))
    return [chosen.places(span)] if chosen.shape == "tent" else [chosen.places(span), chosen.behind(span)]


def is_ganged(order: Order, library: Library) -> bool:
    """Whether a sheet of the order holds several cards that are alike."""
    return order.kind == "card" and _copies(_laid(order, library, 1, 0).pages[0]) is not None


def bare(order: Order, library: Library, start: int = 1, count: int = 0) -> Document:
    """A sheet for so many cards from a place on, or for as many as it holds, with none on it, of an order that `is_ganged`."""
    whole, laid = _laid(order, library, 1, 0), _laid(order, library, start, count)
    firsts = [page[0] for page in places(order, library)]
    pages = zip(whole.pages, laid.pages, firsts, strict=True)
    return replace(laid, pages=tuple(_without(page, *_card(full, first)) for full, page, first in pages))


def _laid(order: Order, library: Library, start: int, count: int) -> Document:
    return orders.lay(replace(order, start=start, count=count), library, Room())


def _copies(page: Page) -> int | None:
    """Which of its elements the copies are."""
    return next((nth for nth, element in enumerate(page.elements) if element.copies), None)


def _card(page: Page, first: Box) -> tuple[int, int]:
    """From where to where the elements of the card stand that is tagged."""
    begin = int(_is_ground(page.elements[0], first))
    return begin, _copies(page) or begin


def _is_ground(element: Element, first: Box) -> bool:
    """Whether an element is what all cards stand on, and not the first card's own."""
    shapes = [mark for mark in element.marks() if isinstance(mark, Shape) and mark.kind == "ground"]
    return bool(shapes) and not first.holds(around([shape.box for shape in shapes]))


def _without(page: Page, begin: int, end: int) -> Page:
    kept = (*page.elements[:begin], *(element for element in page.elements[end:] if not element.copies))
    return replace(page, elements=kept)
