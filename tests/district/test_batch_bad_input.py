"""What is wrong with a roster, a folder or a disk is told in one clear message, and what was printed stays whole and true."""

import hashlib
import io
import os
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result
from msoffcrypto.format.ooxml import OOXMLFile
from runs import files, listed, read

import handbill
from handbill.cli.main import main
from handbill.district import store
from handbill.problems import Unusable
from handbill.roster.schools import roster

ONE_PIECE = ("--topic", "sextortion", "--piece", "poster", "--audience", "student", "--jobs", "1")
HEADER = "School Name,Grades,Phone"
GOOD = [
    f"{name} High,9-12,206-555-01{nth:02d}"
    for nth, name in enumerate(("Cedar Hollow", "Maple Bend", "Stone Ridge", "Harbor View"))
]


def batch(path: Path, out: Path, *options: str) -> Result:
    done = CliRunner().invoke(main, ["batch", str(path), "--out", str(out), *ONE_PIECE, *options])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done


def errors(done: Result) -> list[str]:
    return [line for line in done.stderr.splitlines() if line.startswith("Error: ")]


def is_true(out: Path) -> int:
    """Checks that the manifest is true of each file it names; gives how many."""
    told = list(read(out))
    for printed in told:
        assert hashlib.sha256((out / printed.file).read_bytes()).hexdigest() == printed.sha256
    return len(told)


def workbook(path: Path, rows: list[list[object]], merged: str = "") -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    if merged:
        book.active.merge_cells(merged)
    book.save(path)
    return path


def protected(path: Path) -> None:
    plain = io.BytesIO()
    openpyxl.Workbook().save(plain)
    with path.open("wb") as file:
        OOXMLFile(plain).encrypt("secret", file)


ROSTERS = {
    "an empty file": (b"", "the file is empty"),
    "blank lines": (b"\n\n  \n", "the list is empty"),
    "no name column": (b"Color,Size\nred,4\n", "no column is for the school’s name"),
    "two name columns": (b"School Name,Campus Name\nCedar,Maple\nStone,Harbor\n", "Say which with --column name=HEADER"),
    "mixed encodings": ("School Name\nNāwahī\n".encode() + "Peña\n".encode("cp1252"), "written in another way (encoding)"),
    "a quote never closed": (b'School Name,Phone\n"Cedar Hollow,1\nMaple,2\n', "quotation mark"),
    "a row of 10 MB": (b"School Name\n" + b"a" * 10_000_000 + b"\n", ":2:1: a line here has over 4,194,304 characters"),
    "headers alone": (b"School Name,Grades\n", "no school stands below the headers"),
    "a picture": (b"\x89PNG\r\n\x1a\n\0\0\0", None),
}


@pytest.mark.parametrize(("data", "gist"), ROSTERS.values(), ids=ROSTERS)
def test_a_list_that_cannot_be_used_is_told_and_nothing_is_printed(data, gist, tmp_path):
    (tmp_path / "roster.csv").write_bytes(data)
    done = batch(tmp_path / "roster.csv", tmp_path / "out")
    assert done.exit_code == 1
    [error] = errors(done)
    assert gist is None or gist in error
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("name", ["none.csv", "."])
def test_a_list_that_is_no_file_is_told(name, tmp_path):
    done = batch(tmp_path / name, tmp_path / "out")
    assert done.exit_code == 1
    assert "cannot be read" in errors(done)[0]


def test_a_workbook_with_a_password_is_told(tmp_path):
    protected(tmp_path / "roster.xlsx")
    done = batch(tmp_path / "roster.xlsx", tmp_path / "out")
    assert done.exit_code == 1
    assert "protected by a password" in errors(done)[0]


def test_a_file_that_is_no_workbook_is_told(tmp_path):
    (tmp_path / "roster.xlsx").write_bytes(b"PK\3\4 but no more")
    assert "no workbook that can be read" in errors(batch(tmp_path / "roster.xlsx", tmp_path / "out"))[0]


def test_without_the_extra_a_workbook_is_told_what_to_install(tmp_path, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "python_calamine", None)
    path = workbook(tmp_path / "roster.xlsx", [["School Name"], ["Cedar Hollow High"]])
    assert 'pip install "handbill[excel]"' in errors(batch(path, tmp_path / "out"))[0]


