"""A press run: one file of a piece for all schools, for whoever prints them in one go.

What the schools share is stored once. The first school's pages are those of its own file, tagged in
full; each later page is one figure that names piece and school.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from array import array
from collections.abc import Iterable
from typing import BinaryIO, NamedTuple

from press.container import Container, body_of, content_of, led_to, moved, objects_of, reached, references
from press.shell import Shell, escaped, text_string

_MARKED = re.compile(rb"^(?:/\w+ (?:<</MCID \d+>> BDC|BMC)|EMC)$")
_COPY = re.compile(rb"^q .* /Imprint Do Q$")
_FILL = re.compile(rb"^[\d. ]+ rg$")
_KIDS = re.compile(rb"/Kids\s*\[(.*?)\]", re.S)


class Sheet(NamedTuple):
    """A school's own: the shell of its file, what goes into the gaps, and how many copies it gets."""

    school: str
    shell: Shell
    ink: dict[str, bytes]
    quantity: int = 1


Ticket = list[tuple[str, int, int, int]]


def pressrun(sheets: Iterable[Sheet], file: BinaryIO, *, title: str, piece: str) -> Ticket:
    """Writes the run as it goes; gives for each school its first and last page, from 1, and its quantity.

    The same sheets give the same bytes. Raises ValueError where there is no sheet at all.
    """
    schools = iter(sheets)
    first = next(schools, None)
    if first is None:
        raise ValueError("a press run needs a school")
    run = _Run(file, first, title)
    run.add_first(first)
    for sheet in schools:
        run.add(sheet, piece)
    run.close()
    return run.ticket


