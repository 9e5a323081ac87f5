"""The places that a document leaves for the imprint: in which size, on which lines and how far along words stand there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import NamedTuple

from handbill.page.document import Document, Element, Page, Place
from handbill.page.marks import SPACE
from handbill.problems import Overfull, Problem
from handbill.words.markup import excerpt

WORTH = 0.9  # of its size, that a line may end between two fields and not within one
Advances = Sequence[Sequence[int]]  # of each part's words, none where its field is not given


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


class Fitted(NamedTuple):
    """Words in their place: the size, which of its `rows` they stand on, after which unit each line ends."""

    size: float
    rows: int
    ends: tuple[int, ...]


class Segment(NamedTuple):
    """What stands together on a line, in one group and one language.

    What lies between links has a `group` together, and each link one of its own.
    """

    group: int
    lang: str
    line: int
    pieces: list[Told | Taken]

    def start(self, place: Place, fit: Fitted, along: float) -> tuple[float, float]:
        """Where its baseline begins in a place, so many points along its line."""
        rows = place.rows[fit.rows]
        return place.x + along, rows.y - self.line * rows.leading


class _Chunk(NamedTuple):
    """A label (by its number among the place's) or a part's words; a label of no units hangs on the unit before it."""

    group: int
    begin: int
    units: int
    label: int
    part: int


class _Order(NamedTuple):
    """What stands in a place where certain fields are given, what labels add to each unit, and behind which units a joint is."""

    chunks: list[_Chunk]
    labels: list[int]
    joints: list[int]


def places(document: Document) -> Iterator[tuple[Page, Element]]:
    """Each element that has a place, in reading order, with its page; on a sheet of cards the first card's only."""
    return ((page, element) for page in document.pages for element in page.elements if element.place)


class Compositor:
    """Sets words in a place. Lines are broken between units, a space apart: words, with the labels that hang on them.

    Words are given as the advances of each part's, in thousandths of the type size; none where its field is not given.
    """

    def __init__(self, place: Place) -> None:
        self.place, self.labels = place, place.labels
        self._advances = [[stretch.advance for stretch in label] for label in self.labels]
        self._order = lru_cache(256)(self._ordered)
        self._lines = lru_cache(1024)(self._laid)

    def fit(self, said: Sequence[str], words: Advances, rise: int, drop: int) -> Fitted:
        """How words stand: as large as may be; on more lines only if that makes them larger, or ends no line within a field.

        `said` are the fields, `rise` and `drop` the ink of all. Raises Overfull where they do not fit at the least size.
        """
        place, order = self.place, self._order(tuple(map(len, words)))
        units = [*order.labels]
        for chunk in order.chunks:
            for nth, advance in enumerate(words[chunk.part] if chunk.part >= 0 else (), chunk.begin):
                units[nth] += advance
        best, found = 0.0, Fitted(0.0, 0, (len(units),))
        for nth, tried in enumerate(place.rows[: len(units)]):
            if best >= tried.most:
                break
            most = min(tried.most, tried.above * 1000 / max(rise, 1), tried.below * 1000 / max(drop, 1))
            for reach, ends, worth in _broken(units, order.joints, nth + 1):
                size = min(most, place.width * 1000 / reach)
                if size >= place.least and size * worth > best:
                    best, found = size * worth, Fitted(size, nth, ends)
        if not best:
            longest = max(said, key=len)
            told = f"“{excerpt(longest)}” is too long for its place, even at {place.least:g} pt"
            raise Overfull(Problem(told, "Shorten it, or leave a line out.", getattr(longest, "where", None)))
        return found

    def lay(self, words: Advances, fit: Fitted) -> Iterator[tuple[Segment, float]]:
        """What stands in the place, line by line in reading order, and how many points along its line each segment begins."""
        line = pen = 0
        for segment in self._lines(tuple(map(len, words)), fit.ends):
            if segment.line != line:
                line, pen = segment.line, 0
            yield segment, pen * fit.size / 1000
            for piece in segment.pieces:
                if isinstance(piece, Told):
                    pen += self._advances[piece.label][piece.stretch]
                else:
                    pen += _reach(words[piece.part][piece.start : piece.stop]) + (SPACE if piece.more else 0)

    def _ordered(self, counts: tuple[int, ...]) -> _Order:
        """What stands in the place where each part has so many words."""
        found, group = _Order([], [], []), 0
        sums = [sum(label) for label in self._advances]

        def before(label: int) -> None:
            if sums[label]:
                found.chunks.append(_Chunk(group, len(found.labels), 1, label, -1))
                found.labels.append(sums[label] - SPACE)

        def behind(label: int, space: int = 0) -> None:
            if sums[label]:
                found.chunks.append(_Chunk(group, len(found.labels), 0, label, -1))
                found.labels[-1] += sums[label] - space

        if not counts[0]:
            before(0)
        given = [nth for nth, count in enumerate(counts) if count]
        for part in given:
            label, link = 1 + 3 * part, bool(self.place.parts[part].call)
            before(label)
            group += link
            found.chunks.append(_Chunk(group, len(found.labels), counts[part], -1, part))
            found.labels.extend([0] * counts[part])
            group += link
            behind(label + 1)
            if part != given[-1]:
                behind(label + 2, SPACE)
                found.joints.append(len(found.labels))
        return found

    def _laid(self, counts: tuple[int, ...], ends: tuple[int, ...]) -> list[Segment]:
        segments: list[Segment] = []
        for nth, (start, end) in enumerate(pairwise((0, *ends))):
            for group, lang, piece in self._on_line(counts, start, end):
                if not segments or segments[-1][:3] != (group, lang, nth):
                    segments.append(Segment(group, lang, nth, []))
                segments[-1].pieces.append(piece)
        return segments

    def _on_line(self, counts: tuple[int, ...], start: int, end: int) -> Iterator[tuple[int, str, Told | Taken]]:
        """Each piece on the line of the units from `start` to `end`; of a joint at its end, only the last stretch."""
        for chunk in self._order(counts).chunks:
            if chunk.part >= 0:
                first, stop = max(start - chunk.begin, 0), min(end - chunk.begin, chunk.units)
                if first < stop:
                    yield chunk.group, "", Taken(chunk.part, first, stop, stop < chunk.units)
                continue
            unit = chunk.begin if chunk.units else chunk.begin - 1
            if start <= unit < end:
                stretches = [*enumerate(self.labels[chunk.label])]
                at_end = unit == end - 1 and chunk.label and chunk.label % 3 == 0
                for nth, stretch in stretches[-1:] if at_end else stretches:
                    yield chunk.group, stretch.lang, Told(chunk.label, nth)


def _reach(units: Sequence[int]) -> int:
    return sum(units) + SPACE * (len(units) - 1)


def _broken(units: Sequence[int], joints: Sequence[int], count: int) -> Iterator[tuple[int, tuple[int, ...], float]]:
    """Ways to break so many lines: the longest line, as short as it can be, where each ends, and what of its size that is worth.

    Behind joints, and anywhere.
    """
    if count == 1:
        yield _reach(units), (len(units),), 1.0
        return
    cuts = [*joints, len(units)]
    if len(cuts) >= count:
        along = [*accumulate(units, initial=0)]
        whole = [along[end] - along[start] + SPACE * (end - start - 1) for start, end in pairwise((0, *cuts))]
        reach, ends = _narrowest(whole, count)
        yield reach, tuple([cuts[end - 1] for end in ends]), 1.0
    yield *_narrowest(units, count), WORTH


def _narrowest(units: Sequence[int], count: int) -> tuple[int, tuple[int, ...]]:
    """The least line length that holds the units in so many lines, and where each ends."""
    if count == 2:
        total, best = _reach(units), (0, 0)
        for nth, along in enumerate(accumulate(units), 1):
            left = along + SPACE * (nth - 1)
            longer = max(left, total - left - SPACE)
            if not best[1] or longer < best[0]:
                best = longer, nth
        return best[0], (best[1], len(units))
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
