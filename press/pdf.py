"""A document as a tagged PDF 1.7 file, PDF/UA-1 (ISO 14289-1), through ReportLab.

The only file that holds a canvas. It knows pages, not layouts: what an element means is in the
page, so nothing can be drawn that is neither tagged nor called an artifact.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from io import BytesIO
from itertools import groupby

from reportlab import rl_config
from reportlab.pdfbase.pdfdoc import (
    XMP,
    PDFArray,
    PDFDictionary,
    PDFName,
    PDFObjectReference,
    PDFString,
)
from reportlab.pdfgen.canvas import Canvas

from press.page import Box, Code, Document, Element, Line, Mark, Page, Picture, Shape, around
from press.tags import Node, StructureTree
from press.typeface import Typeface

PRODUCER = "Handbill (ReportLab)"
rl_config.useA85 = 0  # streams as they are compressed: a fifth smaller than in letters, and sooner written


def write(document: Document) -> bytes:
    """The document's file. The same document gives the same bytes, whatever the hour or machine."""
    writer = _Writer(document)
    for number, page in enumerate(document.pages):
        writer.add_page(page, number)
    return writer.finish()


class _Canvas(Canvas):
    """A canvas that names no standard font and gives each page its place in the structure tree."""

    structure_key = 0

    def _make_preamble(self) -> None:
        self._preamble = ""

    def _setAnnotations(self, page: object) -> None:
        page.Annots = self._annotationrefs
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents, page.Tabs = self.structure_key, PDFName("S")


