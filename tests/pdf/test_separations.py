"""What comes onto each plate of a press, as Ghostscript's tiffsep separates it: black words, ink that the paper takes, bleed."""

import numpy as np
import pytest
from conftest import LIBRARY, SCHOOL
from msgspec.structs import replace
from PIL import Image
from separating import separated, within

from handbill.layouts.designs import DESIGNS
from handbill.orders import orders
from handbill.orders.order import KINDS, Order
from handbill.page.document import Document, artifact
from handbill.page.geometry import Box
from handbill.page.imprint import imprint
from handbill.page.logo import read_logo
from handbill.page.marks import Code, Line, Mark, Picture, Shape
from handbill.page.press import BLEED, Press
from handbill.page.toner import darkness
from handbill.pdf import pdf

pytestmark = pytest.mark.needs("gs")
DPI = 72
LIMITS = {False: 3.0, True: 2.4}
WHITE, SOLID = 0.02, 0.98
ORDERS = [
    replace(order, press=Press(uncoated=uncoated))
    for uncoated in LIMITS
    for order in orders.kit(
        Order("poster", "", "", imprint=imprint(school="Cedar Hollow High")), LIBRARY, LIBRARY.topics(), KINDS
    )
]
DESIGNED = [
    replace(order, press=Press())
    for order in orders.kit(Order("poster", "", ""), LIBRARY, LIBRARY.topics(), ("poster",), tuple(DESIGNS))
    if order.design
]


def plates(piece):
    return zip(separated(piece.path, DPI), piece.document.pages, strict=True)


@pytest.fixture(scope="module", params=[*ORDERS, *DESIGNED], ids=lambda order: order.name)
def pressed(request, printed):
    return printed(request.param)


def test_no_more_ink_than_the_paper_takes(pressed):
    """Within the bleed; the marks around it are on every plate in full."""
    for found, page in plates(pressed):
        inside = within(found, page.trim.inset(-BLEED) if page.trim.x else page.trim, page, DPI)
        assert inside.sum(axis=0).max() <= LIMITS[pressed.order.press.uncoated]


def test_ink_goes_on_beyond_the_trim(pressed):
    """What is seen just inside the trim is seen to the end of the bleed, but where a round thing crosses the edge."""
    k = DPI / 72
    for found, page in plates(pressed):
        trim, height = page.trim, found.shape[1]
        if not trim.x:
            continue  # a sheet of cards, which is not trimmed
        left, right = round(trim.x * k), round(trim.right * k)
        top, bottom = height - round(trim.top * k), height - round(trim.y * k)
        inner, outer = 2, round(BLEED * k) - 2
        pairs = [
            (found[:, top:bottom, left + inner], found[:, top:bottom, left - outer]),
            (found[:, top:bottom, right - inner], found[:, top:bottom, right + outer]),
            (found[:, top + inner, left:right], found[:, top - outer, left:right]),
            (found[:, bottom - inner, left:right], found[:, bottom + outer, left:right]),
        ]
        for inside, outside in pairs:
            assert (np.abs(inside - outside).max(axis=0) < 0.02).mean() > 0.93


@pytest.mark.parametrize("kind", KINDS)
def test_a_code_is_black_alone(kind, make):
    made, seen = make(kind, press=Press()), 0
    for found, page in plates(made):
        for code in (mark for mark in page.marks() if isinstance(mark, Code)):
            seen += 1
            inks = within(found, code.quiet, page, DPI)
            assert inks[:3].max() <= WHITE
            assert 0.2 < (inks[3] > SOLID).mean() < 0.6
            assert ((inks[3] > SOLID) | (inks[3] < WHITE)).all()
    assert seen


@pytest.mark.parametrize("ink", ["full", "light"])
@pytest.mark.parametrize("kind", KINDS)
def test_dark_words_and_lines_are_black_alone_and_over_what_lies_beneath(kind, ink, make, tmp_path):
    """Taken away, they leave the three coloured plates as they were."""
    made = make(kind, ink=ink, lines={"school": SCHOOL["school"]}, press=Press())
    without = tmp_path / f"{kind}.pdf"
    without.write_bytes(pdf.write(bare(made.document)))
    for (found, _), bared in zip(plates(made), separated(without, DPI), strict=True):
        assert (found[:3] == bared[:3]).all()
        assert (found[3] != bared[3]).any()


def bare(document: Document) -> Document:
    """The document without dark words, and without dark lines and outlines."""
    pages = (replace(page, elements=(artifact(*map(unlined, filter(kept, page.marks()))),)) for page in document.pages)
    return replace(document, pages=tuple(pages), outline=False)


def kept(mark: Mark) -> bool:
    if isinstance(mark, Line):
        return darkness(mark.color) <= 0.5
    return not isinstance(mark, Shape) or bool(mark.fill) or mark.kind == "mark"


def unlined(mark: Mark) -> Mark:
    return replace(mark, stroke="") if isinstance(mark, Shape) and mark.fill else mark


def test_marks_are_on_all_four_plates_and_off_the_bleed(make):
    made = make("poster", press=Press())
    [(found, page)] = plates(made)
    trim = page.trim
    around = [mark for mark in page.marks() if isinstance(mark, Shape) and mark.kind == "mark"]
    bleed = trim.inset(-BLEED)
    assert len(around) == 8 + 4 * 3
    for mark in around:
        assert not bleed.meets(mark.box.inset(-mark.weight))
        assert Box(0, 0, page.width, page.height).holds(mark.box.inset(-mark.weight))
    for corner in (Box(30, 2, 12, 22), Box(page.width - 42, page.height - 24, 12, 22), Box(2, 30, 22, 12)):
        inks = within(found, corner, page, DPI)
        assert inks.max(axis=(1, 2)).tolist() == [1.0] * 4


@pytest.mark.parametrize("uncoated", LIMITS)
def test_a_logo_keeps_to_the_limit_too(uncoated, tmp_path):
    """Every colour there is, and the darkest most of all."""
    bands = [Image.effect_noise((300, 300), 120) for _ in range(3)]
    noise = Image.merge("RGB", bands)
    noise.paste(noise.point(lambda value: value // 8), (0, 150))
    noise.save(tmp_path / "noise.png")
    lines = imprint(school="Cedar Hollow High School", logo=read_logo(tmp_path / "noise.png"))
    document = orders.fill(Order("poster", "sextortion", "student", imprint=lines, press=Press(uncoated=uncoated)), LIBRARY)
    path = tmp_path / "poster.pdf"
    path.write_bytes(pdf.write(document))
    [page], [found] = document.pages, separated(path, 300)
    [logo] = [mark for mark in page.marks() if isinstance(mark, Picture)]
    inks = within(found, logo.box, page, 300).sum(axis=0)
    assert LIMITS[uncoated] - 0.1 < inks.max() <= LIMITS[uncoated]


def test_a_grey_logo_is_black_alone(tmp_path):
    Image.radial_gradient("L").convert("RGB").save(tmp_path / "grey.png")
    lines = imprint(school="Cedar Hollow High School", logo=read_logo(tmp_path / "grey.png"))
    document = orders.fill(Order("poster", "sextortion", "student", imprint=lines, press=Press()), LIBRARY)
    path = tmp_path / "poster.pdf"
    path.write_bytes(pdf.write(document))
    [page], [found] = document.pages, separated(path, DPI)
    [logo] = [mark for mark in page.marks() if isinstance(mark, Picture)]
    inks = within(found, logo.box, page, DPI)
    assert inks[:3].max() <= WHITE
    assert inks[3].max() > 0.9
