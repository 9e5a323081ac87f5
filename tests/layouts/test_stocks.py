"""Cards on every stock: on their sheet, behind each other, as large as the makers say, and read by a camera."""

from itertools import combinations

import pikepdf
import pymupdf
import pytest
from conftest import FEW, LIBRARY
from proofing import links_seen, picture_of

from handbill.orders import orders
from handbill.orders.order import Order
from handbill.page.document import Document
from handbill.page.geometry import Box
from handbill.page.imprint import imprint
from handbill.page.marks import Code, Shape
from handbill.page.stock import Stock, card_stock, tables
from handbill.problems import Unusable
from handbill.words.codes import REPORT_URL
from handbill.words.library import OURS, Library

STOCKS = tables().stocks
CARDS = [name for name, stock in STOCKS.items() if stock.shape in ("card", "folded")]
OWN = """
skewed:
  card: [3.5 in, 2 in]
  columns: 2
  rows: 3
  sheet: letter
  landscape: true
  left: 1 in
  top: 0.5 in
  pitch: [4.25 in, 2.25 in]
  bleed: 3 mm
  cut: by hand
  parts: {cedar: [77]}
"""


def asked(stock: str, **choices: object) -> Order:
    folded = stock in STOCKS and STOCKS[stock].shape == "folded"
    return Order("card", "sextortion", "student", **{"language": "en+es" if folded else "en", "stock": stock, **choices})


# --- where things stand, as the file has them ---


def landmark(document: Document, number: int) -> Box:
    """What each card of a page shows: the code on a back, the largest bubble on a front; of the first card."""
    marks = [mark for part in document.pages[number].elements if not part.copies for mark in part.marks()]
    codes = [mark.box for mark in marks if isinstance(mark, Code)]
    panels = [reach(mark) for mark in marks if isinstance(mark, Shape) and mark.kind == "panel"]
    return codes[0] if codes else max(panels, key=lambda box: box.width * box.height)


def reach(shape: Shape) -> Box:
    """All that its path goes around, with a bubble's tail."""
    xs, ys = ([at for step in shape.path for at in step.at[axis::2]] for axis in (0, 1))
    return Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def printed_at(path, number: int, size: Box) -> list[Box]:
    """Every drawing of that size on a page, where it comes out on paper."""
    with pymupdf.open(path) as opened, pikepdf.open(path) as raw:
        turned = raw.pages[number].get("/Rotate", 0) == 180
        width, height = (float(side) for side in raw.pages[number].mediabox[2:])
        opened[number].set_rotation(0)
        rects = [drawing["rect"] for drawing in opened[number].get_drawings()]
    found = [Box(r.x0, height - r.y1, r.width, r.height) for r in rects]
    found = [box for box in found if abs(box.width - size.width) < 0.02 and abs(box.height - size.height) < 0.02]
    return [turned_round(box, width, height) if turned else box for box in found]


def turned_round(box: Box, width: float, height: float) -> Box:
    return Box(width - box.right, height - box.top, box.width, box.height)


def through(box: Box, width: float, height: float, flip: str) -> Box:
    """Where something on the back is seen through the sheet, which was turned about its long or its short edge."""
    if (height >= width) == (flip == "long"):
        return Box(width - box.right, box.y, box.width, box.height)
    return Box(box.x, height - box.top, box.width, box.height)


def alike(one: Box, other: Box) -> bool:
    return one.holds(other) and other.holds(one)  # to a hundredth of a point


def behind_each_other(stock: Stock, piece, span: int) -> None:
    """Holds that every place has its front, and seen through the sheet its back the same way up."""
    document, places = piece.document, stock.places(span)
    width, height, first = stock.width, stock.height, places[0]
    front, back = (landmark(document, number) for number in (0, 1))
    fronts = printed_at(piece.path, 0, front)
    backs = [through(box, width, height, document.flip) for box in printed_at(piece.path, 1, back)]
    inside = back.moved(-stock.behind(span)[0].x, -first.y)  # in a back whose lower left corner is (0, 0)
    for place in places:
        assert any(alike(box, front.moved(place.x - first.x, place.y - first.y)) for box in fronts), place
        mirrored = Box(place.right - inside.right, place.y + inside.y, inside.width, inside.height)
        assert any(alike(box, mirrored) for box in backs), place