class _Writer:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.canvas = _Canvas(BytesIO(), pdfVersion=(1, 7), invariant=1, lang=document.lang, pageCompression=1)
        self.tree = StructureTree()
        self.faces: dict[str, Typeface] = {}
        self.digest = hashlib.sha256()
        self.color = ""

    @property
    def _pdf(self):
        return self.canvas._doc

    def add_page(self, page: Page, number: int) -> None:
        canvas, self.color = self.canvas, ""
        canvas.setPageSize((page.width, page.height))
        canvas.structure_key = self.tree.new_page()
        canvas.setPageRotation(180 if page.turned else 0)
        if page.label:
            canvas.addPageLabel(number, prefix=page.label)
        for element in page.elements:
            self._element(element, self.tree.root)
            if self.document.outline and element.role in ("H1", "H2", "H3"):
                self._bookmark(element, number)
        self.digest.update("\n".join(canvas._code).encode())
        canvas.showPage()

    def _bookmark(self, heading: Element, number: int) -> None:
        key = f"{number}-{len(self.canvas._destinations)}"
        top = max(line.box.top for line in heading.marks() if isinstance(line, Line))
        self.canvas.bookmarkPage(key, fit="XYZ", left=0, top=top + 12)
        self.canvas.addOutlineEntry(heading.text, key, level=int(heading.role[1]) - 1)

    def _element(self, element: Element, parent: Node) -> None:
        if element.role == "Artifact":
            self._marked("/Artifact BMC", element.marks())
            return
        node = Node(element, PDFObjectReference(self._pdf.thisPageName()))
        parent.children.append(node)
        if element.role == "Figure":
            node.box = _corners(around([mark.box for mark in element.marks()]))
            self._marked(self._begin(node), element.marks())
            return
        mixed = any(isinstance(part, Element) for part in element.content)
        for kind, parts in groupby(element.content, _kind):
            if kind is Element:
                for part in parts:
                    self._element(part, node)
            elif kind is Shape:
                self._marked("/Artifact BMC", parts)
            elif mixed:  # words beside links get an element of their own, so that the tree keeps their order
                self._element(Element("Span", tuple(parts)), node)
            else:
                self._marked(self._begin(node), parts)
        if element.role == "Link":
            self._annotate(element, node)

    def _begin(self, node: Node) -> str:
        content = self.tree.new_content(self.canvas.structure_key, node)
        return f"/{node.element.role} <</MCID {content}>> BDC"

    def _marked(self, begin: str, marks: Iterator[Mark]) -> None:
        self.canvas.addLiteral(begin)
        for mark in marks:
            self._draw(mark)
        self.canvas.addLiteral("EMC")

    def _annotate(self, link: Element, node: Node) -> None:
        box = around([mark.box for mark in link.marks()])
        entries = PDFDictionary({
            "Type": PDFName("Annot"), "Subtype": PDFName("Link"), "F": 4,
            "Rect": PDFArray(_corners(box)), "Border": PDFArray([0, 0, 0]),
            "Contents": PDFString(link.alt or link.text.strip()),
            "A": PDFDictionary({"S": PDFName("URI"), "URI": PDFString(link.link)}),
        })  # fmt: skip
        name = f"Link{len(self.tree._parents)}"
        self.canvas._addAnnotation(entries, name)
        entries["StructParent"] = self.tree.new_object(node, self._pdf.refAnnotation(name))

    def _draw(self, mark: Mark) -> None:
        match mark:
            case Line():
                self._line(mark)
            case Shape():
                self._shape(mark)
            case Code():
                self._code(mark)
            case Picture():
                self._picture(mark)

    def _fill(self, color: str) -> None:
        if color != self.color:
            self.canvas.setFillColor(color)
            self.color = color

    def _line(self, line: Line) -> None:
        self._fill(line.color)
        shown = [f"BT 1 0 0 1 {_number(line.x)} {_number(line.y)} Tm"]
        for run in line.runs:
            face = self._face(run.font)
            shown.append(f"/{face.resource} {_number(line.size)} Tf {face.show(run)} TJ")
        self.canvas.addLiteral(" ".join([*shown, "ET"]))

    def _face(self, name: str) -> Typeface:
        if name not in self.faces:
            self.faces[name] = Typeface(name, f"T{len(self.faces) + 1}")
        return self.faces[name]

    def _shape(self, shape: Shape) -> None:
        if shape.fill:
            self._fill(shape.fill)
        if shape.stroke:
            self.canvas.setStrokeColor(shape.stroke)
            self.canvas.setLineWidth(shape.weight)
            self.canvas.setDash(*([list(shape.dash)] if shape.dash else []))
        steps = [" ".join([*map(_number, step.at), step.op]) for step in shape.path]
        paint = {(True, True): "B", (True, False): "f", (False, True): "S"}[bool(shape.fill), bool(shape.stroke)]
        self.canvas.addLiteral(" ".join([*steps, paint]))

    def _code(self, code: Code) -> None:
        self._fill("#FFFFFF")
        self.canvas.addLiteral(_rectangle(*_parts(code.quiet)) + " f")
        self._fill("#000000")
        side = code.module
        bars = []
        for nth, row in enumerate(code.rows):
            y, at = code.box.top - (nth + 1) * side, 0
            for dark, run in groupby(row):
                length = len(list(run))
                if dark == "1":
                    bars.append(_rectangle(code.box.x + at * side, y, length * side, side))
                at += length
        self.canvas.addLiteral(" ".join([*bars, "f"]))

    def _picture(self, picture: Picture) -> None:
        from reportlab.lib.utils import ImageReader

        self.canvas.drawImage(ImageReader(BytesIO(picture.data)), *_parts(picture.box), mask="auto")

    def finish(self) -> bytes:
        canvas, document = self.canvas, self.document
        self._metadata()
        canvas.setCatalogEntry("StructTreeRoot", self.tree.add_objects(self._pdf))
        canvas.setCatalogEntry("MarkInfo", {"Marked": "true"})
        canvas.setViewerPreference("DisplayDocTitle", "true")
        if document.actual_size:
            canvas.setViewerPreference("PrintScaling", "None")
        if document.flip:
            canvas.setViewerPreference("Duplex", f"DuplexFlip{document.flip.title()}Edge")
        if document.outline:
            canvas.showOutline()
        fonts = self._pdf.idToObject["BasicFonts"].dict
        for face in self.faces.values():
            fonts[face.resource] = self._pdf.Reference(face.add_objects(self._pdf))
        identity = hashlib.sha256(self.digest.digest() + document.title.encode()).hexdigest()[:32].encode()
        self._pdf._ID = b"[<" + identity + b"><" + identity + b">]"
        return canvas.getpdfdata()

    def _metadata(self) -> None:
        document, info = self.document, self._pdf.info
        info.title, info.author, info.subject = document.title, "Handbill", ""
        info.creator = info.producer = PRODUCER
        stamp = document.date.replace("-", "")
        self.canvas.setDateFormatter(lambda *_: f"D:{stamp}000000Z")
        packet = _XMP.format(title=_escaped(document.title), date=document.date, producer=PRODUCER, lang=document.lang)
        self.canvas.setCatalogEntry("Metadata", XMP(creator=lambda _: packet.encode()))


def _kind(part: Mark | Element) -> type:
    """Marks that are read (Line, Code, Picture) stand together; shapes and elements each on their own."""
    return type(part) if isinstance(part, Element | Shape) else Line


def _number(value: float) -> str:
    """At most four decimals, without trailing noughts."""
    return f"{value:.4f}".rstrip("0").rstrip(".") if value % 1 else f"{value:.0f}"


def _parts(box: Box) -> tuple[float, float, float, float]:
    return box.x, box.y, box.width, box.height


def _rectangle(*parts: float) -> str:
    return " ".join([*map(_number, parts), "re"])


def _corners(box: Box) -> tuple[float, ...]:
    """Lower left and upper right, to 1/1000 pt."""
    return tuple(round(corner, 3) for corner in (box.x, box.y, box.right, box.top))


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>Handbill</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{lang}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{date}T00:00:00Z</xmp:CreateDate><xmp:ModifyDate>{date}T00:00:00Z</xmp:ModifyDate>
<xmp:CreatorTool>{producer}</xmp:CreatorTool><pdf:Producer>{producer}</pdf:Producer>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""
