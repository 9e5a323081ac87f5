"""A district in one command: every piece for every school, the same bytes however the run goes."""

import csv
import html
import json
import random
import re
import shutil
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import outloud
import page as page_validation
import pikepdf
import pytest
from click.testing import CliRunner, Result
from proofing import codes, links_seen, pages_with_codes, picture_of, warned_of
from runs import ALONE, HEADER, batch, files, listed, read, told

from handbill.cli.main import main
from handbill.district.lists import Printed
from handbill.orders import orders
from handbill.orders.order import Order
from handbill.page.document import Document
from handbill.page.imprint import imprint
from handbill.pdf import pdf
from handbill.words.codes import LEARN_URL, REPORT_URL
from handbill.words.library import library

SEATTLE = Path(__file__).parents[1] / "rosters" / "seattle-public-schools.csv"
LIBRARY = library(None)


@pytest.fixture(scope="module")
def seattle(tmp_path_factory) -> tuple[Path, Result]:
    out = tmp_path_factory.mktemp("seattle") / "out"
    return out, batch(SEATTLE, out, "--jobs", "1")


class Proof(NamedTuple):
    """A file that the batch printed, and what its order gives when it is made alone."""

    path: Path
    document: Document
    alone: Path


@pytest.fixture(scope="module")
def proofs(seattle, tmp_path_factory) -> list[Proof]:
    """One file of each edition, and one of each of fifty other schools."""
    folder, lines = tmp_path_factory.mktemp("alone"), SEATTLE.read_text(encoding="utf-8-sig").splitlines()
    rows = dict(enumerate(csv.DictReader(lines), 2))
    printed, dice = list(read(seattle[0])), random.Random(7)  # noqa: S311 (which schools are looked at is no secret)
    chosen = {(entry.topic, entry.piece, entry.audience): entry for entry in printed}
    assert len(chosen) == 16
    others = {entry.folder for entry in printed} - {entry.folder for entry in chosen.values()}
    sampled = [dice.choice([entry for entry in printed if entry.folder == name]) for name in dice.sample(sorted(others), 50)]
    found = []
    for nth, entry in enumerate([*chosen.values(), *sampled]):
        row = rows[entry.row]
        lines = imprint(school=row["NAME"], phone=row["PHONE"] or None)
        document = orders.fill(Order(entry.piece, entry.topic, entry.audience, entry.language, imprint=lines), LIBRARY)
        found.append(Proof(seattle[0] / entry.file, document, folder / f"{nth}.pdf"))
        found[-1].alone.write_bytes(pdf.write(document))
    return found


@pytest.fixture
def roster(tmp_path) -> Callable[..., Path]:
    """Writes a roster of invented schools: a header and rows."""

    def written(*rows: str, header: str = HEADER) -> Path:
        path = tmp_path / "roster.csv"
        path.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
        return path

    return written


# --- Seattle's list, as it was published ---


def test_all_that_is_good_is_printed_and_what_is_not_is_told(seattle):
    out, done = seattle
    assert done.exit_code == 1
    [error] = told(done.stderr, "Error")
    assert ":105:8: the school has no name." in error
    toner, *notes, phones = told(done.stderr, "Note")
    assert "of a sheet with toner" in toner
    assert [re.search(r":(\d+):\d+: ", note)[1] for note in notes] == ["29", "98"]
    assert "they share their phone" in phones
    assert "(rows 100, 104, 101, 105)" in phones
    assert "Column “NAME” is taken for name: certain" in done.stderr
    assert len([path for path in out.iterdir() if path.is_dir()]) == 106
    assert not [*out.rglob(".handbill-*")]


def test_two_schools_of_one_name_have_a_folder_each(seattle):
    assert len([*seattle[0].glob("licton-springs-k-8-*")]) == 2


def test_an_elementary_school_gets_the_pieces_for_families_and_staff_alone(seattle):
    pieces = {}
    for printed in read(seattle[0]):
        pieces.setdefault(printed.folder, set()).add((printed.piece, printed.audience))
    for_all = {("poster", "family"), ("guide", "family"), ("card", "staff")}
    assert (
        sum(found == for_all for found in pieces.values()) == 65 - 1 + 1
    )  # one of the 65 has no name; one school's grades nobody gave
    assert ("guide", "grades-9-12") in pieces["ballard"]
    assert ("guide", "grades-6-8") not in pieces["ballard"]
    assert ("guide", "grades-6-8") in pieces["whitman"]


def test_the_manifest_is_true_of_every_file(seattle):
    out, _ = seattle
    entries = list(read(out))
    assert listed(out) == files(out).keys()
    assert len(entries) == 968
    assert [Printed(**entry) for entry in json.loads((out / "manifest.json").read_text())] == entries
    for entry in entries:
        assert entry.why.startswith("for families and staff" if entry.audience in ("family", "staff") else "grades ")


