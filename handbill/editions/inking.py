"""A school's words and logo in the places of an edition: as `filling` and `pdf` would set them, most of it ready beforehand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from operator import attrgetter
from typing import NamedTuple

from handbill.editions.letters import Letters, Word, letters
from handbill.editions.slots import LogoSlot, Slot
from handbill.page.case import Case
from handbill.page.document import Place
from handbill.page.geometry import Box, around
from handbill.page.imprint import Imprint
from handbill.page.places import Fitted, Segment, Taken, Told, fitted, laid
from handbill.pdf.syntax import corners, drawn, placed, shown, spoken, text_string
from handbill.words.links import dialling

Fill = Callable[[Imprint, dict[str, bytes]], None]


def fillers(slots: Sequence[Slot | LogoSlot], cases: Sequence[Case]) -> list[Fill]:
    """What fills the gaps of each slot, in their order."""
    faces = {case.font: letters(case) for case in cases}
    return [
        Lines(slot, tuple(faces[font] for font in slot.fonts), f"{nth}") if isinstance(slot, Slot) else Logo(slot, f"{nth}.")
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


class Line(NamedTuple):
    """A segment of a place's words, ready but for where the place is and which fonts it has.

    `runs` are the numbers of labels and of their stretches, or of a part and the TJ array of its words.
    """

    segment: Segment
    runs: list[Told | tuple[int, str]]
    number: tuple[int, Word] | None  # of a link: which part's number, and that as it is set


class Composer:
    """Sets words in places that differ only in where they stand, and keeps what it set: a school has several pieces."""

    def __init__(self, place: Place, faces: Sequence[Letters]) -> None:
        self.place, self.faces = place, faces
        self.composed = lru_cache(64)(self._composed)

    def _composed(self, said: tuple[str, ...]) -> tuple[Fitted, list[Line]]:
        words = [[*map(face.word, value.split(" "))] if value else [] for face, value in zip(self.faces, said, strict=True)]
        rise = max(word.rise for own in words for word in own)
        drop = max(word.drop for own in words for word in own)
        advances = [[word.advance for word in own] for own in words]
        fit = fitted(self.place, said, advances, rise, drop)
        return fit, [self._line(segment, words) for segment in laid(self.place, advances, fit)]

    def _line(self, segment: Segment, words: list[list[Word]]) -> Line:
        runs, number = list[Told | tuple[int, str]](), None
        for piece in segment.pieces:
            if isinstance(piece, Told):
                runs.append(piece)
                continue
            runs.append((piece.part, self._array(piece, words[piece.part])))
            if self.place.parts[piece.part].call:
                number = piece.part, words[piece.part][piece.start]
        return Line(segment, runs, number)

    def _array(self, taken: Taken, words: list[Word]) -> str:
        said = self.faces[taken.part].joined(words[taken.start : taken.stop], trailing=taken.more)
        return f"[<{said.decode()}>]"


@cache
def composer(place: Place, faces: tuple[Letters, ...]) -> Composer:
    """The one composer for all places like that."""
    return Composer(place, faces)


class Lines:
    """Puts a school's words into their place."""

    def __init__(self, slot: Slot, faces: tuple[Letters, ...], prefix: str) -> None:
        self.slot, self.place, self.prefix = slot, slot.place, prefix
        self.composer = composer(slot.place.moved(-slot.place.x, -slot.place.rows[0].y), faces)
        fields = slot.place.fields
        self.said: Callable[[Imprint], tuple[str, ...]] = (
            attrgetter(*fields) if len(fields) > 1 else lambda imprint: (getattr(imprint, fields[0]),)
        )

    def __call__(self, imprint: Imprint, ink: dict[str, bytes]) -> None:
        said = self.said(imprint)
        fit, lines = self.composer.composed(said)
        codes: dict[int, bytes] = {}
        for line in lines:
            segment, (x, y) = line.segment, line.segment.start(self.place, fit.rows)
            code = shown(x, y, fit.size, self._runs(line))
            if segment.lang:
                code = spoken(segment.lang, code)
            group = segment.group
            codes[group] = codes[group] + b"\n" + code if group in codes else code
            if line.number:
                part, word = line.number
                self._dial(part, word, said[part], f"{self.prefix}.{len(codes) - 1}", (x, y), fit.size, ink)
        for nth, code in enumerate(codes.values()):
            ink[f"{self.prefix}.{nth}"] = code

    def _runs(self, line: Line) -> list[tuple[str, str]]:
        runs: list[tuple[str, str]] = []
        for run in line.runs:
            if isinstance(run, Told):
                runs += self.slot.labels[run.label][run.stretch]
            else:
                runs.append((self.slot.resources[run[0]], run[1]))
        return runs

    def _dial(
        self, part: int, word: Word, number: str, prefix: str, start: tuple[float, float], size: float, ink: dict[str, bytes]
    ) -> None:
        """Lays the link that dials over a number."""
        (x, y), scale = start, size / 1000
        box = Box(x, y - word.drop * scale, word.advance * size / 1000, word.rise * scale + word.drop * scale)
        ink[f"{prefix}.rect"] = placed(corners(around([box])))
        ink[f"{prefix}.contents"] = text_string(self.place.parts[part].called(number))
        ink[f"{prefix}.uri"] = text_string(dialling(number))
