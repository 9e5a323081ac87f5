"""Words set from the alphabet alone, letter by letter, for those who set a hundred thousand of them.

The same letters at the same places as `text` sets them, in a fraction of the time: what shaping
says of two neighbours is asked once.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from handbill.editions.slots import Outside
from handbill.page.case import COMMON, Case
from handbill.page.marks import SPACE

_CLUSTER = re.compile("[^\u0300-\u036f][\u0300-\u036f]*")
_MANY = 50_000  # words kept
_FEW = 1_000  # lines kept, for a school has several pieces


class Word(NamedTuple):
    """Words as they are set: advance and ink in thousandths of the type size, and what a TJ array shows for them.

    `shown` is without the outermost brackets, so that words are joined by putting a space's code between them.
    """

    advance: int
    rise: int
    drop: int
    shown: bytes


class Letters:
    """Sets words from a case of type."""

    def __init__(self, case: Case) -> None:
        self._case, self._letters = case, case.letters
        self._words: dict[str, Word] = {}
        self._lines: dict[str, tuple[int, int, int, bytes]] = {}
        self._pair = cache(self._paired)
        self.space = self._letters[" "].code.encode()

    def word(self, text: str) -> Word:
        """A word without spaces. Raises Outside where it has a letter that is not in the alphabet."""
        try:
            return self._words[text]
        except KeyError:
            if len(self._words) > _MANY:
                self._words.clear()
            found = self._words[text] = self._set(text)
            return found

    def line(self, text: str) -> tuple[int, int, int, bytes]:
        """Words on one line, as if they were one Word. Raises as `word` does."""
        if text in self._lines:
            return self._lines[text]
        if len(self._lines) > _FEW:
            self._lines.clear()
        found = self._lines[text] = self._line(text)
        return found

    def _line(self, text: str) -> tuple[int, int, int, bytes]:
        parts = text.split(" ")
        try:
            words = [*map(self._words.__getitem__, parts)]
        except KeyError:
            words = [*map(self.word, parts)]
        if len(words) == 1:
            return words[0]
        advances, rises, drops, shown = zip(*words)  # noqa: B905 (all are Words, and this runs a million times)
        return sum(advances) + (len(words) - 1) * SPACE, max(rises), max(drops), self.space.join(shown)

    def _set(self, text: str) -> Word:
        clusters = text if text.isascii() else _CLUSTER.findall(text)
        try:
            letters = [*map(self._letters.__getitem__, clusters)]
        except KeyError:
            raise Outside from None
        if len(clusters) < len(text) and "".join(clusters) != text:
            raise Outside
        pairs = [*map(self._pair, clusters, clusters[1:])]
        advance = sum([reach for reach, _ in pairs]) + letters[-1].advance
        rise, drop = max([letter.rise for letter in letters]), max([letter.drop for letter in letters])
        return Word(advance, rise, drop, "".join([letters[0].code, *[shown for _, shown in pairs]]).encode())

    def _paired(self, one: str, other: str) -> tuple[int, str]:
        """The first letter's advance before the second, and what stands in the array from the one to the other."""
        letter, code = self._letters[one], self._letters[other].code
        if one in COMMON and other in COMMON:
            advance = self._case.kerned.get(one + other, letter.advance)
        else:
            from handbill.page.text.shaping import font

            advance = font(self._case.font).shape(one + other)[0].advance
        gap = letter.advance + letter.spare - advance
        return advance, f">{gap}<{code}" if gap else code

    def joined(self, words: list[Word], *, trailing: bool) -> bytes:
        """What a TJ array shows for words with a space between each two, and one behind them if more follow on the next line."""
        return self.space.join([*(word.shown for word in words), *([b""] if trailing else [])])


_OPENED: dict[str, Letters] = {}


def letters(case: Case) -> Letters:
    """The case's words; one case of a font serves all, so that a word set for one piece is ready for the next."""
    if case.font not in _OPENED:
        _OPENED[case.font] = Letters(case)
    return _OPENED[case.font]
