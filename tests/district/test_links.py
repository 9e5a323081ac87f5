"""Whatever stands in the folder that is printed into: no link in it is followed, and what a killed run left is taken away."""

import fcntl
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from runs import ALONE, batch, files, invented, listed, told

from handbill.cli.main import main
from handbill.leftovers import tidy, tidy_unless_at_work
from handbill.locks import alone

POSTER = "sextortion-poster-student-en-letter.pdf"
PIECES = {"poster": ("poster", "sextortion"), "kit": ("kit", "sextortion", "--piece", "poster", "--audience", "student")}


@pytest.fixture
def roster(tmp_path) -> Path:
    return invented(tmp_path / "roster.csv", 40)


@pytest.fixture
def victim(tmp_path) -> Path:
    """A folder outside, with files of the names that a run makes and of others."""
    folder = tmp_path / "victim"
    (folder / "inside").mkdir(parents=True)
    for name in (POSTER, "notes.txt", "inside/notes.txt", ".handbill-1f"):
        (folder / name).write_text("keep", encoding="utf-8")
    return folder


@pytest.fixture
def untouched(victim) -> Callable[[], bool]:
    return lambda: (
        {path.relative_to(victim).as_posix(): path.read_text() for path in victim.rglob("*") if path.is_file()}
        == dict.fromkeys((POSTER, "notes.txt", "inside/notes.txt", ".handbill-1f"), "keep")
    )


def run(*arguments: object) -> Result:
    done = CliRunner().invoke(main, [*map(str, arguments)])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done


@pytest.mark.parametrize("more", [(), ("--force",), ("--zip",), ("--jobs", "2")])
@pytest.mark.parametrize("name", ["cedar-hollow-0-high", "cedar-hollow-7-high", "cedar-hollow-39-high"])
def test_a_schools_folder_that_is_a_link_is_told_and_nothing_is_written_where_it_leads(
    name, more, roster, victim, untouched, tmp_path
):
    out = tmp_path / "out"
    out.mkdir()
    (out / name).symlink_to(victim, target_is_directory=True)
    done = batch(roster, out, *ALONE, *more)
    assert done.exit_code == 1
    assert f"--out: “{out / name}” is a link" in told(done.stderr)[0]
    assert "Take the link away" in told(done.stderr)[0]
    assert untouched()
    (out / name).unlink()
    assert batch(roster, out, *ALONE, *more).exit_code == 0
    assert len(listed(out)) == 40


def test_a_folder_of_press_runs_that_is_a_link_is_told_before_anything_is_printed(roster, victim, untouched, tmp_path):
    out = tmp_path / "out"
    out.mkdir()
    (out / "press-runs").symlink_to(victim, target_is_directory=True)
    done = batch(roster, out, *ALONE, "--merge")
    assert done.exit_code == 1
    assert f"--out: “{out / 'press-runs'}” is a link" in told(done.stderr)[0]
    assert [path.name for path in out.iterdir()] == ["press-runs"]
    assert untouched()
    assert batch(roster, out, *ALONE).exit_code == 0
    assert untouched()


@pytest.mark.parametrize("names", [
    (".handbill-0", ".handbill-manifest.csv"), (".handbill-manifest.json", ".handbill-1f2e-7"), (".handbill-problems.csv",)
])  # fmt: skip
@pytest.mark.parametrize("target", ["inside", "notes.txt", "nothing"])
def test_links_under_the_names_of_what_is_unfinished_are_taken_away_as_links(names, target, roster, victim, untouched, tmp_path):
    out = tmp_path / "out"
    out.mkdir()
    for name in names:
        (out / name).symlink_to(victim / target)
    done = batch(roster, out, *ALONE)
    assert done.exit_code == 0, done.stderr
    assert len(listed(out)) == 40
    assert untouched()
    assert not (victim / "nothing").exists()


def test_what_cannot_be_taken_away_is_in_nobodys_way(tmp_path, monkeypatch):
    """It is the first of three, in whatever order the folder gives them."""
    for name in ("a", "b", "c"):
        (tmp_path / f".handbill-{name}").write_text("half")
    unlink, refused = os.unlink, []

    def refusing(path: str) -> None:
        if not refused:
            refused.append(path)
            raise PermissionError(13, "Permission denied")
        unlink(path)

    monkeypatch.setattr(os, "unlink", refusing)
    tidy(tmp_path)
    assert [str(path) for path in tmp_path.iterdir()] == refused


@pytest.mark.parametrize("name", ["manifest.csv", "manifest.json", "problems.csv", "index.html"])
def test_a_list_that_is_a_link_becomes_a_file_or_is_told(name, roster, victim, untouched, tmp_path):
    out = tmp_path / "out"
    batch(roster, out, *ALONE)
    (out / name).unlink()
    (out / name).symlink_to(victim / "notes.txt")
    done = batch(roster, out, *ALONE)
    assert (done.exit_code, (out / name).is_symlink()) in {(0, False), (1, True)}
    assert untouched()


