"""What is measured of cards and guides, and of lines to fill in by hand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from copier import once
from msgspec.structs import replace

from handbill.page.imprint import Imprint
from handbill.page.marks import Code
from looks import hand, space, words
from looks.pieces import LIBRARY, SPOKEN, Made, made, others, posters
from looks.posters import TONER
from looks.table import Found, Row, at_least, at_most, none_of, plainly

PITCH = {"poster": 20.0, "card": 17.0}  # points between two lines
PHONE = 130.0  # points of a line for a number
CARD = 8.0  # points: the least of a card's type but small print
QUESTION = 28.0  # points
PAGES, RULES = 14, 3  # of a guide; on a page of it
BLANK = Imprint(blank=True)


def blank(_: Iterable[str]) -> Iterator[Row | str]:
    """How far apart ruled lines are and how long."""
    for piece in chain(posters(["letter"], lines=BLANK), others("card", lines=BLANK)):
        if isinstance(piece, str):
            yield piece
            continue
        phrases, aim = LIBRARY.phrases(piece.order.languages[0]), PITCH[piece.order.kind]
        found = hand.pitch(piece.document)
        lines = sum(len(hand.rules(page)) for page in piece.document.pages)
        yield Row(f"{piece.name} blank", {
            "lines": Found(str(lines), lines > 0),
            "apart": at_least(found, aim),
            "for a number": at_least(hand.phone_rule(piece.document, phrases), PHONE),
        })  # fmt: skip


def cards(_: Iterable[str]) -> Iterator[Row | str]:
    """Sizes on cards, and what they are like beside each other."""
    for card in others("card"):
        if isinstance(card, str):
            yield card
            continue
        alone, light = (made(replace(card.order, **change)) for change in ({"imprint": Imprint()}, {"ink": "light"}))
        yield Row(card.name, {
            "largest words": Found(words.largest(card.document)[1]),
            "pt": plainly(words.largest(card.document)[0]),
            "least": at_least(words.least(card.document, small=False)[0], CARD),
            "small print": plainly(words.least(card.document, small=True)[0]),
            "code": plainly(_code(card)),
            "code without lines": plainly(_code(alone) if isinstance(alone, Made) else None),
            "both alike": _alike(card),
            **_toner(card, light),
            "short last lines": none_of(words.short_ends(card.document)),
            "small words at ends": none_of(words.hanging(card.document)),
        })  # fmt: skip


def _toner(full: Made, light: Made | str) -> dict[str, Found]:
    """Of the darkest page."""
    editions = {"toner %": (full, TONER["full"]), "light %": (light, TONER["light"])}
    return {
        name: at_most(100 * max(map(space.toner, piece.thumbnails)), aim)
        for name, (piece, aim) in editions.items()
        if isinstance(piece, Made)
    }


def _code(card: Made) -> float:
    return max(mark.box.width for page in card.document.pages for mark in once(page) if isinstance(mark, Code))


def _alike(card: Made) -> Found:
    """Whether what a card says first and its steps are as large in one language as in the other."""
    if len(card.order.languages) == 1:
        return Found("")
    fronts = [voice.front for voice in card.voices]
    sizes = [words.sizes(card.document, (front.headline, front.promise.lead, *front.steps)) for front in fronts]
    alike = [round(size, 1) for size in sizes[0]] == [round(size, 1) for size in sizes[1]]
    return Found("yes" if alike else "no", alike)


def guides(_: Iterable[str]) -> Iterator[Row | str]:
    """How large questions are, how many pages and ruled lines there are, and where lines end."""
    for guide in others("guide", languages=SPOKEN["guide"]):
        if isinstance(guide, str):
            yield guide
            continue
        pages, [voice] = guide.document.pages, guide.voices
        asked = words.sizes(guide.document, (question.ask for question in voice.questions.questions))
        free = [space.empty(guide.letters[nth], page, space.field(page))[0] for nth, page in enumerate(pages)]
        yield Row(guide.name, {
            "pages": at_most(len(pages), PAGES, 0),
            "questions": at_least(min(asked, default=None), QUESTION),
            "ruled lines a page": at_most(max(len(hand.rules(page)) for page in pages), RULES, 0),
            "ruled lines": plainly(sum(len(hand.rules(page)) for page in pages), 0),
            "least": plainly(words.least(guide.document, small=False)[0]),
            "empty %": plainly(100 * sum(free) / len(free)),
            **_toner(guide, made(replace(guide.order, ink="light"))),
            "short last lines": none_of(words.short_ends(guide.document)),
            "small words at ends": none_of(words.hanging(guide.document)),
        })  # fmt: skip
