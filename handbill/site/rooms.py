"""The rooms that a site has of an order: what a school may give, as little of it as makes a file of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, combinations

from handbill.editions.casting import written
from handbill.orders import orders, stocks
from handbill.orders.notices import Notes, notes
from handbill.orders.order import Order
from handbill.page.document import Document
from handbill.page.geometry import Box, around
from handbill.page.imprint import PHONES, TEXTS, Room
from handbill.page.places import places
from handbill.site.packing import Keep, Shown
from handbill.site.packing import Room as Packed
from handbill.site.pictures import Pictures
from handbill.words.library import Library

RATIOS = (1.0, 1.5, 2.0)  # of a logo's cell, as `logo.cell_ratio` gives them
WITH_LOGOS = "poster"  # for a guide takes as long to make as ten posters, and a card has no room for one


def rooms(logo: float = 0.0) -> Iterator[tuple[str, Room]]:
    """Each room and its name: nothing, lines with any of the numbers, lines for a hand; `logo` is its cell's ratio, or none."""
    cell = f"{logo:g} " if logo else ""
    yield cell, Room(logo=logo)
    for count in range(len(PHONES) + 1):
        for phones in combinations(PHONES, count):
            yield cell + "+".join(("words", *phones)), Room(True, phones, logo)
    yield f"{cell}blank", Room(logo=logo, by_hand=TEXTS)


def packed(order: Order, library: Library, keep: Keep, *, logos: bool) -> tuple[Mapping[str, Packed], Notes]:
    """An order's editions by the names of their rooms, with pictures; and what to know of them.

    Raises Unusable as `orders.lay` does.
    """
    ratios = RATIOS if logos and order.kind == WITH_LOGOS else ()
    found = dict(chain(rooms(), *map(rooms, ratios)))
    laid = {name: orders.lay(order, library, room) for name, room in found.items()}
    known, views = notes(order, laid[""], library), _views(order, laid[""], library)
    pictures = Pictures(laid, views, keep)
    return {
        name: Packed(written(order, found[name], document, known), pictures.of(name), [*_shown(document, views)])
        for name, document in laid.items()
    }, known


def _shown(document: Document, views: Sequence[Box]) -> Iterator[Shown]:
    """Where each place stands in the picture of its page."""
    numbers = {id(page): nth for nth, page in enumerate(document.pages)}
    for page, _ in places(document):
        nth = numbers[id(page)]
        yield Shown(nth, -views[nth].x, -views[nth].y)


def _views(order: Order, document: Document, library: Library) -> Sequence[Box]:
    """What of each page a picture shows: all of it, or the first card; of tents in two languages one in each."""
    if order.kind != "card":
        return [Box(0, 0, page.width, page.height) for page in document.pages]
    sheet, many = stocks.of_order(order, library), len(order.languages)
    if sheet.shape == "tent":
        return [around(sheet.places()[:many])] * len(document.pages)
    return [sheet.places(many)[0], sheet.behind(many)[0]]
