"""The discussion guide: a cover, then white pages on which each question is a bubble to say aloud.

As many pages as it takes. What to do when a student tells something is named at the same place
on every page, and has a page of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from layouts.look import (
    GREY,
    INK,
    WHITE,
    Column,
    Theme,
    circle,
    code,
    display,
    dots,
    ground,
    numeral,
    rounded,
    rule,
    small,
    text,
)
from layouts.slot import slot
from press.codes import PRINTED_ADDRESS, REPORT_URL
from press.content import Checklist, Contact, Guide, Pair, Phrases, Question, Source
from press.flow import Block, flow
from press.imprint import Imprint
from press.library import CYBERTIPLINE, contact_span
from press.page import Box, Document, Element, Page, Shape, artifact
from press.problems import Unusable
from press.text import Style, fit, measure, set_words
from press.words import Words, plain

FIELDS = ("school", "district", "counselor", "sro", "phone", "hotline", "logo")
BODY, SMALL = 9.0, 6.5
LEAST_CODE = 25 * 72 / 25.4
MARGIN, HEAD, FOOT = 54.0, 64.0, 50.0
READING = 11.0


@dataclass(frozen=True)
class Sheet:
    """A guide's paper and what is to stand on it; `contacts` and `sources` in the order they are printed."""

    guide: Guide
    phrases: Phrases
    theme: Theme
    imprint: Imprint
    date: str
    width: float
    height: float
    contacts: tuple[tuple[str, Contact], ...]
    sources: tuple[Source, ...]
    lang: str

    @property
    def measure(self) -> float:
        return self.width - 2 * MARGIN


def lay(sheet: Sheet) -> Document:
    """The guide's pages. Raises Unusable when a part of it is too long for a page."""
    frame = Box(MARGIN, FOOT + 14, sheet.measure, sheet.height - HEAD - FOOT - 20)
    bodies = flow([*_parts(sheet)], frame)
    told = next(nth for nth, body in enumerate(bodies, 2) if any(e.text == sheet.guide.told.heading.plain for e in body))
    pages = [_cover(sheet)]
    pages += [_page(sheet, body, nth, told) for nth, body in enumerate(bodies, 2)]
    return Document(sheet.guide.title, sheet.phrases.lang, sheet.date, tuple(pages), SMALL, BODY, LEAST_CODE,
                    flip="long", outline=True)  # fmt: skip


def _parts(sheet: Sheet) -> Iterator[Block]:
    guide = sheet.guide
    yield from _use(sheet)
    yield from _facts(sheet)
    yield from _points(sheet, guide.before, fresh=True, tick=True)
    yield from _points(sheet, guide.rules, numbered=True)
    yield from _questions(sheet)
    yield from _scenario(sheet)
    yield from _told(sheet)
    yield from _handout(sheet)
    yield from _resources(sheet)
    yield from _sources(sheet)


def _cover(sheet: Sheet) -> Page:
    cover, theme, k = sheet.guide.cover, sheet.theme, sheet.width / 612
    band = _cover_band(sheet)
    column = Column(MARGIN, sheet.height - 72 * k, sheet.measure)
    column.add("P", cover.kicker, text(13 * k, theme.on_ground, face="semibold"))
    title = fit(cover.title, display(10, theme.headline), sheet.measure, 0.28 * sheet.height,
                least=30, most=108 * k, lines=4)  # fmt: skip
    column.place("H1", title, gap=20 * k)
    room = column.top - title.drop - band.height
    ask = _bubble(theme, cover.ask, 350 * k, 19 * k, accent=False)
    answer = _bubble(theme, cover.answer, 350 * k, 19 * k, accent=True)
    air = (room - ask.height - answer.height - 36 * k) / 3
    top = column.top - title.drop - air * 0.9
    elements = [ground(Box(0, 0, sheet.width, sheet.height), theme.ground),
                ground(Box(0, 0, sheet.width, band.height), WHITE), *column.elements]  # fmt: skip
    if theme.light:
        elements.insert(2, artifact(rule(0, band.height, sheet.width, INK, 2)))
    elements += ask.placed(MARGIN, top)
    top -= ask.height + 36 * k + air * 0.2
    elements += answer.placed(sheet.width - MARGIN - 350 * k, top)
    top -= answer.height + 18 * k
    elements.append(dots(sheet.width - MARGIN - 340 * k, top - 14 * k - 24 * k, k, theme))
    return Page(sheet.width, sheet.height, (*elements, *band.placed(0, band.height)), sheet.phrases.guide.page.replace("<n>", "1"))


