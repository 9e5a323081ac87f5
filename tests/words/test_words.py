"""Every word of the YAML is printed, once, and nothing else: as two programs copy it out of the finished files."""

from collections.abc import Iterator
from itertools import takewhile

import pytest
from conftest import LIBRARY
from designs import drawn
from proofing import first_card, pdfium_text, poppler_text, squeezed

from handbill.orders.orders import newest
from handbill.page.document import Document, Element, Page
from handbill.page.geometry import Box
from handbill.page.imprint import TEXTS
from handbill.page.stock import card_stock
from handbill.page.text.setting import Style, set_words
from handbill.page.text.shaping import STACKS
from handbill.pdf import pdf
from handbill.words.codes import PRINTED_ADDRESS
from handbill.words.services import WAYS
from handbill.words.types import words_in

EXTRACTORS = [
    pytest.param(poppler_text, marks=pytest.mark.needs("pdftotext"), id="pdftotext"),
    pytest.param(pdfium_text, id="pdfium"),
]
NAMES = ["Nāwahīokalaniʻōpuʻu", "Diné Bikéyah ą́ł", "Coeur d’Alene‑Tribal", "Žarnowiec Ž̧", "Ḵ̓wala x̱", "NGUYỄN Ặ Ỗ Ữ", "Ωά Жар"]


def texts(piece, extract) -> list[str]:
    """Each page's text, a sheet of cards cropped to its first card."""
    found = []
    for number, page in enumerate(piece.document.pages, 1):
        box = first_card(piece.order.stock, piece.document, number) if piece.order.kind == "card" else None
        found.append(extract(piece.path, number, box, turned=page.turned))
    return found


def left_over(text: str, expected: Iterator[str]) -> tuple[str, list[str]]:
    """What of `text` was not expected, and what was expected and is not in it, white space aside; longest first."""
    text, missing = squeezed(text), []
    for words in sorted(map(squeezed, expected), key=len, reverse=True):
        if words in text:
            text = text.replace(words, "\n", 1)
        else:
            missing.append(words)
    return text.replace("\n", ""), missing


def expected(piece) -> Iterator[str]:
    """Every text that a piece prints: its own words, then what pieces of its kind add."""
    yield from (words.plain for words in words_in(drawn(piece.order)))
    yield from _imprint(piece)
    yield from {"poster": _poster, "card": _card, "guide": _guide}[piece.order.kind](piece.said, piece.phrases, piece)


def _checked(text: str, phrases) -> str:
    """A text that says when facts were checked, with the day."""
    return text.replace("<date>", phrases.dated(newest(LIBRARY).isoformat()))


def _numbers(count: int) -> Iterator[str]:
    return map(str, range(1, count + 1))


def _imprint(piece) -> Iterator[str]:
    """The school's lines, one behind the other, or what is left to a hand; a dot between two is left out where a line ends."""
    lines, labels = piece.order.imprint, piece.phrases.imprint
    if lines.blank:
        yield from _by_hand(piece)
        return
    short = "card_" if piece.order.kind == "card" or len(lines.room.phones) > 1 else ""
    before = _shape(piece) == "bookmark"  # the hours stand before the number there
    forms = {"district": "{}", "phone": f"{labels.phone_note}: {{}}" if before else f"{{}} {labels.phone_note}"}
    forms |= {name: f"{getattr(labels, short + name)}: {{}}" for name in ("counselor", "sro", "hotline", "police")}
    yield from (form.format(getattr(lines, name)) for name, form in forms.items() if getattr(lines, name))
    if lines.given():
        yield f"{labels.here} {lines.school}:" if lines.school else f"{labels.here_alone}:"
    yield from (dot for page in piece.document.pages for part in page.elements if part.place for dot in part.text if dot == "·")


