"""A large poster on office sheets: few of them, cut where it does no harm, and the poster again once they are glued."""

import subprocess
from dataclasses import dataclass
from itertools import combinations
from math import ceil
from pathlib import Path

import numpy as np
import outloud
import page as page_validation
import pikepdf
import pytest
from conftest import FEW, LIBRARY
from designs import readers
from msgspec.structs import replace
from PIL import Image
from proofing import links_seen, structure, warned_of
from runs import ALONE, batch, invented

import handbill
from handbill.editions.editions import Editions
from handbill.layouts.designs import DESIGNS
from handbill.orders import checks, orders
from handbill.orders.order import Order
from handbill.orders.tiles import plan
from handbill.page.document import Document, Page
from handbill.page.geometry import Box, around
from handbill.page.imprint import imprint
from handbill.page.logo import SPECIMEN
from handbill.page.marks import Code, Shape
from handbill.page.stock import tables
from handbill.page.tilemarks import Labels, furniture, kept, shown, sides
from handbill.page.tiling import FLAP, MARGIN, OWN, Plan, planned
from handbill.pdf import pdf
from handbill.problems import Unusable
from handbill.words.codes import REPORT_URL

LARGE = Order("poster", "sextortion", "student", paper="24x36", tiles="letter", imprint=imprint(**FEW))
METRIC = Order("poster", "online-enticement", "family", "es", "a1", ink="light", tiles="a4", imprint=imprint(**FEW))
LOGO = replace(LARGE, paper="12x18", imprint=replace(LARGE.imprint, logo=SPECIMEN))
SET = replace(LARGE, paper="18x24", design="set", tiles="tabloid")
BOTH = [LARGE, METRIC, LOGO, SET]
named = pytest.mark.parametrize("order", BOTH, ids=lambda order: order.name)
K = 2  # pixels to the point, so that joints at whole points fall between two


@dataclass
class Made:
    order: Order
    document: Document
    path: Path

    @property
    def plans(self) -> list[Plan]:
        return [plan(page, self.order) for page in self.document.whole.pages]


@pytest.fixture(scope="module")
def printed(tmp_path_factory):
    """Writes an order's file, each once."""
    folder, made = tmp_path_factory.mktemp("tiles"), {}

    def print_(order: Order) -> Made:
        if order not in made:
            document, path = orders.fill(order, LIBRARY), folder / order.name
            path.write_bytes(pdf.write(document))
            made[order] = Made(order, document, path)
        return made[order]

    return print_


def rasters(path: Path) -> list[np.ndarray]:
    """Each page in grey, as poppler draws it."""
    stem = path.with_suffix("")
    subprocess.run(["pdftoppm", "-r", str(72 * K), "-gray", path, stem], check=True)
    return [np.asarray(Image.open(file)).astype(int) for file in sorted(path.parent.glob(f"{stem.name}-*.pgm"))]


def glued(cut: Plan, sheets: list[np.ndarray], shape: tuple[int, int]) -> np.ndarray:
    """The sheets laid on each other, the lower and the right one over its neighbour, each cut along its lines."""
    whole, high = np.full(shape, 255), cut.rows[0][0].part.top
    for tile, sheet in zip(cut.tiles, sheets, strict=True):
        part, there = tile.part, kept(cut, tile)
        dx, dy = round((there.x - part.x) * K), round((cut.height - there.top - high + part.top) * K)
        left, right = ceil(part.x * K), min(ceil(part.right * K), shape[1])
        top, bottom = ceil((high - part.top) * K), min(ceil((high - part.y) * K), shape[0])
        whole[top:bottom, left:right] = sheet[top + dy : bottom + dy, left + dx : right + dx]
    return whole


def wholly_on_a_sheet(box: Box, cut: Plan) -> bool:
    return any(tile.part.holds(box) for tile in cut.tiles)


@pytest.mark.needs("pdftoppm")
@pytest.mark.parametrize("order", [LARGE, METRIC, LOGO], ids=lambda order: order.name)
def test_the_sheets_glued_together_are_the_poster(order, printed, tmp_path):
    """To the pixel: every sheet is moved by whole points."""
    made = printed(order)
    poster = tmp_path / "poster.pdf"
    poster.write_bytes(pdf.write(made.document.whole))
    [whole], [cut] = rasters(poster), made.plans
    again = glued(cut, rasters(made.path), whole.shape)
    assert np.abs(again - whole).max() <= 1
    assert REPORT_URL in links_seen(again.astype(np.uint8))


