"""A page that is scaled says the same, each measure as many times as large."""

import pytest
from conftest import LIBRARY

from handbill.orders.order import Order
from handbill.orders.orders import lay
from handbill.page.document import Place
from handbill.page.imprint import imprint
from handbill.page.marks import Line

ORDERS = [
    Order("poster", "sextortion", "student", imprint=imprint(school="Cedar Hollow High School", phone="206-555-0142")),
    Order("card", "sextortion", "staff"),
    Order("guide", "sextortion", "grades-9-12", imprint=imprint(blank=True)),
]


@pytest.mark.parametrize("order", ORDERS, ids=lambda order: order.kind)
def test_a_page_is_as_many_times_as_large_as_it_was(order):
    for page in lay(order, LIBRARY, order.imprint.room).pages:
        large = page.scaled(2.5)
        assert (large.width, large.height) == (2.5 * page.width, 2.5 * page.height)
        for mark, other in zip(page.marks(), large.marks(), strict=True):
            assert type(mark) is type(other)
            assert [2.5 * side for side in sides(mark)] == pytest.approx(sides(other))
            if isinstance(mark, Line):
                assert (other.text, other.size) == (mark.text, pytest.approx(2.5 * mark.size))
        for place, other in zip(places(page), places(large), strict=True):
            assert (other.least, other.fields) == (2.5 * place.least, place.fields)
            assert [2.5 * side for side in sides(place)] == pytest.approx(sides(other))


def sides(mark):
    return mark.box.x, mark.box.y, mark.box.width, mark.box.height


def places(page):
    return [element.place for top in page.elements for element in top.walk() if isinstance(element.place, Place)]
