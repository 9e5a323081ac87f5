"""A written file but for its imprint: what never changes, and the few objects that do, with gaps in them.

The objects with gaps stand last in the file, so that a school's file is the same beginning, these
objects filled, and a cross-reference stream (ISO 32000-1, 7.5): one revision, nothing superseded.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from functools import cached_property
from itertools import accumulate
from operator import itemgetter

from msgspec import Struct

from handbill.pdf import xref
from handbill.pdf.xref import FREE, OWN, PACKED, ROW

_GAP = "\0"  # stands around a gap's name in what ReportLab writes


def gap(name: str) -> str:
    """What stands in the written file for the gap of that name."""
    return f"{_GAP}{name}{_GAP}"


def pattern(written: bytes, gap: bytes = b"\0") -> bytes:
    """What is written, as a pattern to be filled with % wherever a gap stands in it."""
    return written.replace(b"%", b"%%").replace(gap, b"%b")


class Gapped(Struct, frozen=True, dict=True):
    """An object of the file: a pattern to be filled with what the `gaps` of those names get.

    A stream has a dictionary, and its Length is found last.
    """

    number: int
    pattern: bytes
    gaps: tuple[str, ...]
    dictionary: bytes | None = None

    @cached_property
    def _chosen(self) -> Callable[[Mapping[str, bytes]], tuple[bytes, ...]]:
        return itemgetter(*self.gaps) if len(self.gaps) > 1 else lambda ink: (ink[self.gaps[0]],)

    @cached_property
    def _object(self) -> bytes:
        """The pattern of the whole object: of a stream to be filled with its Length and content, else with its gaps."""
        if self.dictionary is None:
            return b"%d 0 obj\n%b\nendobj\n" % (self.number, self.pattern)
        return b"%d 0 obj\n%b\nendobj\n" % (self.number, self._stream)

    @property
    def _stream(self) -> bytes:
        return b"<<%b/Length %%d>>\nstream\n%%b\nendstream" % (self.dictionary or b"").replace(b"%", b"%%")

    @property
    def literals(self) -> list[bytes]:
        """What stands before the first gap, between each two, and behind the last."""
        return (self.pattern % ((b"\0",) * len(self.gaps))).split(b"\0")

    def content(self, ink: Mapping[str, bytes]) -> bytes:
        """What the object says, of a stream what it holds; `ink` says what goes into each gap."""
        return self.pattern % self._chosen(ink)

    def body(self, ink: Mapping[str, bytes]) -> bytes:
        """The object between its number and its end."""
        content = self.content(ink)
        return content if self.dictionary is None else self._stream % (len(content), content)

    def written(self, ink: Mapping[str, bytes]) -> bytes:
        """The object as it stands in the file."""
        if self.dictionary is None:
            return self._object % self._chosen(ink)
        content = self.pattern % self._chosen(ink)
        return self._object % (len(content), content)


class Leaf(Struct, frozen=True):
    """A page's objects by number: its own, its streams of code in order, and the forms that each copy of a card draws, if any:
    the card, and the imprint.

    `frame` has its MediaBox, which way up it lies, and how it is cut; `moved` is what its code begins with, if all that is drawn
    is moved.
    """

    page: int
    code: tuple[int, ...]
    card: int | None
    copied: int | None
    logo: bool
    frame: bytes
    moved: bytes = b""


class Skeleton(Struct, frozen=True):
    """What holds the file together, by number: the objects that a press run makes anew.

    `profile` is the colours'. `elements` are the children of the structure tree's Document, `owners` what each key of its
    parent tree leads to, `shown` the catalog's entries that say how the file is read and shown, `resources` what pages and forms
    need besides fonts and what they draw.
    """

    catalog: int
    info: int
    metadata: int
    pages: int
    fonts: int
    profile: int
    tree: int
    document: int
    parents: int
    elements: tuple[int, ...]
    owners: tuple[int, ...]
    leaves: tuple[Leaf, ...]
    shown: bytes
    resources: bytes

    def needed(self, base: int = 0) -> bytes:
        """What pages and forms are drawn with, in a file where the fonts' number is so much higher."""
        return b"/Font %d 0 R%b" % (self.fonts + base, self.resources)

    @property
    def joints(self) -> frozenset[int]:
        """The objects that name the pages of the whole file, or say what it is."""
        return frozenset((self.catalog, self.info, self.metadata, self.pages, self.tree, self.document, self.parents))