@pytest.mark.parametrize("flip", ["long", "short"])
@pytest.mark.parametrize("name", CARDS)
def test_every_back_lies_behind_its_front_to_a_hundredth_of_a_point(name, flip, printed):
    piece = printed(asked(name, flip=flip))
    behind_each_other(STOCKS[name], piece, len(piece.order.languages))


@pytest.mark.parametrize("flip", ["long", "short"])
def test_so_it_does_on_a_stock_of_ones_own_that_lies_and_is_not_symmetric(flip, own, make_own):
    piece = make_own(asked("skewed", flip=flip))
    stock = card_stock("skewed", own)
    assert (stock.width, stock.height) == (792, 612)
    assert piece.document.pages[1].turned == (flip == "long")
    behind_each_other(stock, piece, 1)


@pytest.mark.parametrize("name", CARDS)
def test_no_card_leaves_its_sheet_or_lies_on_another(name):
    stock = STOCKS[name]
    spans = [1, 2] if stock.columns > 1 and stock.gaps[0] < 0.01 else [1]
    for places in (side(span) for span in spans for side in (stock.places, stock.behind)):
        sheet = Box(0, 0, stock.width, stock.height)
        assert all(sheet.holds(place) for place in places)
        assert not [pair for pair in combinations(places, 2) if pair[0].meets(pair[1])]


@pytest.mark.parametrize("name", CARDS)
def test_a_camera_reads_the_code_of_every_card(name, printed):
    piece = printed(asked(name, ink="light"))
    places = STOCKS[name].places(len(piece.order.languages))
    assert links_seen(picture_of(piece.path, 2, 300)) == [REPORT_URL] * len(places)


@pytest.mark.parametrize(
    ("number", "card", "first", "pitch", "many"),
    [
        ("5371", (252, 144), (54, 36), (252, 144), 10),
        ("8373", (252, 144), (36, 54), (288, 180), 8),
        ("C32011", (240.94, 153.07), (42.52, 38.27), (269.29, 153.07), 10),
    ],
)
def test_the_measures_are_the_makers(number, card, first, pitch, many, printed):
    """Measured in the file, in points as the sources have them."""
    stock = card_stock(number)
    piece = printed(asked(tables_key(number)))
    mark = landmark(piece.document, 0)
    found = sorted(printed_at(piece.path, 0, mark), key=lambda box: (-round(box.y), box.x))
    inside = mark.moved(-stock.places()[0].x, -stock.places()[0].y)
    assert len(found) == many
    assert stock.card == pytest.approx(card, abs=0.01)
    assert (found[0].x - inside.x, stock.height - found[0].y + inside.y - card[1]) == pytest.approx(first, abs=0.011)
    assert (found[1].x - found[0].x, found[0].y - found[2].y) == pytest.approx(pitch, abs=0.01)


def tables_key(number: str) -> str:
    return next(key for key, stock in STOCKS.items() if any(number in numbers for numbers in stock.parts.values()))


def test_there_are_sixty_stocks_and_more_by_their_makers_and_numbers():
    sold = [(maker, number) for stock in STOCKS.values() for maker, numbers in stock.parts.items() for number in numbers]
    assert len(sold) == len(set(sold)) >= 60
    assert {stock.sheet for stock in STOCKS.values()} >= {"letter", "a4"}
    assert all(len(stock.source) >= 2 for stock in STOCKS.values() if stock.sure == "A" and stock.parts)


# --- sheets that are used in part ---


@pytest.mark.parametrize("flip", ["long", "short"])
def test_cards_begin_where_a_sheet_is_not_used_yet_and_go_on_over_as_many_as_they_take(flip, printed):
    """25 cards from the fourth place on: 7 on the first sheet, 10 and 8 on two more, each back behind its front."""
    stock = STOCKS["avery-5371"]
    piece = printed(asked("avery-5371", flip=flip, start=4, count=25))
    fronts, backs = stock.places(), stock.behind()
    for sheet, used in enumerate((slice(3, 10), slice(0, 10), slice(0, 8))):
        for side, places in enumerate((fronts, backs)):
            number = 2 * sheet + side
            mark = landmark(piece.document, number)
            found = printed_at(piece.path, number, mark)
            inside = mark.moved(-places[used][0].x, -places[used][0].y)
            wanted = [inside.moved(place.x, place.y) for place in places[used]]
            if side and flip == "short":
                wanted = [turned_round(box, stock.width, stock.height) for box in wanted]
            assert len(found) == len(wanted)
            assert all(any(alike(box, place) for box in found) for place in wanted)
    assert len(piece.document.pages) == 6
    assert piece.document.sheets == 3


