"""A print shop's file on its four plates, as Ghostscript separates it."""

import subprocess
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from PIL import Image

from handbill.page.document import Page
from handbill.page.geometry import Box

INKS = ("Cyan", "Magenta", "Yellow", "Black")
Plates = np.ndarray  # how much of each ink, from 0 to 1: inks, rows of pixels from the top, columns


@lru_cache(8)
def separated(path: Path, dpi: int) -> list[Plates]:
    """Each page's plates."""
    with TemporaryDirectory() as folder:
        out = Path(folder)
        command = ["gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=tiffsep", f"-r{dpi}"]
        subprocess.run([*command, f"-sOutputFile={out}/%d.tif", path], check=True, capture_output=True)
        pages, nth = [], 1
        while (out / f"{nth}(Black).tif").exists():
            inks = [Image.open(out / f"{nth}({ink}).tif").convert("L") for ink in INKS]
            assert len([*out.glob(f"{nth}(*")]) == len(INKS)
            pages.append(np.stack([1 - np.asarray(ink) / 255 for ink in inks]))
            nth += 1
    return pages


def within(plates: Plates, box: Box, page: Page, dpi: int) -> Plates:
    """What lies in a box of the page, pixels that it cuts left out."""
    k = dpi / 72
    left, right = int(np.ceil(box.x * k)) + 1, int(box.right * k) - 1
    top, bottom = int(np.ceil((page.height - box.top) * k)) + 1, int((page.height - box.y) * k) - 1
    return plates[:, max(top, 0) : bottom, max(left, 0) : right]
