"""Which design a poster has: the one that was asked for, if its words and its paper have it, else the usual one."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from msgspec.structs import replace

from handbill.layouts.designs import DESIGNS
from handbill.orders.order import USUAL, Order
from handbill.page import stock
from handbill.problems import Problem, Unusable, one_of
from handbill.words.library import Library
from handbill.words.markup import excerpt
from handbill.words.pieces import Piece


def spoken(design: str) -> str:
    """What a design speaks where nobody says: a language, or two joined by a plus."""
    return DESIGNS[design].languages if design in DESIGNS else USUAL


def unknown(name: str) -> Problem | None:
    """What is wrong with a design's name, if there is none of it."""
    return None if name in DESIGNS else Problem(f"there is no design “{excerpt(name)}”", one_of(name, DESIGNS))


def usual(order: Order, posters: Collection[Piece], library: Library) -> str:
    """The design of a poster where none is asked for: its topic's for those readers, else by what it says.

    Where its words or its paper have neither, the plain bubble. Raises Unusable if the topic names a design that is none.
    """
    named = library.topic(order.topic).designs.get(order.audience, "")
    if named and (problem := unknown(named)):
        raise Unusable(replace(problem, where=getattr(named, "where", None)))
    signs, say = (all(getattr(poster, group) for poster in posters) for group in ("signs", "say"))
    had = [*printed(order.paper, posters)]
    return next((name for name in (named, "start" if signs else "", "say" if say else "") if name in had), "bubble")


def chosen(order: Order, posters: Collection[Piece], library: Library) -> str:
    """The design that a poster is laid out in; `posters` is what it says in each of its languages.

    Raises Unusable, with what it can be had in, where it cannot be had as asked.
    """
    if stock.paper(order.paper, "poster").twice and len(posters) > 1:
        raise Unusable(Problem(f"“{order.paper}” has no room for two languages", "Print it in one, or on another paper."))
    if not order.design:
        name = usual(order, posters, library)
    elif problem := unknown(order.design):
        raise Unusable(problem)
    else:
        name = order.design
    had = [*printed(order.paper, posters)]
    if name not in worded(posters):
        told = f"{order.topic} has no words for “{name}” for “{order.audience}” in {order.language}"
        raise Unusable(Problem(told, f"It can be had as: {', '.join(had)}."))
    if name not in had:
        raise Unusable(Problem(f"“{name}” is not printed on “{order.paper}”", f"Designs for it: {', '.join(had)}."))
    if order.tabs and order.paper not in DESIGNS[name].tabs:
        raise Unusable(_without_room(name, order.paper, had))
    return name


def _without_room(name: str, paper: str, had: Collection[str]) -> Problem:
    """That a design has no room for tabs on that paper; which others have that the poster can be had in, and its own papers."""
    others, papers = [known for known in had if paper in DESIGNS[known].tabs], DESIGNS[name].tabs
    if not any(paper in design.tabs for design in DESIGNS.values()):
        return Problem(f"“{paper}” has no room for tabs", f"Papers for them: {', '.join(papers)}." if papers else "")
    ways = [f"Designs that have: {', '.join(others)}."] if others else []
    ways += [f"Papers for them: {', '.join(papers)}."] if papers else []
    return Problem(f"“{name}” has no room for tabs on “{paper}”", " ".join(ways))


def worded(posters: Collection[Piece]) -> Iterator[str]:
    """The designs for which a poster has the words in each of its languages."""
    for name, design in DESIGNS.items():
        if all(getattr(poster, group, None) for poster in posters for group in design.needs):
            yield name


def printed(paper: str, posters: Collection[Piece]) -> Iterator[str]:
    """Those of them that are printed on a paper."""
    return (name for name in worded(posters) if paper in DESIGNS[name].papers)


def tabbed(paper: str, posters: Collection[Piece]) -> Iterator[str]:
    """Those of these below which tabs may stand on it."""
    return (name for name in printed(paper, posters) if paper in DESIGNS[name].tabs)
