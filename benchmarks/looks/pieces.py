"""The pieces that there are to print, each made once: its pages, its file, its pictures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import product

import copier

from handbill.layouts.designs import DESIGNS
from handbill.orders.designs import worded
from handbill.orders.order import Order
from handbill.orders.orders import fill
from handbill.page.document import Document, Page
from handbill.page.geometry import Box
from handbill.page.imprint import PHONES, TEXTS, Imprint, imprint
from handbill.page.stock import card_stock, tables
from handbill.pdf import pdf
from handbill.problems import Unusable
from handbill.words.library import Library

LANGUAGES = ("en", "es", "en+es")
SPOKEN = {"card": LANGUAGES, "guide": ("en", "es")}  # a guide in two languages is two, one after the other
OFFICE = tuple(tables().papers)
LINES = {"school": "Lincoln Middle School", "district": "Lincoln County School District", "counselor": "Ms. Rivera, room 114",
         "sro": "Officer Daniel Reed"}  # fmt: skip
FULL = imprint(**{name: "206-555-0100" if name in PHONES else LINES[name] for name in TEXTS})
LIBRARY = Library()


class Made:
    """A piece that was ordered."""

    def __init__(self, order: Order) -> None:
        self.order = order
        self.document: Document = fill(order, LIBRARY)

    @property
    def what(self) -> str:
        """A poster's design, or its kind."""
        return self.order.design or self.order.kind

    @property
    def name(self) -> str:
        """What it is, in words that `reasons` may speak of."""
        sheet = self.order.stock if self.order.kind == "card" else self.order.paper
        tabs = " tabs" if self.order.tabs else ""
        return f"{self.order.topic} {self.order.audience} {self.what} {self.order.language} {sheet} {self.order.ink}{tabs}"

    @property
    def voices(self) -> list:
        """What it says, in each of its languages."""
        said = (LIBRARY.pieces(self.order.kind, self.order.topic, tongue) for tongue in self.order.languages)
        return [audiences[self.order.audience] for audiences in said]

    @cached_property
    def file(self) -> bytes:
        return pdf.write(self.document)

    @cached_property
    def thumbnails(self) -> list[copier.Picture]:
        """Its pages in grey, a pixel a point."""
        return copier.pictures(self.file, 72)

    @cached_property
    def letters(self) -> list[copier.Picture]:
        """The words of its pages alone, a pixel a point."""
        return copier.pictures(self.file, 72, only="words")

    def sheet(self, page: Page) -> Box:
        """What of a page is the piece: of ten cards the first, of two posters on a sheet the left one."""
        if self.order.kind == "card":
            return card_stock(self.order.stock).places()[0]
        twice = self.order.kind == "poster" and tables().papers[self.order.paper].twice
        return Box(0, 0, page.width / 2 if twice else page.width, page.height)


def posters(
    papers: Iterable[str], *, inks: Iterable[str] = ("full",), languages: Iterable[str] = LANGUAGES, lines: Imprint = FULL,
    tabs: bool = False,
) -> Iterator[Made | str]:  # fmt: skip
    """Every poster that there is on those papers, with a school's lines; of one that cannot be had, what it is and why."""
    for topic, language in product(LIBRARY.topics(), languages):
        for audience in LIBRARY.audiences(topic, "poster", language.split("+")):
            for design, paper, ink in product(_designs(topic, audience, language), papers, inks):
                known = DESIGNS[design]
                if paper in known.papers and (paper in known.tabs or not tabs):
                    yield made(
                        Order("poster", topic, audience, language, paper, ink=ink, imprint=lines, design=design, tabs=tabs)
                    )


def _designs(topic: str, audience: str, language: str) -> Iterator[str]:
    """The designs for which a topic has the words."""
    said = [LIBRARY.pieces("poster", topic, tongue).get(audience) for tongue in language.split("+")]
    return worded(said) if all(said) else iter(())


def others(
    kind: str, *, inks: Iterable[str] = ("full",), languages: Iterable[str] = LANGUAGES, lines: Imprint = FULL
) -> Iterator[Made | str]:
    """Every guide or card that there is, with a school's lines."""
    for topic, language in product(LIBRARY.topics(), languages):
        for audience, ink in product(LIBRARY.audiences(topic, kind, language.split("+")), inks):
            yield made(Order(kind, topic, audience, language, ink=ink, imprint=lines))


def made(order: Order) -> Made | str:
    """The piece, or what it is and why it cannot be had."""
    try:
        return Made(order)
    except Unusable as unusable:
        return f"{order.name}: {unusable.problems[0].what}"
