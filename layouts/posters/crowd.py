"""A question that a disc crowds: letters take another colour where it touches them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from handbill.layouts.look import INK, OUTLINE, WHITE, Theme, circle, display, largest
from handbill.page.document import Element, artifact
from handbill.page.geometry import Step
from handbill.page.marks import Clipped, Line, Shape
from handbill.page.text.setting import Setting, measure, set_words
from handbill.problems import Overfull, Problem
from handbill.words.markup import Words, excerpt, plain
from handbill.words.pieces import Loud

BEFORE, LESSER = 0.085, 0.85  # of the width: the words before the loud ones; of the second one's size: the first
AIR = 0.075  # of the larger size, between two lines' ink


Way = Callable[["Loud", float, float, str], "list[Set]"]


class Set(Struct, frozen=True):
    """A line of the question, and where its upper left corner is: from the box's left and upper edge, both positive."""

    setting: Setting
    x: float
    top: float

    @property
    def bottom(self) -> float:
        return self.top + self.setting.height + self.setting.drop


def question(told: Loud, width: float, height: float, color: str, least: float) -> list[Set]:
    """The question in a box, its two loud words as large as can be: below each other, or the first beside those before.

    Raises Overfull where the larger one is under `least` points.
    """
    found = []
    for way in (_stacked, _beside):
        if sets := largest(partial(_within, way, told, width, height, color), 0.1, 1.0):
            found.append(sets)
    best = max(found, key=lambda sets: sets[-2].setting.style.size * sets[-1].setting.style.size, default=None)
    if not best or best[-1].setting.style.size < least:
        raise Overfull(_cramped(told.before))
    return best


def questions(told: Sequence[Loud], width: float, height: float, color: str, least: float) -> list[list[Set]]:
    """The question in each language, one below the other, the loud words of each on one line and all in one size.

    Raises Overfull where that is under `least` points.
    """
    joined = [loud.words[0] + plain(" ") + loud.words[1] for loud in told]
    most = min(_widest(words, width) for words in joined)

    def way(part: float) -> list[Set] | None:
        size = part * most
        lines = [_line(words, at, color) for loud, both in zip(told, joined, strict=True)
                 for words, at in ((loud.before, 0.4 * size), (both, size))]  # fmt: skip
        sets = _below(lines, 0.14 * size, after=0.3 * size)
        return sets if sets[-1].bottom <= height else None

    if not (sets := largest(way, min(least / most, 1.0), 1.0)):
        raise Overfull(
            Problem(f"“{excerpt(joined[-1].plain)}” has too little room", "Shorten what stands below.", joined[-1].where)
        )
    return [sets[at : at + 2] for at in range(0, len(sets), 2)]


def disc(theme: Theme, x: float, y: float, radius: float) -> Shape:
    """What crowds the words: the helper's colour on a sheet's, or an outline."""
    path = circle(x, y, radius)
    return Shape(path, "ground", WHITE, INK, OUTLINE) if theme.light else Shape(path, "ground", theme.speech)


def touched(elements: Sequence[Element], theme: Theme, path: tuple[Step, ...]) -> list[Element]:
    """The elements, and their words once more as they are seen within the path; in light ink just the elements."""
    lines = tuple(replace(mark, color=theme.on_speech) for part in elements for mark in part.marks() if isinstance(mark, Line))
    return [*elements, *([] if theme.light else [artifact(Clipped(path, lines))])]


def _within(way: Way, told: Loud, width: float, height: float, color: str, part: float) -> list[Set] | None:
    sets = way(told, width, part, color)
    return sets if sets[-1].bottom <= height else None


def _cramped(words: Words) -> Problem:
    return Problem(
        f"“{excerpt(words.plain)}” has too little room", "Shorten what stands below, or take a larger paper.", words.where
    )


def _line(words: Words, size: float, color: str) -> Setting:
    return set_words(words, display(size, color), float("inf"))


def _widest(words: Words, width: float) -> float:
    """The size at which words are as wide as that."""
    return width / measure(words, display(1, INK)) * 0.9999


def _stacked(told: Loud, width: float, part: float, color: str) -> list[Set]:
    """Three lines, the loud ones at that part of the sizes at which they are as wide as the box."""
    first, second = told.words
    size = part * _widest(second, width)
    lines = [
        _line(told.before, min(_widest(told.before, width), BEFORE * width), color),
        _line(first, min(_widest(first, width), LESSER * size), color),
        _line(second, size, color),
    ]
    return _below(lines, AIR * size)


def _below(lines: Sequence[Setting], air: float, *, after: float = 0.0) -> list[Set]:
    """One below the other with `air` between their ink, `after` every second line that much more."""
    found, top = list[Set](), 0.0
    for nth, line in enumerate(lines):
        top += line.over + ((air + (after if nth % 2 == 0 else 0.0)) if nth else 0.0)
        last = nth % 2 == 1 if after else nth == len(lines) - 1
        found.append(Set(line if last else line.spaced(), 0.0, top))
        top = found[-1].bottom
    return found


def _beside(told: Loud, width: float, part: float, color: str) -> list[Set]:
    """The words before in two lines, beside them the first loud one, as high as both; below them the second."""
    before = set_words(told.before, display(100, color), float("inf"), count=2, balance=True)
    first = _line(told.words[0], 100 * before.height / before.style.cap, color)
    gap = 30.0
    scale = part * width / (before.width + gap + first.width)
    before = set_words(told.before, display(100 * scale, color), float("inf"), count=2, balance=True)
    first = _line(told.words[0], first.style.size * scale, color)
    size = part * _widest(told.words[1], width)
    second, top = _line(told.words[1], size, color), max(before.over, first.over)
    low = top + max(before.height + before.drop, first.height + first.drop)
    return [
        Set(before.spaced(), 0.0, top), Set(first.spaced(), before.width + gap * scale, top),
        Set(second, 0.0, low + max(AIR * size, second.over + AIR * size / 2)),
    ]  # fmt: skip
