"""What a person should know about an order that can be printed all the same."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from handbill.orders.order import Order

if TYPE_CHECKING:
    from handbill.words.library import Library


class Notes(Struct, frozen=True):
    """What a person should know of a piece: fields it has room for, reviews that it lacks, figures and until when they hold."""

    carries: tuple[str, ...]
    unreviewed: tuple[str, ...]
    holds: tuple[tuple[str, datetime.date], ...]


def notes(order: Order, library: Library) -> Notes:
    """What there is to know of an order's piece, whatever the day."""
    from handbill.orders.orders import carried, piece
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
    return Notes(carried(order), tuple(unreviewed), tuple(holds.items()))


def notices(found: Iterable[tuple[Order, Notes]], today: datetime.date) -> list[str]:
    """Each notice once: imprint lines left out, translations nobody has reviewed, figures past their date."""
    return list(dict.fromkeys(told for order, notes in found for told in _about(order, notes, today)))


def _about(order: Order, notes: Notes, today: datetime.date) -> Iterator[str]:
    if left := [name for name in order.imprint.given() if name not in notes.carries]:
        names = ", ".join(f"--{name}" for name in left)
        yield f"a {order.kind} has no room for {names}"
    yield from notes.unreviewed
    for id_, until in notes.holds:
        yield from stale(id_, until, today)


def stale(id_: str, until: datetime.date, today: datetime.date) -> Iterator[str]:
    """That a figure is past its date, if it is."""
    if until < today:
        yield f"the figure “{id_}” was to be checked again by {until}; check its source before you print"
