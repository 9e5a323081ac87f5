"""Papers and sheets of cards: how large they are, what stands where on them, and by which numbers they are sold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, partial
from pathlib import Path
from typing import Annotated, Literal

import msgspec
from msgspec.structs import replace

from handbill.page import numbers
from handbill.page.document import Document, Page
from handbill.page.geometry import Box, around
from handbill.problems import Problem, Problems, Unusable, Where, nearest
from handbill.words import types
from handbill.words.lengths import Length
from handbill.words.loading import load
from handbill.words.markup import excerpt
from handbill.words.reading import convert, no_names

Pair = Annotated[tuple[Length, ...], msgspec.Meta(min_length=2, max_length=2)]
Count = Annotated[int, msgspec.Meta(ge=1, le=40)]
Numbers = Annotated[tuple[types.Text, ...], msgspec.Meta(min_length=1, max_length=types.MANY)]
Cut = Literal["perforated", "by hand", "single"]
Shape = Literal["card", "folded", "tent", "bookmark"]
LEAST = 36.0  # points: the side of a card
NIL = 0.01  # points that nobody sees


class Paper(types.Struct, frozen=True):
    """A page, and the pieces that are made for it; `twice` says that two stand on a sheet, side by side. Points.

    What is laid out for it is drawn `scale` times as large, within a white `edge`.
    """

    width: float
    height: float
    names: tuple[str, ...]
    twice: bool = False
    scale: float = 1.0
    edge: float = 0.0

    @property
    def laid(self) -> tuple[float, float]:
        """Width and height of the page that is laid out for it."""
        return (self.width - 2 * self.edge) / self.scale, (self.height - 2 * self.edge) / self.scale

    def enlarged(self, document: Document) -> Document:
        """What was laid out as `laid` says, as large as the paper: its pages, and the least that type and codes measure."""
        if self.scale == 1 and not self.edge:
            return document
        k, pages = self.scale, tuple(self._framed(page.scaled(self.scale)) for page in document.pages)
        return replace(document, pages=pages, small=k * document.small, body=k * document.body, code=k * document.code)

    def _framed(self, page: Page) -> Page:
        elements = tuple(element.moved(self.edge, self.edge) for element in page.elements)
        return replace(page, width=self.width, height=self.height, elements=elements)


class Stock(types.Struct, frozen=True):
    """A sheet of cards, in the words of the trade; points.

    `left` and `top` lead from the sheet's upper left corner to the first card's, `pitch` from there to the next one's. A ground
    reaches `bleed` beyond a card where none lies beside it; no words come nearer than `safe` to the cut. Part numbers are by
    their maker. A single card has no sheet, but its bleed around it. Of a `folded` one two cells are one card; a `tent` is
    folded between its upper and its lower half.
    """

    card: Pair
    columns: Count = 1
    rows: Count = 1
    sheet: types.Id = ""
    landscape: bool = False
    left: Length = msgspec.field(default_factory=partial(Length, 0))
    top: Length = msgspec.field(default_factory=partial(Length, 0))
    pitch: Pair = ()
    bleed: Length = msgspec.field(default_factory=partial(Length, 4.5))
    safe: Length = msgspec.field(default_factory=partial(Length, 9))
    corner: Length = msgspec.field(default_factory=partial(Length, 0))
    cut: Cut = "perforated"
    shape: Shape = "card"
    adhesive: bool = False
    about: types.Text = ""
    parts: types.Table[Numbers] = msgspec.field(default_factory=dict)
    source: Numbers = ("",)
    sure: Literal["A", "B", "C"] = "C"

    @property
    def size(self) -> str:
        """A card's size as its maker says it: 3.5 x 2 in."""
        width, height = (side.written or f"{side:g} pt" for side in self.card)
        unit = height.rpartition(" ")[2]
        return f"{width.removesuffix(f' {unit}')} x {height}"

    @property
    def width(self) -> float:
        return self._size[0]

    @property
    def height(self) -> float:
        return self._size[1]

    @property
    def _size(self) -> tuple[float, float]:
        if not self.sheet:
            (width, height), (across, down) = self.card, self.step
            block = (self.columns - 1) * across + width, (self.rows - 1) * down + height
            return block[0] + 2 * self.bleed, block[1] + 2 * self.bleed
        paper = tables().papers[self.sheet]
        return (paper.height, paper.width) if self.landscape else (paper.width, paper.height)

    @property
    def step(self) -> tuple[float, float]:
        """From one card to the next, to the right and down."""
        across, down = self.pitch or self.card
        return across, down

    @property
    def gaps(self) -> tuple[float, float]:
        """What lies between two cards beside each other, and between two rows."""
        return self.step[0] - self.card[0], self.step[1] - self.card[1]

    @property
    def block(self) -> Box:
        """All cards together."""
        return around(self.places())

    def places(self, span: int = 1) -> list[Box]:
        """Each card's box, row by row from the upper left; a card spans as many cells of its row."""
        (width, height), (across, down) = self.card, self.step
        left, top = (self.left, self.top) if self.sheet else (self.bleed, self.bleed)
        return [
            Box(left + nth * span * across, self.height - top - row * down - height, (span - 1) * across + width, height)
            for row in range(self.rows)
            for nth in range(self.columns // span)
        ]

    def cells(self, languages: int) -> int:
        """Over how many cells a card in so many languages is folded; other shapes never are over more than one."""
        return 1 if self.shape in ("tent", "bookmark") else languages

    def behind(self, span: int = 1) -> list[Box]:
        """Where the back of each of these stands on the sheet's other side, as a printer turns it."""
        return [Box(self.width - place.right, place.y, place.width, place.height) for place in self.places(span)]

    def turned(self, flip: str) -> bool:
        """Whether backs are printed upside down, so that they come to lie behind their fronts the same way up."""
        return bool(self.sheet) and flip != self.upright

    @property
    def upright(self) -> Literal["long", "short"]:
        """The edge about which the sheet is turned as the page of a book is."""
        return "long" if self.height >= self.width else "short"


class _Tables(types.Struct, frozen=True):
    papers: dict[str, Paper]
    stocks: types.Table[Stock]


@cache
def tables() -> _Tables:
    """Every paper and stock, as `stock.yaml` has them."""
    found: _Tables = convert(load(Path(__file__).with_name("stock.yaml")), _Tables, no_names)
    return found


def read(path: Path) -> dict[str, Stock]:
    """The stocks of a file of one's own. Raises Unusable with all that is wrong in it."""
    data = load(path)
    stocks: dict[str, Stock] = convert(data, types.Table[Stock], no_names)
    problems = Problems(replace(problem, where=data[key].where) for key, stock in stocks.items() for problem in amiss(stock))
    problems.tell()
    return stocks


def amiss(stock: Stock) -> Iterator[Problem]:
    """What cannot be true of a stock."""
    if stock.sheet not in tables().papers and (stock.sheet or stock.cut != "single"):
        yield Problem(f"there is no paper “{stock.sheet}”", f"Sheets: {', '.join(tables().papers)}; cut: single has none.")
        return
    if not all(side >= LEAST for side in stock.card):
        yield Problem("a card of this size holds no words", f"It is at least {LEAST / 72:g} in wide and high.")
        return
    if (stock.columns > 1 and stock.gaps[0] < -NIL) or (stock.rows > 1 and stock.gaps[1] < -NIL):
        yield Problem("these cards overlap", "The pitch is from one card's edge to the next one's, and no less than a card.")
    if not Box(0, 0, stock.width, stock.height).holds(around(stock.places())):
        yield Problem("these cards leave their sheet", "Check left, top, pitch, columns and rows.")


def paper(name: str, kind: str) -> Paper:
    """The paper of that name. Raises Unusable if there is none, or none for that kind of piece."""
    fitting = [known for known, paper in tables().papers.items() if kind in paper.names]
    if name not in fitting:
        near = nearest(name, fitting)
        meant = f"Did you mean “{near}”? " if near and name not in tables().papers else ""
        way_out = f"{meant}Papers for it: {', '.join(fitting)}. In a kit, choose with --piece."
        raise Unusable(Problem(f"a {kind} is not printed on “{name}”", way_out))
    return tables().papers[name]


def card_stock(name: str, own: Mapping[str, Stock] | None = None) -> Stock:
    """The stock that a name or a part number leads to, of one's `own` first. Raises Unusable as `found` does."""
    known = {**tables().stocks, **(own or {})}
    return known[found(name, known)]


def found(name: str, known: Mapping[str, Stock] | None = None) -> str:
    """The key of a stock that a part number leads to, with or without its maker, however it is written.

    Raises Unusable with the nearest if there is none, or with
    the stocks if several makers sell that number.
    """
    known = tables().stocks if known is None else known
    if name in known:
        return name
    parts = {key: stock.parts for key, stock in known.items()}
    keys = numbers.keys(name, parts)
    if len(keys) == 1:
        return keys[0]
    if keys:
        raise Unusable(Problem(f"more than one maker sells “{excerpt(name)}”", f"Say which: {', '.join(keys)}."))
    near = numbers.near(name, parts)
    way_out = f"Did you mean “{near}”? " if near else ""
    raise Unusable(Problem(f"there is no card stock “{excerpt(name)}”", f"{way_out}See `handbill list stocks`."))


def folding(stock: Stock, name: str, span: int) -> Stock:
    """The stock for cards over as many cells. Raises Unusable where it has none that touch."""
    if span == 1 and stock.shape == "folded":
        told = f"{name} is made of folded cards, which are in two languages"
        raise Unusable(Problem(told, "Name two, as in --language en+es, or take another stock.", Where("--stock")))
    if stock.cells(span) == 1:
        return stock
    if not stock.sheet:
        return replace(stock, columns=span)
    if stock.columns < span or (stock.gaps[0] > NIL and stock.cut != "by hand"):
        told = f"a card in two languages is folded between two cells that touch, and {name} has none"
        way_out = (
            "Print each language by itself, or take one that has: 5371, L7414, 51002, 32017, plain-letter, plain-a4, single."
        )
        raise Unusable(Problem(told, way_out, Where("--stock")))
    return stock
