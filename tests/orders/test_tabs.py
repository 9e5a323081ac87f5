"""Tabs that take the room that a poster's words need."""

import pytest
from msgspec.structs import replace

from handbill.layouts import poster
from handbill.orders import orders
from handbill.orders.order import Order
from handbill.problems import Overfull, Problem
from handbill.words.library import Library

LIBRARY = Library()
POSTER = Order("poster", "sextortion", "student", paper="tabloid", design="bubble")


@pytest.fixture
def roomy(monkeypatch) -> set[str]:
    """The designs that have room for tabs, or for their words at all."""
    there: set[str] = set()
    lay = poster.lay

    def laid(sheet: poster.Sheet) -> object:
        if sheet.design not in there and (sheet.tabs or "nothing" in there):
            raise Overfull(Problem("the words are too long"))
        return lay(replace(sheet, tabs=False))

    monkeypatch.setattr(poster, "lay", laid)
    return there


def test_the_designs_that_have_room_are_named(roomy):
    roomy.add("verbs")
    with pytest.raises(
        Overfull, match=r"“bubble” has no room for tabs on this paper. Designs with room: verbs. Or leave out --tabs"
    ):
        orders.fill(replace(POSTER, tabs=True), LIBRARY)
    assert orders.fill(replace(POSTER, design="verbs", tabs=True), LIBRARY).pages


def test_where_none_has_room_a_larger_paper_is_the_way_out(roomy):
    with pytest.raises(
        Overfull, match=r"“bubble” has no room for tabs on this paper. Leave out --tabs, or print on a larger paper."
    ):
        orders.fill(replace(POSTER, tabs=True), LIBRARY)


def test_words_that_are_too_long_without_tabs_are_told_as_such(roomy):
    roomy.add("nothing")
    for tabs in (True, False):
        with pytest.raises(Overfull, match="the words are too long"):
            orders.fill(replace(POSTER, tabs=tabs), LIBRARY)
