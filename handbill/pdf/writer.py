"""A document's pages as the objects of a file, through ReportLab: what each element means, and what stands in its gaps."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import NamedTuple

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFObjectReference, PDFString

from handbill.page.alphabet import alphabet
from handbill.page.document import Document, Element, Page, Place, for_school
from handbill.page.geometry import Box, around
from handbill.page.marks import Cluster, Code, Line, Mark, Picture, Shape
from handbill.page.picture import image_object
from handbill.page.text.shaping import STACKS
from handbill.pdf import metadata
from handbill.pdf.canvas import Body, Canvas, Form, Info, Intent, Objects, Stream, reference
from handbill.pdf.shell import Leaf, Shell, Skeleton, gap, shell
from handbill.pdf.syntax import bars, corners, drawn, escaped, form, number, paint, placed, rectangle, shown, text_string
from handbill.pdf.tags import Gap, Node, StructureTree
from handbill.pdf.typeface import Typeface

SILENT = "/Span <</ActualText ( )>> BDC"  # who looks for words, or has them read out, finds a space; PDFium takes no empty text


class _Imprint:
    """The places of one page: where the code for them begins and ends, and how one copy of them is drawn."""

    def __init__(self) -> None:
        self.begin: int | None = None
        self.end = 0
        self.first: Place | None = None
        self.copy: list[str] = []
        self.copied = False


class _Leaf(NamedTuple):
    """A page that is written, its objects still by their references' names."""

    page: Page
    nth: int
    name: str
    code: list[str]
    drawn: set[str]

    def numbered(self, numbers: Mapping[str, int]) -> Leaf:
        page = self.page
        frame = f"/MediaBox[0 0 {number(page.width)} {number(page.height)}]" + ("/Rotate 180" if page.turned else "")
        card, copied = (numbers[f"{form}{self.nth}"] if form in self.drawn else None for form in ("Card", "Imprint"))
        code = tuple(numbers[name] for name in self.code)
        return Leaf(numbers[self.name], code, card, copied, "Logo" in self.drawn, frame.encode())


