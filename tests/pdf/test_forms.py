"""Pieces whose lines are fields: told apart, heard, filled in on a screen by somebody who has no Handbill."""

from io import BytesIO
from itertools import pairwise
from pathlib import Path

import page as page_validation
import pikepdf
import pytest
from conftest import LIBRARY, Piece
from fontTools import agl
from fontTools.ttLib import TTFont
from keyboard import filled_in, printed, widgets
from proofing import Spoken, on_paper, pdfium_text, picture_of, poppler_text, squeezed, structure

from handbill.editions.editions import Editions
from handbill.page.document import Document
from handbill.page.imprint import PHONES, TEXTS
from handbill.page.marks import Entry, Line, Shape
from handbill.page.stock import card_stock
from handbill.pdf import pdf

TYPED = {
    "school": "Lincoln High", "district": "Unified District 7", "counselor": "Ms. Zoë Núñez", "sro": "Officer Reyes",
    "phone": "206-555-0142", "hotline": "1-888-555-0188", "police": "206-555-0199",
}  # fmt: skip
TOLD = {
    "school": "School", "district": "District", "counselor": "Counselor", "sro": "School resource officer",
    "phone": "Phone, in school hours", "hotline": "State child-abuse hotline", "police": "Local police, not an emergency",
}  # fmt: skip
ORDERED = {
    "poster": {"name": "poster"}, "card": {"name": "card"}, "guide": {"name": "guide"},
    "stall": {"name": "poster", "paper": "stall"}, "sign": {"name": "poster", "design": "sign", "language": "en+es"},
    "tabloid": {"name": "poster", "paper": "tabloid"}, "folded": {"name": "card", "language": "en+es"},
}  # fmt: skip


@pytest.fixture(params=ORDERED)
def form(request, make):
    return make(form=True, **ORDERED[request.param])


@pytest.fixture
def opened(form):
    with pikepdf.open(form.path) as file:
        yield file


def entries(document: Document) -> list[tuple[int, Entry]]:
    """Each field of a document wherever it stands, with its page."""
    return [(nth, mark) for nth, page in enumerate(document.pages, 1) for mark in page.marks() if isinstance(mark, Entry)]


def labels(document: Document, number: int) -> list[Line]:
    """What stands before lines to fill in on a page, counted from 1."""
    return [mark for mark in document.pages[number - 1].marks() if isinstance(mark, Line) and mark.text.endswith(":")]


def filled(form: Piece, folder: Path) -> Path:
    """The form with a line typed into each of its fields."""
    found = {entry.field for _, entry in entries(form.document)}
    return filled_in(form.path, {name: words for name, words in TYPED.items() if name in found}, folder / "filled.pdf")


def test_every_line_that_a_blank_piece_leaves_is_a_field_with_a_name_and_a_tooltip(form, opened):
    found = {str(field.T): str(field.TU) for field in opened.Root.AcroForm.Fields}
    assert found == {name: told for name, told in TOLD.items() if name in found}
    wanted = {"school", "counselor", "phone"} if form.order.kind == "card" else set(TEXTS)
    assert found.keys() >= wanted


def test_a_piece_without_fields_is_no_form(default, make):
    for piece in (default, make("poster", blank=True)):
        with pikepdf.open(piece.path) as file:
            assert "/AcroForm" not in file.Root
            assert widgets(file) == []


def test_tooltips_are_in_the_documents_own_language(make):
    spanish = LIBRARY.phrases("es").imprint
    with pikepdf.open(make("poster", form=True, language="es").path) as file:
        told = {str(field.T): str(field.TU) for field in file.Root.AcroForm.Fields}
    assert told == {name: getattr(spanish, name) for name in TEXTS} | {"phone": f"{spanish.phone}, {spanish.phone_note}"}


def test_a_field_is_filled_in_once_and_seen_wherever_it_stands(form, opened):
    names = [str(field.T) for field in opened.Root.AcroForm.Fields]
    assert len(names) == len(set(names))
    seen = [(widget.page, widget.name) for widget in widgets(opened)]
    assert sorted(seen) == sorted((number, entry.field) for number, entry in entries(form.document))
    kids = [kid.objgen for field in opened.Root.AcroForm.Fields for kid in field.Kids]
    assert sorted(kids) == sorted(widget.entries.objgen for widget in widgets(opened))


