"""ReportLab with all that schools share drawn once, as a form: one file of many pages.

Its forms hold no links, so what schools share leads nowhere.
"""

from __future__ import annotations

from pathlib import Path

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from peers import naive
from peers.manuscript import Layer, Paragraph
from peers.schools import School

rl_config.useA85 = 0  # streams as they are compressed, sooner written


def own(mark: object) -> bool:
    """Whether a mark says a school's own words."""
    return isinstance(mark, Paragraph) and any(span.field for span in mark.spans)


def _still(mark: object) -> object:
    """A mark that leads nowhere."""
    if not isinstance(mark, Paragraph):
        return mark
    return mark._replace(spans=tuple(span._replace(link="") for span in mark.spans))


class Press(naive.Peer):
    """Prints a piece of one page for many schools into one file."""

    def run(self, path: Path, schools: list[School]) -> None:
        page, fonts = self.manuscript.pages[0], self.manuscript.fonts()
        marks = [mark for layer in page.layers for mark in layer.marks]
        canvas = Canvas(str(path), (page.width, page.height), pageCompression=1, initialFontName=fonts[0])
        canvas.setTitle(self.manuscript.title)
        canvas.beginForm("shared", 0, 0, page.width, page.height)
        self.draw_layer(canvas, Layer(tuple(_still(mark) for mark in marks if not own(mark)), ((0, 0),)), schools[0])
        canvas.endForm()
        for school in schools:
            canvas.bookmarkPage(school.school)
            canvas.addOutlineEntry(school.school, school.school)
            canvas.doForm("shared")
            for mark in marks:
                if own(mark):
                    _line(canvas, mark, school)
            canvas.showPage()
        canvas.save()


def _line(canvas: Canvas, paragraph: Paragraph, school: School) -> None:
    """A school's words on one line, without a Paragraph's work."""
    x = paragraph.x
    for span in paragraph.spans:
        words = span.said(school)
        canvas.setFont(span.font, span.size)
        canvas.setFillColor(span.color)
        canvas.drawString(x, paragraph.y, words)
        width = canvas.stringWidth(words, span.font, span.size)
        if span.link:
            canvas.linkURL(span.leads(school), (x, paragraph.y, x + width, paragraph.y + span.size), relative=1)
        x += width
