"""What is done with a printed sheet of cards."""

from __future__ import annotations

from handbill.page.document import Finish
from handbill.page.stock import Stock


def apart(stock: Stock) -> Finish:
    """How cards come off their sheet."""
    return "perforated" if stock.cut == "perforated" else "cut"
