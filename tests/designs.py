"""What each design prints of a poster's words, so that each is as short and as easy as a whole poster has to be."""

from collections.abc import Callable, Iterable
from types import SimpleNamespace
from typing import cast

from conftest import LIBRARY
from msgspec.structs import asdict

from handbill.layouts.designs import DESIGNS
from handbill.orders import orders
from handbill.orders.designs import chosen, worded
from handbill.orders.order import Order
from handbill.page import stock
from handbill.words.markup import Words
from handbill.words.pieces import Pair, Poster, Sign

LARGE = 700  # points: as wide as a sheet is that explains things in two languages
Said = tuple[object, ...]  # Words, structs of them, tuples of either


def leads(steps: Iterable[Pair | Words]) -> tuple[Words, ...]:
    """What the steps say at a distance."""
    return tuple(step.lead if isinstance(step, Pair) else step for step in steps)


SAYS: dict[str, Callable[[Poster], Said]] = {
    "bubble": lambda poster: (poster.kicker, poster.promise, poster.steps),
    "thread": lambda poster: (poster.headline, poster.promise, poster.steps),
    "verbs": lambda poster: (poster.kicker, poster.promise, poster.verbs),
    "truth": lambda poster: (poster.truths, poster.promise, leads(poster.steps)),
    "close": lambda poster: (poster.loud, poster.promise, poster.steps),
    "checklist": lambda poster: (poster.checks, poster.promise.text, leads(poster.steps)),
    "say": lambda poster: (poster.kicker, poster.promise, poster.say, poster.never, poster.steps),
    "start": lambda poster: (poster.kicker, poster.promise, poster.signs, poster.say, poster.steps),
    "sign": lambda poster: _signed(poster, poster.sign),
}
"""The groups of words of a design of one page; the report line and the routes stand on all."""


def _signed(poster: Poster, sign: Sign) -> Said:
    return (poster.promise.lead, leads(poster.steps[:3]), sign.question, sign.what, sign.police, sign.report, sign.learn)


def possible(poster: Poster) -> list[str]:
    """The designs told of here for which a poster has the words."""
    return [name for name in (*SAYS, "set") if all(getattr(poster, group) for group in DESIGNS[name].needs)]


def pages(design: str, poster: Poster) -> list[Said]:
    """What a design prints on each of its pages, routes aside."""
    if design == "set":
        return [(sheet, poster.promise.text, poster.report) for sheet in poster.together or ()]
    return [(*SAYS[design](poster), poster.report)]


def drawn(order: Order, language: str = "") -> object:
    """What a piece says in a language, or in its first: of a poster what its design prints.

    In two languages explanations stand only on large sheets; on half a sheet the promise's alone does.
    """
    known = {tongue: LIBRARY.pieces(order.kind, order.topic, tongue)[order.audience] for tongue in order.languages}
    piece = known[language or order.languages[0]]
    if not isinstance(piece, Poster):
        return piece
    design = chosen(order, [*known.values()], LIBRARY)
    said, paper, brief = piece, stock.paper(order.paper, "poster"), dict[str, object]()
    if design != "sign" and (paper.twice or (len(known) > 1 and paper.width < LARGE)):
        brief = {"steps": leads(piece.steps)}
    if brief and not paper.twice:
        brief |= {"promise": piece.promise.lead}
    if brief:
        said = cast("Poster", SimpleNamespace(**{**asdict(piece), **brief}))
    found = [SAYS[design](said)] if design in SAYS else [*pages(design, piece)]
    return (*found, piece.report, piece.routes)


def readers(design: str) -> Order:
    """An order of the first poster that has the words for a design."""
    found = (
        Order("poster", topic, audience, design=design)
        for topic in LIBRARY.topics()
        for audience in LIBRARY.audiences(topic, "poster", ["en"])
    )
    return next(order for order in found if design in worded([orders.piece(order, "en", LIBRARY)]))