@named
def test_what_is_seen_beyond_a_joint_is_what_the_sheet_beside_it_shows(order, printed):
    """So a cut that is not quite true shows no white."""
    for cut in printed(order).plans:
        for tile in cut.tiles:
            meets, here, seen = sides(cut, tile), kept(cut, tile), shown(cut, tile)
            assert (seen.x < here.x, seen.right > here.right) == (meets.left, meets.right)
            assert (seen.top > here.top, seen.y < here.y) == (meets.top, meets.bottom)
            assert Box(0, 0, cut.width, cut.height).inset(MARGIN - 6).holds(seen)
            assert cut.width - MARGIN - here.right >= FLAP - 1
            assert here.y - MARGIN >= FLAP - 1


@named
def test_the_parts_are_the_whole_poster_each_bit_of_it_once(order, printed):
    for page, cut in zip(printed(order).document.whole.pages, printed(order).plans, strict=True):
        assert sum(tile.part.width * tile.part.height for tile in cut.tiles) == pytest.approx(page.width * page.height)
        assert around([tile.part for tile in cut.tiles]) == Box(0, 0, page.width, page.height)
        for one, other in combinations(cut.tiles, 2):
            assert not one.part.meets(other.part)


@pytest.mark.parametrize("language", ["en", "es", "en+es"])
@pytest.mark.parametrize("design", DESIGNS)
def test_no_joint_runs_through_a_code_or_a_way_to_reach_somebody_that_is_not_told(design, language):
    """All are whole, but for what is wider than a sheet, or what could not be kept so; and of that a person is told."""
    for paper, sheet in (("24x36", "letter"), ("12x18", "a4")):
        order = replace(readers(design), language=language, paper=paper, tiles=sheet, imprint=imprint(**FEW))
        for page in orders.fill(order, LIBRARY).whole.pages:
            cut = plan(page, order)
            assert all(wholly_on_a_sheet(mark.quiet, cut) for mark in page.marks() if isinstance(mark, Code))
            links = [part for top in page.elements for part in top.walk() if part.role == "Link"]
            split = {link.text.strip() for link in links for mark in link.marks() if not wholly_on_a_sheet(mark.box, cut)}
            own = {"Call 206-555-0142", "206-555-0142"}
            assert split <= {*cut.through, *(own if OWN in cut.through else ())}


@pytest.mark.parametrize(("paper", "letter", "tabloid", "a4"), [
    ("tabloid", 4, None, 4), ("a3", 4, None, 4), ("12x18", 4, 2, 4), ("18x24", 8, 4, 8), ("a2", 8, 4, 8), ("24x36", 15, 8, 15),
    ("a1", 15, 8, 15),
])  # fmt: skip
def test_a_poster_with_nothing_in_the_way_takes_as_few_sheets_as_arithmetic_has_it(paper, letter, tabloid, a4):
    """As a table of print shops' sizes says: ceil((W - o) / (w - 2m - o)) in either orientation, m 18 pt, o 36 pt."""
    papers = tables().papers
    empty = Page(papers[paper].width, papers[paper].height, ())
    for sheet, count in (("letter", letter), ("tabloid", tabloid), ("a4", a4)):
        if count:
            assert len(planned(empty, papers[sheet].width, papers[sheet].height).tiles) == count


@named
def test_a_joint_in_the_way_costs_a_sheet_or_a_row_and_no_more(order, printed):
    made, papers = printed(order), tables().papers
    for page, cut in zip(made.document.whole.pages, made.plans, strict=True):
        bare = planned(Page(page.width, page.height, ()), papers[order.tiles].width, papers[order.tiles].height)
        assert len(bare.tiles) <= len(cut.tiles) <= len(bare.tiles) + 3
    assert len(made.document.pages) == sum(len(cut.tiles) for cut in made.plans) == made.document.sheets


@named
def test_what_stands_beside_the_poster_is_fit_to_print_too(order, printed):
    """The checks of a page, without the poster that lies beneath."""
    made = printed(order)
    for cut in made.plans:
        for tile in cut.tiles:
            labels = Labels((("Sheet 1-1 · 1 of 1", ""),), (("Cut along the dashed lines.", ""),))
            page = Page(cut.width, cut.height, tuple(furniture(cut, tile, labels)))
            found = replace(made.document, pages=(page,), whole=None, body=9.0, small=6.5)
            checks.check(found)
            for mark in page.marks():
                if not (isinstance(mark, Shape) and mark.kind == "ground"):
                    assert not kept(cut, tile).inset(1).meets(mark.box)


@named
def test_validators_and_a_screen_reader_take_it(order, printed):
    path = printed(order).path
    for profile in ("ua1", "2a"):
        report = page_validation.validate_pdf(path, profile=profile)
        assert report.is_compliant, report
    assert warned_of(outloud.check(str(path)), path) == []


