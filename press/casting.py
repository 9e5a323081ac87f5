"""An edition is cast: its page laid out, checked and written once, with its places still open."""

from __future__ import annotations

from press import checks, orders, pdf
from press.alphabet import case
from press.edition import Edition
from press.filling import filled
from press.imprint import Imprint, Room
from press.library import Library
from press.logo import SPECIMEN
from press.notices import notes
from press.order import Order
from press.page import Code, Document, Element, Place
from press.places import places
from press.shell import Shell
from press.slots import LogoSlot, Slot
from press.text import STACKS

TYPICAL = "206-555-0100"  # in any field: the shell is the same whatever stands there


def cast(order: Order, library: Library, room: Room) -> Edition:
    """An order's edition; of its imprint only the `room` counts. Raises Unusable as `orders.fill` does."""
    document = orders.lay(order, library, room)
    checks.check(document)
    lines = {name: TYPICAL for name, _ in room.given}
    made = pdf.written(filled(document, Imprint(**lines, logo=SPECIMEN if room.logo else b"", blank=room.blank)))
    slots = tuple(_slot(nth, element, made.shown) for nth, (_, element) in enumerate(places(document)))
    return _edition(order, library, room, document, made.shell, slots)


def whole(order: Order, library: Library) -> tuple[Edition, dict[str, bytes]]:
    """The order's piece laid out for its own imprint alone, as an edition of one, and what goes into its gaps."""
    document = orders.fill(order, library)
    made = pdf.written(document)
    return _edition(order, library, order.imprint.room, document, made.shell, ()), made.ink


def _edition(
    order: Order, library: Library, room: Room, document: Document, shell: Shell, slots: tuple[Slot | LogoSlot, ...]
) -> Edition:
    codes = tuple(mark for page in document.pages for mark in page.marks() if isinstance(mark, Code))
    cases = tuple(case(name) for name in dict.fromkeys(slot.font for slot in slots if isinstance(slot, Slot)))
    found = notes(order, library, room)
    return Edition(document.title, document.lang, len(document.pages), document.sheets, shell, slots, cases, codes, found)


def _slot(nth: int, element: Element, shown: dict[str, list[tuple[str, str]]]) -> Slot | LogoSlot:
    place = element.place
    if not isinstance(place, Place):
        return LogoSlot(place, element.alt)
    own, gaps = len(place.before), len(place.before) + 1 + len(place.after)
    labels = tuple(tuple(shown[f"{nth}.{gap}"]) for gap in range(gaps) if gap != own)
    return Slot(place, STACKS[place.face][0], shown[f"{nth}.{own}"][0][0], labels)
