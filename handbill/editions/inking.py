"""A school's words and logo in the places of an edition: as `filling` and `pdf` would set them, most of it ready beforehand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from operator import attrgetter
from typing import NamedTuple

from msgspec.structs import replace

from handbill.editions.letters import Letters, Word, letters
from handbill.editions.slots import LogoSlot, Slot
from handbill.page.case import Case
from handbill.page.geometry import Box, around
from handbill.page.imprint import Imprint
from handbill.page.places import Compositor, Segment, Told
from handbill.page.press import Press
from handbill.pdf.syntax import after_height, before_height, coded, corners, drawn, number, spoken, text_string
from handbill.words.links import dialling

Fill = Callable[[Imprint, dict[str, bytes]], None]


def fillers(slots: Sequence[Slot | LogoSlot], cases: Sequence[Case], press: Press | None) -> list[Fill]:
    """What fills the gaps of each slot, in their order."""
    faces = {case.font: letters(case) for case in cases}
    return [
        Lines(slot, tuple(faces[font] for font in slot.fonts), f"{nth}")
        if isinstance(slot, Slot)
        else Logo(slot, press, f"{nth}.")
        for nth, slot in enumerate(slots)
    ]


class Logo:
    """Puts a school's logo into its cell."""

    def __init__(self, slot: LogoSlot, press: Press | None, prefix: str) -> None:
        self.slot, self.press, self.prefix = slot, press, prefix

    def __call__(self, imprint: Imprint, ink: dict[str, bytes]) -> None:
        from handbill.page import picture
        from handbill.pdf.inks import inks

        alt = self.slot.alt.replace("<school>", imprint.school or self.slot.cell.nameless)
        ink[f"{self.prefix}alt"] = text_string(alt)
        data, box = picture.placed(imprint.logo, self.slot.cell.box)
        ink[f"{self.prefix}drawn"] = drawn(box)
        ink["logo"] = inks(self.press).picture(data)


class Number(NamedTuple):
    """A number that dials, as it is set: its line, size and ink; what its Rect has of left and right, its other entries."""

    line: int
    size: float
    rise: int
    drop: int
    left: bytes
    right: bytes
    contents: bytes
    uri: bytes


class Group(NamedTuple):
    """What goes into a gap: of each line its number, what stands before its height, the code for words with labels between, and
    what ends it; and the number that dials."""

    lines: list[tuple[int, str, list[str | Told], str]]
    number: Number | None


class Composed(NamedTuple):
    """A school's words, ready but for how high the place stands and what its labels look like.

    `rows` are those of the place that they take.
    """

    rows: int
    size: float
    groups: list[Group]


class Composer:
    """Sets words in places that differ only in their height and labels' codes, and keeps them: a school has several pieces."""

    def __init__(self, slot: Slot, faces: Sequence[Letters]) -> None:
        self._slot, self._compositor, self._faces = slot, Compositor(slot.place), faces
        self.composed = lru_cache(64)(self._composed)

    def _composed(self, said: tuple[str, ...]) -> Composed:
        words = [[*map(face.word, value.split(" "))] if value else [] for face, value in zip(self._faces, said, strict=True)]
        rise = max([word.rise for own in words for word in own], default=0)
        drop = max([word.drop for own in words for word in own], default=0)
        advances = [[word.advance for word in own] for own in words]
        fit = self._compositor.fit(said, advances, rise, drop)
        groups: dict[int, Group] = {}
        for segment, along in self._compositor.lay(advances, fit):
            line = segment.line, *self._line(segment, along, fit.size, words)
            if segment.group in groups:
                groups[segment.group].lines.append(line)
            else:
                groups[segment.group] = Group([line], self._number(segment, along, fit.size, said, words))
        return Composed(fit.rows, fit.size, [*groups.values()])

    def _line(self, segment: Segment, along: float, size: float, words: list[list[Word]]) -> tuple[str, list[str | Told], str]:
        """The code for a segment: before its height, after it, and what ends it."""
        codes: list[str | Told] = []
        for piece in segment.pieces:
            if isinstance(piece, Told):
                codes.append(piece)
            else:
                taken = words[piece.part][piece.start : piece.stop]
                array = self._faces[piece.part].joined(taken, trailing=piece.more).decode()
                codes += coded(size, [(self._slot.resources[piece.part], f"[<{array}>]")])
        begin, end = spoken(segment.lang) if segment.lang else ("", "")
        return begin + before_height(self._slot.place.x + along), codes, end

    def _number(
        self, segment: Segment, along: float, size: float, said: tuple[str, ...], words: list[list[Word]]
    ) -> Number | None:
        """The number that a segment is, if it dials."""
        taken = segment.pieces[0]
        if isinstance(taken, Told) or not (part := self._slot.place.parts[taken.part]).call:
            return None
        dialled, [word] = said[taken.part], words[taken.part]
        left, _, right, _ = _over(self._slot.place.x + along, 0.0, size, word.advance, word.rise, word.drop)
        heard, uri = text_string(part.called(dialled)), text_string(dialling(dialled))
        return Number(segment.line, size, word.rise, word.drop, left, right, heard, uri)


