"""Where each card stands on its sheet, and where it is cut: in points, as the makers of card stock give them."""

import pytest

from handbill.page.document import Element
from handbill.page.geometry import Box, Step
from handbill.page.imposition import Face, impose
from handbill.page.marks import Line, Shape
from handbill.page.stock import Stock, card_stock, paper, tables
from handbill.page.text.setting import Style, set_words
from handbill.problems import Unusable

TALL = Stock(card=(252, 144), columns=2, rows=3, sheet="letter", left=40, top=30, cut="by hand")  # of nobody's making
NOTE = (Element("P", set_words("A note", Style("text", 8, "#000000"), 200).placed(50, 772)),)
NEAR, FAR = 6.5, 18.5  # from the cards to where a mark in the margin begins and ends


def sides(stock: Stock, flip: str = "long", span: int = 1, spine: float = 0) -> tuple:
    face = Face("Front", (Element("P", set_words("Front", Style("text", 9, "#000000"), 100).placed(10, 30)),), "#14213D", spine)
    back = Face("Back", (Element("P", set_words("Back", Style("text", 9, "#000000"), 100).placed(10, 30)),))
    return tuple(impose(face, back, stock, flip, "<n> more", NOTE, span))


def marks(page, kind: str) -> list[Shape]:
    return [mark for mark in page.marks() if isinstance(mark, Shape) and mark.kind == kind]


def test_a_card_is_three_and_a_half_by_two_inches():
    assert [side / 72 for side in card_stock("avery-5371").card] == [3.5, 2]


def test_a_sheet_of_avery_5371_begins_three_quarters_and_half_an_inch_from_its_edges():
    stock = card_stock("avery-5371")
    assert stock.block == Box(54, 36, 504, 720)
    assert stock.places()[0] == Box(54, 612, 252, 144)
    assert stock.places()[-1] == Box(306, 36, 252, 144)


def test_cards_stand_row_by_row_from_the_upper_left():
    assert TALL.block == Box(40, 330, 504, 432)
    assert [(place.x, place.top) for place in TALL.places()] == [
        (40, 762), (292, 762), (40, 618), (292, 618), (40, 474), (292, 474)]  # fmt: skip


@pytest.mark.parametrize(("flip", "turned"), [("long", False), ("short", True)])
def test_a_back_stands_behind_its_own_front(flip, turned):
    front, back = sides(TALL, flip)
    words = {line.text.strip(): line for page in (front, back) for line in page.elements[1 if page is front else 0].marks()
             if isinstance(line, Line)}  # fmt: skip
    assert (words["Front"].x, words["Back"].x) == (40 + 10, 612 - (40 + 252) + 10)
    assert words["Front"].y == words["Back"].y
    assert (front.turned, back.turned) == (False, turned)
    assert (front.width, front.height, front.label, back.label) == (612, 792, "Front", "Back")


def test_the_other_cards_are_one_figure_of_as_many_copies():
    front, _ = sides(TALL)
    [figure] = [element for element in front.elements if element.copies]
    assert (figure.role, figure.alt) == ("Figure", "5 more")
    assert figure.copies == tuple((place.x, place.y) for place in TALL.places()[1:])


def test_a_ground_reaches_a_sixteenth_of_an_inch_beyond_the_outer_cards():
    front, back = sides(TALL)
    grounds = [[mark.box for mark in page.marks() if isinstance(mark, Shape) and mark.kind == "ground"] for page in (front, back)]
    assert grounds == [[Box(40 - 4.5, 330 - 4.5, 504 + 9, 432 + 9)], []]


def test_a_cut_is_marked_at_both_ends_clear_of_the_bleed():
    for page in sides(TALL):
        cuts = [mark for mark in page.marks() if isinstance(mark, Shape) and mark.kind == "cut"]
        block = TALL.block if page.label == "Front" else Box(612 - 40 - 504, 330, 504, 432)
        near, far = NEAR, FAR
        across = [block.x, block.x + 252, block.right]
        down = [block.y, block.y + 144, block.y + 288, block.top]
        upright = [((x, y + sign * near), (x, y + sign * far)) for x in across for y, sign in ((block.top, 1), (block.y, -1))]
        level = [((x + sign * near, y), (x + sign * far, y)) for y in down for x, sign in ((block.x, -1), (block.right, 1))]
        assert {(cut.path[0], cut.path[1]) for cut in cuts} == {(Step("m", a), Step("l", b)) for a, b in upright + level}
        assert {(cut.stroke, cut.weight) for cut in cuts} == {("#000000", 0.5)}


# --- two cells are one folded card ---


def test_a_folded_card_takes_two_cells_of_a_row():
    assert [(place.x, place.top, place.width) for place in TALL.places(2)] == [(40, top, 504) for top in (762, 618, 474)]
    front, _ = sides(TALL, span=2)
    [figure] = [element for element in front.elements if element.copies]
    assert (figure.alt, len(figure.copies)) == ("2 more", 2)


@pytest.mark.parametrize("flip", ["long", "short"])
def test_the_inside_of_a_folded_card_lies_behind_its_outside(flip):
    outside, inside = sides(TALL, flip, span=2)
    words = [next(line for line in page.marks() if isinstance(line, Line)) for page in (outside, inside)]
    assert [line.x for line in words] == [40 + 10, 612 - (40 + 504) + 10]
    assert words[0].y == words[1].y
    assert inside.turned == (flip == "short")


def test_a_fold_is_marked_with_dashes_and_never_cut():
    for page in sides(TALL, span=2):
        left = 40 if page.label == "Front" else 612 - 40 - 504
        cuts, folds = ([cut for cut in marks(page, "cut") if bool(cut.dash) is dashed] for dashed in (False, True))
        assert {cut.path[0].at[0] for cut in cuts if cut.path[0].at[0] == cut.path[1].at[0]} == {left, left + 504}
        assert [(fold.box.x, fold.box.y) for fold in folds] == [(left + 252, 762 + NEAR), (left + 252, 330 - FAR)]


def test_a_stock_that_is_torn_shows_where_to_fold_all_the_same():
    for page in sides(card_stock("avery-5371"), span=2):
        assert [(mark.box.x, bool(mark.dash)) for mark in marks(page, "cut")] == [(306, True)] * 2


def test_a_spine_stands_at_the_left_of_each_cell_and_bleeds_where_no_card_lies():
    for span in (1, 2):
        front, _ = sides(TALL, span=span, spine=44)
        assert [mark.box for mark in marks(front, "ground")] == [
            Box(40 - 4.5, 330 - 4.5, 44 + 4.5, 432 + 9), Box(40 + 252, 330 - 4.5, 44, 432 + 9)]  # fmt: skip


def test_a_stock_that_is_torn_has_no_marks():
    assert not [mark for page in sides(card_stock("avery-5371")) for mark in page.marks() if getattr(mark, "kind", "") == "cut"]


def test_what_is_not_there_is_told_with_what_is():
    with pytest.raises(Unusable, match=r"there is no card stock “avery-1”. .*See `handbill list stocks`."):
        card_stock("avery-1")
    with pytest.raises(Unusable, match=r"a guide is not printed on “tabloid”. Papers for it: letter, a4"):
        paper("tabloid", "guide")
    assert paper("letter", "guide") is tables().papers["letter"]
