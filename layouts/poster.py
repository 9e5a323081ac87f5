"""The poster: a question, the bubble that takes the blame off, the steps, who helps.

One layout for every paper: type and gaps grow until the sheet is full, the headline takes the
largest size that its share of the sheet allows.
"""

from __future__ import annotations

from dataclasses import dataclass

from layouts.look import (
    INK,
    WHITE,
    Column,
    Theme,
    code,
    display,
    dots,
    ground,
    largest,
    numeral,
    rule,
    small,
    text,
)
from layouts.slot import Slot, slot
from press.codes import PRINTED_ADDRESS, REPORT_URL
from press.content import Phrases, Poster
from press.flow import Block
from press.imprint import Imprint
from press.page import Box, Document, Element, Page, artifact
from press.problems import Problem, Unusable
from press.text import Setting, fit, set_words
from press.words import plain

FIELDS = ("school", "district", "counselor", "sro", "phone", "hotline", "logo")
BODY, SMALL = 9.0, 6.5
SHARES = (0.27, 0.24, 0.2, 0.16, 0.12)  # of the sheet's height, for the headline: the first that leaves room for the rest
MM = 72 / 25.4


@dataclass(frozen=True)
class Sheet:
    """A poster's paper and what is to stand on it."""

    poster: Poster
    phrases: Phrases
    theme: Theme
    imprint: Imprint
    date: str
    width: float
    height: float

    @property
    def least_code(self) -> float:
        """Least width of the symbol: 40 mm on letter and A4, 60 mm from A3 up (a tenth of the scanning distance)."""
        return (60 if self.width > 700 else 40) * MM


def lay(sheet: Sheet) -> Document:
    """The poster as one page. Raises Unusable when its words do not fit the sheet."""
    unit = sheet.width / 612
    for share in SHARES:
        least = 0.96 * unit if share != SHARES[-1] else BODY / 11.5
        if page := largest(lambda k, share=share: _page(sheet, k, share), least, 1.4 * unit):
            return Document(sheet.poster.title, sheet.phrases.lang, sheet.date, (page,), SMALL, BODY, sheet.least_code)
    raise Unusable(Problem("the poster’s words do not fit this paper", "Shorten them, or print on a larger paper.",
                           sheet.poster.headline.where))  # fmt: skip


def _page(sheet: Sheet, k: float, share: float) -> Page | None:
    """The page with type at `k` times its letter size and the headline in its `share` of the height, or None."""
    margin = 36 * sheet.width / 612
    width = sheet.width - 2 * margin
    try:
        band = _band(sheet, k, margin)
        promise, steps = _promise(sheet, k, width * 0.9), _steps(sheet, k, width)
        headline = fit(sheet.poster.headline, display(10, sheet.theme.headline), width, sheet.height * share,
                       least=24 * sheet.width / 612, most=sheet.width / 4, lines=4)  # fmt: skip
    except Unusable:
        return None
    gap, foot = 32 * k, 62 * k
    edge = 0.95 * margin
    spare = sheet.height - edge - headline.height - headline.drop - gap * 1.75 - promise.height - steps.height - foot - band.height
    if spare < 0:
        return None
    air = min(spare / 4, 14 * k)
    top = sheet.height - edge - (spare - 3 * air) / 2
    column = Column(margin, top, width)
    column.place("H1", headline)
    top = column.top - headline.drop - gap * 0.75 - air
    elements = [ground(Box(0, 0, sheet.width, sheet.height), sheet.theme.ground),
                ground(Box(0, 0, sheet.width, band.height), WHITE), *column.elements]  # fmt: skip
    if sheet.theme.light:
        elements.insert(2, artifact(rule(0, band.height, sheet.width, INK, 2)))
    elements += promise.placed(margin, top)
    top -= promise.height + gap + air
    elements += steps.placed(margin, top)
    top -= steps.height + 18 * k
    elements.append(dots(margin + 10 * k, (top + band.height - 24 * k) / 2, k, sheet.theme))
    return Page(sheet.width, sheet.height, (*elements, *band.placed(0, band.height)))


