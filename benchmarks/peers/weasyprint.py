"""WeasyPrint: HTML and CSS as PDF/UA-1, with its fonts, style sheet and pictures kept from file to file."""

from __future__ import annotations

from base64 import b64encode
from html import escape

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from peers.code import png
from peers.manuscript import FONTS, Layer, Manuscript, Panel, Paragraph, Sheet, Span, Symbol
from peers.schools import School

MIDDLE = 0.32  # of the type size, from the baseline to the middle of a line
VARIANT = "pdf/ua-1"


class Peer:
    def __init__(self, manuscript: Manuscript) -> None:
        self.manuscript = manuscript
        self.fonts = FontConfiguration()
        self.style = CSS(string=style(manuscript), font_config=self.fonts)
        self.pictures: dict = {}
        self.body = body(manuscript)

    def make(self, path: str, school: School) -> None:
        told = self.body.format(title=escape(self.manuscript.titled(school)), **{
            name: escape(value) for name, value in school._asdict().items()})  # fmt: skip
        kept = {"stylesheets": [self.style], "font_config": self.fonts, "cache": self.pictures}
        HTML(string=told).write_pdf(path, pdf_variant=VARIANT, **kept)


def style(manuscript: Manuscript) -> str:
    """The fonts, the paper, and that everything stands where it is put."""
    faces = [f'@font-face {{ font-family: "{name}"; src: url("{(FONTS / name).as_uri()}.ttf") }}' for name in manuscript.fonts()]
    page = manuscript.pages[0]
    return "\n".join([
        *faces,
        f"@page {{ size: {page.width}pt {page.height}pt; margin: 0 }}",
        f"section {{ position: relative; width: {page.width}pt; height: {page.height}pt; overflow: hidden }}",
        "section ~ section { break-before: page }",
        "body, h1, h2, h3, p { margin: 0; font-weight: normal; hyphens: manual } a { text-decoration: none; color: inherit }",
        "h1, h2, h3, p, div, img { position: absolute; box-sizing: border-box }",
    ])  # fmt: skip


def body(manuscript: Manuscript) -> str:
    """The page's HTML, with names in braces where a school's own words go."""
    code = "data:image/png;base64," + b64encode(png(manuscript.rows)).decode()
    pages = ["".join(_layer(layer, page, code) for layer in page.layers) for page in manuscript.pages]
    sections = "".join(f"<section>{page}</section>" for page in pages)
    return f'<!doctype html><html lang="{manuscript.lang}"><head><title>{{title}}</title></head><body>{sections}</body></html>'


def _layer(layer: Layer, page: Sheet, code: str) -> str:
    return "".join(_mark(mark, page, code, dx, dy) for dx, dy in layer.offsets for mark in layer.marks)


def _mark(mark: Paragraph | Panel | Symbol, page: Sheet, code: str, dx: float, dy: float) -> str:
    match mark:
        case Paragraph():
            tag, first = mark.role.lower(), mark.spans[0]
            top = page.height - mark.y - dy - mark.leading / 2 - MIDDLE * first.size
            words = "".join(_span(span, first) for span in mark.spans)
            place = f"{_at(mark.x + dx, top)}width:{mark.width:.3f}pt;font:{first.size}pt/{mark.leading}pt {first.font}"
            return f'<{tag} style="{place};color:{first.color}">{words}</{tag}>'
        case Panel():
            stroke = f"border:{mark.weight}pt solid {mark.stroke};" if mark.stroke else ""
            fill = f"background:{mark.fill};" if mark.fill else ""
            place = _at(mark.x + dx, page.height - mark.y - dy - mark.height)
            return f'<div style="{place}{_size(mark.width, mark.height)}{fill}{stroke}border-radius:{mark.radius}pt"></div>'
        case Symbol():
            place = _at(mark.x + dx, page.height - mark.y - dy - mark.side)
            return f'<img style="{place}{_size(mark.side, mark.side)}" src="{code}" alt="{escape(mark.alt)}">'


def _span(span: Span, first: Span) -> str:
    """A paragraph's words; what is set as its `first` needs no style of its own."""
    words = f"{{{span.field}}}" if span.field else escape(span.text).replace("{", "{{").replace("}", "}}")
    if (span.font, span.size, span.color) != (first.font, first.size, first.color):
        words = f'<span style="font:{span.size}pt {span.font};line-height:inherit;color:{span.color}">{words}</span>'
    return f'<a href="{"tel:{phone}" if span.field else escape(span.link)}">{words}</a>' if span.link else words


def _at(x: float, y: float) -> str:
    return f"left:{x:.3f}pt;top:{y:.3f}pt;"


def _size(width: float, height: float) -> str:
    return f"width:{width:.3f}pt;height:{height:.3f}pt;"