def _rows(table: bytes) -> list[tuple[int, int, int]]:
    """The rows of a cross-reference stream, each told as it is or by what is added to the one above (PNG's filter Up)."""
    packed = table.split(b"stream\n", 1)[1][: int(re.search(rb"/Length (\d+)", table)[1])]
    rows, above = [], bytes(7)
    for kind, *row in struct.iter_unpack("8B", zlib.decompress(packed)):
        assert kind in (0, 2)
        above = bytes((value + before) % 256 for value, before in zip(row, above, strict=True)) if kind else bytes(row)
        rows.append(struct.unpack(">BIH", above))
    return rows


def test_each_file_is_one_revision_with_a_true_table_of_its_objects_and_names_its_school(seattle):
    for entry in read(seattle[0]):
        data = (seattle[0] / entry.file).read_bytes()
        assert data.startswith(b"%PDF-1.7")
        assert data.endswith(b"%%EOF\n")
        assert data.count(b"%%EOF") == data.count(b"startxref") == 1
        table = data[int(data.rsplit(b"startxref\n", 1)[1].split()[0]) :]
        assert b"/W[1 4 2]" in table
        rows = _rows(table)
        assert len(rows) == int(re.search(rb"/Size (\d+)", table)[1])
        begins = [(number, at) for number, (kind, at, _) in enumerate(rows) if kind == 1]
        assert all(data.startswith(b"%d 0 obj\n" % number, at) for number, at in begins)
        assert len(begins) == data.count(b" 0 obj\n")
        title = data[data.index(b"<dc:title>") : data.index(b"</dc:title>")].decode()
        assert html.unescape(title).endswith(f" – {entry.school}</rdf:li></rdf:Alt>"), title


def test_every_file_is_conformant_to_pdf_ua_1(seattle):
    for entry in read(seattle[0]):
        assert page_validation.validate_pdf(seattle[0] / entry.file, profile="ua1").is_compliant, entry.file


def test_each_edition_and_fifty_schools_have_the_bytes_of_their_own_orders(proofs):
    for proof in proofs:
        assert proof.path.read_bytes() == proof.alone.read_bytes(), proof.path.name


def test_each_edition_and_fifty_schools_look_as_their_own_orders_do(proofs):
    for proof in proofs:
        for number in range(1, len(proof.document.pages) + 1):
            printed, alone = (picture_of(path, number, 72, color=True) for path in (proof.path, proof.alone))
            assert (printed == alone).all(), (proof.path.name, number)


def test_each_code_of_each_edition_and_of_fifty_schools_leads_to_the_report_page(proofs):
    for proof in proofs:
        for number, leaf in pages_with_codes(proof.document):
            assert links_seen(picture_of(proof.path, number, 150)) == [REPORT_URL] * len(codes(leaf)), proof.path.name


def test_a_districts_signs_have_both_codes_and_each_schools_own_police(roster, tmp_path):
    schools = {"cedar-hollow-high": ("Cedar Hollow High", "206-555-0155"), "maple-bend-high": ("Maple Bend High", "")}
    rows = (f"{school},9-12,{police}" for school, police in schools.values())
    wanted = ("--design", "sign", "--topic", "sextortion", "--piece", "poster", "--audience", "student")
    assert batch(roster(*rows, header="school,grades,police"), tmp_path / "out", *wanted).exit_code == 0
    for entry in read(tmp_path / "out"):
        school, police = schools.pop(entry.folder)
        lines = imprint(school=school, police=police or None)
        order = Order("poster", "sextortion", "student", "en+es", imprint=lines, design="sign")
        path = tmp_path / "out" / entry.file
        assert sorted(links_seen(picture_of(path, 1, 150))) == [REPORT_URL, LEARN_URL]
        assert path.read_bytes() == pdf.write(orders.fill(order, LIBRARY))
    assert not schools


def test_outloud_finds_nothing_to_warn_of_in_each_edition_and_fifty_schools(proofs):
    for proof in proofs:
        result = outloud.check(str(proof.path))
        assert result.error is None
        assert warned_of(result, proof.path) == [], proof.path.name
        assert not [run.rule for run in result.runs if run.status == "crashed"]


def test_the_page_of_what_was_printed_names_each_school_and_leads_to_each_file(seattle):
    page = (seattle[0] / "index.html").read_text(encoding="utf-8")
    links = re.findall(r'<li><a href="([^"]+)"', page)
    assert {*links} == {printed.file for printed in read(seattle[0])}
    assert page.count('<details class="school">') == 106
    assert page.count("<svg ") == 16
    assert "http-equiv" in page
    assert not re.findall(r'(?:src|href)="(?:https?:)?//', page)