@pytest.mark.parametrize("order", [LARGE, METRIC], ids=lambda order: order.name)
def test_every_word_of_the_poster_is_heard_once_in_order_and_then_which_sheet_it_is(order, printed, tmp_path):
    made, poster = printed(order), tmp_path / "poster.pdf"
    poster.write_bytes(pdf.write(made.document.whole))
    told, whole = structure(made.path), structure(poster)
    assert [part.words for part in told.parts[: len(whole.parts)]] == [part.words for part in whole.parts]
    phrases = LIBRARY.phrases(order.languages[0])
    figures = [part for part in told.parts[len(whole.parts) :] if part.role == "Figure"]
    assert [figure.alt for figure in figures] == [phrases.tiles.part] * (len(made.document.pages) - 1)
    labels = [part.words for part in told.parts[len(whole.parts) :] if part.words.startswith(phrases.tiles.sheet.split()[0])]
    assert len(labels) == len(made.document.pages)
    assert labels[0].strip() == phrases.tiles.sheet.replace("<row>", "1").replace("<place>", "1").replace("<n>", "1").replace(
        "<of>", str(len(labels))
    )


@named
def test_a_stamped_file_is_what_the_same_order_gives_laid_out_in_full(order, printed):
    assert b"".join(Editions(None).file(order).parts) == printed(order).path.read_bytes()


def test_the_poster_is_in_the_file_once_for_all_sheets_but_the_first(printed):
    made = printed(LARGE)
    with pikepdf.open(made.path) as opened:
        forms = [{str(form.objgen) for form in page.resources.get("/XObject", {}).values()} for page in opened.pages]
    assert forms[0] == set()
    assert all(form == forms[1] for form in forms[1:])
    assert made.path.stat().st_size < 3 * len(pdf.write(made.document.whole))


def test_where_the_joints_are_hangs_on_no_schools_words():
    for order in (LARGE, replace(LARGE, language="en+es", paper="a1", tiles="a4", audience="family")):
        [filled], [empty] = (
            made.whole.pages for made in (orders.fill(order, LIBRARY), orders.lay(order, LIBRARY, order.imprint.room))
        )
        assert plan(filled, order) == plan(empty, order)


@pytest.mark.parametrize(("order", "gist"), [
    (replace(LARGE, paper="letter"), "a poster on “letter” is no larger than a sheet of letter. Leave out --tiles, or print"),
    (replace(LARGE, paper="a4"), "a poster on “a4” is no larger than a sheet of letter"),
    (replace(LARGE, paper="stall"), "“stall”, of which two stand on a sheet, cannot be cut into sheets with --tiles"),
    (replace(LARGE, paper="12x18", tabs=True), "a poster with tabs to tear off cannot be cut into sheets"),
    (replace(LARGE, form=True, imprint=imprint()), "a form, which is filled in on a screen, cannot be cut into sheets"),
    (replace(LARGE, kind="guide", audience="family", paper="letter"), "a guide cannot be cut into sheets"),
    (replace(LARGE, tiles="a3"), "a poster is not cut into sheets of “a3”"),
])  # fmt: skip
def test_what_makes_no_sense_is_refused_in_one_sentence(order, gist):
    with pytest.raises(Unusable) as refused:
        handbill.make(order)
    assert len(refused.value.problems) == 1
    assert gist in str(refused.value)


def test_a_person_is_told_how_many_sheets_it_takes_and_what_to_do_with_them():
    piece = handbill.make(LARGE)
    assert piece.sheets == piece.pages == len(orders.fill(LARGE, LIBRARY).pages)
    [told] = [note for note in piece.notes if "sheets of letter paper" in note]
    assert f"takes {piece.sheets} sheets of letter paper: print them at actual size on one side, cut along" in told
    [told] = [note for note in piece.notes if "joints run through" in note]
    assert OWN in told


def test_a_kit_cuts_its_posters_alone():
    pieces = handbill.kit("sextortion", audiences=["family"], paper="letter", tiles=None)
    assert {piece.order.tiles for piece in pieces} == {""}
    pieces = handbill.kit("sextortion", pieces=["poster", "card"], paper="12x18", tiles="letter")
    assert {(piece.order.kind, piece.order.tiles) for piece in pieces} == {("poster", "letter"), ("card", "")}
    assert all(("-tiles-letter" in piece.name) == (piece.order.kind == "poster") for piece in pieces)


@pytest.mark.needs("pdftoppm")
def test_a_press_run_of_sheets_looks_as_each_schools_own(tmp_path):
    options = ("--paper", "12x18", "--tiles", "letter", "--merge")
    done = batch(invented(tmp_path / "roster.csv", 3), tmp_path / "out", *ALONE, *options)
    assert done.exit_code == 0, done.stderr
    [run] = (tmp_path / "out" / "press-runs").glob("*.pdf")
    own = sorted(path for path in (tmp_path / "out").glob("*/*.pdf") if path.parent.name != "press-runs")
    together, apart = rasters(run), [page for path in own for page in rasters(path)]
    assert len(together) == len(apart)
    for one, other in zip(together, apart, strict=True):
        assert (np.abs(one - other) > 8).mean() < 0.0005