class Shell(Struct, frozen=True, dict=True):
    """What all files of an edition share.

    `rows` say where each object is, as a cross-reference stream has it; those of objects with gaps,
    which follow the head, are blank.
    """

    head: bytes
    gapped: tuple[Gapped, ...]
    rows: bytes
    skeleton: Skeleton

    @property
    def last(self) -> int:
        """The highest number that an object has."""
        return len(self.rows) // ROW.size - 1

    def objects(self) -> dict[int, bytes]:
        """What never changes, by number: each object between its number and its end."""
        from handbill.pdf.container import unpacked  # only who takes a file apart needs it

        found = dict(self.stored())
        for holder in {at for kind, at, _ in ROW.iter_unpack(self.rows) if kind == PACKED}:
            found |= unpacked(found.pop(holder))
        return found

    def stored(self) -> list[tuple[int, bytes]]:
        """The objects that the head holds one by one, in their order, each with its number; streams of objects among them."""
        begins = sorted((at, number) for number, (kind, at, _) in enumerate(ROW.iter_unpack(self.rows)) if kind == OWN)
        ends = [*(at for at, _ in begins[1:]), len(self.head)]
        return [(number, _body(self.head[at:end])) for (at, number), end in zip(begins, ends, strict=True)]

    @cached_property
    def table(self) -> xref.Table:
        """Where each object is, with one more row for the cross-reference stream itself."""
        return xref.Table(self.rows + bytes(ROW.size), (*(gapped.number for gapped in self.gapped), self.last + 1))

    @property
    def opening(self) -> bytes:
        """How the cross-reference stream begins, up to its ID."""
        told = (self.last + 2, self.skeleton.catalog, self.skeleton.info, self.table.length)
        stated = b"%b/Size %d/Root %d 0 R/Info %d 0 R/Length %d" % (xref.told(ROW), *told)
        return b"%d 0 obj\n<</Type/XRef%b" % (self.last + 1, stated)

    @cached_property
    def _end(self) -> bytes:
        """The pattern of the cross-reference stream and what follows it, to be filled with the ID twice, its rows, its place."""
        return self.opening + b"/ID[<%b><%b>]>>\nstream\n%b\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n"

    @cached_property
    def digest(self) -> bytes:
        """Stands for all that its files share."""
        return self._of_head.digest()

    @cached_property
    def _of_head(self) -> hashlib._Hash:
        return hashlib.sha256(self.head)

    def tail(self, ink: Mapping[str, bytes]) -> tuple[bytes, str]:
        """What follows the head in the file whose gaps are filled so, and the SHA-256 of the whole file."""
        objects = [gapped.written(ink) for gapped in self.gapped]
        places = [*accumulate(map(len, objects), initial=len(self.head))]
        written = b"".join(objects)
        digest = self._of_head.copy()
        digest.update(written)
        identity = digest.hexdigest()[:32].encode()
        rows = self.table.filled(tuple([ROW.pack(OWN, at, 0) for at in places]))
        table = self._end % (identity, identity, rows, places[-1])
        digest.update(table)
        return written + table, digest.hexdigest()


def shell(written: bytes, offsets: Mapping[int, int], gapped: Mapping[int, str | None], skeleton: Skeleton) -> Shell:
    """The shell of a written file, whose objects begin at `offsets`, numbered from 1.

    `gapped` are the numbers of the objects with gaps; for a stream, what its dictionary says but its Length.
    """
    from handbill.pdf.container import object_stream  # a kept edition has its shell

    end = int(written.rsplit(b"startxref", 1)[1].split()[0])
    order = sorted(offsets.items(), key=lambda pair: pair[1])
    ends = [*(at for _, at in order[1:]), end]
    bodies = sorted((number, _body(written[at:stop])) for (number, at), stop in zip(order, ends, strict=True))
    constant = [(number, body) for number, body in bodies if number not in gapped]
    streams = [pair for pair in constant if pair[1].endswith(b"endstream")]
    packed = [pair for pair in constant if not pair[1].endswith(b"endstream")]
    holder = len(bodies) + 1
    rows = {0: (FREE, 0, 0xFFFF)} | {number: (PACKED, holder, nth) for nth, (number, _) in enumerate(packed)}
    head = written[: order[0][1]]
    for number, body in [*streams, (holder, object_stream(packed))]:
        rows[number] = (OWN, len(head), 0)
        head += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    filled = tuple(_gapped(number, body, gapped[number]) for number, body in bodies if number in gapped)
    table = b"".join(ROW.pack(*rows.get(number, (0, 0, 0))) for number in range(holder + 1))
    return Shell(head, filled, table, skeleton)


def _body(written: bytes) -> bytes:
    """What stands between obj and endobj."""
    return written.split(b"obj", 1)[1].rsplit(b"endobj", 1)[0].strip()


def _gapped(number: int, body: bytes, dictionary: str | None) -> Gapped:
    parts = body.split(_GAP.encode())
    gaps = tuple(name.decode() for name in parts[1::2])
    return Gapped(number, pattern(b"\0".join(parts[::2])), gaps, None if dictionary is None else dictionary.encode())
