"""A card's back in one language: the code, the address, the ways to reach someone, the imprint."""

from __future__ import annotations

from handbill.layouts.cards.help import Voices, report, routes, small_print
from handbill.layouts.cards.imprint import panel
from handbill.layouts.cards.sheet import CARD, EDGE, LEAST_CODE, OUTLINE, Sheet, overfull
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
    foot, lines = small_print(sheet), panel(sheet)
    floor = EDGE + foot.height + APART + (lines.height + OUTLINE if lines.height else 0)
    room = Box(0, floor, CARD.width, CARD.height - floor)
    side = largest(lambda side: side if _told(sheet.voices, room, side, 1.0) else None, LEAST_CODE, MOST_CODE)
    if side is None:
        _told(sheet.voices, room, LEAST_CODE, 1.0)  # names a word that is too long by itself
        raise overfull("back", sheet.card.back)
    told = largest(lambda k: _told(sheet.voices, room, side, k), 1.0, 1.25) or ()
    return (
        symbol(sheet, room, side),
        *told,
        *lines.placed(0, EDGE + foot.height + APART + lines.height),
        *foot.placed(0, EDGE + foot.height),
    )


def symbol(sheet: Sheet, room: Box, side: float) -> Element:
    """The code at the left of a room, in the middle of its height."""
    return code(max(EDGE, QUIET * side), room.y + (room.height - side) / 2, side, code_alt(sheet.voices))


def _told(voices: Voices, room: Box, side: float, k: float) -> tuple[Element, ...]:
    """What stands beside a symbol of that width, in type at `k` times its least size; nothing where there is no room."""
    x = max(EDGE, QUIET * side) + side * (1 + QUIET) + 1
    width, height = CARD.width - EDGE - x, room.height - EDGE - CLEAR
    upper, lower = report(voices, width, k), routes(voices, width, k)
    if side * (1 + 2 * QUIET) > room.height or upper.height + BETWEEN * k + lower.height > height:
        return ()
    many = len(voices[0].piece.back.routes)
    air = max(0.0, min(MOST_AIR, (side - upper.height - BETWEEN * k - lower.height) / many))
    tall = upper.height + BETWEEN * k + air + lower.height + (many - 1) * air
    top = min(room.y + (room.height + tall) / 2, CARD.height - EDGE)
    below = routes(voices, width, k, air).placed(x, top - upper.height - BETWEEN * k - air)
    return (*upper.placed(x, top), *below)
