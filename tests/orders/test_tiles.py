"""A large poster on office sheets: few of them, cut where it does no harm, and the poster again once they are glued."""

import subprocess
from dataclasses import dataclass
from math import ceil
from pathlib import Path

import cv2
import numpy as np
import outloud
import page as page_validation
import pikepdf
import pytest
from conftest import FEW, LIBRARY, SCHOOL
from msgspec.structs import replace
from PIL import Image
from proofing import links_seen, structure, warned_of

from handbill.editions.editions import Editions
from handbill.layouts.designs import DESIGNS
from handbill.orders import checks, orders
from handbill.orders.designs import worded
from handbill.orders.order import Order
from handbill.orders.tiles import plan
from handbill.page.document import Document, Place
from handbill.page.imprint import imprint
from handbill.page.logo import SPECIMEN
from handbill.page.marks import Code, Line
from handbill.page.stock import tables
from handbill.page.tilemarks import Labels, furniture, kept
from handbill.page.tiling import MARGIN, Plan
from handbill.pdf import pdf
from handbill.problems import Unusable
from handbill.words.codes import REPORT_URL

LARGE = Order("poster", "sextortion", "student", paper="24x36", tiles="letter", imprint=imprint(**FEW))
METRIC = Order("poster", "online-enticement", "family", "en+es", "a1", ink="light", tiles="a4", imprint=imprint(**SCHOOL))
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


@pytest.mark.needs("pdftoppm")
@pytest.mark.parametrize("order", [LARGE, METRIC], ids=lambda order: order.name)
def test_the_sheets_glued_together_are_the_poster(order, printed, tmp_path):
    made = printed(order)
    poster = tmp_path / "poster.pdf"
    poster.write_bytes(pdf.write(made.document.whole))
    [whole], [cut] = rasters(poster), made.plans
    again = glued(cut, rasters(made.path), whole.shape)
    apart = np.abs(again - whole)
    print(order.name, apart.mean(), (apart > 32).mean(), apart.max())
    assert apart.mean() < 0.01
    assert (apart > 8).mean() < 0.0005
    assert links_seen(again.astype(np.uint8)) == [REPORT_URL]
    assert cv2.QRCodeDetector().detectAndDecode(cv2.resize(again.astype(np.uint8), None, fx=0.25, fy=0.25, interpolation=3))[0] == REPORT_URL
