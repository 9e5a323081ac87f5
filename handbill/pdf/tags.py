"""The structure tree that a tagged PDF needs and ReportLab lacks (ISO 32000-1, 14.7 and 14.8)."""

from __future__ import annotations

from typing import NamedTuple

from msgspec import Struct
from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFName,
    PDFObject,
    PDFObjectReference,
    PDFString,
)

from handbill.page.document import Element
from handbill.pdf.canvas import Objects, reference
from handbill.pdf.shell import gap


class Gap(PDFObject):
    """Stands where each file of an edition has its own."""

    def __init__(self, name: str) -> None:
        self.name = name

    def format(self, _: object) -> bytes:
        return gap(self.name).encode()


class Node(Struct):
    """A structure element on its way into the file: what it is, and its children in reading order."""

    element: Element
    page: PDFObjectReference | None
    alt: str = ""
    box: tuple[float, ...] = ()
    gap: str = ""  # the name of its alternative text's gap, where each file of an edition has its own
    children: list[Node | int | PDFObjectReference] = []

    @property
    def name(self) -> str | None:
        """Its reference's name in the file, if it has a gap."""
        return f"Node.{self.gap}" if self.gap else None


class TreeNames(NamedTuple):
    """References' names: of the tree's root, of its Document and that one's children, of its parent tree and what is in it."""

    tree: str
    document: str
    parents: str
    elements: list[str]
    owners: list[str]


class StructureTree:
    """Collects nodes and marked content of each page; `add_objects` writes them."""

    names: TreeNames

    def __init__(self) -> None:
        self.root = Node(Element("P"), None)
        self._parents: list[list[Node] | Node] = []

    def new_page(self) -> int:
        """The page's StructParents key."""
        self._parents.append([])
        return len(self._parents) - 1

    def new_content(self, key: int, node: Node) -> int:
        """The marked-content id of the next stretch of `node` on the page with that key."""
        owners = self._parents[key]
        assert isinstance(owners, list)  # noqa: S101 (a page's key, as `new_page` gave it)
        owners.append(node)
        node.children.append(len(owners) - 1)
        return len(owners) - 1

    def new_object(self, node: Node, annotation: PDFObjectReference) -> int:
        """The StructParent key of an annotation that belongs to `node`."""
        node.children.append(annotation)
        self._parents.append(node)
        return len(self._parents) - 1

    def add_objects(self, objects: Objects) -> PDFObjectReference:
        """The StructTreeRoot, with everything beneath it among `objects`; from then on `names` has these objects' references."""
        written: dict[int, PDFObjectReference] = {}
        top = PDFDictionary({"Type": PDFName("StructElem"), "S": PDFName("Document")})
        root = PDFDictionary({"Type": PDFName("StructTreeRoot")})
        root_reference = reference(objects, root)
        top["P"], top_reference = root_reference, reference(objects, top)
        top["K"] = PDFArray(
            [_add(child, top_reference, objects, written) for child in self.root.children if isinstance(child, Node)]
        )
        owners = [self._owner(owner, objects, written) for owner in self._parents]
        root["K"] = PDFArray([top_reference])
        parents = reference(objects, PDFDictionary({"Nums": PDFArray([part for row in enumerate(owners) for part in row])}))
        root["ParentTree"], root["ParentTreeNextKey"] = parents, len(owners)
        elements = [written[id(node)].name for node in self.root.children if isinstance(node, Node)]
        self.names = TreeNames(root_reference.name, top_reference.name, parents.name, elements, [owner.name for owner in owners])
        return root_reference

    @staticmethod
    def _owner(owner: list[Node] | Node, objects: Objects, written: dict[int, PDFObjectReference]) -> PDFObjectReference:
        """What a key of the parent tree leads to: a link's node, or the nodes of a page's stretches in order."""
        if isinstance(owner, Node):
            return written[id(owner)]
        return reference(objects, PDFArray([written[id(node)] for node in owner]))


def _add(node: Node, parent: PDFObjectReference, objects: Objects, written: dict[int, PDFObjectReference]) -> PDFObjectReference:
    entries = PDFDictionary({"Type": PDFName("StructElem"), "S": PDFName(node.element.role), "P": parent})
    own = written[id(node)] = reference(objects, entries, node.name)
    entries.dict |= {"Pg": node.page} | _attributes(node)
    children: list[object] = []
    for child in node.children:
        if isinstance(child, Node):
            children.append(_add(child, own, objects, written))
        elif isinstance(child, int):
            children.append(child)
        else:
            children.append(PDFDictionary({"Type": PDFName("OBJR"), "Obj": child, "Pg": node.page}))
    entries["K"] = PDFArray(children)
    return own


def _attributes(node: Node) -> dict[str, object]:
    element, found = node.element, dict[str, object]()
    if node.alt:
        found["Alt"] = Gap(node.gap) if node.gap else PDFString(node.alt)
    if element.lang:
        found["Lang"] = PDFString(element.lang)
    if element.scope:
        found["A"] = PDFDictionary({"O": PDFName("Table"), "Scope": PDFName(element.scope)})
    if element.role == "L":
        numbering = "Decimal" if element.ordered else "None"
        found["A"] = PDFDictionary({"O": PDFName("List"), "ListNumbering": PDFName(numbering)})
    if element.role == "Figure":
        found["A"] = PDFDictionary({"O": PDFName("Layout"), "BBox": PDFArray(node.box)})
    return found
