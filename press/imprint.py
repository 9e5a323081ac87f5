"""A school's own lines: who and how to reach them. Checked before anything is laid out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from press.problems import Problem, Problems, Unusable, Where
from press.words import Typed, excerpt, plain, says_something, unprintable

if TYPE_CHECKING:
    from PIL.Image import Image

FIELDS = ("school", "district", "counselor", "sro", "phone", "hotline", "logo")
LONGEST = 160  # characters; no name on the rosters we know has more than 100
PHONES = ("phone", "hotline")
LOGO_PIXELS = 40_000_000
LOGO_SIDE = 1200  # pixels: 600 dpi at the largest size that a layout sets a logo
LOGO_STRETCH = 10  # times as long as wide; what is longer would be a hairline
TOO_LARGE = "Make it smaller: 40 megapixels at most, 1 is plenty."
_PHONE = re.compile(
    r"(\+?1[ .-]*)?\(?([0-9]{3})\)?[ ./‐‑–-]*([0-9]{3})[ .‐‑–-]*([0-9]{4})(?:[ ,]*(?:ext(?:ension)?\.?|x|#) ?([0-9]{1,6}))?", re.I
)


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
    """An Imprint from what was typed; None is not given. Raises Unusable with every line that cannot be printed."""
    problems, clean = Problems(), {}
    for name, typed in lines.items():
        if typed is not None:
            with problems:
                clean[name] = _line(name, Typed(typed, Where(f"--{name}")))
    problems.tell()
    return Imprint(**clean, logo=logo, blank=blank)


def _line(name: str, typed: Typed) -> Typed:
    if not says_something(typed):
        raise Unusable(Problem("nothing stands here", "Type it, or leave the option out.", typed.where))
    if problem := unprintable(typed, typed.where):
        raise Unusable(problem)
    text = Typed(" ".join(plain(typed).plain.split()), typed.where)
    if len(text) > LONGEST:
        told = f"{len(text):,} characters are too many (“{excerpt(text)}”)"
        raise Unusable(Problem(told, f"Shorten it to {LONGEST} at most.", typed.where))
    return phone(text) if name in PHONES else text


def phone(typed: Typed) -> Typed:
    """A US number as 206-555-0100, with a leading 1- and an extension if they were typed. Raises Unusable without ten digits."""
    found = _PHONE.fullmatch(typed)
    if not found:
        digits = sum(character.isdigit() for character in typed)
        raise Unusable(Problem(f"“{excerpt(typed)}” is no phone number of ten digits ({digits} stand in it)",
                               "Write it as 206-555-0100, with “ext. 12” after it if there is one.", typed.where))  # fmt: skip
    country, area, exchange, line, extension = found.groups()
    number = f"{'1-' if country else ''}{area}-{exchange}-{line}"
    return Typed(f"{number} ext.\u00a0{extension}" if extension else number, typed.where)


def read_logo(path: Path) -> bytes:
    """The picture as an upright PNG of plain RGB, grey or with alpha. Raises Unusable if it is none that can be printed."""
    import warnings

    from PIL.Image import DecompressionBombError

    try:
        with warnings.catch_warnings(action="ignore"):  # what Pillow only warns of is either harmless or refused here
            return _upright(path)
    except DecompressionBombError:
        raise Unusable(_logo_problem(path, "has far too many pixels", TOO_LARGE)) from None
    except Unusable:
        raise
    except Exception as error:  # a broken picture can make Pillow raise anything, struct.error too
        if isinstance(error, OSError) and error.strerror:
            raise Unusable(_logo_problem(path, f"cannot be read: {error.strerror}", "Check its name.")) from None
        raise Unusable(_logo_problem(path, "is no whole PNG or JPEG picture", "Save it again as PNG.")) from None


def _upright(path: Path) -> bytes:
    from PIL import Image, ImageOps

    with Image.open(path, formats=("PNG", "JPEG")) as picture:
        width, height = picture.size
        if width * height > LOGO_PIXELS:
            raise Unusable(_logo_problem(path, f"has {width * height / 1e6:.0f} megapixels", TOO_LARGE))
        if max(width, height) > LOGO_STRETCH * min(width, height):
            told = f"is {width} by {height} pixels"
            raise Unusable(_logo_problem(path, told, f"Crop it: at most {LOGO_STRETCH} times as long as it is wide."))
        upright = _eight_bits(ImageOps.exif_transpose(picture))
    upright = upright.convert(_plain_mode(upright))
    upright.thumbnail((LOGO_SIDE, LOGO_SIDE))
    saved = BytesIO()
    upright.save(saved, "PNG", icc_profile=None)
    return saved.getvalue()


def _logo_problem(path: Path, told: str, way_out: str) -> Problem:
    return Problem(f"“{path}” {told}", way_out, Where("--logo"))


def _eight_bits(picture: Image) -> Image:
    """Grey of 16 bits as grey of 8, where Pillow would cut every value at 255; any other picture as it is."""
    if picture.mode != "I;16":
        return picture
    grey = picture.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if "transparency" in picture.info:
        grey.info["transparency"] = picture.info["transparency"] // 256
    return grey


def _plain_mode(picture: Image) -> str:
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        return "RGBA"
    return "L" if picture.mode in ("1", "L") else "RGB"
