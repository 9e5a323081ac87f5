"""A PDF file of many small objects, written as it grows.

Object streams and a cross-reference stream: ISO 32000-1, 7.5.7 and 7.5.8.
"""

from __future__ import annotations

import hashlib
import struct
import zlib
from collections.abc import Sequence
from itertools import accumulate
from typing import BinaryIO

from handbill.pdf import xref

ROW = struct.Struct(">BQH")  # a press run may grow beyond 4 GB
TOGETHER = 200  # objects in one object stream, at most


def deflated(content: bytes, told: bytes = b"") -> bytes:
    """The body of a compressed stream, with what its dictionary says besides."""
    packed = zlib.compress(content, 9)
    return b"<<%b/Filter/FlateDecode/Length %d>>\nstream\n%b\nendstream" % (told, len(packed), packed)


def object_stream(objects: Sequence[tuple[int, bytes]]) -> bytes:
    """Numbered objects without streams, as the body of one that holds them."""
    ends = accumulate((len(body) + 1 for _, body in objects), initial=0)
    head = b" ".join(b"%d %d" % (number, at) for (number, _), at in zip(objects, ends, strict=False)) + b"\n"
    told = b"/Type/ObjStm/N %d/First %d" % (len(objects), len(head))
    return deflated(head + b"\n".join(body for _, body in objects), told)


def unpacked(body: bytes) -> dict[int, bytes]:
    """The objects that such a body holds, by number."""
    told, packed = body.split(b"\nstream\n", 1)
    content, first = zlib.decompress(packed.removesuffix(b"\nendstream")), int(told.partition(b"/First ")[2].partition(b"/")[0])
    index = [*map(int, content[:first].split())]
    begins = [first + at for at in index[1::2]]
    ends = [*(begin - 1 for begin in begins[1:]), len(content)]
    return {number: content[begin:end] for number, begin, end in zip(index[::2], begins, ends, strict=True)}


class Container:
    """The file's objects: those with streams as they come, the others many to an object stream."""

    def __init__(self, file: BinaryIO, version: bytes, taken: int = 0) -> None:
        """`version` is the file's first line, `taken` the highest number that objects have already."""
        self._file, self._at, self._digest, self._last = file, 0, hashlib.sha256(), taken
        self._places: dict[int, tuple[int, int, int]] = {}
        self._packed: list[tuple[int, bytes]] = []
        self._put(version + b"\n%\xe2\xe3\xcf\xd3\n")

    def _put(self, data: bytes) -> None:
        self._file.write(data)
        self._digest.update(data)
        self._at += len(data)

    def take(self, count: int = 1) -> int:
        """The first of as many numbers that no object has yet."""
        self._last += count
        return self._last - count + 1

    def add(self, number: int, body: bytes) -> None:
        """An object; one without a stream stands among others."""
        if body.endswith(b"endstream"):
            self._write(number, body)
            return
        self._packed.append((number, body))
        if len(self._packed) == TOGETHER:
            self._flush()

    def stream(self, content: bytes, told: bytes = b"") -> int:
        """A compressed stream, with what its dictionary says; gives its number."""
        number = self.take()
        self._write(number, deflated(content, told))
        return number

    def _write(self, number: int, body: bytes) -> None:
        self._places[number] = (xref.OWN, self._at, 0)
        self._put(b"%d 0 obj\n%b\nendobj\n" % (number, body))

    def _flush(self) -> None:
        if self._packed:
            holder = self.take()
            self._places |= {number: (xref.PACKED, holder, nth) for nth, (number, _) in enumerate(self._packed)}
            self._write(holder, object_stream(self._packed))
            self._packed.clear()

    def close(self, root: int, info: int) -> None:
        """The cross-reference stream and the end."""
        self._flush()
        number, start = self.take(), self._at
        self._places[number] = (xref.OWN, start, 0)
        packed = xref.packed([ROW.pack(*self._places.get(nth, (xref.FREE, 0, 0xFFFF))) for nth in range(number + 1)])
        identity = self._digest.hexdigest()[:32].encode()
        told = b"/Type/XRef%b/Size %d/Root %d 0 R/Info %d 0 R/ID[<%b><%b>]/Length %d" % (
            xref.told(ROW), number + 1, root, info, identity, identity, len(packed))  # fmt: skip
        self._put(b"%d 0 obj\n<<%b>>\nstream\n%b\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % (number, told, packed, start))
