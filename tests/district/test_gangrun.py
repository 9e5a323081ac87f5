"""A gang run: many schools' cards on sheets that they fill, each behind its own front, with the order to cut them in."""

import csv
import time
from functools import cache
from io import BytesIO
from pathlib import Path

import numpy as np
import page as page_validation
import pikepdf
import pytest
import zxingcpp
from conftest import LIBRARY
from proofing import picture_of
from runs import batch

from handbill.district.gang import Lot, Plan, gang
from handbill.district.pressrun import Sheet
from handbill.editions.editions import Editions
from handbill.orders import bare
from handbill.orders.order import Order
from handbill.page.adjust import Adjust
from handbill.page.imprint import imprint
from handbill.page.stock import card_stock
from handbill.pdf import pdf
from handbill.words.codes import REPORT_URL

EDITIONS = Editions(None)
FAINT = 64  # of 255: what an edge differs by that is drawn once or twice
CARD = Order("card", "sextortion", "student")
SCHOOLS = {"Cedar Hollow High": 4, "Elm Ridge High": 13, "Trường Nguyễn Trãi": 2, "Maple Bend (Upper) School": 6}
ORDERS = {
    "a card": CARD,
    "a card on the short edge": Order("card", "sextortion", "student", stock="avery-8373", flip="short"),
    "a staff card on A4": Order("card", "online-enticement", "staff", "es", stock="avery-c32011", ink="light"),
    "a card for a printer": Order("card", "sextortion", "student", adjust=Adjust((0.5, -0.4), (-0.6, 0.3), (100.1, 99.9))),
    "a folded card": Order("card", "sextortion", "student", "en+es", stock="plain-letter"),
    "a tent": Order("card", "sextortion", "student", stock="avery-5305"),
    "a bookmark": Order("card", "sextortion", "student", stock="bookmark-letter", flip="short"),
}


def sheet(order: Order, school: str, count: int) -> Sheet:
    lines = imprint(school=school, counselor="Ms. Ava To", **({"phone": "206-555-0100"} if count > 2 else {}))
    edition, ink = EDITIONS.inked(order, lines)
    return Sheet(school, edition.shell, ink, count)


def plan(order: Order, start: int = 1) -> Plan:
    @cache
    def empty(start: int, count: int):
        return pdf.written(bare.bare(order, LIBRARY, start, count)).shell

    labels = [page.label for page in bare.bare(order, LIBRARY).pages]
    return Plan("A card", bare.places(order, LIBRARY), labels, empty, start)


def ganged(path: Path, order: Order, schools: dict[str, int], start: int = 1) -> list[Lot]:
    with path.open("wb") as file:
        return gang((sheet(order, *school) for school in schools.items()), file, plan(order, start))


@pytest.fixture(scope="module", params=ORDERS)
def run(request, tmp_path_factory):
    order, path = ORDERS[request.param], tmp_path_factory.mktemp("gang") / "run.pdf"
    return order, path, ganged(path, order, SCHOOLS)


def pages(order: Order) -> int:
    """How many pages a sheet has."""
    return len(bare.places(order, LIBRARY))


def test_it_is_conformant_to_pdf_ua_1(run):
    report = page_validation.validate_pdf(run[1], profile="ua1")
    assert report.is_compliant, report


