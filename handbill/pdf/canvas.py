"""ReportLab's canvas, taught what it lacks: a place in the structure tree, bodies with gaps, properties without a clock.

The only file that holds one.
"""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import Any, TypeAlias

from reportlab import rl_config
from reportlab.pdfbase.pdfdoc import PDFArray, PDFCatalog, PDFDictionary, PDFInfo, PDFName, PDFObject, PDFObjectReference
from reportlab.pdfgen import canvas

from handbill.page.geometry import Box
from handbill.pdf.container import deflated
from handbill.pdf.metadata import intent
from handbill.pdf.syntax import corners, form

Objects: TypeAlias = Any
"""The file's objects as ReportLab's PDFDocument keeps them, whose methods bring no types."""

rl_config.useA85 = 0  # streams as they are compressed: a fifth smaller than in letters, and sooner written


def reference(objects: Objects, part: PDFObject, name: str | None = None) -> PDFObjectReference:
    """Puts an object among the others, under that name or one of ReportLab's; gives what others refer to it by."""
    made: PDFObjectReference = objects.Reference(part, name)
    return made


class Canvas(canvas.Canvas):
    """A canvas that names no standard font and gives each page its place in the structure tree."""

    structure_key = 0
    contents: PDFObjectReference | None = None
    drawn: dict[str, PDFObjectReference]  # what a page draws by name: a logo, or a card once more
    gapped: dict[str, str | None]  # objects with gaps by their reference's name; what a stream's dictionary says
    boxes: Mapping[str, Box] = {}  # of the page: what is left once it is cut, and how far ink goes beyond
    _doc: Objects
    _annotationrefs: Any
    _code: list[str]
    _destinations: dict[str, Any]

    def __init__(self, lang: str, version: tuple[int, int], resources: Mapping[str, str]) -> None:
        """`resources` are what a page needs besides fonts and what it draws."""
        super().__init__(BytesIO(), pdfVersion=version, invariant=1, lang=lang, pageCompression=1)
        self.drawn, self.resources = {}, resources
        self.gapped = {}
        catalog: PDFCatalog = self._doc.Catalog
        catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]

    @property
    def objects(self) -> Objects:
        """All that is written so far."""
        return self._doc

    @property
    def code(self) -> list[str]:
        """The page's code so far, an operator or more an entry."""
        return self._code

    @property
    def bookmarks(self) -> int:
        """How many places can be led to."""
        return len(self._destinations)

    def open(self, name: str, body: str, dictionary: str | None) -> PDFObjectReference:
        """Puts an object with gaps into the file; a stream if it has a dictionary, in which %s stands for the fonts."""
        self.gapped[name] = dictionary
        return reference(self._doc, Body(body), name)

    def annotate(self, annotation: PDFDictionary, name: str) -> None:
        """Puts an annotation on the page."""
        add: Any = self._addAnnotation  # type: ignore[attr-defined]  # the stubs lack it
        add(annotation, name)

    def file(self) -> bytes:
        """The whole file; nothing can be added afterwards."""
        data: bytes = self.getpdfdata()  # type: ignore[no-untyped-call]
        return data

    def _make_preamble(self) -> None:
        self._preamble = ""

    def _setXObjects(self, page: Any) -> None:
        page.XObjects = PDFDictionary(dict(self.drawn)) if self.drawn else None
        page.Contents = self.contents
        if self.resources:
            told = {name: Body(value) for name, value in self.resources.items()}
            drawn = {"XObject": page.XObjects} if page.XObjects else {}
            page.Resources = PDFDictionary({"Font": PDFObjectReference("BasicFonts"), **drawn, **told})

    def _setAnnotations(self, page: Any) -> None:
        page.Annots = self._annotationrefs
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents, page.Tabs = self.structure_key, PDFName("S")
        for name, box in self.boxes.items():
            setattr(page, name, PDFArray(corners(box)))


class Stream(PDFObject):
    """A compressed stream, with what its dictionary says beside.

    ReportLab's own has no end of line before endstream, which archives ask for (ISO 19005-2, 6.1.7.1).
    """

    def __init__(self, content: bytes, told: str = "") -> None:
        self.content, self.told = content, told.encode()

    def format(self, _: object) -> bytes:
        return deflated(self.content, self.told)


class Form(Stream):
    """Marks that are drawn wherever they are wanted; they reach over `box` at most."""

    def __init__(self, content: bytes, box: Box, resources: Mapping[str, str]) -> None:
        super().__init__(content)
        self.box, self.resources = box, resources

    def format(self, document: object) -> bytes:
        fonts = PDFObjectReference("BasicFonts").format(document).decode()
        self.told = form(self.box, fonts, self.resources).encode()
        return super().format(document)


class Body(PDFObject):
    """An object's body, with gaps in it."""

    def __init__(self, body: str) -> None:
        self.body = body

    def format(self, _: object) -> bytes:
        return self.body.encode()


class Info(PDFInfo):
    """The file's Info, as ReportLab keeps it."""

    def __init__(self, body: str) -> None:
        super().__init__()
        self.body = body

    def format(self, _: object) -> bytes:
        return self.body.encode()


class Intent(PDFObject):
    """What the file's colours mean, as it is told, by the profile that is referred to."""

    def __init__(self, told: str, profile: PDFObjectReference) -> None:
        self.told, self.profile = told, profile

    def format(self, document: Objects) -> bytes:
        return intent(self.told, self.profile.format(document).decode()).encode()
