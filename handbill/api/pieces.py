"""Posters, guides, cards and kits, for whoever asks."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from handbill.api.lines import Lines, gathered
from handbill.api.making import Piece, Progress, made, read, refuse_designs, refuse_what_is_not_there
from handbill.api.printshop import Shop
from handbill.editions.editions import Editions
from handbill.editions.homes import cache_folder
from handbill.orders.order import AUDIENCE, KINDS, USUAL, Kind, Order, spelled, tagged
from handbill.problems import Problem, Problems, Unusable, Where

if TYPE_CHECKING:
    from typing import Unpack

    from handbill.orders.order import Ink, Sheet
    from handbill.page.adjust import Adjust
    from handbill.page.document import Flip

__all__ = ["card", "guide", "kit", "make", "poster"]


def poster(
    topic: str, *, audience: str = AUDIENCE["poster"], language: str | None = None, paper: str = "letter", ink: Ink = "full",
    design: str | None = None, tabs: bool = False, tiles: Sheet | None = None, form: bool = False, adjust: Adjust | None = None,
    press: bool = False, profile: str | Path | None = None, uncoated: bool = False, marks: bool = True,
    materials: str | Path | None = None, **lines: Unpack[Lines],
) -> Piece:  # fmt: skip
    """A poster about `topic`, with a school's own lines by their names.

    `language` is one of `languages()`, or two joined by a plus; without one it is English, or what the design speaks.
    `design` is one of `designs()`, else the usual one for those readers; with `tabs` a strip to tear off stands below it.
    One on a large `paper` is cut into sheets of letter, a4 or tabloid with `tiles`, to be glued together.
    A `form` has fields for a school's lines, which whoever has the file fills in. `adjust` is what one printer wants, as
    of `printers()` or `adjustment(...)`. With `press` the file is made for a print shop: in the inks of its `profile` (an ICC
    file, else a free one for coated paper), less of them on `uncoated` paper, with bleed, and with `marks` around the trim.
    `materials` is a folder of words of your own. Raises Unusable with every problem, and makes nothing then.
    """
    order = _asked("poster", topic, audience, language, paper=paper, ink=ink, design=design, tabs=tabs, tiles=tiles,
                   form=form, adjust=adjust)  # fmt: skip
    return _one(order, lines, materials, Shop(press, profile, uncoated, marks))


def guide(
    topic: str, *, audience: str = AUDIENCE["guide"], language: str | None = None, paper: str = "letter", ink: Ink = "full",
    form: bool = False, booklet: str | None = None, adjust: Adjust | None = None, press: bool = False,
    profile: str | Path | None = None, uncoated: bool = False, marks: bool = True, materials: str | Path | None = None,
    **lines: Unpack[Lines],
) -> Piece:  # fmt: skip
    """A discussion guide about `topic`; all else as for `poster`.

    As a `booklet` it is printed two pages on a side of that sheet (tabloid, letter, a4 or a3), to be folded and stapled.
    """
    order = _asked("guide", topic, audience, language, paper=paper, ink=ink, form=form, booklet=booklet, adjust=adjust)
    return _one(order, lines, materials, Shop(press, profile, uncoated, marks))


def card(
    topic: str, *, audience: str = AUDIENCE["card"], language: str | None = None, stock: str = "avery-5371",
    flip: Flip = "long", ink: Ink = "full", form: bool = False, start: int = 1, count: int | None = None,
    adjust: Adjust | None = None, press: bool = False, profile: str | Path | None = None, uncoated: bool = False,
    marks: bool = True, materials: str | Path | None = None, **lines: Unpack[Lines],
) -> Piece:  # fmt: skip
    """Wallet cards about `topic`, front and back, to be turned on the sheet's `flip` edge; all else as for `poster`.

    `stock` is one of `stocks()`, or a part number. Cards begin at the `start`th place of the first sheet, and are `count`, on
    as many sheets as that takes; without a count they fill one.
    """
    order = _asked(
        "card", topic, audience, language, stock=stock, flip=flip, ink=ink, form=form, start=start, count=count, adjust=adjust
    )
    return _one(order, lines, materials, Shop(press, profile, uncoated, marks))


def make(order: Order, *, materials: str | Path | None = None) -> Piece:
    """The piece that answers an order. Raises Unusable with every problem."""
    return _made(order, Problems(), materials)


def kit(
    *topics: str, pieces: Iterable[Kind] = (), audiences: Iterable[str] = (), languages: Iterable[str] = (),
    designs: Iterable[str] = (), paper: str = "letter", stock: str = "avery-5371", ink: Ink = "full", flip: Flip = "long",
    start: int = 1, count: int | None = None, booklet: str | None = None, tiles: Sheet | None = None,
    adjust: Adjust | None = None, press: bool = False, profile: str | Path | None = None, uncoated: bool = False,
    marks: bool = True, materials: str | Path | None = None, progress: Progress | None = None, **lines: Unpack[Lines],
) -> list[Piece]:  # fmt: skip
    """Every piece for one school: of these topics, pieces and audiences, or of all where none is named.

    Without `languages` each is in English, or what its design speaks. Of `designs` a poster is made in each that it can be
    had in, or else in its usual one. With `booklet` guides are booklets on that sheet, with `tiles` posters are cut as
    for `poster`. `progress` is called as each is laid out, with how many are, of how many, and its file's name. Raises
    Unusable with every problem, and makes nothing then.
    """
    from handbill.orders import orders, stocks

    problems, editions = Problems(), _editions(materials)
    imprint, library = gathered(lines, problems), editions.library
    shop = Shop(press, profile, uncoated, marks).asked(problems)
    kinds, readers = tuple(dict.fromkeys(pieces)) or KINDS, [*map(spelled, audiences)]
    for kind in kinds:
        problems.add(*Order(kind, "", "").amiss())
    wanted = [kind for kind in kinds if kind in KINDS]
    sheet, many = spelled(stock), 0
    with problems:
        many = _many(count)
    if "card" in wanted:
        with problems:
            sheet = stocks.key(sheet, library)
    looks = tuple(dict.fromkeys(map(spelled, designs)))
    found: list[Order] = []
    for tongue in dict.fromkeys(map(tagged, languages)) or ("",):
        for topic in dict.fromkeys(map(spelled, topics)) or library.topics():
            order = Order("poster", topic, "", tongue, spelled(paper), sheet, ink, flip, imprint, start=start, count=many,
                          booklet=spelled(booklet or ""), adjust=adjust, press=shop, tiles=tiles or "")  # fmt: skip
            read(wanted, topic, orders.tongues(tongue, looks), library, problems)
            with problems:
                found += orders.kit(order, library, (topic,), wanted, looks)
    found = [order for order in found if not readers or order.audience in readers]
    refuse_what_is_not_there(found, (*pieces, *readers), problems)
    refuse_designs(found, looks, library, problems)
    return made(found, editions, problems, progress)


def _asked(
    kind: Kind, topic: str, audience: str, language: str | None, *, paper: str = "letter", stock: str = "avery-5371",
    ink: Ink = "full", flip: Flip = "long", design: str | None = None, tabs: bool = False, form: bool = False,
    booklet: str | None = None, start: int = 1, count: int | None = None, adjust: Adjust | None = None,
    tiles: Sheet | None = None,
) -> Order:  # fmt: skip
    """An order whose names may be typed in any case; in the language that its design speaks, where none is named."""
    look = spelled(design or "")
    return Order(
        kind, spelled(topic), spelled(audience), tagged(language) if language else _spoken(look), spelled(paper), spelled(stock),
        ink, flip, design=look, tabs=tabs, form=form, start=start, count=_many(count), booklet=spelled(booklet or ""),
        adjust=adjust, tiles=tiles or "",
    )  # fmt: skip


def _many(count: int | None) -> int:
    """How many cards an order is for; none is said by leaving them out."""
    if count == 0:
        raise Unusable(Problem("0 cards are none", "Leave --count out to fill one sheet.", Where("--count")))
    return count or 0


def _spoken(design: str) -> str:
    """What a piece of that design speaks, or one without a design."""
    if not design:
        return USUAL
    from handbill.orders.designs import spoken

    return spoken(design)


def _one(order: Order, lines: Lines, materials: str | Path | None, shop: Shop) -> Piece:
    problems = Problems()
    order = replace(order, imprint=gathered(lines, problems), press=shop.asked(problems))
    return _made(order, problems, materials)


def _made(order: Order, problems: Problems, materials: str | Path | None) -> Piece:
    editions, order = _editions(materials), order.opened()
    if order.kind == "poster" and order.design:
        from handbill.orders import orders

        with problems:
            order = orders.settled(order, editions.library)
    if order.kind == "card" and not editions.is_kept(order):
        from handbill.orders import stocks

        with problems:
            order = replace(order, stock=stocks.key(order.stock, editions.library))
    if problems or not editions.is_kept(order):  # else it was read when its edition was made
        read([order.kind], order.topic, order.languages, editions.library, problems)
    return made([order], editions, problems)[0]


def _editions(materials: str | Path | None) -> Editions:
    return Editions(Path(materials) if materials else None, cache_folder())