@pytest.mark.parametrize(("name", "count"), [("card", 10), ("folded", 5), ("stall", 2)])
def test_each_copy_says_which_it_is_and_comes_after_the_first(name, count, make):
    with pikepdf.open(make(form=True, **ORDERED[name]).path) as file:
        school = [widget.told for widget in widgets(file) if widget.name == "school"]
    assert school == ["School", *(f"School, copy {nth} of {count}" for nth in range(2, count + 1))]


def test_every_widget_has_an_element_of_its_own_that_leads_to_it_and_back(form, opened):
    """ISO 14289-1, 7.18.1 and 7.18.4"""
    numbers = opened.Root.StructTreeRoot.ParentTree.Nums
    owners = {int(key): owner for key, owner in zip(list(numbers)[::2], list(numbers)[1::2], strict=True)}
    for widget in widgets(opened):
        element = owners[int(widget.entries.StructParent)]
        assert element.S == "/Form"
        [child] = element.K
        assert (child.Type, child.Obj.objgen) == ("/OBJR", widget.entries.objgen)
    assert all(page.Tabs == "/S" for page in opened.pages)


def test_a_listener_meets_each_field_behind_its_label(make):
    found = {}
    for parent in structure(make("poster", form=True).path).walk():
        for before, after in pairwise(parent.parts):
            if isinstance(after, Spoken) and after.role == "Form":
                found[after.note] = before.words.strip()
    assert sorted(found) == sorted(TOLD.values())
    assert all(label.endswith(":") for label in found.values())
    assert found["Phone, in school hours"] == "Phone:"


def test_a_widget_is_printed_and_looks_empty_and_nothing_in_the_form_runs(opened):
    """ISO 19005-2, 6.3.2, 6.3.3 and 6.4"""
    assert opened.Root.AcroForm.keys() == {"/DA", "/DR", "/Fields"}
    for widget in widgets(opened):
        assert widget.entries.F == 4
        looks = widget.entries.AP.N
        assert [float(side) for side in looks.BBox] == pytest.approx([0, 0, widget.box.width, widget.box.height], abs=0.01)
        assert looks.read_bytes() == b"/Tx BMC EMC"
        assert not {"/A", "/AA", "/JS", "/MK"} & {*widget.entries.keys(), *widget.field.keys()}
        assert widget.field.FT == "/Tx"


def test_fields_lie_over_their_rules_as_far_apart_as_a_hand_needs(form):
    least = 17 if form.order.kind == "card" else 20
    for number in {number for number, _ in entries(form.document)}:
        boxes = sorted((entry.box for nth, entry in entries(form.document) if nth == number), key=lambda box: (box.x, -box.y))
        rules = [mark.extent for mark in form.document.pages[number - 1].marks() if isinstance(mark, Shape)]
        for box in boxes:
            assert any(
                abs(rule.x - box.x) + abs(rule.right - box.right) < 0.1 and box.y < rule.y < box.y + box.height / 2
                for rule in rules
            )
        for box in boxes:
            below = [box.y - other.y for other in boxes if other.y < box.y and other.x < box.right and box.x < other.right]
            assert not below or min(below) > least - 0.01


@pytest.mark.parametrize("name", [name for name in ORDERED if name != "stall"])
def test_a_number_has_room_for_a_hand(name, make):
    numbers = [entry.box.width for _, entry in entries(make(form=True, **ORDERED[name]).document) if entry.field in PHONES]
    assert min(numbers) >= 130


def test_labels_are_read_as_on_any_page(form):
    for number in {number for number, _ in entries(form.document)}:
        said, found = squeezed(poppler_text(form.path, number)), labels(form.document, number)
        assert found
        assert [label.text for label in found if squeezed(label.text) not in said] == []


