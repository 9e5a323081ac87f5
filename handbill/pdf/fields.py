"""The fields of a form, which readers fill in (ISO 32000-1, 12.7): text alone, nothing that runs or calls."""

from __future__ import annotations

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFObjectReference, PDFString

from handbill.page.marks import Entry
from handbill.pdf.canvas import Canvas, Stream, reference
from handbill.pdf.syntax import corners, number, paint
from handbill.pdf.tags import Node, StructureTree

FONT = "Latin"  # the resource's name
DO_NOT_SCROLL = 1 << 23  # what would not be seen on paper is not taken
PRINT = 4
NARROW = 1 / 3  # of the type size: how wide a letter is at least, by and large


class Fields:
    """A document's fields: each is filled in once, and shown in a widget of its own wherever it stands."""

    def __init__(self, canvas: Canvas, tree: StructureTree) -> None:
        self._canvas, self._tree, self._count = canvas, tree, 0
        self._found: dict[str, tuple[Entry, list[PDFObjectReference]]] = {}
        self._empty: dict[tuple[str, str], PDFObjectReference] = {}

    def add(self, entry: Entry, node: Node) -> None:
        """A widget on the page that is being written, told of by its structure element."""
        _, widgets = self._found.setdefault(entry.field, (entry, []))
        objects, name = self._canvas.objects, f"Field{self._count}"
        self._count += 1
        widget = PDFDictionary({
            "Type": PDFName("Annot"), "Subtype": PDFName("Widget"), "Rect": PDFArray(corners(entry.box)), "F": PRINT,
            "P": node.page, "Parent": PDFObjectReference(_object(entry.field)), "TU": PDFString(entry.told),
            "BS": PDFDictionary({"W": 0}), "AP": PDFDictionary({"N": self._nothing(entry)}),
        })  # fmt: skip
        self._canvas.annotate(widget, name)
        widget["StructParent"] = self._tree.new_object(node, objects.refAnnotation(name))
        widgets.append(objects.refAnnotation(name))

    def _nothing(self, entry: Entry) -> PDFObjectReference:
        """How an empty field looks, wherever it is as large."""
        size = " ".join(number(round(side, 3)) for side in (entry.box.width, entry.box.height))
        key = entry.field, size
        if key not in self._empty:
            told = f"/Type/XObject/Subtype/Form/BBox[0 0 {size}]/Resources<<>>"
            self._empty[key] = reference(self._canvas.objects, Stream(b"/Tx BMC EMC", told), f"Empty{len(self._empty)}")
        return self._empty[key]

    def close(self) -> None:
        """Puts the form into the catalog, if there is a field."""
        if not self._found:
            return
        from handbill.pdf.latin import font_dictionary  # few pieces are forms

        objects = self._canvas.objects
        fields = []
        for name, (entry, widgets) in self._found.items():
            most = round(entry.box.width / entry.size / NARROW)
            fields.append(reference(objects, PDFDictionary({
                "FT": PDFName("Tx"), "T": PDFString(name), "TU": PDFString(entry.told), "Ff": DO_NOT_SCROLL,
                "DA": PDFString(_appearance(entry)), "MaxLen": most, "Kids": PDFArray(widgets),
            }), _object(name)))  # fmt: skip
        fonts = PDFDictionary({FONT: reference(objects, font_dictionary(objects), FONT)})
        self._canvas.setCatalogEntry("AcroForm", {
            "Fields": PDFArray(fields), "DR": PDFDictionary({"Font": fonts}), "DA": PDFString(f"/{FONT} 0 Tf 0 g"),
        })  # fmt: skip


def _object(field: str) -> str:
    """The name of a field's reference."""
    return f"Field.{field}"


def _appearance(entry: Entry) -> str:
    """How its words are set."""
    return f"/{FONT} {number(entry.size)} Tf {paint(entry.color)}"
