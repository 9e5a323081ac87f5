"""A copy in black and white keeps every bubble whole and every code readable; and what measures that is measured itself."""

from collections.abc import Callable
from itertools import product

import copier
import numpy as np
import pytest
from conftest import LIBRARY, SCHOOL, Piece
from msgspec.structs import replace

from handbill.layouts.designs import DESIGNS
from handbill.orders import designs
from handbill.orders.order import AUDIENCE, INKS, Order
from handbill.page.document import Document, Element, Page, artifact
from handbill.page.geometry import Box, rectangle
from handbill.page.imprint import imprint
from handbill.page.marks import Code, Shape
from handbill.pdf import pdf
from handbill.words.codes import REPORT_URL, SYMBOL

INK, SUN = "#14213D", "#FFC83D"
BOX = Box(150, 400, 300, 200)


def _poster(design: str) -> Order:
    """The poster whose usual design it is, or the first that has its words, with a school's lines."""
    language, usual = DESIGNS[design].languages, {topic: LIBRARY.topic(topic).designs for topic in LIBRARY.topics()}
    found = []
    for topic, audience in product(LIBRARY.topics(), ("student", "friend", "family")):
        said = [LIBRARY.pieces("poster", topic, tongue).get(audience) for tongue in language.split("+")]
        if all(said) and design in designs.worded(said):
            found.append((usual[topic].get(audience) != design, topic, audience))
    if not found:
        pytest.skip(f"no topic has the words of “{design}”")
    _, topic, audience = min(found)
    named = imprint(**SCHOOL)
    return Order("poster", topic, audience, language, DESIGNS[design].papers[0], design=design, imprint=named)


def _copies(piece: Piece) -> list[tuple[copier.Picture, copier.Picture, Page]]:
    """Each page in black and white, whole and without its words."""
    file = piece.path.read_bytes()
    whole, bare = (map(copier.copied, copier.pictures(file, only=what)) for what in ("all", "shapes"))
    return [*zip(whole, bare, piece.document.pages, strict=True)]


@pytest.mark.parametrize("ink", INKS)
@pytest.mark.parametrize("design", DESIGNS)
def test_of_every_design_a_copier_leaves_codes_that_are_read_and_panels_that_are_closed(
    design: str, ink: str, printed: Callable[[Order], Piece]
):
    for whole, bare, page in _copies(printed(replace(_poster(design), ink=ink))):
        assert not copier.misread(whole, page)
        assert not copier.open_panels(bare, page)


@pytest.mark.parametrize("design", [name for name, design in DESIGNS.items() if design.tabs])
def test_the_code_on_every_tab_is_read_in_a_grey_scan(design: str, printed: Callable[[Order], Piece]):
    piece = printed(replace(_poster(design), tabs=True, paper=DESIGNS[design].tabs[0]))
    codes = [mark for page in piece.document.pages for mark in page.marks() if isinstance(mark, Code)]
    assert len(codes) >= 8
    for picture, page in zip(copier.pictures(piece.path.read_bytes()), piece.document.pages, strict=True):
        assert not copier.misread(picture, page)


@pytest.mark.parametrize("ink", INKS)
@pytest.mark.parametrize("kind", ["card", "guide"])
def test_a_copier_leaves_a_card_and_a_guide_whole(kind: str, ink: str, printed: Callable[[Order], Piece]):
    for whole, bare, page in _copies(printed(Order(kind, "sextortion", AUDIENCE[kind], ink=ink))):
        assert not copier.misread(whole, page)
        assert not copier.open_panels(bare, page)


# --- the copier ---


def _opened(*shapes: Shape) -> list[str]:
    """The panels that a copier opens on a page of the accent."""
    ground = Shape(rectangle(Box(0, 0, 612, 792)), "ground", SUN)
    page = Page(612, 792, (artifact(ground, *shapes),))
    file = pdf.write(Document((("en-US", "Words"),), "2026-01-01", (page,), 6, 9, 70))
    return copier.open_panels(copier.copied(copier.pictures(file, only="shapes")[0]), page)


def _panel(fill: str, stroke: str = "", weight: float = 0.0, dash: tuple[float, ...] = (), box: Box = BOX) -> Shape:
    return Shape(rectangle(box), "panel", fill, stroke, weight, dash, body=box)


def test_a_pale_panel_on_a_pale_ground_is_lost_without_an_outline():
    assert _opened(_panel("#FFFFFF")) == ["a panel of 300 x 200 pt at 150, 400 is open"]
    assert not _opened(_panel("#FFFFFF", INK, 1.6))
    assert not _opened(_panel(INK))


def test_a_dashed_outline_is_whole_as_far_as_it_is_meant_to_be():
    assert not _opened(_panel("#FFFFFF", INK, 1.8, (5.4, 3.6)))
    assert _opened(_panel("#FFFFFF", "#B8B8B8", 1.8, (5.4, 3.6)))


def test_what_is_drawn_over_a_panel_later_does_not_open_it():
    over = _panel("#FFFFFF", INK, 2.0, box=Box(400, 550, 150, 100))
    assert not _opened(_panel("#FFFFFF", INK, 2.0), over)


def test_an_outline_with_a_gap_is_open():
    gap = Shape(rectangle(Box(140, 480, 20, 20)), "ground", "#FFFFFF")
    assert _opened(_panel("#FFFFFF", INK, 2.0), gap)


def test_a_code_with_a_blot_is_not_read():
    page = Page(612, 792, (Element("Figure", (Code(Box(200, 400, 120, 120), REPORT_URL, SYMBOL),), alt="code"),))
    [picture] = copier.pictures(pdf.write(Document((("en-US", "Words"),), "2026-01-01", (page,), 6, 9, 70)))
    assert not copier.misread(copier.copied(picture), page)
    blotted = np.where(np.add.outer(np.arange(picture.shape[0]), np.zeros(picture.shape[1])) < 900, 0, picture)
    assert len(copier.misread(blotted.astype(np.uint8), page)) == 2