# --- the same bytes however the run goes ---


def test_the_order_of_rows_and_the_number_of_workers_change_no_byte(seattle, tmp_path):
    header, *rows = SEATTLE.read_text(encoding="utf-8-sig").splitlines()
    random.Random(7).shuffle(rows)  # noqa: S311
    (tmp_path / "shuffled.csv").write_text("\n".join([header, *rows]), encoding="utf-8")
    assert batch(tmp_path / "shuffled.csv", tmp_path / "out", "--jobs", "2").exit_code == 1
    assert files(tmp_path / "out") == files(seattle[0])
    assert listed(tmp_path / "out") == listed(seattle[0])


def test_a_second_run_leaves_alone_what_is_there_and_whole(roster, tmp_path):
    path, out = roster("Cedar Hollow High,9-12,,206-555-0100", "Maple Bend High,9-12,,"), tmp_path / "out"
    batch(path, out, *ALONE)
    manifest = (out / "manifest.csv").read_bytes()
    cedar, maple = (next((out / name).glob("*.pdf")) for name in ("cedar-hollow-high", "maple-bend-high"))
    was = cedar.stat().st_mtime_ns
    whole = maple.read_bytes()
    maple.write_bytes(whole[:-9])
    done = batch(path, out, *ALONE)
    assert "2 files, of which 1 were there already." in done.stderr
    assert cedar.stat().st_mtime_ns == was
    assert maple.read_bytes() == whole
    assert (out / "manifest.csv").read_bytes() == manifest
    assert "2 files, of which 0 were there already." in batch(path, out, *ALONE, "--force").stderr
    assert cedar.stat().st_mtime_ns != was
    assert listed(out) == files(out).keys()


# --- what a row and the options say ---


def test_a_cell_wins_over_the_command_line_which_fills_what_a_row_lacks(roster, tmp_path):
    path = roster("Cedar Hollow High,9-12,Ms. Ada Nová,206-555-0100", "Maple Bend High,9-12,N/A,-999")
    batch(path, tmp_path / "out", *ALONE, "--counselor", "Mr. Noé Hall", "--phone", "206-555-0199")
    for folder, counselor, phone in (
        ("cedar-hollow-high", "Ms. Ada Nová", "206-555-0100"), ("maple-bend-high", "Mr. Noé Hall", "206-555-0199"),
    ):  # fmt: skip
        [file] = (tmp_path / "out" / folder).glob("*.pdf")
        school = "Cedar Hollow High" if "cedar" in folder else "Maple Bend High"
        order = Order("poster", "sextortion", "student", imprint=imprint(school=school, counselor=counselor, phone=phone))
        assert file.read_bytes() == pdf.write(orders.fill(order, LIBRARY))


def test_a_row_may_ask_for_languages_and_copies(roster, tmp_path):
    path = roster("Cedar Hollow High,9-12,en; es,30", "Maple Bend High,9-12,,", header="School Name,Grades,Languages,Copies")
    batch(path, tmp_path / "out", *ALONE)
    found = [(printed.folder, printed.language, printed.quantity) for printed in read(tmp_path / "out")]
    assert found == [("cedar-hollow-high", "en", 30), ("cedar-hollow-high", "es", 30), ("maple-bend-high", "en", 1)]


def test_a_language_that_nobody_speaks_is_that_rows_problem(roster, tmp_path):
    path = roster("Cedar Hollow High,9-12,tlh", "Maple Bend High,9-12,es", header="School Name,Grades,Languages")
    done = batch(path, tmp_path / "out", *ALONE)
    assert done.exit_code == 1
    assert len(told(done.stderr, "Error")) == 1
    assert [printed.folder for printed in read(tmp_path / "out")] == ["maple-bend-high"]


def test_all_pieces_are_printed_for_all_when_asked_for(roster, tmp_path):
    path = roster("Cedar Hollow Elementary,K-5,,")
    batch(path, tmp_path / "out", "--topic", "sextortion", "--piece", "poster", "--jobs", "1", "--all-pieces")
    assert sorted(printed.audience for printed in read(tmp_path / "out")) == ["family", "friend", "student"]


