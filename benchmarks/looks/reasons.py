"""Why a piece misses an aim: by a word of its row's name, a design's for the most part, and by the column."""

from __future__ import annotations

REASONS: dict[tuple[str, str], str] = {}


def reason(row: str, column: str) -> str:
    """What somebody has said of it, or the column alone."""
    told = (REASONS[word, column] for word in row.split() if (word, column) in REASONS)
    return next((f"{column}: {why}" for why in told), column)
