"""ReportLab drawn in full for each school, as its manual shows: fonts registered once, a Paragraph for each paragraph."""

from __future__ import annotations

from io import BytesIO
from xml.sax.saxutils import escape

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph as Flowing

from peers.code import png
from peers.manuscript import FONTS, Layer, Manuscript, Panel, Paragraph, Span, Symbol
from peers.schools import School


class Peer:
    def __init__(self, manuscript: Manuscript) -> None:
        self.manuscript = manuscript
        self.code = ImageReader(BytesIO(png(manuscript.rows)))
        for name in manuscript.fonts():
            registerFont(TTFont(name, FONTS / f"{name}.ttf"))

    def make(self, path: str, school: School) -> None:
        canvas = Canvas(path, pageCompression=1, initialFontName=self.manuscript.fonts()[0], lang=self.manuscript.lang)
        canvas.setTitle(self.manuscript.titled(school))
        self.draw(canvas, school)
        canvas.save()

    def draw(self, canvas: Canvas, school: School) -> None:
        """The piece's pages for one school."""
        for page in self.manuscript.pages:
            canvas.setPageSize((page.width, page.height))
            for layer in page.layers:
                self.draw_layer(canvas, layer, school)
            canvas.showPage()

    def draw_layer(self, canvas: Canvas, layer: Layer, school: School) -> None:
        for dx, dy in layer.offsets:
            for mark in layer.marks:
                match mark:
                    case Paragraph():
                        _paragraph(canvas, mark, school, dx, dy)
                    case Panel():
                        _panel(canvas, mark, dx, dy)
                    case Symbol():
                        canvas.drawImage(self.code, mark.x + dx, mark.y + dy, mark.side, mark.side)


def _paragraph(canvas: Canvas, paragraph: Paragraph, school: School, dx: float, dy: float) -> None:
    first = paragraph.spans[0]
    style = ParagraphStyle("", fontName=first.font, fontSize=first.size, leading=paragraph.leading, textColor=first.color)
    flowing = Flowing("".join(_span(span, first, school) for span in paragraph.spans), style)
    _, height = flowing.wrapOn(canvas, paragraph.width, 0)
    flowing.drawOn(canvas, paragraph.x + dx, paragraph.y + dy + first.size - height)


def _span(span: Span, first: Span, school: School) -> str:
    """A paragraph's words; what is set as its `first` needs no font of its own."""
    words = escape(span.said(school))
    if (span.font, span.size, span.color) != (first.font, first.size, first.color):
        words = f'<font name="{span.font}" size="{span.size}" color="{span.color}">{words}</font>'
    return f'<a href="{escape(span.leads(school))}">{words}</a>' if span.link else words


def _panel(canvas: Canvas, panel: Panel, dx: float, dy: float) -> None:
    if panel.fill:
        canvas.setFillColor(panel.fill)
    if panel.stroke:
        canvas.setStrokeColor(panel.stroke)
        canvas.setLineWidth(panel.weight)
    box = panel.x + dx, panel.y + dy, panel.width, panel.height
    canvas.roundRect(*box, panel.radius, stroke=bool(panel.stroke), fill=bool(panel.fill))
