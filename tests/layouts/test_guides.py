"""A guide is led from, standing: what is asked is large, and what to do if somebody tells is found at once."""

from collections.abc import Iterator

from conftest import LIBRARY, of
from guides import each, guide_of, laid, lines, on_each_paper, question_pages, said
from proofing import squeezed

from handbill.page.document import Document, Page
from handbill.page.geometry import Box
from handbill.page.marks import Shape
from handbill.words.types import words_in

MOST_PAGES, MOST_RULES = 14, 3
ASKED, READ, SAID = 28, 11, 12  # points: a question, what is read while standing, what to listen for and to say
LEAST_REACHED = 0.55  # by what stands on a page, of the height between its head and its foot


@on_each_paper
@each
def test_a_guide_takes_at_most_fourteen_pages(topic, audience, language, paper):
    assert len(laid(topic, audience, language, paper).pages) <= MOST_PAGES


@of("guide", booklets=False)
def test_a_page_has_at_most_three_rules_and_only_where_somebody_writes(piece):
    """Or one below the heads of a table; a cover may have more to fill in by hand."""
    alts = {LIBRARY.phrases(tongue).blank_lines for tongue in piece.order.languages}
    for page in piece.document.pages[1:]:
        ruled = [mark for mark in page.marks() if isinstance(mark, Shape) and mark.kind == "rule"]
        written = [e for top in page.elements for e in top.walk() if e.alt in alts]
        tables = [element for element in page.elements if element.role == "Table"]
        assert len(ruled) <= MOST_RULES
        assert len(ruled) == sum(len(element.content) for element in written) + len(tables)


@each
def test_after_the_cover_comes_something_to_do_then_how_to_use_it_then_the_plan(topic, audience, language):
    guide, first = guide_of(topic, audience, language), said(laid(topic, audience, language).pages[1])
    told = (guide.before.heading, *(point.lead for point in guide.before.points), guide.use.heading, guide.use.plan_heading)
    places = [first.index(squeezed(words.plain)) for words in told]
    assert places == sorted(places)


@on_each_paper
@each
def test_what_is_read_is_large_enough_to_be_read_standing(topic, audience, language, paper):
    """All but labels, sources, the foot and what is to be copied."""
    guide, document = guide_of(topic, audience, language), laid(topic, audience, language, paper)
    prose = (guide.use.text, guide.before.points, guide.rules.points, guide.facts.points, guide.scenario.story, guide.told.do)
    wanted = [squeezed(words.plain) for words in words_in(prose)]
    found = {}
    for page in document.pages[1:]:
        for element in (e for top in page.elements for e in top.walk() if e.role == "P"):
            found.setdefault(squeezed(element.text), min(line.size for line in lines(element)))
    sizes = [size for words, size in found.items() if any(words.endswith(one) for one in wanted)]
    assert len(sizes) >= len(wanted) * 0.7
    assert min(sizes) >= READ


@on_each_paper
@each
def test_a_question_stands_on_a_page_of_its_own_at_twenty_eight_points(topic, audience, language, paper):
    guide, document = guide_of(topic, audience, language), laid(topic, audience, language, paper)
    pages = question_pages(document, guide)
    assert len({id(page) for _, page in pages}) == len(pages)
    for question, page in pages:
        [asked] = [element for element in page.elements if squeezed(element.text) == squeezed(question.ask.plain)]
        assert min(line.size for line in lines(asked)) >= ASKED
        assert min(line.size for element in page.elements if element.role == "L" for line in lines(element)) >= SAID


@each
def test_others_words_stand_in_dashed_slips_and_the_helpers_in_bubbles_with_a_tail(topic, audience, language):
    guide, document = guide_of(topic, audience, language), laid(topic, audience, language)
    for question, page in question_pages(document, guide):
        panels = [mark for mark in page.marks() if isinstance(mark, Shape) and mark.kind == "panel"]
        slips = [panel for panel in panels if panel.dash]
        tailed = [panel for panel in panels if panel.extent.y < panel.box.y - 5]
        assert len(slips) == len(question.listen)
        assert len([bubble for bubble in tailed if bubble.box.width > 60]) == 1 + len(question.say) + 1  # asked, said, empty
        assert not [panel for panel in slips if panel in tailed]


@of("guide", booklets=False)
def test_the_tab_bleeds_off_the_same_place_of_every_page_on_the_right(piece):
    """But of the page to copy; on the page that it leads to it is dark."""
    document, voices = piece.document, piece.voices
    tabs = {number: found for number, page in enumerate(document.pages, 1) if (found := _tab(page))}
    bare = {*_pages_with(document, [voice.handout.note.plain for voice in voices])}
    covers = {number for number, page in enumerate(document.pages, 1) if any(e.role == "H1" for e in page.elements)}
    told = {*_pages_with(document, [f"{voice.told.heading.plain}{voice.told.text.plain}" for voice in voices])}
    assert {*tabs} == {number for number in range(1, len(document.pages) + 1) if number % 2} - bare - covers
    assert len({box for box, _ in tabs.values()}) == len(voices)
    assert all(box.right > page.width for page in document.pages for box, _ in tabs.values())
    assert len(told) == len(voices)
    assert told <= {*tabs}
    assert len({fill for number, (_, fill) in tabs.items() if number not in told}) == 1


def _pages_with(document: Document, words: list[str]) -> Iterator[int]:
    """The numbers of the pages that say any of that."""
    return (number for number, page in enumerate(document.pages, 1) if any(squeezed(one) in said(page) for one in words))


def _tab(page: Page) -> tuple[Box, str] | None:
    """Where the shape below the words that read upward stands, and its colour."""
    turned = [line for line in lines(page) if line.turned]
    if not turned:
        return None
    grounds = (mark for mark in page.marks() if isinstance(mark, Shape) and mark.kind == "ground")
    [tab] = [mark for mark in grounds if mark.box.holds(turned[0].box) and mark.box.width < 100]
    return tab.box, tab.fill


@of("guide")
def test_a_guide_page_is_used_well_down(piece):
    for number, page in enumerate(piece.document.pages[1:], 2):
        body = [mark for element in page.elements[:-1] for mark in element.marks()]  # the last element is foot and tab
        lowest = min(mark.box.y for mark in body if not isinstance(mark, Shape) or mark.kind == "panel")
        assert (page.height - 40 - lowest) / (page.height - 100) >= LEAST_REACHED, number
