"""An edition is cast: its page laid out, checked and written once, with its places still open."""

from __future__ import annotations

from handbill.editions.edition import Edition
from handbill.editions.slots import LogoSlot, Slot
from handbill.orders import checks, orders
from handbill.orders.notices import Notes, notes
from handbill.orders.order import Order
from handbill.page.alphabet import case
from handbill.page.document import Cell, Document, Element
from handbill.page.filling import filled
from handbill.page.imprint import Imprint, Room
from handbill.page.logo import SPECIMEN
from handbill.page.marks import Code
from handbill.page.places import places
from handbill.page.text.shaping import STACKS
from handbill.pdf import pdf
from handbill.pdf.pen import Shown
from handbill.pdf.shell import Shell
from handbill.words.library import Library

SPECIMEN_LINE = "1"  # in any field: the shell is the same whatever stands there, and nothing shorter could be too long


def cast(order: Order, library: Library, room: Room) -> Edition:
    """An order's edition; of its imprint only the `room` counts. Raises Unusable as `orders.fill` does."""
    document = orders.lay(order, library, room)
    return written(order, room, document, notes(order, document, library))


def written(order: Order, room: Room, document: Document, known: Notes) -> Edition:
    """The same of the order's document as it is laid out with that room, with what is known of it. Raises as `cast` does."""
    checks.check(document, order.name)
    lines = dict.fromkeys(room.given, SPECIMEN_LINE)
    logo = SPECIMEN if room.logo else b""
    document = orders.prepared(order, document)
    made = pdf.written(filled(document, Imprint(**lines, logo=logo, blank=bool(room.by_hand), form=room.form)))
    slots = tuple(_slot(nth, element, made.shown) for nth, (_, element) in enumerate(places(document)))
    return _edition(document, made.shell, slots, known)


def whole(order: Order, library: Library) -> tuple[Edition, dict[str, bytes]]:
    """The order's piece laid out for its own imprint alone, as an edition of one, and what goes into its gaps."""
    document = orders.fill(order, library)
    made = pdf.written(document)
    return _edition(document, made.shell, (), notes(order, document, library)), made.ink


def _edition(document: Document, shell: Shell, slots: tuple[Slot | LogoSlot, ...], known: Notes) -> Edition:
    elements = (element for page in document.pages for element in page.elements)
    codes = tuple(mark for element in elements for mark in element.once() if isinstance(mark, Code))
    fonts = dict.fromkeys(font for slot in slots if isinstance(slot, Slot) for font in slot.fonts)
    cases = tuple(map(case, fonts))
    return Edition(
        document.title, document.lang, len(document.pages), document.sheets, document.flip, document.finish, shell, slots, cases,
        codes, known, document.press,
    )  # fmt: skip


def _slot(nth: int, element: Element, shown: dict[str, Shown]) -> Slot | LogoSlot:
    place = element.place
    if isinstance(place, Cell):
        return LogoSlot(place, element.alt)
    assert place  # noqa: S101 (`places` gives no other element)
    resources, labels = shown[f"{nth}"]
    told = tuple(tuple(map(tuple, label)) for label in labels)
    return Slot(place, tuple(STACKS[part.face][0] for part in place.parts), resources, told)
