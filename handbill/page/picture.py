"""A PNG or JPEG picture as a PDF file takes it: its own compressed data, passed through.

What stands beside the picture (a camera's place and time, a program's notes) is left out.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

PNG = b"\x89PNG\r\n\x1a\n"
JPEG = b"\xff\xd8"
_NEEDED = (b"IHDR", b"IDAT", b"IEND")
_SIZES = (0xC0, 0xC1, 0xC2)  # frame headers: baseline, extended, progressive
_JFIF, _ADOBE, _SCAN, _END = 0xE0, 0xEE, 0xDA, 0xD9
_NOTES = {0xFE, *range(0xE0, 0xF0)} - {_JFIF, _ADOBE}


def bare(data: bytes) -> bytes | None:
    """The picture with nothing beside it; None where a PDF file cannot take its data as it is, or its parts are in disorder.

    It can take 8-bit grey or RGB without transparency: of PNG not interlaced, of JPEG with a
    header that says which colours they are.
    """
    try:
        return _bare_png(data) if data.startswith(PNG) else _bare_jpeg(data)
    except (IndexError, ValueError, StopIteration, struct.error):
        return None


def _bare_png(data: bytes) -> bytes | None:
    depth, color, _, _, interlaced = data[24:29]
    chunks = list(_chunks(data))
    if depth != 8 or color not in (0, 2) or interlaced or any(name == b"tRNS" for name, _, _ in chunks):
        return None
    return PNG + b"".join(data[begin:end] for name, begin, end in chunks if name in _NEEDED)


def _bare_jpeg(data: bytes) -> bytes | None:
    segments = list(_segments(data))
    depth, _, _, colors = _frame(data)
    tells = any(marker in (_JFIF, _ADOBE) for marker, _, _ in segments)
    if depth != 8 or not (colors == 1 or (colors == 3 and tells)):
        return None
    return JPEG + b"".join(data[begin:end] for marker, begin, end in segments if marker not in _NOTES)


def size(picture: bytes) -> tuple[int, int]:
    """Width and height in pixels."""
    if picture.startswith(PNG):
        return struct.unpack(">II", picture[16:24])
    _, height, width, _ = _frame(picture)
    return width, height


def image_object(picture: bytes) -> bytes:
    """A bare picture as an image object of a PDF file (ISO 32000-1, 8.9.5)."""
    width, height = size(picture)
    if picture.startswith(PNG):
        colors = 3 if picture[25] else 1
        data = b"".join(picture[begin + 8 : end - 4] for name, begin, end in _chunks(picture) if name == b"IDAT")
        filtered = f"/FlateDecode/DecodeParms<</Predictor 15/Colors {colors}/Columns {width}>>"
    else:
        colors, data, filtered = _frame(picture)[3], picture, "/DCTDecode"
    space = "Gray" if colors == 1 else "RGB"
    entries = (
        f"/Type/XObject/Subtype/Image/Width {width}/Height {height}/ColorSpace/Device{space}/BitsPerComponent 8"
        f"/Filter{filtered}/Length {len(data)}"
    )
    return b"<<%b>>\nstream\n%b\nendstream" % (entries.encode(), data)


def _chunks(png: bytes) -> Iterator[tuple[bytes, int, int]]:
    """A PNG's chunks: name, where each begins and ends."""
    at = len(PNG)
    while at < len(png):
        length, name = struct.unpack(">I4s", png[at : at + 8])
        yield name, at, at + length + 12
        at += length + 12


def _segments(jpeg: bytes) -> Iterator[tuple[int, int, int]]:
    """A JPEG's segments up to its end: marker, where each begins and ends; of a scan with all its data."""
    at = len(JPEG)
    while True:
        begin = at
        while jpeg[at + 1] == 0xFF:  # fill bytes
            at += 1
        marker = jpeg[at + 1]
        at += 2
        if marker == _END:
            yield marker, begin, at
            return
        at += int.from_bytes(jpeg[at : at + 2], "big")
        if marker == _SCAN:
            at = _next_marker(jpeg, at)
        yield marker, begin, at


def _next_marker(jpeg: bytes, at: int) -> int:
    """Where a scan's data ends: at a marker that neither stands for a byte nor only restarts the decoder."""
    while True:
        at = jpeg.index(b"\xff", at)
        if jpeg[at + 1] not in (0x00, *range(0xD0, 0xD8)):
            return at
        at += 2


def _frame(jpeg: bytes) -> tuple[int, int, int, int]:
    """Bits a sample, height, width and number of colours."""
    begin = next(begin for marker, begin, _ in _segments(jpeg) if marker in _SIZES)
    at = jpeg.index(b"\xff", begin)
    while jpeg[at] == 0xFF:
        at += 1
    return struct.unpack(">BHHB", jpeg[at + 3 : at + 9])
