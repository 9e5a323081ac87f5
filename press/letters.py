"""Words set from the alphabet alone, letter by letter, for those who set a hundred thousand of them.

The same letters at the same places as `text` sets them, in a fraction of the time: what shaping
says of two neighbours is asked once.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from press.alphabet import alphabet
from press.page import Run
from press.text import SPACE, font, ink

_CLUSTER = re.compile("[^\u0300-\u036f][\u0300-\u036f]*")
_MANY = 50_000  # words kept


class Word(NamedTuple):
    """A word as it is set: advance and ink in thousandths of the type size, and what stands for it in a TJ array."""

    advance: int
    rise: int
    drop: int
    array: str


class _Letter(NamedTuple):
    code: str
    advance: int
    spare: int  # what the font's own width is more than the advance
    rise: int
    drop: int


class Letters:
    """The alphabet of one font."""

    def __init__(self, name: str) -> None:
        self._font = font(name)
        kept = alphabet(name)
        self._letters = {cluster.text: self._letter(f"{code:04X}", cluster) for code, cluster in enumerate(kept, 1)}
        self._words: dict[str, Word | None] = {}
        self._pair = cache(self._paired)
        self.space = self._letters[" "].code

    def _letter(self, code: str, cluster) -> _Letter:
        width = max(self._font.advance(glyph) for glyph, _, _ in cluster.parts)
        return _Letter(code, cluster.advance, width - cluster.advance, *ink([Run(self._font.name, (cluster,))]))

    def word(self, text: str) -> Word | None:
        """A word without spaces; None where it has a letter that is not in the alphabet."""
        if text not in self._words:
            if len(self._words) > _MANY:
                self._words.clear()
            self._words[text] = self._set(text)
        return self._words[text]

    def line(self, text: str) -> Word | None:
        """Words on one line, as one word."""
        if " " not in text:
            return self.word(text)
        words = [self.word(part) for part in text.split(" ")]
        if None in words:
            return None
        advance = sum([word.advance for word in words]) + (len(words) - 1) * SPACE
        array = f"<{self.space}>".join([word.array for word in words]).replace("><", "")
        return Word(advance, max([word.rise for word in words]), max([word.drop for word in words]), array)

    def _set(self, text: str) -> Word | None:
        clusters = text if text.isascii() else _CLUSTER.findall(text)
        if not all(map(self._letters.__contains__, clusters)) or "".join(clusters) != text:
            return None
        letters = [self._letters[cluster] for cluster in clusters]
        advance, array = letters[-1].advance, [letters[0].code]
        for pair in pairwise(clusters):
            reach, shown = self._pair(*pair)
            advance += reach
            array.append(shown)
        rise, drop = max([letter.rise for letter in letters]), max([letter.drop for letter in letters])
        return Word(advance, rise, drop, f"<{''.join(array)}>")

    def _paired(self, one: str, other: str) -> tuple[int, str]:
        """The first letter's advance before the second, and what stands in the array from the one to the other."""
        advance, letter = self._font.shape(one + other)[0].advance, self._letters[one]
        gap = letter.advance + letter.spare - advance
        code = self._letters[other].code
        return advance, f">{gap}<{code}" if gap else code

    def joined(self, words: list[Word], *, trailing: bool) -> str:
        """The TJ array for words with a space between each two, and one behind them if more follow on the next line."""
        array = f"<{self.space}>".join(word.array for word in words) + (f"<{self.space}>" if trailing else "")
        return f"[{array.replace('><', '')}]"


@cache
def letters(name: str) -> Letters:
    """The alphabet of the font of that name."""
    return Letters(name)