def test_no_file_is_looked_for_where_a_manifest_that_somebody_wrote_leads(roster, victim, tmp_path):
    out = tmp_path / "out"
    batch(roster, out, *ALONE)
    (out / "outside").symlink_to(victim, target_is_directory=True)
    path = out / "manifest.csv"
    line = next(line for line in path.read_text(encoding="utf-8-sig").splitlines() if "-7-high" in line)
    data = (out / "cedar-hollow-7-high" / POSTER).read_bytes()
    (victim / POSTER).write_bytes(data)
    lines = [line.replace("cedar-hollow-7-high", name) for name in ("outside", "../victim", str(victim))]
    path.write_text(path.read_text(encoding="utf-8-sig") + "\r\n".join(lines) + "\r\n", encoding="utf-8-sig", newline="")
    assert batch(invented(roster, 3), out, *ALONE).exit_code == 0
    assert len(listed(out)) == 40
    assert all(name.startswith("cedar-hollow-") for name in listed(out))


@pytest.mark.parametrize("target", ["notes.txt", "nothing", "same"])
def test_a_schools_file_that_is_a_link_is_replaced_and_not_followed(target, roster, victim, tmp_path):
    """Also where it leads to the very same bytes."""
    out = tmp_path / "out"
    batch(roster, out, *ALONE)
    piece = out / "cedar-hollow-7-high" / POSTER
    data = piece.read_bytes()
    (victim / "same").write_bytes(data)
    piece.unlink()
    piece.symlink_to(victim / target)
    assert batch(roster, out, *ALONE).exit_code == 0
    assert not piece.is_symlink()
    assert piece.read_bytes() == data
    assert (victim / "notes.txt").read_text() == "keep"


@pytest.mark.parametrize("name", ["cedar-hollow-7-high", "manifest.csv"])
def test_a_pipe_in_the_folder_keeps_nobody_waiting(name, roster, tmp_path):
    out = tmp_path / "out"
    (out / "cedar-hollow-7-high").mkdir(parents=True)
    os.mkfifo(out / name / POSTER if name != "manifest.csv" else out / name)
    assert batch(roster, out, *ALONE).exit_code == (name == "manifest.csv")


@pytest.mark.parametrize("command", PIECES)
@pytest.mark.parametrize("target", [POSTER, "nothing"])
def test_a_pieces_file_that_is_a_link_is_replaced_and_not_followed(target, command, victim, untouched, tmp_path):
    out = tmp_path / "out"
    out.mkdir()
    (out / POSTER).symlink_to(victim / target)
    assert run(*PIECES[command], "--out", out).exit_code == 0
    assert not (out / POSTER).is_symlink()
    assert (out / POSTER).read_bytes().startswith(b"%PDF")
    assert untouched()


@pytest.mark.parametrize("command", [*PIECES, "batch"])
def test_the_folder_that_is_named_may_be_a_link(command, roster, tmp_path):
    (tmp_path / "there").mkdir()
    (tmp_path / "out").symlink_to(tmp_path / "there", target_is_directory=True)
    arguments = ("batch", roster, *ALONE, "--zip", "--merge") if command == "batch" else PIECES[command]
    assert run(*arguments, "--out", tmp_path / "out").exit_code == 0
    assert (tmp_path / "out").is_symlink()
    assert files(tmp_path / "there")


# --- what a process that was killed left ---


def left(folder: Path) -> None:
    """What a process leaves that is killed while it writes: files, and a folder with a file in it."""
    (folder / ".handbill-00ff00ff00ff00ff").mkdir(parents=True)
    (folder / ".handbill-00ff00ff00ff00ff" / "half.pdf").write_bytes(b"%PDF")
    (folder / ".handbill-0123456789abcdef").write_bytes(b"%PDF")
    os.mkfifo(folder / ".handbill-fedcba9876543210")  # nothing that we leave, but it is in nobody's way


@pytest.mark.parametrize("inside", ["", "press-runs", "cedar-hollow-3-high"])
@pytest.mark.parametrize("again", [False, True])
def test_the_next_run_takes_away_what_was_left_wherever_it_stands(again, inside, roster, tmp_path):
    out = tmp_path / "out"
    if again:
        batch(roster, out, *ALONE, "--merge")
    left(out / inside)
    assert batch(roster, out, *ALONE).exit_code == 0
    assert len(listed(out)) == 40


@pytest.mark.parametrize("command", PIECES)
def test_a_piece_and_a_kit_take_away_what_was_left_in_their_folder(command, tmp_path):
    left(tmp_path)
    (tmp_path / ".handbill-notes").write_text("mine")
    assert run(*PIECES[command], "--out", tmp_path).exit_code == 0
    assert {path.name for path in tmp_path.iterdir()} == {".handbill-notes", POSTER}


def test_what_another_process_still_writes_is_left_alone(roster, tmp_path):
    out = tmp_path / "out"
    left(out)
    with (out / ".handbill-0123456789abcdef").open("ab") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        assert batch(roster, out, *ALONE).exit_code == 0
        assert [path.name for path in out.glob(".handbill-*")] == [".handbill-0123456789abcdef"]
    tidy_unless_at_work(out)
    assert len(listed(out)) == 40


def test_a_piece_takes_nothing_away_where_a_run_is_at_work(tmp_path):
    left(tmp_path)
    with alone(tmp_path):
        assert run(*PIECES["poster"], "--out", tmp_path).exit_code == 0
    assert len([*tmp_path.glob(".handbill-*")]) == 3
    assert (tmp_path / POSTER).exists()
