"""What a person should know about an order that can be printed all the same."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

from press.content import figures_in
from press.library import Library
from press.orders import Order, not_carried


def notices(found: Iterable[Order], library: Library, today: datetime.date) -> list[str]:
    """Each notice once: imprint lines left out, figures past their date, translations nobody has reviewed."""
    return list(dict.fromkeys(told for order in found for told in _about(order, library, today)))


def _about(order: Order, library: Library, today: datetime.date) -> Iterator[str]:
    if left := not_carried(order):
        names = ", ".join(f"--{name}" for name in left)
        beside = " in two languages" if len(order.languages) > 1 else ""
        yield f"a {order.kind}{beside} has no room for {names}"
    for tongue in order.languages:
        sayings = library.sayings(order.topic, tongue)
        if not sayings.review.done:
            name = library.phrases(tongue).name
            yield f"{order.topic} in {name}: nobody who speaks it and knows the subject has reviewed it yet; the pieces say so"
        piece = getattr(sayings, order.kind)[order.audience]
        for id_ in figures_in(piece):
            yield from stale(id_, library, today)


def stale(id_: str, library: Library, today: datetime.date) -> Iterator[str]:
    """That a figure is past its date, if it is."""
    until = library.figures[id_].stale
    if until < today:
        yield f"the figure “{id_}” was to be checked again by {until}; check its source before you print"
