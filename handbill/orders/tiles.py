"""A finished poster cut into sheets of office paper, to be glued together."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from handbill.orders.order import Order
from handbill.page.document import Document, Element, Page
from handbill.page.imposition import drawn
from handbill.page.stock import tables
from handbill.page.tilemarks import Labels, furniture, kept
from handbill.page.tiling import Plan, Tile, planned
from handbill.problems import Problem, Unusable
from handbill.words.labels import Phrases

WORTH = 1.05  # times as large as a sheet must be what is cut into several


def tiled(order: Order, document: Document, phrases: Sequence[Phrases]) -> Document:
    """The poster on sheets of the order's `tiles`, as few as may be, for each language's `phrases`.

    The first sheet holds all of the poster, tagged as ever, and shows its own part: so a listener has every word once, in the
    order in which it is read, as headings, lists and links. Each other sheet is one figure that says which part it is, drawn
    from one form of the page, so that the file is little larger than the poster's. Raises Unusable where there is no use in
    cutting it, or no way to.
    """
    pages = [_sheets(page, nth, order, document, phrases) for nth, page in enumerate(document.pages, 1)]
    small = min(document.small, 6.5)
    return replace(
        document, pages=tuple(page for cut in pages for page in cut), small=small, finish=("cut", "glue"), whole=document
    )


def plan(page: Page, order: Order) -> Plan:
    """How a page of the order's is cut. Raises Unusable as `tiled` does."""
    sheet = tables().papers[order.tiles]
    if page.width * page.height < WORTH * sheet.width * sheet.height:
        told = f"a poster on “{order.paper}” is no larger than a sheet of {order.tiles}"
        raise Unusable(Problem(told, "Leave out --tiles, or print a larger one, as with --paper 24x36."))
    found = planned(page, sheet.width, sheet.height)
    if not found:
        told = f"a code of this poster is too large for a sheet of {order.tiles}, and none may be cut"
        raise Unusable(Problem(told, "Choose larger sheets, as with --tiles tabloid, or a smaller poster."))
    return found


def _sheets(page: Page, nth: int, order: Order, document: Document, phrases: Sequence[Phrases]) -> list[Page]:
    cut, made = plan(page, order), list[Page]()
    content = tuple(drawn(page.elements))
    for tile in cut.tiles:
        box = kept(cut, tile)
        dx, dy = box.x - tile.part.x, box.y - tile.part.y
        if made:
            poster = [Element("Figure", content, alt=phrases[0].tiles.part, copies=((dx, dy),), seen=box)]
        else:
            poster = [element.moved(dx, dy) for element in page.elements]
        marks = furniture(cut, tile, _labels(cut, tile, nth, document, phrases))
        made.append(Page(cut.width, cut.height, (*poster, *marks)))
    return made


def _labels(cut: Plan, tile: Tile, nth: int, document: Document, phrases: Sequence[Phrases]) -> Labels:
    """What a sheet says in each language; of a set, also of which poster it is."""
    told_of = {"row": tile.row, "place": tile.column, "n": cut.tiles.index(tile) + 1, "of": len(cut.tiles)}
    sheets, how = [], []
    for spoken, (tag, _) in zip(phrases, document.titles, strict=True):
        told, lang = spoken.tiles.sheet, "" if spoken is phrases[0] else tag
        for blank, value in told_of.items():
            told = told.replace(f"<{blank}>", str(value))
        if len(document.pages) > 1:
            of_set = spoken.tiles.of_set.replace("<n>", str(nth)).replace("<of>", str(len(document.pages)))
            told = f"{of_set} · {told}"
        sheets.append((told, lang))
        if tile == cut.tiles[0]:
            how.append((f"{spoken.tiles.how} {spoken.print_poster}", lang))
    return Labels(tuple(sheets), tuple(how))
