"""Rows of a long list that say the same are told apart from those that only they say."""

from handbill.roster.twins import Twins


def twins(*words: str, leaving_out: Twins | None = None) -> Twins:
    """What is known of rows that say these words."""
    found = Twins()
    for said in words:
        found.add(said)
    found.close(leaving_out)
    return found


def test_each_row_that_says_the_same_knows_the_first():
    found = twins("Cedar", "Maple", "Cedar", "", "Maple", "Oak", "Cedar", "")
    assert [found.first(nth) for nth in range(8)] == [0, 1, 0, -1, 1, -1, 0, -1]


def test_a_row_knows_all_that_come_after_it():
    found = twins("Cedar", "Maple", "Cedar", "Oak", "Cedar")
    assert [*found.after(0)] == [2, 4]
    assert [*found.after(2)] == [4]
    assert [*found.after(4)] == []


def test_where_nothing_is_said_twice_there_are_none():
    found = twins("Cedar", "Maple", "", "")
    assert not found
    assert found.first(2) == -1


def test_a_row_that_repeats_another_in_all_is_nobodys_twin():
    rows = twins("Cedar, 9-12", "Cedar, K-5", "Cedar, 9-12")
    assert rows
    names = twins("Cedar", "Cedar", "Cedar", leaving_out=rows)
    assert [names.first(nth) for nth in range(3)] == [0, 0, -1]
