"""A page is a value: what stands where, what it says and what it means.

Layouts return these; `pdf` writes them, `checks` judges them, `stock` imposes them and `score`
prints them as text. All lengths are points, the origin is the lower left corner of the page,
y grows upward.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

Role = Literal[
    "H1", "H2", "H3", "P", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD",
    "Figure", "Link", "Span", "Artifact",
]  # fmt: skip
SPACE = 200  # advance of a space, the same in every weight of the text face; thousandths of the type size
Kind = Literal["ground", "panel", "rule", "ornament", "cut"]


class Box(Struct, frozen=True):
    """A rectangle: lower left corner, width, height."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def top(self) -> float:
        return self.y + self.height

    def inset(self, by: float, vertical: float | None = None) -> Box:
        """This box with `by` points less on the left and right, and as many (or `vertical`) above and below."""
        dy = by if vertical is None else vertical
        return Box(self.x + by, self.y + dy, self.width - 2 * by, self.height - 2 * dy)

    def moved(self, dx: float, dy: float) -> Box:
        return Box(self.x + dx, self.y + dy, self.width, self.height)

    def holds(self, other: Box, slack: float = 0.01) -> bool:
        """Whether `other` lies wholly inside this box, to within `slack` points."""
        return (
            other.x >= self.x - slack and other.y >= self.y - slack
            and other.right <= self.right + slack and other.top <= self.top + slack
        )  # fmt: skip

    def meets(self, other: Box, slack: float = 0.01) -> bool:
        """Whether the two boxes share more than `slack` points in both directions."""
        return (
            min(self.right, other.right) - max(self.x, other.x) > slack
            and min(self.top, other.top) - max(self.y, other.y) > slack
        )


def around(boxes: list[Box]) -> Box:
    """The smallest box that holds all of `boxes` (at least one)."""
    x, y = min(b.x for b in boxes), min(b.y for b in boxes)
    return Box(x, y, max(b.right for b in boxes) - x, max(b.top for b in boxes) - y)


class Cluster(NamedTuple):
    """What cannot be set apart: a letter with its marks. Lengths are in thousandths of the type size."""

    text: str
    parts: tuple[tuple[int, int, int], ...]  # glyph, x offset, y offset
    advance: int


class Run(Struct, frozen=True):
    """Clusters from one font file, at one size."""

    font: str
    clusters: tuple[Cluster, ...]

    @property
    def advance(self) -> int:
        return sum(cluster.advance for cluster in self.clusters)


class Line(Struct, frozen=True):
    """Words set on one baseline in one size and colour; `rise` and `drop` are how far the ink reaches."""

    x: float
    y: float
    size: float
    color: str
    runs: tuple[Run, ...]
    rise: float
    drop: float
    small: bool = False

    @property
    def text(self) -> str:
        return "".join(cluster.text for run in self.runs for cluster in run.clusters)

    @property
    def width(self) -> float:
        """Without the space that ends a broken line."""
        trailing = self.runs[-1].clusters[-1] if self.runs else None
        spare = trailing.advance if trailing and trailing.text == " " else 0
        return (sum(run.advance for run in self.runs) - spare) * self.size / 1000

    @property
    def box(self) -> Box:
        return Box(self.x, self.y - self.drop, self.width, self.rise + self.drop)

    def moved(self, dx: float, dy: float) -> Line:
        return replace(self, x=self.x + dx, y=self.y + dy)


class Stretch(Struct, frozen=True):
    """Words set beside a field's own, at whatever size these take; `lang` where it is not the document's."""

    runs: tuple[Run, ...]
    lang: str = ""

    @property
    def advance(self) -> int:
        return sum(run.advance for run in self.runs)


class Place(Struct, frozen=True):
    """The room that one field of the imprint has on a page.

    Flush left at `x`, the first baseline at `y`. The words stand at `most` points, or as much
    smaller as they must to fit `width` on as many `lines`, never under `least`. Their ink may
    reach `above` the first baseline and `below` the last.
    """

    field: str
    x: float
    y: float
    width: float
    most: float
    least: float
    lines: int
    leading: float
    above: float
    below: float
    face: str
    color: str
    before: tuple[Stretch, ...] = ()
    after: tuple[Stretch, ...] = ()
    dials: bool = False

    @property
    def box(self) -> Box:
        """All that its words may cover, at their largest."""
        height = self.above + (self.lines - 1) * self.leading * self.most + self.below
        return Box(self.x, self.y + self.above - height, self.width, height)

    def moved(self, dx: float, dy: float) -> Place:
        return replace(self, x=self.x + dx, y=self.y + dy)


class Cell(Struct, frozen=True):
    """The room that a logo has; the element's `alt` says `<school>` where the school is named, `nameless` if it has no name."""

    box: Box
    nameless: str

    def moved(self, dx: float, dy: float) -> Cell:
        return replace(self, box=self.box.moved(dx, dy))