class _Run:
    """The file as it grows."""

    def __init__(self, file: BinaryIO, first: Sheet, title: str) -> None:
        self._out = Container(file)
        self._title, self._books, self._logos = title, {}, {}
        self.ticket: Ticket = []
        self._kids, self._figures, self._parents = array("l"), array("l"), array("l")
        self._labels: list[tuple[int, str]] = []
        self._marks: list[tuple[int, int, str]] = []  # bookmarks: number, page, school
        self._shell = first.shell

    def add_first(self, sheet: Sheet) -> None:
        """The first school's pages, as they are in its own file."""
        objects = objects_of(sheet.shell)
        objects |= {gapped.number: body_of(gapped.filled(sheet.ink)) for gapped in sheet.shell.gapped}
        root, info = references(sheet.shell.trailer)
        self._catalog, self._info = root, info
        catalog = objects[root]
        self._pages, self._tree = led_to(catalog, b"Pages"), led_to(catalog, b"StructTreeRoot")
        self._parent_tree = led_to(objects[self._tree], b"ParentTree")
        self._document = references(objects[self._tree].split(b"/K", 1)[1])[0]
        self._metadata = led_to(catalog, b"Metadata")
        own = {root, info, self._pages, self._tree, self._parent_tree, self._document, self._metadata}
        self._own = {number: objects[number] for number in own}
        self._xmp = next(gapped for gapped in sheet.shell.gapped if gapped.number == self._metadata)
        self._out.number = max(objects)
        for number in sorted(objects.keys() - own):
            self._out.write(number, objects[number])
        kids = references(_KIDS.search(objects[self._pages])[1])
        self._kids.extend(kids)
        self._books[id(sheet.shell)] = _Book(sheet.shell, objects, kids, 0, self._out)
        self._begin(sheet, kids[0], len(kids))

    def _begin(self, sheet: Sheet, page: int, count: int) -> None:
        at = len(self._kids) - count
        self.ticket.append((sheet.school, at + 1, at + count, sheet.quantity))
        self._labels.append((at, sheet.school))
        self._marks.append((self._out.next(), page, sheet.school))

    def add(self, sheet: Sheet, piece: str) -> None:
        """A later school's pages, each one figure."""
        book = self._books.get(id(sheet.shell)) or self._book(sheet.shell)
        filled = {gapped.number: gapped for gapped in sheet.shell.gapped}
        first = 0
        for nth, leaf in enumerate(book.leaves):
            page = self._out.next()
            first = first or page
            self._kids.append(page)
            told = f" ({nth + 1}/{len(book.leaves)})" if len(book.leaves) > 1 else ""
            figure = self._figure(page, f"{piece} – {sheet.school}{told}", leaf)
            drawn = dict(leaf.forms)
            if leaf.imprint:
                code = _unmarked(content_of(filled[leaf.imprint].filled(sheet.ink)))
                content = self._out.stream(b"\n".join([leaf.before, *code, leaf.after]))
                if leaf.logo:
                    drawn[b"Logo"] = self._logo(sheet.ink["logo"])
                if leaf.copy:
                    drawn[b"Imprint"] = self._copy(filled[leaf.copy], sheet.ink, book)
            else:
                content = leaf.content = leaf.content or self._out.stream(b"\n".join([leaf.before, leaf.after]))
            xobjects = b"".join(b"/%b %d 0 R" % pair for pair in drawn.items())
            entries = b"/Parent %d 0 R%b/Resources<</Font %d 0 R/XObject<<%b>>>>" % (
                self._pages,
                leaf.frame,
                book.fonts,
                xobjects,
            )
            self._out.pack(page, b"<</Type/Page%b/Contents %d 0 R/StructParents %d/Tabs/S>>" % (entries, content, figure))
        self._begin(sheet, first, len(book.leaves))

    def _figure(self, page: int, alt: str, leaf: _Leaf) -> int:
        """Tags a page as one figure; gives its key in the parent tree."""
        number, key = self._out.next(), len(self._kids) + 100_000_000  # beyond every key of the first school
        self._figures.append(number)
        self._parents.extend((key, number))
        self._out.pack(number, b"<</Type/StructElem/S/Figure/P %d 0 R/Pg %d 0 R/K[0]/Alt %b/A<</O/Layout/BBox %b>>>>" %
                       (self._document, page, text_string(alt), leaf.box))  # fmt: skip
        return key

    def _logo(self, image: bytes) -> int:
        digest = hashlib.sha256(image).digest()
        if digest not in self._logos:
            self._logos[digest] = self._out.next()
            self._out.write(self._logos[digest], image)
        return self._logos[digest]

    def _copy(self, gapped, ink: dict[str, bytes], book: _Book) -> int:
        """The imprint once more, as each card but the first draws it."""
        box = re.search(rb"/BBox\[.*?\]", gapped.dictionary)[0]
        told = b"/Type/XObject/Subtype/Form%b/Resources<</Font %d 0 R>>" % (box, book.fonts)
        return self._out.stream(content_of(gapped.filled(ink)), told)

    def _book(self, shell: Shell) -> _Book:
        """Another shell's shared content: its fonts, and its pages as forms."""
        objects, base = objects_of(shell), self._out.number
        catalog = objects[references(shell.trailer)[0]]
        pages = objects[led_to(catalog, b"Pages")]
        kids = references(_KIDS.search(pages)[1])
        self._out.number += max(max(objects), max(gapped.number for gapped in shell.gapped))
        for number in sorted(reached(_fonts(objects, kids), objects)):
            self._out.write(base + number, moved(objects[number], base))
        book = self._books[id(shell)] = _Book(shell, objects, kids, base, self._out)
        return book

    def close(self) -> None:
        """Everything that names all pages, then the cross-reference stream."""
        out, own = self._out, self._own
        kids = b" ".join(b"%d 0 R" % kid for kid in self._kids)
        out.pack(self._pages, b"<</Type/Pages/Count %d/Kids[%b]>>" % (len(self._kids), kids))
        figures = b" ".join(b"%d 0 R" % figure for figure in self._figures)
        document = re.sub(
            rb"/K\s*\[(.*?)\]", lambda found: b"/K [" + found[1] + b" " + figures + b"]", own[self._document], flags=re.S
        )
        out.pack(self._document, document)
        rows = b" ".join(
            b"%d [%d 0 R]" % (key, number) for key, number in zip(self._parents[::2], self._parents[1::2], strict=True)
        )
        tree = re.sub(
            rb"/Nums\s*\[(.*)\]", lambda found: b"/Nums [" + found[1] + b" " + rows + b"]", own[self._parent_tree], flags=re.S
        )
        out.pack(self._parent_tree, tree)
        last = self._parents[-2] + 1 if self._parents else 0
        root = own[self._tree]
        if last:
            root = re.sub(rb"/ParentTreeNextKey \d+", b"/ParentTreeNextKey %d" % last, root)
        out.pack(self._tree, root)
        title = {"title": text_string(self._title), "title.xml": escaped(self._title)}
        info = next(gapped for gapped in self._shell.gapped if gapped.number == self._info)
        out.pack(self._info, body_of(info.filled(title)))
        out.write(self._metadata, body_of(self._xmp.filled(title)))
        outlines = self._bookmarks()
        labels = b" ".join(b"%d <</P %b>>" % (at, text_string(f"{school} ")) for at, school in self._labels)
        catalog = re.sub(rb"/(?:Outlines \d+ 0 R|PageMode\s*/\w+|PageLabels\s*(?:\d+ 0 R|<<.*?>>\s*>>|<<[^<>]*>>))", b"",
                         own[self._catalog], flags=re.S)  # fmt: skip
        catalog = catalog.rstrip().removesuffix(b">>")
        out.pack(
            self._catalog, b"%b/PageMode/UseOutlines/Outlines %d 0 R/PageLabels<</Nums[%b]>>>>" % (catalog, outlines, labels)
        )
        out.close(self._catalog, self._info)

    def _bookmarks(self) -> int:
        """One for each school, to its first page."""
        top, marks = self._out.next(), self._marks
        for nth, (number, page, school) in enumerate(marks):
            beside = b"/Prev %d 0 R" % marks[nth - 1][0] if nth else b""
            beside += b"/Next %d 0 R" % marks[nth + 1][0] if nth + 1 < len(marks) else b""
            self._out.pack(number, b"<</Title %b/Parent %d 0 R%b/Dest[%d 0 R/Fit]>>" % (text_string(school), top, beside, page))
        self._out.pack(top, b"<</Type/Outlines/First %d 0 R/Last %d 0 R/Count %d>>" % (marks[0][0], marks[-1][0], len(marks)))
        return top


