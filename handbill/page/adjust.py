"""What makes up for a printer that prints beside where it should, or smaller or larger than it should."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from handbill.page.document import Document

MM = 72 / 25.4  # points

Two = tuple[float, float]


class Adjust(Struct, frozen=True):
    """How far fronts and backs of sheets are moved, in mm to the right and down, and their size in percent, across and down.

    Right and down are as somebody sees them who holds a side so that its words can be read, whichever edge the sheet is turned
    on. What is larger or smaller is so from that side's upper left corner, where the shift is measured.
    """

    front: Two = (0.0, 0.0)
    back: Two = (0.0, 0.0)
    scale: Two = (100.0, 100.0)

    def matrix(self, height: float, *, back: bool) -> tuple[float, ...]:
        """The transformation of a page of that height, in points, as a file has it."""
        right, down = self.back if back else self.front
        across, along = (percent / 100 for percent in self.scale)
        return across, 0.0, 0.0, along, right * MM, height * (1 - along) - down * MM


def adjusted(document: Document, adjust: Adjust) -> Document:
    """The document for a printer that wants that; of sheets that are printed on both sides every second page is a back."""
    pages = (
        replace(page, matrix=adjust.matrix(page.height, back=bool(document.flip) and nth % 2 == 1))
        for nth, page in enumerate(document.pages)
    )
    return replace(document, pages=tuple(pages))