@pytest.mark.parametrize(
    ("option", "gist"),
    [
        (("--topic", "sextorsion"), "sextorsion"),
        (("--language", "xx"), "xx"),
        (("--audience", "nobody"), "nobody"),
        (("--paper", "napkin"), "napkin"),
        (("--phone", "12"), "--phone"),
        (("--column", "name"), "--column"),
        (("--column", "nmae=School Name"), "nmae"),
        (("--column", "name=Nowhere"), "Nowhere"),
    ],
)
def test_a_wrong_option_is_told_before_anything_is_printed(option, gist, roster, tmp_path):
    done = batch(roster("Cedar Hollow High,9-12,,"), tmp_path / "out", *option)
    assert done.exit_code == 1
    assert gist in "".join(told(done.stderr, "Error"))
    assert not (tmp_path / "out").exists()


def test_check_reads_and_writes_nothing(tmp_path):
    done = CliRunner().invoke(main, ["batch", str(SEATTLE), "--check", "--out", str(tmp_path / "out")])
    assert done.exit_code == 1
    assert "107 rows." in done.stderr
    assert len(told(done.stderr, "Error")) == 1
    assert not [*tmp_path.iterdir()]


def test_an_archive_for_each_school_holds_its_files_and_is_the_same_each_time(roster, tmp_path):
    path, out = roster("Cedar Hollow High,9-12,,"), tmp_path / "out"
    batch(path, out, *ALONE, "--zip")
    first = (out / "cedar-hollow-high.zip").read_bytes()
    with zipfile.ZipFile(out / "cedar-hollow-high.zip") as opened:
        assert {name: opened.read(name) for name in opened.namelist()} == files(out)
    shutil.rmtree(out)
    batch(path, out, *ALONE, "--zip")
    assert (out / "cedar-hollow-high.zip").read_bytes() == first


def test_merge_adds_a_press_run_and_its_ticket(roster, tmp_path):
    path = roster("Cedar Hollow High,9-12,3", "Maple Bend High,9-12,4", header="School Name,Grades,Copies")
    batch(path, tmp_path / "out", *ALONE, "--merge")
    [run] = (tmp_path / "out" / "press-runs").glob("*.pdf")
    with pikepdf.open(run) as opened:
        assert len(opened.pages) == 2
    rows = [*csv.reader(run.with_suffix(".csv").read_text(encoding="utf-8-sig").splitlines())]
    assert rows[1:] == [
        ["Cedar Hollow High", "1", "1", "3", "3", "letter", "", ""], ["Maple Bend High", "2", "2", "4", "4", "letter", "", ""]
    ]  # fmt: skip


def test_manifest_and_ticket_say_what_is_printed_on_and_what_is_done_with_it(roster, tmp_path):
    path, out = roster("Cedar Hollow High,9-12,3", header="School Name,Grades,Copies"), tmp_path / "out"
    pieces = ("--piece", "card", "--piece", "guide", "--audience", "student", "--audience", "grades-9-12")
    batch(path, out, "--topic", "sextortion", *pieces, "--language", "en", "--language", "en+es", "--stock", "plain-a4",
          "--flip", "short", "--merge", "--jobs", "1")  # fmt: skip
    guide, card = ("letter", "long", "staple"), ("plain-a4", "short")
    made = {(entry.piece, entry.language): (entry.stock, entry.flip, entry.finish) for entry in read(out)}
    assert made == {
        ("guide", "en"): guide, ("guide", "en+es"): guide,
        ("card", "en"): (*card, "cut"), ("card", "en+es"): (*card, "cut + fold"),
    }  # fmt: skip
    for entry in read(out):
        ticket = out / "press-runs" / f"{Path(entry.file).stem}.csv"
        [row] = csv.DictReader(ticket.read_text(encoding="utf-8-sig").splitlines())
        assert tuple(row[name] for name in ("stock", "flip", "finish")) == made[entry.piece, entry.language]
        assert row["sheets"] == str(3 * entry.sheets)


def test_staff_are_named_on_the_page_only_when_asked_for(roster, tmp_path):
    path = roster("Cedar Hollow High,9-12,Ms. Ada Nová,")
    for options, named in (((), False), (("--with-names",), True)):
        out = tmp_path / f"out{named}"
        batch(path, out, *ALONE, *options)
        assert ("Ms. Ada Nová" in (out / "index.html").read_text(encoding="utf-8")) is named


def test_what_is_asked_for_twice_is_printed_once(tmp_path):
    roster = tmp_path / "schools.csv"
    roster.write_text(f"{HEADER}\nCedar Hollow High,9-12,,206-555-0101\n", encoding="utf-8")
    done = batch(roster, tmp_path / "out", *ALONE, *ALONE)
    assert (done.exit_code, len(listed(tmp_path / "out"))) == (0, 1)
    kit = ("kit", "sextortion", "sextortion", "--piece", "card", "--piece", "card", "--out", str(tmp_path / "kit"))
    made = CliRunner().invoke(main, kit).stdout.splitlines()
    assert len(made) == len({*made}) > 1
