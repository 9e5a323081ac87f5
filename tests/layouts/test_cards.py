"""A sheet of cards: backs behind fronts, one card tagged, folds and spines, and nothing that depends on a school's words."""

from itertools import combinations

import numpy as np
import pytest
import zxingcpp
from conftest import LIBRARY, SCHOOL
from proofing import cropped, first_card, mupdf_text, on_paper, pdfium_text, picture_of, poppler_text, squeezed, structure

from handbill.orders import orders
from handbill.orders.order import Order
from handbill.page.document import Element
from handbill.page.geometry import Box
from handbill.page.imposition import Face, impose
from handbill.page.marks import Code, Line, Shape
from handbill.page.stock import Stock, card_stock
from handbill.problems import Unusable
from handbill.words.codes import REPORT_URL, SYMBOL
from handbill.words.library import OURS, Library


@pytest.mark.parametrize("stock", ["avery-5371", "plain-letter", "plain-a4"])
@pytest.mark.parametrize("flip", ["long", "short"])
def test_backs_land_behind_their_fronts(stock, flip, make):
    """The codes of the backs, found by a camera and seen through the sheet, stand at one place in each front card."""
    sheet, piece = card_stock(stock), make("card", stock=stock, flip=flip)
    k, fronts, offsets = 150 / 72, set(), []
    for seen in zxingcpp.read_barcodes(picture_of(piece.path, 2, 150)):
        at = seen.position
        corners = (at.top_left, at.top_right, at.bottom_left, at.bottom_right)
        x, y = sum(c.x for c in corners) / 4 / k, sheet.height - sum(c.y for c in corners) / 4 / k
        x, y = (sheet.width - x, y) if flip == "long" else (x, sheet.height - y)  # turned over its long or its short edge
        (front,) = [place for place in sheet.places() if place.holds(Box(x, y, 0, 0))]
        fronts.add((front.x, front.y))
        offsets.append((x - front.x, y - front.y))
        assert abs(seen.orientation) == (0 if flip == "long" else 180)
    assert len(fronts) == len(offsets) == 10
    assert np.ptp(offsets, axis=0).max() < 1


@pytest.mark.parametrize("flip", ["long", "short"])
def test_backs_land_behind_their_fronts_on_a_sheet_that_is_not_centred_too(flip):
    sheet = Stock(card=(252, 144), columns=2, rows=5, sheet="letter", left=30, top=60)
    code = Element("Figure", (Code(Box(10, 40, 60, 60), REPORT_URL, SYMBOL),), alt="A code")
    face = Face("A face", (code,))
    _, back = impose(face, face, sheet, flip, "Copies", ())
    for code in (on_paper(mark.box, back) for mark in back.marks()):
        seen = code.moved(612 - code.right - code.x, 0) if flip == "long" else code.moved(0, 792 - code.top - code.y)
        (front,) = [place for place in sheet.places() if place.holds(seen)]
        assert (seen.x - front.x, seen.y - front.y) == pytest.approx((252 - 10 - 60, 40))


@pytest.mark.parametrize("stock", ["avery-5371", "plain-letter", "plain-a4"])
@pytest.mark.parametrize("flip", ["long", "short"])
@pytest.mark.parametrize("lines", [None, SCHOOL], ids=["plain", "named"])
def test_the_insides_of_folded_cards_lie_behind_their_outsides(lines, stock, flip, make):
    """Each code, seen through the sheet, lies behind an English cover: right of the fold outside is left of it inside."""
    sheet, piece = card_stock(stock), make("card", language="en+es", stock=stock, flip=flip, lines=lines)
    outside, inside = piece.document.pages
    seen = []
    for box in (on_paper(mark.box, inside) for mark in inside.marks() if isinstance(mark, Code)):
        through = (
            box.moved(sheet.width - box.right - box.x, 0) if flip == "long" else box.moved(0, sheet.height - box.top - box.y)
        )
        (cover,) = [cell for cell in sheet.places()[1::2] if cell.holds(through)]
        seen.append((cover.y, through.x - cover.x, through.y - cover.y))
    assert sorted(y for y, _, _ in seen) == sorted(place.y for place in sheet.places(2))
    assert np.ptp([at for _, *at in seen], axis=0).max() < 0.01
    [question] = [mark for element in outside.elements if element.role == "H1" for mark in element.marks()]
    assert sheet.places()[1].holds(question.box)


def test_a_folded_card_says_nothing_over_its_fold(make):
    for lines in (None, SCHOOL):
        for page in make("card", language="en+es", lines=lines).document.pages:
            fold = Box(page.width / 2 - 6, 0, 12, page.height)
            assert not [mark for mark in page.marks() if isinstance(mark, Line | Code) and mark.box.meets(fold)]


@pytest.mark.parametrize("language", ["en", "es", "en+es"])
@pytest.mark.parametrize("topic", LIBRARY.topics())
def test_a_card_for_staff_has_a_spine_that_is_read_upward_and_a_students_has_none(topic, language, printed):
    for audience in ("student", "staff"):
        order = Order("card", topic, audience, language)
        front = printed(order).document.pages[0]
        turned = [
            mark for element in front.elements if not element.copies for mark in element.marks() if getattr(mark, "turned", 0)
        ]
        wanted = [LIBRARY.pieces("card", topic, tongue)[audience].front.spine for tongue in order.languages]
        assert [mark.text for mark in turned] == [words.plain for words in wanted if words]
        assert bool(turned) == (audience == "staff")


