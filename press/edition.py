"""An edition: a piece laid out and written once, into which any school's imprint is set.

One more reader of pages, not a second layout: its shell is what `pdf` wrote of the page, its places
are the page's own, and a school's file is byte for byte what `pdf.write` makes of the same order.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable
from functools import cached_property

from msgspec import Struct

from press import logo
from press.codes import REPORT_URL, symbol
from press.imprint import Imprint
from press.letters import Word, letters
from press.page import Box, Cell, Code, Place, Stretch, around
from press.places import centred, dialled, fitted, laid, titled
from press.shell import Shell, bars, corners, drawn, escaped, placed, shown, text_string
from press.text import STACKS


class Outside(Exception):
    """Raised for words with a letter outside the alphabet: their order goes the full way."""


class Slot(Struct, frozen=True, tag=True):
    """One place of an edition, with the resource of its words' font, and each label's runs: resource and TJ array."""

    place: Place
    resource: str
    labels: tuple[tuple[tuple[str, str], ...], ...]


class LogoSlot(Struct, frozen=True, tag=True):
    """A logo's cell, and its alternative text."""

    cell: Cell
    alt: str


class Edition(Struct, frozen=True, dict=True):
    """A written piece with room for an imprint.

    `title`, `lang` and `pages` are the document's, `sheets` how much paper it takes; `codes` are
    where its codes stand.
    """

    title: str
    lang: str
    pages: int
    sheets: int
    shell: Shell
    slots: tuple[Slot | LogoSlot, ...]
    codes: tuple[Box, ...]

    def stamped(self, imprint: Imprint) -> bytes:
        """The tail that makes the shell's head that school's file. Raises as `inked` does."""
        return self.shell.tail(self.inked(imprint))

    def inked(self, imprint: Imprint) -> dict[str, bytes]:
        """What goes into the shell's gaps for a school.

        Raises Cramped where words need more room than their place has, Outside for letters that
        the alphabet lacks.
        """
        title = titled(self.title, imprint.school)
        ink = {"title": text_string(title), "title.xml": escaped(title)}
        for fill in self._fillers:
            fill(imprint, ink)
        return ink

    @cached_property
    def _fillers(self) -> list[Callable[[Imprint, dict[str, bytes]], None]]:
        return [(_Line if isinstance(slot, Slot) else _Logo)(slot, f"{nth}.") for nth, slot in enumerate(self.slots)]

    def leads_home(self) -> bool:
        """Whether every code in the shell is drawn as the report link's, and the link beside it is that."""
        pages = [_inflated(part) for part in self.shell.head.split(b"stream\n")[1::2]]
        wanted = [bars(Code(box, REPORT_URL, symbol())).encode() for box in self.codes]
        linked = not wanted or b"(%b)" % REPORT_URL.encode() in self.shell.head
        return linked and all(any(code in page for page in pages) for code in wanted)


class _Logo:
    """Puts a school's logo into its cell."""

    def __init__(self, slot: LogoSlot, prefix: str) -> None:
        self.slot, self.prefix = slot, prefix

    def __call__(self, imprint: Imprint, ink: dict[str, bytes]) -> None:
        alt = self.slot.alt.replace("<school>", imprint.school or self.slot.cell.nameless)
        ink[f"{self.prefix}alt"] = text_string(alt)
        ink[f"{self.prefix}drawn"] = drawn(centred(self.slot.cell.box, logo.size(imprint.logo)))
        ink["logo"] = logo.image_object(imprint.logo)


class _Line:
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
    advances = [word.advance for word in words]
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


def _inflated(part: bytes) -> bytes:
    """A compressed stream's content; nothing if it is not compressed."""
    try:
        return zlib.decompressobj().decompress(part)
    except zlib.error:
        return b""
