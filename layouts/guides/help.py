"""Where to get help: every service, what it is for and how to reach it."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from handbill.layouts.guides import blocks
from handbill.layouts.guides.sheet import READING, Sheet
from handbill.layouts.look import text
from handbill.page.flow import Block, stacked
from handbill.page.text.setting import measure
from handbill.words.facts import ContactWords
from handbill.words.links import WAYS
from handbill.words.markup import Words, plain
from handbill.words.services import Service


def services(sheet: Sheet) -> Iterator[Block]:
    """The page: a table, and before it what else to ask for."""
    resources, labels = sheet.guide.resources, sheet.phrases.guide
    opening = blocks.head(sheet, resources.heading)
    bold, body, head = text(READING, face="bold", leading=1.2), text(READING, leading=1.2), text(sheet.read(10), face="semibold")
    names = (labels.column_service, labels.column_purpose, labels.column_reach)
    rows: list[blocks.Row] = [([(plain(name),) for name in names], (head, head, head))]
    for service in sheet.contacts:
        cells = [(plain(service.name),), (plain(service.words.purpose),), (*_reach(service, sheet), plain(service.words.hours))]
        rows.append((cells, (bold, body, body)))
    widest = max((measure(words, body) for cells, _ in rows[1:] for words in cells[2]), default=0.0)
    name, reach, gap = 92.0, min(max(widest + 2, 110.0), 170.0), 16.0
    purpose = sheet.measure - name - reach - 2 * gap
    columns = [(0.0, name), (name + gap, purpose), (name + purpose + 2 * gap, reach)]
    more = blocks.paragraph(sheet, resources.text, gap=20)
    table = blocks.table(columns, rows, named=True)
    spare = sheet.frame.height - stacked([opening, replace(table, gap=22), more])
    loose = min(max(spare, 0) / len(rows), 6)
    yield opening
    yield replace(blocks.table(columns, rows, named=True, gap=11 + loose), gap=22, keep=True)
    yield more


def _reach(service: Service, sheet: Sheet) -> tuple[Words, ...]:
    """Every way of reaching a service, one each, as those who speak the sheet's language take it."""
    return tuple(
        _way(key, Words((sheet.phrases.links.spoken(fact),)), service.words, sheet) for key in WAYS if (fact := service.fact(key))
    )


def _way(key: str, way: Words, told: ContactWords, sheet: Sheet) -> Words:
    """A number or address, with what to press or to text."""
    if key == "phone" and told.press:
        return way + plain(f", {sheet.phrases.guide.press.replace('<n>', told.press)}")
    if key == "text":
        sent = plain(f"{told.keyword} → ") + way if told.keyword else way
        return sent + plain(f", {sheet.phrases.guide.by_text}")
    return way
