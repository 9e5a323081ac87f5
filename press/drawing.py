"""A page as a small picture: SVG made from the page's values, for where a file cannot be opened."""

from __future__ import annotations

from html import escape
from itertools import groupby

from press.page import Box, Cell, Code, Line, Mark, Page, Picture, Shape

LARGE = 24.0  # points: words of that size are legible in a thumbnail, smaller ones are bars
GREY = "#9AA1B2"
FAMILY = "'Fira Sans Condensed','Arial Narrow','Helvetica Neue',Arial,sans-serif"


def svg(page: Page, *, title: str, width: float = 160) -> str:
    """One page, `width` pixels wide, as an SVG element that says what it shows and needs no other file."""
    turn = f' transform="rotate(180 {page.width / 2:g} {page.height / 2:g})"' if page.turned else ""
    marks = "".join(_mark(mark, page) for mark in page.marks())
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {page.width:g} {page.height:g}" '
        f'width="{width:g}" height="{width * page.height / page.width:.0f}"><title>{escape(title)}</title>'
        f'<rect width="100%" height="100%" fill="#fff"/><g{turn}>{marks}</g></svg>'
    )


def _mark(mark: Mark, page: Page) -> str:
    match mark:
        case Line():
            return _line(mark, page)
        case Shape():
            return _shape(mark, page)
        case Code():
            return _code(mark, page)
        case Picture() | Cell():
            return f'<rect {_place(mark.box, page)} fill="{GREY}"/>'


def _line(line: Line, page: Page) -> str:
    """Large words as words, small ones as a bar of their length."""
    y = page.height - line.y
    if line.size >= LARGE:
        return (
            f'<text x="{_n(line.x)}" y="{_n(y)}" font-family="{FAMILY}" font-weight="800" font-size="{_n(line.size)}" '
            f'fill="{line.color}" textLength="{_n(line.width)}" lengthAdjust="spacingAndGlyphs">'
            f"{escape(line.text.strip())}</text>"
        )
    height = line.size * 0.36
    return (
        f'<rect x="{_n(line.x)}" y="{_n(y - line.size * 0.43)}" width="{_n(line.width)}" height="{_n(height)}" '
        f'fill="{line.color}" opacity=".55"/>'
    )


def _shape(shape: Shape, page: Page) -> str:
    steps = []
    for step in shape.path:
        flipped = (page.height - value if nth % 2 else value for nth, value in enumerate(step.at))
        steps.append({"m": "M", "l": "L", "c": "C", "h": "Z"}[step.op] + " ".join(map(_n, flipped)))
    stroke = f' stroke="{shape.stroke}" stroke-width="{_n(shape.weight)}"' if shape.stroke else ""
    return f'<path d="{"".join(steps)}" fill="{shape.fill or "none"}"{stroke}/>'


def _code(code: Code, page: Page) -> str:
    side, quiet, steps = code.module, code.quiet, []
    for nth, row in enumerate(code.rows):
        y, at = page.height - code.box.top + nth * side, 0
        for dark, run in groupby(row):
            length = len([*run])
            if dark == "1":
                steps.append(f"M{_n(code.box.x + at * side)} {_n(y)}h{_n(length * side)}v{_n(side)}h-{_n(length * side)}z")
            at += length
    ground = f'<rect {_place(quiet, page)} fill="#fff"/>'
    return f'{ground}<path d="{"".join(steps)}"/>'


def _place(box: Box, page: Page) -> str:
    """Where a box stands in the picture, whose y grows downward."""
    return f'x="{_n(box.x)}" y="{_n(page.height - box.top)}" width="{_n(box.width)}" height="{_n(box.height)}"'


def _n(value: float) -> str:
    """To a tenth of a point."""
    return f"{value:.1f}".removesuffix(".0")
