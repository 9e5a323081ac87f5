"""The lists of what was printed are true of what is there, whatever was there before and however a run ends."""

import csv
import hashlib
import os
import resource
import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from itertools import groupby, product
from pathlib import Path

import pytest
from msgspec import structs
from runs import ALONE, batch, files, invented, listed, read, told

from handbill.district.ledger import Ledger
from handbill.district.lists import Printed, Told

GUIDE = ("--topic", "sextortion", "--piece", "guide", "--audience", "grades-9-12", "--jobs", "1")


@pytest.fixture
def roster(tmp_path) -> Path:
    return invented(tmp_path / "roster.csv", 6)


@pytest.fixture
def out(tmp_path) -> Path:
    return tmp_path / "out"


def made(out: Path, folder: str, *names: str, school: str = "Cedar", data: bytes = b"%PDF") -> list[Printed]:
    """A school's files, and what a manifest says of them."""
    (out / folder).mkdir(parents=True, exist_ok=True)
    for name in names:
        (out / folder / name).write_bytes(data)
    return [told_of(school, f"{folder}/{name}", data) for name in names]


def told_of(school: str, file: str, data: bytes) -> Printed:
    folder, digest = file.split("/")[0], hashlib.sha256(data).hexdigest()
    said = ("poster", "sextortion", "student", "en", file, 1, 1, len(data), digest, 1, "letter", "", "", "any")
    return Printed(school, folder, 2, *said)


def kept(out: Path, *schools: list[Printed]) -> list[Printed]:
    """What the manifest lists after a run that printed those."""
    with Ledger(out) as ledger:
        for school in schools:
            ledger.add(school)
    return [*read(out)]


def test_what_an_earlier_run_printed_stands_beside_what_this_one_prints_for_the_same_school(roster, out):
    batch(roster, out, *GUIDE)
    batch(invented(roster, 4), out, *ALONE)
    assert listed(out) == files(out).keys()
    assert [(folder, len([*group])) for folder, group in groupby(entry.folder for entry in read(out))] == [
        *((f"cedar-hollow-{nth}-high", 2) for nth in range(4)), *((f"cedar-hollow-{nth}-high", 1) for nth in (4, 5))
    ]  # fmt: skip


@pytest.mark.parametrize("change", ["taken away", "shorter", "of the same length", "a folder"])
def test_what_is_no_longer_as_it_was_listed_is_no_longer_listed(change, out):
    cedar, maple = made(out, "cedar", "poster.pdf"), made(out, "maple", "poster.pdf")
    assert kept(out, cedar, maple) == cedar + maple
    path = out / "maple" / "poster.pdf"
    path.unlink()
    if change == "a folder":
        path.mkdir()
    elif change != "taken away":
        path.write_bytes(b"%PD" if change == "shorter" else b"%pdf")
    assert kept(out) == cedar


@pytest.mark.parametrize(
    "name", ["=1+1", "'quoted", "+1", "-", "@x", '"Cedar", Hollow', "Nāwahī\u2028Iki", "a;b|c\td", "two\nlines"]
)
def test_any_name_comes_back_as_it_was_and_is_no_formula(name, out):
    cedar = made(out, "cedar", "poster.pdf", school=name)
    assert kept(out, cedar) == cedar
    assert kept(out, made(out, "maple", "poster.pdf"), cedar)[1:] == cedar
    with (out / "manifest.csv").open(encoding="utf-8-sig", newline="") as file:
        [_, _, row] = csv.reader(file)
    assert not row[0].startswith(("=", "+", "-", "@"))