def test_no_ground_reaches_into_a_card_that_is_left_for_later(printed):
    page = printed(asked("avery-5371", start=2, count=4)).document.pages[0]
    left = [place for nth, place in enumerate(STOCKS["avery-5371"].places()) if nth not in range(1, 5)]
    grounds = [mark.box for mark in page.marks() if isinstance(mark, Shape) and mark.kind == "ground"]
    assert grounds
    assert not [box for box in grounds for place in left if box.meets(place)]


def test_a_single_card_of_a_sheet_has_no_copies(printed):
    page = printed(asked("avery-5371", start=10)).document.pages[0]
    assert not [element for element in page.elements if element.copies]


def test_the_name_says_where_cards_begin_and_how_many():
    assert asked("avery-5371", start=4, count=25).name == "sextortion-card-student-en-avery-5371-from-4-25-cards.pdf"
    assert asked("avery-5371").name == "sextortion-card-student-en-avery-5371.pdf"


def test_a_form_on_several_sheets_has_each_field_once(printed):
    order = asked("avery-5371", form=True, count=12).opened()
    with pikepdf.open(printed(order).path) as opened:
        fields = [str(one.T) for one in opened.Root.AcroForm.Fields]
        assert len(fields) == len(set(fields)) > 0
        assert all(len(one.Kids) == 12 for one in opened.Root.AcroForm.Fields)


@pytest.mark.parametrize(
    ("choices", "told"),
    [
        ({"start": 11}, "a sheet of avery-5371 has 10 places, and no place 11. Give one from 1 to 10"),
        ({"start": 6, "language": "en+es"}, "a sheet of avery-5371 has 5 places for folded cards, and no place 6"),
        ({"stock": "avery-c32011", "language": "en+es"}, "is folded between two cells that touch, and avery-c32011 has none"),
        ({"stock": "avery-32017", "language": "en"}, "avery-32017 is made of folded cards"),
        ({"stock": "single", "count": 5}, "single is one card for a print shop, not 5"),
        ({"stock": "avery-c9354", "audience": "staff"}, "“view, copy, send, .*” are the most; its height lacks [0-9.]+ mm"),
    ],
)
def test_what_a_sheet_cannot_hold_is_told(choices, told):
    order = Order("card", "sextortion", **{"audience": "student", "stock": "avery-5371", **choices})
    with pytest.raises(Unusable, match=told):
        orders.fill(order, LIBRARY)


# --- one card for a print shop ---


def test_a_single_card_is_both_faces_with_their_bleed_and_nothing_else(printed):
    front, back = printed(asked("single")).document.pages
    for page in (front, back):
        assert (page.width, page.height, page.turned) == (270, 162, False)
        assert page.trim == Box(9, 9, 252, 144)
        assert not [mark for mark in page.marks() if isinstance(mark, Shape) and mark.kind == "cut"]
    [ground] = [mark.box for mark in front.marks() if isinstance(mark, Shape) and mark.kind == "ground"]
    assert ground == Box(0, 0, 270, 162)


def test_a_ground_reaches_into_the_bleed_of_each_card_where_cards_do_not_touch(printed):
    front = printed(asked("avery-8373")).document.pages[0]
    grounds = {mark.box for mark in front.marks() if isinstance(mark, Shape) and mark.kind == "ground"}
    assert grounds == {place.inset(-9) for place in STOCKS["avery-8373"].places()}


def test_a_larger_card_is_laid_out_smaller_and_drawn_larger(printed):
    """An index card, 5 x 3 in, has the type of a wallet card at 1.43 times its size, and its code."""
    small, large = (printed(asked(name)).document.pages[1] for name in ("avery-5371", "avery-5388"))
    code_small, code_large = (next(mark for mark in page.marks() if isinstance(mark, Code)).box for page in (small, large))
    assert code_large.width > 1.3 * code_small.width