class Writer:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.canvas = Canvas(document.lang)
        self.tree = StructureTree()
        self.faces: dict[str, Typeface] = {}
        self.ink: dict[str, bytes] = {
            "title": text_string(document.title), "school.xml": escaped(for_school(document.school)),
        }  # fmt: skip
        self.shown: dict[str, list[tuple[str, str]]] = {}
        self.gapped: dict[str, str | None] = {}  # objects with gaps by their reference's name; what a stream's dictionary says
        self.leaves: list[_Leaf] = []
        self.nth = 0  # of the page that is being written
        self.color, self.places = "", 0
        self.prefix = ""  # of the names of gaps, while an element of the imprint is written
        self.open: deque[str] = deque()  # the gaps that its lines go into
        for name in _kept(document):
            self._face(name, alphabet(name))

    @property
    def _pdf(self) -> Objects:
        return self.canvas.objects

    def add_page(self, page: Page, nth: int) -> None:
        canvas, self.nth, self.color, self.imprint = self.canvas, nth, "", _Imprint()
        canvas.setPageSize((page.width, page.height))
        canvas.structure_key = self.tree.new_page()
        canvas.setPageRotation(180 if page.turned else 0)
        canvas.contents, canvas.drawn = None, {}
        if page.label:
            canvas.addPageLabel(nth, prefix=page.label)
        for element in page.elements:
            if element.place:
                self._placed(element)
            else:
                self._element(element, self.tree.root)
            if self.document.outline and element.role in ("H1", "H2", "H3") and not element.place:
                self._bookmark(element, nth)
        if self.imprint.copied:
            self._add_copy(page, nth)
        streams = self._streams(canvas.code, nth)
        canvas.contents = reference(self._pdf, PDFArray(streams))
        self.leaves.append(_Leaf(page, nth, self._pdf.thisPageName(), [part.name for part in streams], {*canvas.drawn}))
        canvas.showPage()

    def _streams(self, code: list[str], nth: int) -> list[PDFObjectReference]:
        """The page's code: one stream, or three of which the imprint's own has gaps."""
        begin, end = self.imprint.begin, self.imprint.end
        if begin is None:
            return [self._constant(code)]
        own = self._open(f"Own{nth}", "\n".join(code[begin:end]), "")
        return [self._constant(code[:begin]), own, self._constant(code[end:])]

    def _constant(self, code: list[str]) -> PDFObjectReference:
        return reference(self._pdf, Stream("\n".join([*code, ""]).encode()))

    def _add_copy(self, page: Page, nth: int) -> None:
        """The page's imprint once more, as a form that each copy draws."""
        told = form(Box(0, 0, page.width, page.height), "%s")
        self.canvas.drawn["Imprint"] = self._open(f"Imprint{nth}", "\n".join([SILENT, *self.imprint.copy, "EMC"]), told)

    def _open(self, name: str, body: str, dictionary: str | None) -> PDFObjectReference:
        """An object with gaps; a stream if it has a dictionary, in which %s stands for the fonts."""
        self.gapped[name] = dictionary
        return reference(self._pdf, Body(body), name)

    def _bookmark(self, heading: Element, nth: int) -> None:
        key = f"{nth}-{self.canvas.bookmarks}"
        top = max(line.box.top for line in heading.marks() if isinstance(line, Line))
        self.canvas.bookmarkPage(key, fit="XYZ", left=0, top=top + 12)
        self.canvas.addOutlineEntry(heading.text, key, level=int(heading.role[1]) - 1)

    def _element(self, element: Element, parent: Node) -> None:
        if element.role == "Artifact":
            self._marked("/Artifact BMC", element.content)
            return
        node = Node(element, PDFObjectReference(self._pdf.thisPageName()), alt=element.alt)
        parent.children.append(node)
        if element.role == "Link":
            self._name(element, node)
        if element.role == "Figure":
            if element.place:
                node.gap = f"{self.prefix}.alt"
                self.gapped[f"Node.{node.gap}"] = None
                self.ink[node.gap] = text_string(element.alt)
            node.box = corners(element.place.box if element.place else around([mark.box for mark in element.marks()]))
            if element.copies:
                self._copies(element, node)
            else:
                self._marked(self._begin(node), element.content)
            return
        mixed = any(isinstance(part, Element) for part in element.content)
        for kind, parts in groupby(element.content, _kind):
            if kind is Element:
                for inner in parts:
                    if isinstance(inner, Element):
                        self._element(inner, node)
            elif kind is Shape:
                self._marked("/Artifact BMC", parts)
            elif mixed:  # words beside links get an element of their own, so that the tree keeps their order
                self._element(Element("Span", tuple(parts)), node)
            else:
                self._marked(self._begin(node), parts)
        if element.role == "Link":
            self._annotate(element, node)

    def _name(self, link: Element, node: Node) -> None:
        """Says of a link what it does, or else where it leads."""
        node.alt = link.alt or link.text.strip()
        if self.prefix:
            node.gap = f"{self.prefix}.contents"
            self.gapped[f"Node.{node.gap}"] = None

    def _begin(self, node: Node) -> str:
        content = self.tree.new_content(self.canvas.structure_key, node)
        return f"/{node.element.role} <</MCID {content}>> BDC"

    def _marked(self, begin: str, parts: Iterable[Mark | Element]) -> None:
        self.canvas.addLiteral(begin)
        for part in parts:
            assert not isinstance(part, Element)  # noqa: S101 (only copies hold elements beside marks)
            self._draw(part)
        self.canvas.addLiteral("EMC")

    def _copies(self, figure: Element, node: Node) -> None:
        """A card as a form, drawn wherever a copy stands, the imprint with it; its words are found on the first card alone."""
        marks = [part for part in figure.content if not isinstance(part, Element)]
        color, at = self.color, len(self.canvas.code)
        self.color = ""
        for mark in marks:
            self._draw(mark)
        code, self.color = self.canvas.code[at:], color
        del self.canvas.code[at:]
        box = around([mark.extent if isinstance(mark, Shape) else mark.box for mark in marks]).inset(-2)  # and strokes
        card = Form("\n".join([SILENT, *code, "EMC"]).encode(), box)
        self.canvas.drawn["Card"] = reference(self._pdf, card, f"Card{self.nth}")
        self.canvas.addLiteral(self._begin(node))
        for dx, dy in figure.copies:
            self._copy("Card", dx, dy)
            for part in figure.content:
                if isinstance(part, Element):
                    self._copy_imprint(part, dx, dy)
        self.canvas.addLiteral("EMC")

    def _copy(self, form: str, dx: float, dy: float) -> None:
        self.canvas.addLiteral(f"q 1 0 0 1 {number(dx)} {number(dy)} cm /{form} Do Q")

    def _annotate(self, link: Element, node: Node) -> None:
        box, name = around([mark.box for mark in link.marks()]), f"Link{len(self.tree._parents)}"
        entries = {
            "Rect": PDFArray(corners(box)),
            "Contents": PDFString(node.alt),
            "URI": PDFString(link.link),
        }  # fmt: skip
        if self.prefix:
            self.gapped[self._pdf.annotationName(name)] = None
            self.ink |= {
                f"{self.prefix}.rect": placed(corners(box)),
                f"{self.prefix}.contents": text_string(node.alt),
                f"{self.prefix}.uri": text_string(link.link),
            }  # fmt: skip
            entries = {key: Gap(f"{self.prefix}.{key.lower()}") for key in entries}
        uri = PDFDictionary({"S": PDFName("URI"), "URI": entries.pop("URI")})
        annotation = PDFDictionary({
            "Type": PDFName("Annot"), "Subtype": PDFName("Link"), "F": 4, "Border": PDFArray([0, 0, 0]), "A": uri, **entries,
        })  # fmt: skip
        self.canvas.annotate(annotation, name)
        annotation["StructParent"] = self.tree.new_object(node, self._pdf.refAnnotation(name))

    def _placed(self, element: Element) -> None:
        """An element of the imprint, whose lines or logo go into gaps."""
        code, place, imprint = self.canvas.code, element.place, self.imprint
        self.prefix, self.places = f"{self.places}", self.places + 1
        if imprint.begin is None:  # the imprint says its own colours, for a copy or a press run draws it apart
            imprint.begin, self.color = len(code), ""
        if isinstance(place, Place):
            imprint.first = imprint.first or place
            at = len(code)
            self._fill(place.color)
            self.open.extend(_gaps(place, len([*element.marks()]), self.prefix))
            imprint.copy += [*code[at:], *map(gap, dict.fromkeys(self.open))]
        self._element(element, self.tree.root)
        imprint.end, self.prefix = len(code), ""

    def _copy_imprint(self, element: Element, dx: float, dy: float) -> None:
        """The imprint once more, where a copy of its first place stands."""
        place, first = element.place, self.imprint.first
        if isinstance(place, Place) and first and place.field == first.field:
            self.imprint.copied = True
            self._copy("Imprint", place.x + dx - first.x, place.y + dy - first.y)

    def _draw(self, mark: Mark) -> None:
        match mark:
            case Line():
                self._line(mark)
            case Shape():
                self._shape(mark)
            case Code():
                self._code(mark)
            case Picture():
                self._logo(mark)

    def _fill(self, color: str) -> None:
        if color != self.color:
            self.canvas.addLiteral(paint(color))
            self.color = color

    def _line(self, line: Line) -> None:
        self._fill(line.color)
        faces = [(self._face(run.font), run) for run in line.runs]
        runs = [(face.resource, face.show(run)) for face, run in faces]
        code = shown(line.x, line.y, line.size, runs)
        if self.open:
            self.shown[self.open[0]] = runs
            self._into(self.open.popleft(), code)
        else:
            self.canvas.addLiteral(code.decode())

    def _into(self, name: str, code: bytes) -> None:
        """Puts code into a gap, after what may stand there."""
        if name in self.ink:
            self.ink[name] += b"\n" + code
        else:
            self.ink[name] = code
            self.canvas.addLiteral(gap(name))

    def _face(self, name: str, keeps: tuple[Cluster, ...] = ()) -> Typeface:
        if name not in self.faces:
            self.faces[name] = Typeface(name, f"T{len(self.faces) + 1}", keeps)
        return self.faces[name]

    def _shape(self, shape: Shape) -> None:
        if shape.fill:
            self._fill(shape.fill)
        if shape.stroke:
            self.canvas.addLiteral(paint(shape.stroke, stroke=True))
            self.canvas.setLineWidth(shape.weight)
            self.canvas.setDash(list(shape.dash))
        steps = [" ".join([*map(number, step.at), step.op]) for step in shape.path]
        op = {(True, True): "B", (True, False): "f", (False, True): "S"}[bool(shape.fill), bool(shape.stroke)]
        self.canvas.addLiteral(" ".join([*steps, op]))

    def _code(self, code: Code) -> None:
        self._fill("#FFFFFF")
        self.canvas.addLiteral(rectangle(code.quiet) + " f")
        self._fill("#000000")
        self.canvas.addLiteral(bars(code))

    def _logo(self, picture: Picture) -> None:
        self._into(f"{self.prefix}.drawn", drawn(picture.box))
        if "logo" not in self.ink:
            self.ink["logo"] = image_object(picture.data)
            self._open("Logo", gap("logo"), None)
        self.canvas.drawn["Logo"] = PDFObjectReference("Logo")

    def finish(self) -> Shell:
        """The file with gaps in it."""
        canvas, document, pdf = self.canvas, self.document, self._pdf
        self._metadata()
        canvas.setCatalogEntry("StructTreeRoot", self.tree.add_objects(pdf))
        canvas.setCatalogEntry("MarkInfo", {"Marked": "true"})
        for name, value in metadata.viewing(document).items():
            canvas.setViewerPreference(name, value)
        profile = reference(pdf, Stream(metadata.profile(), "/N 3"), "Profile")
        canvas.setCatalogEntry("OutputIntents", PDFArray([Intent(profile)]))
        if document.outline:
            canvas.showOutline()
        fonts = pdf.idToObject["BasicFonts"].dict
        for face in self.faces.values():
            fonts[face.resource] = reference(pdf, face.add_objects(pdf))
        pdf._ID = b"[<><>]"  # the shell gives each file its own
        return self._shell(canvas.file())

    def _shell(self, file: bytes) -> Shell:
        pdf = self._pdf
        numbers = {name: version[0] for name, version in pdf.idToObjectNumberAndVersion.items()}
        gapped = {
            numbers[name]: told and told.replace("%s", f"{numbers['BasicFonts']} 0 R") for name, told in self.gapped.items()
        }
        offsets = {numbers[name]: at for name, at in pdf.idToOffset.items()}
        return shell(file, offsets, gapped, self._skeleton(numbers))

    def _skeleton(self, numbers: Mapping[str, int]) -> Skeleton:
        document, pdf, names = self.document, self._pdf, self.tree.names
        catalog, pages = (numbers[reference(pdf, part).name] for part in (pdf.Catalog, pdf.Pages))
        return Skeleton(
            catalog, numbers["Info"], numbers["Metadata"], pages, numbers["BasicFonts"],
            numbers["Profile"], numbers[names.tree], numbers[names.document], numbers[names.parents],
            tuple(numbers[name] for name in names.elements), tuple(numbers[name] for name in names.owners),
            tuple(leaf.numbered(numbers) for leaf in self.leaves),
            metadata.shown(document, numbers["Profile"]),
        )  # fmt: skip

    def _metadata(self) -> None:
        """The document's properties, in its Info and in its XMP packet."""
        self._pdf.info = Info(metadata.info(self.document.date.replace("-", "")))
        self.gapped["Info"] = None
        reference(self._pdf, self._pdf.info, "Info")
        told = self._open("Metadata", metadata.packet(self.document), "/Type/Metadata/Subtype/XML")
        self.canvas.setCatalogEntry("Metadata", told)


def _kept(document: Document) -> list[str]:
    """The fonts that places are set in, which keep the whole alphabet."""
    found = (element.place for page in document.pages for element in page.elements)
    return sorted({STACKS[place.face][0] for place in found if isinstance(place, Place)})


def _gaps(place: Place, lines: int, prefix: str) -> list[str]:
    """The gap for each line of a place: its labels have one each, its words one together."""
    before, after = len(place.before), len(place.after)
    words = lines - before - after
    order = [*range(before), *[before] * words, *range(before + 1, before + 1 + after)]
    return [f"{prefix}.{nth}" for nth in order]


def _kind(part: Mark | Element) -> type:
    """Marks that are read (Line, Code, Picture) stand together; shapes and elements each on their own."""
    return type(part) if isinstance(part, Element | Shape) else Line
