"""Posters, guides, cards and kits, for whoever asks."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from handbill.api.lines import Lines, gathered
from handbill.api.making import Piece, Progress, made, read, refuse_what_is_not_there
from handbill.editions.editions import Editions
from handbill.editions.homes import cache_folder
from handbill.orders.order import AUDIENCE, KINDS, Kind, Order, spelled, tagged
from handbill.problems import Problems

if TYPE_CHECKING:
    from typing import Unpack

    from handbill.orders.order import Ink
    from handbill.page.document import Flip

__all__ = ["card", "guide", "kit", "make", "poster"]


def poster(
    topic: str, *, audience: str = AUDIENCE["poster"], language: str = "en", paper: str = "letter", ink: Ink = "full",
    materials: str | Path | None = None, **lines: Unpack[Lines],
) -> Piece:  # fmt: skip
    """A poster about `topic`, with a school's own lines by their names.

    `language` is one of `languages()`, or two joined by a plus; `materials` a folder of words of your own.
    Raises Unusable with every problem, and makes nothing then.
    """
    return _one(_asked("poster", topic, audience, language, paper=paper, ink=ink), lines, materials)


def guide(
    topic: str, *, audience: str = AUDIENCE["guide"], language: str = "en", paper: str = "letter", ink: Ink = "full",
    materials: str | Path | None = None, **lines: Unpack[Lines],
) -> Piece:  # fmt: skip
    """A discussion guide about `topic`; all else as for `poster`."""
    return _one(_asked("guide", topic, audience, language, paper=paper, ink=ink), lines, materials)


def card(
    topic: str, *, audience: str = AUDIENCE["card"], language: str = "en", stock: str = "avery-5371", flip: Flip = "long",
    ink: Ink = "full", materials: str | Path | None = None, **lines: Unpack[Lines],
) -> Piece:  # fmt: skip
    """A sheet of wallet cards about `topic`, front and back, to be turned on its `flip` edge; all else as for `poster`."""
    return _one(_asked("card", topic, audience, language, stock=stock, flip=flip, ink=ink), lines, materials)


def make(order: Order, *, materials: str | Path | None = None) -> Piece:
    """The piece that answers an order. Raises Unusable with every problem."""
    return _made(order, Problems(), materials)


def kit(
    *topics: str, pieces: Iterable[Kind] = (), audiences: Iterable[str] = (), languages: Iterable[str] = ("en",),
    paper: str = "letter", stock: str = "avery-5371", ink: Ink = "full", flip: Flip = "long",
    materials: str | Path | None = None, progress: Progress | None = None, **lines: Unpack[Lines],
) -> list[Piece]:  # fmt: skip
    """Every piece for one school: of these topics, pieces, audiences and languages, or of all where none is named.

    `progress` is called as each is laid out, with how many are, of how many, and its file's name. Raises
    Unusable with every problem, and makes nothing then.
    """
    from handbill.orders import orders

    problems, editions = Problems(), _editions(materials)
    imprint, library = gathered(lines, problems), editions.library
    kinds, readers = tuple(pieces) or KINDS, [*map(spelled, audiences)]
    for kind in kinds:
        problems.add(*Order(kind, "", "").amiss())
    wanted = [kind for kind in kinds if kind in KINDS]
    found: list[Order] = []
    for tongue in dict.fromkeys(languages):
        for topic in dict.fromkeys(map(spelled, topics)) or library.topics():
            order = _asked("poster", topic, "", tongue, paper=paper, stock=stock, ink=ink, flip=flip).with_imprint(imprint)
            read(wanted, order.topic, order.languages, library, problems)
            with problems:
                found += orders.kit(order, library, (topic,), wanted)
    found = [order for order in found if not readers or order.audience in readers]
    refuse_what_is_not_there(found, (*pieces, *readers), problems)
    return made(found, editions, problems, progress)


def _asked(
    kind: Kind, topic: str, audience: str, language: str, *, paper: str = "letter", stock: str = "avery-5371",
    ink: Ink = "full", flip: Flip = "long",
) -> Order:  # fmt: skip
    """An order whose names may be typed in any case."""
    return Order(kind, spelled(topic), spelled(audience), tagged(language), spelled(paper), spelled(stock), ink, flip)


def _one(order: Order, lines: Lines, materials: str | Path | None) -> Piece:
    problems = Problems()
    return _made(order.with_imprint(gathered(lines, problems)), problems, materials)


def _made(order: Order, problems: Problems, materials: str | Path | None) -> Piece:
    editions = _editions(materials)
    if problems or not editions.is_kept(order):  # else it was read when its edition was made
        read([order.kind], order.topic, order.languages, editions.library, problems)
    return made([order], editions, problems)[0]


def _editions(materials: str | Path | None) -> Editions:
    return Editions(Path(materials) if materials else None, cache_folder())
