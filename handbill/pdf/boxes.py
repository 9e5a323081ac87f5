"""How a page is cut (ISO 32000-1, 14.11.2)."""

from __future__ import annotations

from handbill.page.document import Page
from handbill.page.geometry import Box
from handbill.page.press import BLEED


def boxes(page: Page) -> dict[str, Box]:
    """What is left of the page once it is cut, and how far ink goes beyond, by their names; nothing for one that is not cut."""
    if not page.trim:
        return {}
    trim = page.trim
    x, y = max(trim.x - BLEED, 0.0), max(trim.y - BLEED, 0.0)
    right, top = min(trim.right + BLEED, page.width), min(trim.top + BLEED, page.height)
    return {"TrimBox": trim, "BleedBox": Box(x, y, right - x, top - y)}
