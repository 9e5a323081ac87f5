"""Why a piece misses an aim: by a word of its row's name, a design's for the most part, and by the column."""

from __future__ import annotations

READ = "a sheet that is read standing before it, with all that laws ask for on it"
METRE = "20.4 points are a metre in the display face, and no lead is set smaller"
REASONS: dict[tuple[str, str], str] = {
    **{(design, "leads"): METRE for design in ("bubble", "close", "set")},
    ("thread", "pt"): "a chat, of which every bubble is read",
    ("truth", "pt"): "what is said and what is true share the sheet",
    ("truth", "leads"): "they stand in short below what is true",
    ("checklist", "leads"): "they follow each other in the answer",
    ("checklist", "rectangle %"): "a question of two short lines",
    ("verbs", "empty %"): "verbs are short words in Spanish",
    ("verbs", "rectangle %"): "verbs are short words in Spanish",
    ("sign", "pt"): READ,
    ("sign", "leads"): READ,
    ("sign", "address"): READ,
}


def reason(row: str, column: str) -> str:
    """What somebody has said of it, or the column alone."""
    told = (REASONS[word, column] for word in row.split() if (word, column) in REASONS)
    return next((f"{column}: {why}" for why in told), column)
