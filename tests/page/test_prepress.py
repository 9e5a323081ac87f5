"""Pages as a print shop gets them: bleed, trim, marks, and words where links were."""

import pytest
from msgspec.structs import replace

from handbill.page.bleed import bled
from handbill.page.document import Document, Element, Page, artifact
from handbill.page.geometry import Box, Step, rectangle
from handbill.page.marks import Line, Shape
from handbill.page.prepress import prepared
from handbill.page.press import Press
from handbill.page.text.setting import Style, set_words
from handbill.pdf.boxes import boxes

PAGE, BLEED = Box(0, 0, 100, 80), Box(-9, -9, 118, 98)
STYLE = Style("text", 10, "#000000")


def ground(*steps: Step, **look: object) -> Shape:
    return Shape(steps, "ground", **{"fill": "#FFC83D", **look})


def extent(shape: Shape) -> tuple[float, ...]:
    box = bled(shape, PAGE, BLEED).extent
    return box.x, box.y, box.right, box.top


@pytest.mark.parametrize(
    ("box", "reaches"),
    [
        (PAGE, (-9, -9, 109, 89)),
        (Box(0, 30, 100, 50), (-9, 30, 109, 89)),
        (Box(0, 0, 40, 20), (-9, -9, 40, 20)),
        (Box(10, 70, 20, 10), (10, 70, 30, 89)),
        (Box(10, 10, 20, 10), (10, 10, 30, 20)),
    ],
)
def test_what_reaches_an_edge_goes_on_as_far_as_the_bleed(box, reaches):
    assert extent(Shape(rectangle(box), "ground", "#FFC83D")) == reaches


def test_a_curve_that_comes_to_an_edge_is_as_it_was_on_the_page():
    curve = Step("c", (30, 50, 60, 20, 100, 40))
    shape = bled(ground(Step("m", (0, 40)), curve, Step("l", (100, 0)), Step("l", (0, 0)), Step("h")), PAGE, BLEED)
    assert curve in shape.path
    assert [step.at for step in shape.path if step.op in "ml"][:3] == [(-9, 40), (0, 40), (109, 40)]
    assert extent(shape) == (-9, -9, 109, 50)


def test_a_line_that_ends_at_an_edge_goes_on_and_one_within_does_not():
    cut = Shape((Step("m", (50, 0)), Step("l", (50, 30))), "cut", stroke="#000000", weight=1)
    assert extent(cut) == (50, -9, 50, 30)
    assert bled(cut.moved(0, 10), PAGE, BLEED) == cut.moved(0, 10)


def test_a_tip_that_touches_an_edge_stays_a_tip():
    arrow = ground(Step("m", (0, 40)), Step("l", (20, 30)), Step("l", (20, 50)), Step("h"))
    assert bled(arrow, PAGE, BLEED) == arrow


def test_what_lies_beyond_the_bleed_is_not_seen():
    disc = Shape(rectangle(Box(60, 10, 90, 20)), "ground", "#FFC83D")
    assert bled(disc, PAGE, BLEED).within == BLEED


def test_only_the_shape_of_the_bleed_is_moved_with_what_lies_in_it():
    disc = bled(Shape(rectangle(Box(60, 10, 90, 20)), "ground", "#FFC83D"), PAGE, BLEED).moved(36, 36)
    assert disc.within == BLEED.moved(36, 36)
    assert disc.scaled(2).within == BLEED.moved(36, 36).scaled(2)


def document(page: Page) -> Document:
    return Document((("en-US", "A piece"),), "2026-11-28", (page,), 6, 9, 60)


def words(text: str, x: float, y: float) -> tuple[Line, ...]:
    return set_words(text, STYLE, 300).placed(x, y)


@pytest.fixture
def page() -> Page:
    """A letter page in one colour, with an address."""
    link = Element("Link", words("report.cybertip.org", 50, 500), link="https://report.cybertip.org", alt="Report it")
    return Page(612, 792, (artifact(Shape(rectangle(Box(0, 0, 612, 792)), "ground", "#FFC83D")), Element("P", (link,))))


def test_all_is_moved_to_make_room_for_marks(page):
    [made] = prepared(document(page), Press(), "job").pages
    assert (made.width, made.height, made.trim) == (684, 864, Box(36, 36, 612, 792))
    assert made.elements[0].content[0].extent == Box(27, 27, 630, 810)
    assert made.elements[1].text == "report.cybertip.org"
    assert next(mark for mark in made.elements[1].marks()).x == 86
    assert boxes(made) == {"TrimBox": Box(36, 36, 612, 792), "BleedBox": Box(27, 27, 630, 810)}


def test_without_marks_there_is_the_bleed_alone(page):
    [made] = prepared(document(page), Press(marks=False), "job").pages
    assert (made.width, made.height, made.trim) == (630, 810, Box(9, 9, 612, 792))
    assert len(made.elements) == len(page.elements)


def test_a_sheet_of_cards_stays_as_it_is(page):
    [made] = prepared(document(page), Press(), "job", sheets=True).pages
    assert (made.width, made.height, made.trim) == (612, 792, Box(0, 0, 612, 792))
    assert made.elements[0] == page.elements[0]
    assert boxes(made) == dict.fromkeys(("TrimBox", "BleedBox"), Box(0, 0, 612, 792))


@pytest.mark.parametrize("bleed", [9.0, 6.0])
def test_a_single_card_is_cut_to_its_trim_and_bleeds_an_eighth_of_an_inch(bleed):
    whole = Box(0, 0, 252 + 2 * bleed, 144 + 2 * bleed)
    trim = whole.inset(bleed)
    card = Page(whole.width, whole.height, (artifact(Shape(rectangle(whole), "ground", "#FFC83D")),), trim=trim)
    [made] = prepared(document(card), Press(), "sextortion-card-student-en-single-press.pdf", sheets=True).pages
    assert made.trim == Box(36, 36, 252, 144)
    assert (made.width, made.height) == (324, 216)
    assert made.elements[0].content[0].extent == Box(27, 27, 270, 162)


def test_what_is_cut_says_so_whoever_prints_it(page):
    assert boxes(page) == {}
    assert boxes(replace(page, trim=Box(4, 20, 600, 760))) == {
        "TrimBox": Box(4, 20, 600, 760), "BleedBox": Box(0, 11, 612, 778)
    }  # fmt: skip


def test_links_are_words(page):
    [made] = prepared(document(page), Press(), "job").pages
    assert [element.role for top in made.elements for element in top.walk()] == ["Artifact", "P", "Span", "Artifact"]
    assert not any(element.link or element.alt for top in made.elements for element in top.walk())


@pytest.mark.parametrize("size", [(252, 144), (396, 612), (612, 792), (2592, 3456)])
@pytest.mark.parametrize("job", ["a.pdf", "online-enticement-poster-student-en+es-stall-checklist-press-uncoated.pdf"])
def test_marks_lie_outside_the_bleed_and_apart(size, job):
    [made] = prepared(document(Page(*size, ())), Press(), job).pages
    [marks] = made.elements
    bleed, sheet = made.trim.inset(-9), Box(0, 0, made.width, made.height)
    lines = [mark.box for mark in marks.content if isinstance(mark, Line)]
    assert "".join(mark.text for mark in marks.content if isinstance(mark, Line)).startswith(job)
    for mark in marks.content:
        box = mark.box.inset(-0.125) if isinstance(mark, Shape) else mark.box
        assert not bleed.meets(box)
        assert sheet.holds(box)
        assert isinstance(mark, Line) or not any(box.meets(line) for line in lines)
