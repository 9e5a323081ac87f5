"""The files that leave the press: conformant, self-contained, set up for printing, and the same on every machine."""

import os
import subprocess
import sys
from pathlib import Path

import outloud
import page as page_validation
import pikepdf
import pytest
from conftest import SCHOOL
from proofing import warned_of

from handbill.page.stock import tables

ROOT = Path(__file__).parents[2]


@pytest.fixture
def opened(piece):
    with pikepdf.open(piece.path) as file:
        yield file


def test_a_piece_conforms_to_pdf_ua_1(piece):
    report = page_validation.validate_pdf(piece.path, profile="ua1")
    assert report.is_compliant, report


def test_outloud_finds_no_error_and_nothing_to_warn_of(piece):
    result = outloud.check(str(piece.path))
    assert result.error is None
    assert warned_of(result, piece.path) == []
    assert not [run.rule for run in result.runs if run.status == "crashed"]


@pytest.mark.parametrize("lost", ["/Lang", "/StructTreeRoot", "/Metadata", "/ViewerPreferences"])
def test_both_validators_see_what_is_missing(lost, make, tmp_path):
    path = tmp_path / "damaged.pdf"
    with pikepdf.open(make("poster").path) as file:
        del file.Root[lost]
        file.save(path)
    assert not page_validation.validate_pdf(path, profile="ua1").is_compliant
    assert outloud.check(str(path)).errors


@pytest.mark.needs("qpdf")
def test_qpdf_finds_the_file_sound(piece):
    done = subprocess.run(["qpdf", "--check", piece.path], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "No syntax or stream encoding errors" in done.stdout


def test_every_font_is_embedded_as_a_subset_and_none_is_named_in_vain(opened):
    fonts = [value for value in opened.objects if isinstance(value, pikepdf.Dictionary) and value.get("/Type") == "/Font"]
    top = [font for font in fonts if font.Subtype == "/Type0"]
    within = [font for font in fonts if font.Subtype == "/CIDFontType2"]
    typed = [font for font in fonts if font.Subtype == "/TrueType"]  # in the fields of a form alone
    assert len(typed) == ("/AcroForm" in opened.Root)
    assert len(top) == len(within) == (len(fonts) - len(typed)) / 2 > 0
    for font in within:
        assert len(font.FontDescriptor.FontFile2.read_bytes()) > 500
        assert str(font.BaseFont)[7] == "+"
    used = {font.objgen for page in opened.pages for font in page.resources.Font.values()}
    assert used == {font.objgen for font in top}


def test_the_file_is_pdf_1_7_with_a_title_that_is_shown_and_a_language(piece, opened):
    assert piece.path.read_bytes().startswith(b"%PDF-1.7")
    assert opened.Root.ViewerPreferences.DisplayDocTitle
    title, school = " / ".join(voice.title for voice in piece.voices), piece.order.imprint.school
    title += f" – {school}" if school else ""
    assert str(opened.docinfo.Title) == title
    assert opened.Root.Lang == piece.phrases.lang
    with opened.open_metadata() as metadata:
        assert metadata["dc:title"] == title
        assert metadata["pdfuaid:part"] == "1"


def test_pieces_print_at_actual_size_and_both_sides_know_how_they_are_turned(piece, opened):
    flips = {
        "card": f"/DuplexFlip{piece.order.flip.title()}Edge",
        "guide": f"/DuplexFlip{'Short' if piece.order.booklet else 'Long'}Edge",
    }
    wanted = {"/PrintScaling": "/None"}
    one_side = tables().stocks[piece.order.stock].shape == "tent"
    if (flip := flips.get(piece.order.kind)) and not (piece.order.kind == "card" and one_side):
        wanted["/Duplex"] = flip
    asked = {key: str(value) for key, value in opened.Root.ViewerPreferences.items() if key != "/DisplayDocTitle"}
    assert asked == wanted


def test_a_sheet_is_as_large_as_its_paper(piece, opened):
    order = piece.order
    if order.booklet:
        paper = tables().papers[order.booklet]
        wanted = paper.height, paper.width  # it lies on its side
    else:
        paper = tables().stocks[order.stock] if order.kind == "card" else tables().papers[order.paper]
        wanted = paper.width * (1 + getattr(paper, "twice", False)), paper.height
    for page in opened.pages:
        assert [float(side) for side in page.mediabox] == pytest.approx([0, 0, *wanted], abs=0.01)


def test_the_guide_has_an_outline_of_its_headings_and_a_label_for_each_page(make):
    guide = make("sextortion-guide-grades-9-12-en-letter")
    wanted = [(element.text, number) for number, page in enumerate(guide.document.pages)
              for top in page.elements for element in top.walk() if element.role in ("H1", "H2", "H3")]  # fmt: skip
    with pikepdf.open(guide.path) as opened, opened.open_outline() as outline:
        numbers = {page.objgen: number for number, page in enumerate(opened.pages)}
        assert [(item.title, numbers[item.destination[0].objgen]) for item in _items(outline.root)] == wanted
        assert [page.label for page in opened.pages] == [f"page {n}" for n in range(1, len(opened.pages) + 1)]
        assert opened.Root.PageMode == "/UseOutlines"


def _items(items):
    for item in items:
        yield item
        yield from _items(item.children)


def test_the_kit_holds_what_each_command_makes(kit, default):
    """And the second time, in the same process, the bytes are the same."""
    assert kit[Path(default.order.name).stem].read_bytes() == default.path.read_bytes()


@pytest.mark.parametrize("environment", [
    {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "SOURCE_DATE_EPOCH": "86400"},
    {"PYTHONHASHSEED": "2", "TZ": "America/Los_Angeles", "LC_ALL": "C"},
], ids=["epoch", "plain-locale"])  # fmt: skip
def test_another_process_hour_and_place_give_the_same_bytes(environment, kit, tmp_path):
    command = [sys.executable, ROOT / "generate.py", "kit", "--out", tmp_path / "kit"]
    without = {name: value for name, value in os.environ.items() if name not in ("SOURCE_DATE_EPOCH", "PYTHONHASHSEED")}
    subprocess.run(command, cwd=tmp_path, env=without | environment, check=True, capture_output=True)
    assert {path.stem: path.read_bytes() for path in (tmp_path / "kit").iterdir()} == {
        name: path.read_bytes() for name, path in kit.items()
    }


def test_another_process_gives_the_same_imprint(make, tmp_path):
    """Names with marks of their own become composite glyphs, in the order of their first use."""
    options = [part for name, value in SCHOOL.items() for part in (f"--{name}", value)]
    command = [sys.executable, ROOT / "generate.py", "poster", "sextortion", "--out", tmp_path, *options]
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=os.environ | {"PYTHONHASHSEED": "3"})
    assert Path(done.stdout.strip()).read_bytes() == make("poster", lines=SCHOOL).path.read_bytes()