def _by_hand(piece) -> Iterator[str]:
    """The labels of the lines that a hand fills in: short ones where the long leave a number too little room."""
    labels = piece.phrases.imprint
    printed = "".join(element.text for page in piece.document.pages for element in page.elements)
    for field in ("school", "counselor", "phone") if piece.order.kind == "card" else TEXTS:
        told = f"{getattr(labels, field)}{'' if _shape(piece) == 'bookmark' else ':'}"
        yield told if told in printed else f"{getattr(labels, f'card_{field}')}:"


def _poster(said, phrases, piece) -> Iterator[str]:
    yield from _numbers(len(said.steps))
    yield from (PRINTED_ADDRESS, _checked(phrases.small_print.plain, phrases), phrases.print_poster)
    yield from [] if piece.reviewed else [phrases.not_reviewed.plain]


def _card(said, phrases, piece) -> Iterator[str]:
    if not said.front.spine:
        yield from _numbers(len(said.front.steps))
    elif _shape(piece) == "card":
        yield from (phrases.card.say, phrases.card.do, phrases.card.never)
    else:
        yield from (*_numbers(len(said.front.steps)), f"{phrases.card.never}:")
    yield from (PRINTED_ADDRESS, _checked(phrases.card_small_print.plain, phrases))
    yield from [] if piece.reviewed else [f"·{phrases.card_not_reviewed.plain}"]


def _shape(piece) -> str:
    return card_stock(piece.order.stock).shape if piece.order.kind == "card" else ""


def _guide(said, phrases, piece) -> Iterator[str]:
    labels, document, language = phrases.guide, piece.document, piece.order.language
    questions, plan = said.questions.questions, said.use.plan
    advice = phrases.print_booklet if piece.order.booklet else phrases.print_guide
    yield from (PRINTED_ADDRESS, PRINTED_ADDRESS, _checked(phrases.small_print.plain, phrases), advice)
    yield from [] if piece.reviewed else [phrases.not_reviewed.plain]
    yield from (labels.column_minutes, labels.column_plan, *(str(row.minutes) for row in plan))
    yield labels.total.replace("<n>", str(sum(row.minutes for row in plan)))
    yield from (labels.minutes.replace("<n>", str(part.minutes)) for part in (*questions, said.scenario))
    count = str(len(questions))
    yield from (labels.question.replace("<n>", str(nth)).replace("<of>", count) for nth in range(1, len(questions) + 1))
    yield from (label for label in (labels.ask, labels.listen, labels.say, labels.own) for _ in questions)
    yield from (labels.story, labels.talk, labels.points)
    for steps in (said.told.do, said.handout.steps):
        yield from _numbers(len(steps))
    yield from (labels.column_service, labels.column_purpose, labels.column_reach)
    for id_ in said.resources.contacts:
        service = LIBRARY.service(id_, language)
        told = service.told
        yield from (service.name, told.purpose, told.hours)
        for key in WAYS:
            if way := service.fact(key):
                keyword = f"{told.keyword} → " if key == "text" and told.keyword else ""
                after = {"text": labels.by_text, "phone": told.press and labels.press.replace("<n>", told.press)}.get(key)
                yield f"{keyword}{way.text}" + (f", {after}" if after else "")
    yield from _sources(said)
    yield from _furniture(said, phrases, document)


def _sources(said) -> Iterator[str]:
    """Each source's line and address."""
    figures = (span.figure for words in words_in(said) for span in words.spans if span.figure)
    for id_ in dict.fromkeys([*said.sources.sources, *(LIBRARY.figures[id_].source for id_ in figures)]):
        source = LIBRARY.sources[id_]
        yield f"{source.publisher}, {source.title} ({source.year})."
        yield source.url.removeprefix("https://").removesuffix("/")


