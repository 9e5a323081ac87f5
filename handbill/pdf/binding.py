"""Binds written pages into one file: its structure tree, fonts and properties, and what a press run needs to know of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from reportlab.pdfbase.pdfdoc import PDFArray

from handbill.page.document import Document, Page
from handbill.pdf import metadata
from handbill.pdf.boxes import boxes
from handbill.pdf.canvas import Canvas, Info, Intent, Stream, reference
from handbill.pdf.shell import Leaf, Shell, Skeleton, shell
from handbill.pdf.syntax import corners, entries, moved, number, placed
from handbill.pdf.tags import StructureTree, TreeNames
from handbill.pdf.typeface import Typeface


class PageObjects(NamedTuple):
    """A page that is written, its objects still by their references' names."""

    page: Page
    name: str
    code: list[str]
    drawn: dict[str, str]

    def numbered(self, numbers: Mapping[str, int]) -> Leaf:
        page = self.page
        frame = f"/MediaBox[0 0 {number(page.width)} {number(page.height)}]" + ("/Rotate 180" if page.turned else "")
        frame += "".join(f"/{name}{placed(corners(box)).decode()}" for name, box in boxes(page).items())
        card, copied = (numbers[self.drawn[form]] if form in self.drawn else None for form in ("Card", "Imprint"))
        code = tuple(numbers[name] for name in self.code)
        return Leaf(numbers[self.name], code, card, copied, "Logo" in self.drawn, frame.encode(), moved(page).encode())


def bound(
    canvas: Canvas, document: Document, tree: StructureTree, faces: Iterable[Typeface], pages: Iterable[PageObjects]
) -> Shell:
    """The file with gaps in it."""
    objects = canvas.objects
    _describe(canvas, document)
    canvas.setCatalogEntry("StructTreeRoot", tree.add_objects(objects))
    canvas.setCatalogEntry("MarkInfo", {"Marked": "true"})
    for name, value in metadata.viewing(document).items():
        canvas.setViewerPreference(name, value)
    profile = reference(objects, Stream(*metadata.profile(document.press)), "Profile")
    intents = [Intent(told, profile) for told in metadata.intents(document.press)]
    canvas.setCatalogEntry("OutputIntents", PDFArray(intents))
    if document.outline:
        canvas.showOutline()
    fonts = objects.idToObject["BasicFonts"].dict
    for face in faces:
        fonts[face.resource] = reference(objects, face.add_objects(objects))
    objects._ID = b"[<><>]"  # the shell gives each file its own
    file = canvas.file()
    numbers = {name: version[0] for name, version in objects.idToObjectNumberAndVersion.items()}
    gapped = {numbers[name]: told and _referring(told, numbers) for name, told in canvas.gapped.items()}
    offsets = {numbers[name]: at for name, at in objects.idToOffset.items()}
    leaves = tuple(page.numbered(numbers) for page in pages)
    return shell(file, offsets, gapped, _skeleton(canvas, document, tree.names, leaves, numbers))


def _referring(told: str, numbers: Mapping[str, int]) -> str:
    """What a stream's dictionary says, with the fonts where %s stands, and the logo where %l does."""
    return told.replace("%s", f"{numbers['BasicFonts']} 0 R").replace("%l", f"{numbers.get('Logo', 0)} 0 R")


def _describe(canvas: Canvas, document: Document) -> None:
    """The document's properties, in its Info and in its XMP packet."""
    objects = canvas.objects
    objects.info = Info(metadata.info(document.date.replace("-", "")))
    canvas.gapped["Info"] = None
    reference(objects, objects.info, "Info")
    told = canvas.open("Metadata", metadata.packet(document), "/Type/Metadata/Subtype/XML")
    canvas.setCatalogEntry("Metadata", told)


def _skeleton(
    canvas: Canvas, document: Document, names: TreeNames, leaves: tuple[Leaf, ...], numbers: Mapping[str, int]
) -> Skeleton:
    objects = canvas.objects
    catalog, pages = (numbers[reference(objects, part).name] for part in (objects.Catalog, objects.Pages))
    return Skeleton(
        catalog, numbers["Info"], numbers["Metadata"], pages, numbers["BasicFonts"], numbers["Profile"],
        numbers[names.tree], numbers[names.document], numbers[names.parents],
        tuple(numbers[name] for name in names.elements), tuple(numbers[name] for name in names.owners),
        leaves, metadata.shown(document, numbers["Profile"]), entries(canvas.resources).encode(),
    )  # fmt: skip