@pytest.mark.parametrize("name", ["poster", "card", "sign"])
def test_a_form_that_nobody_filled_in_is_printed_like_a_blank_piece(name, make, tmp_path):
    form, blank = make(form=True, **ORDERED[name]), make(blank=True, **ORDERED[name])
    path = printed(form.path, tmp_path / "printed.pdf")
    for number in range(1, len(form.document.pages) + 1):
        assert (picture_of(path, number, 60) == picture_of(blank.path, number, 60)).all()


def test_what_is_typed_once_stands_wherever_the_field_is(form, tmp_path):
    path = printed(filled(form, tmp_path), tmp_path / "printed.pdf")
    for number, entry in entries(form.document):
        page = form.document.pages[number - 1]
        said = pdfium_text(path, number, on_paper(entry.box, page), turned=page.turned)
        assert said.strip() == TYPED[entry.field]


def test_ten_cards_bear_the_school_after_it_is_typed_once(make, tmp_path):
    path = printed(filled(make("card", form=True), tmp_path), tmp_path / "printed.pdf")
    for place in card_stock("avery-5371").places():
        assert "Lincoln High" in pdfium_text(path, 2, place)


def test_what_is_typed_stands_on_the_line_beside_its_label_as_large(form, tmp_path):
    with pikepdf.open(filled(form, tmp_path)) as file:
        for widget in widgets(file):
            level = [label for label in labels(form.document, widget.page) if abs(label.y - widget.baseline) < 0.6]
            beside = [label for label in level if label.size == pytest.approx(widget.size, abs=0.001)]
            assert beside or (form.order.design, widget.name) == ("sign", "police")  # which has its label above


def test_the_font_that_is_typed_in_says_what_each_code_is_and_has_it(opened):
    """ISO 19005-2, 6.2.11.4 to 6.2.11.7; readers type in no subset, and need the program's own map of letters."""
    font = opened.Root.AcroForm.DR.Font.Latin
    program = TTFont(BytesIO(font.FontDescriptor.FontFile2.read_bytes()))
    assert program["cmap"].getcmap(3, 1)
    names, code = {}, 0
    for part in font.Encoding.Differences:
        code, names = (int(part), names) if isinstance(part, int) else (code + 1, names | {code: str(part)[1:]})
    assert all(name in agl.LEGACY_AGL2UV for name in names.values())
    windows = {code: bytes([code]).decode("cp1252", "ignore") for code in range(32, 256)}
    said = {code: letter for code, letter in windows.items() if letter} | {
        code: chr(agl.LEGACY_AGL2UV[name][0]) for code, name in names.items()}  # fmt: skip
    letters, widths = program.getBestCmap(), program["hmtx"]
    for code, letter in said.items():
        if letter != "\x7f":
            assert font.Widths[code - int(font.FirstChar)] == widths[letters[ord(letter)]][0], letter
    assert {*"ÁÉÍÓÚÑÜáéíóúñü¿¡ªº«»ĀāĒēĪīŌōŪūʻʼŁłĄą’–"} <= {*said.values()}
    assert "+" not in str(font.BaseFont)
    assert font.FontDescriptor.Flags == 32


@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_a_form_conforms_to_both_standards(profile, form):
    report = page_validation.validate_pdf(form.path, profile=profile)
    assert report.is_compliant, report


@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_it_does_so_filled_in_but_for_names_of_letters_that_the_judge_does_not_know(profile, make, tmp_path):
    """It takes names from the standard's Latin alphabet alone, not from all of the Adobe Glyph List that the standards name."""
    path = filled(make("card", form=True), tmp_path)
    report = page_validation.validate_pdf(path, profile=profile)
    assert [failure.rule_id.partition("-")[2] for failure in report.failures] == ["TRUETYPE-NONSYMBOLIC-ENCODING-001"]


def test_a_form_is_the_same_file_each_time_and_as_an_edition(form):
    written = form.path.read_bytes()
    assert pdf.write(form.document) == written
    assert b"".join(Editions(None).file(form.order).parts) == written


def test_a_form_leaves_every_line_open_and_names_no_school(form, opened):
    assert form.order.imprint.given() == []
    assert form.order.imprint.room.form
    assert all("/V" not in field for field in opened.Root.AcroForm.Fields)
