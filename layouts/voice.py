"""Who speaks on a page: one language, or two that say the same."""

from __future__ import annotations

from typing import Generic, TypeVar

from msgspec import Struct

from handbill.words.codes import LEARN_ADDRESS, PRINTED_ADDRESS
from handbill.words.facts import Source
from handbill.words.labels import Phrases
from handbill.words.markup import Words, plain
from handbill.words.pieces import Piece

P = TypeVar("P", bound=Piece, covariant=True)


class Voice(Struct, Generic[P], frozen=True):
    """One language of a piece. `lang` is empty for the document's own, so that only the other is marked."""

    piece: P
    phrases: Phrases
    lang: str = ""
    reviewed: bool = True
    cited: tuple[Source, ...] = ()  # of the figures on a poster or card; a guide lists its sources

    def small_print(self, day: str) -> Words:
        """What must be said about the piece, its figures, and a translation that nobody has reviewed.

        `day` is when its facts were last checked, as 2026-11-22.
        """
        said = self._with_sources(self.phrases.small_print, " ", day)
        return said if self.reviewed else said + plain(" ") + self.phrases.not_reviewed

    def card_small_print(self, day: str) -> Words:
        """The same in as few words as a card has room for."""
        said = self._with_sources(self.phrases.card_small_print, " · ", day)
        return said if self.reviewed else said + plain(" · ") + self.phrases.card_not_reviewed

    def _with_sources(self, said: Words, joint: str, day: str) -> Words:
        said = said.named(date=self.phrases.dated(day))
        if not self.cited:
            return said
        sources = "; ".join(f"{source.publisher}, {source.title} ({source.year})" for source in self.cited)
        return said + plain(joint) + self.phrases.figure_source.named(source=sources)


def code_alt(voices: tuple[Voice[Piece], ...]) -> str:
    """The code's alternative text, in the document's language."""
    return voices[0].phrases.code_alt.replace("<link>", PRINTED_ADDRESS)


def learn_alt(voices: tuple[Voice[Piece], ...]) -> str:
    """The second code's, which a sign has."""
    return voices[0].phrases.learn_alt.replace("<link>", LEARN_ADDRESS)


def label(voices: tuple[Voice[Piece], ...], name: str) -> Words:
    """One of the imprint's labels, in each language once."""
    told = plain(getattr(voices[0].phrases.imprint, name))
    for voice in voices[1:]:
        other = getattr(voice.phrases.imprint, name)
        if other != told.plain:
            told = told + plain(" / ") + plain(other, lang=voice.lang)
    return told


def titles(voices: tuple[Voice[Piece], ...]) -> tuple[tuple[str, str], ...]:
    """The document's languages, each with its title in it."""
    return tuple((voice.phrases.lang, voice.piece.title) for voice in voices)
