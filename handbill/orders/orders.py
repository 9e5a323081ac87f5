"""The document that answers an order. The same spine for one piece, a kit or a district."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from handbill.orders import checks, designs, stocks
from handbill.orders.order import USUAL, Kind, Order
from handbill.page import stock
from handbill.page.adjust import adjusted
from handbill.page.booklet import FULL, Leaf, leaf
from handbill.page.booklet import booklet as folded
from handbill.page.document import Document
from handbill.page.filling import filled
from handbill.page.imposition import two_up
from handbill.page.imprint import FIELDS, TEXTS, Room
from handbill.problems import Problem, Unusable, Where
from handbill.words.facts import Source
from handbill.words.library import Library
from handbill.words.pieces import Guide, Piece
from handbill.words.types import Struct, figures_in, words_in

if TYPE_CHECKING:
    from handbill.layouts.look import Theme
    from handbill.layouts.voice import Voice


def kit(
    order: Order, library: Library, topics: Iterable[str], kinds: Iterable[Kind], wanted: Collection[str] = ()
) -> Iterator[Order]:
    """An order for every piece of those topics and kinds, alike in all else; a poster in each of the `wanted` designs.

    A poster that can be had in none of them has its usual one. Where the order has no language, each piece has its own.
    A piece that a topic has in any language is wanted in each: Unusable, by name, where one lacks it.
    """
    for topic in topics:
        for kind in kinds:
            for audience in library.audiences(topic, kind, tongues(order.language, wanted)):
                yield from _each(order.of(topic=topic, kind=kind, audience=audience), library, wanted)


def _each(order: Order, library: Library, wanted: Collection[str]) -> Iterator[Order]:
    """An order in each design that it can be had in, or as it is usual."""
    found = []
    for name in wanted if order.kind == "poster" else ():
        asked = replace(order, design=name, language=order.language or designs.spoken(name))
        found += [] if refusal(asked, library) else [settled(asked, library)]
    yield from dict.fromkeys(found) or [replace(order, language=order.language or USUAL)]


def refusal(order: Order, library: Library) -> Problem | None:
    """Why a poster cannot be had as it was asked for, if it cannot."""
    try:
        settled(order, library)
    except Unusable as unusable:
        return unusable.problems[0]
    return None


def tongues(language: str, wanted: Iterable[str] = ()) -> list[str]:
    """The languages of pieces that are ordered in `language`, or in none, with posters of those designs."""
    usual = [USUAL, *map(designs.spoken, wanted)]
    return list(dict.fromkeys("+".join([language] if language else usual).split("+")))


def settled(order: Order, library: Library) -> Order:
    """The same order, its design named only if it is not the usual one. Raises Unusable where it cannot be had as asked."""
    posters = spoken(order, library)
    name = designs.chosen(order, posters, library)
    return replace(order, design="" if name == designs.usual(order, posters, library) else name)


def spoken(order: Order, library: Library) -> list[Piece]:
    """What a poster says in each of its languages."""
    return [piece(order, tongue, library) for tongue in order.languages]


def fill(order: Order, library: Library) -> Document:
    """The document for an order, checked. Raises Unusable with what cannot be printed, and why."""
    laid = lay(order, library, order.imprint.room)
    document = filled(laid, order.imprint)
    checks.check(document, order.name)
    return filled(prepared(order, laid), order.imprint) if order.press else document


def prepared(order: Order, document: Document) -> Document:
    """An order's document as a print shop gets it, if one does; a sheet of cards stays as it is, a single card is cut."""
    if not order.press:
        return document
    from handbill.page.prepress import prepared

    return prepared(document, order.press, order.name.removesuffix(".pdf"), sheets=order.kind == "card")


def lay(order: Order, library: Library, room: Room) -> Document:
    """The document for an order with its places still empty; of the order's imprint only its `room` counts."""
    document = {"poster": _poster, "guide": _guide, "card": _card}[order.kind](order, _voices(order, library), library, room)
    return adjusted(document, order.adjust) if order.adjust else document


def carried(order: Order) -> tuple[str, ...]:
    """The fields that the order's piece has room for."""
    return TEXTS if order.kind == "card" else FIELDS


def piece(order: Order, tongue: str, library: Library) -> Piece:
    """What an order's piece says in that language. Raises Unusable where it has no such piece."""
    known = library.said(order.kind, order.topic, tongue).audiences
    if order.audience not in known:
        there = f"There is one for: {', '.join(known)}." if known else "See `handbill list audiences`."
        raise Unusable(Problem(f"{order.topic} has no {order.kind} for “{order.audience}” in {tongue}", there))
    return known[order.audience]


