"""Papers and card stocks, and what is done with pages on them: imposing, backs, cut lines."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from msgspec import Struct

from handbill.page.document import Element, Flip, Page, artifact
from handbill.page.geometry import Box, Step, around, rectangle
from handbill.page.marks import Mark, Shape
from handbill.problems import Problem, Unusable
from handbill.words import types
from handbill.words.loading import load
from handbill.words.reading import convert, no_names

CARD = Box(0, 0, 252, 144)  # 3.5 x 2 in, the US business card
BLEED = 6.0  # a ground reaches this far beyond the outer cards, so that a shifted sheet shows no white edge


class Paper(types.Struct, frozen=True):
    """A page, and the pieces that are made for it; `twice` says that two stand on a sheet, side by side. Points."""

    width: float
    height: float
    names: tuple[str, ...]
    twice: bool = False


class Stock(types.Struct, frozen=True):
    """A sheet of cards that touch. Points; `left` and `top` to the first card's upper left corner."""

    about: str
    width: float
    height: float
    columns: int
    rows: int
    left: float
    top: float
    cut: bool

    @property
    def block(self) -> Box:
        """All cards together."""
        width, height = self.columns * CARD.width, self.rows * CARD.height
        return Box(self.left, self.height - self.top - height, width, height)

    def places(self) -> list[Box]:
        """Each card's box, row by row from the upper left."""
        block = self.block
        return [
            Box(block.x + column * CARD.width, block.top - (row + 1) * CARD.height, CARD.width, CARD.height)
            for row in range(self.rows)
            for column in range(self.columns)
        ]


class _Tables(types.Struct, frozen=True):
    papers: dict[str, Paper]
    stocks: dict[str, Stock]


@cache
def tables() -> _Tables:
    """Every paper and stock, as `stock.yaml` has them."""
    found: _Tables = convert(load(Path(__file__).with_name("stock.yaml")), _Tables, no_names)
    return found


def paper(name: str, kind: str) -> Paper:
    """The paper of that name. Raises Unusable if there is none, or none for that kind of piece."""
    fitting = [known for known, paper in tables().papers.items() if kind in paper.names]
    if name not in fitting:
        raise Unusable(
            Problem(
                f"a {kind} is not printed on “{name}”", f"Papers for it: {', '.join(fitting)}. In a kit, choose with --piece."
            )
        )
    return tables().papers[name]


def card_stock(name: str) -> Stock:
    """The card stock of that name. Raises Unusable if there is none."""
    if name not in tables().stocks:
        raise Unusable(Problem(f"there is no card stock “{name}”", f"There are: {', '.join(tables().stocks)}."))
    return tables().stocks[name]


class Face(Struct, frozen=True):
    """One side of a card, its lower left corner at (0, 0); `ground` is its colour from edge to edge, if any."""

    label: str
    elements: tuple[Element, ...]
    ground: str = ""


def impose(front: Face, back: Face, stock: Stock, flip: Flip, copies_alt: str, note: tuple[Element, ...]) -> list[Page]:
    """Two pages of the same card on every place of the sheet; backs land behind their fronts.

    The first card is tagged, the others are one figure that says so. Flipped on the long edge a
    back stands at x' = W - x - w; flipped on the short edge the same sheet is turned by half.
    """
    places = stock.places()
    mirrored = [Box(stock.width - place.right, place.y, place.width, place.height) for place in places]
    return [
        _sheet(front, places, stock, copies_alt, note, turned=False),
        _sheet(back, mirrored, stock, copies_alt, note, turned=flip == "short"),
    ]


def _sheet(face: Face, places: list[Box], stock: Stock, alt: str, note: tuple[Element, ...], *, turned: bool) -> Page:
    first, *others = places
    elements: list[Element] = []
    if face.ground:
        elements.append(artifact(Shape(rectangle(around(places).inset(-BLEED)), "ground", face.ground)))
    elements += [element.moved(first.x, first.y) for element in face.elements]
    if others:
        told, copies = alt.replace("<n>", str(len(others))), tuple((place.x, place.y) for place in others)
        elements.append(Element("Figure", tuple(drawn(face.elements)), alt=told, copies=copies))
    if stock.cut:
        elements.append(artifact(*_cut_lines(around(places))))
    return Page(stock.width, stock.height, (*elements, *note), face.label, turned)


def drawn(elements: tuple[Element, ...]) -> Iterator[Mark | Element]:
    """What a copy shows: the marks of each element, and the places of the imprint."""
    for element in elements:
        if element.place:
            yield element
        else:
            yield from element.marks()


def _cut_lines(block: Box) -> list[Shape]:
    """Short lines in the sheet's margin at every cut, clear of the ground's bleed."""
    near, far = BLEED + 2, BLEED + 14
    lines = []
    for nth in range(round(block.width / CARD.width) + 1):
        x = block.x + nth * CARD.width
        lines += [((x, block.top + near), (x, block.top + far)), ((x, block.y - near), (x, block.y - far))]
    for nth in range(round(block.height / CARD.height) + 1):
        y = block.y + nth * CARD.height
        lines += [((block.x - near, y), (block.x - far, y)), ((block.right + near, y), (block.right + far, y))]
    return [Shape((Step("m", a), Step("l", b)), "cut", stroke="#000000", weight=0.5) for a, b in lines]
