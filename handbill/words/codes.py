"""The one link that every piece carries, and its QR symbol."""

from __future__ import annotations

import hashlib
from functools import cache

REPORT_URL = "https://report.cybertip.org"
"""Where every code leads and what stands beside it. No option, content file or roster can change it."""

PRINTED_ADDRESS = REPORT_URL.removeprefix("https://")
VERSION = 3  # 29 modules a side: the least that holds the link at level Q
MASK = 3  # the one that the standard's penalty rules choose; fixed, so that each run need not search again


@cache
def symbol() -> tuple[str, ...]:
    """The modules of REPORT_URL at level Q, version 3, a string of 0 and 1 for each row, no quiet zone."""
    from qrcode.constants import ERROR_CORRECT_Q
    from qrcode.main import QRCode

    code = QRCode(VERSION, ERROR_CORRECT_Q, border=0, mask_pattern=MASK)
    code.add_data(REPORT_URL.encode(), optimize=0)
    code.make(fit=False)
    return tuple("".join("1" if dark else "0" for dark in row) for row in code.modules)


SEAL = "993a13c9ca8d0a05164658df505651017c13efdb6a9c07e722dd1e01590f3a58"  # of the symbol's rows


def is_ours(link: str, rows: tuple[str, ...]) -> bool:
    """Whether a code leads to the report link and has just its modules; told without making the symbol again."""
    return link == REPORT_URL and hashlib.sha256("\n".join(rows).encode()).hexdigest() == SEAL
