"""The discussion guide: a cover, then white pages on which each question is a bubble to say aloud.

As many pages as it takes. What to do when a student tells something is named at the same place
on every page, and has a page of its own. In two languages it is one guide after the other.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from handbill.layouts import guide_blocks as blocks
from handbill.layouts import guide_parts as parts
from handbill.layouts.band import BODY, SMALL, address
from handbill.layouts.bar import bar
from handbill.layouts.guide_blocks import MARGIN, Sheet
from handbill.layouts.look import GREY, INK, MM, WHITE, Column, code, display, dots, ground, rounded, rule, small, text
from handbill.layouts.voice import code_alt, titles
from handbill.page.document import Document, Element, Page, artifact
from handbill.page.flow import Block, flow
from handbill.page.geometry import Box
from handbill.page.marks import Shape
from handbill.page.text.setting import fit, set_words
from handbill.words.markup import plain

LEAST_CODE = 25 * MM

__all__ = ["Sheet", "lay"]


def lay(sheets: tuple[Sheet, ...]) -> Document:
    """The guide's pages, language after language. Raises Unusable when a part of it is too long for a page."""
    pages: list[Page] = []
    for sheet in sheets:
        pages += _in_language(sheet, len(pages) + 1)
    voices = tuple(sheet.voice for sheet in sheets)
    return Document(titles(voices), sheets[0].date, tuple(pages), SMALL, BODY, LEAST_CODE, flip="long", outline=True)


def _in_language(sheet: Sheet, first: int) -> list[Page]:
    """The pages of one language, numbered from `first`."""
    bodies = flow([*_parts(sheet)], sheet.frame)
    heading = sheet.guide.told.heading.plain
    told = next(nth for nth, body in enumerate(bodies, first + 1) if any(element.text == heading for element in body))
    pages = [_cover(sheet, first), *(_page(sheet, body, nth, told) for nth, body in enumerate(bodies, first + 1))]
    return [_marked(page, sheet.voice.lang) for page in pages]


def _marked(page: Page, lang: str) -> Page:
    """The page with its language told, where it is not the document's own."""
    if not lang:
        return page
    elements = (e if e.role == "Artifact" else replace(e, lang=lang) for e in page.elements)
    return replace(page, elements=tuple(elements))


def _parts(sheet: Sheet) -> Iterator[Block]:
    guide = sheet.guide
    yield from parts.use(sheet)
    yield from parts.facts(sheet)
    yield from parts.points(sheet, guide.before, fresh=True, tick=True)
    yield blocks.notes(sheet)
    yield from parts.points(sheet, guide.rules, numbered=True)
    yield blocks.notes(sheet)
    yield from parts.questions(sheet)
    yield from parts.scenario(sheet)
    yield from parts.told(sheet)
    yield from parts.handout(sheet)
    yield from parts.resources(sheet)
    yield from parts.sources(sheet)


def _cover(sheet: Sheet, number: int) -> Page:
    """The title as large as a question, an answer and the band below leave room for."""
    cover, theme, k = sheet.guide.cover, sheet.theme, sheet.width / 612
    band = _cover_band(sheet)
    column = Column(MARGIN, sheet.height - 72 * k, sheet.measure)
    column.add("P", cover.kicker, text(13 * k, theme.on_ground, face="semibold"))
    column.top -= 20 * k
    ask = blocks.bubble(theme, cover.ask, 350 * k, 19 * k, accent=False)
    answer = blocks.bubble(theme, cover.answer, 350 * k, 19 * k, accent=True)
    talk = ask.height + answer.height + 140 * k
    title = fit(cover.title, display(10, theme.headline), sheet.measure, column.top - band.height - talk,
                least=30, most=108 * k, lines=4)  # fmt: skip
    column.place("H1", title)
    air = (column.top - title.drop - band.height - talk) / 3
    top = column.top - title.drop - 22 * k - air
    elements = [ground(Box(0, 0, sheet.width, sheet.height), theme.ground),
                ground(Box(0, 0, sheet.width, band.height), WHITE), *column.elements]  # fmt: skip
    if theme.light:
        elements.insert(2, artifact(rule(MARGIN, band.height, sheet.measure, INK, 2)))
    elements += ask.placed(MARGIN, top)
    top -= ask.height + 36 * k
    elements += answer.placed(sheet.width - MARGIN - 350 * k, top)
    top -= answer.height + 18 * k
    elements.append(dots(sheet.width - MARGIN - 340 * k, top - 34 * k, k, theme))
    label = sheet.phrases.guide.page.replace("<n>", str(number))
    return Page(sheet.width, sheet.height, (*elements, *band.placed(0, band.height)), label)


def _cover_band(sheet: Sheet) -> Block:
    side = 96.0
    left = MARGIN + side + 4 * side / 29 + 14
    column = Column(left, -30, sheet.width - MARGIN - left)
    column.place("H2", address(36, column.width))
    column.add("P", sheet.guide.cover.report, text(12.5), gap=13)
    lines = bar((sheet.voice,), sheet.room, sheet.theme, sheet.measure)
    depth = 30 + side + 20
    elements = [code(MARGIN, -30 - side, side, code_alt((sheet.voice,))), *column.elements]
    if lines.height:
        elements += lines.placed(MARGIN, -depth)
        depth += lines.height + 18
    foot = Column(MARGIN, -depth, sheet.measure)
    foot.add("P", sheet.voice.small_print(sheet.date), small(7))
    foot.add("P", sheet.phrases.print_guide, small(7), gap=4)
    return Block((*elements, *foot.elements), -foot.top + 26)


def _page(sheet: Sheet, body: list[Element], number: int, told: int) -> Page:
    """A white page: what it belongs to and its number, and where to look if a student tells something."""
    phrases = sheet.phrases.guide
    here = number == told
    checked = phrases.facts.replace("<date>", sheet.phrases.dated(sheet.date))
    pointer = sheet.guide.told.tab + plain(f": {phrases.page.replace('<n>', str(told))}")
    tab = set_words(pointer, text(10, face="bold"), 260, most=1)
    pill = Box(sheet.width - MARGIN - tab.width - 20, sheet.height - 46, tab.width + 20, 20)
    light, accent = sheet.theme.light, sheet.theme.accent
    shape = Shape(rounded(pill, 10), "panel", WHITE if light else accent, INK if light else "", 1.2 if light else 0.0)
    head = set_words(sheet.guide.cover.title, text(9, INK if here else GREY, face="semibold"), 220)
    foot = set_words(f"{sheet.guide.cover.kicker.plain} · {checked}", text(9, GREY), sheet.measure - 40)
    folio = set_words(str(number), display(11), 40)
    furniture = artifact(
        shape,
        *head.placed(MARGIN, pill.y + 10 + head.style.cap / 2),
        *tab.placed(pill.x + 10, pill.y + 10 + tab.style.cap / 2),
        *foot.placed(MARGIN, 42),
        *folio.placed(sheet.width - MARGIN - folio.width, 42),
    )
    back = [ground(Box(0, sheet.height - 56, sheet.width, 56), accent)] if here and not light else []
    return Page(sheet.width, sheet.height, (*back, *body, furniture), phrases.page.replace("<n>", str(number)))
