"""What is asked for: names in any case, choices of which there are few, the name of the file."""

import pytest
from msgspec.structs import replace

from handbill.orders.order import Order, spelled, tagged
from handbill.page.imprint import Imprint

CARD = Order("card", "sextortion", "student")


@pytest.mark.parametrize(
    ("typed", "tag"),
    [("EN", "en"), ("es-us", "es-US"), ("ZH-HANS", "zh-Hans"), ("zh-hant-tw", "zh-Hant-TW"), ("EN+Es", "en+es"), (" haw ", "haw"),
     ("es-419", "es-419")],
)  # fmt: skip
def test_a_language_is_written_as_tags_are(typed, tag):
    assert tagged(typed) == tag


def test_a_name_is_written_in_small_letters():
    assert spelled(" Grades-9-12 ") == "grades-9-12"


@pytest.mark.parametrize(
    ("order", "name"),
    [
        (CARD, "sextortion-card-student-en-avery-5371.pdf"),
        (replace(CARD, flip="short", ink="light"), "sextortion-card-student-en-avery-5371-light-short-edge.pdf"),
        (replace(CARD, kind="poster", flip="short", paper="a4"), "sextortion-poster-student-en-a4.pdf"),
        (replace(CARD, kind="poster", design="thread", tabs=True), "sextortion-poster-student-en-letter-thread-tabs.pdf"),
        (replace(CARD, form=True).opened(), "sextortion-card-student-en-avery-5371-form.pdf"),
        (replace(CARD, language="en+es", imprint=Imprint(blank=True)), "sextortion-card-student-en+es-avery-5371-blank.pdf"),
    ],
)
def test_a_file_is_called_after_every_choice_that_is_not_the_usual(order, name):
    assert order.name == name


def test_a_choice_of_which_there_is_none_names_those_that_there_are():
    told = [str(problem) for problem in replace(CARD, kind="leaflet", ink="lite", flip="up").amiss()]
    assert told == [
        "there is no piece “leaflet”. Known: poster, guide, card.",
        "there is no ink “lite”. Did you mean “light”?",
        "there is no flip “up”. Known: long, short.",
    ]
    assert not [*CARD.amiss()]


def test_only_posters_have_designs_and_tabs():
    told = [str(*order.amiss()) for order in (replace(CARD, design="thread"), replace(CARD, kind="guide", tabs=True))]
    assert told == [
        "a card cannot have the design “thread”. Only posters can.",
        "a guide cannot have tabs to tear off. Only posters can.",
    ]


def test_a_form_has_no_lines_of_a_school():
    lines = Imprint(school="Cedar Hollow", phone="206-555-0100")
    [told] = replace(CARD, form=True, imprint=lines).amiss()
    assert "it leaves every line open. Leave out --school, --phone, or leave out --form." in str(told)
    assert replace(CARD, form=True).opened().imprint.blank
    assert CARD.opened() == CARD
