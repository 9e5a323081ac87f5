"""Which design a poster has: as it was asked for, or as its topic, its words and its paper have it."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from handbill.layouts.designs import DESIGNS
from handbill.orders import orders
from handbill.orders.designs import chosen, printed, spoken, usual, worded
from handbill.orders.order import Order
from handbill.problems import Unusable
from handbill.words.library import OURS, Library

LIBRARY = Library()
POSTER = Order("poster", "sextortion", "student")
NO_WORDS = "sextortion has no words for “start” for “student”"


def posters(order: Order, library: Library = LIBRARY) -> list:
    return [library.pieces("poster", order.topic, tongue)[order.audience] for tongue in order.languages]


def design(order: Order, library: Library = LIBRARY) -> str:
    return chosen(order, posters(order, library), library)


def naming(folder: Path, designs: str) -> Library:
    """Our words, of which sextortion names these designs."""
    (folder / "topics.yaml").write_text(f"sextortion: {{accent: sun, designs: {designs}}}\n", encoding="utf-8")
    return Library((folder, OURS))


def test_a_topic_names_the_usual_design_of_its_readers(tmp_path):
    assert design(POSTER, naming(tmp_path, "{student: thread, friend: bubble}")) == "thread"


def test_else_what_a_poster_says_tells_it(tmp_path):
    library = naming(tmp_path, "{}")
    asked = [replace(POSTER, audience=audience) for audience in ("student", "friend", "family")]
    assert [design(order, library) for order in asked] == ["bubble", "say", "start"]


def test_a_usual_design_for_which_a_poster_has_no_words_gives_way(tmp_path):
    library = naming(tmp_path, "{student: start}")
    assert design(POSTER, library) == "bubble"


def test_a_usual_design_that_is_not_printed_on_a_paper_gives_way():
    assert design(replace(POSTER, audience="family", paper="stall")) == "bubble"


def test_a_design_of_a_topic_that_is_none_is_told_in_its_place(tmp_path):
    library = naming(tmp_path, "{student: bubbel}")
    with pytest.raises(Unusable, match=r"topics.yaml:1:46: there is no design “bubbel”. Did you mean “bubble”?"):
        usual(POSTER, posters(POSTER), library)


@pytest.mark.parametrize(
    ("order", "told"),
    [
        (replace(POSTER, design="thred"), "there is no design “thred”. Did you mean “thread”?"),
        (replace(POSTER, design="start"), f"{NO_WORDS} in en. It can be had as: bubble, thread"),
        (replace(POSTER, design="start", language="en+es"), f"{NO_WORDS} in en+es. It can be had as: bubble, thread"),
        (replace(POSTER, design="start", paper="stall"), f"{NO_WORDS} in en. It can be had as: bubble"),
        (replace(POSTER, design="thread", paper="stall"), "“thread” is not printed on “stall”. Designs for it: bubble"),
        (replace(POSTER, design="thread", paper="a9"), "a poster is not printed on “a9”. Papers for it: letter, "),
        (replace(POSTER, tabs=True, paper="stall"), "“stall” has no room for tabs. Papers for them: letter, "),
    ],
)  # fmt: skip
def test_what_cannot_be_had_is_told_with_what_can(order, told):
    with pytest.raises(Unusable) as unusable:
        design(order)
    [problem] = map(str, unusable.value.problems)
    assert problem.startswith(told)


def test_tabs_want_a_design_with_room_for_them():
    assert design(replace(POSTER, tabs=True)) == "bubble"
    assert design(replace(POSTER, design="thread", tabs=True, paper="legal")) == "thread"
    with pytest.raises(Unusable, match=r"“thread” has no room for tabs on “letter”. Designs that have: bubble, verbs") as told:
        design(replace(POSTER, design="thread", tabs=True))
    assert "Papers for them: legal, tabloid" in str(told.value)
    with pytest.raises(Unusable, match=r"“set” has no room for tabs on “letter”. Designs that have: bubble, verbs.$"):
        design(replace(POSTER, design="set", tabs=True))


def test_the_usual_design_is_not_named():
    settled = orders.settled(replace(POSTER, design="bubble"), LIBRARY)
    assert settled == POSTER
    assert orders.settled(replace(POSTER, design="thread"), LIBRARY).name == "sextortion-poster-student-en-letter-thread.pdf"


def test_a_design_has_a_language_of_its_own():
    assert (spoken("sign"), spoken("bubble"), spoken("none")) == ("en+es", "en", "en")
    assert orders.tongues("", ["bubble", "sign"]) == ["en", "es"]
    assert orders.tongues("en+es", ["sign"]) == ["en", "es"]
    assert orders.tongues("es", ["sign"]) == ["es"]


def test_a_poster_is_printed_on_the_papers_of_its_designs():
    said = posters(POSTER)
    assert {"bubble", "thread"} <= set(worded(said))
    assert "start" not in worded(said)
    assert set(printed("stall", said)) == {name for name in worded(said) if "stall" in DESIGNS[name].papers}
    assert [*printed("a9", said)] == []


def kit(*wanted: str, language: str = "") -> list[tuple[str, str, str]]:
    asked = Order("poster", "", "", language)
    found = orders.kit(asked, LIBRARY, ["sextortion"], ["poster", "card"], wanted)
    return [(order.audience, order.design, order.language) for order in found if order.kind == "poster"]


def test_a_kit_without_designs_has_the_usual_ones():
    assert kit() == [("student", "", "en"), ("friend", "", "en"), ("family", "", "en")]
    assert kit(language="es") == [("student", "", "es"), ("friend", "", "es"), ("family", "", "es")]


def test_a_kit_has_a_poster_in_each_design_that_it_can_be_had_in_or_else_in_its_usual_one():
    assert kit("start") == [("student", "", "en"), ("friend", "", "en"), ("family", "", "en")]
    told = kit("bubble", "thread", "start")
    assert [name for audience, name, _ in told if audience == "student"] == ["", "thread"]
    assert [name for audience, name, _ in told if audience == "family"] == ["bubble", "thread", ""]
