"""What a person should know of a piece that prints all the same."""

import datetime

from handbill.orders.notices import Notes, notices, stale
from handbill.orders.order import Order
from handbill.page.imprint import Imprint

DAY = datetime.date(2027, 3, 31)
NEXT = DAY + datetime.timedelta(1)


def told(notes: Notes, *, language: str = "en", day: datetime.date = DAY, **lines: str) -> list[str]:
    return notices([(Order("card", "sextortion", "student", language, imprint=Imprint(**lines)), notes)] * 2, day)


def test_a_figure_is_told_from_the_day_after_it_holds():
    assert [*stale("boys", DAY, DAY)] == []
    assert [*stale("boys", DAY, NEXT)] == [
        "the figure “boys” was to be checked again by 2027-03-31; check its source before you print"
    ]
    assert len(told(Notes((), (), (("boys", DAY),)), day=NEXT)) == 1


def test_a_line_that_a_piece_has_no_room_for_is_named():
    notes = Notes(("school", "phone"), (), ())
    assert told(notes, school="Cedar Hollow High", phone="206-555-0100") == []
    assert told(notes, school="Cedar Hollow High", sro="Officer Yost") == ["a card has no room for --sro"]
    assert told(notes, sro="Officer Yost", district="Cedar") == ["a card has no room for --district, --sro"]


def test_each_thing_is_told_once():
    assert told(Notes((), ("nobody has reviewed it", "nobody has reviewed it"), ())) == ["nobody has reviewed it"]


def test_the_pieces_that_take_much_toner_are_told_in_one_line():
    light, dark, darker = (Notes((), (), (), toner) for toner in (0.35, 0.41, 0.449))
    poster, guide = (Order(kind, "sextortion", "family") for kind in ("poster", "guide"))
    advice = "of a sheet with toner; --ink light is made for copiers"
    assert notices([(poster, light), (guide, light)], DAY) == []
    assert notices([(poster, dark), (guide, light)], DAY) == [f"sextortion-poster-family-en-letter.pdf covers 41% {advice}"]
    [told] = notices([(poster, dark), (guide, darker)], DAY)
    assert told.startswith("2 pieces cover more than 35% of a sheet with toner, sextortion-guide-family-en-letter.pdf 45%; ")
