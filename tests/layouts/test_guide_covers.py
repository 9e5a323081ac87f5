"""A guide for another grade, or about another topic, is another object: told apart on a desk, and by who copies it."""

import numpy as np
import pytest
from conftest import of
from guides import guide_of, laid, lines, question_pages
from proofing import picture_of, squeezed

from handbill.page.marks import Shape

UNLIKE = 0.5  # the most that two covers' grey thumbnails may go together
MOST_TONER, MOST_TONER_LIGHT = 0.45, 0.18  # of a page


def _cover(topic: str, audience: str, make) -> np.ndarray:
    """A cover as a grey picture about as wide as a thumbnail's words are legible no more, less its mean."""
    picture = picture_of(make(f"{topic}-guide-{audience}-en-letter").path, 1, 24).astype(float)
    return picture - picture.mean()


def _alike(one: np.ndarray, other: np.ndarray) -> float:
    return float((one * other).sum() / np.sqrt((one**2).sum() * (other**2).sum()))


@pytest.mark.parametrize("audience", ["grades-6-8", "grades-9-12", "family"])
def test_the_covers_of_two_topics_are_two_pictures_in_grey(audience, make):
    assert _alike(*(_cover(topic, audience, make) for topic in ("sextortion", "online-enticement"))) <= UNLIKE


@pytest.mark.parametrize("topic", ["sextortion", "online-enticement"])
def test_the_covers_for_two_grades_are_two_pictures_in_grey(topic, make):
    assert _alike(*(_cover(topic, audience, make) for audience in ("grades-6-8", "grades-9-12"))) <= UNLIKE


def test_activities_look_different_for_each_grade():
    drawn = {}
    for audience in ("grades-6-8", "grades-9-12", "family"):
        guide, document = guide_of("sextortion", audience, "en"), laid("sextortion", audience, "en")
        question, page = question_pages(document, guide)[1]
        low = min(
            line.y
            for element in page.elements
            if squeezed(element.text) == squeezed(question.activity.lead.plain)
            for line in lines(element)
        )
        shapes = [
            mark for mark in page.marks() if isinstance(mark, Shape) and mark.kind in ("panel", "ornament") and mark.box.y < low
        ]
        drawn[audience] = [(len(shape.path), shape.fill) for shape in shapes if shape.box.y > 50 and shape.box.top < low + 60]
    assert len({str(shapes) for shapes in drawn.values()}) == 3


@of("guide")
def test_a_guide_takes_no_more_toner_than_its_ink_may(piece):
    most = MOST_TONER_LIGHT if piece.order.ink == "light" else MOST_TONER
    for number in range(1, len(piece.document.pages) + 1):
        assert 1 - picture_of(piece.path, number, 24).mean() / 255 <= most, number
