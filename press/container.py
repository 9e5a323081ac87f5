"""The objects of a PDF file: taken out of a shell, and put into a file of many small ones.

Object streams and a cross-reference stream: ISO 32000-1, 7.5.7 and 7.5.8.
"""

from __future__ import annotations

import hashlib
import re
import struct
import zlib
from typing import BinaryIO

from press.shell import Shell

TOGETHER = 200  # objects in one object stream, at most
_REFERENCE = re.compile(rb"(\d+) 0 R\b")


class Container:
    """The file's objects: those with streams as they come, the others many to an object stream."""

    def __init__(self, file: BinaryIO) -> None:
        self._file, self._at, self._digest = file, 0, hashlib.sha256()
        self.number = 0
        self._places: dict[int, tuple[int, int, int]] = {}
        self._packed: list[tuple[int, bytes]] = []
        self._put(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")

    def _put(self, data: bytes) -> None:
        self._file.write(data)
        self._digest.update(data)
        self._at += len(data)

    def next(self) -> int:
        """A number that no object has yet."""
        self.number += 1
        return self.number

    def write(self, number: int, body: bytes) -> None:
        """An object of its own."""
        self._places[number] = (1, self._at, 0)
        self._put(b"%d 0 obj\n%b\nendobj\n" % (number, body))

    def stream(self, content: bytes, told: bytes = b"") -> int:
        """A compressed stream, with what its dictionary says; gives its number."""
        number, packed = self.next(), zlib.compress(content, 9)
        self.write(number, b"<<%b/Filter/FlateDecode/Length %d>>\nstream\n%b\nendstream" % (told, len(packed), packed))
        return number

    def pack(self, number: int, body: bytes) -> None:
        """An object without a stream, to stand among others."""
        self._packed.append((number, body))
        if len(self._packed) == TOGETHER:
            self._flush()

    def _flush(self) -> None:
        if not self._packed:
            return
        index, at = [], 0
        holder = self.next()
        for nth, (number, body) in enumerate(self._packed):
            index.append(b"%d %d" % (number, at))
            at += len(body) + 1
            self._places[number] = (2, holder, nth)
        head = b" ".join(index) + b"\n"
        packed = zlib.compress(head + b"\n".join(body for _, body in self._packed), 9)
        told = b"<</Type/ObjStm/N %d/First %d/Filter/FlateDecode/Length %d>>" % (len(self._packed), len(head), len(packed))
        self.write(holder, b"%b\nstream\n%b\nendstream" % (told, packed))
        self._packed.clear()

    def close(self, root: int, info: int) -> None:
        """The cross-reference stream and the end."""
        self._flush()
        number, start = self.next(), self._at
        self._places[number] = (1, start, 0)
        rows = (self._places.get(nth, (0, 0, 65535)) for nth in range(number + 1))
        packed = zlib.compress(b"".join(struct.pack(">BIH", *row) for row in rows), 9)
        identity = self._digest.hexdigest()[:32].encode()
        told = b"/Type/XRef/W[1 4 2]/Size %d/Root %d 0 R/Info %d 0 R/ID[<%b><%b>]/Filter/FlateDecode/Length %d" % (
            number + 1, root, info, identity, identity, len(packed))  # fmt: skip
        self._put(b"%d 0 obj\n<<%b>>\nstream\n%b\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % (number, told, packed, start))


def objects_of(shell: Shell) -> dict[int, bytes]:
    """The bodies of a shell's constant objects."""
    found, number, offsets = {}, 0, []
    for row in shell.rows:
        if isinstance(row, int):
            number += 1
            continue
        for line in row.splitlines():
            if line.endswith(b" n "):
                number += 1
                offsets.append((int(line[:10]), number))
    ends = [at for at, _ in offsets[1:]] + [len(shell.head)]
    for (at, number), end in zip(offsets, ends, strict=True):
        found[number] = body_of(shell.head[at:end])
    return found


def body_of(written: bytes) -> bytes:
    """What stands between an object's number and its end."""
    return written.split(b"obj", 1)[1].rsplit(b"endobj", 1)[0].strip(b"\r\n")


def content_of(stream: bytes) -> bytes:
    """A stream's content."""
    return stream.split(b"stream", 1)[1].removeprefix(b"\r").removeprefix(b"\n").rsplit(b"endstream", 1)[0].rstrip(b"\r\n")


def led_to(dictionary: bytes, name: bytes) -> int:
    """The object that an entry of a dictionary leads to."""
    return int(re.search(rb"/%b (\d+) 0 R" % name, dictionary)[1])


def references(dictionary: bytes) -> list[int]:
    """The objects that a dictionary or an array leads to, in order."""
    return [int(found) for found in _REFERENCE.findall(dictionary)]


def reached(number: int, objects: dict[int, bytes]) -> set[int]:
    """An object and all that it leads to."""
    found, left = set(), [number]
    while left:
        at = left.pop()
        if at not in found:
            found.add(at)
            left += references(objects[at].split(b"stream", 1)[0])
    return found


def moved(written: bytes, base: int) -> bytes:
    """An object whose references are to numbers so much higher."""
    head, joint, rest = written.partition(b"stream")
    return _REFERENCE.sub(lambda found: b"%d 0 R" % (int(found[1]) + base), head) + joint + rest
