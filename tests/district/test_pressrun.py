"""A press run: one file for all schools, in which each page looks as in the school's own file."""

from io import BytesIO
from pathlib import Path

import page as page_validation
import pikepdf
import pytest
from msgspec.structs import replace
from PIL import Image
from proofing import picture_of

from handbill.district.pressrun import Line, Sheet, pressrun
from handbill.editions.editions import Editions
from handbill.orders.order import Order
from handbill.page.imprint import Imprint, imprint
from handbill.page.logo import read_logo

LONG = "Dr. Cedar Hollow, Jr. Career & Technical Senior High School of the Performing Arts and Sciences"
SCHOOLS = ("Cedar Hollow High", "Nāwahī ʻŌpuʻu", LONG, "Trường Nguyễn", "Nguyễn Trãi", "Maple Bend (Upper) School")
PIECES = {"poster": "student", "card": "student", "guide": "grades-9-12"}
EDITIONS = Editions(None)


def order(kind: str, school: str, **fields: object) -> Order:
    lines = imprint(school=school, counselor="Ms. Ava To", phone="206-555-0100", **fields)
    return Order(kind, "sextortion", PIECES[kind], imprint=lines)


def sheet(wanted: Order) -> Sheet:
    """A school's part of the run, as the batch makes it."""
    edition, ink = EDITIONS.inked(wanted.with_imprint(Imprint()), wanted.imprint)
    return Sheet(str(wanted.imprint.school), edition.shell, ink, 2)


def printed(path: Path, wanted: list[Order]) -> list[Line]:
    with path.open("wb") as file:
        return pressrun(map(sheet, wanted), file, title="A piece")


@pytest.fixture(scope="module", params=PIECES)
def run(request, tmp_path_factory):
    wanted = [order(request.param, school) for school in SCHOOLS if request.param != "card" or school != LONG]
    path = tmp_path_factory.mktemp("run") / f"{request.param}.pdf"
    return wanted, path, printed(path, wanted)


def test_it_is_conformant_to_pdf_ua_1(run):
    report = page_validation.validate_pdf(run[1], profile="ua1")
    assert report.is_compliant, report


def test_each_page_looks_as_in_the_schools_own_file(run, tmp_path):
    wanted, path, ticket = run
    for asked, (school, first, last, _) in zip(wanted, ticket, strict=True):
        own = tmp_path / "own.pdf"
        own.write_bytes(b"".join(EDITIONS.file(asked).parts))
        assert school == asked.imprint.school
        for number in range(first, last + 1):
            assert (picture_of(path, number, 60, color=True) == picture_of(own, number - first + 1, 60, color=True)).all()


def test_labels_and_bookmarks_name_the_schools(run):
    wanted, path, ticket = run
    with pikepdf.open(path) as opened, opened.open_outline() as outline:
        assert [item.title for item in outline.root] == [asked.imprint.school for asked in wanted]
        for asked, (_, first, last, _) in zip(wanted, ticket, strict=True):
            school, count = asked.imprint.school, last - first + 1
            labels = [opened.pages[number - 1].label for number in range(first, last + 1)]
            assert labels == ([school] if count == 1 else [f"{school} {nth}" for nth in range(1, count + 1)])


def test_later_pages_are_one_figure_that_names_piece_and_school(run):
    wanted, path, ticket = run
    with pikepdf.open(path) as opened:
        alts = [str(part.Alt) for part in opened.Root.StructTreeRoot.K[0].K if str(part.get("/Alt", "")).startswith("A piece – ")]
        assert str(opened.docinfo.Title) == "A piece"
        assert len(alts) == len(opened.pages) - ticket[0][2]
    assert all(any(asked.imprint.school in alt for alt in alts) for asked in wanted[1:])


def test_the_ticket_says_from_where_to_where_and_how_many(run):
    _, path, ticket = run
    with pikepdf.open(path) as opened:
        assert [number for _, first, last, _ in ticket for number in range(first, last + 1)] == list(
            range(1, len(opened.pages) + 1)
        )
    assert {quantity for *_, quantity in ticket} == {2}


def test_a_logo_is_stored_once_and_each_school_has_its_own(tmp_path):
    for name in ("teal", "navy"):
        Image.new("RGB", (300, 300), name).save(tmp_path / f"{name}.png")
    wanted = [order("poster", f"Cedar Hollow {nth}") for nth in range(4)]
    logos = [read_logo(tmp_path / f"{name}.png") for name in ("teal", "navy", "teal", "navy")]
    wanted = [replace(asked, imprint=replace(asked.imprint, logo=logo)) for asked, logo in zip(wanted, logos, strict=True)]
    path = tmp_path / "run.pdf"
    printed(path, wanted)
    assert page_validation.validate_pdf(path, profile="ua1").is_compliant
    for nth, asked in enumerate(wanted, 1):
        own = tmp_path / "own.pdf"
        own.write_bytes(b"".join(EDITIONS.file(asked).parts))
        assert (picture_of(path, nth, 60, color=True) == picture_of(own, 1, 60, color=True)).all()
    assert path.read_bytes().count(b"/Subtype/Image") == 2


def test_a_thousand_posters_stay_under_600_kb_and_are_the_same_bytes_each_time():
    edition = EDITIONS.edition(Order("poster", "sextortion", "student"), order("poster", "x").imprint.room)

    def sheets():
        for nth in range(1000):
            school = f"Cedar Hollow {nth} High School"
            yield Sheet(school, edition.shell, edition.inked(order("poster", school).imprint))

    runs = [BytesIO(), BytesIO()]
    for run in runs:
        pressrun(sheets(), run, title="A poster")
    assert runs[0].getvalue() == runs[1].getvalue()
    assert len(runs[0].getvalue()) < 600_000


def test_no_school_is_no_run():
    with pytest.raises(ValueError, match="needs a school"):
        pressrun([], BytesIO(), title="")
