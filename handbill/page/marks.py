"""What is seen on a page: words, shapes, pictures, codes and fields to fill in, each in its place.

What is `moved` stands that far to the right and up; what is `scaled`, as many times as large, from the page's lower left corner.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from handbill.page.geometry import Box, Step, around

SPACE = 200  # advance of a space, the same in every weight of the text face; thousandths of the type size
Kind = Literal["ground", "panel", "rule", "ornament", "cut", "mark"]
Turn = Literal[0, 90, 180]


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
    """Words set on one baseline in one size and colour; `rise` and `drop` are how far the ink reaches.

    Words that are `turned` by 90 degrees counter-clockwise read upward from (x, y), and what rises reaches to the left; by 180
    they stand upside down.
    """

    x: float
    y: float
    size: float
    color: str
    runs: tuple[Run, ...]
    rise: float
    drop: float
    small: bool = False
    turned: Turn = 0

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
        if self.turned == 90:
            return Box(self.x - self.rise, self.y, self.rise + self.drop, self.width)
        if self.turned == 180:
            return Box(self.x - self.width, self.y - self.rise, self.width, self.rise + self.drop)
        return Box(self.x, self.y - self.drop, self.width, self.rise + self.drop)

    def moved(self, dx: float, dy: float) -> Line:
        return replace(self, x=self.x + dx, y=self.y + dy)

    def scaled(self, k: float) -> Line:
        return replace(self, x=k * self.x, y=k * self.y, size=k * self.size, rise=k * self.rise, drop=k * self.drop)


class Stretch(Struct, frozen=True):
    """Words set beside a field's own, at whatever size these take; `lang` where it is not the document's."""

    runs: tuple[Run, ...]
    lang: str = ""

    @property
    def advance(self) -> int:
        return sum(run.advance for run in self.runs)


class Shape(Struct, frozen=True):
    """A path, filled or stroked, and seen `within` a box alone if it has one.

    A ground may reach the sheet's edge; a panel holds the words on it; a mark is for who prints, on every plate.
    """

    path: tuple[Step, ...]
    kind: Kind
    fill: str = ""
    stroke: str = ""
    weight: float = 0.0
    dash: tuple[float, ...] = ()
    body: Box | None = None  # a bubble's body, without its tail
    within: Box | None = None

    @property
    def box(self) -> Box:
        return self.body or self.extent

    @property
    def extent(self) -> Box:
        """All that is drawn, a bubble's tail too; but half a stroke."""
        points = [step.at[i : i + 2] for step in self.path for i in range(0, len(step.at), 2)]
        return around([Box(x, y, 0, 0) for x, y in points])

    def moved(self, dx: float, dy: float) -> Shape:
        path = tuple(step.moved(dx, dy) for step in self.path)
        body, within = (box and box.moved(dx, dy) for box in (self.body, self.within))
        return replace(self, path=path, body=body, within=within)

    def scaled(self, k: float) -> Shape:
        path, dash = tuple(step.scaled(k) for step in self.path), tuple(k * length for length in self.dash)
        body, within = (box and box.scaled(k) for box in (self.body, self.within))
        return replace(self, path=path, body=body, within=within, weight=k * self.weight, dash=dash)


class Clipped(Struct, frozen=True):
    """Lines of the page drawn once more in other colours, and seen within a path alone: where words stand on two grounds.

    The path is convex and goes around clockwise. It all means nothing to a listener, who hears the lines themselves.
    """

    path: tuple[Step, ...]
    lines: tuple[Line, ...]

    @property
    def box(self) -> Box:
        return around([line.box for line in self.lines])

    def moved(self, dx: float, dy: float) -> Clipped:
        return Clipped(tuple(step.moved(dx, dy) for step in self.path), tuple(line.moved(dx, dy) for line in self.lines))

    def scaled(self, k: float) -> Clipped:
        return Clipped(tuple(step.scaled(k) for step in self.path), tuple(line.scaled(k) for line in self.lines))


class Picture(Struct, frozen=True):
    """A raster picture, filling its box; `data` is a PNG or JPEG file's bytes."""

    box: Box
    data: bytes

    def moved(self, dx: float, dy: float) -> Picture:
        return replace(self, box=self.box.moved(dx, dy))

    def scaled(self, k: float) -> Picture:
        return replace(self, box=self.box.scaled(k))


class Code(Struct, frozen=True):
    """A QR symbol; the box is the symbol without its quiet zone. `rows` holds a string of 0 and 1 a row.

    What is `small` is scanned in the hand, on something that is taken away.
    """

    box: Box
    link: str
    rows: tuple[str, ...]
    small: bool = False

    @property
    def module(self) -> float:
        return self.box.width / len(self.rows)

    @property
    def quiet(self) -> Box:
        """The symbol with four modules of quiet zone on each side (ISO/IEC 18004, by way of Denso Wave)."""
        return self.box.inset(-4 * self.module)

    def moved(self, dx: float, dy: float) -> Code:
        return replace(self, box=self.box.moved(dx, dy))

    def scaled(self, k: float) -> Code:
        return replace(self, box=self.box.scaled(k))


class Entry(Struct, frozen=True):
    """A field of a form: what is typed in this box on a screen, in that size and colour.

    All entries of one `field` show the same words. `told` is what is heard of it, `again` of the same field on a copy, `<n>`
    of `<of>`.
    """

    box: Box
    field: str
    told: str
    again: str
    size: float
    color: str

    def moved(self, dx: float, dy: float) -> Entry:
        return replace(self, box=self.box.moved(dx, dy))

    def scaled(self, k: float) -> Entry:
        return replace(self, box=self.box.scaled(k), size=k * self.size)

    def copied(self, nth: int, count: int) -> Entry:
        """The same on the copy of that number."""
        return replace(self, told=self.again.replace("<n>", str(nth)).replace("<of>", str(count)))


Mark = Line | Shape | Clipped | Picture | Code | Entry
