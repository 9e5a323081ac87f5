"""Every guide laid out once, and what is looked for on its pages."""

from functools import cache

import pytest
from conftest import LIBRARY
from proofing import squeezed

from handbill.orders import orders
from handbill.orders.order import Order
from handbill.page.document import Document, Element, Page
from handbill.page.marks import Line
from handbill.words.pieces import Guide, Question

ALL = [
    (topic, audience, language)
    for language in LIBRARY.languages()
    for topic in LIBRARY.topics()
    for audience in LIBRARY.pieces("guide", topic, language)
]
each = pytest.mark.parametrize(("topic", "audience", "language"), ALL, ids=["-".join(one) for one in ALL])
on_each_paper = pytest.mark.parametrize("paper", ["letter", "a4"])


@cache
def laid(topic: str, audience: str, language: str, paper: str = "letter") -> Document:
    return orders.fill(Order("guide", topic, audience, language, paper=paper), LIBRARY)


def guide_of(topic: str, audience: str, language: str) -> Guide:
    return LIBRARY.pieces("guide", topic, language)[audience]


def said(page: Page) -> str:
    """All the words of a page, without white space."""
    return squeezed("".join(element.text for element in page.elements))


def lines(part: Page | Element) -> list[Line]:
    return [mark for mark in part.marks() if isinstance(mark, Line)]


def question_pages(document: Document, guide: Guide) -> list[tuple[Question, Page]]:
    """Each question with the one page that asks it."""
    found = []
    for question in guide.questions.questions:
        asked = squeezed(question.ask.plain)
        [page] = [page for page in document.pages[1:] if any(squeezed(element.text) == asked for element in page.elements)]
        found.append((question, page))
    return found
