"""The address to report to, as it stands on every piece."""

from __future__ import annotations

from handbill.layouts.look import display
from handbill.page.text.setting import Setting, fit
from handbill.words.codes import PRINTED_ADDRESS, REPORT_URL
from handbill.words.markup import plain

BODY, SMALL = 9.0, 6.5  # points: a guide's least type, and its least small print


def address(most: float, width: float) -> Setting:
    """The address as large as the width allows, up to `most` points: beside the code, and a link on screen."""
    return fit(plain(PRINTED_ADDRESS, link=REPORT_URL), display(most), width, 2 * most, least=9, most=most, lines=1)
