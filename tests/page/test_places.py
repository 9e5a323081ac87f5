"""A school's words in their place: at which size, on which lines, how far along. Advances are in thousandths of the type size."""

import pytest

from handbill.page.document import Place
from handbill.page.imprint import Imprint, Room, imprint
from handbill.page.marks import SPACE, Cluster, Run, Stretch
from handbill.page.places import Cramped, fitted, in_room, laid
from handbill.problems import Unusable
from handbill.words.markup import LINE


def label(advance: int) -> Stretch:
    return Stretch((Run("Font", (Cluster("x", ((1, 0, 0),), advance),)),))


def place(*, lines: int = 1, before: int = 0, after: int = 0, width: float = 100) -> Place:
    return Place(
        "school", 50, 700, width, 10, 8, lines, 1.2, 9, 3, "bold", "#000000",
        before=(label(before),) if before else (), after=(label(after),) if after else (),
    )  # fmt: skip


def test_words_stand_at_full_size_where_they_fit():
    assert fitted(place(), "Cedar", [5000, 4800], 700, 200) == (10, (2,))
    assert fitted(place(), "Cedar", [5000, 4801], 700, 200)[0] == pytest.approx(100_000 / 10_001)


@pytest.mark.parametrize(("rise", "drop", "size"), [(900, 300, 10), (1000, 300, 9), (900, 375, 8), (0, 0, 10)])
def test_tall_letters_make_the_words_smaller(rise, drop, size):
    assert fitted(place(), "Cedar", [1000], rise, drop)[0] == pytest.approx(size)


def test_a_label_and_its_space_count_as_words():
    assert fitted(place(before=2000 + SPACE, after=1000 + SPACE), "Cedar", [6600], 700, 200) == (10, (3,))
    assert fitted(place(before=2000 + SPACE, after=1000 + SPACE), "Cedar", [6601], 700, 200)[0] < 10


def test_at_the_least_size_words_still_stand_and_beyond_it_are_refused():
    assert fitted(place(), "Cedar", [12_500], 700, 200) == (8, (1,))
    with pytest.raises(Cramped) as caught:
        fitted(place(), "Cedar Hollow", [12_501], 700, 200)
    assert str(caught.value) == "“Cedar Hollow” is too long for its place, even at 8 pt. Shorten it."
    assert caught.value.fields == {"school"}


def test_two_lines_are_as_equal_as_they_can_be():
    assert fitted(place(lines=2), "", [3000, 3000, 3000], 700, 200) == (10, (1, 3))
    assert fitted(place(lines=2), "", [7000, 1000, 1000], 700, 200)[1] == (1, 3)
    assert fitted(place(lines=2), "", [1000, 1000, 7000], 700, 200)[1] == (2, 3)
    assert fitted(place(lines=2), "", [3000], 700, 200)[1] == (1,)


def parts(place: Place, words: list[int], size: float, ends: tuple[int, ...]) -> list[tuple]:
    return [
        (part if isinstance(part, slice) else "label", round(x, 6), round(y, 6)) for part, x, y in laid(place, words, size, ends)
    ]


def test_words_follow_their_label_and_are_followed_by_one():
    found = parts(place(before=2200, after=1200), [3000, 1000], 10, (4,))
    assert found == [("label", 50, 700), (slice(0, 2), 72, 700), ("label", 72 + 42, 700)]


def test_a_second_line_stands_a_leading_lower_and_begins_at_the_left():
    assert parts(place(lines=2), [3000, 1000], 10, (1, 2)) == [(slice(0, 1), 50, 700), (slice(1, 2), 50, 688)]
    assert parts(place(lines=2, before=2200), [3000, 1000], 8, (2, 3)) == [
        ("label", 50, 700), (slice(0, 1), 50 + 17.6, 700), (slice(1, 2), 50, 700 - 9.6)]  # fmt: skip


def test_a_label_on_a_line_of_its_own_leaves_out_the_space_before_it():
    found = parts(place(lines=2, after=1200 + SPACE), [3000, 1000], 10, (2, 3))
    assert found == [(slice(0, 2), 50, 700), ("label", 50 - SPACE / 100, 688)]


def test_a_label_after_words_that_go_on_stands_behind_the_last_of_them():
    found = parts(place(lines=2, after=1200), [3000, 1000], 10, (1, 3))
    assert found == [(slice(0, 1), 50, 700), (slice(1, 2), 50, 688), ("label", 60, 688)]


# --- how much room ---


def cramped(room: Room, needs: dict[str, int]) -> Room:
    """The room, or Cramped for each field that needs more."""
    short = {name: None for name, took in needs.items() if room.took(name) < took}
    if short:
        raise Cramped(short)
    return room


def test_only_the_fields_that_are_long_get_more_room():
    room = imprint(school="Cedar Hollow", counselor="Ms. Alder", phone="206-555-0100").room
    assert [room.took(field) for field in ("school", "counselor", "phone", "sro")] == [1, 1, 1, 0]
    wide = in_room(room, lambda room: cramped(room, {"school": 2, "counselor": 3}))
    assert [wide.took(field) for field in ("school", "counselor", "phone")] == [2, 3, 1]
    assert [wide.lines(field) for field in ("school", "counselor", "phone", "sro")] == [2, 2, 1, 0]


def test_what_needs_more_room_than_there_is_is_refused():
    with pytest.raises(Cramped):
        in_room(imprint(school="Cedar Hollow").room, lambda room: cramped(room, {"school": 4}))


def test_an_imprint_says_something_if_any_of_it_does():
    assert not Imprint().room
    assert Imprint(blank=True).room
    assert imprint(phone="206-555-0100").room
    assert imprint(phone="206-555-0100").given() == ["phone"]
    assert (Imprint().room.logo, Imprint().room.blank) == (0.0, False)


@pytest.mark.parametrize("letter", ["a", "é"])
def test_a_line_may_be_as_long_as_the_longest_name_and_no_longer(letter):
    assert imprint(school=letter * LINE).school == letter * LINE
    with pytest.raises(Unusable, match=f"{LINE + 1} characters are too many"):
        imprint(school=letter * (LINE + 1))


def test_marks_of_their_own_are_joined_with_their_letters():
    assert imprint(school="Cafe\u0301 Hollow").school == "Café Hollow"
    assert imprint(school="\u0300\u0301 x").school.endswith("x")
