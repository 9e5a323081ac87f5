"""Colours as a press's four inks, never more of them together than the paper takes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache
from io import BytesIO
from typing import TYPE_CHECKING

from handbill.page.press import Profile

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFilter import Color3DLUT

ROUNDED = 0.02  # that whole numbers of four inks may add
GRID = 33  # steps of each of red, green and blue
NEUTRAL = 8  # of 255: channels that differ by no more are grey
Inks = tuple[float, float, float, float]  # cyan, magenta, yellow, black: from 0 to 1


class Separation:
    """What a printer's profile makes of colours, with at most `limit` of all inks together."""

    def __init__(self, profile: Profile, limit: float) -> None:
        self._profile, self._limit = profile, limit - ROUNDED
        self.flat = lru_cache(64)(self._flat)

    def _flat(self, color: str) -> Inks:
        """A #RRGGBB colour in whole per cents, so that black can still be printed on it within the limit."""
        [inks] = self.inks([color])
        cyan, magenta, yellow, black = limited(inks, self._limit - (1 - inks[3]))
        return round(cyan, 2), round(magenta, 2), round(yellow, 2), round(black, 2)

    def inks(self, colors: Sequence[str]) -> list[Inks]:
        """Each colour as the profile has it."""
        return self._converted(bytes.fromhex("".join(color[1:] for color in colors)))

    def picture(self, pixels: Image) -> Image:
        """A picture in RGB or grey as its inks; what is grey all over is in black alone."""
        from PIL import Image

        if grey(pixels):
            black = pixels.convert("L").point(lambda value: 255 - value)
            none = Image.new("L", pixels.size, 0)
            return Image.merge("CMYK", (none, none, none, black))
        return pixels.convert("RGB").filter(self._table)

    @cached_property
    def _table(self) -> Color3DLUT:
        """All colours by steps; what lies between is mixed of its neighbours, and so within the limit as they are."""
        from PIL.ImageFilter import Color3DLUT

        steps = [round(255 * nth / (GRID - 1)) for nth in range(GRID)]
        colors = bytes(value for blue in steps for green in steps for red in steps for value in (red, green, blue))
        inks = (limited(inks, self._limit) for inks in self._converted(colors))
        return Color3DLUT(GRID, [part for pixel in inks for part in pixel], channels=4, target_mode="CMYK")

    def _converted(self, colors: bytes) -> list[Inks]:
        """Colours of three bytes each, relative to the paper's white, and dark ones as deep as the press's black allows."""
        from PIL import Image, ImageCms

        profile = ImageCms.ImageCmsProfile(BytesIO(self._profile.data))
        transform = ImageCms.buildTransform(
            ImageCms.createProfile("sRGB"), profile, "RGB", "CMYK", ImageCms.Intent.RELATIVE_COLORIMETRIC,
            ImageCms.Flags.BLACKPOINTCOMPENSATION | ImageCms.Flags.NOOPTIMIZE,
        )  # fmt: skip
        made = ImageCms.applyTransform(Image.frombytes("RGB", (len(colors) // 3, 1), colors), transform)
        assert made  # noqa: S101 (None only where it is changed in its place)
        shares = (value / 255 for value in made.tobytes())
        return [*zip(shares, shares, shares, shares, strict=True)]


def limited(inks: Inks, most: float) -> Inks:
    """The same colour in no more ink than that: black for the grey of three inks, and where that is too little, paler."""
    cyan, magenta, yellow, black = inks
    grey = max(min((sum(inks) - most) / 2, cyan, magenta, yellow, 1 - black), 0.0)
    colored, black = (cyan - grey, magenta - grey, yellow - grey), black + grey
    paler = min(max(most - black, 0.0) / (sum(colored) or 1.0), 1.0)
    cyan, magenta, yellow = (part * paler for part in colored)
    return cyan, magenta, yellow, min(black, most)


def grey(pixels: Image) -> bool:
    """Whether a picture has no colour."""
    from PIL import ImageChops

    bands: Iterable[Image] = pixels.split()
    first, *others = bands
    return all(most(ImageChops.difference(first, other)) <= NEUTRAL for other in others)


def most(band: Image) -> float:
    """The highest value in a picture of one channel."""
    return max(value for value, count in enumerate(band.histogram()) if count)
