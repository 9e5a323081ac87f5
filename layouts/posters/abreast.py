"""Languages side by side: each thing in one size, beginning at one height."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from handbill.layouts.voice import Voice
from handbill.page.document import Element, Role
from handbill.page.flow import Block
from handbill.page.text.setting import Style, measure, set_words
from handbill.words.markup import Words
from handbill.words.pieces import Poster

SMALLER = 0.8  # of its size, so that words take one line


class Abreast(Struct, frozen=True):
    """As many columns of one width as there are languages, `gap` apart."""

    voices: tuple[Voice[Poster], ...]
    width: float
    gap: float

    @property
    def share(self) -> float:
        """One column's width."""
        return (self.width - self.gap * (len(self.voices) - 1)) / len(self.voices)

    def words(self, told: Sequence[Words], style: Style, *roles: Role, least: float = SMALLER) -> Block:
        """The same in each language, with the role of each (or one for all): headings on one line if that is `least` so large."""
        few = style.face == "display"
        size = min([style.size, *(style.size * self.share / measure(words, style) * 0.9999 for words in told)])
        style = style.at(size if few and size >= least * style.size else style.size)
        blocks = []
        for nth, (voice, words) in enumerate(zip(self.voices, told, strict=True)):
            said = set_words(words, style, self.share, balance=True)
            element = Element(roles[min(nth, len(roles) - 1)], said.placed(0, 0), lang=voice.lang)
            blocks.append(Block((element,), said.height))
        return self.blocks(blocks)

    def blocks(self, blocks: Sequence[Block]) -> Block:
        """A block in each column."""
        found = [element for nth, block in enumerate(blocks) for element in block.placed(nth * (self.share + self.gap), 0)]
        return Block(tuple(found), max(block.height for block in blocks))
