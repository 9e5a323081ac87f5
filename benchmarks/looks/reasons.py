"""Why a piece misses an aim: by a word of its row's name, a design's for the most part, and by the column."""

from __future__ import annotations

READ = "a sheet that is read standing before it, with all that laws ask for on it"
NARROW = "as many lines in a column of that width break nowhere else"
SHORT = "short words, on paper that is higher than letter for its width"
CHAT = "a bubble is as wide as its words, which differ"
SET = "its bubble is as high as the fullest of three sheets allows, for all three"
METRE = "20.4 points are a metre in the display face, and no lead is set smaller"
TALL = "a topic on ink has a sheet of ink, of which a higher or larger paper has more beside the same words"
REASONS: dict[tuple[str, str], str] = {
    **{(design, "leads"): METRE for design in ("bubble", "close", "set", "start")},
    ("en+es", "least"): "all eight lines that a bar can have, fewer are larger",
    ("bubble", "pt"): "a promise of eight words in Spanish",
    ("bubble", "rectangle %"): "beside steps, which are short",
    **{(design, "small words at ends"): NARROW for design in ("bubble", "checklist", "close", "say", "set", "start", "verbs")},
    **{(design, "empty %"): SHORT for design in ("truth", "checklist", "start")},
    ("start", "rectangle %"): SHORT,
    ("thread", "short last lines"): "a step of six words in half a sheet",
    ("bubble", "empty %"): "steps are short, and the promise is as wide as the sheet",
    ("thread", "pt"): "a chat, of which every bubble is read",
    ("thread", "empty %"): CHAT,
    ("thread", "rectangle %"): CHAT,
    ("thread", "small words at ends"): "a promise of eight words in half the sheet’s width",
    ("say", "pt"): "questions to ask a child stand on a line or two",
    ("say", "empty %"): CHAT,
    ("say", "rectangle %"): CHAT,
    ("start", "explanations"): "a hair smaller in Spanish, so that words to say are 30",
    ("set", "empty %"): SET,
    ("set", "rectangle %"): SET,
    ("close", "toner %"): "ink stands below the question too, and --ink light is for copiers",
    **{(design, "toner %"): TALL for design in ("thread", "say", "bubble", "set")},
    ("close", "light %"): "the letters alone, which fill the sheet",
    ("close", "short last lines"): "a step of six words in half a sheet",
    ("close", "empty %"): "the disc’s own room, without which nothing comes close",
    ("truth", "pt"): "what is said and what is true share the sheet",
    ("truth", "leads"): "they stand in short below what is true",
    ("checklist", "pt"): "a list to tick off, on half a sheet for a stall’s door",
    ("checklist", "leads"): "they follow each other in the answer",
    ("checklist", "rectangle %"): "a question of two short lines",
    ("verbs", "empty %"): "verbs are short words in Spanish",
    ("verbs", "rectangle %"): "verbs are short words in Spanish",
    ("sign", "pt"): READ,
    ("sign", "leads"): READ,
    ("sign", "address"): READ,
    ("sign", "empty %"): "rows to be found at a glance, by those who look for one",
    ("sign", "small words at ends"): "half a column, three words to a line",
}


def reason(row: str, column: str) -> str:
    """What somebody has said of it, or the column alone."""
    told = (REASONS[word, column] for word in row.split() if (word, column) in REASONS)
    return next((f"{column}: {why}" for why in told), column)
