"""Pages on sheets: the same card on every place, its back behind its front; a page twice, to be cut apart."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from handbill.page.document import Element, Flip, Page, artifact
from handbill.page.geometry import Box, around, rectangle, straight
from handbill.page.marks import Mark, Shape
from handbill.page.stock import Stock

NIL = 0.01  # points that nobody sees
CLEAR, LONG = 2.0, 14.0  # from a ground's edge to where a mark in the margin begins, and from the cards to where it ends


class Face(Struct, frozen=True):
    """One side of a card, its lower left corner at (0, 0).

    `ground` is its colour from edge to edge, if any; on a face with a `spine`, of that much at the left of each cell.
    """

    label: str
    elements: tuple[Element, ...]
    ground: str = ""
    spine: float = 0.0

    def scaled(self, k: float) -> Face:
        """The face `k` times as large."""
        return Face(self.label, tuple(part.scaled(k) for part in self.elements), self.ground, k * self.spine)


class _Side(Struct, frozen=True):
    """What the sheets of one side share; `block` is all places of it, printed on or not."""

    face: Face
    stock: Stock
    span: int
    block: Box
    turned: bool
    alt: str
    note: tuple[Element, ...]


def impose(
    front: Face, back: Face, stock: Stock, flip: Flip, copies_alt: str, note: tuple[Element, ...], span: int = 1,
    start: int = 1, count: int = 0,
) -> list[Page]:  # fmt: skip
    """Sheets of the same card, front and back in turn; backs land behind their fronts.

    The first card of each is tagged, the others are one figure that says so. A card that spans two cells is folded
    between them. Cards begin at the `start`th place of the first sheet, and are `count`, or as many as it still holds.
    """
    fronts, backs = stock.places(span), stock.behind(span)
    one = _Side(front, stock, span, around(fronts), False, copies_alt, note)
    other = _Side(back, stock, span, around(backs), stock.turned(flip), copies_alt, note)
    sides = ((one, fronts), (other, backs))
    return [_sheet(side, places[used]) for used in taken(len(fronts), start, count) for side, places in sides]


def taken(many: int, start: int, count: int) -> Iterator[slice]:
    """Which places of each sheet are printed on."""
    first, left = start - 1, count or many - start + 1
    while left:
        last = min(many, first + left)
        yield slice(first, last)
        first, left = 0, left - (last - first)


def _sheet(side: _Side, places: list[Box]) -> Page:
    first, *others = places
    face, stock, elements = side.face, side.stock, list[Element]()
    if face.ground:
        elements.append(artifact(*(Shape(rectangle(box), "ground", face.ground) for box in _grounds(side, places))))
    elements += [element.moved(first.x, first.y) for element in face.elements]
    if others:
        told, copies = side.alt.replace("<n>", str(len(others))), tuple((place.x, place.y) for place in others)
        elements.append(Element("Figure", tuple(drawn(face.elements)), alt=told, copies=copies))
    if stock.cut == "by hand":
        elements.append(artifact(*_cut_lines(side)))
    if side.span > 1 and stock.sheet:
        elements.append(artifact(*_fold_marks(side)))
    trim = None if stock.sheet else first
    return Page(stock.width, stock.height, (*elements, *side.note), face.label, side.turned, trim)


def drawn(elements: tuple[Element, ...]) -> Iterator[Mark | Element]:
    """What a copy shows: the marks of each element, and the places of the imprint."""
    for element in elements:
        if element.place:
            yield element
        else:
            yield from element.marks()


def _grounds(side: _Side, places: list[Box]) -> list[Box]:
    """What is coloured of these cards, and beyond them where no other card lies; what touches is one."""
    spine, across = side.face.spine, side.stock.step[0]
    cells = places
    if spine:
        cells = [Box(place.x + nth * across, place.y, spine, place.height) for place in places for nth in range(side.span)]
    return _joined(_joined([_grown(cell, side) for cell in cells], level=True), level=False)


def _grown(cell: Box, side: _Side) -> Box:
    """A cell with its bleed: as far as it goes outside the block, half way to the next card within."""
    bleed, block = side.stock.bleed, side.block
    within = [min(bleed, gap / 2) for gap in side.stock.gaps]
    left = bleed if abs(cell.x - block.x) < NIL else within[0]
    right = 0.0 if side.face.spine else bleed if abs(cell.right - block.right) < NIL else within[0]
    below = bleed if abs(cell.y - block.y) < NIL else within[1]
    above = bleed if abs(cell.top - block.top) < NIL else within[1]
    return Box(cell.x - left, cell.y - below, cell.width + left + right, cell.height + below + above)


def _joined(boxes: list[Box], *, level: bool) -> list[Box]:
    """Boxes of one height that touch side by side as one, or of one width that touch above each other."""
    found: list[Box] = []
    for box in boxes:
        nth = next((nth for nth, other in enumerate(found) if _touch(other, box, level=level)), None)
        if nth is None:
            found.append(box)
        else:
            found[nth] = around([found[nth], box])
    return found


def _touch(one: Box, other: Box, *, level: bool) -> bool:
    apart = max(one.x, other.x) - min(one.right, other.right), max(one.y, other.y) - min(one.top, other.top)
    if level:
        return apart[0] < NIL and abs(one.y - other.y) < NIL and abs(one.height - other.height) < NIL
    return apart[1] < NIL and abs(one.x - other.x) < NIL and abs(one.width - other.width) < NIL


def _cut_lines(side: _Side) -> list[Shape]:
    """Short lines in the sheet's margin at every cut."""
    stock, block = side.stock, side.block
    near, far = stock.bleed + CLEAR, stock.bleed + LONG
    level = _edges(block.y, stock.rows, stock.step[1], stock.card[1])
    marks = [_mark((block.x - near, y), (block.x - far, y)) for y in level]
    marks += [_mark((block.right + near, y), (block.right + far, y)) for y in level]
    return marks + [mark for x in _edges(block.x, *_columns(side)) for mark in _upright(side, x)]


