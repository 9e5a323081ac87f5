"""How much toner a page takes: as much as a picture of it shows."""

import pytest
from msgspec.structs import replace

from handbill.page.document import Document, Element, Page, artifact
from handbill.page.geometry import Box, Step, rectangle
from handbill.page.marks import Clipped, Line, Shape
from handbill.page.text.setting import Style, set_words
from handbill.page.toner import darkest, darkness, toner
from handbill.pdf import pdf

BLACK, WHITE = "#000000", "#FFFFFF"
HALF = Shape(rectangle(Box(0, 0, 200, 400)), "ground", BLACK)


def page(*shapes: Shape) -> Page:
    return Page(400, 400, (artifact(*shapes),))


def test_a_white_page_takes_none_and_a_black_one_all():
    assert toner(page()) == 0
    assert toner(page(Shape(rectangle(Box(-10, -10, 420, 420)), "ground", BLACK))) == 1


def test_a_colour_is_as_dark_as_a_copier_sees_it():
    assert (darkness(WHITE), darkness(BLACK)) == (0, 1)
    assert darkness("#14213D") > 0.8 > 0.3 > darkness("#FFC83D")


def test_what_is_drawn_last_counts():
    assert toner(page(HALF)) == pytest.approx(0.5, abs=0.01)
    assert toner(page(HALF, replace(HALF, fill=WHITE))) == 0
    assert toner(page(replace(HALF, fill=WHITE), HALF)) == pytest.approx(0.5, abs=0.01)


def test_an_outline_is_as_dark_as_it_is_wide_and_long():
    line = Shape((Step("m", (0, 200)), Step("l", (400, 200))), "rule", stroke=BLACK, weight=2)
    assert toner(page(line)) == pytest.approx(2 / 400, abs=0.001)
    assert toner(page(replace(line, dash=(6.0, 6.0)))) == pytest.approx(1 / 400, abs=0.001)
    assert toner(page(HALF, line)) == pytest.approx(0.5 + 1 / 400, abs=0.01)


def test_white_words_take_from_a_dark_ground_what_dark_ones_add_to_a_white_one():
    white, black = (set_words("Not to blame", Style("display", 60, color), 400).placed(10, 300) for color in (WHITE, BLACK))
    whole = Shape(rectangle(Box(0, 0, 400, 400)), "ground", BLACK)
    added = toner(Page(400, 400, (Element("P", black),)))
    assert all(isinstance(mark, Line) for mark in white)
    assert 1 - toner(Page(400, 400, (artifact(whole), Element("P", white)))) == pytest.approx(added)
    assert added > 0.02


def test_words_drawn_once_more_take_the_place_of_those_beneath():
    shown, again = (set_words("close?", Style("display", 120, color), 400).placed(0, 300) for color in (BLACK, WHITE))
    whole, half = (Clipped(rectangle(Box(0, 0, width, 400)), tuple(again)) for width in (400, 200))
    plain, covered, split = (toner(Page(400, 400, (Element("P", shown), artifact(*marks)))) for marks in ((), (whole,), (half,)))
    assert plain > split > covered == pytest.approx(0)


def test_a_document_is_as_dark_as_its_darkest_page():
    document = Document((("en", "Dark"),), "2026-11-28", (page(), page(HALF)), 5, 8, 40)
    assert darkest(document) == pytest.approx(0.5, abs=0.01)


@pytest.mark.parametrize(
    "name", ["sextortion-poster-student-en-letter", "online-enticement-poster-student-en-letter",
             "sextortion-poster-family-en-letter", "poster-letter-light",
             "sextortion-guide-grades-9-12-en-letter", "online-enticement-card-student-en-avery-5371"],
)  # fmt: skip
def test_a_picture_of_the_page_shows_as_much(name, make):
    pypdfium2, stat = pytest.importorskip("pypdfium2"), pytest.importorskip("PIL.ImageStat")
    piece = make(name)
    opened = pypdfium2.PdfDocument(pdf.write(piece.document))
    pictures = [page.render(scale=1.5).to_pil().convert("L") for page in opened]
    shown = [1 - stat.Stat(picture).mean[0] / 255 for picture in pictures]
    assert [*map(toner, piece.document.pages)] == pytest.approx(shown, abs=0.02)
