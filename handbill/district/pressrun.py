"""A press run: one file of a piece for all schools, for whoever prints them in one go.

What the schools share is stored once. The first school's pages are those of its own file, tagged in
full; each later page is one figure that names piece and school.
"""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Iterable
from typing import BinaryIO, NamedTuple

from handbill.district.plates import Plate, Plates, brought, reached, untagged
from handbill.pdf import metadata
from handbill.pdf.container import Container
from handbill.pdf.shell import Gapped, Shell
from handbill.pdf.syntax import text_string


class Sheet(NamedTuple):
    """A school's own: the shell of its file, what goes into the gaps, and how many copies it gets."""

    school: str
    shell: Shell
    ink: dict[str, bytes]
    quantity: int = 1


class Line(NamedTuple):
    """A line of the job ticket: a school's first and last page, counted from 1, and how many copies it gets."""

    school: str
    first: int
    last: int
    quantity: int


def pressrun(sheets: Iterable[Sheet], file: BinaryIO, *, title: str) -> list[Line]:
    """Writes the run of a piece as the sheets come; gives its job ticket, a line for each of them.

    `title` is the piece’s, as its own files have it. The same sheets give the same bytes.
    Raises ValueError where there is no sheet at all.
    """
    schools = iter(sheets)
    first = next(schools, None)
    if first is None:
        raise ValueError("a press run needs a school")
    run = _Run(file, first, title)
    for sheet in schools:
        run.add(sheet)
    run.close()
    return run.ticket


