"""A PNG or JPEG picture of our own making as a PDF file takes it: its compressed data, passed through."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING

from handbill.page.geometry import Box

if TYPE_CHECKING:
    from PIL.Image import Image

PNG = b"\x89PNG\r\n\x1a\n"
JPEG = b"\xff\xd8"
PPI = 600  # what is finer than this no office printer shows, and every file would carry
_SIZES = (0xC0, 0xC1, 0xC2)  # frame headers: baseline, extended, progressive
_FINE = {"quality": 92, "subsampling": 0}


def size(picture: bytes) -> tuple[int, int]:
    """Width and height in pixels."""
    if picture.startswith(PNG):
        return struct.unpack(">II", picture[16:24])
    _, height, width, _ = _frame(picture)
    return width, height


def packed(pixels: Image, *, photograph: bool = False) -> bytes:
    """A picture in grey or RGB as PNG, or as JPEG where a photograph takes half the room so. Nothing but the pixels is kept."""
    from PIL import Image

    bare = Image.frombytes(pixels.mode, pixels.size, pixels.tobytes())  # what a program wrote beside them stays behind
    png = _saved(bare, "PNG", optimize=True)
    if not photograph:
        return png
    jpeg = _saved(bare, "JPEG", **_FINE)
    return jpeg if len(jpeg) < len(png) / 2 else png


def _saved(pixels: Image, kind: str, **options: int) -> bytes:
    made = BytesIO()
    pixels.save(made, kind, **options)
    return made.getvalue()


def placed(picture: bytes, cell: Box) -> tuple[bytes, Box]:
    """The picture with 600 pixels to the inch at most, and where in the cell it stands: as large as that allows, at its left."""
    picture = _reduced(picture, int(cell.width * PPI / 72) + 1, int(cell.height * PPI / 72) + 1)
    across, high = size(picture)
    scale = min(cell.width / across, cell.height / high)
    width, height = across * scale, high * scale
    return picture, Box(cell.x, cell.y + (cell.height - height) / 2, width, height)


@lru_cache(64)
def _reduced(picture: bytes, width: int, height: int) -> bytes:
    """The picture in no more pixels than that, in the same format."""
    across, high = size(picture)
    if across <= width and high <= height:
        return picture
    from PIL import Image

    with Image.open(BytesIO(picture), formats=("PNG", "JPEG")) as opened:
        opened.thumbnail((width, height))
        return packed(opened, photograph=picture.startswith(JPEG))


def image_object(picture: bytes) -> bytes:
    """The picture as an image object of a PDF file (ISO 32000-1, 8.9.5)."""
    width, height = size(picture)
    if picture.startswith(PNG):
        colors = 3 if picture[25] else 1
        data = b"".join(part for name, part in _chunks(picture) if name == b"IDAT")
        filtered = f"/FlateDecode/DecodeParms<</Predictor 15/Colors {colors}/Columns {width}>>"
    else:
        colors, data, filtered = _frame(picture)[3], picture, "/DCTDecode"
    space = "Gray" if colors == 1 else "RGB"
    entries = (
        f"/Type/XObject/Subtype/Image/Width {width}/Height {height}/ColorSpace/Device{space}/BitsPerComponent 8"
        f"/Filter{filtered}/Length {len(data)}"
    )
    return b"<<%b>>\nstream\n%b\nendstream" % (entries.encode(), data)


def _chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    """A PNG's chunks: name and content."""
    at = len(PNG)
    while at < len(png):
        length, name = struct.unpack(">I4s", png[at : at + 8])
        yield name, png[at + 8 : at + 8 + length]
        at += length + 12


def _frame(jpeg: bytes) -> tuple[int, int, int, int]:
    """Bits a sample, height, width and number of colours, as the frame header of a JPEG says, which comes before any scan."""
    at = len(JPEG)
    while jpeg[at + 1] not in _SIZES:
        at += 2 + int.from_bytes(jpeg[at + 2 : at + 4], "big")
    return struct.unpack(">BHHB", jpeg[at + 4 : at + 10])