# --- stocks of one's own ---


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "stocks.yaml").write_text(OWN, encoding="utf-8")
    return tmp_path


@pytest.fixture
def own(folder):
    from handbill.orders.stocks import known

    return known(Library((folder, OURS)))


@pytest.fixture
def make_own(folder, tmp_path_factory):
    from conftest import Piece

    from handbill.pdf import pdf

    def made(order: Order) -> Piece:
        document = orders.fill(order.with_imprint(imprint(**FEW)), Library((folder, OURS)))
        path = tmp_path_factory.mktemp("own") / order.name
        path.write_bytes(pdf.write(document))
        return Piece(order, document, path)

    return made


def test_a_stock_of_ones_own_is_found_by_its_number_beside_ours(own):
    assert card_stock("Cedar 77", own) is own["skewed"]
    assert card_stock("8371", own) is STOCKS["avery-5371"]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (
            ("3.5 in, 2 in", "3.5 inch, 2 in"),
            r":3:10: a length is wanted here, not “3.5 inch”. Write it as 3.5 in, 85 mm",
        ),
        (("[4.25 in, 2.25 in]", "[4.25 in]"), r"stocks.yaml:10:10: at least 2 entries are wanted here, not 1"),
        (("sheet: letter", "sheet: papyrus"), r"stocks.yaml:3:3: there is no paper “papyrus”. Sheets: letter, "),
        (("4.25 in, 2.25 in", "3 in, 2.25 in"), r"stocks.yaml:3:3: these cards overlap"),
        (("rows: 3", "rows: 5"), r"stocks.yaml:3:3: these cards leave their sheet"),
        (("columns: 2", "columns: 0"), r"stocks.yaml:4:12: "),
        (("card: [3.5 in, 2 in]", "card: [0.2 in, 2 in]"), r"stocks.yaml:3:3: a card of this size holds no words"),
        (("rows", "lines"), r"stocks.yaml:5:3: there is no key “lines” here"),
    ],
)
def test_what_is_wrong_in_a_file_of_stocks_is_told_with_its_place(change, told, folder):
    from handbill.orders.stocks import known

    (folder / "stocks.yaml").write_text(OWN.replace(*change), encoding="utf-8")
    with pytest.raises(Unusable, match=told):
        known(Library((folder, OURS)))


# --- how a stock is named ---


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("avery-5371", "avery-5371"), ("5371", "avery-5371"), ("Avery 8371", "avery-5371"), ("avery-28877", "avery-5371"),
        ("C32011", "avery-c32011"), ("c32011-25", "avery-c32011"), ("Avery Zweckform C32011", "avery-c32011"),
        ("DECAdry OCC-3342", "avery-c32011"), ("occ3342", "avery-c32011"), ("A-one 51002", "aone-51002"),
        ("L7418", "avery-l7418"), ("bc#11", "southworth-bc554"),
    ],
)  # fmt: skip
def test_a_stock_is_found_by_its_number_with_or_without_its_maker(name, key):
    assert card_stock(name) is STOCKS[key]


@pytest.mark.parametrize(
    ("name", "near"), [("avery-53711", "avery-5371"), ("C32012x", "C32012"), ("plain-lettr", "plain-letter"), ("sngle", "single")]
)
def test_a_wrong_number_is_told_with_the_nearest(name, near):
    with pytest.raises(Unusable, match=f"there is no card stock “{name}”. Did you mean “.*{near[-4:]}"):
        card_stock(name)


def test_a_number_that_two_makers_sell_is_asked_about():
    two = {"one-1": replaced(parts={"one": ("100",)}), "other-1": replaced(parts={"other": ("100",)})}
    with pytest.raises(Unusable, match=r"more than one maker sells “100”. Say which: one-1, other-1\."):
        card_stock("100", two)
    assert card_stock("Other 100", two) is two["other-1"]


def replaced(**changes: object) -> Stock:
    from msgspec.structs import replace

    return replace(STOCKS["plain-letter"], **changes)
