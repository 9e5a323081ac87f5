"""Words as they are written: plain text with strong parts and named references, nothing else.

`**so**` is strong. `{contact:ncmec.phone}` and `{figure:id}` stand for what the contacts and
figures files say, so that no number is typed twice.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace

from press.problems import Problem, Unusable, Where

MARKUP = re.compile(r"\*\*|\{([^{}]*)\}|[{}]")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of words of one kind; `link` is where it leads on screen, `figure` the figure it states."""

    text: str
    strong: bool = False
    link: str = ""
    figure: str = ""


class Words:
    """Spans in reading order, and the place in a file that they came from, if any. Never changed once made.

    Not a dataclass: msgspec would read keys into one, where the files have text.
    """

    __slots__ = ("spans", "where")

    def __init__(self, spans: tuple[Span, ...], where: Where | None = None) -> None:
        self.spans = spans
        self.where = where

    @property
    def plain(self) -> str:
        return "".join(span.text for span in self.spans)

    def __add__(self, other: Words) -> Words:
        return Words(self.spans + other.spans, self.where or other.where)

    def named(self, **values: str) -> Words:
        """These words with each `<key>` replaced by its value."""
        spans = self.spans
        for key, value in values.items():
            spans = tuple(replace(span, text=span.text.replace(f"<{key}>", value)) for span in spans)
        return Words(spans, self.where)


def plain(text: str, *, strong: bool = False, link: str = "") -> Words:
    """Words from text that holds no markup."""
    return Words((Span(unicodedata.normalize("NFC", text), strong, link),))


def unprintable(text: str) -> Problem | None:
    """The first character of `text` that can never be set: controls, bidi overrides, unassigned ones."""
    for character in text:
        if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co", "Cn") and character != "\n":
            name = unicodedata.name(character, "a control character")
            return Problem(
                f"U+{ord(character):04X} ({name.lower()}) cannot be printed, in “{excerpt(text)}”",
                "Remove it and type the text again.",
            )
    return None


def excerpt(text: str, limit: int = 40) -> str:
    """`text` short enough for a message, with what cannot be printed left out."""
    shown = "".join(c if c.isprintable() else "�" for c in text)
    return shown if len(shown) <= limit else shown[: limit - 1] + "…"


def parse(source: str, find: Callable[[str], Span], where: Where | None) -> Words:
    """Words from `source`; `find` gives the Span for what stands in braces, or raises Unusable."""
    if problem := unprintable(source):
        raise Unusable(Problem(problem.what, problem.way_out, where))
    source = unicodedata.normalize("NFC", " ".join(source.split()))
    spans: list[Span] = []
    strong, start = False, 0
    for mark in MARKUP.finditer(source):
        spans.append(Span(source[start : mark.start()], strong))
        start = mark.end()
        if mark[0] == "**":
            strong = not strong
        elif mark[1] is None:
            raise Unusable(Problem(f"a single {mark[0]} stands in “{excerpt(source)}”",
                                   "Write {contact:id.phone} or {figure:id}, or leave the brace out.", where))  # fmt: skip
        else:
            found = _found(mark[1], find, where)
            spans.append(replace(found, strong=strong or found.strong))
    if strong:
        raise Unusable(Problem(f"** opens and never closes in “{excerpt(source)}”", "Put ** on both sides.", where))
    spans.append(Span(source[start:], strong))
    return Words(tuple(span for span in spans if span.text), where)


def _found(name: str, find: Callable[[str], Span], where: Where | None) -> Span:
    try:
        return find(name)
    except Unusable as unusable:
        raise Unusable(*(p if p.where else replace(p, where=where) for p in unusable.problems)) from None
