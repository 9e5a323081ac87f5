"""A school's words and logo in the places of an edition: as `places` and `pdf` would set them, most of it ready beforehand."""

from __future__ import annotations

from press import logo
from press.imprint import Imprint
from press.letters import Word, letters
from press.page import Box, Stretch, around
from press.places import centred, dialled, fitted, laid
from press.shell import corners, drawn, placed, shown, text_string
from press.slots import LogoSlot, Outside, Slot
from press.text import STACKS


class Logo:
    """Puts a school's logo into its cell."""

    def __init__(self, slot: LogoSlot, prefix: str) -> None:
        self.slot, self.prefix = slot, prefix

    def __call__(self, imprint: Imprint, ink: dict[str, bytes]) -> None:
        alt = self.slot.alt.replace("<school>", imprint.school or self.slot.cell.nameless)
        ink[f"{self.prefix}alt"] = text_string(alt)
        ink[f"{self.prefix}drawn"] = drawn(centred(self.slot.cell.box, logo.size(imprint.logo)))
        ink["logo"] = logo.image_object(imprint.logo)


class Line:
    """Puts a field's words into their place.

    Most stand on one line at their full size: then all but the words themselves is ready.
    """

    def __init__(self, slot: Slot, prefix: str) -> None:
        place = self.place = slot.place
        self.slot, self.prefix = slot, prefix
        self.face = letters(STACKS[place.face][0])
        self.own = f"{prefix}{len(place.before)}"  # the gap for the words; each label has one of its own
        size, pen = place.most, 0
        self.ready = {}
        for nth, stretch in enumerate(place.before):
            self.ready[f"{prefix}{nth}"] = shown(place.x + pen * size / 1000, place.y, size, slot.labels[nth])
            pen += stretch.advance
        self.pen, self.x = pen, place.x + pen * size / 1000
        self.begin = shown(self.x, place.y, size, [(slot.resource, "\0")]).split(b"\0")
        self.labels = sum(stretch.advance for stretch in (*place.before, *place.after))
        self.single = place.lines == 1

    def __call__(self, imprint: Imprint, ink: dict[str, bytes]) -> None:
        place, value = self.place, getattr(imprint, self.place.field)
        word = self.face.line(value) if self.single else None
        if word is None or not self._easy(word):
            _set(self.slot, value, self.prefix, ink)
            return
        ink |= self.ready
        before, after = self.begin
        ink[self.own] = b"%b[%b]%b" % (before, word.array.encode(), after)
        pen, nth = self.pen + word.advance, len(place.before)
        for stretch in place.after:
            label = self.slot.labels[nth]
            nth += 1
            ink[f"{self.prefix}{nth}"] = shown(place.x + pen * place.most / 1000, place.y, place.most, label)
            pen += stretch.advance
        if place.dials:
            _dial(value, word, self.x, place.y, place.most, self.prefix, ink)

    def _easy(self, word: Word) -> bool:
        """Whether the words stand at their full size."""
        place = self.place
        reach = place.width * 1000 / (self.labels + word.advance)
        return place.most <= min(reach, place.above * 1000 / max(word.rise, 1), place.below * 1000 / max(word.drop, 1))


def _set(slot: Slot, value: str, prefix: str, ink: dict[str, bytes]) -> None:
    """Sets a field's words and labels in its place, as `places.filled` and `pdf` do."""
    place = slot.place
    face = letters(STACKS[place.face][0])
    words = [face.word(word) for word in value.split(" ")]
    if None in words:
        raise Outside
    rise, drop = max(word.rise for word in words), max(word.drop for word in words)
    size, ends = fitted(place, value, [word.advance for word in words], rise, drop)
    own = len(place.before)  # the number of the gap for the words; each label has one of its own
    nth = 0
    for part, x, y in laid(place, [word.advance for word in words], size, ends):
        if part.__class__ is Stretch:
            ink[f"{prefix}{nth}"] = shown(x, y, size, slot.labels[nth - (nth > own)])
            nth += 1
            continue
        array = face.joined(words[part], trailing=part.stop < len(words))
        code, name, nth = shown(x, y, size, [(slot.resource, array)]), f"{prefix}{own}", own + 1
        ink[name] = ink[name] + b"\n" + code if name in ink else code
        if place.dials:
            _dial(value, words[0], x, y, size, prefix, ink)


def _dial(value: str, word: Word, x: float, y: float, size: float, prefix: str, ink: dict[str, bytes]) -> None:
    """Lays the link that dials over the number."""
    rise, drop = word.rise * size / 1000, word.drop * size / 1000
    box = around([Box(x, y - drop, word.advance * size / 1000, rise + drop)])
    ink[f"{prefix}rect"] = placed(corners(box))
    ink[f"{prefix}contents"] = text_string(value)
    ink[f"{prefix}uri"] = text_string(dialled(value))
