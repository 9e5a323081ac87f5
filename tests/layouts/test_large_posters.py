"""Posters for a plotter or a print shop: every design, drawn large, with white edges where a roll would be clipped."""

import pytest
from conftest import LIBRARY, SCHOOL
from designs import readers
from msgspec.structs import replace

from handbill.layouts.designs import DESIGNS, LARGE
from handbill.orders import orders
from handbill.orders.order import Order
from handbill.page.geometry import around
from handbill.page.imprint import imprint
from handbill.page.marks import Code, Line, Shape
from handbill.page.stock import tables
from handbill.problems import Unusable
from handbill.words.codes import REPORT_URL

PAPERS = tables().papers
FULL = imprint(**SCHOOL)
SIZES = {"12x18": (12, 18), "18x24": (18, 24), "24x36": (24, 36), "a2": (420 / 25.4, 594 / 25.4), "a1": (594 / 25.4, 841 / 25.4)}
PROSE = Order("poster", "sextortion", "student")


def test_a_paper_is_as_large_as_its_name_says():
    assert {*SIZES} == {*LARGE}
    for name, inches in SIZES.items():
        assert (PAPERS[name].width, PAPERS[name].height) == pytest.approx([72 * side for side in inches], abs=0.01)


@pytest.mark.parametrize("paper", ["18x24", "24x36"])
@pytest.mark.parametrize("design", DESIGNS)
def test_every_design_has_room_for_all_that_a_school_says_in_each_language_and_in_two(design, paper):
    for language in ("en", "es", "en+es"):
        order = replace(readers(design), paper=paper, language=language, imprint=FULL)
        if (design, paper, language) == ("truth", "18x24", "en+es"):
            with pytest.raises(Unusable, match="“truth” has no room for two languages on this paper"):
                orders.fill(order, LIBRARY)
            continue
        for page in orders.fill(order, LIBRARY).pages:
            assert (page.width, page.height) == (PAPERS[paper].width, PAPERS[paper].height)


@pytest.mark.parametrize("paper", LARGE)
def test_a_large_poster_is_a_smaller_one_drawn_larger(paper):
    large, small = orders.lay(replace(PROSE, paper=paper), LIBRARY, FULL.room), orders.lay(PROSE, LIBRARY, FULL.room)
    k = PAPERS[paper].scale
    assert (large.small, large.body) == (k * small.small, k * small.body)
    [page] = large.pages
    [code] = (mark for mark in page.marks() if isinstance(mark, Code) and mark.link == REPORT_URL)
    assert code.box.width >= large.code - 0.01 >= 60 * k * 72 / 25.4 - 0.02
    assert max(line.size for line in page.marks() if isinstance(line, Line)) > 100 * k


@pytest.mark.parametrize("ink", ["full", "light"])
def test_papers_as_wide_as_rolls_have_white_edges_of_half_an_inch(ink):
    for paper in LARGE:
        [page] = orders.fill(replace(PROSE, paper=paper, ink=ink), LIBRARY).pages
        drawn = around([mark.extent if isinstance(mark, Shape) else mark.box for mark in page.marks()])
        edge = 36 if paper in ("18x24", "24x36") else 0
        assert (drawn.x, drawn.y, page.width - drawn.right, page.height - drawn.top) == pytest.approx([edge] * 4, abs=0.01)


def test_tabs_stand_on_none_that_is_drawn_larger_for_they_would_be_no_longer_as_large_as_a_hand():
    assert {paper for design in DESIGNS.values() for paper in design.tabs if PAPERS[paper].scale > 1} == set()
    with pytest.raises(Unusable, match=r"“24x36” has no room for tabs\. Papers for them: letter, "):
        orders.fill(replace(PROSE, paper="24x36", tabs=True), LIBRARY)
