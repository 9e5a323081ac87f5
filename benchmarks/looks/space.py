"""How a sheet is used: how much of it is empty, how dark it is, what is left of it from afar."""

from __future__ import annotations

import cv2
import numpy as np
from copier import Picture, once, outlines

from handbill.page.document import Page
from handbill.page.geometry import Box
from handbill.page.marks import Code, Shape
from handbill.page.marks import Picture as Raster

LETTER, MARGIN, REACH = 612.0, 30.0, 12.0  # points
STAMP = 50  # pixels wide: what is left of a poster across a hall


def field(page: Page, piece: Box | None = None) -> Box:
    """A sheet, or the piece on it, within its margins, which grow with it."""
    return (piece or Box(0, 0, page.width, page.height)).inset(MARGIN * _scale(page))


def empty(words: Picture, page: Page, within: Box, reach: float = REACH) -> tuple[float, float]:
    """The share of `within` that is empty, and that of the sheet which the largest empty rectangle in it takes.

    A point is empty that lies more than `reach` points from the ink of every letter, code, picture and ornament; from farther on
    sheets that are larger than letter. The edge of a bubble does not count, for a bubble around nothing is empty too.
    `words` is the page's letters alone, at 72 dpi.
    """
    drawn = np.where(words < 200, 0, 1).astype(np.uint8)
    for mark in once(page):
        if isinstance(mark, Code | Raster):
            cv2.rectangle(drawn, *_corners(mark.box, page), 0, cv2.FILLED)
        elif isinstance(mark, Shape) and mark.kind == "ornament":
            for points in outlines(mark.path):
                pixels = [np.array([(round(x), round(page.height - y)) for x, y in points], np.int32)]
                cv2.polylines(drawn, pixels, mark.path[-1].op == "h", 0, max(round(mark.weight), 1))
                cv2.fillPoly(drawn, pixels if mark.fill else [], 0)
    free = cv2.distanceTransform(drawn, cv2.DIST_L2, 5) > reach * _scale(page)
    (left, top), (right, bottom) = _corners(within, page)
    free = free[top:bottom, left:right]
    return float(free.mean()), _rectangle(free) / (page.width * page.height)


def _scale(page: Page) -> float:
    return max(min(page.width, page.height) / LETTER, 1.0)


def _corners(box: Box, page: Page) -> tuple[tuple[int, int], tuple[int, int]]:
    return (round(box.x), round(page.height - box.top)), (round(box.right), round(page.height - box.y))


def _rectangle(free: Picture) -> int:
    """The area of the largest rectangle of True, by the heights of columns over each row (a stack of those that still grow)."""
    heights, best = np.zeros(free.shape[1] + 1, int), 0
    for row in free:
        heights[:-1] = np.where(row, heights[:-1] + 1, 0)
        stack: list[tuple[int, int]] = []  # where a height began, and it
        for at, height in enumerate(heights.tolist()):
            start = at
            while stack and stack[-1][1] >= height:
                start, last = stack.pop()
                best = max(best, last * (at - start))
            if height:
                stack.append((start, height))
    return best


def toner(picture: Picture) -> float:
    """A page's mean darkness: the share of it that black toner would cover, an accent counting by how dark it is in grey."""
    return float(1 - picture.mean() / 255)


def alike(one: Picture, other: Picture) -> float:
    """How much two pages are one picture in grey from afar: the correlation of their pixels, 1 for the same."""
    size = (STAMP, STAMP * one.shape[0] // one.shape[1])
    small = (cv2.resize(page, size, interpolation=cv2.INTER_AREA) for page in (one, other))
    return float(np.corrcoef(*(page.ravel() for page in small))[0, 1])
