"""A guide as a booklet: its pages two on a side, so that the sheets, laid together, folded and stapled, are read like a book.

A sheet lies on its side and is turned on its short edge. Creep is not made up for: of seven sheets the innermost comes out at
the edge by half a millimetre or so.
"""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter

from msgspec import Struct
from msgspec.structs import replace

from handbill.page.document import Document, Page, artifact
from handbill.page.geometry import straight
from handbill.page.marks import Shape
from handbill.page.stock import tables

FULL, SMALL = 1.0, 8 / 11  # how large pages are printed: as they are; so that words of 11 pt are 8 pt, read in the hand
DRAWN = {"tabloid": FULL, "letter": SMALL, "a4": SMALL, "a3": FULL}
READ = 8.0  # points: the least type of a small booklet but small print
EDGE, STAPLE = 26.0, 34.0  # points: how far a mark to fold at reaches in from the edge; how long a staple is
MARK = "#808080"  # seen on white and on ink


class Leaf(Struct, frozen=True):
    """Half a sheet: the page that is laid out for it, and how large that is printed. Points."""

    width: float
    height: float
    drawn: float

    @property
    def small(self) -> bool:
        return self.drawn < FULL


def leaf(sheet: str) -> Leaf:
    """Half of the sheet of that name, one of `DRAWN`."""
    paper, drawn = tables().papers[sheet], DRAWN[sheet]
    return Leaf(paper.height / 2 / drawn, paper.width / drawn, drawn)


def booklet(document: Document, leaf: Leaf) -> Document:
    """The document's pages on both sides of sheets, in saddle-stitch order, and blank ones behind them up to a multiple of four.

    They are read in their own order, whatever sheet they are on.
    """
    pages = [_read(page.scaled(leaf.drawn), nth) for nth, page in enumerate(document.pages)]
    count = len(pages) + -len(pages) % 4
    blank = Page(leaf.drawn * leaf.width, leaf.drawn * leaf.height, ())
    pages += [blank] * (count - len(pages))
    sides = [_side(pages[left], pages[right]) for left, right in order(count)]
    sides[0] = replace(sides[0], elements=(*sides[0].elements, artifact(*_marks(sides[0]))))
    body = READ if leaf.small else document.body
    return replace(document, pages=tuple(sides), flip="short", finish=("fold", "staple"), body=body)


def order(count: int) -> Iterator[tuple[int, int]]:
    """Of so many pages, a multiple of four, which are on the left and on the right of each side, counted from 0."""
    for nth in range(0, count // 2, 2):
        yield count - 1 - nth, nth
        yield nth + 1, count - 2 - nth


def _read(page: Page, turn: int) -> Page:
    return replace(page, elements=tuple(replace(element, turn=turn) for element in page.elements))


def _side(left: Page, right: Page) -> Page:
    """Two pages beside each other, under the labels of both; what is read first is drawn first."""
    label = " / ".join(page.label for page in (left, right) if page.label)
    moved = (element.moved(left.width, 0) for element in right.elements)
    elements = sorted((*left.elements, *moved), key=attrgetter("turn"))
    return Page(left.width + right.width, left.height, tuple(elements), label)


def _marks(side: Page) -> Iterator[Shape]:
    """On the outermost side: where to fold, at both edges, and where the two staples go."""
    x = side.width / 2
    ends = [(0.0, EDGE), (side.height - EDGE, side.height)]
    ends += [(y - STAPLE / 2, y + STAPLE / 2) for y in (side.height / 4, 3 * side.height / 4)]
    for low, high in ends:
        yield Shape(straight((x, low), (x, high)), "cut", stroke=MARK, weight=0.5)