def _promise(sheet: Sheet, k: float, width: float) -> Block:
    pad = 18 * k
    column = Column(pad, -pad * 0.95, width - 2 * pad)
    column.add("H2", sheet.poster.promise.lead, display(27 * k))
    column.add("P", sheet.poster.promise.text, text(15 * k, leading=1.24), gap=12 * k)
    height = -column.top + pad
    shape = sheet.theme.bubble(Box(0, -height, width, height), accent=False, scale=k)
    return Block((artifact(shape), *column.elements), height)


def _steps(sheet: Sheet, k: float, width: float) -> Block:
    pad, disc, gap = 19 * k, 32 * k, 18 * k
    indent = pad + disc + 13 * k
    top, items, discs = -pad, [], []
    for nth, step in enumerate(sheet.poster.steps, 1):
        column = Column(indent, top, width - indent - pad)
        lead = column.add("P", step.lead, display(22 * k))
        column.add("P", step.text, text(15 * k, leading=1.2), gap=10 * k)
        shape, label = numeral(nth, pad, top - lead.style.cap - 3 * k, disc, sheet.theme)
        discs.append(shape)
        items.append(Element("LI", (label, Element("LBody", tuple(column.elements)))))
        top = column.top - gap
    height = -(top + gap) + pad + 3 * k
    shape = sheet.theme.bubble(Box(0, -height, width, height), accent=True, scale=k)
    return Block((artifact(shape), *discs, Element("L", tuple(items), ordered=True)), height)


def _band(sheet: Sheet, k: float, margin: float) -> Block:
    """The white foot: the code, the address, the ways to reach someone, the imprint, the small print."""
    side = max(sheet.least_code, 128 * k)
    left = margin + side + 4 * side / 29 + 16 * k
    width = sheet.width - margin - left
    alt = sheet.phrases.code_alt.replace("<link>", PRINTED_ADDRESS)
    column = Column(left, -22 * k, width)
    column.place("H2", _address(36 * k, width))
    column.add("P", sheet.poster.report, text(13.5 * k), gap=13 * k)
    _routes(column, sheet, k)
    code_top = -22 * k
    depth = max(-column.top, -(code_top - side) + 2 * k)
    inner = sheet.width - 2 * margin
    lines = slot(FIELDS, sheet.imprint, sheet.phrases, inner, k, BODY)
    elements = [code(margin, code_top - side, side, alt), *column.elements, *_ruled(lines, margin, depth, inner, k)]
    depth += lines.height + (30 * k if lines.height else 16 * k)
    foot, height = _small_print(sheet, margin, -depth, inner, k)
    return Block((*elements, *foot), depth + height + max(20.0, 20 * k))


def _address(size: float, width: float) -> Setting:
    """The address as large as the width allows, up to `size`: beside the code, and a link on screen."""
    return fit(plain(PRINTED_ADDRESS, link=REPORT_URL), display(size), width, 2 * size, least=9, most=size, lines=1)


def _routes(column: Column, sheet: Sheet, k: float) -> None:
    """Ways to reach someone: what to call or type in large letters, what for beside it."""
    style, note = display(17.5 * k), text(12 * k, leading=1.16)
    leads = [set_words(route.lead, style, column.width) for route in sheet.poster.routes]
    indent = max(lead.width for lead in leads) + 12 * k
    top, items = column.top - 17 * k, []
    for lead, route in zip(leads, sheet.poster.routes, strict=True):
        told = set_words(route.text, note, column.width - indent)
        words = told.placed(column.x + indent, top - (style.cap - note.cap if len(told.rows) == 1 else 0))
        items.append(Element("LI", (Element("LBody", (Element("P", lead.placed(column.x, top)), Element("P", words))),)))
        top -= max(lead.height, told.height) + 10.5 * k
    column.elements.append(Element("L", tuple(items)))
    column.top = top + 10.5 * k


def _ruled(lines: Slot, x: float, depth: float, width: float, k: float) -> list[Element]:
    if not lines.height:
        return []
    hairline = artifact(rule(x, -depth - 10 * k, width))
    return [hairline, *(element.moved(x, -depth - 21 * k) for element in lines.elements)]


def _small_print(sheet: Sheet, x: float, top: float, width: float, k: float) -> tuple[list[Element], float]:
    style = small(max(SMALL, 6.5 * k))
    column = Column(x, top, width)
    column.add("P", sheet.phrases.small_print.named(date=sheet.date), style)
    column.add("P", sheet.phrases.print_poster, style, gap=4 * k)
    return column.elements, top - column.top
