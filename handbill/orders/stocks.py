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


def of_order(order: Order, library: Library) -> Stock:
    """The stock for an order's card, as wide as its languages need. Raises Unusable where none can be printed on it."""
    there = known(library)
    key = stock.found(order.stock, there)
    span = len(order.languages)
    chosen = stock.folding(there[key], key, span)
    span = chosen.cells(span)
    places = len(chosen.places(span))
    if order.start > places:
        told = f"a sheet of {key} has {places} places{' for folded cards' if span > 1 else ''}, and none is the {order.start}th"
        raise Unusable(Problem(told, f"Give one from 1 to {places}.", Where("--start-at")))
    return chosen
