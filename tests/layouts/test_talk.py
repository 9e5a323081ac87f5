"""Posters that speak in bubbles: as large as they must be, read in their order, and nothing that they say is lost."""

from collections.abc import Callable, Iterator
from itertools import product

import numpy as np
import pytest
from conftest import LIBRARY, Piece
from PIL import Image
from proofing import mupdf_text, pdfium_text, picture_of, poppler_text, squeezed

from handbill.layouts.look import EXPLAINED, LEAST_LEAD, NOTE, PROMISE, SAYING, TITLE
from handbill.orders import orders
from handbill.orders.order import Order
from handbill.page.document import Document, Element
from handbill.page.imprint import imprint
from handbill.page.marks import Clipped, Line, Shape
from handbill.words.markup import Words, plain
from handbill.words.pieces import Poster
from handbill.words.types import words_in

Printed = Callable[[Order], Piece]
TOPICS, TONGUES = LIBRARY.topics(), ("en", "es")
DEFAULT = {"friend": "say", "family": "start"}


def ordered(topic: str, audience: str, language: str = "en", **choices: object) -> Order:
    return Order("poster", topic, audience, language, **choices)


def said(order: Order) -> list[Poster]:
    """What the poster says in each of its languages."""
    return [LIBRARY.pieces("poster", order.topic, tongue)[order.audience] for tongue in order.languages]


def read(document: Document) -> Iterator[tuple[str, float]]:
    """Each heading, paragraph and point as it is heard, in order, with the size of its largest words."""
    for page in document.pages:
        for element in (part for top in page.elements if top.role != "Artifact" for part in top.walk()):
            lines = [*own_lines(element)] if element.role in ("H1", "H2", "P") else []
            if lines:
                yield " ".join("".join(line.text for line in lines).split()), max(line.size for line in lines)


def own_lines(element: Element) -> Iterator[Line]:
    """The lines of an element, and of the links and spans in it."""
    for part in element.content:
        if isinstance(part, Line):
            yield part
        elif isinstance(part, Element) and part.role in ("Link", "Span"):
            yield from own_lines(part)


def size_of(document: Document, words: Words) -> float:
    """The size at which those words stand."""
    return next(size for text, size in read(document) if text == words.plain)


def sizes_of(document: Document, several: list[Words]) -> set[float]:
    return {round(size_of(document, words), 2) for words in several}


# --- nothing is lost ---


@pytest.mark.parametrize(("topic", "audience", "language"), [*product(TOPICS, DEFAULT, ("en", "es", "en+es"))])
def test_a_friends_and_a_familys_poster_print_all_that_they_say(topic, audience, language):
    """But that in two languages a letter sheet leaves out what promise and steps are explained with."""
    order = ordered(topic, audience, language)
    heard = squeezed("".join(text for text, _ in read(orders.fill(order, LIBRARY))))
    for poster in said(order):
        one = len(order.languages) == 1
        steps = poster.steps if one else tuple(step.lead for step in poster.steps)
        kept = (poster.promise if one else poster.promise.lead, poster.say, poster.never, poster.signs, steps)
        assert [words.plain for words in words_in(kept) if squeezed(words.plain) not in heard] == []


@pytest.mark.parametrize(("audience", "design", "paper"), [
    ("friend", "say", "tabloid"), ("family", "start", "a3"), ("student", "close", "tabloid"), ("student", "thread", "a3"),
])  # fmt: skip
def test_a_large_sheet_explains_in_two_languages(audience, design, paper):
    order = ordered("online-enticement", audience, "en+es", paper=paper, design=design)
    heard = squeezed("".join(text for text, _ in read(orders.fill(order, LIBRARY))))
    for poster in said(order):
        assert [words.plain for words in words_in((poster.promise, poster.steps)) if squeezed(words.plain) not in heard] == []


# --- sizes ---


@pytest.mark.parametrize(("topic", "tongue"), [*product(TOPICS, TONGUES)])
def test_words_to_say_to_a_friend_have_capitals_of_thirteen_millimetres(topic, tongue):
    order = ordered(topic, "friend", tongue, imprint=imprint(school="Lincoln High School", phone="206-555-0100"))
    [poster] = said(order)
    assert min(sizes_of(orders.fill(order, LIBRARY), [*poster.say.points])) >= SAYING