def _furniture(said, phrases, document) -> Iterator[str]:
    """The foot of every page but the cover, and the tab of those on the right; its words count among the guide's own once."""
    labels = phrases.guide
    flipped, elements = document.flip == "short", {}  # of each page of the guide, wherever it is printed
    for nth, page in enumerate(document.pages):
        for element in page.elements:
            elements.setdefault(element.turn if flipped else nth, []).append(element)
    pages = [elements[nth] for nth in sorted(elements)]
    told = next(nth for nth, page in enumerate(pages, 1) for e in page if e.text == said.told.heading.plain)
    first = True
    for number, page in enumerate(pages[1:], 2):
        yield from (said.cover.title.plain, f"{said.cover.kicker.plain} · {_checked(labels.facts, phrases)}", str(number))
        if number % 2 and squeezed(said.handout.note.plain) not in squeezed("".join(e.text for e in page)):
            tab = f"{said.told.tab.plain}: {labels.page.replace('<n>', str(told))}"
            yield tab.removeprefix(said.told.tab.plain) if first else tab
            first = False


def _stands_on(card: Box, element: Element) -> bool:
    return all(card.holds(mark.box, slack=1) for mark in element.marks())


@pytest.mark.parametrize("extract", EXTRACTORS)
def test_what_is_copied_out_is_what_the_yaml_says_and_nothing_else(piece, extract):
    """A piece in two languages is held to both voices in test_languages."""
    if len(piece.order.languages) == 1:
        assert left_over("".join(texts(piece, extract)), expected(piece)) == ("", [])


@pytest.mark.parametrize("extract", EXTRACTORS)
def test_what_is_copied_out_comes_in_reading_order(piece, extract):
    # PDFium copies a tent's upside-down lines from left to right; of these each letter is to be there.
    ordered = sorted if extract is pdfium_text and _shape(piece) == "tent" else squeezed
    for page, text in zip(piece.document.pages, texts(piece, extract), strict=True):
        read = takewhile(lambda element: element.alt not in (piece.copies_alt, piece.phrases.copy_alt), page.elements)
        if _shape(piece) == "tent":  # of which one may be alone on a sheet
            read = (element for element in read if _stands_on(first_card(piece.order.stock, piece.document, 1), element))
        assert ordered(squeezed(text)) == ordered(squeezed("".join(element.text for element in read)))


@pytest.mark.parametrize("extract", EXTRACTORS)
def test_a_number_or_an_address_is_copied_out_in_one_piece(piece, extract):
    """Each one that a piece prints stands whole on a line, as often as it is printed."""
    lines = [line for text in texts(piece, extract) for line in text.splitlines()]
    printed = squeezed("".join(lines))
    ours = [getattr(piece.order.imprint, name) for name in ("phone", "hotline")]
    found = {way for id_ in LIBRARY.contacts for way in LIBRARY.service(id_, "en").ways} | {way for way in ours if way}
    assert PRINTED_ADDRESS in printed
    for way in found:
        assert sum(line.count(way) for line in lines) == printed.count(way), way


@pytest.mark.parametrize("extract", EXTRACTORS)
@pytest.mark.parametrize("kind", ["poster", "card"])
@pytest.mark.parametrize("name", NAMES)
def test_a_name_survives_as_it_was_given(name, kind, extract, make):
    piece = make(kind, lines={"school": f"{name} School", "counselor": f"Ms. {name}"})
    printed = " ".join(" ".join(texts(piece, extract)).split())
    assert f"{name} School" in printed
    assert f"Ms. {name}" in printed


@pytest.mark.parametrize("extract", EXTRACTORS)
@pytest.mark.parametrize("stack", STACKS)
def test_every_face_keeps_every_name(stack, extract, tmp_path):
    """Display faces too, though no imprint is set in one."""
    style = Style(stack, 20, "#000000")
    lines = (Element("P", set_words(name, style, 500).placed(50, 700 - 50 * nth)) for nth, name in enumerate(NAMES))
    path = tmp_path / "names.pdf"
    path.write_bytes(pdf.write(Document((("en-US", "Names"),), "2026-01-01", (Page(612, 792, tuple(lines)),), 6, 9, 70)))
    assert extract(path, 1).splitlines() == NAMES
