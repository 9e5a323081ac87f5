"""A card's back in one language: the code, the address, the ways to reach someone, the imprint."""

from __future__ import annotations

from handbill.layouts.cards.help import report, routes, small_print
from handbill.layouts.cards.imprint import panel
from handbill.layouts.cards.sheet import LEAST_CODE, OUTLINE, Sheet, overfull
from handbill.layouts.look import MM, code, largest
from handbill.layouts.voice import code_alt
from handbill.page.document import Element
from handbill.page.geometry import Box

APART = 3.0  # between the panel, or the words above, and the small print
MOST_CODE = 32 * MM
QUIET = 4 / 29  # of a symbol's side: its quiet zone
BETWEEN, CLEAR = 5.6, 4.5  # least: between the address and the routes, and below these
MOST_AIR = 7.0  # between two routes


def back(sheet: Sheet) -> tuple[Element, ...]:
    """The back of a card at (0, 0): the code as large as the words at their least size allow, then these as large as it allows.

    Raises Overfull when its words do not fit.
    """
    foot, lines, edge = small_print(sheet), panel(sheet), sheet.edge
    floor = edge + foot.height + APART + (lines.height + OUTLINE if lines.height else 0)
    room = Box(0, floor, sheet.box.width, sheet.box.height - floor)
    side = largest(lambda side: side if _told(sheet, room, side, 1.0) else None, LEAST_CODE, MOST_CODE)
    if side is None:
        raise overfull("back", sheet.card.back, _lacking(sheet, room))
    told = largest(lambda k: _told(sheet, room, side, k), 1.0, 1.25) or ()
    return (
        symbol(sheet, room, side),
        *told,
        *lines.placed(0, edge + foot.height + APART + lines.height),
        *foot.placed(0, edge + foot.height),
    )


def symbol(sheet: Sheet, room: Box, side: float) -> Element:
    """The code at the left of a room, in the middle of its height."""
    return code(max(sheet.edge, QUIET * side), room.y + (room.height - side) / 2, side, code_alt(sheet.voices))


def beside(sheet: Sheet, side: float) -> float:
    """Where words begin beside a symbol of that width."""
    return max(sheet.edge, QUIET * side) + side * (1 + QUIET) + 1


def _told(sheet: Sheet, room: Box, side: float, k: float) -> tuple[Element, ...]:
    """What stands beside a symbol of that width, in type at `k` times its least size; nothing where there is no room."""
    x = beside(sheet, side)
    width, height = room.width - sheet.edge - x, room.height - sheet.edge - CLEAR
    upper, lower = report(sheet.voices, width, k), routes(sheet.voices, width, k)
    if side * (1 + 2 * QUIET) > room.height or upper.height + BETWEEN * k + lower.height > height:
        return ()
    many = len(sheet.card.back.routes)
    air = max(0.0, min(MOST_AIR + sheet.taller / many, (side - upper.height - BETWEEN * k - lower.height) / many))
    tall = upper.height + BETWEEN * k + air + lower.height + (many - 1) * air
    top = min(room.y + (room.height + tall) / 2, room.top - sheet.edge)
    below = routes(sheet.voices, width, k, air).placed(x, top - upper.height - BETWEEN * k - air)
    return (*upper.placed(x, top), *below)


def _lacking(sheet: Sheet, room: Box) -> float:
    """How much higher the room would have to be. Raises Overfull for a word that is too long by itself."""
    width = room.width - sheet.edge - beside(sheet, LEAST_CODE)
    words = report(sheet.voices, width, 1.0).height + BETWEEN + routes(sheet.voices, width, 1.0).height + sheet.edge + CLEAR
    return max(words, LEAST_CODE * (1 + 2 * QUIET)) - room.height
