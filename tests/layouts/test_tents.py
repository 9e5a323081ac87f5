"""Tents and bookmarks: a card's words on other shapes, that stand on a desk or lie in a book."""

import numpy as np
import pytest
import zxingcpp
from conftest import FEW, LIBRARY
from proofing import on_paper, picture_of, poppler_text

from handbill.editions.editions import Editions
from handbill.orders import orders
from handbill.page.document import Element
from handbill.page.geometry import Box
from handbill.page.marks import Code, Line
from handbill.page.stock import card_stock, tables
from handbill.page.turning import turned_over
from handbill.pdf import pdf
from handbill.problems import Unusable
from handbill.words.codes import REPORT_URL, SYMBOL

TENTS, BOOKMARKS = ([key for key, stock in tables().stocks.items() if stock.shape == shape] for shape in ("tent", "bookmark"))


def lines(page, upside_down: bool) -> list[Line]:
    return [mark for mark in page.marks() if isinstance(mark, Line) and (mark.turned == 180) is upside_down]


@pytest.mark.parametrize("stock", TENTS)
def test_a_tents_far_face_stands_upside_down_above_its_fold(stock, make):
    piece, places = make("card", stock=stock, lines=FEW), card_stock(stock).places()
    [page] = piece.document.pages
    far = [Box(place.x, place.y + place.height / 2, place.width, place.height / 2) for place in places]
    near = [Box(place.x, place.y, place.width, place.height / 2) for place in places]
    assert all(any(half.holds(line.box) for half in far) for line in lines(page, upside_down=True))
    notes = [line for line in lines(page, upside_down=False) if not any(half.holds(line.box) for half in near)]
    assert all(line.box.y > places[0].top for line in notes)
    assert sum("You are not" in line.text for line in lines(page, upside_down=True)) == len(places)


def test_over_the_fold_the_promise_stands_left_of_the_steps_and_the_first_step_on_top(make):
    [page], first = make("card", stock="avery-5305").document.pages, card_stock("avery-5305").places()[0]
    far = [line for line in lines(page, upside_down=True) if first.holds(line.box)]
    seen = {line.text.strip(): (612 - line.x, 2 * first.top - first.height - line.y) for line in far}  # turned over the fold
    assert seen["You are not"][0] < seen["1"][0] < seen["Don’t pay"][0]
    tops = [seen[step][1] for step in ("Don’t pay", "Keep the messages.", "Tell an adult you trust.", "Report it, then block.")]
    assert tops == sorted(tops, reverse=True)


@pytest.mark.parametrize("stock", [*TENTS, *BOOKMARKS])
def test_each_code_is_read_from_paper(stock, make):
    piece = make("card", stock=stock, lines=FEW)
    seen = zxingcpp.read_barcodes(picture_of(piece.path, len(piece.document.pages), 300))
    assert [code.text for code in seen] == [REPORT_URL] * len(card_stock(stock).places())


@pytest.mark.parametrize("stock", TENTS)
def test_in_two_languages_there_is_a_tent_in_each(stock, make):
    piece = make("card", stock=stock, language="en+es", lines=FEW)
    pages = range(1, len(piece.document.pages) + 1)
    text = " ".join(" ".join(poppler_text(piece.path, number) for number in pages).split())
    assert text.count("You are not to blame.") == text.count("No es tu culpa.") == 1
    codes = [mark for page in piece.document.pages for mark in page.marks() if isinstance(mark, Code)]
    assert len(codes) == 2


@pytest.mark.parametrize("stock", BOOKMARKS)
@pytest.mark.parametrize("flip", ["long", "short"])
def test_a_bookmarks_back_lies_behind_its_front(stock, flip, make):
    sheet, piece = card_stock(stock), make("card", stock=stock, flip=flip)
    _, back = piece.document.pages
    seen, upright = [], flip == "short" or not sheet.sheet  # a landscape sheet that is turned as a book's page
    for box in (on_paper(mark.box, back) for mark in back.marks() if isinstance(mark, Code)):
        dx, dy = (sheet.width - box.right - box.x, 0) if upright else (0, sheet.height - box.top - box.y)
        (place,) = [place for place in sheet.places() if place.holds(box.moved(dx, dy))]
        seen.append((box.x + dx - place.x, box.y + dy - place.y))
    assert len(seen) == len(sheet.places())
    assert np.ptp(seen, axis=0).max() < 0.01


def test_a_bookmark_in_two_languages_is_refused_with_a_way_out(make):
    with pytest.raises(Unusable, match="has room for one language") as refused:
        make("card", stock="bookmark-letter", language="en+es")
    assert "Print it in each" in str(refused.value.problems[0])


@pytest.mark.parametrize("stock", ["avery-5305", "avery-5309", "bookmark-letter", "bookmark-single"])
@pytest.mark.parametrize("language", ["en", "es", "en+es"])
def test_a_stamped_file_is_the_file_laid_out_whole(stock, language, make):
    if "+" in language and stock.startswith("bookmark"):
        return
    order = make("card", stock=stock, language=language, lines=FEW).order
    assert b"".join(Editions(None).file(order).parts) == pdf.write(orders.fill(order, LIBRARY))


@pytest.mark.parametrize("stock", ["avery-5305", "bookmark-letter"])
def test_a_school_and_its_people_stand_on_each_copy(stock, make):
    [*_, page] = make("card", stock=stock, lines=FEW).document.pages
    shown = [mark.text for mark in page.marks() if isinstance(mark, Line)]
    assert sum("206-555-0142" in text for text in shown) == len(card_stock(stock).places())


def test_a_code_cannot_stand_upside_down():
    code = Element("Figure", (Code(Box(0, 0, 60, 60), REPORT_URL, SYMBOL),), alt="A code")
    with pytest.raises(TypeError, match="cannot be turned over"):
        turned_over(code, 0, 0)
