"""The stock of an order: one of ours or of one's own, fit for the card that is to stand on it."""

from __future__ import annotations

from collections.abc import Mapping

from handbill.orders.order import Order
from handbill.page import stock
from handbill.page.stock import Stock
from handbill.problems import Problem, Unusable, Where
from handbill.words.library import Library


def known(library: Library) -> Mapping[str, Stock]:
    """Every stock by its key, of one's own first. Raises Unusable with all that is wrong in a `stocks.yaml`."""
    return {**stock.tables().stocks, **library.own("stocks.yaml", stock.read)}


def key(name: str, library: Library) -> str:
    """The key of the stock that a name or a part number leads to. Raises Unusable with the nearest if none does."""
    return stock.found(name, known(library))


def sold(name: str, library: Library) -> list[str]:
    """As what a stock is sold: makers with their part numbers."""
    parts = known(library)[name].parts
    return [f"{maker.replace('-', ' ').title()} {number}" for maker, numbers in parts.items() for number in numbers]


def notes(order: Order, library: Library) -> tuple[str, ...]:
    """What to know of an order's stock before it is printed on."""
    if order.kind != "card":
        return ()
    chosen = of_order(order, library)
    told = []
    if chosen.sure == "C":
        told.append(
            f"nobody has confirmed the measures of {order.stock}: measure first, with a print on plain paper held against it"
        )
    if chosen.adhesive:
        told.append(f"{order.stock} sticks: print only one side of a sheet")
    return tuple(told)


def of_order(order: Order, library: Library) -> Stock:
    """The stock for an order's card, as wide as its languages need. Raises Unusable where none can be printed on it."""
    there, span = known(library), len(order.languages)
    name = stock.found(order.stock, there)
    chosen = stock.folding(there[name], name, span)
    span = chosen.cells(span)
    places = len(chosen.places(span))
    if order.count and not chosen.sheet:
        told = f"{name} is one card for a print shop, not {order.count:,}"
        raise Unusable(Problem(told, "Leave --count out, and tell the shop how many.", Where("--count")))
    if order.start > places:
        told = f"a sheet of {name} has {places} places{' for folded cards' if span > 1 else ''}, and no place {order.start}"
        raise Unusable(Problem(told, f"Give one from 1 to {places}.", Where("--start-at")))
    return chosen