def test_each_row_is_as_a_spreadsheet_would_write_it(out):
    """Whatever its cells are, and wherever one stands that has to be quoted."""
    cells = ["", "Cedar", "a, b", ',"', '"', "'", "=1", "-", "\r\n", "\n=1", "a\r", ",'a", "\t"]
    rows = [Told(kind, row, column, what, "") for row, (kind, column, what) in enumerate(product(cells, repeat=3))]
    rows += [Told("problem", 2, "", "what", way_out) for way_out in cells]
    out.mkdir()
    with Ledger(out) as ledger:
        ledger.tell(rows)
    written = StringIO(newline="")
    csv.writer(written).writerows([
        ["kind", "row", "column", "what", "way_out"],
        *([f"'{cell}" if str(cell)[:1] in [*"=+-@\t\r'"] else cell for cell in structs.astuple(row)] for row in rows),
    ])  # fmt: skip
    assert (out / "problems.csv").read_bytes() == written.getvalue().encode("utf-8-sig")


@pytest.mark.parametrize("row", ["Cedar,cedar\r\n", ",,two,,,,,,1,1,1,,1,,,,\r\n", '"Cedar\r\n', "\xff\r\n"])
def test_a_damaged_manifest_is_told_with_its_line_before_anything_is_printed(row, roster, out):
    kept(out, made(out, "cedar", "poster.pdf"))
    with (out / "manifest.csv").open("a", encoding="latin-1") as file:
        file.write(row)
    was = (out / "manifest.csv").read_bytes()
    done = batch(roster, out, *ALONE)
    [line] = told(done.stderr)
    assert "manifest.csv:3:1: this is no manifest of ours" in line
    assert (out / "manifest.csv").read_bytes() == was
    assert {path.name for path in out.iterdir()} == {"cedar", "manifest.csv", "manifest.json", "problems.csv"}


@contextmanager
def files_of_at_most(size: int) -> Iterator[None]:
    """A file that would be larger cannot be written, as on a full disk."""
    was = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, was[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, was)


def test_a_manifest_that_cannot_be_written_is_told_and_the_one_before_stays(roster, out):
    """The manifest grows longer than any poster."""
    batch(roster, out, *ALONE)
    was = {path.name: path.read_bytes() for path in out.iterdir() if path.is_file()}
    with files_of_at_most(150_000):
        done = batch(invented(roster, 900), out, *ALONE)
    assert done.exit_code == 1
    [line] = told(done.stderr)
    assert "manifest.csv” cannot be written: File too large" in line
    assert {path.name: path.read_bytes() for path in out.iterdir() if path.is_file()} == was
    assert len(listed(out)) == 6 < len(files(out)) < 900
    invented(roster, 100)
    assert batch(roster, out, *ALONE).exit_code == 0
    assert len(listed(out)) == 100


def test_lists_that_cannot_take_their_names_leave_those_that_were_there(out, monkeypatch):
    kept(out, made(out, "cedar", "poster.pdf"))
    was = {path.name: path.read_bytes() for path in out.glob("*.*")}
    monkeypatch.setattr(os, "replace", lambda *paths: (_ for _ in ()).throw(OSError(13, "Permission denied")))
    with pytest.raises(Exception, match="Permission denied"):
        kept(out, made(out, "maple", "poster.pdf"))
    assert {path.name: path.read_bytes() for path in out.glob("*.*")} == was


def test_a_longer_roster_takes_no_more_than_a_few_bytes_a_school(tmp_path):
    """The first time; the second, of each school where its rows begin."""

    def peak(out: Path, schools: int) -> int:
        tracemalloc.start()
        with Ledger(out) as ledger:
            for nth in range(schools):
                folder = f"cedar-{nth}"
                ledger.begin(folder)
                ledger.tell([Told("notice", nth, "1", "no grades are given", "Fill them in.")])
                ledger.end([folder])
                ledger.add([told_of("Cedar", f"{folder}/poster.pdf", b"%PDF")])
        found = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return found

    (few, many) = (tmp_path / name for name in ("few", "many"))
    few.mkdir()
    many.mkdir()
    assert peak(many, 6000) - peak(few, 1000) < 5000 * 8
    assert peak(many, 6000) - peak(few, 1000) < 5000 * 200
