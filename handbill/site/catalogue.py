"""What a site has to print: every piece of the topics, kinds and languages that are wanted, in every way it can be had."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from handbill.editions.edition import Edition
from handbill.layouts.designs import DESIGNS
from handbill.orders import designs, orders
from handbill.orders.notices import DARK, Notes
from handbill.orders.order import INKS, KINDS, USUAL, Ink, Kind, Order
from handbill.page.stock import tables
from handbill.words.library import Library

STOCKS = ("avery-5371", "plain-letter", "avery-5305", "bookmark-letter")  # that a site offers if nobody says which


class Wanted(Struct, frozen=True):
    """What a site is to have. Without languages it is each language by itself, and English beside each other one.

    `logos` is whether schools may print theirs, `tabs` whether posters may have a strip to tear off.
    """

    topics: tuple[str, ...] = ()
    kinds: tuple[Kind, ...] = KINDS
    languages: tuple[str, ...] = ()
    papers: tuple[str, ...] = ("letter",)
    stocks: tuple[str, ...] = STOCKS
    inks: tuple[Ink, ...] = INKS
    logos: bool = True
    tabs: bool = True
    materials: Path | None = None


class Entry(Struct, frozen=True):
    """A piece as the catalogue has it; `edition` names the file that tells of it.

    `flip` is the edge that a sheet is turned on, none where one side is printed; `finish` what is done with the printed sheets.
    `toner` is how much of its darkest sheet it covers, where that is much; `unreviewed` are languages that nobody has reviewed,
    `holds` is the day until which its figures do.
    """

    kind: Kind
    topic: str
    audience: str
    grades: str
    language: str
    paper: str
    stock: str
    flip: str
    finish: str
    ink: Ink
    design: str
    usual: bool
    tabs: bool
    name: str
    title: str
    pages: int
    sheets: int
    toner: float
    unreviewed: Sequence[str]
    holds: datetime.date | None
    edition: str


def tongues(library: Library, topics: Iterable[str]) -> list[str]:
    """Each language that speaks of one of the topics, and English beside each other one."""
    found = [*dict.fromkeys(tag for topic in topics for tag in library.languages(topic))]
    return [*found, *(f"{USUAL}+{tag}" for tag in found if tag != USUAL and USUAL in found)]


def ordered(wanted: Wanted, library: Library) -> Iterator[Order]:
    """An order for everything that is wanted and that there is. Raises Unusable for words that cannot be used."""
    for topic, kind, language, ink in product(wanted.topics, wanted.kinds, wanted.languages, wanted.inks):
        if not all(kind in library.kinds(topic, tongue) for tongue in language.split("+")):
            continue
        for sheet in _sheets(kind, wanted):
            order = replace(Order(kind, topic, "", language, ink=ink), **sheet)
            for found in orders.kit(order, library, (topic,), (kind,), tuple(DESIGNS)):
                yield found
                if wanted.tabs and kind == "poster" and _has_tabs(found, library):
                    yield replace(found, tabs=True)


def _sheets(kind: Kind, wanted: Wanted) -> list[dict[str, str]]:
    """What such a piece is printed on."""
    if kind == "card":
        return [{"stock": stock} for stock in wanted.stocks]
    return [{"paper": paper} for paper in wanted.papers if kind in tables().papers[paper].names]


def _has_tabs(order: Order, library: Library) -> bool:
    return orders.refusal(replace(order, tabs=True), library) is None


def entry(order: Order, edition: Edition, known: Notes, file: str, library: Library) -> Entry:
    """What the catalogue says of an order."""
    said = orders.piece(order, order.languages[0], library)
    poster, card = order.kind == "poster", order.kind == "card"
    usual = poster and not order.design
    design = (order.design or designs.usual(order, orders.spoken(order, library), library)) if poster else ""
    return Entry(
        order.kind, order.topic, order.audience, said.grades, order.language, "" if card else order.paper,
        order.stock if card else "", edition.flip, edition.finished, order.ink, design, usual or not poster, order.tabs,
        order.name, edition.title, edition.pages, edition.sheets, known.toner if known.toner > DARK else 0.0,
        [tag for tag in order.languages if not library.said(order.kind, order.topic, tag).review.done],
        min((until for _, until in known.holds), default=None), file,
    )  # fmt: skip