def test_of_merged_cells_the_first_row_has_the_name_and_the_others_are_told(tmp_path):
    rows = [["School Name", "Grades"], ["Cedar Hollow High", "9-12"], [None, "6-8"]]
    done = batch(workbook(tmp_path / "roster.xlsx", rows, merged="A2:A3"), tmp_path / "out")
    [error] = errors(done)
    assert ":3:1: the school has no name" in error
    assert is_true(tmp_path / "out") == 1


def test_a_list_of_16384_columns_is_read(tmp_path):
    headers = ["School Name", "Grades", *(f"Column {nth}" for nth in range(16_382))]
    (tmp_path / "roster.csv").write_text(",".join(headers) + "\nCedar Hollow High,9-12" + "," * 16_382 + "\n")
    assert batch(tmp_path / "roster.csv", tmp_path / "out").exit_code == 0
    assert is_true(tmp_path / "out") == 1


def test_a_list_that_changes_while_it_is_read_is_told_at_its_end(tmp_path):
    path = tmp_path / "roster.csv"
    path.write_text("\n".join([HEADER, *GOOD]))
    rows = roster(path).rows()
    next(rows)
    path.write_text("\n".join([HEADER, *GOOD, "New Name High,9-12,"]))
    fresh = roster(path)
    path.write_text("\n".join([HEADER, *GOOD[:2], "Other Name High,9-12,206-555-0144", *GOOD[2:]]))
    with pytest.raises(Unusable, match="the list changed while it was read"):
        list(fresh.rows())


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_list_that_changes_while_it_is_printed_is_told_and_what_is_printed_is_whole_and_listed(jobs, tmp_path):
    """It is another by the time that its last schools are read: it is longer than what is read at once."""
    path, out, areas = tmp_path / "roster.csv", tmp_path / "out", ["206", "425"]

    def change(_: object = None) -> None:
        if areas:
            area, notes = areas.pop(0), "n" * 5000
            rows = (f"Cedar Hollow {nth} High,9-12,{area}-555-{nth:04d},{notes}" for nth in range(1000))
            path.write_text("\n".join([f"{HEADER},Notes", *rows]))

    change()
    with pytest.raises(Unusable, match="the list changed while it was read"):
        handbill.batch(path, out, topics=["sextortion"], pieces=["poster"], audiences=["student"], jobs=jobs, progress=change)
    assert len(listed(out)) > 0
    assert listed(out) == files(out).keys()


def test_the_rosters_own_folder_is_no_place_to_print_into(tmp_path):
    (tmp_path / "roster.csv").write_text("\n".join([HEADER, *GOOD]))
    done = batch(tmp_path / "roster.csv", tmp_path)
    assert "is the folder that the roster is in" in errors(done)[0]
    assert [path.name for path in tmp_path.iterdir()] == ["roster.csv"]


def test_a_disk_that_fills_up_half_way_leaves_whole_files_and_the_next_run_goes_on(tmp_path, monkeypatch):
    (tmp_path / "roster.csv").write_text("\n".join([HEADER, *GOOD]))
    written, write = [], store._write

    def full(path: str, parts: tuple[bytes, ...]) -> None:
        if len(written) == 2:
            raise OSError(28, "No space left on device", path)
        written.append(path)
        write(path, parts)

    monkeypatch.setattr(store, "_write", full)
    done = batch(tmp_path / "roster.csv", tmp_path / "out")
    assert done.exit_code == 1
    [error] = errors(done)
    assert "No space left on device" in error
    assert is_true(tmp_path / "out") == 2
    assert not [*(tmp_path / "out").glob(".handbill-*")]
    monkeypatch.undo()
    done = batch(tmp_path / "roster.csv", tmp_path / "out")
    assert done.exit_code == 0
    assert "4 files, of which 2 were there already." in done.stderr
    assert is_true(tmp_path / "out") == 4


def test_a_folder_in_the_way_of_a_file_is_told(tmp_path):
    (tmp_path / "roster.csv").write_text("\n".join([HEADER, *GOOD]))
    (tmp_path / "out" / "cedar-hollow-high" / "sextortion-poster-student-en-letter.pdf" / "x").mkdir(parents=True)
    done = batch(tmp_path / "roster.csv", tmp_path / "out")
    assert done.exit_code == 1
    assert "a folder stands where a file is wanted" in errors(done)[0]


