"""The places that a document leaves for the imprint: in which size, on which lines and how far along words stand there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import TypeVar

from handbill.page.document import Document, Element, Page, Place
from handbill.page.imprint import Room
from handbill.page.marks import SPACE, Stretch
from handbill.problems import Overfull, Problem
from handbill.words.markup import excerpt

Made = TypeVar("Made")


class Cramped(Overfull):
    """Raised with the fields whose words are too long for their places."""

    def __init__(self, problems: dict[str, Problem]) -> None:
        super().__init__(*problems.values())
        self.args = (problems,)  # so that it comes whole from another process
        self.fields = frozenset(problems)


def in_room(room: Room, attempt: Callable[[Room], Made]) -> Made:
    """What `attempt` makes in the least room that holds an imprint: `room`, or one with two lines for each field that is long.

    Raises Cramped when two are not enough.
    """
    while True:
        try:
            return attempt(room)
        except Cramped as cramped:
            wider = room.wider(cramped.fields)
            if wider == room:
                raise
            room = wider


def places(document: Document) -> Iterator[tuple[Page, Element]]:
    """Each element that has a place, in reading order, with its page; on a sheet of cards the first card's only."""
    return ((page, element) for page in document.pages for element in page.elements if element.place)


def fitted(place: Place, value: str, words: list[int], rise: int, drop: int) -> tuple[float, tuple[int, ...]]:
    """The size at which a field's words stand in their place, and where each line ends.

    The labels before and after count as a word each. `words` are advances, `rise` and `drop` their
    ink, in thousandths of the type size.
    Raises Cramped where they do not fit at the least size.
    """
    parts = [*(_label(place.before)), *words, *(_label(place.after))]
    reach, ends = _broken(parts) if place.lines > 1 and len(parts) > 1 else (_reach(parts), (len(parts),))
    size = min(place.most, place.width * 1000 / reach, place.above * 1000 / max(rise, 1), place.below * 1000 / max(drop, 1))
    if size < place.least:
        told = f"“{excerpt(value)}” is too long for its place, even at {place.least:g} pt"
        raise Cramped({place.field: Problem(told, "Shorten it.", getattr(value, "where", None))})
    return size, ends


def laid(
    place: Place, words: Sequence[int], size: float, ends: tuple[int, ...]
) -> Iterator[tuple[Stretch | slice, float, float]]:
    """What stands in a place, in reading order: its labels and stretches of its words, each with where its baseline begins."""
    first = 1 if place.before else 0
    for nth, (start, end) in enumerate(pairwise((0, *ends))):
        pen, y = 0, place.y - nth * place.leading * size
        if start < first:
            for stretch in place.before:
                yield stretch, place.x + pen * size / 1000, y
                pen += stretch.advance
        part = slice(max(start - first, 0), min(end - first, len(words)))
        if part.start < part.stop:
            yield part, place.x + pen * size / 1000, y
            pen += _reach(words[part]) + (SPACE if part.stop < len(words) else 0)
        if end > first + len(words):
            pen = pen or -SPACE  # a label on a line of its own leaves out the space before it
            for stretch in place.after:
                yield stretch, place.x + pen * size / 1000, y
                pen += stretch.advance


def _label(stretches: tuple[Stretch, ...]) -> list[int]:
    """A label's advance without the space between it and the words."""
    return [sum(stretch.advance for stretch in stretches) - SPACE] if stretches else []


def _reach(parts: Sequence[int]) -> int:
    return sum(parts) + SPACE * (len(parts) - 1)


def _broken(parts: Sequence[int]) -> tuple[int, tuple[int, ...]]:
    """The longer of two lines, as short as it can be, and where each ends."""
    return min((max(_reach(parts[:end]), _reach(parts[end:])), (end, len(parts))) for end in range(1, len(parts)))
