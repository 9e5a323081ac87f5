"""A school's own lines: who and how to reach them. Checked before anything is laid out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from press.problems import Problem, Unusable
from press.words import excerpt, plain, unprintable

if TYPE_CHECKING:
    from PIL.Image import Image

FIELDS = ("school", "district", "counselor", "sro", "phone", "hotline", "logo")
LONGEST = 160  # characters; no name on the rosters we know has more than 100
PHONES = ("phone", "hotline")
LOGO_PIXELS = 40_000_000
LOGO_SIDE = 1200  # pixels: 600 dpi at the largest size that a layout sets a logo
_PHONE = re.compile(r"(\+?1[\s.-]*)?\(?(\d{3})\)?[\s./-]*(\d{3})[\s.-]*(\d{4})(?:\s*(?:ext\.?|x)\s*(\d{1,6}))?", re.I)


@dataclass(frozen=True)
class Imprint:
    """The lines as they are printed; empty where there is none. `logo` is a PNG or JPEG file's bytes."""

    school: str = ""
    district: str = ""
    counselor: str = ""
    sro: str = ""
    phone: str = ""
    hotline: str = ""
    logo: bytes = b""
    blank: bool = False

    def given(self) -> list[str]:
        """The fields that say something."""
        return [name for name in FIELDS if getattr(self, name)]

    def __bool__(self) -> bool:
        return self.blank or bool(self.given())


def imprint(*, blank: bool = False, logo: bytes = b"", **lines: str | None) -> Imprint:
    """An Imprint from what was typed. Raises Unusable with every line that cannot be printed."""
    problems: list[Problem] = []
    clean: dict[str, str] = {}
    for name, typed in lines.items():
        try:
            clean[name] = _line(name, typed)
        except Unusable as unusable:
            problems.extend(unusable.problems)
    if problems:
        raise Unusable(*problems)
    return Imprint(**clean, logo=logo, blank=blank)


def _line(name: str, typed: str | None) -> str:
    if typed is None or not typed.strip():
        return ""
    if "\n" in typed or (problem := unprintable(typed)):
        what = "a line break stands in it" if "\n" in typed else problem.what
        raise Unusable(Problem(f"--{name}: {what}", "Type it again as one line of plain text."))
    text = " ".join(plain(typed).plain.split())
    if len(text) > LONGEST:
        raise Unusable(Problem(f"--{name}: {len(text):,} characters are too many (“{excerpt(text)}”)",
                               f"Shorten it to {LONGEST} at most."))  # fmt: skip
    return phone(name, text) if name in PHONES else text


def phone(name: str, typed: str) -> str:
    """A US number as 206-555-0100, with a leading 1- and an extension if they were typed. Raises Unusable without ten digits."""
    found = _PHONE.fullmatch(typed.strip())
    if not found:
        digits = sum(character.isdigit() for character in typed)
        raise Unusable(Problem(f"--{name}: “{excerpt(typed)}” is no phone number of ten digits ({digits} found)",
                               "Write it as 206-555-0100, with “ext. 12” after it if there is one."))  # fmt: skip
    country, area, exchange, line, extension = found.groups()
    number = f"{'1-' if country else ''}{area}-{exchange}-{line}"
    return f"{number} ext.\u00a0{extension}" if extension else number


def read_logo(path: Path) -> bytes:
    """The picture as an upright PNG of plain RGB, grey or with alpha. Raises Unusable if it is none that can be printed."""
    from PIL import Image, ImageOps, UnidentifiedImageError

    try:
        with Image.open(path, formats=("PNG", "JPEG")) as picture:
            if picture.width * picture.height > LOGO_PIXELS:
                raise Unusable(Problem(f"--logo: {path} has {picture.width * picture.height / 1e6:.0f} megapixels",
                                       "Make it smaller: 40 at most, 1 is plenty."))  # fmt: skip
            upright = ImageOps.exif_transpose(picture)
            upright.thumbnail((LOGO_SIDE, LOGO_SIDE))
            saved = BytesIO()
            upright.convert(_plain_mode(upright)).save(saved, "PNG")
    except (UnidentifiedImageError, Image.DecompressionBombError, SyntaxError, ValueError, OSError) as error:
        told = error.strerror if isinstance(error, OSError) and error.strerror else "it is no whole PNG or JPEG picture"
        raise Unusable(Problem(f"--logo: {path} cannot be used: {told}", "Save it again as PNG.")) from None
    return saved.getvalue()


def _plain_mode(picture: Image) -> str:
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        return "RGBA"
    return "L" if picture.mode in ("1", "L", "I", "I;16", "F") else "RGB"
