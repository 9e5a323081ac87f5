"""A school's words in their place: at which size, on which lines, how far along. Advances are in thousandths of the type size."""

import pytest

from handbill.page.document import Part, Place, Rows
from handbill.page.imprint import Imprint, Room, imprint
from handbill.page.marks import SPACE, Cluster, Run, Stretch
from handbill.page.places import Compositor, Taken, Told
from handbill.problems import Overfull, Unusable
from handbill.words.markup import LINE

DOT = 300  # what joins two fields, without the spaces around it


def label(advance: int, lang: str = "") -> tuple[Stretch, ...]:
    return (Stretch((Run("Font", (Cluster("x", ((1, 0, 0),), advance),)),), lang),) if advance else ()


def part(field: str, *, before: int = 0, after: int = 0, call: str = "") -> Part:
    """A field with labels so wide, without their spaces, and a dot behind it."""
    return Part(field, "bold", label(before + SPACE if before else 0), label(after + SPACE if after else 0),
                label(DOT + 2 * SPACE), call)  # fmt: skip


def place(*parts: Part, lines: int = 1, width: float = 100, nameless: int = 0) -> Place:
    rows = [Rows(700, 12, 10, 9, 3), Rows(705, 11, 9, 9, 3), Rows(710, 10, 8.5, 9, 3)]
    least, here = 8, label(nameless + SPACE if nameless else 0)
    return Place(parts or (part("school"),), 50, width, tuple(rows[:lines]), least, "#000000", here)


def fit(where: Place, *words: list[int], rise: int = 700, drop: int = 200):
    return Compositor(where).fit(["Cedar Hollow"] * len(words), words, rise, drop)


def lines(where: Place, *words: list[int]) -> list[tuple[int, float, list]]:
    """What stands on which line, how far along, line by line."""
    found = Compositor(where).lay(words, fit(where, *words))
    return [(segment.line, round(along, 6), segment.pieces) for segment, along in found]


def test_words_stand_at_full_size_where_they_fit():
    assert fit(place(), [5000, 4800]).size == 10
    assert fit(place(), [5000, 4801]).size == pytest.approx(100_000 / 10_001)


@pytest.mark.parametrize(("rise", "drop", "size"), [(900, 300, 10), (1000, 300, 9), (900, 375, 8), (0, 0, 10)])
def test_tall_letters_make_the_words_smaller(rise, drop, size):
    assert fit(place(), [1000], rise=rise, drop=drop).size == pytest.approx(size)


def test_labels_and_their_spaces_count():
    assert fit(place(part("school", before=2000, after=1000)), [6600]).size == 10
    assert fit(place(part("school", before=2000, after=1000)), [6601]).size < 10


def test_at_the_least_size_words_still_stand_and_beyond_it_are_refused():
    assert fit(place(), [12_500]).size == 8
    with pytest.raises(Overfull) as caught:
        fit(place(), [12_501])
    assert str(caught.value) == "“Cedar Hollow” is too long for its place, even at 8 pt. Shorten it, or leave a line out."


def test_the_longest_field_is_the_one_that_is_named():
    with pytest.raises(Overfull, match="“Cedar Hollow”"):
        Compositor(place(part("school"), part("sro"))).fit(["Cedar Hollow", "Yost"], [[9000], [9000]], 700, 200)


def test_words_take_a_second_line_rather_than_become_smaller():
    found = fit(place(lines=2), [6200, 6200])
    assert (found.size, found.rows, found.ends) == (9, 1, (1, 2))
    assert fit(place(lines=2), [4900, 5000]).rows == 0


def test_a_line_that_is_hardly_smaller_is_better_than_two():
    found = fit(place(lines=2), [5000, 5600])
    assert found.rows == 0
    assert found.size > 9


def test_lines_break_between_two_fields_where_that_costs_little():
    where = place(part("school"), part("sro"), lines=2)
    assert fit(where, [4000, 3000, 3000], [2000]).ends == (3, 4)
    assert fit(where, [1000], [6000, 6500]).ends == (2, 3)  # else the second line would be too long


def test_a_line_may_break_within_a_field_that_is_long():
    assert fit(place(lines=2), [7000, 1000, 6000]).ends == (1, 3)
    assert fit(place(lines=3), [9000, 9000, 9000]).ends == (1, 2, 3)


def test_words_follow_their_label_and_are_followed_by_one():
    [(line, along, pieces)] = lines(place(part("school", before=2000, after=1000)), [3000, 1000])
    assert (line, along) == (0, 0)
    assert pieces == [Told(1, 0), Taken(0, 0, 2, False), Told(2, 0)]


