"""A written file but for its imprint: what never changes, and the few objects that do, with gaps in them.

The objects with gaps stand last in the file, so that a school's file is the same beginning, these
objects filled, and a cross-reference table (ISO 32000-1, 7.5): one revision, nothing superseded.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from functools import cached_property
from itertools import accumulate
from operator import itemgetter

from msgspec import Struct

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
        return b"<<%b/Length %%d>>\nstream\n%%b\nendstream" % self.dictionary.replace(b"%", b"%%")

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
    """A page's objects by number: its own, its streams of code in order, the form that each copy of the imprint draws, if any.

    `frame` has its MediaBox and which way up it lies.
    """

    page: int
    code: tuple[int, ...]
    copied: int | None
    logo: bool
    frame: bytes


class Skeleton(Struct, frozen=True):
    """What holds the file together, by number: the objects that a press run makes anew.

    `elements` are the children of the structure tree's Document, `owners` what each key of its
    parent tree leads to, `shown` the catalog's entries that say how the file is read and shown.
    """

    catalog: int
    info: int
    metadata: int
    pages: int
    fonts: int
    tree: int
    document: int
    parents: int
    elements: tuple[int, ...]
    owners: tuple[int, ...]
    leaves: tuple[Leaf, ...]
    shown: bytes

    @property
    def joints(self) -> frozenset[int]:
        """The objects that name the pages of the whole file, or say what it is."""
        return frozenset((self.catalog, self.info, self.metadata, self.pages, self.tree, self.document, self.parents))


class Shell(Struct, frozen=True, dict=True):
    """What all files of an edition share.

    `offsets` say where each object begins in `head`, in the order of their numbers, from 1; None
    for those with gaps, which follow it.
    """

    head: bytes
    gapped: tuple[Gapped, ...]
    offsets: tuple[int | None, ...]
    skeleton: Skeleton

    def objects(self) -> dict[int, bytes]:
        """What never changes, by number: each object between its number and its end."""
        constant = [(at, number) for number, at in enumerate(self.offsets, 1) if at is not None]
        ends = [*(at for at, _ in constant[1:]), len(self.head)]
        return {number: _body(self.head[at:end]) for (at, number), end in zip(constant, ends, strict=True)}

    @cached_property
    def _table(self) -> bytes:
        """The pattern of the cross-reference table and what follows it.

        To be filled with where each object with gaps begins, the ID twice, and where the table itself does.
        """
        rows = [b"%010d 00000 n \n" if at is None else b"%010d 00000 n \n" % at for at in self.offsets]
        size, root, info = len(self.offsets) + 1, self.skeleton.catalog, self.skeleton.info
        begin = b"xref\n0 %d\n0000000000 65535 f \n" % size
        trailer = b"/Root %d 0 R/Info %d 0 R/Size %d>>\nstartxref\n" % (root, info, size)
        return b"".join([begin, *rows, b"trailer\n<</ID[<%b><%b>]", trailer, b"%d\n%%%%EOF\n"])

    @cached_property
    def digest(self) -> bytes:
        """Stands for all that its files share."""
        return self._of_head.digest()

    @cached_property
    def _of_head(self):
        return hashlib.sha256(self.head)

    def tail(self, ink: Mapping[str, bytes]) -> bytes:
        """What follows the head in the file whose gaps are filled so."""
        objects = [gapped.written(ink) for gapped in self.gapped]
        *places, end = accumulate(map(len, objects), initial=len(self.head))
        written = b"".join(objects)
        digest = self._of_head.copy()
        digest.update(written)
        identity = digest.hexdigest()[:32].encode()
        return written + self._table % (*places, identity, identity, end)

    def sha256(self, tail: bytes) -> str:
        """The digest of the whole file, at the price of its tail."""
        digest = self._of_head.copy()
        digest.update(tail)
        return digest.hexdigest()


def shell(written: bytes, offsets: Mapping[int, int], gapped: Mapping[int, str | None], skeleton: Skeleton) -> Shell:
    """The shell of a written file, whose objects begin at `offsets`.

    `gapped` are the numbers of the objects with gaps; for a stream, what its dictionary says but its Length.
    """
    end = int(written.rsplit(b"startxref", 1)[1].split()[0])
    order = sorted(offsets.items(), key=lambda pair: pair[1])
    ends = [*(at for _, at in order[1:]), end]
    slices = {number: written[at:stop] for (number, at), stop in zip(order, ends, strict=True)}
    head, begins, filled = [written[: order[0][1]]], [], []
    at = len(head[0])
    for number, made in sorted(slices.items()):
        if number in gapped:
            begins.append(None)
            filled.append(_gapped(number, _body(made), gapped[number]))
        else:
            begins.append(at)
            head.append(made)
            at += len(made)
    return Shell(b"".join(head), tuple(filled), tuple(begins), skeleton)


def _body(written: bytes) -> bytes:
    """What stands between obj and endobj."""
    return written.split(b"obj", 1)[1].rsplit(b"endobj", 1)[0].strip()


def _gapped(number: int, body: bytes, dictionary: str | None) -> Gapped:
    parts = body.split(_GAP.encode())
    gaps = tuple(name.decode() for name in parts[1::2])
    return Gapped(number, pattern(b"\0".join(parts[::2])), gaps, None if dictionary is None else dictionary.encode())
