"""A page as a small picture: SVG made from the page's values, for where a file cannot be opened."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from html import escape
from itertools import groupby

import uharfbuzz as hb
from fontTools.pens.recordingPen import RecordingPen

from handbill.page.document import Page
from handbill.page.geometry import corners, part_within, rectangle
from handbill.page.marks import Clipped, Code, Line, Mark, Picture, Shape
from handbill.page.text.shaping import font

LEGIBLE = 5.2  # pixels: smaller words are bars
ROUND = 8.8  # pixels: in smaller words curves are drawn straight, which nobody sees and takes a third less room
UNITS = 10  # of the picture to a point, so that all its numbers are whole
GREY = "#9AA1B2"
OPS = {"moveTo": "m", "lineTo": "l", "qCurveTo": "q", "curveTo": "c", "closePath": "h"}

Step = tuple[str, tuple[float, ...]]  # as a page has it, and q for a curve with one control point


def svg(page: Page, *, title: str, width: float = 176) -> str:
    """One page, `width` pixels wide, as an SVG element that says what it shows and needs no other file, not even a font."""
    turn = f' transform="rotate(180 {_n(page.width / 2)} {_n(page.height / 2)})"' if page.turned else ""
    paths = (f'<path {style} d="{_path(steps, page.height)}"/>' for style, steps in _drawn(page, page.width / width))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {_n(page.width)} {_n(page.height)}" '
        f'width="{width:g}" height="{width * page.height / page.width:.0f}"><title>{escape(title)}</title>'
        f'<path fill="#fff" d="M0 0h{_n(page.width)}v{_n(page.height)}H0z"/><g{turn}>{"".join(paths)}</g></svg>'
    )


def _drawn(page: Page, pixel: float) -> Iterator[tuple[str, Iterable[Step]]]:
    """All marks as paths, each with its style; lines of one style that follow each other are one path."""
    for style, marks in groupby(page.marks(), lambda mark: _style(mark, pixel)):
        if style:
            yield style, (step for line in marks if isinstance(line, Line) for step in _words(line, pixel))
        else:
            for mark in marks:
                yield from _figure(mark, pixel)


def _style(mark: Mark, pixel: float) -> str:
    """How a line is drawn; empty for what is no line."""
    if not isinstance(mark, Line):
        return ""
    if mark.size >= LEGIBLE * pixel:
        return f'fill="{mark.color}"'
    return f'stroke="{mark.color}" stroke-width="{_n(mark.size * 0.4)}" opacity=".5"'


def _words(line: Line, pixel: float) -> Iterable[Step]:
    """A line's letters, or a bar in the place of its small letters, as they stand on the page."""
    steps = _level(line, pixel)
    return (_turned(step, line) for step in steps) if line.turned else steps


def _level(line: Line, pixel: float) -> Iterable[Step]:
    """The same from left to right."""
    if line.size < LEGIBLE * pixel:
        y = line.y + line.size * 0.24
        return ("m", (line.x, y)), ("l", (line.x + line.width, y))
    return _letters(line) if line.size >= ROUND * pixel else map(_straight, _letters(line))


def _letters(line: Line) -> Iterator[Step]:
    """The outlines of a line's glyphs."""
    pen, scale = line.x, line.size / 1000
    for run in line.runs:
        for cluster in run.clusters:
            for glyph, dx, dy in cluster.parts:
                at = (pen + dx * scale, line.y + dy * scale)
                for op, values in _outline(run.font, glyph):
                    yield op, tuple(at[nth % 2] + value * scale for nth, value in enumerate(values))
            pen += cluster.advance * scale


@cache
def _outline(name: str, glyph: int) -> tuple[Step, ...]:
    """A glyph's outline, in thousandths of the type size."""
    pen, scaled = RecordingPen(), hb.Font(font(name).face)
    scaled.scale = (1000, 1000)
    scaled.draw_glyph_with_pen(glyph, pen)
    return tuple((OPS[op], tuple(value for point in points for value in point)) for op, points in pen.value)


def _turned(step: Step, line: Line) -> Step:
    """The step turned counter-clockwise about the line's beginning, by a quarter or by half."""
    op, values = step
    points = zip(values[::2], values[1::2], strict=True)
    if line.turned == 180:
        return op, tuple(value for x, y in points for value in (2 * line.x - x, 2 * line.y - y))
    return op, tuple(value for x, y in points for value in (line.x + line.y - y, line.y - line.x + x))


def _straight(step: Step) -> Step:
    """The step without its control points."""
    op, values = step
    return ("l" if op in "qc" else op), values[-2:]


def _figure(mark: Mark, pixel: float) -> Iterator[tuple[str, Iterable[Step]]]:
    match mark:
        case Shape():
            yield _look(mark), mark.path
        case Clipped():
            for line in mark.lines:
                yield _style(line, pixel), _seen(_words(line, pixel), corners(mark.path))
        case Code():
            yield 'fill="#fff"', rectangle(mark.quiet)
            yield f'stroke="#000" stroke-width="{_n(mark.module)}"', _modules(mark)
        case Picture():
            yield f'fill="{GREY}"', rectangle(mark.box)


def _seen(steps: Iterable[Step], region: list[tuple[float, float]]) -> Iterator[Step]:
    """What of letters is seen within a region, drawn straight."""
    outline: list[tuple[float, float]] = []
    for op, values in [*steps, ("m", (0.0, 0.0))]:
        if op == "m":
            yield from _outlined(part_within(outline, region))
            outline = []
        if values:
            outline.append((values[-2], values[-1]))


def _outlined(points: list[tuple[float, float]]) -> Iterator[Step]:
    for nth, point in enumerate(points):
        yield "l" if nth else "m", point
    if points:
        yield "h", ()


def _look(shape: Shape) -> str:
    stroke = f' stroke="{shape.stroke}" stroke-width="{_n(shape.weight)}"' if shape.stroke else ""
    dash = f' stroke-dasharray="{" ".join(map(_n, shape.dash))}"' if shape.dash else ""
    return f'fill="{shape.fill or "none"}"{stroke}{dash}'


def _modules(code: Code) -> Iterator[Step]:
    """A stroke for each run of dark modules, through the middle of its row."""
    for nth, row in enumerate(code.rows):
        x, y = code.box.x, code.box.top - (nth + 0.5) * code.module
        for dark, run in groupby(row):
            end = x + len([*run]) * code.module
            if dark == "1":
                yield "m", (x, y)
                yield "l", (end, y)
            x = end


def _path(steps: Iterable[Step], height: float) -> str:
    """The steps as SVG has them: y grows downward, and each is told from where the last one ended."""
    told, pen, start = [], (0, 0), (0, 0)
    for op, values in steps:
        at = [round((height - value if nth % 2 else value) * UNITS) for nth, value in enumerate(values)]
        told.append("z" if op == "h" else op + " ".join(str(value - pen[nth % 2]) for nth, value in enumerate(at)))
        pen = (at[-2], at[-1]) if at else start
        start = pen if op == "m" else start
    return "".join(told).replace(" -", "-")


def _n(length: float) -> str:
    """Points in the picture's units."""
    return str(round(length * UNITS))
