"""A school's logo: an upright picture of plain colour, on white as it will stand on paper."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from handbill.page.picture import packed, size
from handbill.problems import Problem, Unusable, Where
from handbill.words.markup import excerpt

if TYPE_CHECKING:
    from PIL.Image import Image

PIXELS = 40_000_000
BYTES = 50_000_000
SIDE = 1800  # pixels: 600 to the inch at three inches, larger than any layout sets a logo
STRETCH = 10  # times as long as wide; what is longer would be a hairline
TOO_LARGE = "Make it smaller: 40 megapixels at most, 1 is plenty."
PHOTOGRAPHS = ("JPEG", "MPO", "WEBP", "JPEG2000", "AVIF")
FORMATS = ("PNG", "JPEG", "GIF", "BMP", "PPM", "WEBP", "TIFF", "ICO", "TGA", "PCX", "DIB", "JPEG2000", "AVIF")
"""What Pillow reads by itself; other formats it hands to programs that are not ours to run."""
DRAWINGS = {b"%PDF": "a PDF file", b"%!PS": "a PostScript file", b"<svg": "an SVG drawing"}
SEEN = 230  # of 255: what is lighter than this is not seen on white paper
ENOUGH = 0.001  # of the pixels
SPECIMEN = bytes.fromhex(  # one white pixel, to write an edition with
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000000a49444154789c63f80f00010101001bb6ee56"
    "0000000049454e44ae426082"
)


def read_logo(path: Path, where: Where = Where("--logo")) -> bytes:  # noqa: B008 (a value that never changes)
    """The picture, upright, in plain RGB or grey on white, as PNG or JPEG: its pixels and nothing else.

    Raises Unusable if it is none that can be printed, or one of which nothing would be seen.
    """
    import warnings

    from PIL.Image import DecompressionBombError

    try:
        with warnings.catch_warnings(action="ignore"):  # what Pillow only warns of is either harmless or refused here
            return _picture(path, where)
    except DecompressionBombError:
        raise Unusable(_problem(path, "has far too many pixels", TOO_LARGE, where)) from None
    except Unusable:
        raise
    except Exception as error:  # a broken picture can make Pillow raise anything, struct.error too
        if isinstance(error, OSError) and error.strerror:
            raise Unusable(_problem(path, f"cannot be read: {error.strerror}", "Check its name.", where)) from None
        raise Unusable(_problem(path, "is no whole picture", "Save it again as PNG.", where)) from None


def _picture(path: Path, where: Where) -> bytes:
    from PIL import Image

    data = _data(path, where)
    with Image.open(BytesIO(data), formats=FORMATS) as picture:
        _judge(picture, path, where)
        picture.load()
        photograph = picture.format in PHOTOGRAPHS
        upright = _on_white(_eight_bits(_turned(picture)))
    _look_at(upright, path, where)
    upright.thumbnail((SIDE, SIDE))
    return packed(upright, photograph=photograph)


def _data(path: Path, where: Where) -> bytes:
    """What the file holds. Raises Unusable where it is too large, or plainly something else."""
    if path.exists() and not path.is_file() and not path.is_dir():
        raise Unusable(_problem(path, "is no file", "Give the picture’s own file.", where))  # to open a pipe is to wait for it
    with path.open("rb") as file:
        data = file.read(BYTES + 1)
    if len(data) > BYTES:
        raise Unusable(_problem(path, f"is larger than {BYTES // 10**6} MB", TOO_LARGE, where))
    for begins, told in DRAWINGS.items():
        if begins in data[:1024]:
            way_out = "Save it as PNG, a thousand pixels wide."
            raise Unusable(_problem(path, f"is {told}, which is drawn and not made of pixels", way_out, where))
    return data


def _look_at(upright: Image, path: Path, where: Where) -> None:
    """Raises Unusable where the paper would stay white."""
    dark = sum(upright.convert("L").histogram()[:SEEN])
    if dark < ENOUGH * upright.width * upright.height:
        told = "is white on white, so that nothing of it would be seen on paper"
        raise Unusable(_problem(path, told, "Give the logo that is made for a light ground.", where))


def _judge(picture: Image, path: Path, where: Where) -> None:
    width, height = picture.size
    if width * height > PIXELS:
        raise Unusable(_problem(path, f"has {width * height / 1e6:.0f} megapixels", TOO_LARGE, where))
    if max(width, height) > STRETCH * min(width, height):
        told = f"is {width} by {height} pixels"
        raise Unusable(_problem(path, told, f"Crop it: at most {STRETCH} times as long as it is wide.", where))


def _problem(path: Path, told: str, way_out: str, where: Where) -> Problem:
    return Problem(f"“{path}” {told}", way_out, where)


def _turned(picture: Image) -> Image:
    """The picture as its camera says it was held; as it is where those notes cannot be read."""
    from PIL import ImageOps

    try:
        return ImageOps.exif_transpose(picture)
    except Exception:  # Pillow raises whatever broken notes make it raise
        return picture


def _eight_bits(picture: Image) -> Image:
    """Grey of 16 bits as grey of 8, where Pillow would cut every value at 255; any other picture as it is."""
    if picture.mode != "I;16":
        return picture
    grey = picture.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if "transparency" in picture.info:
        grey.info["transparency"] = picture.info["transparency"] // 256
    return grey


def _on_white(picture: Image) -> Image:
    """The picture in plain RGB or grey; what is transparent shows the white that every layout sets a logo on."""
    from PIL import Image

    if picture.mode not in ("RGBA", "LA", "PA") and "transparency" not in picture.info:
        return picture.convert("L" if picture.mode in ("1", "L") else "RGB")
    over = picture.convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", over.size, "white"), over).convert("RGB")


def beside(file: Path, name: str, where: Where) -> Path:
    """The logo that a file names, which stands in the file's own folder or below. Raises Unusable if it does not."""
    folder = file.resolve().parent
    try:
        path = (folder / name.replace("\\", "/")).resolve()
        inside, there = path.is_relative_to(folder), path.is_file()
    except (OSError, ValueError, RuntimeError):  # a name that no file can have, or a link to itself
        path, inside, there = folder, True, False
    if inside and there:
        return path
    told = f"there is no logo “{excerpt(name)}”" if inside else f"the logo “{excerpt(name)}” is not in this file’s own folder"
    raise Unusable(Problem(told, "Put it beside the file, or leave the logo out.", where))


def cell_ratio(logo: bytes) -> float:
    """How wide a cell such a logo gets for its height: 1, 1.5 or 2, so that few cells serve all logos."""
    width, height = size(logo)
    return next((ratio for ratio in (1.0, 1.5) if width <= ratio * height), 2.0)
