"""What is filled in by hand: ruled lines, how far apart they are and how long."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from handbill.page.document import Document, Element, Page
from handbill.page.marks import Shape
from handbill.words.labels import Phrases


def rules(page: Page) -> list[tuple[str, Shape]]:
    """Each ruled line to write on, with the label that it stands beside, if any."""
    return [found for top in page.elements if not top.copies for element in top.walk() for found in _inside(element)]


def _inside(element: Element) -> Iterator[tuple[str, Shape]]:
    own = element.content if element.role == "Figure" else ()
    yield from (("", mark) for mark in own if isinstance(mark, Shape) and mark.kind == "rule")
    for part in element.content:
        if isinstance(part, Element) and part.role == "Figure":
            yield from ((element.text, mark) for _, mark in _inside(part))


def pitch(document: Document) -> float | None:
    """The least height between two ruled lines that stand one over the other."""
    found = []
    for page in document.pages:
        for one, other in combinations((shape.box for _, shape in rules(page)), 2):
            if min(one.right, other.right) - max(one.x, other.x) > 1 and abs(one.y - other.y) > 1:
                found.append(abs(one.y - other.y))
    return min(found, default=None)


def phone_rule(document: Document, phrases: Phrases) -> float | None:
    """The length of the shortest ruled line for a number to call."""
    labels = (phrases.imprint.phone, phrases.imprint.hotline, phrases.imprint.police)
    found = [
        shape.box.width
        for page in document.pages
        for label, shape in rules(page)
        if any(label.strip(" :").startswith(known) for known in labels)
    ]
    return min(found, default=None)
