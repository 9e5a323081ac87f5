"""The test sheet by which a printer is measured."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from handbill.orders.order import FLIPS, USUAL, spelled, tagged
from handbill.page.adjust import Adjust, adjusted
from handbill.page.stock import card_stock, found
from handbill.problems import Problem, Unusable, one_of

if TYPE_CHECKING:
    from handbill.page.document import Flip

__all__ = ["Sheet", "calibration"]


class Sheet(NamedTuple):
    """A test sheet: its file's usual name, and the file."""

    name: str
    pdf: bytes


def calibration(
    stock: str = "avery-5371", *, flip: Flip = "long", language: str = USUAL, adjust: Adjust | None = None,
    materials: str | Path | None = None,
) -> Sheet:  # fmt: skip
    """A sheet with both sides, to be held against one of that stock; with `adjust`, to see whether that makes up for it.

    Raises Unusable for a stock that has no sheet, or one that does not exist.
    """
    from handbill.layouts.calibration.sheet import TestSheet, lay
    from handbill.orders import checks, orders
    from handbill.pdf import pdf
    from handbill.words.library import library

    key, tongue = found(spelled(stock)), tagged(language)
    if flip not in FLIPS:
        raise Unusable(Problem(f"there is no flip “{flip}”", one_of(flip, FLIPS)))
    if not card_stock(key).sheet:
        raise Unusable(Problem(f"“{key}” is one card and no sheet to measure", "See `handbill list stocks`."))
    words = library(Path(materials) if materials else None)
    said = TestSheet(
        words.calibration(tongue), words.phrases(tongue), card_stock(key), key, flip, orders.newest(words).isoformat()
    )
    document = lay(said)
    name = f"calibration-{key}-{tongue}{'-short-edge' if flip == 'short' else ''}{'-printer' if adjust else ''}.pdf"
    checks.check(document, name)
    return Sheet(name, pdf.write(adjusted(document, adjust) if adjust else document))
