"""A document's pages as the objects of a file, through ReportLab: what each element means, and what stands in its gaps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFObjectReference, PDFString

from handbill.page.document import Cell, Document, Element, Page, Place
from handbill.page.geometry import Box, around
from handbill.page.marks import Clipped, Entry, Line, Mark, Shape
from handbill.page.text.shaping import STACKS
from handbill.pdf import metadata
from handbill.pdf.binding import PageObjects, bound
from handbill.pdf.boxes import boxes
from handbill.pdf.canvas import Canvas, Form, Objects, Stream, reference
from handbill.pdf.fields import Fields
from handbill.pdf.inks import inks
from handbill.pdf.pen import Pen, Shown
from handbill.pdf.shell import Shell, gap
from handbill.pdf.syntax import SILENT, corners, form, moved, number, placed, text_string
from handbill.pdf.tags import Gap, Node, StructureTree


class _Imprint:
    """The places of one page: where the code for them begins and ends, and how one copy of them is drawn, as a form.

    Sheets that a poster is cut into have theirs from the first.
    """

    def __init__(self, page: Page, nth: int) -> None:
        self.nth = nth
        self.boxes = [Box(0, 0, page.width, page.height)]
        self.begin: int | None = None
        self.end = 0
        self.first: Place | Cell | None = None
        self.copy: list[str] = []
        self.logo = False
        self.form: PDFObjectReference | None = None


class Writer:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.inks = inks(document.press)
        self.canvas = Canvas(document.lang, metadata.version(document.press), self.inks.resources)
        self.tree = StructureTree()
        self.fields = Fields(self.canvas, self.tree)
        self.pen = Pen(self.canvas, self.inks, _kept(document))
        for mark in _constant(element for page in document.pages for element in page.elements):
            self.pen.ready(mark)
        self.pen.ink |= metadata.named(document.title, document.school)
        self.shown: dict[str, Shown] = {}  # by the number of the place
        self.pages: list[PageObjects] = []
        self.headings: list[tuple[Element, str]] = []  # with the keys of their places
        self.nth = self.places = 0  # of the page that is being written, and of the places before it
        self.imprint = self.source = _Imprint(document.pages[0], 0)  # the page's own, and the last that a page had
        self.card: tuple[Sequence[Mark], PDFObjectReference] | None = None

    @property
    def _pdf(self) -> Objects:
        return self.canvas.objects

    def add_page(self, page: Page, nth: int) -> None:
        canvas, self.nth, self.pen.color, self.imprint = self.canvas, nth, "", _Imprint(page, nth)
        canvas.setPageSize((page.width, page.height))
        canvas.boxes = boxes(page)
        canvas.structure_key = self.tree.new_page()
        canvas.setPageRotation(180 if page.turned else 0)
        canvas.contents, canvas.drawn = None, {}
        if page.matrix:
            canvas.addLiteral(moved(page))
        if page.label:
            canvas.addPageLabel(nth, prefix=page.label)
        for element in page.elements:
            if element.place:
                self._placed(element)
            else:
                self._element(element, self.tree.root)
            if self.document.outline and element.role in ("H1", "H2", "H3") and not element.place:
                self._bookmark(element, nth)
        streams = self._streams(canvas.code, nth)
        canvas.contents = reference(self._pdf, PDFArray(streams))
        if self.imprint.first:
            self.source = self.imprint
        drawn = {name: form.name for name, form in canvas.drawn.items()}
        self.pages.append(PageObjects(page, self._pdf.thisPageName(), [part.name for part in streams], drawn))
        canvas.showPage()

    def _streams(self, code: list[str], nth: int) -> list[PDFObjectReference]:
        """The page's code: one stream, or three of which the imprint's own has gaps."""
        begin, end = self.imprint.begin, self.imprint.end
        if begin is None:
            return [self._constant(code)]
        own = self.canvas.open(f"Own{nth}", "\n".join(code[begin:end]), "")
        return [self._constant(code[:begin]), own, self._constant(code[end:])]

    def _constant(self, code: list[str]) -> PDFObjectReference:
        return reference(self._pdf, Stream("\n".join([*code, ""]).encode()))

    def _copied(self, imprint: _Imprint) -> PDFObjectReference:
        """The page's imprint once more, as a form that each copy draws."""
        if not imprint.form:
            told = form(around(imprint.boxes), "%s", self.inks.resources, "%l" if imprint.logo else "")
            code = "\n".join([SILENT, *imprint.copy, "EMC"])
            imprint.form = self.canvas.open(f"Imprint{imprint.nth}", code, told)
        return imprint.form

    def _bookmark(self, heading: Element, nth: int) -> None:
        key = f"{nth}-{self.canvas.bookmarks}"
        top = max(line.box.top for line in heading.marks() if isinstance(line, Line))
        self.canvas.bookmarkPage(key, fit="XYZ", left=0, top=top + 12)
        self.headings.append((heading, key))

    def _element(self, element: Element, parent: Node) -> None:
        if element.role == "Artifact":
            self._marked("/Artifact BMC", element.content)
            return
        node = self._node(element, parent)
        if element.role == "Link":
            self._name(element, node)
        if element.role == "Figure":
            if element.place:
                node.gap = f"{self.pen.prefix}.alt"
                self.canvas.gapped[f"Node.{node.gap}"] = None
                self.pen.ink[node.gap] = text_string(element.alt)
            node.box = corners(
                element.seen or (element.place.box if element.place else around([mark.box for mark in element.marks()]))
            )
            if element.copies:
                self._copies(element, node)
                self._fields_again(element, parent)
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
            elif kind is Entry:
                for entry in parts:
                    if isinstance(entry, Entry):
                        self.fields.add(entry, node)
            elif mixed:  # words beside links get an element of their own, so that the tree keeps their order
                self._element(Element("Span", tuple(parts)), node)
            else:
                self._marked(self._begin(node), parts)
        if element.role == "Link":
            self._annotate(element, node)

    def _name(self, link: Element, node: Node) -> None:
        """Says of a link what it does, or else where it leads."""
        node.alt = link.alt or link.text.strip()
        if self.pen.prefix:
            node.gap = f"{self.pen.prefix}.contents"
            self.canvas.gapped[f"Node.{node.gap}"] = None

    def _begin(self, node: Node) -> str:
        content = self.tree.new_content(self.canvas.structure_key, node)
        return f"/{node.element.role} <</MCID {content}>> BDC"

    def _marked(self, begin: str, parts: Iterable[Mark | Element]) -> None:
        self.canvas.addLiteral(begin)
        for part in parts:
            assert not isinstance(part, Element)  # noqa: S101 (only copies hold elements beside marks)
            self.pen.draw(part)
        self.canvas.addLiteral("EMC")

    def _copies(self, figure: Element, node: Node) -> None:
        """A card as a form, drawn wherever a copy stands, the imprint with it; its words are found on the first card alone."""
        marks: Sequence[Mark] = [part for part in figure.content if not isinstance(part, Element | Entry)]
        if not self.card or self.card[0] != marks:  # a page after the other may draw the same
            self.card = marks, self._form(marks)
        _, self.canvas.drawn["Card"] = self.card
        self.canvas.addLiteral(self._begin(node))
        for dx, dy in figure.copies:
            self._copy("Card", dx, dy)
            for part in figure.content:
                if isinstance(part, Element):
                    self._copy_imprint(part, dx, dy)
        self.canvas.addLiteral("EMC")
        self.pen.color = ""  # a press run draws what follows apart

    def _form(self, marks: Sequence[Mark]) -> PDFObjectReference:
        """Marks as a form."""
        color, at = self.pen.color, len(self.canvas.code)
        self.pen.color = ""
        for mark in marks:
            self.pen.draw(mark)
        code, self.pen.color = self.canvas.code[at:], color
        del self.canvas.code[at:]
        box = around([mark.extent if isinstance(mark, Shape) else mark.box for mark in marks]).inset(-2)  # and strokes
        return reference(self._pdf, Form("\n".join([SILENT, *code, "EMC"]).encode(), box, self.inks.resources), f"Card{self.nth}")

    def _fields_again(self, figure: Element, parent: Node) -> None:
        """The fields of each copy, behind all of them."""
        for nth, (dx, dy) in enumerate(figure.copies, 2):
            for entry in figure.content:
                if isinstance(entry, Entry):
                    again = entry.copied(nth, len(figure.copies) + 1).moved(dx, dy)
                    self._element(Element("Form", (again,)), parent)

    def _copy(self, form: str, dx: float, dy: float) -> None:
        self.canvas.addLiteral(f"q 1 0 0 1 {number(dx)} {number(dy)} cm /{form} Do Q")

    def _annotate(self, link: Element, node: Node) -> None:
        box, name = around([mark.box for mark in link.marks()]), f"Link{len(self.tree._parents)}"
        entries = {
            "Rect": PDFArray(corners(box)),
            "Contents": PDFString(node.alt),
            "URI": PDFString(link.link),
        }  # fmt: skip
        if self.pen.prefix:
            self.canvas.gapped[self._pdf.annotationName(name)] = None
            self.pen.ink |= {
                f"{self.pen.prefix}.rect": placed(corners(box)),
                f"{self.pen.prefix}.contents": text_string(node.alt),
                f"{self.pen.prefix}.uri": text_string(link.link),
            }  # fmt: skip
            entries = {key: Gap(f"{self.pen.prefix}.{key.lower()}") for key in entries}
        uri = PDFDictionary({"S": PDFName("URI"), "URI": entries.pop("URI")})
        annotation = PDFDictionary({
            "Type": PDFName("Annot"), "Subtype": PDFName("Link"), "F": 4, "Border": PDFArray([0, 0, 0]), "A": uri, **entries,
        })  # fmt: skip
        self.canvas.annotate(annotation, name)
        annotation["StructParent"] = self.tree.new_object(node, self._pdf.refAnnotation(name))

    def _placed(self, element: Element) -> None:
        """An element of the imprint, whose lines or logo go into gaps."""
        code, imprint = self.canvas.code, self.imprint
        self.pen.prefix, self.places = f"{self.places}", self.places + 1
        assert element.place  # noqa: S101 (as `add_page` looked)
        imprint.boxes.append(element.place.box)
        if imprint.begin is None:  # the imprint says its own colours, for a copy or a press run draws it apart
            imprint.begin, self.pen.color = len(code), ""
        if isinstance(element.place, Place):
            self._lines(element, element.place)
        else:
            self._element(element, self.tree.root)
            imprint.first, imprint.logo = imprint.first or element.place, True
            imprint.copy.append(gap(f"{self.pen.prefix}.drawn"))
        imprint.end, self.pen.prefix = len(code), ""

    def _lines(self, element: Element, place: Place) -> None:
        """A place's words: each link is a gap, and so is what lies between two."""
        code, prefix, imprint, at = self.canvas.code, self.pen.prefix, self.imprint, len(self.canvas.code)
        imprint.first = imprint.first or place
        self.pen.words(place.color)
        imprint.copy += code[at:]
        self.shown[prefix] = self.pen.shown(place)
        node = self._node(element, self.tree.root)
        groups = [[*parts] for _, parts in groupby(element.content, _linked)]
        for nth, parts in enumerate(groups):
            self.pen.prefix = f"{prefix}.{nth}"
            imprint.copy.append(gap(self.pen.prefix))
            link = _linked(parts[0])
            if link:
                self._into_gap(link, link.content, self._node(link, node))
            else:  # words beside links get an element of their own, so that the tree keeps their order
                self._into_gap(None, parts, self._node(Element("Span"), node) if len(groups) > 1 else node)

    def _into_gap(self, link: Element | None, parts: Iterable[Mark | Element], node: Node) -> None:
        if link:
            self._name(link, node)
        self.canvas.addLiteral(self._begin(node))
        self.pen.into(self.pen.prefix, b"\n".join(map(self.pen.imprinted, parts)))
        self.canvas.addLiteral("EMC")
        if link:
            self._annotate(link, node)

    def _node(self, element: Element, parent: Node) -> Node:
        """An element's place in the structure tree."""
        node = Node(element, PDFObjectReference(self._pdf.thisPageName()), alt=element.alt)
        parent.children.append(node)
        return node

    def _copy_imprint(self, element: Element, dx: float, dy: float) -> None:
        """The imprint once more, where a copy of its first place stands."""
        imprint = self.imprint if self.imprint.first else self.source
        if (at := _from(imprint.first, element.place)) is not None:
            self.canvas.drawn["Imprint"] = self._copied(imprint)
            self._copy("Imprint", at[0] + dx, at[1] + dy)

    def finish(self) -> Shell:
        """The file with gaps in it."""
        self.tree.root.children.sort(key=lambda node: node.element.turn if isinstance(node, Node) else 0)
        for heading, key in sorted(self.headings, key=lambda pair: pair[0].turn):
            self.canvas.addOutlineEntry(heading.text, key, level=int(heading.role[1]) - 1)
        self.fields.close()
        return bound(self.canvas, self.document, self.tree, self.pen.faces.values(), self.pages)


