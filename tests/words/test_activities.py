"""What there is to do at each question: it fits the minutes, nobody is asked about themselves, nobody needs a phone."""

import re

import pytest
from conftest import LIBRARY
from guides import each, guide_of

# In an activity nobody is spoken to, but by the words that are read out.
SPOKEN_TO = {"en": r"\b(you|yours?|yourself)\b", "es": r"\b(tú|te|ti|tuy[oa]s?|tus?|contigo|usted(es)?)\b"}
ABOUT_ONESELF = {"en": r"\b(themselves|their own|ever)\b", "es": r"\b(sí mism[oa]s?|propi[oa]s?|alguna vez)\b"}
SCREENS = {"en": r"\b(phones|screens?|devices?)\b", "es": r"\b(teléfonos|celular(es)?|pantallas?|dispositivos?)\b"}
QUOTED = re.compile("“[^”]*”")
SENTENCES = 5  # the most of an activity, what is read out aside


@each
def test_every_question_has_an_activity_that_fits_its_minutes(topic, audience, language):
    for question in guide_of(topic, audience, language).questions.questions:
        [minutes] = re.findall(r"\d+", question.activity.lead.plain)
        assert 1 <= int(minutes) < question.minutes
        assert len(re.findall(r"[.?!…]”?(?= |$)", QUOTED.sub("“”", question.activity.text.plain))) <= SENTENCES


@each
def test_the_minutes_of_the_plan_are_those_on_the_cover_and_hold_the_questions(topic, audience, language):
    guide = guide_of(topic, audience, language)
    total = sum(row.minutes for row in guide.use.plan)
    assert re.findall(r"\d+", guide.use.plan_heading.plain) == [str(total)]
    assert re.search(rf"\b{total}\b", guide.cover.kicker.plain)
    spent = sum(question.minutes for question in guide.questions.questions) + guide.scenario.minutes
    assert spent < total


@each
def test_an_activity_asks_nobody_about_themselves_and_needs_no_phone(topic, audience, language):
    for question in guide_of(topic, audience, language).questions.questions:
        told = QUOTED.sub("", f"{question.activity.lead.plain}. {question.activity.text.plain}")
        for ruled_out in (SPOKEN_TO, ABOUT_ONESELF, SCREENS):
            assert not re.search(ruled_out[language], told, re.IGNORECASE), told


@pytest.mark.parametrize("language", LIBRARY.languages())
@pytest.mark.parametrize("topic", LIBRARY.topics())
def test_no_activity_is_told_to_two_audiences(topic, language):
    told = [
        q.activity.text.plain for guide in LIBRARY.pieces("guide", topic, language).values() for q in guide.questions.questions
    ]
    assert len({*told}) == len(told)