def test_each_school_gets_its_cards_and_no_place_but_the_last_ones_is_left_free(run):
    order, path, lots = run
    many = len(bare.places(order, LIBRARY)[0])
    assert {school: sum(lot.cards for lot in lots if lot.school == school) for school in SCHOOLS} == SCHOOLS
    taken = [(lot.sheet, place) for lot in lots for place in range(lot.first, lot.last + 1)]
    assert taken == [(nth // many + 1, nth % many + 1) for nth in range(sum(SCHOOLS.values()))]
    with pikepdf.open(path) as opened:
        assert len(opened.pages) == pages(order) * lots[-1].sheet


def test_every_code_is_read_from_paper(run):
    order, path, lots = run
    sides = pages(order)
    for number in range(1, lots[-1].sheet + 1):
        cards = sum(lot.cards for lot in lots if lot.sheet == number)
        seen = zxingcpp.read_barcodes(picture_of(path, number * sides, 300))
        assert [code.text for code in seen] == [REPORT_URL] * cards


def test_each_place_shows_what_its_schools_own_file_shows_there(run, tmp_path):
    """So a school's lines stand on its cards, and a back behind its own front."""
    order, path, lots = run
    for lot in lots:
        own = tmp_path / "own.pdf"
        shell = sheet(order, lot.school, SCHOOLS[lot.school])
        own.write_bytes(shell.shell.head + shell.shell.tail(shell.ink)[0])
        for nth, places in enumerate(bare.places(order, LIBRARY)):
            made = picture_of(path, (lot.sheet - 1) * pages(order) + nth + 1, 72, color=True)
            whole = picture_of(own, nth + 1, 72, color=True)
            stock = card_stock(order.stock)
            if nth and stock.turned(order.flip):
                made, whole = made[::-1, ::-1], whole[::-1, ::-1]
            for place in places[lot.first - 1 : lot.last]:
                box = place.inset(3)
                part = slice(round(stock.height - box.top), round(stock.height - box.y)), slice(round(box.x), round(box.right))
                assert np.abs(made[part].astype(int) - whole[part]).max() <= FAINT, (lot, nth)


def test_each_page_names_the_schools_on_it_and_each_school_has_a_bookmark(run):
    order, path, lots = run
    with pikepdf.open(path) as opened, opened.open_outline() as outline:
        alts = [str(part.Alt) for part in opened.Root.StructTreeRoot.K[0].K]
        assert [item.title for item in outline.root] == [*SCHOOLS]
        assert len(alts) == len(opened.pages)
    for lot in lots:
        assert all(lot.school in alt for alt in alts[(lot.sheet - 1) * pages(order) : lot.sheet * pages(order)])


def test_it_begins_at_a_place_of_a_part_used_sheet(tmp_path):
    path = tmp_path / "run.pdf"
    lots = ganged(path, CARD, {"Cedar Hollow High": 3, "Elm Ridge High": 5}, start=8)
    assert lots == [Lot(1, 8, 10, "Cedar Hollow High"), Lot(2, 1, 5, "Elm Ridge High")]
    assert [len(zxingcpp.read_barcodes(picture_of(path, number, 150))) for number in (2, 4)] == [3, 5]


def test_a_district_is_cut_by_its_ticket(tmp_path):
    roster = tmp_path / "roster.csv"
    roster.write_text("School Name,Grades,Copies\nCedar Hollow High,9-12,4\nElm Ridge High,9-12,\nOak High,9-12,8\n", "utf-8")
    cards = ("--topic", "sextortion", "--piece", "card", "--audience", "student", "--jobs", "1", "--gang")
    assert batch(roster, tmp_path / "out", *cards).exit_code == 0
    [ticket] = (tmp_path / "out" / "press-runs").glob("*.csv")
    assert ticket.stem == "sextortion-card-student-en-avery-5371-gang"
    rows = [*csv.reader(ticket.read_text(encoding="utf-8-sig").splitlines())]
    assert [row[:5] for row in rows[1:]] == [
        ["1", "1", "4", "Cedar Hollow High", "4"], ["1", "5", "10", "Elm Ridge High", "6"],
        ["2", "1", "4", "Elm Ridge High", "4"], ["2", "5", "10", "Oak High", "6"], ["3", "1", "2", "Oak High", "2"],
    ]  # fmt: skip
    assert {tuple(row[5:]) for row in rows[1:]} == {("avery-5371", "long", "perforated")}


def test_what_has_one_card_a_sheet_has_no_gang_run():
    assert not bare.is_ganged(Order("card", "sextortion", "student", stock="single"), LIBRARY)
    assert not bare.is_ganged(Order("card", "sextortion", "student", "en+es", stock="avery-5305"), LIBRARY)
    assert not bare.is_ganged(Order("poster", "sextortion", "student"), LIBRARY)


def test_a_thousand_schools_are_ganged_alike_each_time_and_soon():
    edition, wanted = EDITIONS.edition(CARD, imprint(school="x", phone="206-555-0100").room), plan(CARD)

    def cards():
        for nth in range(1000):
            school = f"Cedar Hollow {nth} High School"
            yield Sheet(school, edition.shell, edition.inked(imprint(school=school, phone="206-555-0100")), 12)

    runs, begun = [BytesIO(), BytesIO()], time.perf_counter()
    for run in runs:
        gang(cards(), run, wanted)
    print(f"{24_000 / (time.perf_counter() - begun):,.0f} cards a second, {len(runs[0].getvalue()) / 1e6:.1f} MB")
    assert runs[0].getvalue() == runs[1].getvalue()
    assert len(runs[0].getvalue()) < 2_500_000


def test_no_school_is_no_run():
    with pytest.raises(ValueError, match="needs a school"):
        gang([], BytesIO(), plan(CARD))


def test_an_empty_sheet_has_no_card_on_it():
    for order in ORDERS.values():
        said = pdf.write(bare.bare(order, LIBRARY))
        assert said.startswith(b"%PDF")
        [*drawn] = (mark for page in bare.bare(order, LIBRARY).pages for mark in page.marks())
        assert not any(type(mark).__name__ == "Code" for mark in drawn)
