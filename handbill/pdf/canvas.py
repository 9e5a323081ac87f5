"""ReportLab's canvas, taught what it lacks: a place in the structure tree, bodies with gaps, properties without a clock.

The only file that holds one.
"""

from __future__ import annotations

from reportlab import rl_config
from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFInfo, PDFName, PDFObject, PDFObjectReference
from reportlab.pdfgen.canvas import Canvas

from handbill.pdf.shell import gap

PRODUCER = "Handbill (ReportLab)"
rl_config.useA85 = 0  # streams as they are compressed: a fifth smaller than in letters, and sooner written


class Canvas(Canvas):
    """A canvas that names no standard font and gives each page its place in the structure tree."""

    structure_key = 0
    contents: PDFObjectReference | None = None
    drawn: dict[str, PDFObjectReference]  # what a page draws by name: a logo, or the imprint once more

    def _make_preamble(self) -> None:
        self._preamble = ""

    def _setXObjects(self, page: object) -> None:
        page.XObjects = PDFDictionary(dict(self.drawn)) if self.drawn else None
        page.Contents = self.contents

    def _setAnnotations(self, page: object) -> None:
        page.Annots = self._annotationrefs
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents, page.Tabs = self.structure_key, PDFName("S")


class Body(PDFObject):
    """An object's body, with gaps in it."""

    def __init__(self, body: str) -> None:
        self.body = body

    def format(self, _: object) -> bytes:
        return self.body.encode()


class Info(PDFInfo):
    """The file's Info: the title, who made it, and the day on which its facts were last checked."""

    def __init__(self, day: str) -> None:
        super().__init__()
        self.day = f"(D:{day}000000Z)"

    def format(self, _: object) -> bytes:
        made = f"/Author(Handbill)/Creator({PRODUCER})/Producer({PRODUCER})/CreationDate{self.day}/ModDate{self.day}"
        return f"<</Title {gap('title')}{made}/Trapped/False>>".encode()