@pytest.mark.parametrize(("topic", "tongue"), [*product(TOPICS, TONGUES)])
def test_a_familys_question_has_capitals_of_eighteen_millimetres(topic, tongue):
    order = ordered(topic, "family", tongue, imprint=imprint(school="Lincoln High School", phone="206-555-0100"))
    [poster] = said(order)
    assert size_of(orders.fill(order, LIBRARY), poster.kicker) >= PROMISE


@pytest.mark.parametrize("tongue", TONGUES)
def test_the_loud_words_of_a_question_are_the_largest_thing_on_the_sheet(tongue):
    document = orders.fill(ordered("online-enticement", "student", tongue), LIBRARY)
    sizes = sorted({round(line.size) for line in own_lines(question(document))})
    assert sizes[-1] >= 2 * PROMISE
    assert sizes[1] >= TITLE


def test_a_chats_steps_are_read_from_a_metre_and_more():
    [poster], document = (
        said(ordered("sextortion", "student")),
        orders.fill(ordered("sextortion", "student", design="thread"), LIBRARY),
    )
    assert min(sizes_of(document, [step.lead for step in poster.steps])) > 1.3 * LEAST_LEAD
    assert min(sizes_of(document, [step.text for step in poster.steps])) >= EXPLAINED


@pytest.mark.parametrize("topic", TOPICS)
def test_each_sentence_of_a_set_fills_its_sheet(topic):
    [poster], document = said(ordered(topic, "student")), orders.fill(ordered(topic, "student", design="set"), LIBRARY)
    assert min(sizes_of(document, [sheet.sentence for sheet in poster.together])) >= 90


@pytest.mark.parametrize(("topic", "audience", "design"), [
    ("sextortion", "friend", "say"), ("sextortion", "family", "start"), ("online-enticement", "student", "close"),
    ("sextortion", "student", "thread"), ("online-enticement", "student", "set"),
])  # fmt: skip
def test_two_languages_are_as_large_as_each_other_and_never_small(topic, audience, design):
    order = ordered(topic, audience, "en+es", design=design)
    document, posters = orders.fill(order, LIBRARY), said(order)
    pairs = [tuple(poster.steps[1].lead for poster in posters)] if design != "set" else []
    pairs += [tuple(poster.promise.lead for poster in posters)] if design != "set" else []
    pairs += zip(*(poster.say.points for poster in posters), strict=True) if audience == "friend" else []
    pairs += [tuple(poster.together[2].sentence for poster in posters)] if design == "set" else []
    assert [pair for pair in pairs if len(sizes_of(document, [*pair])) != 1] == []
    lines = [mark for page in document.pages for mark in page.marks() if isinstance(mark, Line) and not mark.small]
    assert min(line.size for line in lines) >= NOTE - 0.01


# --- reading order ---

ORDER: dict[str, tuple[str, Callable[[Poster], list[Words]]]] = {
    "say": ("friend", lambda p: [p.kicker, p.say.heading, *p.say.points, *leads(p), p.never.heading, *p.never.points]),
    "start": ("family", lambda p: [
        p.kicker, p.promise.lead, p.say.heading, *p.say.points, p.signs.heading, *p.signs.points, p.promise.text, *leads(p)]),
    "close": ("student", lambda p: [asked(p), p.promise.lead, p.promise.text, *leads(p)]),
    "thread": ("student", lambda p: [p.headline, p.promise.lead, p.promise.text, *leads(p)]),
    "set": ("student", lambda p: [
        words for sheet in p.together for words in (sheet.kicker, sheet.sentence, p.promise.text, *leads(sheet), p.report)]),
}  # fmt: skip


def leads(poster) -> list[Words]:
    return [step.lead for step in poster.steps]


def asked(poster: Poster) -> Words:
    """The loud question as one."""
    first, second = poster.loud.words
    return poster.loud.before + plain(" ") + first + plain(" ") + second


