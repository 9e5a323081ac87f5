"""The places that a document leaves for the imprint: in which size, on which lines and how far along words stand there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from handbill.page.document import Document, Element, Page, Place
from handbill.page.marks import SPACE
from handbill.problems import Overfull, Problem
from handbill.words.markup import excerpt

WORTH = 0.9  # of its size, that a line may end between two fields and not within one


class Chunk(NamedTuple):
    """A label of a place (`label` is its number among the place's), or the words of a part.

    Lines are broken between units. It takes so many `units`, the first of them `begin`; a label of none hangs on the one before.
    What lies between links has a `group` together, and each link one of its own.
    """

    group: int
    begin: int
    units: int
    label: int
    part: int


class Fitted(NamedTuple):
    """Words in their place: the size, which of its `rows` they stand on, after which unit each line ends, what they are."""

    size: float
    rows: int
    ends: tuple[int, ...]
    chunks: list[Chunk]


class Told(NamedTuple):
    """A stretch of a label, by their numbers."""

    label: int
    stretch: int


class Taken(NamedTuple):
    """Words of a part that stand on one line; `more` of them follow on the next."""

    part: int
    start: int
    stop: int
    more: bool


class Segment(NamedTuple):
    """What stands together on a line, in one group and one language, `along` points from where the line begins."""

    group: int
    lang: str
    line: int
    along: float
    pieces: list[Told | Taken]

    def start(self, place: Place, rows: int) -> tuple[float, float]:
        """Where its baseline begins."""
        chosen = place.rows[rows]
        return place.x + self.along, chosen.y - self.line * chosen.leading


def places(document: Document) -> Iterator[tuple[Page, Element]]:
    """Each element that has a place, in reading order, with its page; on a sheet of cards the first card's only."""
    return ((page, element) for page in document.pages for element in page.elements if element.place)


def fitted(place: Place, said: Sequence[str], words: Sequence[Sequence[int]], rise: int, drop: int) -> Fitted:
    """How a school's words stand in their place.

    `said` are the fields, empty where they are not given, `words` the advances of each one's words, `rise` and `drop` the ink of
    all, in thousandths of the type size. Raises Overfull where they do not fit at the least size.
    """
    chunks, units, stops = _arranged(place, words)
    ends: tuple[int, ...] = (len(units),)
    size, rows = 0.0, 0
    for nth, tried in enumerate(place.rows[: len(units)]):
        if size >= tried.most:
            break
        most = min(tried.most, tried.above * 1000 / max(rise, 1), tried.below * 1000 / max(drop, 1))
        reach, found = _broken(units, stops, nth + 1, place.width * 1000 / (most * WORTH))
        allowed = min(most, place.width * 1000 / reach)
        if allowed > size:
            size, rows, ends = allowed, nth, found
    if size < place.least:
        longest = max(said, key=len)
        told = f"“{excerpt(longest)}” is too long for its place, even at {place.least:g} pt"
        raise Overfull(Problem(told, "Shorten it, or leave a line out.", getattr(longest, "where", None)))
    return Fitted(size, rows, ends, chunks)


def laid(place: Place, words: Sequence[Sequence[int]], fit: Fitted) -> Iterator[Segment]:
    """What stands in a place, line by line in reading order."""
    for nth, (start, end) in enumerate(pairwise((0, *fit.ends))):
        pen, segment = 0, None
        for group, lang, piece, advance in _on_line(place, words, fit.chunks, start, end):
            if segment is None or (segment.group, segment.lang) != (group, lang):
                if segment:
                    yield segment
                segment = Segment(group, lang, nth, pen * fit.size / 1000, [])
            segment.pieces.append(piece)
            pen += advance
        if segment:
            yield segment


def _on_line(
    place: Place, words: Sequence[Sequence[int]], chunks: list[Chunk], start: int, end: int
) -> Iterator[tuple[int, str, Told | Taken, int]]:
    """Each piece on the line of the units from `start` to `end`: its group, language and advance."""
    for chunk in chunks:
        if chunk.label >= 0:
            unit = chunk.begin if chunk.units else chunk.begin - 1
            if start <= unit < end:
                for nth, stretch in enumerate(place.labels[chunk.label]):
                    yield chunk.group, stretch.lang, Told(chunk.label, nth), stretch.advance
            continue
        first, stop = max(start - chunk.begin, 0), min(end - chunk.begin, chunk.units)
        if first < stop:
            more = stop < chunk.units
            advance = _reach(words[chunk.part][first:stop]) + (SPACE if more else 0)
            yield chunk.group, "", Taken(chunk.part, first, stop, more), advance


def _arranged(place: Place, words: Sequence[Sequence[int]]) -> tuple[list[Chunk], list[int], list[int]]:
    """What stands in a place; the advances of the units that it is broken between, a space apart; and where a joint ends."""
    chunks, units, stops, group = list[Chunk](), list[int](), list[int](), 0
    labels = [sum(stretch.advance for stretch in label) for label in place.labels]

    def before(label: int) -> None:
        if labels[label]:
            chunks.append(Chunk(group, len(units), 1, label, -1))
            units.append(labels[label] - SPACE)

    def behind(label: int, space: int = 0) -> None:
        if labels[label]:
            chunks.append(Chunk(group, len(units), 0, label, -1))
            units[-1] += labels[label] - space

    if not words[0]:
        before(0)
    given = [nth for nth, own in enumerate(words) if own]
    for part in given:
        label, link = 1 + 3 * part, bool(place.parts[part].call)
        before(label)
        group += link
        chunks.append(Chunk(group, len(units), len(words[part]), -1, part))
        units += words[part]
        group += link
        behind(label + 1)
        if part != given[-1]:
            behind(label + 2, SPACE)
            stops.append(len(units))
    return chunks, units, stops


def _reach(units: Sequence[int]) -> int:
    return sum(units) + SPACE * (len(units) - 1)


def _broken(units: Sequence[int], stops: Sequence[int], count: int, limit: float) -> tuple[int, tuple[int, ...]]:
    """The longest of so many lines, as short as it can be, and where each ends: behind a joint, if that is within the limit."""
    cuts = [*stops, len(units)]
    if len(cuts) >= count:
        whole = [_reach(units[start:end]) for start, end in pairwise((0, *cuts))]
        reach, ends = _narrowest(whole, count)
        if reach <= limit:
            return reach, tuple(cuts[end - 1] for end in ends)
    return _narrowest(units, count)


def _narrowest(units: Sequence[int], count: int) -> tuple[int, tuple[int, ...]]:
    """The least line length that holds the units in so many lines, and where each ends."""
    low, high = max(units), _reach(units)
    while low < high:
        middle = (low + high) // 2
        if len(_filled(units, middle)) > count:
            low = middle + 1
        else:
            high = middle
    return low, tuple(_filled(units, low))


def _filled(units: Sequence[int], reach: int) -> list[int]:
    """Where lines end of which each takes as much as it can."""
    ends, pen = list[int](), -SPACE
    for nth, unit in enumerate(units):
        if pen + SPACE + unit > reach:
            ends.append(nth)
            pen = -SPACE
        pen += SPACE + unit
    return [*ends, len(units)]
