"""What is measured of posters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product

import copier
from msgspec.structs import replace

from handbill.page.imprint import Imprint
from handbill.page.stock import tables
from handbill.words.markup import excerpt
from looks import space, words
from looks.pieces import LIBRARY, Made, others, posters
from looks.table import Found, Row, at_least, at_most, none_of, plainly

LETTER = 612.0  # points wide
LARGEST, SAYING, IN_A_STALL = 74.0, 54.0, 71.0  # points: a promise or an action; a friend's words to say; read in arm's reach
SIZES = {"leads": 21.5, "explanations": 14.5, "words to say": 30.0, "numbers": 17.5, "notes": 12.0, "address": 36.0}
STALL = ("leads", "explanations")  # of these, what is aimed at on paper for stall doors
FOR_TWO = 12.0  # points: the least of any type but small print in two languages
EMPTY, RECTANGLE = 30.0, 7.0  # per cent of the field, of the sheet
TONER = {"full": 45.0, "light": 18.0}  # per cent
KEPT = 95.0  # per cent of its size, whatever lines a school has
ALIKE = 0.5  # the most that two topics' posters may be


def type_sizes(papers: Iterable[str]) -> Iterator[Row | str]:
    """Sizes by what the words are for."""
    for poster in posters(papers):
        yield poster if isinstance(poster, str) else Row(poster.name, _sizes(poster))


def _sizes(poster: Made) -> dict[str, Found]:
    """What is aimed at on letter is so on other papers, on narrower ones in proportion; in two languages only the least is."""
    order, document = poster.order, poster.document
    one, stall = len(order.languages) == 1, order.paper == "stall"
    k = min(tables().papers[order.paper].width / LETTER, 1.0)
    size, told = words.largest(document)
    aim = IN_A_STALL if stall else k * (SAYING if order.design == "say" else LARGEST)
    cells = {"largest words": Found(excerpt(told)), "pt": at_least(size, aim) if one else plainly(size)}
    for name, value in _by_role(poster).items():
        aimed = one and name in (STALL if stall else SIZES)
        cells[name] = at_least(value, SIZES[name] * (1 if stall else k)) if aimed else plainly(value)
    if not one:
        cells["both alike"] = Found("yes" if (alike := _alike(poster)) else "no", alike)
    smallest, what = words.least(document, small=False)
    cells["least"] = plainly(smallest) if one else at_least(smallest, FOR_TWO)
    return cells | {"least words": Found(excerpt(what)), "small print": plainly(words.least(document, small=True)[0])}


def _by_role(poster: Made) -> dict[str, float | None]:
    """The size of what is smallest among words that are for the same."""
    found: dict[str, float | None] = {
        name: min((size for voice in poster.voices for size in words.sizes(poster.document, pick(voice))), default=None)
        for name, pick in words.ROLES.items()
    }
    return found | {"address": words.address(poster.document)}


def _alike(poster: Made) -> bool:
    """Whether headline, promise and leads are each as large in one language as in the other, where both have them."""
    for pick in words.EQUAL:
        one, other = ({round(size, 1) for size in words.sizes(poster.document, pick(voice))} for voice in poster.voices)
        if one and other and one != other:
            return False
    return True


def use_of_sheet(papers: Iterable[str]) -> Iterator[Row | str]:
    """How much is empty and how dark it is, what a school's lines cost the headline, where lines end."""
    for poster in posters(papers):
        yield poster if isinstance(poster, str) else Row(poster.name, _use(poster))


def _use(poster: Made) -> dict[str, Found]:
    pages = poster.document.pages
    free = [
        space.empty(letters, page, space.field(page, poster.sheet(page)))
        for letters, page in zip(poster.letters, pages, strict=True)
    ]
    light, alone = (Made(replace(poster.order, **change)) for change in ({"ink": "light"}, {"imprint": Imprint()}))
    kept = words.largest(poster.document)[0] / words.largest(alone.document)[0]
    return {
        "empty %": at_most(100 * max(share for share, _ in free), EMPTY),
        "rectangle %": at_most(100 * max(rectangle for _, rectangle in free), RECTANGLE),
        "toner %": at_most(100 * max(map(space.toner, poster.thumbnails)), TONER["full"]),
        "light %": at_most(100 * max(map(space.toner, light.thumbnails)), TONER["light"]),
        "headline kept %": at_least(100 * kept, KEPT),
        "short last lines": none_of(words.short_ends(poster.document)),
        "small words at ends": none_of(words.hanging(poster.document)),
    }


def pictures(_: Iterable[str]) -> Iterator[Row | str]:
    """Two topics' posters in the same design and in the usual ones; a student's card beside others."""
    made = [poster for poster in posters(["letter"], languages=["en"]) if isinstance(poster, Made)]
    for one, other in product(made, made):
        if one.order.topic < other.order.topic and one.order.audience == other.order.audience:
            usual = all(
                LIBRARY.topic(poster.order.topic).designs[poster.order.audience] == poster.order.design for poster in (one, other)
            )
            if usual or one.order.design == other.order.design:
                yield _compared(one, other, " (usual)" if usual else "")
    cards = [card for card in others("card", languages=["en"]) if isinstance(card, Made)]
    for one, other in product(cards, cards):
        if one.order.topic == other.order.topic and one.order.audience > other.order.audience:
            yield _compared(one, other, "")


def _compared(one: Made, other: Made, told: str) -> Row:
    fronts = []
    for piece in (one, other):
        page = piece.document.pages[0]
        fronts.append(copier.part_of(piece.thumbnails[0], page, piece.sheet(page))[0])
    names = f"{one.order.topic} {one.order.audience} {one.what} / {other.order.topic} {other.order.audience} {other.what}{told}"
    return Row(names, {"correlation": at_most(space.alike(*fronts), ALIKE, 2)})