@pytest.mark.parametrize(("design", "tongue"), [*product(ORDER, TONGUES)])
def test_a_poster_is_heard_in_the_order_in_which_it_is_meant(design, tongue):
    audience, wanted = ORDER[design]
    order = ordered("online-enticement", audience, tongue, design=design)
    heard = [text for text, _ in read(orders.fill(order, LIBRARY))]
    [poster] = said(order)
    told = [words.plain for words in wanted(poster)]
    assert [text for text in heard if text in told] == told


# --- letters that are drawn twice ---


def question(document: Document) -> Element:
    return next(element for element in document.pages[0].elements if element.role == "H1")


def clipped(document: Document) -> list[Clipped]:
    return [mark for mark in document.pages[0].marks() if isinstance(mark, Clipped)]


def test_letters_that_a_disc_touches_are_drawn_once_more_and_heard_once(printed: Printed):
    piece = printed(ordered("online-enticement", "student"))
    [again] = clipped(piece.document)
    lines = [*own_lines(question(piece.document))]
    assert [(line.text, line.x, line.y) for line in again.lines] == [(line.text, line.x, line.y) for line in lines]
    assert {line.color for line in again.lines}.isdisjoint(line.color for line in lines)
    [holder] = [element for element in piece.document.pages[0].elements if again in element.content]
    assert (holder.role, holder.text) == ("Artifact", "")
    for text in (poppler_text(piece.path, 1), pdfium_text(piece.path, 1), mupdf_text(piece.path, 1)):
        assert squeezed(text).count("close?") == 1


def test_light_ink_has_an_outline_in_the_discs_place_and_letters_in_one_colour():
    document = orders.fill(ordered("online-enticement", "student", ink="light"), LIBRARY)
    assert clipped(document) == []
    outlined = [mark for mark in document.pages[0].marks() if isinstance(mark, Shape) and mark.kind == "ground" and mark.stroke]
    assert {mark.weight for mark in outlined} == {2}
    assert len({line.color for line in own_lines(question(document))}) == 1


@pytest.mark.parametrize("language", ["en", "es", "en+es"])
def test_a_disc_touches_the_question_in_every_language(language):
    [again] = clipped(orders.fill(ordered("online-enticement", "student", language), LIBRARY))
    disc = Shape(again.path, "ground").extent
    beyond = [line for line in again.lines if line.x < disc.x < line.box.right]
    assert len(beyond) >= 2


# --- a bubble over three sheets ---


def bubble(page) -> Shape:
    """The one bubble, as a sheet has it."""
    return next(mark for mark in page.marks() if isinstance(mark, Shape) and mark.kind == "ground" and mark.stroke)


@pytest.mark.parametrize(
    ("paper", "language", "ink"), [("letter", "en", "full"), ("a3", "es", "light"), ("legal", "en+es", "full")]
)
def test_one_bubble_runs_over_three_sheets_and_its_edges_meet(paper, language, ink):
    pages = orders.fill(ordered("sextortion", "student", language, paper=paper, ink=ink, design="set"), LIBRARY).pages
    first, *others = (bubble(page) for page in pages)
    assert [page.label for page in pages] == ["1/3", "2/3", "3/3"]
    assert first.extent.x > 0
    assert first.body.right < 3 * pages[0].width
    for nth, other in enumerate(others, 1):
        there = other.moved(nth * pages[0].width, 0)
        assert np.allclose([*step_points(there)], [*step_points(first)], atol=0.01)


def step_points(shape: Shape) -> Iterator[float]:
    return (value for step in shape.path for value in step.at)


# --- two topics are two pictures ---


def thumbnail(piece: Piece) -> np.ndarray:
    small = Image.fromarray(picture_of(piece.path, 1, 40)).resize((60, 78), Image.Resampling.BOX)
    return np.asarray(small, float).ravel()


@pytest.mark.parametrize(("audience", "design"), [
    ("friend", "say"), ("family", "start"), ("student", ""), ("student", "thread"), ("student", "set"),
])  # fmt: skip
def test_on_a_copier_two_topics_are_not_one_picture(audience, design, printed: Printed):
    lines = imprint(school="Lincoln High School", counselor="Ms. Rivera", phone="206-555-0100")
    one, other = (thumbnail(printed(ordered(topic, audience, design=design, imprint=lines))) for topic in TOPICS)
    assert np.corrcoef(one, other)[0, 1] <= 0.5
