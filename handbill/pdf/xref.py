"""Cross-reference streams (ISO 32000-1, 7.5.8), packed by what changes from one row to the next (PNG's predictor Up).

A row is a byte that says of what kind it is, where the object is, and its place among others.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence
from functools import cached_property
from itertools import groupby, pairwise

from msgspec import Struct

FREE, OWN, PACKED = 0, 1, 2  # what a row is of: nothing, an object that stands alone, one among others
ROW = struct.Struct(">BIH")
_NONE, _UP = b"\0", b"\2"  # PNG's filters: a row as it is, or what is added to the one above
_LAST, _MORE = 1, 0  # a stored block of deflated data, and whether one follows (RFC 1951, 3.2.4)


def told(row: struct.Struct) -> bytes:
    """What a stream's dictionary says of its rows."""
    widths = b" ".join(b"%d" % struct.calcsize(f">{field}") for field in row.format.removeprefix(">"))
    return b"/W[%b]/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns %d>>" % (widths, row.size)


def packed(rows: Sequence[bytes]) -> bytes:
    """The rows as a stream holds them."""
    return zlib.compress(_up(rows), 9)


def _up(rows: Sequence[bytes]) -> bytes:
    """Each row with its filter; the first stands as it is, so that it may follow any."""
    lines = [_NONE + rows[0]]
    for above, row in pairwise(rows):
        lines.append(_UP + bytes([(one - other) & 0xFF for one, other in zip(row, above, strict=True)]))
    return b"".join(lines)


class Table(Struct, frozen=True, dict=True):
    """The rows of a file, some of them blank until it is known where their objects are; these are `open`, by number.

    All else is packed beforehand: a blank row is a stored block between packed ones, as long as it will be.
    """

    rows: bytes
    open: tuple[int, ...]

    @cached_property
    def _parts(self) -> list[tuple[bool, list[bytes]]]:
        """Rows that belong together, and whether they are open."""
        rows = [self.rows[at : at + ROW.size] for at in range(0, len(self.rows), ROW.size)]
        blank = set(self.open)
        return [(is_open, [row for _, row in part]) for is_open, part in groupby(enumerate(rows), lambda row: row[0] in blank)]

    def blocks(self) -> list[int | tuple[bytes, bytes]]:
        """The stream block by block: how many rows are open, or what stands there before it is packed, and packed."""
        return [len(part) if is_open else (_up(part), _deflated(_up(part))) for is_open, part in self._parts]

    @cached_property
    def _raw(self) -> bytes:
        """The pattern of what the stream holds before it is packed."""
        return b"".join((_NONE + b"%b") * len(part) if is_open else _literal(_up(part)) for is_open, part in self._parts)

    @cached_property
    def _packed(self) -> bytes:
        """The pattern of the stream but for its checksum."""
        found = [b"\x78\xda"]  # a zlib stream (RFC 1950)
        for nth, (is_open, part) in enumerate(self._parts):
            if is_open:
                size = len(part) * (1 + ROW.size)
                last = _LAST if nth == len(self._parts) - 1 else _MORE
                found.append(_literal(struct.pack("<BHH", last, size, size ^ 0xFFFF)) + (_NONE + b"%b") * len(part))
            else:
                found.append(_literal(_deflated(_up(part))))
        return b"".join(found)

    @cached_property
    def length(self) -> int:
        """How many bytes the stream has."""
        return len(self._packed % ((bytes(ROW.size),) * len(self.open))) + 4

    def filled(self, rows: tuple[bytes, ...]) -> bytes:
        """The stream with these rows where it is open; the last row of all must be."""
        return self._packed % rows + zlib.adler32(self._raw % rows).to_bytes(4, "big")


def _deflated(data: bytes) -> bytes:
    """Packed blocks that end with a whole byte, for others to follow."""
    deflate = zlib.compressobj(9, zlib.DEFLATED, -15)
    return deflate.compress(data) + deflate.flush(zlib.Z_FULL_FLUSH)


def _literal(data: bytes) -> bytes:
    """Data as it stands in a pattern."""
    return data.replace(b"%", b"%%")
