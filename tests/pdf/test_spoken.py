"""What a screen reader says in each language: the structure tree of each piece, as a person reviewed it in spoken/*.txt."""

from itertools import pairwise
from pathlib import Path

import pytest
from conftest import DEFAULTS, TRANSLATED
from designs import drawn
from proofing import Spoken, aloud, structure

from handbill.words.types import words_in

EXPECTED = Path(__file__).parents[1] / "spoken"

in_each_language = pytest.mark.parametrize("piece", [*DEFAULTS, *TRANSLATED], indirect=True)


@in_each_language
def test_a_piece_is_read_aloud_as_it_was_reviewed(piece, golden):
    golden(EXPECTED / f"{Path(piece.order.name).stem}.txt", aloud(piece.path))


def test_every_expectation_belongs_to_a_piece():
    assert {path.stem for path in EXPECTED.glob("*.txt")} <= {*DEFAULTS, *TRANSLATED}


@in_each_language
def test_every_sentence_is_read_whole_with_a_space_where_a_line_ends(piece):
    """Tagged text needs a space at a line's end (ISO 32000-1, 14.8.2.5), else two words are read as one."""
    heard = "\n".join(element.words for element in structure(piece.path).walk())
    assert [words.plain for words in words_in(drawn(piece.order)) if words.plain not in heard] == []


@in_each_language
def test_a_list_is_told_as_one_list_and_not_as_many_of_one_item(piece):
    for element in structure(piece.path).walk():
        for one, other in pairwise(element.parts):
            lists = [part for part in (one, other) if isinstance(part, Spoken) and part.role == "L"]
            assert [len(part.parts) for part in lists] != [1, 1], lists[0].words
