"""Every piece in every language, how hard it is to read and how long it is: by textstat, without the network."""

import re
import warnings
from collections.abc import Iterable, Iterator
from functools import cache

from conftest import LIBRARY

from handbill.orders.order import KINDS, Order
from handbill.words.markup import Words
from handbill.words.pieces import Card, Guide, Poster
from handbill.words.types import Struct, words_in

with warnings.catch_warnings():  # textstat still asks setuptools where its lists of words lie
    warnings.simplefilter("ignore")
    from textstat.textstat import textstatistics

Piece = Poster | Guide | Card

HYPHENS = {"en": "en_US", "es": "es"}  # the lists by which textstat parts words into syllables
SERVICES = ("Child Victim Identification Program", "Is Your Explicit Content Out There", "NCMEC", "Team HOPE")
SHORT = "it"  # stands for a service, a number, an address: one word of one syllable in either language
ENDS = re.compile(r"(?<!\bM[rs]\.)(?<=[.?!…])[”’\"')\]]*\s+")
QUOTES = "“”‘’\"'¿¡()[] "


def _every() -> Iterator[tuple[Order, Piece]]:
    for topic in LIBRARY.topics():
        for language in LIBRARY.languages(topic):
            for kind in KINDS:
                for audience, piece in LIBRARY.pieces(kind, topic, language).items():
                    yield Order(kind, topic, audience, language), piece


EVERY = {f"{order.topic}-{order.kind}-{order.audience}-{order.language}": (order, piece) for order, piece in _every()}


def whole(piece: Piece) -> list[str]:
    """What a piece says, but for the numbers and addresses that lead its routes."""
    return _shortened(_words(piece, routes=True))


def without_routes(part: Struct) -> list[str]:
    """What a piece or a part of one says, but for its routes."""
    return _shortened(_words(part, routes=False))


def to_students(guide: Guide) -> list[str]:
    """What of a guide for a class students hear or read."""
    asked = tuple((question.ask, question.say) for question in guide.questions.questions)
    heard = (guide.cover.ask, guide.cover.answer, guide.rules.points, asked, guide.scenario.story, guide.scenario.ask)
    return _shortened([*words_in(heard), *_words(guide.handout, routes=True)])


def to_adults(guide: Guide) -> list[str]:
    """What of a guide for a class only its leader reads."""
    heard = to_students(guide)
    return [text for text in whole(guide) if text not in heard]


def _words(part: Struct, *, routes: bool) -> Iterator[Words]:
    """Every Words of a struct, of routes at most what they are for."""
    for name in part.__struct_fields__:
        inner = getattr(part, name)
        if name == "routes":
            yield from (route.text for route in inner if routes)
        elif isinstance(inner, Struct):
            yield from _words(inner, routes=routes)
        else:
            yield from words_in(inner)


def called_otherwise(id_: str) -> dict[str, str]:
    """What a service is called in each language that has a name of its own for it."""
    told = {language: LIBRARY.service(id_, language).told for language in LIBRARY.languages()}
    return {language: words.name for language, words in told.items() if words and words.name}


def _shortened(parts: Iterable[Words]) -> list[str]:
    """Each text with services, numbers and addresses cut down to one short word."""
    proper = {contact.name for id_, contact in LIBRARY.contacts.items() if not called_otherwise(id_)}
    names = sorted({*SERVICES, *proper}, key=len, reverse=True)
    named = re.compile(rf"\b({'|'.join(map(re.escape, names))})\b")
    return [named.sub(SHORT, "".join(SHORT if span.link else span.text for span in words.spans)) for words in parts]


def sentences(texts: Iterable[str]) -> list[str]:
    """Each sentence, without the quotes around it; the end of a text ends one even without a full stop."""
    found = (part.strip(QUOTES) for text in texts for part in ENDS.split(text))
    return [sentence for sentence in found if sentence]


def count(texts: Iterable[str]) -> int:
    """How many words there are."""
    return sum(any(map(str.isalnum, word)) for text in texts for word in text.split())


def level(texts: Iterable[str], language: str) -> float:
    """Flesch-Kincaid’s grade in English (less is easier), Fernández-Huerta’s score in Spanish (more is easier)."""
    running = "\n".join(text if text.rstrip(QUOTES).endswith((".", "?", "!", "…")) else f"{text}." for text in texts)
    textstat = _textstat(language)
    return textstat.flesch_kincaid_grade(running) if language == "en" else textstat.fernandez_huerta(running)


@cache
def _textstat(language: str) -> textstatistics:
    made = textstatistics()
    made.set_lang(HYPHENS[language])
    made.set_rounding(False)  # it would round syllables a word to a tenth, which is more than a grade
    return made
