"""A small share of each attack, the same each time; `python tests/fuzz` has more of them."""

import pytest
from attacks import KINDS, attack
from hypothesis import given
from properties import ALWAYS, PROPERTIES
from tally import Tally, table

CASES = {"rosters": 80, "words": 60, "logos": 60, "profiles": 20, "options": 70, "editions": 40, "kills": 2}


@pytest.mark.parametrize("kind", CASES)
def test_no_attack_brings_about_what_no_input_may(kind):
    tally = Tally(kind)
    for nth in range(CASES[kind]):
        attack(tally, 1, nth)
    assert tally.failures == []
    assert tally.counts["accepted"]
    assert tally.counts["refused"]
    assert f"| {kind} | {CASES[kind]} |" in table([tally])


@pytest.mark.parametrize("holds", PROPERTIES, ids=lambda holds: holds.__name__)
def test_whatever_the_text(holds):
    ALWAYS(given(PROPERTIES[holds])(holds))()


def test_each_kind_of_attack_has_its_share():
    assert KINDS.keys() == CASES.keys() | {"properties"}
