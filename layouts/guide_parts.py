"""The parts of a guide, from how to use it to where it comes from, each as blocks to flow."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from handbill.layouts import guide_blocks as blocks
from handbill.layouts.band import address
from handbill.layouts.guide_blocks import Sheet
from handbill.layouts.look import GREY, Column, Theme, code, display, largest, text
from handbill.layouts.voice import code_alt
from handbill.page.document import Element, artifact
from handbill.page.flow import Block, stacked
from handbill.page.geometry import Box
from handbill.page.text.setting import fit, measure, set_words
from handbill.problems import Overfull
from handbill.words.facts import ContactWords
from handbill.words.links import WAYS
from handbill.words.markup import Words, plain, strong
from handbill.words.pieces import Checklist, Question
from handbill.words.services import Service
from handbill.words.types import longest

LEAST_TO_COPY = 0.85  # of the handout's type: it is read by students, and copied


def use(sheet: Sheet) -> Iterator[Block]:
    use = sheet.guide.use
    yield blocks.heading(sheet, use.heading, fresh=True)
    for words in use.text:
        yield blocks.paragraph(sheet, words, keep=True)
    yield blocks.heading(sheet, use.plan_heading, level="H3")
    yield _plan(sheet)
    yield blocks.notes(sheet)


def _plan(sheet: Sheet) -> Block:
    """The lesson's plan as a table: minutes, and what happens in them."""
    labels, plan = sheet.phrases.guide, sheet.guide.use.plan
    head = text(9.5, GREY, face="semibold")
    body = text(blocks.READING, leading=1.28)
    rows: list[blocks.Row] = [([(plain(labels.column_minutes),), (plain(labels.column_plan),)], "TH", head)]
    rows += [([(plain(str(row.minutes)),), (row.text,)], "TD", body) for row in plan]
    block = blocks.table([(0.0, 54.0), (66.0, sheet.measure - 66.0)], rows, named=False)
    total = set_words(
        labels.total.replace("<n>", str(sum(row.minutes for row in plan))), text(blocks.READING, face="semibold"), 300
    )
    below = Element("P", total.placed(66, -block.height - 12))
    return Block((*block.elements, below), block.height + 12 + total.height, gap=12)


def points(sheet: Sheet, part: Checklist, *, fresh: bool = False, tick: bool = False, numbered: bool = False) -> Iterator[Block]:
    """A heading, an introduction, and points to tick off or to read out by number."""
    yield blocks.heading(sheet, part.heading, fresh=fresh)
    yield blocks.paragraph(sheet, part.text, keep=True)
    yield blocks.pairs(sheet, part.points, tick=tick, numbered=numbered)


def facts(sheet: Sheet) -> Iterator[Block]:
    yield from points(sheet, sheet.guide.facts, fresh=True)
    yield blocks.notes(sheet)


def questions(sheet: Sheet) -> Iterator[Block]:
    questions = sheet.guide.questions
    yield blocks.heading(sheet, questions.heading, fresh=True)
    yield blocks.paragraph(sheet, questions.text, keep=True)
    for nth, question in enumerate(questions.questions, 1):
        yield from _question(sheet, question, nth)
        yield blocks.notes(sheet)


def _question(sheet: Sheet, question: Question, nth: int) -> Iterator[Block]:
    """The question as a bubble; beside each other, what to listen for and what to say."""
    yield blocks.heading(sheet, plain(f"{nth} · ") + question.heading, level="H3", minutes=question.minutes)
    labels = sheet.phrases.guide
    bubble = blocks.bubble(sheet.theme, question.ask, sheet.measure * 0.9, 15, accent=True, label=labels.ask)
    yield replace(bubble, gap=10, keep=True)
    half = (sheet.measure - 26) / 2
    top = -26.0
    left, right = Column(0, top, half), Column(half + 26, top, half)
    left.add("P", labels.listen, display(13))
    right.add("P", labels.say, display(13))
    listen = blocks.bullets(question.listen, 0, half)
    for words in question.say:
        right.add("P", words, text(blocks.READING, leading=1.28), gap=13)
    elements = (*left.elements, *listen.placed(0, left.top - 13), *right.elements)
    yield Block(elements, max(-left.top + 13 + listen.height, -right.top))


def scenario(sheet: Sheet) -> Iterator[Block]:
    scenario, labels = sheet.guide.scenario, sheet.phrases.guide
    yield blocks.heading(sheet, scenario.heading, fresh=True, minutes=scenario.minutes)
    yield blocks.paragraph(sheet, scenario.text, keep=True)
    yield replace(_story(sheet), keep=True)
    yield blocks.heading(sheet, plain(labels.talk), level="H3")
    yield replace(blocks.bullets(scenario.ask, 0, sheet.measure, gap=13), keep=True)
    yield blocks.heading(sheet, plain(labels.points), level="H3")
    yield blocks.bullets(scenario.points, 0, sheet.measure, gap=13)
    yield blocks.notes(sheet)


def _story(sheet: Sheet) -> Block:
    """The story on a page within the page, to read aloud."""
    pad = 20.0
    column = Column(pad, -pad, sheet.measure - 2 * pad)
    column.add("P", sheet.phrases.guide.story, display(14))
    for nth, words in enumerate(sheet.guide.scenario.story):
        column.add("P", words, text(12, leading=1.34), gap=11 if nth else 13)
    height = -column.top + pad
    shape = sheet.theme.bubble(Box(0, -height, sheet.measure, height), accent=True, scale=0.9, tail=False)
    return Block((artifact(shape), *column.elements), height, gap=18, where=longest(sheet.guide.scenario.story).where)