def _columns(side: _Side) -> tuple[int, float, float]:
    """How many cards stand in a row, from one to the next, the width of one."""
    across, span = side.stock.step[0], side.span
    return side.stock.columns // span, span * across, (span - 1) * across + side.stock.card[0]


def _edges(start: float, many: int, step: float, size: float) -> list[float]:
    """Both edges of each of so many, those that touch once."""
    edges = [start + nth * step + far for nth in range(many) for far in (0.0, size)]
    return [edge for nth, edge in enumerate(edges) if not nth or edge - edges[nth - 1] > NIL]


def _fold_marks(side: _Side) -> list[Shape]:
    """Dashed lines in the sheet's margin above and below each fold."""
    many, step, width = _columns(side)
    folds = (side.block.x + nth * step + width / 2 for nth in range(many))
    return [mark for x in folds for mark in _upright(side, x, (1.5, 1.5))]


def _upright(side: _Side, x: float, dash: tuple[float, ...] = ()) -> list[Shape]:
    near, far, block = side.stock.bleed + CLEAR, side.stock.bleed + LONG, side.block
    ends = ((block.top + near, block.top + far), (block.y - near, block.y - far))
    return [_mark((x, start), (x, end), dash) for start, end in ends]


def _mark(a: tuple[float, float], b: tuple[float, float], dash: tuple[float, ...] = ()) -> Shape:
    return Shape(straight(a, b), "cut", stroke="#000000", weight=0.5, dash=dash)


def two_up(page: Page, alt: str) -> Page:
    """A sheet twice as wide as the page, with the page on either half and the line to cut along between them.

    The one on the left is tagged, the other is a figure that says `alt`.
    """
    copy = Element("Figure", tuple(drawn(page.elements)), alt=alt, copies=((page.width, 0.0),))
    cut = artifact(*_cut(page.width, page.height))
    return Page(2 * page.width, page.height, (*page.elements, copy, cut), page.label, page.turned)


def _cut(x: float, height: float) -> tuple[Shape, Shape]:
    """A dashed line at `x` that is seen on a ground of any colour."""
    path = straight((x, 0.0), (x, height))
    return Shape(path, "cut", stroke="#FFFFFF", weight=2.5), Shape(path, "cut", stroke="#000000", weight=0.75, dash=(6.0, 5.0))
