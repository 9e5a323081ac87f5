"""What colours are on paper: the operators that take them, on an office's printer or on the plates of a press."""

from __future__ import annotations

import zlib
from functools import lru_cache
from io import BytesIO

from handbill.page.marks import Shape
from handbill.page.picture import image_object
from handbill.page.press import Press
from handbill.page.separation import Separation
from handbill.page.toner import darkness
from handbill.pdf.syntax import number, paint

NARROW = 12.0  # points: what is narrower is a line and no ground
DARK = 0.5
BLACK, WHITE = "0 0 0 1", "0 0 0 0"
KNOCKOUT, OUTLINE, OVERPRINT = "/Knockout gs", "/Outline gs", "/Overprint gs"
ALL = "[/Separation/All/DeviceCMYK<</FunctionType 2/Domain[0 1]/C0[0 0 0 0]/C1[1 1 1 1]/N 1>>]"


class Screen:
    """Red, green and blue; grey and black are one ink."""

    resources: dict[str, str] = {}  # noqa: RUF012 (nobody adds to it)

    def words(self, color: str) -> str:
        """Takes a colour for words and codes."""
        return paint(color)

    def shape(self, shape: Shape) -> str:
        """Takes what a shape is filled with; nothing where it is not."""
        return paint(shape.fill) if shape.fill else ""

    def stroke(self, shape: Shape) -> str:
        """Takes what a shape is stroked with."""
        return paint(shape.stroke, stroke=True)

    def picture(self, data: bytes) -> bytes:
        """A picture as an image object."""
        return image_object(data)


class Plates:
    """A press's four inks: what is dark and no ground is in black alone, over what lies beneath; all else is knocked out."""

    resources = {  # noqa: RUF012 (nobody adds to it)
        "ExtGState": "<</Knockout<</OP false/op false>>/Outline<</OP true/op false/OPM 1>>/Overprint<</OP true/op true/OPM 1>>>>",
        "ColorSpace": f"<</All{ALL}>>",
    }

    def __init__(self, press: Press) -> None:
        self._separation = Separation(press.colors, press.limit)

    def words(self, color: str) -> str:
        return f"{OVERPRINT} {BLACK} k" if _dark(color) else f"{KNOCKOUT} {self._inks(color)} k"

    def shape(self, shape: Shape) -> str:
        line = _dark(shape.stroke)
        if not shape.fill:
            return OVERPRINT if line else KNOCKOUT
        black = _dark(shape.fill) and _narrow(shape)
        state = OVERPRINT if black and (line or not shape.stroke) else OUTLINE if line else KNOCKOUT
        return f"{state} {BLACK if black else self._inks(shape.fill)} k"

    def stroke(self, shape: Shape) -> str:
        if shape.kind == "mark":
            return "/All CS 1 SCN"
        return f"{BLACK if _dark(shape.stroke) else self._inks(shape.stroke)} K"

    def _inks(self, color: str) -> str:
        return WHITE if color == "#FFFFFF" else " ".join(map(number, self._separation.flat(color)))

    def picture(self, data: bytes) -> bytes:
        from PIL import Image

        with Image.open(BytesIO(data), formats=("PNG", "JPEG")) as opened:
            inks = self._separation.picture(opened)
        packed = zlib.compress(inks.tobytes())
        told = f"/Type/XObject/Subtype/Image/Width {inks.width}/Height {inks.height}/ColorSpace/DeviceCMYK/BitsPerComponent 8"
        return b"<<%b/Filter/FlateDecode/Length %d>>\nstream\n%b\nendstream" % (told.encode(), len(packed), packed)


Inks = Screen | Plates


@lru_cache(8)
def inks(press: Press | None) -> Inks:
    """How colours are taken in a file for that press, or for no press."""
    return Plates(press) if press else Screen()


def _dark(color: str) -> bool:
    return bool(color) and darkness(color) > DARK


def _narrow(shape: Shape) -> bool:
    return min(shape.extent.width, shape.extent.height) < NARROW
