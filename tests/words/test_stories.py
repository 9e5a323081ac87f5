"""The people in the stories: nobody is in two of them, and each language tells of the same."""

import re
import shutil
from itertools import combinations
from pathlib import Path

import pytest
from conftest import LIBRARY

from handbill.words.library import OURS, Library
from handbill.words.pieces import Guide
from handbill.words.types import words_in

NAME = re.compile(r"(?:[a-zà-ÿ,]|\bM[rs]\.) (?=([A-ZÀ-Ý][a-zà-ÿ]+))")  # a capital within a sentence
NO_NAMES = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "Aunt", "Uncle", "Coach", "Ms", "Mr"}

Story = tuple[str, str]  # topic and audience


def people(guide: Guide) -> set[str]:
    """Who is named in a guide's story, its heading and what is said about it."""
    scenario = guide.scenario
    told = (scenario.heading, scenario.text, *scenario.story, *scenario.ask, *scenario.points)
    return {name for words in told for name in NAME.findall(words.plain)} - NO_NAMES


def stories(library: Library, language: str) -> dict[Story, set[str]]:
    """The people of every story that a language tells."""
    guides = {topic: library.pieces("guide", topic, language) for topic in library.topics()}
    return {(topic, audience): people(guide) for topic, told in guides.items() for audience, guide in told.items()}


def in_two(told: dict[Story, set[str]]) -> set[str]:
    """Who is in more than one story."""
    return {name for one, other in combinations(told.values(), 2) for name in one & other}


@pytest.mark.parametrize("language", LIBRARY.languages())
def test_nobody_is_in_two_stories(language):
    """A class or a family that hears two would take them for one person."""
    told = stories(LIBRARY, language)
    assert [story for story, named in told.items() if not named] == []
    assert in_two(told) == set()


@pytest.mark.parametrize("language", LIBRARY.languages())
def test_each_language_tells_of_the_same_people(language):
    english = stories(LIBRARY, "en")
    others = {story: sorted(named ^ english[story]) for story, named in stories(LIBRARY, language).items()}
    assert {story: named for story, named in others.items() if named} == {}


@pytest.mark.parametrize("language", LIBRARY.languages())
def test_nobody_of_the_stories_is_on_a_poster(language):
    """It would be a poster about somebody in the class that heard the story."""
    named = set().union(*stories(LIBRARY, language).values())
    posters = [poster for topic in LIBRARY.topics() for poster in LIBRARY.pieces("poster", topic, language).values()]
    assert [words.plain for words in words_in((*posters,)) if named.intersection(re.findall(r"\w+", words.plain))] == []


@pytest.mark.parametrize("name", ["Sam", "Marlo", "Remy"])
def test_a_name_that_another_topic_has_too_is_found(name, tmp_path):
    """The topic is found by itself: it is a folder, and a line in topics.yaml."""
    theirs = Path(tmp_path, "en", "kindness", "guide.yaml")
    theirs.parent.mkdir(parents=True)
    shutil.copy(OURS / "en" / "sextortion" / "guide.yaml", theirs)
    (tmp_path / "topics.yaml").write_text("kindness: {accent: coral}\n", encoding="utf-8")
    assert name in in_two(stories(Library((tmp_path, OURS)), "en"))
