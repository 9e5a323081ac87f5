"""Draws marks on a page; a school's own lines and logo go into gaps, and what fills these into `ink`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from reportlab.pdfbase.pdfdoc import PDFObjectReference

from handbill.page.alphabet import alphabet
from handbill.page.document import Element, Place
from handbill.page.marks import Clipped, Cluster, Code, Line, Mark, Picture, Run, Shape
from handbill.page.text.shaping import STACKS
from handbill.pdf.canvas import Canvas
from handbill.pdf.inks import Inks
from handbill.pdf.shell import gap
from handbill.pdf.syntax import SILENT, bars, drawn, path, rectangle, shown, spoken
from handbill.pdf.typeface import Typeface

Runs = list[tuple[str, str]]


class Shown(NamedTuple):
    """How a place's words are shown: each part's font by its resource's name, and of each stretch of its labels the runs."""

    resources: tuple[str, ...]
    labels: tuple[tuple[Runs, ...], ...]


class Pen:
    """Knows the page's colour and every face; `keeps` are the fonts of which the whole alphabet is kept.

    `inks` say how a colour is taken. While something of the imprint is drawn, `prefix` begins the names of its gaps.
    """

    def __init__(self, canvas: Canvas, inks: Inks, keeps: Iterable[str]) -> None:
        self._canvas, self.inks, self.color, self.prefix = canvas, inks, "", ""
        self.faces: dict[str, Typeface] = {}
        self.ink: dict[str, bytes] = {}
        for name in keeps:
            self._face(name, alphabet(name))

    def ready(self, mark: Mark) -> None:
        """Knows what a mark's words are shown by before any is drawn, so that this does not hang on a school's lines."""
        for line in mark.lines if isinstance(mark, Clipped) else [mark] if isinstance(mark, Line) else []:
            self._runs(line.runs)

    def draw(self, mark: Mark) -> None:
        match mark:
            case Line():
                self._line(mark)
            case Shape():
                self._shape(mark)
            case Clipped():
                self._clipped(mark)
            case Code():
                self._code(mark)
            case Picture():
                self._logo(mark)

    def words(self, color: str) -> None:
        """Takes a colour for words and codes."""
        self._take(self.inks.words(color))

    def _take(self, color: str) -> None:
        if color and color != self.color:
            self._canvas.addLiteral(color)
            self.color = color

    def _line(self, line: Line) -> None:
        self.words(line.color)
        self._canvas.addLiteral(self._told(line).decode())

    def _told(self, line: Line) -> bytes:
        return shown(line.x, line.y, line.size, self._runs(line.runs), turned=line.turned)

    def _runs(self, runs: Iterable[Run]) -> Runs:
        faces = [(self._face(run.font), run) for run in runs]
        return [(face.resource, face.show(run)) for face, run in faces]

    def into(self, name: str, code: bytes) -> None:
        """Puts code into a gap."""
        self.ink[name] = code
        self._canvas.addLiteral(gap(name))

    def imprinted(self, part: Mark | Element) -> bytes:
        """The code for a line of the imprint, or for one in another language, which says so itself."""
        if isinstance(part, Line):
            return self._told(part)
        assert isinstance(part, Element)  # noqa: S101 (`filling` gives lines, and lines in Spans)
        return b"\n".join(map(self.imprinted, part.content)).join(map(str.encode, spoken(part.lang)))

    def shown(self, place: Place) -> Shown:
        """How any school's words are shown in a place."""
        resources = tuple(self._face(STACKS[part.face][0]).resource for part in place.parts)
        return Shown(resources, tuple(tuple(self._runs(stretch.runs) for stretch in label) for label in place.labels))

    def _face(self, name: str, keeps: tuple[Cluster, ...] = ()) -> Typeface:
        if name not in self.faces:
            self.faces[name] = Typeface(name, f"T{len(self.faces) + 1}", keeps)
        return self.faces[name]

    def _shape(self, shape: Shape) -> None:
        self._take(self.inks.shape(shape))
        if shape.stroke:
            self._canvas.addLiteral(self.inks.stroke(shape))
            self._canvas.setLineWidth(shape.weight)
            self._canvas.setDash(list(shape.dash))
        op = {(True, True): "B", (True, False): "f", (False, True): "S"}[bool(shape.fill), bool(shape.stroke)]
        drawn = f"{path(shape.path)} {op}"
        self._canvas.addLiteral(f"q {rectangle(shape.within)} W n {drawn} Q" if shape.within else drawn)

    def _clipped(self, clipped: Clipped) -> None:
        """Lines within a path; who looks for words finds those that are drawn once more nowhere."""
        color = self.color
        self._canvas.addLiteral(f"q {path(clipped.path)} W n {SILENT}")
        for line in clipped.lines:
            self._line(line)
        self._canvas.addLiteral("EMC Q")
        self.color = color

    def _code(self, code: Code) -> None:
        self.words("#FFFFFF")
        self._canvas.addLiteral(rectangle(code.quiet) + " f")
        self.words("#000000")
        self._canvas.addLiteral(bars(code))

    def _logo(self, picture: Picture) -> None:
        self.into(f"{self.prefix}.drawn", drawn(picture.box))
        if "logo" not in self.ink:
            self.ink["logo"] = self.inks.picture(picture.data)
            self._canvas.open("Logo", gap("logo"), None)
        self._canvas.drawn["Logo"] = PDFObjectReference("Logo")
