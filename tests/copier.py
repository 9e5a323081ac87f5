"""What is left of a page on an office copier: black or white, nothing between."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

import cv2
import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium
import zxingcpp

from handbill.page.document import Page
from handbill.page.geometry import Box, outlines
from handbill.page.marks import Code, Mark, Shape

Picture = np.ndarray  # grey, 0 to 255, a row a line of pixels from the top
DARK = 0.55  # of white: what is darker comes out black
DPI = 200
AROUND, OUT = 9.0, 5.0  # points: how far around a panel paint is looked for, and from where on it is out; tails have fine tips
SOFT = 2.0  # pixels on either side of an edge that are neither in nor out


def pictures(pdf: bytes, dpi: int = DPI, *, only: Literal["all", "words", "shapes"] = "all") -> list[Picture]:
    """Each page in grey as PDFium draws it; its words alone come out in black, its shapes alone with codes and logos."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [_drawn(page, dpi, only) for page in document]
    finally:
        document.close()


def _drawn(page: pypdfium2.PdfPage, dpi: int, only: str) -> Picture:
    for mark in [*page.get_objects(max_depth=1)] if only != "all" else []:
        if (mark.type == pdfium.FPDF_PAGEOBJ_TEXT) != (only == "words"):
            page.remove_obj(mark)
        elif only == "words":
            pdfium.FPDFPageObj_SetFillColor(mark, 0, 0, 0, 255)
    drawn = page.render(scale=dpi / 72, grayscale=True).to_numpy()
    return drawn.reshape(drawn.shape[:2]).copy()


def copied(picture: Picture) -> Picture:
    """The picture in black and white."""
    return np.where(picture < DARK * 255, 0, 255).astype(np.uint8)


def once(page: Page) -> Iterator[Mark]:
    """The marks of a page, of ten cards alike those of the first."""
    return (mark for element in page.elements if not element.copies for mark in element.marks())


# --- codes ---


def misread(picture: Picture, page: Page) -> list[str]:
    """Each code of a page, of each card and tab, that one of two readers cannot read in its picture, and which."""
    found = []
    for code in (mark for mark in page.marks() if isinstance(mark, Code)):
        part, _ = part_of(picture, page, code.quiet)
        for name, read in (("zxing-cpp", _zxing(part)), ("OpenCV", _opencv(part))):
            if read != code.link:
                found.append(f"{name} reads “{read}” in the code at {code.box.x:.0f}, {code.box.y:.0f}")
    return found


def _zxing(part: Picture) -> str:
    return next((seen.text for seen in zxingcpp.read_barcodes(part)), "")


def _opencv(part: Picture) -> str:
    """At the size it has, or nearer, as a hand would move the phone."""
    for nearer in (1, 2, 1.5):
        size = (round(part.shape[1] * nearer), round(part.shape[0] * nearer))
        if read := cv2.QRCodeDetector().detectAndDecode(cv2.resize(part, size, interpolation=cv2.INTER_CUBIC))[0]:
            return read
    return ""


# --- panels ---


def open_panels(picture: Picture, page: Page) -> list[str]:
    """Each panel of a page whose border is not closed in a black and white picture without words.

    From all that lies inside it, but for what is drawn over it later, paint is let run through what has the same colour, and none
    of it may come out, but onto the outline of another panel. A dashed border counts as closed where its gaps are no wider than
    they are meant.
    """
    panels = [mark for mark in once(page) if isinstance(mark, Shape) and mark.kind == "panel" and (mark.fill or mark.stroke)]
    return [
        f"a panel of {panel.box.width:.0f} x {panel.box.height:.0f} pt at {panel.box.x:.0f}, {panel.box.y:.0f} is open"
        for nth, panel in enumerate(panels)
        if not _closed(picture, page, panel, panels[:nth], panels[nth + 1 :])
    ]


def _closed(picture: Picture, page: Page, panel: Shape, earlier: Sequence[Shape], later: Sequence[Shape]) -> bool:
    around = _within(panel.extent.inset(-AROUND), page)
    part, k = part_of(picture, page, around)
    body, edge = _mask(panel, part, around, k), panel.weight * k / 2 + SOFT
    if panel.dash:
        gap = _disc(max(panel.dash[1::2] or panel.dash) * k / 2 + SOFT)
        part = np.where(_grown(body, edge) & ~_shrunk(body, edge), cv2.erode(part, gap), part)  # black grows
    inside, others = _shrunk(body, edge), np.zeros(part.shape, bool)
    for other in (*earlier, *later):
        if other.extent.inset(-AROUND).meets(around):
            mask, reach = _mask(other, part, around, k), other.weight * k / 2 + SOFT
            others |= _grown(mask, reach) & ~_shrunk(mask, reach) if other.stroke else False
            inside &= ~_grown(mask, reach) if other in later else True
    if not inside.any():
        return True
    color = 255 if part[inside].mean() > 127 else 0
    _, pools = cv2.connectedComponents(((part == color) & ~(others & ~inside)).astype(np.uint8), connectivity=4)
    wet = np.isin(pools, np.unique(pools[inside & (part == color)]))
    return not (wet & ~_grown(body, edge + OUT * k)).any()


def _within(box: Box, page: Page) -> Box:
    """What of a box is on the page."""
    x, y = max(box.x, 0), max(box.y, 0)
    return Box(x, y, min(box.right, page.width) - x, min(box.top, page.height) - y)


def part_of(picture: Picture, page: Page, box: Box) -> tuple[Picture, float]:
    """What the picture shows of a box of the page, upright, and how many pixels are a point."""
    picture, k = (picture[::-1, ::-1] if page.turned else picture), picture.shape[0] / page.height
    rows = slice(round((page.height - box.top) * k), round((page.height - box.y) * k))
    return np.ascontiguousarray(picture[rows, round(box.x * k) : round(box.right * k)]), k


def _mask(panel: Shape, part: Picture, around: Box, k: float) -> Picture:
    """Where a panel lies, tail and all."""
    drawn = np.zeros(part.shape, np.uint8)
    for points in outlines(panel.path):
        pixels = np.array([((x - around.x) * k, (around.top - y) * k) for x, y in points])
        cv2.fillPoly(drawn, [np.round(pixels * 16).astype(np.int32)], 1, shift=4)
    return drawn.astype(bool)


def _grown(mask: Picture, by: float) -> Picture:
    return cv2.dilate(mask.astype(np.uint8), _disc(by)).astype(bool)


def _shrunk(mask: Picture, by: float) -> Picture:
    return cv2.erode(mask.astype(np.uint8), _disc(by)).astype(bool)


def _disc(radius: float) -> Picture:
    side = 2 * max(round(radius), 1) + 1
    return cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (side, side))
