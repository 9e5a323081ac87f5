"""A page twice on a sheet: where the copy stands, what is read of it, and where it is cut."""

from handbill.page.document import Element, Page, Part, Place, artifact
from handbill.page.geometry import Box, rectangle
from handbill.page.imposition import two_up
from handbill.page.marks import Line, Shape
from handbill.page.text.setting import Style, set_words

WORDS = Element("P", set_words("Here", Style("text", 9, "#000000"), 100).placed(30, 50))
GROUND = artifact(Shape(rectangle(Box(0, 0, 396, 612)), "ground", "#14213D"))
SHEET = two_up(Page(396, 612, (GROUND, WORDS)), "Once more.")


def test_a_sheet_is_twice_as_wide():
    assert (SHEET.width, SHEET.height) == (792, 612)


def test_the_copy_is_one_figure_beside_what_is_read():
    assert SHEET.elements[:2] == (GROUND, WORDS)
    figure = SHEET.elements[2]
    assert (figure.role, figure.alt, figure.copies) == ("Figure", "Once more.", ((396, 0),))
    assert [(mark.x, mark.y) for mark in SHEET.marks() if isinstance(mark, Line)] == [
        (30, WORDS.content[0].y),
        (426, WORDS.content[0].y),
    ]


def test_the_copy_has_the_schools_lines_too():
    place = Element("P", place=Place((Part("school", "bold"),), 30, 100, (), 9, "#000000"))
    figure = two_up(Page(396, 612, (place,)), "Once more.").elements[1]
    assert figure.content == (place,)


def test_the_line_to_cut_along_is_seen_on_any_ground():
    below, above = (mark for mark in SHEET.elements[-1].marks())
    assert below.path == above.path
    assert (below.extent, below.kind) == (Box(396, 0, 0, 612), "cut")
    assert (below.stroke, below.dash, above.stroke) == ("#FFFFFF", (), "#000000")
    assert below.weight > above.weight > 0
    assert above.dash