def _over(x: float, y: float, size: float, advance: int, rise: int, drop: int) -> list[bytes]:
    """The sides of a Rect over words that begin at (x, y)."""
    up, down = rise * (size / 1000), drop * (size / 1000)
    return [number(side).encode() for side in corners(around([Box(x, y - down, advance * size / 1000, up + down)]))]


@cache
def composer(slot: Slot, faces: tuple[Letters, ...]) -> Composer:
    """The one composer for all slots like that."""
    return Composer(slot, faces)


class Lines:
    """Puts a school's words into their place."""

    def __init__(self, slot: Slot, faces: tuple[Letters, ...], prefix: str) -> None:
        place, self._names = slot.place, [f"{prefix}.{nth}" for nth in range(2 * len(slot.place.parts) + 1)]
        level = tuple(replace(rows, y=0.0) for rows in place.rows)  # whatever its height, a place sets words alike
        self._composer = composer(replace(slot, place=replace(place, rows=level), labels=()), faces)
        self._slot, self._label = slot, lru_cache(512)(self._labelled)
        self._span = lru_cache(256)(self._spanned)
        self._heights = [
            [rows.y - line * rows.leading for line in range(nth)] for nth, rows in enumerate(place.rows, 1)
        ]  # fmt: skip
        self._told = [[*map(number, heights)] for heights in self._heights]
        fields = place.fields
        self._said: Callable[[Imprint], tuple[str, ...]] = (
            attrgetter(*fields) if len(fields) > 1 else lambda imprint: (getattr(imprint, fields[0]),)
        )

    def __call__(self, imprint: Imprint, ink: dict[str, bytes]) -> None:
        rows, size, groups = self._composer.composed(self._said(imprint))
        told, label = self._told[rows], self._label
        for name, (lines, dialled) in zip(self._names, groups, strict=False):
            code = []
            for line, begin, pieces, end in lines:
                runs = [piece if isinstance(piece, str) else label(piece, size) for piece in pieces]
                code.append(f"{begin}{told[line]}{after_height(runs)}{end}")
            ink[name] = "\n".join(code).encode()
            if dialled:
                self._dial(name, dialled, rows, ink)

    def _labelled(self, told: Told, size: float) -> str:
        return " ".join(coded(size, self._slot.labels[told.label][told.stretch]))

    def _dial(self, name: str, dialled: Number, rows: int, ink: dict[str, bytes]) -> None:
        """Lays the link that dials over a number."""
        line, size, rise, drop, left, right, contents, uri = dialled
        low, high = self._span(rows, line, size, rise, drop)
        ink[f"{name}.rect"] = b"[%b %b %b %b]" % (left, low, right, high)
        ink[f"{name}.contents"], ink[f"{name}.uri"] = contents, uri

    def _spanned(self, rows: int, line: int, size: float, rise: int, drop: int) -> tuple[bytes, bytes]:
        """How low and how high a number reaches on its line: nearly always as the one before."""
        _, low, _, high = _over(0.0, self._heights[rows][line], size, 0, rise, drop)
        return low, high
