"""A poster of somebody's own words may have fewer groups and other numbers of points than ours; no page clashes for it."""

import pytest
from conftest import LIBRARY
from msgspec.structs import replace

from handbill.layouts.look import theme
from handbill.layouts.poster import lay
from handbill.layouts.posters.sheet import Sheet
from handbill.layouts.voice import Voice
from handbill.orders import checks, orders
from handbill.orders.order import Order
from handbill.page.imprint import Room, imprint
from handbill.page.stock import paper
from handbill.words.pieces import Poster

OURS = {(topic, name): LIBRARY.pieces("poster", topic, "es")[name]
        for topic in ("sextortion", "online-enticement") for name in ("student", "friend", "family")}  # fmt: skip


def laid(poster: Poster, design: str, paper_name: str = "letter"):
    """A poster of those words, after a look whether it is fit to print."""
    size = paper(paper_name, "poster")
    voice = Voice(poster, LIBRARY.phrases("es"), "")
    document = lay(Sheet((voice,), theme("sun", "full", "accent"), Room(), "2026-01-01", size.width, size.height, design))
    checks.check(document)
    return document


def of_size(poster: Poster, group: str, count: int) -> Poster:
    told = getattr(poster, group)
    return replace(poster, **{group: replace(told, points=(told.points * 3)[:count])})


@pytest.mark.parametrize("said", [True, False])
@pytest.mark.parametrize("count", [2, 3, 4, 5])
def test_a_familys_sheet_takes_any_number_of_signs_with_sayings_or_without(count, said):
    family = of_size(OURS["sextortion", "family"], "signs", count)
    laid(family if said else replace(family, say=None), "start")


@pytest.mark.parametrize("count", [2, 3, 4])
def test_a_friends_sheet_takes_any_number_of_sayings_and_needs_no_list_of_what_to_leave_alone(count):
    laid(replace(of_size(OURS["sextortion", "friend"], "say", count), never=None), "say")


@pytest.mark.parametrize("design", ["bubble", "thread"])
@pytest.mark.parametrize("poster", OURS.values(), ids=[" ".join(names) for names in OURS])
def test_a_poster_without_a_kicker_shows_its_headline(poster, design):
    laid(replace(poster, kicker=None), design, "tabloid")


@pytest.mark.parametrize(("topic", "audience", "language", "design"), [
    ("online-enticement", "friend", "en", "say"),
    ("sextortion", "student", "es", "sign"),
])  # fmt: skip
def test_lines_to_write_on_leave_room_for_letters_that_reach_below_their_line(topic, audience, language, design):
    orders.fill(Order("poster", topic, audience, language, design=design, imprint=imprint(blank=True)), LIBRARY)
