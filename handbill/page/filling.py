"""The imprint set into the places that a document leaves for it.

Only here do a school's own words meet a page. What is set never moves anything else: it takes a second line if its place has one,
and grows smaller until it fits.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import TypeVar

from msgspec.structs import replace

from handbill.page.document import Cell, Document, Element, Place
from handbill.page.imprint import Imprint
from handbill.page.marks import Line, Mark, Picture, Run
from handbill.page.picture import placed
from handbill.page.places import Compositor, Segment, Taken, Told
from handbill.page.text.setting import tokens
from handbill.page.text.shaping import ink, joined, shape
from handbill.problems import Problems
from handbill.words.links import dialling
from handbill.words.markup import plain

Part = TypeVar("Part", bound=Mark | Element)


def filled(document: Document, imprint: Imprint) -> Document:
    """The document with the imprint in its places, its school in the title. Raises Overfull, or Unusable for a letter we lack."""
    problems = Problems()
    pages = tuple(replace(page, elements=_elements(page.elements, imprint, problems)) for page in document.pages)
    problems.tell()
    whole = document.whole and filled(document.whole, imprint)
    return replace(document, school=imprint.school, pages=pages, whole=whole)


def _elements(elements: Sequence[Part], imprint: Imprint, problems: Problems) -> tuple[Part, ...]:
    return tuple(_element(part, imprint, problems) if isinstance(part, Element) else part for part in elements)  # type: ignore[misc]  # an Element stays one


def _element(element: Element, imprint: Imprint, problems: Problems) -> Element:
    match element.place:
        case None:
            holds = any(isinstance(part, Element) for part in element.content)
            return replace(element, content=_elements(element.content, imprint, problems)) if holds else element
        case Cell() as cell:
            alt = element.alt.replace("<school>", imprint.school or cell.nameless)
            picture, box = placed(imprint.logo, cell.box)
            return replace(element, content=(Picture(box, picture),), alt=alt)
        case place:
            with problems:
                return replace(element, content=tuple(_set(place, imprint)))
            return element


def _set(place: Place, imprint: Imprint) -> Iterable[Line | Element]:
    """The fields' words and their labels, in reading order; what lies in one link together."""
    said = [getattr(imprint, field) for field in place.fields]
    words = [tokens(plain(value), part.face) if value else [] for value, part in zip(said, place.parts, strict=True)]
    rise, drop = ink(run for own in words for token in own for run in token)
    advances = [[sum(run.advance for run in token) for token in own] for own in words]
    compositor = Compositor(place)
    fit = compositor.fit(said, advances, rise, drop)
    for _, together in groupby(compositor.lay(advances, fit), lambda laid: laid[0].group):
        segments = [*together]
        lines = [_line(place, segment, segment.start(place, fit, along), fit.size, words) for segment, along in segments]
        taken = segments[0][0].pieces[0]
        if isinstance(taken, Taken) and place.parts[taken.part].call:
            part, number = place.parts[taken.part], said[taken.part]
            yield Element("Link", tuple(lines), link=dialling(number), alt=part.called(number))
        else:
            yield from lines


def _line(
    place: Place, segment: Segment, start: tuple[float, float], size: float, words: Sequence[Sequence[tuple[Run, ...]]]
) -> Line | Element:
    """A segment's words, in a Span where they are in another language."""
    runs = tuple(run for piece in segment.pieces for run in _runs(place, piece, words))
    rise, drop = ink(runs)
    line = Line(*start, size, place.color, runs, max(rise, 0) * size / 1000, drop * size / 1000)
    return Element("Span", (line,), lang=segment.lang) if segment.lang else line


def _runs(place: Place, piece: Told | Taken, words: Sequence[Sequence[tuple[Run, ...]]]) -> tuple[Run, ...]:
    if isinstance(piece, Told):
        return place.labels[piece.label][piece.stretch].runs
    space = shape(" ", place.parts[piece.part].face)
    spaced = [part for word in words[piece.part][piece.start : piece.stop] for part in (space, word)][1:]
    return joined(run for token in (*spaced, *([space] if piece.more else [])) for run in token)