def _voices(order: Order, library: Library) -> tuple[Voice[Piece], ...]:
    """The piece in each language asked for, the document's own first."""
    from handbill.layouts.voice import Voice

    if len(order.languages) > len(set(order.languages[:2])):
        told = f"“{order.language}” is neither a language nor two joined by a plus"
        raise Unusable(Problem(told, "See `handbill list languages`.", Where("--language")))
    voices: list[Voice[Piece]] = []
    for tongue in order.languages:
        said, phrases = library.said(order.kind, order.topic, tongue), library.phrases(tongue)
        spoken = piece(order, tongue, library)
        cited = _cited(spoken, library) if order.kind != "guide" else ()
        voices.append(Voice(spoken, phrases, phrases.lang if voices else "", said.review.done, cited))
    if order.kind != "guide" and (problems := [*_unlike(voices[0].piece, voices[-1].piece)]):
        raise Unusable(*problems)
    return tuple(voices)


def _unlike(one: Struct, other: Struct) -> Iterator[Problem]:
    """Every list that is longer in one language than in the other, beside which it stands."""
    for key in one.__struct_fields__:
        pair = (getattr(one, key), getattr(other, key))
        here, there = (len(part) if isinstance(part, tuple) else int(part is not None) for part in pair)
        if here != there:
            where = next(words.where for part in reversed(pair) for words in words_in(part))
            yield Problem(f"“{key}” has {here} in one language and {there} in the other", "Write as many in both.", where)
            continue
        for both in zip(*pair, strict=True) if isinstance(pair[0], tuple) else [pair]:
            if isinstance(both[0], Struct):
                yield from _unlike(*both)


def _theme(order: Order, library: Library) -> Theme:
    from handbill.layouts.look import theme

    topic = library.topic(order.topic)
    return theme(topic.accent, order.ink, topic.ground)


def _date(library: Library) -> str:
    return newest(library).isoformat()


def newest(library: Library) -> datetime.date:
    """The newest day on which a contact or a source was checked: the date that files carry."""
    contacts, sources = library.contacts.values(), library.sources.values()
    return max([*(contact.checked for contact in contacts), *(source.checked for source in sources)])


def _poster(order: Order, voices: tuple[Voice[Any], ...], library: Library, room: Room) -> Document:
    from handbill.layouts.posters.sheet import Sheet
    from handbill.orders.tabs import laid

    paper, said = stock.paper(order.paper, "poster"), [voice.piece for voice in voices]
    design = designs.chosen(order, said, library)
    sheet = Sheet(voices, _theme(order, library), room, _date(library), *paper.laid, design, order.tabs)
    document = paper.enlarged(laid(sheet, designs.tabbed(order.paper, said)))
    if order.tiles:
        from handbill.orders.tiles import tiled

        return tiled(order, document, [voice.phrases for voice in voices])
    if not paper.twice:
        return document
    pages = tuple(two_up(page, voices[0].phrases.copy_alt) for page in document.pages)
    return replace(document, pages=pages, finish=("cut",))


def _card(order: Order, voices: tuple[Voice[Any], ...], library: Library, room: Room) -> Document:
    from handbill.layouts import bookmark, card, tent

    chosen = stocks.of_order(order, library)
    lay = {"tent": tent.lay, "bookmark": bookmark.lay}.get(chosen.shape, card.lay)
    return lay(card.Sheet(voices, _theme(order, library), room, _date(library), chosen, order.flip, order.start, order.count))


def _guide(order: Order, voices: tuple[Voice[Any], ...], library: Library, room: Room) -> Document:
    from handbill.layouts import guide

    page, booklet = _page(order), bool(order.booklet)
    document = guide.lay(tuple(
        guide.Sheet(
            voice, _theme(order, library), room, _date(library), page.width, page.height,
            tuple(library.service(id_, tongue) for id_ in voice.piece.resources.contacts),
            tuple(_sources(voice.piece, library)), tongue, page.drawn, booklet,
        )
        for voice, tongue in zip(voices, order.languages, strict=True)
    ))  # fmt: skip
    return folded(document, page) if booklet else document


def _page(order: Order) -> Leaf:
    """The page that a guide is laid out for."""
    if order.booklet:
        return leaf(order.booklet)
    paper = stock.paper(order.paper, "guide")
    return Leaf(paper.width, paper.height, FULL)


def _sources(piece: Guide, library: Library) -> Iterator[Source]:
    """What the guide leans on: the sources that it names, and those of its figures."""
    return _unique([*(library.sources[id_] for id_ in piece.sources.sources), *_cited(piece, library)])


def _cited(piece: Piece, library: Library) -> tuple[Source, ...]:
    """The sources of the figures that a piece states."""
    return tuple(_unique(library.sources[library.figures[id_].source] for id_ in figures_in(piece)))


def _unique(found: Iterable[Source]) -> Iterator[Source]:
    return iter(dict.fromkeys(found))
