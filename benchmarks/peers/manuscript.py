"""A piece as any program could set it: paragraphs, panels and the code, each with its place on the page."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

from peers.schools import School

FONTS = Path(__file__).parents[2] / "fonts"


class Span(NamedTuple):
    """Words in one font, size and colour. Of a `field`, a school's own words stand here instead."""

    text: str
    font: str
    size: float
    color: str
    link: str = ""
    field: str = ""

    def said(self, school: School) -> str:
        return getattr(school, self.field) if self.field else self.text

    def leads(self, school: School) -> str:
        """Where it leads: a school's own number is dialled."""
        return f"tel:{school.phone}" if self.field and self.link else self.link


class Paragraph(NamedTuple):
    """Words to be broken in `width`, the first baseline at (x, y) from the lower left, the others `leading` apart."""

    role: str
    x: float
    y: float
    width: float
    leading: float
    spans: tuple[Span, ...]

    def said(self, school: School) -> str:
        return "".join(span.said(school) for span in self.spans)


class Panel(NamedTuple):
    """A rectangle, filled or outlined, perhaps with round corners."""

    x: float
    y: float
    width: float
    height: float
    fill: str
    stroke: str
    weight: float
    radius: float


class Symbol(NamedTuple):
    """The code, `side` points wide without its quiet zone."""

    x: float
    y: float
    side: float
    alt: str


class Layer(NamedTuple):
    """Marks in reading order, drawn at each of the offsets; only the first of these is read aloud."""

    marks: tuple[Paragraph | Panel | Symbol, ...]
    offsets: tuple[tuple[float, float], ...]


class Sheet(NamedTuple):
    """One side of paper."""

    width: float
    height: float
    layers: tuple[Layer, ...]


class Manuscript(NamedTuple):
    """A whole piece. `rows` are the code's modules, a string of 0 and 1 each; `specimen` is a file of ours, for its size."""

    kind: str
    title: str
    lang: str
    rows: tuple[str, ...]
    specimen: str
    pages: tuple[Sheet, ...]

    def titled(self, school: School) -> str:
        return f"{self.title} – {school.school}"

    def fonts(self) -> list[str]:
        """The names of the font files that it is set in."""
        paragraphs = [mark for page in self.pages for layer in page.layers for mark in layer.marks if isinstance(mark, Paragraph)]
        return sorted({span.font for paragraph in paragraphs for span in paragraph.spans})


MARKS = {made.__name__: made for made in (Panel, Symbol)}


def save(manuscript: Manuscript, path: Path) -> None:
    """Keeps a manuscript where a peer can `load` it."""
    pages = [(*page[:2], [([(type(mark).__name__, mark) for mark in layer.marks], layer.offsets) for layer in page.layers])
             for page in manuscript.pages]  # fmt: skip
    path.write_text(json.dumps((*manuscript[:-1], pages)), encoding="utf-8")


def load(path: Path) -> Manuscript:
    """A manuscript from its file, without what it was made by."""
    *told, pages = json.loads(path.read_text(encoding="utf-8"))
    return Manuscript(*told, tuple(_sheet(*page) for page in pages))


def _sheet(width: float, height: float, layers: list) -> Sheet:
    return Sheet(width, height, tuple(Layer(tuple(_mark(*mark) for mark in marks), tuple(map(tuple, offsets)))
                                      for marks, offsets in layers))  # fmt: skip


def _mark(name: str, told: list) -> Paragraph | Panel | Symbol:
    if name in MARKS:
        return MARKS[name](*told)
    *place, spans = told
    return Paragraph(*place, tuple(Span(*span) for span in spans))
