"""A reader who looks for a source finds it: it is a page with a title of its own, and not a whole site."""

import re

import pytest
from conftest import LIBRARY

A_PAGE = re.compile(r"https://[^/]+/.*\w")


@pytest.mark.parametrize("id_", LIBRARY.sources)
def test_a_source_is_a_page(id_):
    assert A_PAGE.match(LIBRARY.sources[id_].url)


def test_no_page_is_two_sources():
    addresses = [source.url for source in LIBRARY.sources.values()]
    assert [address for address in addresses if addresses.count(address) > 1] == []


@pytest.mark.parametrize("id_", LIBRARY.figures)
def test_a_figure_that_was_read_second_hand_names_who_reported_it(id_):
    source = LIBRARY.sources[LIBRARY.figures[id_].source]
    assert (" as reported by " in source.publisher) == (source.sure == "second-hand")
