"""A school's words and logo in the places of an edition: as `filling` and `pdf` would set them, most of it ready beforehand."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import lru_cache
from operator import attrgetter

from handbill.editions.letters import Letters, Word, letters
from handbill.editions.slots import LogoSlot, Slot
from handbill.page.case import Case
from handbill.page.geometry import Box, around
from handbill.page.imprint import Imprint
from handbill.page.marks import Stretch
from handbill.page.places import fitted, laid
from handbill.pdf.shell import pattern
from handbill.pdf.syntax import corners, drawn, placed, shown, text_string
from handbill.words.links import dialling

Fill = Callable[[Imprint, dict[str, bytes]], None]


def fillers(slots: Sequence[Slot | LogoSlot], cases: Sequence[Case]) -> list[Fill]:
    """What fills the gaps of each slot, in their order."""
    faces = {case.font: letters(case) for case in cases}
    return [
        Line(slot, faces[slot.font], f"{nth}.") if isinstance(slot, Slot) else Logo(slot, f"{nth}.")
        for nth, slot in enumerate(slots)
    ]


class Logo:
    """Puts a school's logo into its cell."""

    def __init__(self, slot: LogoSlot, prefix: str) -> None:
        self.slot, self.prefix = slot, prefix

    def __call__(self, imprint: Imprint, ink: dict[str, bytes]) -> None:
        from handbill.page import picture

        alt = self.slot.alt.replace("<school>", imprint.school or self.slot.cell.nameless)
        ink[f"{self.prefix}alt"] = text_string(alt)
        data, box = picture.placed(imprint.logo, self.slot.cell.box)
        ink[f"{self.prefix}drawn"] = drawn(box)
        ink["logo"] = picture.image_object(data)


class Line:
    """Puts a field's words into their place.

    Most stand on one line at their full size: then all but the words themselves is ready.
    """

    def __init__(self, slot: Slot, face: Letters, prefix: str) -> None:
        place = self.place = slot.place
        self.slot, self.prefix = slot, prefix
        self.said, self.face = attrgetter(place.field), face
        self.own = f"{prefix}{len(place.before)}"  # the gap for the words; each label has one of its own
        size, pen = place.most, 0
        ready = {}
        for nth, stretch in enumerate(place.before):
            ready[f"{prefix}{nth}"] = shown(place.x + pen * size / 1000, place.y, size, slot.labels[nth])
            pen += stretch.advance
        self.ready, self.x = ready, place.x + pen * size / 1000
        self.words = pattern(shown(self.x, place.y, size, [(slot.resource, "[<\0>]")]))
        self.following = []
        for nth, stretch in enumerate(place.after, len(place.before)):
            self.following.append((f"{prefix}{nth + 1}", pen, slot.labels[nth]))
            pen += stretch.advance
        self.most = self._most() if place.lines == 1 else (-1, 0, 0)
        self.beside = lru_cache(1024)(self._beside) if place.after or place.call else lambda *_: ready
        self.contents, self.uri = f"{prefix}contents", f"{prefix}uri"

    def __call__(self, imprint: Imprint, ink: dict[str, bytes]) -> None:
        value, (widest, tallest, deepest) = self.said(imprint), self.most
        advance, rise, drop, words = self.face.line(value)
        if advance > widest or rise > tallest or drop > deepest:
            _set(self.slot, self.face, value, self.prefix, ink)
            return
        ink.update(self.beside(advance, rise, drop))
        ink[self.own] = self.words % words
        if self.place.call:
            ink[self.contents] = text_string(self.place.called(value))
            ink[self.uri] = text_string(dialling(value))

    def _beside(self, advance: int, rise: int, drop: int) -> dict[str, bytes]:
        """The labels before and after words of that advance and ink, and where a link over them lies."""
        place, size, found = self.place, self.place.most, dict(self.ready)
        for name, before, label in self.following:
            found[name] = shown(place.x + (before + advance) * size / 1000, place.y, size, label)
        if place.call:
            found[f"{self.prefix}rect"] = _over(self.x, place.y, size, advance, rise, drop)
        return found

    def _most(self) -> tuple[int, int, int]:
        """The most advance, rise and drop of words that stand at their full size."""
        place, labels = self.place, sum(stretch.advance for stretch in (*self.place.before, *self.place.after))
        return (
            _largest(lambda reach: place.width * 1000 / max(labels + reach, 1) >= place.most),
            _largest(lambda rise: place.above * 1000 / max(rise, 1) >= place.most),
            _largest(lambda drop: place.below * 1000 / max(drop, 1) >= place.most),
        )


def _largest(fits: Callable[[int], bool]) -> int:
    """The largest number that fits, of those under 10 million."""
    return bisect_left(range(10_000_000), True, key=lambda number: not fits(number)) - 1


def _set(slot: Slot, face: Letters, value: str, prefix: str, ink: dict[str, bytes]) -> None:
    """Sets a field's words and labels in its place, as `filling` and `pdf` do."""
    place = slot.place
    words = [face.word(word) for word in value.split(" ")]
    rise, drop = max(word.rise for word in words), max(word.drop for word in words)
    size, ends = fitted(place, value, [word.advance for word in words], rise, drop)
    own = len(place.before)  # the number of the gap for the words; each label has one of its own
    nth = 0
    for part, x, y in laid(place, [word.advance for word in words], size, ends):
        if isinstance(part, Stretch):
            ink[f"{prefix}{nth}"] = shown(x, y, size, slot.labels[nth - (nth > own)])
            nth += 1
            continue
        array = f"[<{face.joined(words[part], trailing=part.stop < len(words)).decode()}>]"
        code, name, nth = shown(x, y, size, [(slot.resource, array)]), f"{prefix}{own}", own + 1
        ink[name] = ink[name] + b"\n" + code if name in ink else code
        if place.call:
            _dial(slot, value, words[0], x, y, size, prefix, ink)


def _dial(slot: Slot, value: str, word: Word, x: float, y: float, size: float, prefix: str, ink: dict[str, bytes]) -> None:
    """Lays the link that dials over the number."""
    ink[f"{prefix}rect"] = _over(x, y, size, word.advance, word.rise, word.drop)
    ink[f"{prefix}contents"] = text_string(slot.place.called(value))
    ink[f"{prefix}uri"] = text_string(dialling(value))


def _over(x: float, y: float, size: float, advance: int, rise: int, drop: int) -> bytes:
    """The Rect of a link over words that begin at (x, y)."""
    up, down = rise * size / 1000, drop * size / 1000
    return placed(corners(around([Box(x, y - down, advance * size / 1000, up + down)])))