class _Run:
    """The file as it grows."""

    def __init__(self, file: BinaryIO, first: Sheet, title: str) -> None:
        self._shell, self._title = first.shell, title
        self._out = Container(file, first.shell.head.partition(b"\n")[0], first.shell.last)
        self._pages, self._figures = array("l"), array("l")
        self._logos: dict[bytes, int] = {}
        self.ticket: list[Line] = []
        constant = first.shell.objects()
        self._add_first(first, constant)
        self._plates = {first.shell.digest: Plates(first.shell, constant, self._out)}

    def _add_first(self, sheet: Sheet, constant: dict[int, bytes]) -> None:
        """The first school's pages, as they are in its own file."""
        shell, skeleton = sheet.shell, sheet.shell.skeleton
        objects = constant | {gapped.number: gapped.body(sheet.ink) for gapped in shell.gapped}
        for joint in skeleton.joints:
            del objects[joint]
        pages = [leaf.page for leaf in skeleton.leaves]
        for number in sorted(reached([*pages, skeleton.profile, *skeleton.elements, *skeleton.owners], objects)):
            self._out.add(number, objects[number])
        for gapped in shell.gapped:
            if "logo" in gapped.gaps:
                self._logos[_digest(sheet.ink["logo"])] = gapped.number
        self._enter(sheet, pages)

    def _enter(self, sheet: Sheet, pages: list[int]) -> None:
        at = len(self._pages)
        self._pages.extend(pages)
        self.ticket.append(Line(sheet.school, at + 1, at + len(pages), sheet.quantity))

    def add(self, sheet: Sheet) -> None:
        """A later school's pages, each one figure."""
        digest = sheet.shell.digest
        if digest not in self._plates:
            self._plates[digest] = brought(sheet.shell, self._out)
        plates = self._plates[digest]
        pages = []
        for nth, plate in enumerate(plates.of, 1):
            told = f" ({nth}/{len(plates.of)})" if len(plates.of) > 1 else ""
            pages.append(self._page(plate, plates, sheet, f"{self._title} – {sheet.school}{told}"))
        self._enter(sheet, pages)

    def _page(self, plate: Plate, plates: Plates, sheet: Sheet, alt: str) -> int:
        """A school's page; gives its number."""
        page, forms = self._out.take(), dict(plate.forms)
        if plate.leaf.logo:
            forms[b"Logo"] = self._logo(sheet.ink["logo"])
        if plate.leaf.copied:
            forms[b"Imprint"] = self._copied(plates.gapped[plate.leaf.copied], sheet.ink, plate, plates.resources)
        if plate.imprint:
            content = self._out.stream(plate.code(untagged(plates.gapped[plate.imprint].content(sheet.ink))))
        else:
            content = self._constant(plate.code(), plates)
        drawn = b"".join(b"/%b %d 0 R" % form for form in forms.items())
        self._out.add(page, b"<</Type/Page/Parent %d 0 R%b/Resources<<%b/XObject<<%b>>>>/Contents %d 0 R"
                      b"/StructParents %d/Tabs/S>>" % (self._shell.skeleton.pages, plate.leaf.frame, plates.resources, drawn,
                                                      content, self._figure(page, alt, plate)))  # fmt: skip
        return page

    def _constant(self, code: bytes, plates: Plates) -> int:
        """A page's code that is every school's; written once."""
        if code not in plates.constant:
            plates.constant[code] = self._out.stream(code)
        return plates.constant[code]

    def _figure(self, page: int, alt: str, plate: Plate) -> int:
        """Tags a page as one figure; gives its key in the parent tree, after those of the first school."""
        number, document = self._out.take(), self._shell.skeleton.document
        self._figures.append(number)
        told = (document, page, text_string(alt), plate.box)
        self._out.add(number, b"<</Type/StructElem/S/Figure/P %d 0 R/Pg %d 0 R/K[0]/Alt %b/A<</O/Layout/BBox%b>>>>" % told)
        return len(self._shell.skeleton.owners) + len(self._figures) - 1

    def _logo(self, image: bytes) -> int:
        """A logo, which is written once."""
        digest = _digest(image)
        if digest not in self._logos:
            self._logos[digest] = self._out.take()
            self._out.add(self._logos[digest], image)
        return self._logos[digest]

    def _copied(self, copy: Gapped, ink: dict[str, bytes], plate: Plate, resources: bytes) -> int:
        """The imprint once more, as each card but the first draws it."""
        told = b"/Type/XObject/Subtype/Form/BBox%b/Resources<<%b>>" % (plate.box, resources)
        return self._out.stream(copy.content(ink), told)

    def close(self) -> None:
        """What holds the file together, then its end."""
        out, own = self._out, self._shell.skeleton
        out.add(own.pages, b"<</Type/Pages/Count %d/Kids[%b]>>" % (len(self._pages), _references(self._pages)))
        self._close_tree()
        ink = metadata.named(self._title, "")
        for gapped in self._shell.gapped:
            if gapped.number in (own.info, own.metadata):
                out.add(gapped.number, gapped.body(ink))
        out.add(own.catalog, b"<</Type/Catalog/Pages %d 0 R/StructTreeRoot %d 0 R/Metadata %d 0 R%b/PageMode/UseOutlines"
                b"/Outlines %d 0 R/PageLabels<</Nums[%b]>>>>" % (own.pages, own.tree, own.metadata, own.shown,
                                                                 self._bookmarks(), self._labels()))  # fmt: skip
        out.close(own.catalog, own.info)

    def _close_tree(self) -> None:
        """The structure tree's Document, with the first school's elements and each later page's figure, and its parent tree."""
        out, own = self._out, self._shell.skeleton
        rows = [b"%d %d 0 R" % row for row in enumerate(own.owners)]
        rows += [b"%d[%d 0 R]" % row for row in enumerate(self._figures, len(own.owners))]
        out.add(own.parents, b"<</Nums[%b]>>" % b" ".join(rows))
        elements = _references([*own.elements, *self._figures])
        out.add(own.document, b"<</Type/StructElem/S/Document/P %d 0 R/K[%b]>>" % (own.tree, elements))
        out.add(own.tree, b"<</Type/StructTreeRoot/K[%d 0 R]/ParentTree %d 0 R/ParentTreeNextKey %d>>" %
                (own.document, own.parents, len(rows)))  # fmt: skip

    def _labels(self) -> bytes:
        """Each page under its school's name; of several pages each with its number."""
        return b" ".join(
            b"%d<</P %b>>" % (line.first - 1, text_string(line.school)) if line.first == line.last
            else b"%d<</P %b/S/D>>" % (line.first - 1, text_string(f"{line.school} "))
            for line in self.ticket
        )  # fmt: skip

    def _bookmarks(self) -> int:
        """One for each school, to its first page."""
        out, last = self._out, len(self.ticket) - 1
        top = out.take(last + 2)
        for nth, line in enumerate(self.ticket):
            number = top + 1 + nth
            beside = b"/Prev %d 0 R" % (number - 1) if nth else b""
            beside += b"/Next %d 0 R" % (number + 1) if nth < last else b""
            told = (text_string(line.school), top, beside, self._pages[line.first - 1])
            out.add(number, b"<</Title %b/Parent %d 0 R%b/Dest[%d 0 R/Fit]>>" % told)
        out.add(top, b"<</Type/Outlines/First %d 0 R/Last %d 0 R/Count %d>>" % (top + 1, top + 1 + last, last + 1))
        return top


def _references(numbers: Iterable[int]) -> bytes:
    return b" ".join(b"%d 0 R" % number for number in numbers)


def _digest(image: bytes) -> bytes:
    return hashlib.sha256(image).digest()
