"""fpdf2: each school's file from the start, its fonts added to it, lines broken by `write`. It tags nothing."""

from __future__ import annotations

from io import BytesIO

from fpdf import FPDF
from PIL import Image

from peers.code import png
from peers.manuscript import FONTS, Manuscript, Panel, Paragraph, Sheet, Symbol
from peers.schools import School

MIDDLE = 0.3  # of the type size, from the baseline to the middle of a line


class Peer:
    def __init__(self, manuscript: Manuscript) -> None:
        self.manuscript, self.fonts = manuscript, manuscript.fonts()
        self.code = Image.open(BytesIO(png(manuscript.rows)))

    def make(self, path: str, school: School) -> None:
        first = self.manuscript.pages[0]
        pdf = FPDF(unit="pt", format=(first.width, first.height))
        pdf.set_auto_page_break(False)
        pdf.set_margin(0)
        pdf.c_margin = 0
        pdf.set_title(self.manuscript.titled(school))
        pdf.set_lang(self.manuscript.lang)
        for name in self.fonts:
            pdf.add_font(name, fname=FONTS / f"{name}.ttf")
        for page in self.manuscript.pages:
            pdf.add_page()
            for layer in page.layers:
                for dx, dy in layer.offsets:
                    for mark in layer.marks:
                        self._draw(pdf, mark, page, school, dx, dy)
        pdf.output(path)

    def _draw(self, pdf: FPDF, mark: Paragraph | Panel | Symbol, page: Sheet, school: School, dx: float, dy: float) -> None:
        match mark:
            case Paragraph():
                _write(pdf, mark, page, school, dx, dy)
            case Panel():
                _panel(pdf, mark, mark.x + dx, page.height - mark.y - dy - mark.height)
            case Symbol():
                place = mark.x + dx, page.height - mark.y - dy - mark.side
                pdf.image(self.code, *place, mark.side, mark.side, alt_text=mark.alt)


def _write(pdf: FPDF, paragraph: Paragraph, page: Sheet, school: School, dx: float, dy: float) -> None:
    x = paragraph.x + dx
    pdf.set_left_margin(x)
    pdf.set_right_margin(page.width - x - paragraph.width)
    pdf.set_xy(x, page.height - paragraph.y - dy - paragraph.leading / 2 - MIDDLE * paragraph.spans[0].size)
    for span in paragraph.spans:
        pdf.set_font(span.font, size=span.size)
        pdf.set_text_color(span.color)
        pdf.write(paragraph.leading, span.said(school), span.leads(school))


def _panel(pdf: FPDF, panel: Panel, x: float, y: float) -> None:
    if panel.fill:
        pdf.set_fill_color(panel.fill)
    if panel.stroke:
        pdf.set_draw_color(panel.stroke)
        pdf.set_line_width(panel.weight)
    paint = ("D" if panel.stroke else "") + ("F" if panel.fill else "")
    pdf.rect(x, y, panel.width, panel.height, paint, round_corners=bool(panel.radius), corner_radius=0.98 * panel.radius)