def _cover_band(sheet: Sheet) -> Block:
    side = 96.0
    left = MARGIN + side + 4 * side / 29 + 14
    column = Column(left, -30, sheet.width - MARGIN - left)
    address = plain(PRINTED_ADDRESS, link=REPORT_URL)
    column.place("H2", fit(address, display(36), column.width, 60, least=20, most=36, lines=1))
    column.add("P", sheet.guide.cover.report, text(12.5), gap=13)
    alt = sheet.phrases.code_alt.replace("<link>", PRINTED_ADDRESS)
    lines = slot(FIELDS, sheet.imprint, sheet.phrases, sheet.measure, 1.0, BODY)
    depth = 30 + side + 20
    elements = [code(MARGIN, -30 - side, side, alt), *column.elements]
    if lines.height:
        elements.append(artifact(rule(MARGIN, -depth, sheet.measure)))
        elements += [element.moved(MARGIN, -depth - 12) for element in lines.elements]
        depth += lines.height + 30
    foot = Column(MARGIN, -depth, sheet.measure)
    foot.add("P", sheet.phrases.small_print.named(date=sheet.date), small(7))
    foot.add("P", sheet.phrases.print_guide, small(7), gap=4)
    return Block((*elements, *foot.elements), -foot.top + 26)


def _bubble(theme: Theme, words: Words, width: float, size: float, *, accent: bool, label: str = "") -> Block:
    """A bubble that holds `words` closely, its body's upper left corner at (0, 0)."""
    pad = size * 0.95
    setting = set_words(words, text(size, face="semibold", leading=1.2), width - 2 * pad)
    column = Column(pad, -pad, width - 2 * pad)
    if label:
        column.add("P", label, text(9.5, face="bold"))
        column.top -= size * 0.62
    column.place("P", setting)
    height = -column.top + pad
    body = Box(0, -height, max(setting.width + 2 * pad, 120), height)
    return Block((artifact(theme.bubble(body, accent=accent, scale=0.8)), *column.elements), height)


def _page(sheet: Sheet, body: list[Element], number: int, told: int) -> Page:
    """A white page: what it belongs to and its number, and where to look if a student tells something."""
    phrases = sheet.phrases.guide
    here = number == told
    tab = set_words(f"{sheet.guide.told.tab.plain}: {phrases.page.replace('<n>', str(told))}", text(10, face="bold"), 260)
    pill = Box(sheet.width - MARGIN - tab.width - 20, sheet.height - 46, tab.width + 20, 20)
    light, accent = sheet.theme.light, sheet.theme.accent
    shape = Shape(rounded(pill, 10), "panel", WHITE if light else accent, INK if light else "", 1.2 if light else 0.0)
    head = set_words(sheet.guide.cover.title, text(9, INK if here else GREY, face="semibold"), 220)
    foot = set_words(f"{sheet.guide.cover.kicker.plain} · {phrases.facts.replace('<date>', sheet.date)}",
                     text(9, GREY), sheet.measure - 40)  # fmt: skip
    folio = set_words(str(number), display(11), 40)
    furniture = artifact(
        shape,
        *tab.placed(pill.x + 10, pill.y + 10 + tab.style.cap / 2),
        *head.placed(MARGIN, pill.y + 10 + head.style.cap / 2),
        *foot.placed(MARGIN, 42),
        *folio.placed(sheet.width - MARGIN - folio.width, 42),
    )
    back = [ground(Box(0, sheet.height - 56, sheet.width, 56), accent)] if here and not light else []
    return Page(sheet.width, sheet.height, (*back, *body, furniture), phrases.page.replace("<n>", str(number)))


