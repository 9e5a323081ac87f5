"""The inside of a folded card, over two cells: one code, one address, every route once, in two languages."""

from __future__ import annotations

from handbill.layouts.cards.back import APART, CLEAR, QUIET, beside, symbol
from handbill.layouts.cards.help import report, routes, small_print
from handbill.layouts.cards.imprint import panel
from handbill.layouts.cards.sheet import LEAST_CODE, OUTLINE, Sheet, overfull
from handbill.layouts.look import MM, largest
from handbill.page.document import Element
from handbill.page.geometry import Box

MOST_CODE = 32 * MM
MOST_AIR = 9.0
MOST = (1.4, 1.15)  # times its least size: type without a school’s lines, and with them


def inside(sheet: Sheet) -> tuple[Element, ...]:
    """The code and the address left of the fold, the routes right of it, nothing across. Raises Overfull as a back does."""
    foot, lines, edge = small_print(sheet), panel(sheet), sheet.edge
    floor = edge + foot.height + APART + (lines.height + OUTLINE if lines.height else 0)
    room = Box(0, floor, sheet.box.width, sheet.box.height - floor)
    most = MOST[lines.height > 0]
    side = largest(lambda side: side if _address(sheet, room, side, 1.0) else None, LEAST_CODE, MOST_CODE)
    ways = largest(lambda k: _routes(sheet, room, k, dense=lines.height > 0), 1.0, most)
    if side is None or ways is None:
        raise overfull("inside", tuple(voice.piece.back for voice in sheet.voices))
    told = largest(lambda k: _address(sheet, room, side, k), 1.0, most) or ()
    people = lines.placed(0, edge + foot.height + APART + lines.height)
    return (symbol(sheet, room, side), *told, *ways, *people, *foot.placed(0, edge + foot.height))


def _address(sheet: Sheet, room: Box, side: float, k: float) -> tuple[Element, ...]:
    """The address beside a symbol of that width; nothing where there is no room."""
    x = beside(sheet, side)
    told = report(sheet.voices, room.width - sheet.edge - x, k)
    fits = side * (1 + 2 * QUIET) <= room.height and told.height <= side
    return tuple(told.placed(x, room.y + (room.height + told.height) / 2)) if fits else ()


def _routes(sheet: Sheet, room: Box, k: float, *, dense: bool) -> tuple[Element, ...]:
    """The ways to reach someone, right of the fold, spread over its height."""
    width, height = room.width - 2 * sheet.edge, room.height - sheet.edge - CLEAR
    tall = routes(sheet.voices, width, k, dense=dense).height
    if tall > height:
        return ()
    many = len(sheet.card.back.routes)
    air = min(MOST_AIR, (height - tall) / many)
    block = routes(sheet.voices, width, k, air, dense=dense)
    return tuple(block.placed(sheet.step + sheet.edge, room.y + CLEAR + (height + block.height) / 2))
