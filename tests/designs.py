"""What each design prints of a poster's words, so that each is as short and as easy as a whole poster has to be."""

from collections.abc import Callable, Iterable

from handbill.layouts.designs import DESIGNS
from handbill.words.markup import Words
from handbill.words.pieces import Pair, Poster, Sign

Said = tuple[object, ...]  # Words, structs of them, tuples of either


def leads(steps: Iterable[Pair]) -> tuple[Words, ...]:
    """What the steps say at a distance."""
    return tuple(step.lead for step in steps)


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


def drawn(piece: object, languages: int = 1) -> object:
    """What a piece prints: of a poster what its design says; on letter, two languages leave explanations out."""
    if not isinstance(piece, Poster):
        return piece
    said: Said = (piece.headline, piece.promise, piece.say, piece.signs, piece.never, piece.steps)
    if not (piece.say or piece.signs or piece.never):
        said = SAYS["bubble"](piece) if languages == 1 else (piece.kicker, piece.promise.lead, leads(piece.steps))
    return (*said, piece.report, piece.routes)