def test_a_file_in_the_way_of_a_folder_is_told(tmp_path):
    (tmp_path / "roster.csv").write_text("\n".join([HEADER, *GOOD]))
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "cedar-hollow-high").write_text("")
    done = batch(tmp_path / "roster.csv", tmp_path / "out")
    assert done.exit_code == 1
    assert "a file stands where a folder is wanted" in errors(done)[0]


def test_a_manifest_that_is_not_ours_is_told_and_left_alone(tmp_path):
    (tmp_path / "roster.csv").write_text("\n".join([HEADER, *GOOD]))
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "manifest.csv").write_text("my,own\n1,2\n")
    done = batch(tmp_path / "roster.csv", tmp_path / "out")
    assert done.exit_code == 1
    assert "no manifest of ours" in errors(done)[0]
    assert (tmp_path / "out" / "manifest.csv").read_text() == "my,own\n1,2\n"


ROWS = {
    "a bad phone": ("Cedar Hollow High,9-12,12", "is no phone number of ten digits"),
    "no name": (",9-12,206-555-0100", "the school has no name"),
    "a name that no font has": ("Cedar \U0001f600 High,9-12,", "no font here has"),
    "a name too long": (f"{'W' * 200},9-12,", "200 characters are too many"),
    "a name too wide": (f"{'W' * 150},9-12,", "too long for its place"),
    "a character that cannot be printed": ("Cedar\u202eHigh,9-12,", "right-to-left override"),
}


@pytest.mark.parametrize(("row", "gist"), ROWS.values(), ids=ROWS)
def test_one_bad_row_is_told_with_its_place_and_the_others_are_printed(row, gist, tmp_path):
    (tmp_path / "roster.csv").write_text("\n".join([HEADER, GOOD[1], row, GOOD[2]]), encoding="utf-8")
    done = batch(tmp_path / "roster.csv", tmp_path / "out")
    assert done.exit_code == 1
    [error] = errors(done)
    assert gist in error
    assert "roster.csv:3:" in error
    assert sorted(printed.folder for printed in read(tmp_path / "out")) == ["maple-bend-high", "stone-ridge-high"]
    assert gist in (tmp_path / "out" / "problems.csv").read_text(encoding="utf-8-sig")


@pytest.mark.parametrize(
    ("logo", "gist"),
    [("none.png", "there is no logo"), ("../secret.png", "not in the roster’s own folder"), ("roster.csv", "no whole picture")],
)
def test_a_logo_that_cannot_be_printed_is_its_rows_problem(logo, gist, tmp_path):
    folder = tmp_path / "lists"
    folder.mkdir()
    (tmp_path / "secret.png").write_bytes(b"x")
    path = folder / "roster.csv"
    path.write_text(f"School Name,Grades,Logo\nMaple Bend High,9-12,\nCedar Hollow High,9-12,{logo}\n")
    done = batch(path, tmp_path / "out")
    assert done.exit_code == 1
    assert gist in errors(done)[0]
    assert [printed.folder for printed in read(tmp_path / "out")] == ["maple-bend-high"]


def test_a_name_leads_nowhere_but_into_a_folder_of_its_own(tmp_path):
    names = (
        "../../up",
        "/etc/passwd",
        "C:\\Windows",
        "con",
        "..",
        "a/b/c School",
        "<script>alert(1)</script>",
        "=cmd|' /C calc'!A0",
    )
    (tmp_path / "roster.csv").write_text(
        "\n".join(["School Name\tGrades", *(f"{name}\t9-12" for name in names)]), encoding="utf-8"
    )
    batch(tmp_path / "roster.csv", tmp_path / "deep" / "out")
    out = tmp_path / "deep" / "out"
    assert {path.name for path in tmp_path.iterdir()} == {"roster.csv", "deep"}
    assert [path.name for path in (tmp_path / "deep").iterdir()] == ["out"]
    assert all(path.parent.parent == out for path in out.rglob("*.pdf"))
    page = (out / "index.html").read_text(encoding="utf-8")
    assert "<script>alert" not in page
    assert not any(line.startswith("=cmd") for line in (out / "manifest.csv").read_text(encoding="utf-8-sig").splitlines())
    assert os.sep not in "".join(path.name for path in out.iterdir())
