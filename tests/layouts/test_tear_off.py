"""Tabs to tear off: a gap where one was taken, seven tabs with the code and the numbers, one of which is told."""

from itertools import product

import pytest
from conftest import LIBRARY, SCHOOL
from msgspec.structs import replace

from handbill.layouts.designs import DESIGNS, OFFICE
from handbill.orders import checks
from handbill.orders.designs import worded
from handbill.orders.order import Order
from handbill.orders.orders import fill
from handbill.page.document import Document, Page
from handbill.page.geometry import Box
from handbill.page.imprint import imprint
from handbill.page.marks import Code, Line, Shape
from handbill.problems import Unusable

ORDER = Order("poster", "sextortion", "student", design="verbs", tabs=True, imprint=imprint(**SCHOOL))
LEAST = 19 * 72 / 25.4  # points


def page(**choices: object) -> Page:
    [found] = fill(replace(ORDER, **choices), LIBRARY).pages
    return found


def strip(found: Page) -> Box:
    """What lies below the line to tear along."""
    cuts = [mark.box for mark in found.marks() if isinstance(mark, Shape) and mark.kind == "cut"]
    return Box(0, 0, found.width, max(box.top for box in cuts))


def tabs(found: Page) -> list[Box]:
    """From cut to cut."""
    below = strip(found)
    cuts = sorted(mark.box.x for mark in found.marks() if isinstance(mark, Shape) and mark.kind == "cut" and not mark.box.width)
    return [Box(left, 0, right - left, below.height) for left, right in zip([0.0, *cuts], cuts, strict=False)]


def within(found: Page, box: Box) -> list[Code | Line]:
    return [mark for mark in found.marks() if isinstance(mark, Code | Line) and box.holds(mark.box)]


def told(found: Page) -> list[str]:
    """What a listener hears of the strip, from its heading on."""
    heard = [(element.alt or element.text) for element in found.elements if element.role != "Artifact"]
    start = next(nth for nth, words in enumerate(heard) if words.startswith(("Tear one off", "Para arrancar")))
    return heard[start:]


@pytest.mark.parametrize("paper", OFFICE)
def test_the_first_of_eight_is_taken_and_each_other_has_the_code_and_the_numbers(paper):
    found = page(paper=paper)
    first, *others = tabs(found)
    assert (len(others), within(found, first)) == (7, [])
    for tab in others:
        [code] = (mark for mark in within(found, tab) if isinstance(mark, Code))
        said = [mark.text.strip() for mark in within(found, tab) if isinstance(mark, Line)]
        assert tab.holds(code.quiet)
        assert code.box.width >= LEAST - 0.01
        assert said == ["report.", "cybertip.org", "1-800-843-5678", "Call or text", "988"] or said[2:] == [
            "1-800-843-5678", "Call or text 988"
        ]  # fmt: skip


def test_a_listener_hears_one_tab_and_how_many_more_there_are():
    heard = told(page())
    assert heard[0] == "Tear one off, for you or for a friend."
    assert heard[1].startswith("QR code that leads to report.cybertip.org")
    assert heard[2:5] == ["report.cybertip.org", "1-800-843-5678", "Call or text 988"]
    assert heard[5:] == ["6 more tabs to tear off, which say the same."]


def test_in_two_languages_tabs_have_the_numbers_that_both_share():
    assert told(page(language="en+es", paper="legal"))[3:5] == ["1-800-843-5678", "988"]
    assert told(page(language="es"))[3:5] == ["1-800-843-5678", "988, oprime el 2"]


def test_only_who_can_be_called_is_named_where_tabs_leave_little_room():
    pages = [page(paper=paper) for paper in ("letter", "legal")]
    letter, legal = (" ".join(mark.text for mark in found.marks() if isinstance(mark, Line)) for found in pages)
    assert "takeitdown.ncmec.org" not in letter
    assert "takeitdown.ncmec.org" in legal
    assert "1-800-843-5678" in letter


def test_nothing_but_the_tabs_stands_below_the_line_to_tear_along():
    found = page()
    below = strip(found)
    lines = [mark for mark in found.marks() if isinstance(mark, Line | Code) and mark.box.y < below.top]
    assert all(any(tab.holds(mark.box) for tab in tabs(found)) for mark in lines)


@pytest.mark.parametrize("design", [name for name in DESIGNS if "letter" in DESIGNS[name].tabs])
def test_the_code_that_is_scanned_from_afar_stays_as_large_above_tabs(design):
    document = fill(replace(ORDER, design=design), LIBRARY)
    assert max(mark.box.width for mark in document.pages[0].marks() if isinstance(mark, Code)) >= document.code


def _with_codes(width: float, *, small: bool) -> Document:
    document = fill(ORDER, LIBRARY)
    [found] = document.pages
    code = next(mark for mark in found.marks() if isinstance(mark, Code))
    one = replace(code, box=Box(300, 300, width, width), small=small)
    figure = next(element for element in found.elements if element.role == "Figure")
    return replace(document, pages=(replace(found, elements=(replace(figure, content=(one,)),)),))


def test_a_code_in_the_hand_may_be_as_small_as_nineteen_millimetres_and_no_other_may():
    checks.check(_with_codes(LEAST, small=True))
    for width, small in ((LEAST - 1, True), (LEAST, False)):
        with pytest.raises(Unusable, match=r"a code is 5. pt wide"):
            checks.check(_with_codes(width, small=small))


def test_tabs_without_room_in_two_languages_are_told_with_the_designs_that_have_it():
    with pytest.raises(Unusable, match=r"“bubble” has no room for tabs on this paper. Designs with room: verbs."):
        fill(replace(ORDER, design="bubble", language="en+es"), LIBRARY)


@pytest.mark.parametrize("design", ["bubble", "verbs", "truth", "checklist"])
def test_every_paper_of_the_table_has_room_for_tabs(design):
    for topic, tongue in product(("sextortion", "online-enticement"), ("en", "es")):
        poster = LIBRARY.pieces("poster", topic, tongue)["student"]
        for paper in DESIGNS[design].tabs if design in worded([poster]) else ():
            assert fill(replace(ORDER, topic=topic, design=design, paper=paper, language=tongue), LIBRARY).pages