def test_the_cards_of_two_topics_and_for_staff_are_told_apart_in_grey(printed):
    """As thumbnails of 200 pixels, on a copier: a correlation of a half at most."""
    small = {}
    for topic in LIBRARY.topics():
        for audience in ("student", "staff"):
            front = printed(Order("card", topic, audience))
            first = first_card("avery-5371", front.document, 1)
            small[topic, audience] = cropped(picture_of(front.path, 1, 57), first, front.document.pages[0], 57).ravel()
    for one, other in combinations(small, 2):
        if one[0] == other[0] or one[1] == other[1]:
            assert np.corrcoef(small[one], small[other])[0, 1] <= 0.5, (one, other)


@pytest.mark.parametrize("language", ["en", "es", "en+es"])
def test_nothing_on_a_card_depends_on_which_lines_are_given(language, make):
    """But for the panel's own: all else stands where it stood."""
    given = [{"school": "Cedar Hollow"}, {"phone": "206-555-0100"}, {"counselor": "Ms. Alder", "police": "206-555-0143"}, SCHOOL]
    backs = [make("card", language=language, lines=lines).document.pages[1].elements for lines in given]
    others = [[element for element in back if not element.place and not element.copies] for back in backs]
    assert others == [others[0]] * len(given)


def test_the_first_card_is_tagged_and_the_nine_others_are_one_figure_that_says_so(make):
    for name in ("sextortion-card-student-en-avery-5371", "card-plain-a4-short"):
        piece = make(name)
        spoken = structure(piece.path).parts
        copies = [element for element in spoken if element.alt == piece.copies_alt]
        assert [(element.role, element.words) for element in copies] == [("Figure", ""), ("Figure", "")]
        starts = [0, spoken.index(copies[0]) + 2]  # after the fronts' copies comes the note on how to print
        for start, nine in zip(starts, copies, strict=True):
            assert "".join(element.words for element in spoken[start : spoken.index(nine, start)])


@pytest.mark.needs("pdftotext")
@pytest.mark.parametrize("named", [False, True], ids=["plain", "named"])
def test_the_words_of_a_card_are_found_once_on_a_sheet_of_ten(named, make):
    """Wherever text is copied or looked for: Poppler, PDFium, MuPDF."""
    piece = make("card", lines=SCHOOL if named else None)
    wanted = [SCHOOL["school"] if named else "report.cybertip.org", "988"]
    for read in (poppler_text, pdfium_text, mupdf_text):
        text = squeezed(read(piece.path, 2))
        assert [text.count(squeezed(words)) for words in wanted] == [1, 1], read.__name__


@pytest.mark.parametrize("stock", ["avery-5371", "plain-letter"])
@pytest.mark.parametrize("language", ["en", "en+es"])
@pytest.mark.parametrize("lines", [None, SCHOOL], ids=["plain", "named"])
def test_every_card_of_a_sheet_looks_like_the_first(lines, language, stock, make):
    piece = make("card", language=language, stock=stock, lines=lines)
    span = len(piece.order.languages)
    for number, page in enumerate(piece.document.pages, 1):
        picture = picture_of(piece.path, number, 144)
        first, *others = [cropped(picture, place, page, 144) for place in card_stock(stock).places(span)]
        assert len(others) == 10 // span - 1
        assert max(int(np.abs(first.astype(int) - other).max()) for other in others) <= 2  # of 255, where a curve is rounded


def test_cut_lines_stand_outside_the_cards_and_at_every_cut(make):
    for stock, wanted in (("plain-letter", 2 * (3 + 6)), ("plain-a4", 2 * (3 + 6)), ("avery-5371", 0)):
        for page in make("card", stock=stock).document.pages:
            cuts = [mark.box for mark in page.marks() if isinstance(mark, Shape) and mark.kind == "cut"]
            assert len(cuts) == wanted
            assert not [cut for cut in cuts if cut.meets(card_stock(stock).block, slack=-0.01)]


@pytest.mark.parametrize("steps", [3, 5])
def test_a_card_has_three_to_five_steps(steps, tmp_path):
    path = tmp_path / "en" / "sextortion" / "card.yaml"
    path.parent.mkdir(parents=True)
    ours = (OURS / "en" / "sextortion" / "card.yaml").read_text(encoding="utf-8")
    step = "        - Keep the messages.\n"
    path.write_text(ours.replace(step, step * (steps - 3)), encoding="utf-8")
    document = orders.fill(Order("card", "sextortion", "student"), Library((tmp_path, OURS)))
    [listed] = [element for element in document.pages[0].elements if element.role == "L"]
    assert len(listed.content) == steps


def test_a_face_that_says_too_much_is_refused_with_the_words_that_are_the_most(tmp_path):
    path = tmp_path / "en" / "sextortion" / "card.yaml"
    path.parent.mkdir(parents=True)
    ours = (OURS / "en" / "sextortion" / "card.yaml").read_text(encoding="utf-8")
    much = "Say to the student what you must report, to whom and by when, and by which law of your state."
    for audience, old, face in (("staff", "Say what you must report.", "front"), ("student", "Tell an adult you trust.", "front"),
                                ("student", "You don’t have to give your name.", "back")):  # fmt: skip
        path.write_text(ours.replace(old, " ".join([much] * 5)), encoding="utf-8")
        with pytest.raises(Unusable, match=rf"card’s {face} has no room for its words, of which “Say to the student"):
            orders.fill(Order("card", "sextortion", audience), Library((tmp_path, OURS)))
