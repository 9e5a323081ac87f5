"""What a poster says fits the sizes in which it is read from a distance, whichever design it is printed in."""

import re
from collections.abc import Iterable, Iterator

import pytest
from conftest import LIBRARY
from designs import pages, possible
from reading_level import EVERY, count, level, measure, shortened

from handbill.layouts.designs import DESIGNS
from handbill.words.library import OURS
from handbill.words.loading import load, texts_at
from handbill.words.markup import Words
from handbill.words.pieces import Pair, Poster
from handbill.words.types import words_in

KICKER, STRIPE, TRUE, POINT, SENTENCE = 36, 70, 28, 40, 28  # characters of one line, of a sheet's sentence two
EXPLANATION, NOTE = 64, 85  # characters of two lines
ON_A_POSTER = 110  # words
SPELLED_OUT = {
    "en": "National Center for Missing & Exploited Children (NCMEC)",
    "es": "Centro Nacional para Menores Desaparecidos y Explotados (NCMEC)",
}
NAMELESS = {"en": "no name needed|don’t have to give your name", "es": "sin (dar )?[ts]u nombre|no tienes? que dar [ts]u nombre"}

POSTERS = {name: EVERY[name] for name in EVERY if EVERY[name][0].kind == "poster"}
DESIGNED = {
    f"{name}-{design}": (order, poster, design) for name, (order, poster) in POSTERS.items() for design in possible(poster)
}

each_poster = pytest.mark.parametrize(("order", "poster"), POSTERS.values(), ids=POSTERS)
in_ours = pytest.mark.parametrize(
    ("order", "poster"), [pytest.param(*POSTERS[name], id=name) for name in POSTERS if POSTERS[name][0].language in SPELLED_OUT]
)
each_design = pytest.mark.parametrize(("order", "poster", "design"), DESIGNED.values(), ids=DESIGNED)


def explained(poster: Poster) -> Iterator[Pair]:
    """Every step of a poster, on whatever sheet."""
    yield from poster.steps
    for sheet in poster.together or ():
        yield from sheet.steps


def longer(texts: Iterable[Words], most: int) -> list[str]:
    """The texts with more characters than that, and how many they have."""
    return [f"{len(words.plain)}: {words.plain}" for words in texts if len(words.plain) > most]


# --- there is something to print ---


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_design_has_words_in_each_language(language):
    said = {design for order, _, design in DESIGNED.values() if order.language == language}
    assert {*DESIGNS} == said


@pytest.mark.parametrize("topic", LIBRARY.topics())
def test_the_usual_design_of_an_audience_has_its_words(topic):
    told = {audience: DESIGNS[design].needs for audience, design in LIBRARY.topic(topic).designs.items()}
    posters = {audience: LIBRARY.pieces("poster", topic, "en")[audience] for audience in told}
    assert [audience for audience, needs in told.items() for group in needs if not getattr(posters[audience], group)] == []


@each_poster
def test_every_poster_has_its_question_in_fewer_words(order, poster):
    assert poster.kicker is not None
    assert len(poster.kicker.plain) <= min(KICKER, len(poster.headline.plain))


# --- it is short ---


@each_design
def test_a_poster_is_read_while_walking_past(order, poster, design):
    if measure(order.language):
        counts = [count(shortened(words_in(page))) for page in pages(design, poster)]
        assert max(counts) <= ON_A_POSTER


@each_design
def test_what_a_design_says_to_students_is_easy_to_read_by_itself(order, poster, design):
    by = measure(order.language)
    if by and order.audience in ("student", "friend"):
        levels = [level(shortened(words_in(page)), by) for page in pages(design, poster)]
        assert [found for found in levels if not by.holds(found, by.easy)] == []


@each_poster
def test_an_explanation_is_two_lines_at_most(order, poster):
    assert longer((step.text for step in explained(poster)), EXPLANATION) == []


@each_poster
def test_what_stands_beside_a_number_is_two_lines_at_most(order, poster):
    assert longer((route.text for route in poster.routes), NOTE) == []


@each_poster
def test_what_is_meant_to_fill_a_line_fits_one(order, poster):
    sheets = poster.together or ()
    assert longer((stripe.text for stripe in poster.verbs.stripes) if poster.verbs else (), STRIPE) == []
    assert longer((row.text for row in poster.truths.rows) if poster.truths else (), TRUE) == []
    assert longer(poster.checks.points if poster.checks else (), POINT) == []
    assert longer((sheet.kicker for sheet in sheets), KICKER) == []
    assert longer((sheet.sentence for sheet in sheets), SENTENCE) == []


# --- what must not be lost for shortness ---


@in_ours
def test_ncmec_is_spelled_out_once_beside_a_number(order, poster):
    """Nobody knows the letters, and the name is long. A sign has numbers of its own."""
    name = SPELLED_OUT[order.language]
    assert sum(words.plain.count(name) for words in words_in(poster)) == (2 if poster.sign else 1)
    assert not poster.sign or sum(route.name.plain.count(name) for route in poster.sign.routes) == 1
    assert sum(route.text.plain.count(name) for route in poster.routes) == 1


@pytest.mark.parametrize("path", sorted(OURS.glob("*/*/poster.yaml")), ids=lambda path: "-".join(path.parts[-3:-1]))
def test_take_it_down_is_for_pictures_of_those_under_age_on_apps_that_take_part(path):
    leads = [*texts_at(load(path), "audiences", "*", "routes", "*", "lead")]
    notes = [*texts_at(load(path), "audiences", "*", "routes", "*", "text")]
    theirs = [note for lead, note in zip(leads, notes, strict=True) if "take-it-down" in lead]
    assert len(theirs) == ("sextortion" in path.parts)
    for note in theirs:
        assert "{contact:take-it-down.age}" in note
        assert re.search(r"apps (that take part|que participan)", note)


@in_ours
def test_a_poster_says_that_nobody_is_asked_for_a_name(order, poster):
    """Whoever is frightened fears the form."""
    assert re.search(NAMELESS[order.language], poster.report.plain, re.IGNORECASE)


# --- who is speaking ---


@each_poster
def test_what_others_may_say_stands_in_quotes_and_what_is_true_does_not(order, poster):
    for row in poster.truths.rows if poster.truths else ():
        assert re.fullmatch(r"“[^“”]+”\.?", row.lead.plain)
        assert not re.search("[“”]", row.text.plain)


@in_ours
def test_a_question_that_fills_the_sheet_is_one_question(order, poster):
    if poster.loud:
        asked = " ".join(words.plain for words in words_in(poster.loud))
        assert re.fullmatch({"en": r"[^¿?.!]+\?", "es": r"¿[^¿?.!]+\?"}[order.language], asked)


@in_ours
def test_every_question_in_spanish_is_opened(order, poster):
    if order.language == "es":
        said = " ".join(words.plain for words in words_in(poster))
        assert "".join(re.findall("[¿?]", said)) == "¿?" * said.count("?")


def test_the_same_sheet_of_a_set_is_for_the_same_reader_in_each_topic():
    """A school that hangs both sees who is meant: who is targeted, a friend, an adult."""
    for language in SPELLED_OUT:
        sets = [poster.together for order, poster in POSTERS.values() if order.language == language and poster.together]
        assert len({sheets[-1].kicker.plain for sheets in sets}) == 1
        for nth, audience in enumerate(("student", "friend")):
            theirs = {order.topic: poster.kicker.plain for order, poster in POSTERS.values()
                      if (order.audience, order.language) == (audience, language)}  # fmt: skip
            assert {sheets[nth].kicker.plain for sheets in sets} == {*theirs.values()}