class _Leaf:
    """One page of a piece, for every school but the first: what all of them draw, as forms, and where the imprint goes."""

    def __init__(self, page: bytes, shell: Shell, objects: dict[int, bytes], fonts: int, out: Container) -> None:
        media = re.search(rb"/MediaBox\s*(\[.*?\])", page)[1]
        turned = re.search(rb"/Rotate (\d+)", page)
        self.box, self.frame = media, b"/MediaBox" + media + (b"/Rotate " + turned[1] if turned else b"")
        self.content = self.imprint = self.copy = 0
        gapped = {entry.number for entry in shell.gapped}
        contents = led_to(page, b"Contents")
        streams = [contents] if b"stream" in objects[contents] else references(objects[contents])
        codes = [b"" if number in gapped else zlib.decompress(content_of(objects[number])) for number in streams]
        self.imprint = next((number for number in streams if number in gapped), 0)
        named = {key: int(number) for key, number in re.findall(rb"/(Imprint|Logo) (\d+) 0 R", page)}
        self.copy, self.logo = named.get(b"Imprint", 0), b"Logo" in named
        copies = [line for code in codes for line in code.splitlines() if _COPY.match(line)]
        told = b"/Type/XObject/Subtype/Form/BBox%b/Resources<</Font %d 0 R>>" % (media, fonts)
        shown = [b"\n".join(line for line in _unmarked(code) if not _COPY.match(line)) for code in codes if code]
        self.forms = {b"F%d" % nth: out.stream(code, told) for nth, code in enumerate(shown)}
        fills = [line for line in shown[0].splitlines() if _FILL.match(line)] if shown else []
        draw = [b"/%b Do" % name for name in self.forms]
        self.before = b"\n".join([b"/Figure <</MCID 0>> BDC", *draw[:1], *fills[-1:]])
        self.after = b"\n".join([*draw[1:], *copies, b"EMC"])


class _Book:
    """What the files of one shell share in the run."""

    def __init__(self, shell: Shell, objects: dict[int, bytes], kids: list[int], base: int, out: Container) -> None:
        self.fonts = base + _fonts(objects, kids)
        self.leaves = [_Leaf(objects[kid], shell, objects, self.fonts, out) for kid in kids]


def _unmarked(code: bytes) -> list[bytes]:
    """The lines of a page's code, without what tags them."""
    return [line for line in code.splitlines() if not _MARKED.match(line.strip())]


def _fonts(objects: dict[int, bytes], kids: list[int]) -> int:
    return led_to(objects[kids[0]], b"Font")