class Step(NamedTuple):
    """One step of a path, as in PDF: m, l, c or h, with its coordinates."""

    op: Literal["m", "l", "c", "h"]
    at: tuple[float, ...] = ()

    def moved(self, dx: float, dy: float) -> Step:
        return Step(self.op, tuple(v + (dy if i % 2 else dx) for i, v in enumerate(self.at)))


class Shape(Struct, frozen=True):
    """A path, filled or stroked. A ground may reach the sheet's edge; a panel holds the words on it."""

    path: tuple[Step, ...]
    kind: Kind
    fill: str = ""
    stroke: str = ""
    weight: float = 0.0
    dash: tuple[float, ...] = ()
    body: Box | None = None  # a bubble's body, without its tail

    @property
    def box(self) -> Box:
        if self.body:
            return self.body
        points = [step.at[i : i + 2] for step in self.path for i in range(0, len(step.at), 2)]
        return around([Box(x, y, 0, 0) for x, y in points])

    def moved(self, dx: float, dy: float) -> Shape:
        path = tuple(step.moved(dx, dy) for step in self.path)
        return replace(self, path=path, body=self.body and self.body.moved(dx, dy))


class Picture(Struct, frozen=True):
    """A raster picture, filling its box; `data` is a PNG or JPEG file's bytes."""

    box: Box
    data: bytes

    def moved(self, dx: float, dy: float) -> Picture:
        return replace(self, box=self.box.moved(dx, dy))


class Code(Struct, frozen=True):
    """A QR symbol; the box is the symbol without its quiet zone. `rows` holds a string of 0 and 1 a row."""

    box: Box
    link: str
    rows: tuple[str, ...]

    @property
    def module(self) -> float:
        return self.box.width / len(self.rows)

    @property
    def quiet(self) -> Box:
        """The symbol with four modules of quiet zone on each side (ISO/IEC 18004, by way of Denso Wave)."""
        return self.box.inset(-4 * self.module)

    def moved(self, dx: float, dy: float) -> Code:
        return replace(self, box=self.box.moved(dx, dy))


Mark = Line | Shape | Picture | Code


class Element(Struct, frozen=True):
    """Marks and elements in reading order, with what they are. An Artifact is not read aloud.

    An element with a `place` belongs to the imprint and is empty until `filling.filled` sets it.
    """

    role: Role
    content: tuple[Mark | Element, ...] = ()
    alt: str = ""
    link: str = ""
    lang: str = ""
    scope: Literal["", "Row", "Column"] = ""
    ordered: bool = False
    place: Place | Cell | None = None

    def moved(self, dx: float, dy: float) -> Element:
        content = tuple(part.moved(dx, dy) for part in self.content)
        return replace(self, content=content, place=self.place and self.place.moved(dx, dy))

    def marks(self) -> Iterator[Mark]:
        """Every mark of this element and those inside it, in drawing order."""
        for part in self.content:
            if isinstance(part, Element):
                yield from part.marks()
            else:
                yield part

    def walk(self) -> Iterator[Element]:
        """This element and those inside it, in reading order."""
        yield self
        for part in self.content:
            if isinstance(part, Element):
                yield from part.walk()

    @property
    def text(self) -> str:
        return "".join(mark.text for mark in self.marks() if isinstance(mark, Line))


class Page(Struct, frozen=True):
    """One side of a sheet. `turned` pages are printed upside down, for backs flipped on the short edge."""

    width: float
    height: float
    elements: tuple[Element, ...]
    label: str = ""
    turned: bool = False

    def marks(self) -> Iterator[Mark]:
        for element in self.elements:
            yield from element.marks()


class Document(Struct, frozen=True):
    """A whole piece, ready to be checked and written. `date` is the day its facts were last checked."""

    title: str
    lang: str
    date: str
    pages: tuple[Page, ...]
    small: float  # floor of the small print, points
    body: float  # floor of all other type, points
    code: float  # least width of a code's symbol, points
    flip: Literal["", "long", "short"] = ""
    actual_size: bool = False
    outline: bool = False

    @property
    def sheets(self) -> int:
        """How many sheets of paper it takes; a document that names the edge to flip on is printed on both sides."""
        return -(-len(self.pages) // 2) if self.flip else len(self.pages)


def rectangle(box: Box) -> tuple[Step, ...]:
    """The path around a box."""
    corners = ((box.x, box.y), (box.right, box.y), (box.right, box.top), (box.x, box.top))
    return (Step("m", corners[0]), *(Step("l", corner) for corner in corners[1:]), Step("h"))


def artifact(*marks: Mark) -> Element:
    """Marks that mean nothing to a listener: grounds, rules, ornaments."""
    return Element("Artifact", marks)
