"""Typst by its Python binding: one compiler, the piece a module that each school's few lines call, tagged as PDF/UA-1."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import typst

from peers.code import svg
from peers.manuscript import FONTS, Layer, Manuscript, Panel, Paragraph, Sheet, Span, Symbol
from peers.schools import School
from peers.writing import write

FACES = {
    "FiraSansCondensed-ExtraBold": ("Fira Sans", 800, 75),
    "SourceSans3-Regular": ("Source Sans 3", 400, 100),
    "SourceSans3-SemiBold": ("Source Sans 3", 600, 100),
    "SourceSans3-Bold": ("Source Sans 3", 700, 100),
}
STANDARD = "ua-1"
HEAD = """#set text(top-edge: "baseline", bottom-edge: "baseline", hyphenate: false, lang: "en")
#show heading: it => it.body
"""


class Peer:
    def __init__(self, manuscript: Manuscript) -> None:
        self.folder = tempfile.TemporaryDirectory()
        root = Path(self.folder.name)
        lay_out(manuscript, root)
        fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])
        self.compiler = typst.Compiler(root=str(root), font_paths=fonts)

    def make(self, path: str, school: School) -> None:
        write(path, self.compiler.compile(input=called(school), format="pdf", pdf_standards=STANDARD))


def lay_out(manuscript: Manuscript, root: Path) -> None:
    """Puts the piece's source and the code's picture into a folder."""
    (root / "code.svg").write_text(svg(manuscript.rows), encoding="utf-8")
    (root / "piece.typ").write_text(source(manuscript), encoding="utf-8")


def called(*schools: School) -> bytes:
    """A main file that sets the piece for each school, one after the other, under the first one's title."""
    told = [f"#piece({', '.join(map(_quoted, school))})" for school in schools]
    title = f"#set document(title: title({_quoted(schools[0].school)}))"
    return "\n".join([HEAD, '#import "piece.typ": piece, title', title, *told]).encode()


def source(manuscript: Manuscript) -> str:
    """The piece as a Typst function of school, counselor and phone."""
    lines = ['#let code(alt) = image("code.svg", width: 100%, height: 100%, alt: alt)']
    lines += [f"#let title(school) = {_quoted(manuscript.title + ' – ')} + school"]
    lines += ["#let piece(school, counselor, phone) = {"]
    for nth, page in enumerate(manuscript.pages):
        lines += ["pagebreak()"] if nth else []
        lines += [f"set page(width: {page.width}pt, height: {page.height}pt, margin: 0pt)"] if not nth else []
        lines += [_layer(layer, page) for layer in page.layers]
    return "\n".join([*lines, "}"])


def _layer(layer: Layer, page: Sheet) -> str:
    read = "\n".join(_mark(mark, page, read=True) for mark in layer.marks)
    if len(layer.offsets) == 1:
        return read
    copy = "\n".join(_mark(mark, page, read=False) for mark in layer.marks)
    others = ", ".join(f"({dx}pt, {-dy}pt)" for dx, dy in layer.offsets[1:])
    return f"{read}\nlet copy = {{ {copy} }}\nfor (dx, dy) in ({others},) {{ pdf.artifact(place(dx: dx, dy: dy, copy)) }}"


def _mark(mark: Paragraph | Panel | Symbol, page: Sheet, *, read: bool) -> str:
    match mark:
        case Paragraph():
            return _at(mark.x, page.height - mark.y, _paragraph(mark, read=read))
        case Panel():
            stroke = f'{mark.weight}pt + rgb("{mark.stroke}")' if mark.stroke else "none"
            fill = f'rgb("{mark.fill}")' if mark.fill else "none"
            size = f"width: {mark.width}pt, height: {mark.height}pt, radius: {mark.radius}pt"
            drawn = _at(mark.x, page.height - mark.y - mark.height, f"rect({size}, fill: {fill}, stroke: {stroke})")
            return f"pdf.artifact({drawn})" if read else drawn
        case Symbol():
            box = f"block(width: {mark.side}pt, height: {mark.side}pt, code({_quoted(mark.alt)}))"
            return _at(mark.x, page.height - mark.y - mark.side, box)


def _paragraph(paragraph: Paragraph, *, read: bool) -> str:
    words = " + ".join(_span(span, read=read) for span in paragraph.spans)
    leading = f"{paragraph.leading}pt"
    if read and paragraph.role != "P":
        words = f"heading(level: {paragraph.role[1]}, {words})"
    elif read:
        words = f"par(leading: {leading}, {words})"
    return f"block(width: {paragraph.width}pt, {{ set par(leading: {leading}); {words} }})"


def _span(span: Span, *, read: bool) -> str:
    family, weight, stretch = FACES[span.font]
    words = span.field or _quoted(span.text)
    face = f'font: "{family}", weight: {weight}, stretch: {stretch}%, fallback: false'
    set_ = f'text({face}, size: {span.size}pt, fill: rgb("{span.color}"), {words})'
    if not (span.link and read):
        return set_
    return f'link("tel:" + {span.field}, {set_})' if span.field else f"link({_quoted(span.link)}, {set_})"


def _at(x: float, y: float, what: str) -> str:
    return f"place(top + left, dx: {x}pt, dy: {y}pt, {what})"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