def _heading(sheet: Sheet, words: Words, *, level: str = "H2", fresh: bool = False, minutes: int = 0) -> Block:
    size = 27.0 if level == "H2" else 17.0
    aside = sheet.phrases.guide.minutes.replace("<n>", str(minutes)) if minutes else ""
    column = Column(0, 0, sheet.measure - (60 if aside else 0))
    setting = column.add(level, words, display(size), balance=True)
    elements = list(column.elements)
    if aside:
        told = set_words(aside, text(11, GREY, face="semibold"), 60)
        elements.append(Element("P", told.placed(sheet.measure - told.width, -setting.style.cap + told.style.cap)))
    return Block(tuple(elements), -column.top + setting.drop * 0.5, gap=30 if level == "H2" else 22, keep=True, fresh=fresh)


def _paragraph(sheet: Sheet, words: Words, *, gap: float = 16.0, keep: bool = False, size: float = READING) -> Block:
    column = Column(0, 0, sheet.measure)
    column.add("P", words, text(size, leading=1.32))
    return Block(tuple(column.elements), -column.top, gap=gap, keep=keep)


def _notes(sheet: Sheet) -> Block:
    """Room to write: ruled lines over whatever is left of the page, a heading only if three fit."""

    def grow(room: float) -> tuple[Element, ...]:
        count = min(int((room - 24) // 24), 9)
        if count < 2:
            return ()
        label = set_words(sheet.phrases.guide.notes, text(9.5, GREY, face="semibold"), 100)
        rules = (rule(0, -24 - 24 * (nth + 1), sheet.measure, "#B9BFCC", 0.6) for nth in range(count))
        return (Element("P", label.placed(0, -20)), artifact(*rules))

    return Block((), 0.0, grow=grow)


def _use(sheet: Sheet) -> Iterator[Block]:
    use = sheet.guide.use
    yield _heading(sheet, use.heading, fresh=True)
    for words in use.text:
        yield _paragraph(sheet, words, keep=True)
    yield _heading(sheet, use.plan_heading, level="H3")
    yield _plan(sheet)
    yield _notes(sheet)


def _plan(sheet: Sheet) -> Block:
    """The lesson's plan as a table: minutes, and what happens in them."""
    labels, plan = sheet.phrases.guide, sheet.guide.use.plan
    head = text(9.5, GREY, face="semibold")
    body = text(READING, leading=1.28)
    rows = [([(plain(labels.column_minutes),), (plain(labels.column_plan),)], "TH", head)]
    rows += [([(plain(str(row.minutes)),), (row.text,)], "TD", body) for row in plan]
    block = _table([(0.0, 54.0), (66.0, sheet.measure - 66.0)], rows, named=False)
    total = set_words(labels.total.replace("<n>", str(sum(row.minutes for row in plan))), text(READING, face="semibold"), 300)
    below = Element("P", total.placed(66, -block.height - 12))
    return Block((*block.elements, below), block.height + 12 + total.height, gap=12)


Row = tuple[list[tuple[Words, ...]], str, Style]  # cells of one or more lines each, TH or TD, how they are set


def _table(columns: list[tuple[float, float]], rows: list[Row], *, named: bool) -> Block:
    """Rows of cells between hairlines; the first row are headers, and in a table of `named` rows the first cells."""
    top, built, rules = 0.0, [], []
    for nth, (cells, role, style) in enumerate(rows):
        content, lowest = [], top
        for at, (paragraphs, (x, width)) in enumerate(zip(cells, columns, strict=True)):
            scope = "Column" if role == "TH" else "Row" if named and at == 0 else ""
            column = Column(x, top - 3, width)
            for words in paragraphs:
                column.add("P", words, replace(style, face="bold") if at == 0 and role == "TD" else style, gap=5.5)
            content.append(Element("TH" if scope else "TD", tuple(column.elements), scope=scope))
            lowest = min(lowest, column.top)
        built.append(Element("TR", tuple(content)))
        top = lowest - 9
        color, weight = (INK, 1.0) if nth == 0 else ("#B9BFCC", 0.6)
        rules.append(rule(0, top, columns[-1][0] + columns[-1][1], color, weight))
    return Block((Element("Table", tuple(built)), artifact(*rules)), -top)


def _points(sheet: Sheet, part: Checklist, *, fresh: bool = False, tick: bool = False, numbered: bool = False) -> Iterator[Block]:
    """A heading, an introduction, and points to tick off or to read out by number."""
    yield _heading(sheet, part.heading, fresh=fresh)
    yield _paragraph(sheet, part.text, keep=True)
    yield _pairs(sheet, part.points, tick=tick, numbered=numbered)


def _pairs(sheet: Sheet, points: tuple[Pair, ...], *, tick: bool = False, numbered: bool = False, x: float = 0.0,
           width: float = 0.0, size: float = READING) -> Block:  # fmt: skip
    """A list of leads with a sentence or two each, behind a box to tick, a number or an accent dot."""
    width = width or sheet.measure - x
    indent = 28.0 if numbered else 24.0 if tick else 18.0
    top, items, marks = 0.0, [], []
    for nth, point in enumerate(points, 1):
        column = Column(x + indent, top, width - indent)
        lead = column.add("P", point.lead, text(size + 1, face="bold"))
        column.add("P", point.text, text(size, leading=1.28), gap=7.5)
        middle, label = top - lead.style.cap / 2, ()
        if numbered:
            disc, number = numeral(nth, x, middle, 20, sheet.theme)
            marks.append(disc)
            label = (number,)
        elif tick:
            box = Box(x, middle - 6, 12, 12)
            marks.append(artifact(Shape(rounded(box, 2.5), "ornament", stroke=INK, weight=1.2)))
        else:
            marks.append(_dot(x, middle))
        items.append(Element("LI", (*label, Element("LBody", tuple(column.elements)))))
        top = column.top - 16
    return Block((*marks, Element("L", tuple(items), ordered=numbered)), -top - 16, gap=18)


def _dot(x: float, middle: float) -> Element:
    return artifact(Shape(circle(x + 4, middle, 2.2), "ornament", INK))


def _bullets(texts: tuple[Words, ...], x: float, width: float, *, gap: float = 16.0) -> Block:
    """A plain list with accent dots, its upper left corner at (x, 0)."""
    style = text(READING, leading=1.26)
    top, items, marks = 0.0, [], []
    for words in texts:
        setting = set_words(words, style, width - 15)
        marks.append(_dot(x, top - style.cap / 2))
        items.append(Element("LI", (Element("LBody", (Element("P", setting.placed(x + 15, top)),)),)))
        top -= setting.height + 9
    return Block((*marks, Element("L", tuple(items))), -top - 9, gap=gap)


def _facts(sheet: Sheet) -> Iterator[Block]:
    yield from _points(sheet, sheet.guide.facts, fresh=True)
    yield _notes(sheet)


def _questions(sheet: Sheet) -> Iterator[Block]:
    questions = sheet.guide.questions
    yield _heading(sheet, questions.heading, fresh=True)
    yield _paragraph(sheet, questions.text, keep=True)
    for nth, question in enumerate(questions.questions, 1):
        yield from _question(sheet, question, nth)
        yield _notes(sheet)


def _question(sheet: Sheet, question: Question, nth: int) -> Iterator[Block]:
    """The question as a bubble; beside each other, what to listen for and what to say."""
    yield _heading(sheet, plain(f"{nth} · ") + question.heading, level="H3", minutes=question.minutes)
    labels = sheet.phrases.guide
    bubble = _bubble(sheet.theme, question.ask, sheet.measure * 0.9, 15, accent=True, label=labels.ask)
    yield replace(bubble, gap=10, keep=True)
    half = (sheet.measure - 26) / 2
    top = -26.0
    left, right = Column(0, top, half), Column(half + 26, top, half)
    left.add("P", labels.listen, display(13))
    right.add("P", labels.say, display(13))
    listen = _bullets(question.listen, 0, half)
    for words in question.say:
        right.add("P", words, text(READING, leading=1.28), gap=10)
    elements = (*left.elements, *listen.placed(0, left.top - 10), *right.elements)
    yield Block(elements, max(-left.top + 10 + listen.height, -right.top))


def _scenario(sheet: Sheet) -> Iterator[Block]:
    scenario, labels = sheet.guide.scenario, sheet.phrases.guide
    yield _heading(sheet, scenario.heading, fresh=True, minutes=scenario.minutes)
    yield _paragraph(sheet, scenario.text, keep=True)
    yield replace(_story(sheet), keep=True)
    yield _heading(sheet, plain(labels.talk), level="H3")
    yield replace(_bullets(scenario.ask, 0, sheet.measure, gap=10), keep=True)
    yield _heading(sheet, plain(labels.points), level="H3")
    yield _bullets(scenario.points, 0, sheet.measure, gap=10)
    yield _notes(sheet)


def _story(sheet: Sheet) -> Block:
    """The story on a page within the page, to read aloud."""
    pad = 20.0
    column = Column(pad, -pad, sheet.measure - 2 * pad)
    column.add("P", sheet.phrases.guide.story, display(14))
    for nth, words in enumerate(sheet.guide.scenario.story):
        column.add("P", words, text(12, leading=1.34), gap=11 if nth else 13)
    height = -column.top + pad
    shape = sheet.theme.bubble(Box(0, -height, sheet.measure, height), accent=True, scale=0.9, tail=False)
    return Block((artifact(shape), *column.elements), height, gap=18)


def _told(sheet: Sheet) -> Iterator[Block]:
    told = sheet.guide.told
    yield _heading(sheet, told.heading, fresh=True)
    yield _paragraph(sheet, told.text, keep=True)
    yield _heading(sheet, told.do_heading, level="H3")
    yield replace(_pairs(sheet, told.do, numbered=True, size=12), gap=14, keep=True)
    half = (sheet.measure - 26) / 2
    left, right = Column(0, 0, half), Column(half + 26, 0, half)
    left.add("H3", told.say_heading, display(17))
    right.add("H3", told.never_heading, display(17))
    say = _bullets(told.say, 0, half)
    never = _bullets(told.never, half + 26, half)
    elements = (*left.elements, *say.placed(0, left.top - 12), *right.elements, *never.placed(0, right.top - 12))
    yield Block(elements, max(say.height, never.height) - left.top + 12, gap=24)


def _handout(sheet: Sheet) -> Iterator[Block]:
    """A page to copy for students: the poster's words in outlines, and the code."""
    handout, light = sheet.guide.handout, replace(sheet.theme, light=True)
    yield replace(_paragraph(sheet, handout.note, size=9.5), keep=True, fresh=True)
    headline = fit(handout.heading, display(10), sheet.measure, 90, least=20, most=44, lines=2)
    column = Column(0, 0, sheet.measure)
    column.place("H2", headline)
    yield Block(tuple(column.elements), -column.top + headline.drop, gap=16, keep=True)
    yield replace(_promise(light, handout.promise, sheet.measure * 0.92), keep=True)
    yield replace(_steps(sheet, light), keep=True)
    yield _who_helps(sheet)


def _promise(theme: Theme, promise: Pair, width: float) -> Block:
    column = Column(18, -17, width - 36)
    column.add("H3", promise.lead, display(23))
    column.add("P", promise.text, text(13.5, leading=1.26), gap=11)
    height = -column.top + 17
    return Block((artifact(theme.bubble(Box(0, -height, width, height), accent=False)), *column.elements), height, gap=16)


def _steps(sheet: Sheet, theme: Theme) -> Block:
    inner = _pairs(replace(sheet, theme=theme), sheet.guide.handout.steps, numbered=True, x=20, width=sheet.measure - 40, size=13.5)
    height = inner.height + 44
    shape = theme.bubble(Box(0, -height, sheet.measure, height), accent=True)
    return Block((artifact(shape), *inner.placed(0, -22)), height, gap=34)


def _who_helps(sheet: Sheet) -> Block:
    """The code, the address and the ways to reach someone, as on the poster's foot."""
    handout, side = sheet.guide.handout, 100.0
    left = side + 4 * side / 29 + 12
    column = Column(left, 0, sheet.measure - left)
    column.place("H3", fit(plain(PRINTED_ADDRESS, link=REPORT_URL), display(30), column.width, 60, least=20, most=30, lines=1))
    column.add("P", handout.report, text(11), gap=10)
    items = []
    for route in handout.routes:
        lead = replace_strong(route.lead)
        setting = set_words(lead + plain("  ") + route.text, text(11, leading=1.22), column.width)
        column.top -= 9
        items.append(Element("LI", (Element("LBody", (Element("P", setting.placed(left, column.top)),)),)))
        column.top -= setting.height
    column.elements.append(Element("L", tuple(items)))
    alt = sheet.phrases.code_alt.replace("<link>", PRINTED_ADDRESS)
    return Block((code(0, -side, side, alt), *column.elements), max(side, -column.top), gap=40)


def replace_strong(words: Words) -> Words:
    """The same words, all of them strong."""
    return Words(tuple(replace(span, strong=True) for span in words.spans), words.where)


def _resources(sheet: Sheet) -> Iterator[Block]:
    resources, labels = sheet.guide.resources, sheet.phrases.guide
    yield _heading(sheet, resources.heading, fresh=True)
    yield _paragraph(sheet, resources.text, keep=True)
    head, body = text(9.5, GREY, face="semibold"), text(10.5, leading=1.24)
    names = (labels.column_service, labels.column_purpose, labels.column_reach, labels.column_hours)
    rows = [([(plain(name),) for name in names], "TH", head)]
    for id_, contact in sheet.contacts:
        cells = [(plain(contact.name),), (plain(contact.purpose[sheet.lang]),), reach(id_, contact, sheet.lang)]
        rows.append(([*cells, (plain(contact.hours[sheet.lang]),)], "TD", body))
    widest = max(measure(plain(word), body) for _, contact in sheet.contacts for word in (contact.url or "", contact.spelled or "") if word)
    reach_width = max(widest + 4, 124.0)
    fixed = 92.0 + reach_width + 66 + 3 * 14
    purpose = sheet.measure - fixed
    columns = [(0.0, 92.0), (106.0, purpose), (120.0 + purpose, reach_width), (134.0 + purpose + reach_width, 66.0)]
    yield replace(_table(columns, rows, named=True), gap=16)
    yield _notes(sheet)


def reach(id_: str, contact: Contact, lang: str) -> tuple[Words, ...]:
    """Every way of reaching a contact, one each."""
    ways = []
    for key in ("phone", "spelled", "text", "email", "url"):
        if (key == "url" and id_ == CYBERTIPLINE) or getattr(contact, key):
            way = Words((contact_span(id_, contact, key, lang),))
            ways.append(plain(f"{contact.keyword} → ") + way if key == "text" and contact.keyword else way)
    return tuple(ways)


def _sources(sheet: Sheet) -> Iterator[Block]:
    sources = sheet.guide.sources
    yield _heading(sheet, sources.heading, fresh=True)
    yield _paragraph(sheet, sources.text, keep=True)
    style = text(10.5, leading=1.28)
    for nth, source in enumerate(sheet.sources):
        address = source.url.removeprefix("https://").removesuffix("/")
        words = plain(f"{source.publisher}, ") + plain(source.title, strong=True) + plain(f" ({source.year}). ")
        try:
            setting = set_words(words + plain(address, link=source.url), style, sheet.measure)
        except Unusable:
            setting = set_words(words + plain(source.url.split("/")[2], link=source.url), style, sheet.measure)
        item = Element("L", (Element("LI", (Element("LBody", (Element("P", setting.placed(0, 0)),)),)),))
        yield Block((item,), setting.height, gap=10 if nth else 16, keep=nth == 0)
    yield _notes(sheet)