def _constant(parts: Iterable[Mark | Element]) -> Iterator[Mark]:
    """Every mark but those in places of the imprint."""
    for part in parts:
        if not isinstance(part, Element):
            yield part
        elif not part.place:
            yield from _constant(part.content)


def _kept(document: Document) -> list[str]:
    """The fonts that places are set in, which keep the whole alphabet."""
    found = (element.place for page in document.pages for element in page.elements)
    return sorted({STACKS[part.face][0] for place in found if isinstance(place, Place) for part in place.parts})


def _from(first: Place | Cell | None, place: Place | Cell | None) -> tuple[float, float] | None:
    """How far a copy's place stands from the page's first, if that is the one it is a copy of."""
    match first, place:
        case Place(), Place() if first.fields == place.fields:
            return place.x - first.x, place.rows[0].y - first.rows[0].y
        case Cell(), Cell():
            return place.box.x - first.box.x, place.box.y - first.box.y
    return None


def _linked(part: Mark | Element) -> Element | None:
    """The part, if it is a link."""
    return part if isinstance(part, Element) and part.role == "Link" else None


def _kind(part: Mark | Element) -> type:
    """Marks that are read (Line, Code, Picture) stand together; shapes, fields and elements each on their own."""
    return Shape if isinstance(part, Clipped) else type(part) if isinstance(part, Element | Shape | Entry) else Line
