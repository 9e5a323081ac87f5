"""A district's run for a print shop: each school's files, and the press runs, in four inks."""

import csv

import page as page_validation
import pikepdf
import pytest
from proofing import picture_of
from runs import batch

from handbill.page.press import Press

ROSTER = "School,Grades,Phone\nCedar Hollow High,9-12,206-555-0101\nMaple Bend High,9-12,206-555-0102\nElm Court High,9-12,\n"


def asked(profile) -> list[str]:
    return [
        *["--topic", "sextortion", "--audience", "student", "--merge", "--gang", "--jobs", "1", "--press", "--profile"],
        str(profile),
    ]


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    folder = tmp_path_factory.mktemp("press")
    roster, profile = folder / "roster.csv", folder / "shop.icc"
    roster.write_text(ROSTER, encoding="utf-8")
    profile.write_bytes(Press().colors.data)
    done = batch(roster, folder / "out", *asked(profile))
    assert done.exit_code == 0, done.stderr
    return folder / "out"


def runs(run):
    return sorted((run / "press-runs").glob("*.pdf"))


def test_press_runs_keep_both_standards(run):
    assert [path.name for path in runs(run)] == [
        "sextortion-card-student-en-avery-5371-press-gang.pdf",
        "sextortion-card-student-en-avery-5371-press.pdf",
        "sextortion-poster-student-en-letter-press.pdf",
    ]  # fmt: skip
    for path in runs(run):
        for profile in ("ua1", "2a"):
            report = page_validation.validate_pdf(path, profile=profile)
            assert report.is_compliant, report


def test_each_page_is_cut_and_looks_as_in_the_schools_own_file(run):
    for path in (path for path in runs(run) if "gang" not in path.name):
        with path.with_suffix(".csv").open(encoding="utf-8-sig", newline="") as file:
            ticket = [*csv.DictReader(file)]
        own = sorted(run.glob(f"*/{path.name}"))
        own = [file for file in own if file.parent.name != "press-runs"]
        assert len(own) == len(ticket) == 3
        with pikepdf.open(path) as opened:
            assert path.read_bytes().startswith(b"%PDF-1.6\n")
            assert opened.Root.OutputIntents[0].S == "/GTS_PDFX"
            assert str(opened.Root.OutputIntents[0].Info) == "FOGRA39L Coated"
            assert all({"/TrimBox", "/BleedBox"} <= set(page.keys()) and "/Annots" not in page for page in opened.pages)
            each = len(opened.pages) // 3
        pictures = [picture_of(path, nth + 1, 60, color=True).tobytes() for nth in range(3 * each)]
        owned = {picture_of(file, nth + 1, 60, color=True).tobytes() for file in own for nth in range(each)}
        assert set(pictures) == owned


def test_no_page_has_a_colour_of_a_screen(run):
    for path in runs(run):
        with pikepdf.open(path) as opened:
            parts = [*opened.pages, *(thing for thing in opened.objects
                     if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Form")]  # fmt: skip
            used = {str(operator) for part in parts for _, operator in pikepdf.parse_content_stream(part)}
            assert used & {"rg", "RG", "g", "G"} == set()
            assert {"k", "K", "gs"} <= used


def test_a_second_run_finds_every_file_as_it_would_be(run):
    done = batch(run.parent / "roster.csv", run, *asked(run.parent / "shop.icc"))
    assert "6 files, of which 6 were there already" in done.stderr
