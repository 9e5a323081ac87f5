"""Every piece in every language, how hard it is to read and how long it is: by textstat, without the network."""

import re
import warnings
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from conftest import LIBRARY

from handbill.orders.order import KINDS, Order
from handbill.words.markup import Words
from handbill.words.pieces import Card, Guide, Poster
from handbill.words.types import Struct, words_in

with warnings.catch_warnings():  # textstat still asks setuptools where its lists of words lie
    warnings.simplefilter("ignore")
    from textstat.textstat import langs, textstatistics

Piece = Poster | Guide | Card


class Measure(NamedTuple):
    """How textstat judges a language: by which list it parts words into syllables, and by which formula.

    `easy` and `plain` are the limits for students and for adults.
    """

    hyphens: str
    formula: str
    unit: str = "score"
    easy: float = 70
    plain: float = 60

    def holds(self, found: float, limit: float) -> bool:
        """Whether that is no harder than the limit: of a grade less is easier, of a score more is."""
        return found <= limit if self.unit == "grade" else found >= limit


MEASURES = {language: Measure(language, "flesch_reading_ease") for language, known in langs.items() if "fre_base" in known}
MEASURES |= {"en": Measure("en_US", "flesch_kincaid_grade", "grade", 6, 9), "es": Measure("es", "fernandez_huerta")}
SERVICES = ("Child Victim Identification Program", "Is Your Explicit Content Out There", "NCMEC", "Team HOPE")
PROPER = {contact.name for contact in LIBRARY.contacts.values() if contact.name}
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
    return shortened(_words(piece, routes=True))


def without_routes(part: Struct) -> list[str]:
    """What a piece or a part of one says, but for its routes."""
    return shortened(_words(part, routes=False))


def to_students(guide: Guide) -> list[str]:
    """What of a guide for a class students hear or read."""
    asked = tuple((question.ask, question.say) for question in guide.questions.questions)
    heard = (guide.cover.ask, guide.cover.answer, guide.rules.points, asked, guide.scenario.story, guide.scenario.ask)
    return shortened([*words_in(heard), *_words(guide.handout, routes=True)])


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


def shortened(parts: Iterable[Words]) -> list[str]:
    """Each text with services, numbers and addresses cut down to one short word."""
    names = sorted({*SERVICES, *PROPER}, key=len, reverse=True)
    named = re.compile(rf"\b({'|'.join(map(re.escape, names))})\b")
    return [named.sub(SHORT, "".join(SHORT if span.link else span.text for span in words.spans)) for words in parts]


def sentences(texts: Iterable[str]) -> list[str]:
    """Each sentence, without the quotes around it; the end of a text ends one even without a full stop."""
    found = (part.strip(QUOTES) for text in texts for part in ENDS.split(text))
    return [sentence for sentence in found if sentence]


def count(texts: Iterable[str]) -> int:
    """How many words there are."""
    return sum(any(map(str.isalnum, word)) for text in texts for word in text.split())


def measure(language: str) -> Measure | None:
    """How a language is judged; None if textstat does not know it."""
    return MEASURES.get(language.split("-")[0])


def level(texts: Iterable[str], by: Measure) -> float:
    """The grade or score of all those texts together."""
    running = "\n".join(text if text.rstrip(QUOTES).endswith((".", "?", "!", "…")) else f"{text}." for text in texts)
    return getattr(_textstat(by.hyphens), by.formula)(running)


@cache
def _textstat(hyphens: str) -> textstatistics:
    made = textstatistics()
    made.set_lang(hyphens)
    made.set_rounding(False)  # it would round syllables a word to a tenth, which is more than a grade
    return made
