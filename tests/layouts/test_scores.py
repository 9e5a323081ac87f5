"""The pages as text: a change of a layout shows here as a diff that a person can read."""

from pathlib import Path

import pytest

from handbill.page.score import score

SCORES = Path(__file__).parents[1] / "scores"
PIECES = {
    "poster-letter": "sextortion-poster-student-en-letter",
    "poster-letter-light-named": "poster-letter-light-named",
    "poster-letter-spanish": "sextortion-poster-student-es-letter",
    "card-avery-5371-named": "card-avery-5371-named",
    "card-avery-5371-short": "card-avery-5371-short",
    "guide-letter": "sextortion-guide-grades-9-12-en-letter",
}


@pytest.mark.parametrize("name", PIECES)
def test_a_layout_sets_its_page_as_it_was_reviewed(name, make, golden):
    golden(SCORES / f"{name}.txt", score(make(PIECES[name]).document))


def test_every_score_belongs_to_a_layout():
    assert {path.stem for path in SCORES.glob("*.txt")} == set(PIECES)
