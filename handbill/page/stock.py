"""Papers and card stocks, and what is done with pages on them: imposing, backs, cut lines."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from handbill.page.document import Document, Element, Flip, Page, artifact
from handbill.page.geometry import Box, Step, around, rectangle
from handbill.page.marks import Mark, Shape
from handbill.problems import Problem, Unusable
from handbill.words import types
from handbill.words.loading import load
from handbill.words.reading import convert, no_names

CARD = Box(0, 0, 252, 144)  # 3.5 x 2 in, the US business card
BLEED = 4.5  # a ground reaches this far beyond the outer cards, so that a shifted sheet shows no white edge
NEAR, FAR = BLEED + 2, BLEED + 14  # from the outer cards to where a mark in the margin begins and ends


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

    def places(self, span: int = 1) -> list[Box]:
        """Each card's box, row by row from the upper left; a card spans as many cells of its row."""
        block, width = self.block, span * CARD.width
        return [
            Box(block.x + nth * width, block.top - (row + 1) * CARD.height, width, CARD.height)
            for row in range(self.rows)
            for nth in range(self.columns // span)
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
    """One side of a card, its lower left corner at (0, 0).

    `ground` is its colour from edge to edge, if any; on a face with a `spine`, of that much at the left of each cell.
    """

    label: str
    elements: tuple[Element, ...]
    ground: str = ""
    spine: float = 0.0


def impose(
    front: Face, back: Face, stock: Stock, flip: Flip, copies_alt: str, note: tuple[Element, ...], span: int = 1
) -> list[Page]:
    """Two pages of the same card on every place of the sheet; backs land behind their fronts.

    The first card is tagged, the others are one figure that says so. Flipped on the long edge a
    back stands at x' = W - x - w; flipped on the short edge the same sheet is turned by half.
    A card that spans two cells is folded between them.
    """
    places = stock.places(span)
    mirrored = [Box(stock.width - place.right, place.y, place.width, place.height) for place in places]
    return [
        _sheet(front, places, stock, copies_alt, note, turned=False),
        _sheet(back, mirrored, stock, copies_alt, note, turned=flip == "short"),
    ]


def _sheet(face: Face, places: list[Box], stock: Stock, alt: str, note: tuple[Element, ...], *, turned: bool) -> Page:
    first, *others = places
    elements: list[Element] = []
    if face.ground:
        elements.append(artifact(*(Shape(rectangle(box), "ground", face.ground) for box in _grounds(face, around(places)))))
    elements += [element.moved(first.x, first.y) for element in face.elements]
    if others:
        told, copies = alt.replace("<n>", str(len(others))), tuple((place.x, place.y) for place in others)
        elements.append(Element("Figure", tuple(drawn(face.elements)), alt=told, copies=copies))
    if stock.cut:
        elements.append(artifact(*_cut_lines(around(places), first.width)))
    if first.width > CARD.width:
        elements.append(artifact(*_fold_marks(around(places), first.width)))
    return Page(stock.width, stock.height, (*elements, *note), face.label, turned)


def drawn(elements: tuple[Element, ...]) -> Iterator[Mark | Element]:
    """What a copy shows: the marks of each element, and the places of the imprint."""
    for element in elements:
        if element.place:
            yield element
        else:
            yield from element.marks()


def _grounds(face: Face, block: Box) -> list[Box]:
    """What is coloured of all cards together, and beyond the outer ones."""
    if not face.spine:
        return [block.inset(-BLEED)]
    cells = (block.x + nth * CARD.width for nth in range(round(block.width / CARD.width)))
    spines = (Box(x, block.y, face.spine, block.height).inset(0, -BLEED) for x in cells)
    return [around([spine, spine.moved(-BLEED, 0)]) if spine.x == block.x else spine for spine in spines]


def _cut_lines(block: Box, width: float) -> list[Shape]:
    """Short lines in the sheet's margin at every cut between cards of that width."""
    down = [block.y + nth * CARD.height for nth in range(round(block.height / CARD.height) + 1)]
    level = [((block.x - NEAR, y), (block.x - FAR, y)) for y in down]
    level += [((block.right + NEAR, y), (block.right + FAR, y)) for y in down]
    across = (block.x + nth * width for nth in range(round(block.width / width) + 1))
    return [_mark(a, b) for a, b in level] + [mark for x in across for mark in _upright(block, x)]


def _fold_marks(block: Box, width: float) -> list[Shape]:
    """Dashed lines in the sheet's margin above and below each fold."""
    folds = (block.x + (nth + 0.5) * width for nth in range(round(block.width / width)))
    return [mark for x in folds for mark in _upright(block, x, (1.5, 1.5))]


def _upright(block: Box, x: float, dash: tuple[float, ...] = ()) -> list[Shape]:
    ends = ((block.top + NEAR, block.top + FAR), (block.y - NEAR, block.y - FAR))
    return [_mark((x, near), (x, far), dash) for near, far in ends]


def _mark(a: tuple[float, float], b: tuple[float, float], dash: tuple[float, ...] = ()) -> Shape:
    return Shape((Step("m", a), Step("l", b)), "cut", stroke="#000000", weight=0.5, dash=dash)
