"""The imprint set into the places that a document leaves for it.

Only here do a school's own words meet a page. What is set never moves anything else: it grows
smaller until it fits its place, and asks for a place of two lines when that is not enough.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from msgspec.structs import replace

from handbill.page.document import Cell, Document, Element, Place
from handbill.page.imprint import Imprint
from handbill.page.marks import Line, Mark, Picture, Run, Stretch
from handbill.page.picture import placed
from handbill.page.places import Cramped, fitted, laid
from handbill.page.text.setting import tokens
from handbill.page.text.shaping import ink, joined, shape
from handbill.problems import Problem
from handbill.words.links import dialling
from handbill.words.markup import plain

Part = TypeVar("Part", bound=Mark | Element)


def filled(document: Document, imprint: Imprint) -> Document:
    """The document with the imprint in its places, its school in the title. Raises Cramped, or Unusable for a letter we lack."""
    cramped: dict[str, Problem] = {}
    pages = tuple(replace(page, elements=_elements(page.elements, imprint, cramped)) for page in document.pages)
    if cramped:
        raise Cramped(cramped)
    return replace(document, school=imprint.school, pages=pages)


def _elements(elements: Sequence[Part], imprint: Imprint, cramped: dict[str, Problem]) -> tuple[Part, ...]:
    return tuple(_element(part, imprint, cramped) if isinstance(part, Element) else part for part in elements)  # type: ignore[misc]  # an Element stays one


def _element(element: Element, imprint: Imprint, cramped: dict[str, Problem]) -> Element:
    match element.place:
        case None:
            holds = any(isinstance(part, Element) for part in element.content)
            return replace(element, content=_elements(element.content, imprint, cramped)) if holds else element
        case Cell() as cell:
            alt = element.alt.replace("<school>", imprint.school or cell.nameless)
            picture, box = placed(imprint.logo, cell.box)
            return replace(element, content=(Picture(box, picture),), alt=alt)
        case place:
            try:
                return replace(element, content=_set(place, getattr(imprint, place.field)))
            except Cramped as found:
                cramped |= dict(zip(found.fields, found.problems, strict=True))
                return element


def _set(place: Place, value: str) -> tuple[Line | Element, ...]:
    """The field's words and its labels, in reading order."""
    words = tokens(plain(value), place.face)
    rise, drop = ink(run for token in words for run in token)
    advances = [sum(run.advance for run in token) for token in words]
    size, ends = fitted(place, value, advances, rise, drop)
    space = shape(" ", place.face)
    found: list[Line | Element] = []
    for part, x, y in laid(place, advances, size, ends):
        if isinstance(part, Stretch):
            line = _line(place, x, y, size, part.runs)
            found.append(Element("Span", (line,), lang=part.lang) if part.lang else line)
            continue
        spaced = [*_spaced(words[part], space), *([space] if part.stop < len(words) else [])]
        line = _line(place, x, y, size, joined(run for token in spaced for run in token))
        found.append(_dialling(place, line, value) if place.call else line)
    return tuple(found)


def _dialling(place: Place, line: Line, number: str) -> Element:
    return Element("Link", (line,), link=dialling(number), alt=place.called(number))


def _spaced(words: Sequence[tuple[Run, ...]], space: tuple[Run, ...]) -> list[tuple[Run, ...]]:
    """The words with a space between each two."""
    return [part for word in words for part in (space, word)][1:]


def _line(place: Place, x: float, y: float, size: float, runs: tuple[Run, ...]) -> Line:
    rise, drop = ink(runs)
    return Line(x, y, size, place.color, runs, max(rise, 0) * size / 1000, drop * size / 1000)
