"""What a person should know about an order that can be printed all the same."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from msgspec import Struct

from handbill.orders.order import Order

if TYPE_CHECKING:
    from handbill.page.document import Document
    from handbill.words.library import Library

DARK = 0.35  # of a sheet under toner, from which on it is told


class Notes(Struct, frozen=True):
    """What a person should know of a piece.

    Fields it has room for, reviews that it lacks, figures and until when they hold, how much of its darkest page toner
    covers in full ink, what to know of its stock; of a poster that is cut into sheets how many they are, and what their joints
    run through.
    """

    carries: tuple[str, ...]
    unreviewed: tuple[str, ...]
    holds: tuple[tuple[str, datetime.date], ...]
    toner: float = 0.0
    stock: tuple[str, ...] = ()
    tiles: int = 0
    through: tuple[str, ...] = ()


def notes(order: Order, document: Document, library: Library) -> Notes:
    """What there is to know of an order's piece, whatever the day."""
    from handbill.orders import stocks
    from handbill.orders.orders import carried, piece
    from handbill.page.toner import darkest
    from handbill.words.types import figures_in

    unreviewed: list[str] = []
    holds: dict[str, datetime.date] = {}
    for tongue in order.languages:
        said = library.said(order.kind, order.topic, tongue)
        if not said.review.done:
            name = library.phrases(tongue).name
            unreviewed.append(
                f"{order.topic} in {name}: nobody who speaks it and knows the subject has reviewed it yet; the pieces say so"
            )
        figures = figures_in(piece(order, tongue, library))
        holds |= {id_: library.figures[id_].stale for id_ in figures}
    toner = darkest(document) if order.ink == "full" and not order.press else 0.0
    tiles, through = (len(document.pages), _through(order, document)) if order.tiles else (0, ())
    return Notes(carried(order), tuple(unreviewed), tuple(holds.items()), toner, stocks.notes(order, library), tiles, through)


def _through(order: Order, document: Document) -> tuple[str, ...]:
    """Which ways to reach somebody a joint of the poster's sheets runs through."""
    from handbill.orders.tiles import plan

    whole = document.whole or document
    return tuple(dict.fromkeys(told for page in whole.pages for told in plan(page, order).through))


def notices(found: Iterable[tuple[Order, Notes]], today: datetime.date) -> list[str]:
    """Each notice once: imprint lines left out, translations nobody has reviewed, figures past their date, much toner."""
    pieces = [*found]
    told = dict.fromkeys(told for order, notes in pieces for told in _about(order, notes, today))
    return [*told, *_dark({order.name: notes.toner for order, notes in pieces if notes.toner > DARK})]


def _about(order: Order, notes: Notes, today: datetime.date) -> Iterator[str]:
    if left := [name for name in order.imprint.given() if name not in notes.carries]:
        names = ", ".join(f"--{name}" for name in left)
        yield f"a {order.kind} has no room for {names}"
    if order.press and order.press.uncoated and not order.press.profile:
        yield "the colours are reckoned for coated paper; for uncoated, ask the print shop for its own --profile"
    yield from notes.unreviewed
    yield from notes.stock
    if notes.tiles:
        yield (
            f"{order.name} takes {notes.tiles} sheets of {order.tiles} paper: print them at actual size on one side, cut along "
            "the dashed lines, glue what is hatched under the next sheet"
        )
    if notes.through:
        yield f"{order.name} is larger than its sheets, and joints run through {', '.join(notes.through)}: glue these with care"
    for id_, until in notes.holds:
        yield from stale(id_, until, today)


def _dark(toner: Mapping[str, float]) -> Iterator[str]:
    """That pieces take much toner, by their names, if any do."""
    if toner:
        name, most = max(toner.items(), key=lambda piece: piece[1])
        told = f"{len(toner)} pieces cover more than {DARK:.0%} of a sheet with toner, {name} {most:.0%}"
        yield f"{told if len(toner) > 1 else f'{name} covers {most:.0%} of a sheet with toner'}; --ink light is made for copiers"


def stale(id_: str, until: datetime.date, today: datetime.date) -> Iterator[str]:
    """That a figure is past its date, if it is."""
    if until < today:
        yield f"the figure “{id_}” was to be checked again by {until}; check its source before you print"
