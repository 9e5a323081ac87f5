"""Binds pages that are made one by one, each of them one figure, into a file: its structure, labels and bookmarks."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from typing import BinaryIO

from handbill.pdf.container import Container
from handbill.pdf.metadata import named
from handbill.pdf.shell import Shell
from handbill.pdf.syntax import text_string


class Binder:
    """The file as it grows; what holds it together is the shell's own, but for `title`."""

    def __init__(self, file: BinaryIO, shell: Shell, title: str) -> None:
        self.out = Container(file, shell.head.partition(b"\n")[0], shell.last)
        self.pages = array("l")
        self._shell, self._title, self._figures = shell, title, array("l")
        self._elements: Sequence[int] = ()
        self._owners: Sequence[int] = ()

    def tagged(self, pages: Iterable[int], elements: Sequence[int], owners: Sequence[int]) -> None:
        """Takes pages that are in the file as the first ones, with their own elements and keys of the parent tree."""
        self.pages.extend(pages)
        self._elements, self._owners = elements, owners

    def page(self, frame: bytes, resources: bytes, forms: Mapping[bytes, int], content: int, alt: str) -> int:
        """A page that is one figure, drawn with those `resources` and forms; gives its number."""
        page = self.out.take()
        drawn = b"".join(b"/%b %d 0 R" % form for form in forms.items())
        self.out.add(page, b"<</Type/Page/Parent %d 0 R%b/Resources<<%b/XObject<<%b>>>>/Contents %d 0 R"
                     b"/StructParents %d/Tabs/S>>" % (self._shell.skeleton.pages, frame, resources, drawn, content,
                                                     self._figure(page, alt, frame)))  # fmt: skip
        self.pages.append(page)
        return page

    def _figure(self, page: int, alt: str, frame: bytes) -> int:
        """Tags a page as one figure; gives its key in the parent tree, after those of the first pages."""
        number = self.out.take()
        self._figures.append(number)
        told = (self._shell.skeleton.document, page, text_string(alt), corners(frame))
        self.out.add(number, b"<</Type/StructElem/S/Figure/P %d 0 R/Pg %d 0 R/K[0]/Alt %b/A<</O/Layout/BBox%b>>>>" % told)
        return len(self._owners) + len(self._figures) - 1

    def close(self, labels: Iterable[bytes], marks: Sequence[tuple[str, int]]) -> None:
        """What holds the file together, then its end; `marks` are bookmarks, each with the page that it leads to, from 1."""
        out, own = self.out, self._shell.skeleton
        out.add(own.pages, b"<</Type/Pages/Count %d/Kids[%b]>>" % (len(self.pages), _references(self.pages)))
        self._close_tree()
        ink = named(self._title, "")
        for gapped in self._shell.gapped:
            if gapped.number in (own.info, own.metadata):
                out.add(gapped.number, gapped.body(ink))
        out.add(own.catalog, b"<</Type/Catalog/Pages %d 0 R/StructTreeRoot %d 0 R/Metadata %d 0 R%b/PageMode/UseOutlines"
                b"/Outlines %d 0 R/PageLabels<</Nums[%b]>>>>" % (own.pages, own.tree, own.metadata, own.shown,
                                                                 self._bookmarks(marks), b" ".join(labels)))  # fmt: skip
        out.close(own.catalog, own.info)

    def _close_tree(self) -> None:
        """The structure tree's Document, with the first pages' elements and each later page's figure, and its parent tree."""
        out, own = self.out, self._shell.skeleton
        rows = [b"%d %d 0 R" % row for row in enumerate(self._owners)]
        rows += [b"%d[%d 0 R]" % row for row in enumerate(self._figures, len(self._owners))]
        out.add(own.parents, b"<</Nums[%b]>>" % b" ".join(rows))
        elements = _references([*self._elements, *self._figures])
        out.add(own.document, b"<</Type/StructElem/S/Document/P %d 0 R/K[%b]>>" % (own.tree, elements))
        out.add(own.tree, b"<</Type/StructTreeRoot/K[%d 0 R]/ParentTree %d 0 R/ParentTreeNextKey %d>>" %
                (own.document, own.parents, len(rows)))  # fmt: skip

    def _bookmarks(self, marks: Sequence[tuple[str, int]]) -> int:
        out, last = self.out, len(marks) - 1
        top = out.take(last + 2)
        for nth, (title, page) in enumerate(marks):
            number = top + 1 + nth
            beside = b"/Prev %d 0 R" % (number - 1) if nth else b""
            beside += b"/Next %d 0 R" % (number + 1) if nth < last else b""
            told = (text_string(title), top, beside, self.pages[page - 1])
            out.add(number, b"<</Title %b/Parent %d 0 R%b/Dest[%d 0 R/Fit]>>" % told)
        out.add(top, b"<</Type/Outlines/First %d 0 R/Last %d 0 R/Count %d>>" % (top + 1, top + 1 + last, last + 1))
        return top


def corners(frame: bytes) -> bytes:
    """A page's corners, as its frame has them."""
    return b"[" + frame.partition(b"[")[2].partition(b"]")[0] + b"]"


def _references(numbers: Iterable[int]) -> bytes:
    return b" ".join(b"%d 0 R" % number for number in numbers)
