"""Where a guide's facts come from: every source with its whole address, in two columns of small print."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from handbill.layouts.guides import blocks
from handbill.layouts.guides.sheet import READING, Sheet
from handbill.layouts.look import text
from handbill.page.document import Element
from handbill.page.flow import Block
from handbill.page.marks import Line
from handbill.page.text.setting import Style, parted, set_well
from handbill.words.facts import Source
from handbill.words.markup import plain

PRINTED, GAP = 8.0, 3.8  # points: a source's line, which is small print; between two
BETWEEN = 20.0  # points between the columns


def sources(sheet: Sheet, k: float) -> Iterator[Block]:
    """The list, in type `k` times its size."""
    listed, half = sheet.guide.sources, (sheet.measure - BETWEEN) / 2
    yield blocks.heading(sheet, listed.heading)
    yield blocks.paragraph(sheet, listed.text, keep=True, size=READING * k)
    style, gap = replace(text(sheet.printed(PRINTED * k), leading=1.2), small=True), GAP + 20 * (k - 1)
    items = [_source(source, half, style) for source in sheet.sources]
    middle = _halved([item.height + gap for item in items])
    listing, tops = list[Element](), []
    for x, column in ((0.0, items[:middle]), (half + BETWEEN, items[middle:])):
        top = 0.0
        for item in column:
            listing += item.placed(x, top)
            top -= item.height + gap
        tops.append(top)
    yield Block((Element("L", tuple(listing)),), -min(tops) - gap, gap=13)


def _source(source: Source, width: float, style: Style) -> Block:
    """Who says it, where and when; below that the address, on as many lines as it takes."""
    told = plain(f"{source.publisher}, ") + plain(source.title, strong=True) + plain(f" ({source.year}).")
    words = set_well(told, style, width)
    top = -words.height - style.leading * style.size + style.cap
    address, low = list[Line | Element](), top
    for nth, part in enumerate(_lines(source.url.removeprefix("https://").removesuffix("/"), width, style)):
        address += set_well(part, style, width).placed(0, top - nth * style.leading * style.size)
        low = top - nth * style.leading * style.size - style.cap
    body = (Element("P", words.placed(0, 0)), Element("P", (Element("Link", tuple(address), link=source.url),)))
    return Block((Element("LI", (Element("LBody", body),)),), -low)


def _lines(address: str, width: float, style: Style) -> list[str]:
    """The address in as few lines as it takes, broken behind a stroke or before a hyphen: no program takes that for a break."""
    return parted([part for part in re.findall(r"[-?&=_]?[^-?&=_/]*/?", address) if part], style, width)


def _halved(heights: list[float]) -> int:
    """How many of them make a first column that is no lower than need be."""
    return min(range(1, len(heights) + 1), key=lambda count: max(sum(heights[:count]), sum(heights[count:])))