def told(sheet: Sheet) -> Iterator[Block]:
    told = sheet.guide.told
    yield blocks.heading(sheet, told.heading, fresh=True)
    yield blocks.paragraph(sheet, told.text, keep=True)
    yield blocks.heading(sheet, told.do_heading, level="H3")
    yield replace(blocks.pairs(sheet, told.do, numbered=True, size=12), gap=14, keep=True)
    half = (sheet.measure - 26) / 2
    left, right = Column(0, 0, half), Column(half + 26, 0, half)
    left.add("H3", told.say_heading, display(17))
    right.add("H3", told.never_heading, display(17))
    say = blocks.bullets(told.say, 0, half)
    never = blocks.bullets(told.never, half + 26, half)
    elements = (*left.elements, *say.placed(0, left.top - 12), *right.elements, *never.placed(0, right.top - 12))
    yield Block(elements, max(say.height, never.height) - left.top + 12, gap=24)


def handout(sheet: Sheet) -> list[Block]:
    """A page to copy for students, in the largest type that keeps it on one."""

    def fitting(k: float) -> list[Block] | None:
        page = [*_handout(sheet, k)]
        return page if stacked(page) <= sheet.frame.height else None

    return largest(fitting, LEAST_TO_COPY, 1.0) or [*_handout(sheet, LEAST_TO_COPY)]


def _handout(sheet: Sheet, k: float) -> Iterator[Block]:
    """The poster's words in outlines, and the code; type at `k` times its size."""
    handout, light = sheet.guide.handout, replace(sheet.theme, light=True)
    yield replace(blocks.paragraph(sheet, handout.note, size=9.5), keep=True, fresh=True)
    headline = fit(handout.heading, display(10), sheet.measure, 90 * k, least=20, most=44 * k, lines=2)
    column = Column(0, 0, sheet.measure)
    column.place("H2", headline)
    yield Block(tuple(column.elements), -column.top + headline.drop, gap=16, keep=True)
    yield replace(blocks.promise(light, handout.promise, sheet.measure * 0.92, k), keep=True)
    yield replace(_steps(sheet, light, k), keep=True)
    yield _who_helps(sheet, k)


def _steps(sheet: Sheet, theme: Theme, k: float) -> Block:
    inner = blocks.pairs(
        replace(sheet, theme=theme), sheet.guide.handout.steps, numbered=True, x=20, width=sheet.measure - 40, size=13.5 * k
    )
    height = inner.height + 44
    shape = theme.bubble(Box(0, -height, sheet.measure, height), accent=True)
    return Block((artifact(shape), *inner.placed(0, -22)), height, gap=34)


def _who_helps(sheet: Sheet, k: float) -> Block:
    """The code, the address and the ways to reach someone, as on the poster's foot."""
    handout, side = sheet.guide.handout, 100.0
    left = side + 4 * side / 29 + 12
    column = Column(left, 0, sheet.measure - left)
    column.place("H3", address(30, column.width))
    column.add("P", handout.report, text(11 * k), gap=10)
    items = []
    for route in handout.routes:
        lead = strong(route.lead)
        setting = set_words(lead + plain("  ") + route.text, text(11 * k, leading=1.22), column.width)
        column.top -= 9
        items.append(Element("LI", (Element("LBody", (Element("P", setting.placed(left, column.top)),)),)))
        column.top -= setting.height
    column.elements.append(Element("L", tuple(items)))
    return Block((code(0, -side, side, code_alt((sheet.voice,))), *column.elements), max(side, -column.top), gap=40)


def resources(sheet: Sheet) -> Iterator[Block]:
    services, labels = sheet.guide.resources, sheet.phrases.guide
    yield blocks.heading(sheet, services.heading, fresh=True)
    yield blocks.paragraph(sheet, services.text, keep=True)
    head, body = text(9.5, GREY, face="semibold"), text(10, leading=1.22)
    names = (labels.column_service, labels.column_purpose, labels.column_reach, labels.column_hours)
    rows: list[blocks.Row] = [([(plain(name),) for name in names], "TH", head)]
    for service in sheet.contacts:
        told = service.words
        cells = [(plain(service.name),), (plain(told.purpose),), _reach(service, sheet), (plain(told.hours),)]
        rows.append((cells, "TD", body))
    widest = max((measure(plain(way), body) for service in sheet.contacts for way in service.ways), default=0.0)
    reach_width = max(widest + 4, 124.0)
    fixed = 92.0 + reach_width + 66 + 3 * 14
    purpose = sheet.measure - fixed
    columns = [(0.0, 92.0), (106.0, purpose), (120.0 + purpose, reach_width), (134.0 + purpose + reach_width, 66.0)]
    yield replace(blocks.table(columns, rows, named=True), gap=16)
    yield blocks.notes(sheet)


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


def sources(sheet: Sheet) -> Iterator[Block]:
    listed = sheet.guide.sources
    yield blocks.heading(sheet, listed.heading, fresh=True)
    yield blocks.paragraph(sheet, listed.text, keep=True)
    style = text(9.4, leading=1.28)
    for nth, source in enumerate(sheet.sources):
        address = source.url.removeprefix("https://").removesuffix("/")
        words = plain(f"{source.publisher}, ") + plain(source.title, strong=True) + plain(f" ({source.year}). ")
        try:
            setting = set_words(words + plain(address, link=source.url), style, sheet.measure)
        except Overfull:
            setting = set_words(words + plain(source.url.split("/")[2], link=source.url), style, sheet.measure)
        item = Element("L", (Element("LI", (Element("LBody", (Element("P", setting.placed(0, 0)),)),)),))
        yield Block((item,), setting.height, gap=8 if nth else 16, keep=nth == 0)
    yield blocks.notes(sheet)
