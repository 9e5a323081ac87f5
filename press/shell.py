"""A written file but for its imprint: what never changes, and the few objects that do, with gaps in them.

The objects with gaps stand last in the file, so that a school's file is the same beginning, these
objects filled, and a cross-reference table (ISO 32000-1, 7.5): one revision, nothing superseded.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cached_property
from itertools import groupby

from msgspec import Struct

from press.page import Box, Code

_GAP = "\0"  # stands around a gap's name in what ReportLab writes


def gap(name: str) -> str:
    """What stands in the written file for the gap of that name."""
    return f"{_GAP}{name}{_GAP}"


class Gapped(Struct, frozen=True):
    """An object of the file: what it begins with, then each gap's name and what follows it.

    A stream has a dictionary, and its Length is found last.
    """

    number: int
    begin: bytes
    gaps: tuple[tuple[str, bytes], ...]
    dictionary: bytes | None = None

    def filled(self, ink: Mapping[str, bytes]) -> bytes:
        """The object as it stands in the file; `ink` says what goes into each gap."""
        parts = [self.begin]
        for name, after in self.gaps:
            parts += (ink[name], after)
        body = b"".join(parts)
        if self.dictionary is None:
            return b"%d 0 obj\n%b\nendobj\n" % (self.number, body)
        return b"%d 0 obj\n<<%b/Length %d>>\nstream\n%b\nendstream\nendobj\n" % (self.number, self.dictionary, len(body), body)


class Shell(Struct, frozen=True, dict=True):
    """What all files of an edition share.

    `rows` are the cross-reference table's, with a number (of `gapped`) where that object's own row
    goes. `trailer` has its Root, Info and Size.
    """

    head: bytes
    gapped: tuple[Gapped, ...]
    rows: tuple[bytes | int, ...]
    trailer: bytes

    @cached_property
    def _of_head(self):
        return hashlib.sha256(self.head)

    def tail(self, ink: Mapping[str, bytes]) -> bytes:
        """What follows the head in the file whose gaps are filled so."""
        objects = [gapped.filled(ink) for gapped in self.gapped]
        at, own = len(self.head), []
        for written in objects:
            own.append(b"%010d 00000 n \n" % at)
            at += len(written)
        digest = self._of_head.copy()
        digest.update(b"".join(objects))
        identity = digest.hexdigest()[:32].encode()
        table = b"".join([row if row.__class__ is bytes else own[row] for row in self.rows])
        closing = b"trailer\n<</ID[<%b><%b>]%b>>\nstartxref\n%d\n%%%%EOF\n" % (identity, identity, self.trailer, at)
        return b"".join([*objects, table, closing])

    def sha256(self, tail: bytes) -> str:
        """The digest of the whole file, at the price of its tail."""
        digest = self._of_head.copy()
        digest.update(tail)
        return digest.hexdigest()


def shell(written: bytes, offsets: Mapping[int, int], gapped: Mapping[int, str | None], trailer: str) -> Shell:
    """The shell of a written file, whose objects begin at `offsets`.

    `gapped` are the numbers of the objects with gaps; for a stream, what its dictionary says but its Length.
    """
    end = int(written.rsplit(b"startxref", 1)[1].split()[0])
    order = sorted(offsets.items(), key=lambda pair: pair[1])
    ends = [*(at for _, at in order[1:]), end]
    slices = {number: written[at:stop] for (number, at), stop in zip(order, ends, strict=True)}
    head, rows, filled = [written[: order[0][1]]], [b"xref\n0 %d\n0000000000 65535 f \n" % (len(order) + 1)], []
    at = len(head[0])
    for nth, made in sorted(slices.items()):
        if nth in gapped:
            rows.append(len(filled))
            filled.append(_gapped(nth, _body(made), gapped[nth]))
        else:
            rows.append(b"%010d 00000 n \n" % at)
            head.append(made)
            at += len(made)
    return Shell(b"".join(head), tuple(filled), tuple(_merged(rows)), f"{trailer}/Size {len(order) + 1}".encode())


def _body(written: bytes) -> bytes:
    """What stands between obj and endobj."""
    return written.split(b"obj", 1)[1].rsplit(b"endobj", 1)[0].strip()


def _gapped(number: int, body: bytes, dictionary: str | None) -> Gapped:
    begin, *rest = body.split(_GAP.encode())
    gaps = tuple((name.decode(), after) for name, after in zip(rest[::2], rest[1::2], strict=True))
    return Gapped(number, begin, gaps, None if dictionary is None else dictionary.encode())


def _merged(rows: list[bytes | int]) -> list[bytes | int]:
    """Neighbouring rows that never change, as one."""
    merged: list[bytes | int] = []
    for row in rows:
        if isinstance(row, bytes) and merged and isinstance(merged[-1], bytes):
            merged[-1] += row
        else:
            merged.append(row)
    return merged


def number(value: float) -> str:
    """A number as a page has it: at most four decimals, without trailing noughts."""
    return f"{value:.4f}".rstrip("0").rstrip(".") if value % 1 else f"{value:.0f}"


def text_string(text: str) -> bytes:
    """A text string (ISO 32000-1, 7.9.2.2): as it is where it is ASCII, else UTF-16."""
    if text.isascii():
        return b"(" + text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)").encode() + b")"
    return b"<FEFF" + text.encode("utf-16-be").hex().upper().encode() + b">"


def escaped(text: str) -> bytes:
    """Text as XML has it."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").encode()


def shown(x: float, y: float, size: float, runs: list[tuple[str, str]]) -> bytes:
    """A line of words on the page: each run a font's resource name and the TJ array that shows it."""
    parts = [f"BT 1 0 0 1 {number(x)} {number(y)} Tm"]
    parts += [f"/{resource} {number(size)} Tf {array} TJ" for resource, array in runs]
    return " ".join([*parts, "ET"]).encode()


def placed(corners: tuple[float, ...]) -> bytes:
    """An annotation's Rect."""
    return b"[%s]" % " ".join(map(number, corners)).encode()


def corners(box: Box) -> tuple[float, ...]:
    """Lower left and upper right, to 1/1000 pt."""
    return tuple(round(corner, 3) for corner in (box.x, box.y, box.right, box.top))


def bars(code: Code) -> str:
    """A code's dark modules on the page, row by row."""
    side, found = code.module, []
    for nth, row in enumerate(code.rows):
        y, at = code.box.top - (nth + 1) * side, 0
        for dark, run in groupby(row):
            length = len(list(run))
            if dark == "1":
                found.append(rectangle(Box(code.box.x + at * side, y, length * side, side)))
            at += length
    return " ".join([*found, "f"])


def rectangle(box: Box) -> str:
    """A box as a path."""
    return " ".join([*map(number, (box.x, box.y, box.width, box.height)), "re"])


def drawn(box: Box) -> bytes:
    """The logo, filling a box of the page."""
    width, height, x, y = map(number, (box.width, box.height, box.x, box.y))
    return f"q {width} 0 0 {height} {x} {y} cm /Logo Do Q".encode()


XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
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
