"""Draws marks on a page; a school's own lines and logo go into gaps, and what fills these into `ink`."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable

from reportlab.pdfbase.pdfdoc import PDFObjectReference

from handbill.page.alphabet import alphabet
from handbill.page.marks import Cluster, Code, Line, Mark, Picture, Shape
from handbill.page.picture import image_object
from handbill.pdf.canvas import Canvas
from handbill.pdf.shell import gap
from handbill.pdf.syntax import bars, drawn, number, paint, rectangle, shown
from handbill.pdf.typeface import Typeface


class Pen:
    """Knows the page's colour and every face; `keeps` are the fonts of which the whole alphabet is kept.

    `shown` has for each gap of words the runs in it: resource and TJ array. While an element of the imprint is drawn, `prefix`
    begins the names of its gaps, and `open` are those that its lines go into.
    """

    def __init__(self, canvas: Canvas, keeps: Iterable[str]) -> None:
        self._canvas, self.color, self.prefix = canvas, "", ""
        self.faces: dict[str, Typeface] = {}
        self.ink: dict[str, bytes] = {}
        self.shown: dict[str, list[tuple[str, str]]] = {}
        self.open: deque[str] = deque()
        for name in keeps:
            self._face(name, alphabet(name))

    def draw(self, mark: Mark) -> None:
        match mark:
            case Line():
                self._line(mark)
            case Shape():
                self._shape(mark)
            case Code():
                self._code(mark)
            case Picture():
                self._logo(mark)

    def fill(self, color: str) -> None:
        if color != self.color:
            self._canvas.addLiteral(paint(color))
            self.color = color

    def _line(self, line: Line) -> None:
        self.fill(line.color)
        faces = [(self._face(run.font), run) for run in line.runs]
        runs = [(face.resource, face.show(run)) for face, run in faces]
        code = shown(line.x, line.y, line.size, runs, turned=line.turned)
        if self.open:
            self.shown[self.open[0]] = runs
            self._into(self.open.popleft(), code)
        else:
            self._canvas.addLiteral(code.decode())

    def _into(self, name: str, code: bytes) -> None:
        """Puts code into a gap, after what may stand there."""
        if name in self.ink:
            self.ink[name] += b"\n" + code
        else:
            self.ink[name] = code
            self._canvas.addLiteral(gap(name))

    def _face(self, name: str, keeps: tuple[Cluster, ...] = ()) -> Typeface:
        if name not in self.faces:
            self.faces[name] = Typeface(name, f"T{len(self.faces) + 1}", keeps)
        return self.faces[name]

    def _shape(self, shape: Shape) -> None:
        if shape.fill:
            self.fill(shape.fill)
        if shape.stroke:
            self._canvas.addLiteral(paint(shape.stroke, stroke=True))
            self._canvas.setLineWidth(shape.weight)
            self._canvas.setDash(list(shape.dash))
        steps = [" ".join([*map(number, step.at), step.op]) for step in shape.path]
        op = {(True, True): "B", (True, False): "f", (False, True): "S"}[bool(shape.fill), bool(shape.stroke)]
        self._canvas.addLiteral(" ".join([*steps, op]))

    def _code(self, code: Code) -> None:
        self.fill("#FFFFFF")
        self._canvas.addLiteral(rectangle(code.quiet) + " f")
        self.fill("#000000")
        self._canvas.addLiteral(bars(code))

    def _logo(self, picture: Picture) -> None:
        self._into(f"{self.prefix}.drawn", drawn(picture.box))
        if "logo" not in self.ink:
            self.ink["logo"] = image_object(picture.data)
            self._canvas.open("Logo", gap("logo"), None)
        self._canvas.drawn["Logo"] = PDFObjectReference("Logo")
