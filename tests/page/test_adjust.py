"""What makes up for a printer: all that is drawn lands as far off as was asked, on fronts and on backs."""

import numpy as np
import outloud
import page as page_validation
import pikepdf
import pytest
from msgspec.structs import replace
from proofing import picture_of, warned_of

from handbill.api.calibration import calibration
from handbill.district.pressrun import Sheet, pressrun
from handbill.editions.editions import Editions
from handbill.orders.order import Order
from handbill.orders.orders import fill
from handbill.page.adjust import Adjust
from handbill.page.imprint import Imprint, imprint
from handbill.page.stock import tables
from handbill.pdf import pdf
from handbill.words.library import Library

DPI = 254  # 10 pixels a mm
ADJUST = Adjust((0.7, -0.4), (-0.5, 0.9), (100.6, 99.8))


@pytest.fixture
def sides(tmp_path):
    """The two sides of a test sheet, as pictures that can be read."""

    def made(flip="long", **adjust):
        path = tmp_path / f"{flip}-{len(list(tmp_path.iterdir()))}.pdf"
        path.write_bytes(calibration(flip=flip, adjust=Adjust(**adjust) if adjust else None).pdf)
        front, back = picture_of(path, 1, DPI), picture_of(path, 2, DPI)
        return front, back[::-1, ::-1] if flip == "short" else back

    return made


@pytest.mark.parametrize("flip", ["long", "short"])
def test_each_side_moves_right_and_down_as_who_reads_it_sees_it(flip, sides):
    plain, moved = sides(flip), sides(flip, front=(1.0, 2.0), back=(-1.5, 0.5))
    for before, after, (right, down) in zip(plain, moved, [(10, 20), (-15, 5)], strict=True):
        assert _alike(np.roll(before, (down, right), axis=(0, 1)), after)
        assert not _alike(before, after)


def _alike(one, other):
    """But for what anti-aliasing makes of an edge."""
    return (np.abs(one.astype(int) - other) > 64).mean() < 0.002


def test_one_percent_is_one_percent_from_the_upper_left_corner_on(sides):
    (plain, _), (scaled, _) = sides(), sides(scale=(101.0, 99.0))
    for x, y in [(54, 36), (558, 36), (54, 756), (558, 756)]:  # the corners of the cards' block, from the upper left
        at = _cross(plain, x, y)
        assert at == pytest.approx((x / 72 * DPI, y / 72 * DPI), abs=1)
        assert _cross(scaled, 1.01 * x, 0.99 * y) == pytest.approx((1.01 * at[0], 0.99 * at[1]), abs=1)


def _cross(picture, x, y):
    """Where the cross near there is, in pixels: where its arms are darkest."""
    x, y, reach = round(x / 72 * DPI), round(y / 72 * DPI), 25
    part = 255.0 - picture[y - reach : y + reach, x - reach : x + reach]
    return x - reach + part.sum(0).argmax() + 0.5, y - reach + part.sum(1).argmax() + 0.5


@pytest.mark.parametrize("kind", ["poster", "guide", "card"])
def test_of_what_is_printed_on_both_sides_every_second_page_is_a_back(kind, make, tmp_path):
    order = replace(make(kind).order, adjust=ADJUST)
    document = fill(order, Library())
    path = tmp_path / order.name
    path.write_bytes(pdf.write(document))
    assert order.name.endswith("-printer.pdf")
    with pikepdf.open(path) as opened:
        for nth, page in enumerate(opened.pages):
            [first, *_] = pikepdf.parse_content_stream(page)
            right, down = ADJUST.back if document.flip and nth % 2 else ADJUST.front
            height = float(page.mediabox[3])
            wanted = (1.006, 0, 0, 0.998, right * 72 / 25.4, 0.002 * height - down * 72 / 25.4)
            assert str(first.operator) == "cm"
            assert [*map(float, first.operands)] == pytest.approx(wanted, abs=1e-3)


@pytest.mark.parametrize("kind", ["poster", "guide", "card"])
def test_a_stamped_file_for_a_printer_is_the_one_that_is_laid_out(kind, make):
    lines = imprint(school="Cedar Hollow High School", phone="206-555-0142")
    order = replace(make(kind).order, adjust=ADJUST, imprint=lines)
    assert b"".join(Editions(None).file(order).parts) == pdf.write(fill(order, Library()))


@pytest.mark.parametrize("kind", ["guide", "card"])
def test_in_a_press_run_too_every_page_is_moved(kind, make, tmp_path):
    editions, path, own = Editions(None), tmp_path / "run.pdf", tmp_path / "own.pdf"
    orders = [
        replace(make(kind).order, adjust=ADJUST, imprint=imprint(school=f"Cedar Hollow {name}", phone="206-555-0142"))
        for name in ("High School", "Middle School")
    ]
    with path.open("wb") as file:
        sheets = [Sheet("A school", *_inked(editions, order)) for order in orders]
        ticket = pressrun(sheets, file, title="A piece")
    for order, line in zip(orders, ticket, strict=True):
        own.write_bytes(b"".join(editions.file(order).parts))
        for number in range(line.first, line.last + 1):
            nth = number - line.first + 1
            seen, wanted = (picture_of(*one, 60).astype(int) for one in ((path, number), (own, nth)))
            assert np.abs(seen - wanted).max() <= 2  # a form is rounded where a page is not


def _inked(editions, order: Order):
    edition, ink = editions.inked(order.with_imprint(Imprint()), order.imprint)
    return edition.shell, ink


@pytest.mark.parametrize("flip", ["long", "short"])
@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("stock", ["avery-5371", "avery-c32011"])
def test_a_test_sheet_passes_the_judges(stock, language, flip, tmp_path):
    sheet = calibration(stock, flip=flip, language=language, adjust=ADJUST)
    path = tmp_path / sheet.name
    path.write_bytes(sheet.pdf)
    report = page_validation.validate_pdf(path, profile="ua1")
    assert report.is_compliant, report
    result = outloud.check(str(path))
    assert result.error is None
    assert warned_of(result, path) == []


@pytest.mark.parametrize("stock", [name for name, stock in tables().stocks.items() if stock.sheet])
def test_every_stock_with_a_sheet_has_a_test_sheet_with_a_cross_where_its_cards_begin(stock, tmp_path):
    path, known = tmp_path / "sheet.pdf", tables().stocks[stock]
    path.write_bytes(calibration(stock).pdf)
    with pikepdf.open(path) as opened:
        assert [float(side) for side in opened.pages[0].mediabox[2:]] == pytest.approx([known.width, known.height], abs=0.01)
        assert opened.Root.ViewerPreferences.PrintScaling == "/None"
        moves = {(round(float(a), 1), round(float(b), 1)) for a, b in _starts(opened.pages[0])}
    first = known.places()[0]
    assert (round(first.x - 6 * 72 / 25.4, 1), round(first.top, 1)) in moves or first.x < 19 or known.height - first.top < 19


def _starts(page):
    return (step.operands for step in pikepdf.parse_content_stream(page) if str(step.operator) == "m")
