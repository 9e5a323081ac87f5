"""Words as they are written: plain text with strong parts and named references, nothing else.

`**so**` is strong. `{contact:ncmec.phone}` and `{figure:id}` stand for what the contacts and
figures files say, so that no number is typed twice.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from msgspec import Struct
from msgspec.structs import replace

from handbill.problems import Problem, Problems, Unusable, Where

LONGEST = 1_000  # characters of any text; the longest of our own has 427
LINE = 160  # characters of a school's own line; no name on the rosters we know has more than 100

# Patterns are compiled when they are first asked for: a poster that is ready needs none.
MARKUP = r"\*\*|\{([^{}]*)\}|[{}]"
SPACES = "[ \t\n]+"
HEAP = "[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{5,}"  # no spelling stacks five marks
BREAKS = {"\n": "line feed", "\r": "carriage return", "\t": "tab"}
NEVER = {"Cc": "control character", "Cf": "invisible character", "Cs": "half a character", "Co": "private character",
         "Cn": "no character", "Zl": "line separator", "Zp": "paragraph separator"}  # fmt: skip


class Typed(str):
    """Text that knows where it was typed."""

    __slots__ = ("where",)
    where: Where | None

    def __new__(cls, text: str, where: Where | None = None) -> Typed:
        typed = super().__new__(cls, text)
        typed.where = where
        return typed


class Span(Struct, frozen=True):
    """A stretch of words of one kind.

    `link` is where it leads on screen, and `alt` what that does, for those who hear it; `figure` the figure it states,
    `lang` its language where that is not the one of the words around it.
    """

    text: str
    strong: bool = False
    link: str = ""
    figure: str = ""
    lang: str = ""
    alt: str = ""


class Words:
    """Spans in reading order, and the place that they were typed at, if any. Never changed once made.

    Not a Struct: msgspec would read keys into one, where the files have text.
    """

    __slots__ = ("spans", "where")

    def __init__(self, spans: tuple[Span, ...], where: Where | None = None) -> None:
        self.spans = spans
        self.where = where

    @property
    def plain(self) -> str:
        return "".join(span.text for span in self.spans)

    def __add__(self, other: Words) -> Words:
        """Both, in the place of the second: a label stands before what it is about."""
        return Words(self.spans + other.spans, other.where or self.where)

    def named(self, **values: str) -> Words:
        """These words with each `<key>` replaced by its value."""
        spans = self.spans
        for key, value in values.items():
            spans = tuple(replace(span, text=span.text.replace(f"<{key}>", value)) for span in spans)
        return Words(spans, self.where)


def plain(text: str, *, strong: bool = False, link: str = "", lang: str = "") -> Words:
    """Words from text that holds no markup; Typed text keeps its place."""
    return Words((Span(unicodedata.normalize("NFC", text), strong, link, lang=lang),), getattr(text, "where", None))


def strong(words: Words) -> Words:
    """The same words, all of them strong."""
    return Words(tuple(replace(span, strong=True) for span in words.spans), words.where)


def unprintable(text: str, where: Where | None = None) -> Problem | None:
    """The first thing in `text` that can never be set: a control, a bidi override, a heap of marks on one letter."""
    if heap := re.search(HEAP, text):
        what = f"{len(heap[0])} marks on one letter cannot be printed"
    elif not text.isprintable() and (never := next((c for c in text if unicodedata.category(c) in NEVER), "")):
        name = BREAKS.get(never) or str(unicodedata.name(never, NEVER[unicodedata.category(never)]))
        what = f"U+{ord(never):04X} ({name.lower()}) cannot be printed"
    else:
        return None
    return Problem(f"{what}, in “{excerpt(text)}”", "Remove it and type the text again.", where)


def excerpt(text: str, limit: int = 40) -> str:
    """`text` short enough for a message, with what cannot be printed left out."""
    shown = "".join(c if c.isprintable() else "�" for c in text[: limit + 1])
    return shown if len(shown) <= limit else shown[: limit - 1] + "…"


def parse(source: str, find: Callable[[str], Span], where: Where | None) -> Words:
    """Words from `source`; `find` gives the Span for what stands in braces. Raises Unusable with every problem."""
    source = unicodedata.normalize("NFC", re.sub(SPACES, " ", source).strip())
    problems = Problems(filter(None, [unprintable(source, where)]))
    if not (problems or re.search(MARKUP, source)) and says_something(source):
        return Words((Span(source),), where)
    spans: list[Span] = []
    strong, start = False, 0
    for mark in re.finditer(MARKUP, source):
        spans.append(Span(source[start : mark.start()], strong))
        start = mark.end()
        if mark[0] == "**":
            strong = not strong
        elif mark[1] is None:
            problems.add(Problem(f"a single {mark[0]} stands in “{excerpt(source)}”",
                                 "Write {contact:id.phone} or {figure:id}, or leave the brace out.", where))  # fmt: skip
        else:
            with problems:
                found = _found(mark[1], find, where)
                spans.append(replace(found, strong=strong or found.strong))
    if strong:
        problems.add(Problem(f"** opens and never closes in “{excerpt(source)}”", "Put ** on both sides.", where))
    spans.append(Span(source[start:], strong))
    problems.tell()
    if not any(says_something(span.text) for span in spans):
        raise Unusable(nothing(where))
    return Words(tuple(span for span in spans if span.text), where)


def says_something(text: str) -> bool:
    """Whether more stands in it than white space and combining marks."""
    return any(unicodedata.category(character)[0] not in "MZ" for character in text)


def nothing(where: Where | None) -> Problem:
    """The problem of a text without a word."""
    return Problem("nothing stands here", "Write some text, or remove what is empty.", where)


def too_long(text: str, most: int, where: Where | None) -> Problem:
    """The problem of a text that has more than `most` characters."""
    return Problem(f"{len(text):,} characters are too many (“{excerpt(text)}”)", f"Shorten it to {most:,} at most.", where)


def _found(name: str, find: Callable[[str], Span], where: Where | None) -> Span:
    try:
        return find(name)
    except Unusable as unusable:
        raise Unusable(*(p if p.where else replace(p, where=where) for p in unusable.problems)) from None
