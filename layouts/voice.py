"""Who speaks on a page: one language, or two that say the same."""

from __future__ import annotations

from msgspec import Struct

from press.codes import PRINTED_ADDRESS
from press.content import Card, Guide, Phrases, Poster
from press.words import Words, plain


class Voice(Struct, frozen=True):
    """One language of a piece. `lang` is empty for the document's own, so that only the other is marked."""

    piece: Poster | Guide | Card
    phrases: Phrases
    lang: str = ""
    reviewed: bool = True

    @property
    def small_print(self) -> Words:
        """What must be said about the piece, and about a translation that nobody has reviewed."""
        said = self.phrases.small_print
        return said if self.reviewed else said + plain(" ") + self.phrases.not_reviewed


def code_alt(voices: tuple[Voice, ...]) -> str:
    """The code's alternative text, in the document's language."""
    return voices[0].phrases.code_alt.replace("<link>", PRINTED_ADDRESS)


def label(voices: tuple[Voice, ...], name: str) -> Words:
    """One of the imprint's labels, in each language once."""
    told = plain(getattr(voices[0].phrases.imprint, name))
    for voice in voices[1:]:
        other = getattr(voice.phrases.imprint, name)
        if other != told.plain:
            told = told + plain(" / ") + plain(other, lang=voice.lang)
    return told


def title(voices: tuple[Voice, ...]) -> str:
    """The document's title, in each language."""
    return " / ".join(voice.piece.title for voice in voices)
