"""How much toner a page takes: its mean darkness as a copier sees it, 0 for white to 1 for black.

Reckoned from the page's shapes on a coarse grid, in the order in which they are drawn; of type and codes only how much of
them is ink. Within one hundredth of what a rendered page measures.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from math import ceil, dist

from handbill.page.document import Document, Page
from handbill.page.geometry import Point, encloses, outlines
from handbill.page.marks import Clipped, Code, Line, Shape

CELL = 4.0  # points
LARGE = 60.0  # points; of words so large each letter counts by itself, of others a line as a whole
INK = {  # how much of a line of each font, as wide as its words and as high as its size, is ink
    "FiraSansCondensed-ExtraBold": 0.343, "SourceSans3-Regular": 0.173, "SourceSans3-SemiBold": 0.226, "SourceSans3-Bold": 0.27,
    "NotoSans-Regular": 0.182, "NotoSans-Bold": 0.274,
}  # fmt: skip


def darkest(document: Document) -> float:
    """The darkness of a document's darkest page, before it is cut into sheets if it is."""
    return round(max(map(toner, (document.whole or document).pages)), 3)


def toner(page: Page) -> float:
    """A page's mean darkness."""
    sheet = _Sheet(page.width, page.height)
    for mark in page.marks():
        match mark:
            case Shape():
                sheet.shape(mark)
            case Line():
                sheet.line(mark)
            case Clipped():
                sheet.clipped(mark)
            case Code():
                sheet.code(mark)
    return sheet.darkness


def darkness(color: str) -> float:
    """How dark a copier takes a #RRGGBB colour to be (ITU-R BT.601 weighs its channels)."""
    red, green, blue = (int(color[at : at + 2], 16) for at in (1, 3, 5))
    return 1 - (0.299 * red + 0.587 * green + 0.114 * blue) / 255


class _Sheet:
    """A page's cells, each with its darkness; and what single marks add to them, in square points of black."""

    def __init__(self, width: float, height: float) -> None:
        self.width, self.height, self.added = width, height, 0.0
        self.columns, self.rows = ceil(width / CELL), ceil(height / CELL)
        self.cells = [[0.0] * self.columns for _ in range(self.rows)]
        self.words: dict[Point, float] = {}  # how dark they are, by where they stand

    @property
    def darkness(self) -> float:
        return sum(map(sum, self.cells)) / (self.rows * self.columns) + self.added / (self.width * self.height)

    def shape(self, shape: Shape) -> None:
        parts = [*outlines(shape.path)]
        if shape.fill:
            self._fill(parts, darkness(shape.fill))
        if shape.stroke:
            drawn = shape.weight * (shape.dash[0] / sum(shape.dash) if shape.dash else 1.0)
            self._stroke(parts, darkness(shape.stroke), min(drawn / CELL, 1.0))

    def line(self, line: Line) -> None:
        """Words: what of them is ink, over what lies beneath."""
        dark = self.words[line.x, line.y] = darkness(line.color)
        self.added += sum(ink * (dark - self._at(x, y)) for ink, x, y in _letters(line))

    def clipped(self, clipped: Clipped) -> None:
        """Words drawn once more: where they are seen, in place of those that stand there."""
        for line in clipped.lines:
            change = darkness(line.color) - self.words.get((line.x, line.y), 0.0)
            self.added += sum(ink * change for ink, x, y in _letters(line) if encloses(clipped.path, x, y))

    def code(self, code: Code) -> None:
        """A code: white with its quiet zone, and its dark modules."""
        box = code.quiet
        self._fill([[(box.x, box.y), (box.right, box.y), (box.right, box.top), (box.x, box.top)]], 0.0)
        self.added += code.module**2 * sum(row.count("1") for row in code.rows)

    def _at(self, x: float, y: float) -> float:
        row, column = int(y / CELL), int(x / CELL)
        return self.cells[row][column] if 0 <= row < self.rows and 0 <= column < self.columns else 0.0

    def _fill(self, parts: list[list[Point]], dark: float) -> None:
        """Every cell whose middle lies inside takes that darkness."""
        edges = [edge for points in parts for edge in pairwise([*points, points[0]]) if edge[0][1] != edge[1][1]]
        for nth, row in enumerate(self.cells):
            y = (nth + 0.5) * CELL
            crossed = sorted(_crossing(one, other, y) for one, other in edges if (one[1] > y) != (other[1] > y))
            for left, right in zip(crossed[::2], crossed[1::2], strict=True):
                first, last = (min(max(round(x / CELL), 0), self.columns) for x in (left, right))
                row[first:last] = [dark] * (last - first)

    def _stroke(self, parts: list[list[Point]], dark: float, share: float) -> None:
        """A line's share of each cell that it passes takes that darkness."""
        for one, other in (edge for points in parts for edge in pairwise(points)):
            steps = max(round(dist(one, other) / CELL), 1)
            weight = share * dist(one, other) / CELL / steps
            for nth in range(steps):
                along = (nth + 0.5) / steps
                row, column = (int((a + (b - a) * along) / CELL) for a, b in zip(one[::-1], other[::-1], strict=True))
                if 0 <= row < self.rows and 0 <= column < self.columns:
                    self.cells[row][column] += weight * (dark - self.cells[row][column])


def _letters(line: Line) -> Iterator[tuple[float, float, float]]:
    """How much of a line is ink, in square points, and the middle of it; of each letter if they are large."""
    scale, box = line.size / 1000, line.box
    if line.size < LARGE or line.turned:
        ink = sum(INK[run.font] * run.advance for run in line.runs)
        yield ink * scale * line.size, box.x + box.width / 2, box.y + box.height / 2
        return
    x = line.x
    for font, cluster in ((run.font, cluster) for run in line.runs for cluster in run.clusters):
        yield INK[font] * cluster.advance * scale * line.size, x + cluster.advance * scale / 2, line.y + line.size / 3
        x += cluster.advance * scale


def _crossing(one: Point, other: Point, y: float) -> float:
    return one[0] + (other[0] - one[0]) * (y - one[1]) / (other[1] - one[1])
