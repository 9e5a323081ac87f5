"""Marks that nobody sees and that come along when a name is pasted: dropped, for they mean nothing there.

What turns the direction of a line is no such mark: it hides what stands there, and is refused.
"""

from __future__ import annotations

import re

INVISIBLE = "\u00ad\u180e\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff"
_INVISIBLE = re.compile(f"[{INVISIBLE}]")


def visible(text: str) -> str:
    """The text without these marks."""
    return _INVISIBLE.sub("", text)


def unmarked(row: list[str]) -> list[str]:
    """The row without these marks; the row itself where it has none."""
    return [*map(visible, row)] if any(map(_INVISIBLE.search, row)) else row


def mark_in(text: str) -> str:
    """The first of these marks in a text, as U+200B; empty where there is none."""
    found = _INVISIBLE.search(text)
    return f"U+{ord(found[0]):04X}" if found else ""
