"""The words of a page: how large they are, by what they say, and where their lines end."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from copier import once

from handbill.page.document import Document, Element, Page
from handbill.page.marks import Line
from handbill.words.codes import PRINTED_ADDRESS
from handbill.words.markup import Words
from handbill.words.pieces import Poster

SHORT, HALF, FEW = 0.25, 0.5, 3  # of the widest line; words
ADDRESS = r"\w\.\w|^[-/]"  # what is one word, or a part of one

ROLES: dict[str, Callable[[Poster], Iterable[Words]]] = {
    "promise": lambda poster: [poster.promise.lead],
    "leads": lambda poster: (step.lead for steps in _steps(poster) for step in steps),
    "explanations": lambda poster: (step.text for steps in _steps(poster) for step in steps),
    "words to say": lambda poster: poster.say.points if poster.say else (),
    "numbers": lambda poster: (route.lead for route in poster.routes),
    "notes": lambda poster: (route.text for route in poster.routes),
}
"""What a poster says, by what it is for."""


EQUAL: tuple[Callable[[Poster], Iterable[Words]], ...] = (
    lambda poster: filter(None, [poster.kicker, poster.headline]), ROLES["promise"], ROLES["leads"],
)  # fmt: skip
"""What is as large in one language as in another."""


def _steps(poster: Poster) -> Iterator[tuple]:
    yield poster.steps
    for sheet in poster.together or ():
        yield sheet.steps


def blocks(page: Page) -> Iterator[Element]:
    """Every element that is read as one: a heading, a paragraph, a point; in order."""
    for element in page.elements:
        if not element.copies and element.role != "Artifact":
            yield from (part for part in element.walk() if part.role not in ("Link", "Span") and [*_own(part)])


def _own(element: Element) -> Iterator[Line]:
    """The lines that an element holds itself or in its links and spans."""
    for part in element.content:
        if isinstance(part, Line):
            yield part
        elif isinstance(part, Element) and part.role in ("Link", "Span"):
            yield from _own(part)


def said(element: Element) -> str:
    return " ".join("".join(line.text for line in _own(element)).split())


def largest(document: Document) -> tuple[float, str]:
    """The size of a document's largest words, and the words."""
    found = [(max(line.size for line in _own(part)), said(part)) for page in document.pages for part in blocks(page)]
    return max(found, key=lambda pair: pair[0])


def sizes(document: Document, wanted: Iterable[Words]) -> list[float]:
    """The size of each of those words that stands in the document, alone or among others."""
    told = [(said(part), max(line.size for line in _own(part))) for page in document.pages for part in blocks(page)]
    found = []
    for words in wanted:
        alone = [size for text, size in told if text == words.plain]
        found += [max(alone)] if alone else [size for text, size in told if words.plain in text][:1]
    return found


def address(document: Document) -> float | None:
    """The size of the address to report to, where it is largest."""
    found = [
        max(line.size for line in _own(part)) for page in document.pages for part in blocks(page) if said(part) == PRINTED_ADDRESS
    ]
    return max(found, default=None)


def least(document: Document, *, small: bool) -> tuple[float, str]:
    """The least size of a document's small print, or of all its other type, and the first words that have it."""
    lines = (line for page in document.pages for line in once(page) if isinstance(line, Line) and line.small == small)
    return min(((line.size, line.text.strip()) for line in lines), key=lambda pair: pair[0], default=(0.0, ""))


# --- where lines end ---


def short_ends(document: Document) -> list[str]:
    """Every last line under a quarter of its block's widest, or with fewer words than three and than its other lines have.

    In a heading few words are well where they fill half a line.
    """
    found = []
    for role, lines in _set(document):
        *_, (last, width) = lines
        words, widest = sum(len(text.split()) for text, _ in lines), max(width for _, width in lines)
        few = words > FEW and len(last.split()) < min(FEW, words // len(lines)) and not re.search(ADDRESS, last)
        if width < SHORT * widest or (few and not (role.startswith("H") and width >= HALF * widest)):
            found.append(f"“{last}”")
    return found


def hanging(document: Document) -> list[str]:
    """Every line but a last one that ends on a word of one or two letters."""
    return [f"“{text}”" for _, lines in _set(document) for text, _ in lines[:-1] if _small(text.split()[-1])]


def _small(word: str) -> bool:
    return word.isalpha() and len(word) <= 2 and not (len(word) == 2 and word.isupper())


def _set(document: Document) -> Iterator[tuple[str, list[tuple[str, float]]]]:
    """The role and the lines of every block that has several, each with its width."""
    for page in document.pages:
        for block in blocks(page):
            rows = [[*row] for _, row in groupby(_own(block), key=lambda line: line.y)]
            lines = [("".join(part.text for part in row).strip(), row[-1].x + row[-1].width - row[0].x) for row in rows]
            if len(lines) > 1:
                yield block.role, lines