def test_fields_that_are_not_given_leave_no_trace():
    where = place(part("school"), part("counselor"), part("sro"))
    [(_, _, pieces)] = lines(where, [2000], [], [1000])
    assert pieces == [Taken(0, 0, 1, False), Told(3, 0), Taken(2, 0, 1, False)]


def test_what_stands_first_without_a_school_stands_only_then():
    where = place(part("school"), part("sro"), nameless=1000)
    assert lines(where, [], [1000])[0][2] == [Told(0, 0), Taken(1, 0, 1, False)]
    assert Told(0, 0) not in lines(where, [1000], [1000])[0][2]


def test_a_link_stands_apart_from_what_lies_beside_it():
    where = place(part("school"), part("phone", call="Call <to>"), part("hotline", before=500, call="Call <to>"))
    words = [[2000], [1000], [1000]]
    segments = [*Compositor(where).lay(words, fit(where, *words))]
    assert [(segment.group, segment.pieces) for segment, _ in segments] == [
        (0, [Taken(0, 0, 1, False), Told(3, 0)]), (1, [Taken(1, 0, 1, False)]),
        (2, [Told(6, 0), Told(7, 0)]), (3, [Taken(2, 0, 1, False)]),
    ]  # fmt: skip
    assert [round(along, 3) for _, along in segments] == [0, 27, 37, 51]


def test_a_label_in_another_language_stands_apart():
    counselor = Part("counselor", "bold", (*label(500), *label(700, "es")))
    found = lines(place(counselor), [1000])
    assert [(along, pieces) for _, along, pieces in found] == [
        (0, [Told(1, 0)]), (5, [Told(1, 1)]), (12, [Taken(0, 0, 1, False)])]  # fmt: skip


def test_a_second_line_stands_a_leading_lower_and_begins_at_the_left():
    where = place(lines=2)
    found = fit(where, [6200, 6200])
    (first, along), (second, _) = Compositor(where).lay([[6200, 6200]], found)
    assert first.start(where, found, along) == (50, 705)
    assert second.start(where, found, 0) == (50, 694)
    assert (first.pieces, second.pieces) == ([Taken(0, 0, 1, True)], [Taken(0, 1, 2, False)])


def test_what_joins_two_fields_is_not_shown_where_a_line_ends_between_them():
    dot = (*label(DOT + SPACE), *label(SPACE))
    where = place(Part("school", "bold", joint=dot), part("sro"), lines=2)
    assert [(line, pieces) for line, _, pieces in lines(where, [6000], [6000])] == [
        (0, [Taken(0, 0, 1, False), Told(3, 1)]), (1, [Taken(1, 0, 1, False)])]  # fmt: skip


def test_a_place_covers_all_its_lines():
    box = place(lines=3).box
    assert (box.x, box.y, box.right, box.top) == (50, 710 - 20 - 3, 150, 710 + 9)


# --- what a layout knows of an imprint ---


def test_schools_that_give_other_names_have_the_same_room():
    assert imprint(school="Cedar Hollow").room == imprint(counselor="Ms. Alder", sro="Officer Yost", district="Cedar").room
    assert imprint(school="Cedar Hollow", phone="206-555-0100").room == Room(True, ("phone",))


def test_an_imprint_says_something_if_any_of_it_does():
    assert not Imprint().room
    assert Imprint(blank=True).room
    assert imprint(phone="206-555-0100").room
    assert imprint(phone="206-555-0100").given() == ["phone"]


def test_what_is_not_given_is_left_to_a_hand_where_it_is_asked_for():
    room = imprint(school="Cedar Hollow", police="206-555-0144", blank=True).room
    assert room.given == ("school", "police")
    assert room.by_hand == ("district", "counselor", "sro", "phone", "hotline")


@pytest.mark.parametrize("letter", ["a", "é"])
def test_a_line_may_be_as_long_as_the_longest_name_and_no_longer(letter):
    assert imprint(school=letter * LINE).school == letter * LINE
    with pytest.raises(Unusable, match=f"{LINE + 1} characters are too many"):
        imprint(school=letter * (LINE + 1))


def test_marks_of_their_own_are_joined_with_their_letters():
    assert imprint(school="Cafe\u0301 Hollow").school == "Café Hollow"
    assert imprint(school="\u0300\u0301 x").school.endswith("x")
