"""What the fuzzers look for, they see: each judge with something that is wrong."""

import os
import shutil
import time
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner
from tally import Tally
from verdict import judge_files, judge_lists, run
from watch import Hang, watched, within

from handbill.cli.main import main


@pytest.fixture
def tally() -> Tally:
    return Tally("judges")


@pytest.fixture
def out(tmp_path) -> Path:
    """A folder with one poster."""
    assert CliRunner().invoke(main, ["poster", "sextortion", "--out", str(tmp_path / "out")]).exit_code == 0
    return tmp_path / "out"


def elsewhere(opened: pikepdf.Pdf) -> None:
    for note in opened.pages[0].Annots:
        note.A.URI = pikepdf.String("https://elsewhere.example")


def another_number(opened: pikepdf.Pdf) -> None:
    opened.pages[0].Annots[0].A.URI = pikepdf.String("tel:+1-900-555-0199")


def without_code(opened: pikepdf.Pdf) -> None:
    opened.pages[0].Contents = opened.make_stream(b"")


def active(opened: pikepdf.Pdf) -> None:
    opened.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)"))


@pytest.mark.parametrize("change", [elsewhere, another_number, without_code, active])
def test_a_piece_that_leads_elsewhere_is_seen(change, out, tally):
    judge_files(tally, out, "")
    assert tally.failures == []
    [path] = out.glob("*.pdf")
    with pikepdf.open(path, allow_overwriting_input=True) as opened:
        change(opened)
        opened.save(path)
    os.utime(path, (0, 0))
    judge_files(tally, out, "")
    assert tally.counts["escapes"]


def test_a_file_that_is_half_done_is_seen(out, tally):
    [path] = out.glob("*.pdf")
    path.write_bytes(path.read_bytes()[:3000])
    (out / ".handbill-left").write_bytes(b"")
    judge_files(tally, out, "")
    assert tally.counts["half files"] == 2


def test_a_list_that_is_not_true_is_seen(tmp_path, tally):
    (tmp_path / "roster.csv").write_text("School Name\nCedar Hollow\n", encoding="utf-8")
    command = ["batch", str(tmp_path / "roster.csv"), "--out", str(tmp_path / "out"), "--piece", "card", "--jobs", "1"]
    assert CliRunner().invoke(main, command).exit_code == 0
    assert len(judge_lists(tally, tmp_path / "out")) == 2
    shutil.rmtree(tmp_path / "out" / "cedar-hollow")
    judge_lists(tally, tmp_path / "out")
    assert tally.counts["lost rows"] == 1


CHANGES = {
    "a file": lambda home: (home / "new").write_bytes(b""),
    "more in a file": lambda home: (home / "old").open("ab").close(),
    "a folder": lambda home: (home / "new").mkdir(),
    "a link": lambda home: (home / "new").symlink_to(home),
    "a file moved": lambda home: (home / "out" / "made").rename(home / "new"),
    "a file taken away": lambda home: (home / "old").unlink(),
    "a way round": lambda home: (home / "out" / ".." / "new").write_bytes(b""),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_is_changed_outside_the_folder_is_seen(change, tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "old").write_bytes(b"")
    with watched([tmp_path / "out"]) as escapes:
        (tmp_path / "out" / "made").write_bytes(b"")
        (tmp_path / "old").read_bytes()
        assert escapes == []
        change(tmp_path)
    assert escapes


def test_what_takes_too_long_is_seen():
    with pytest.raises(Hang), within(0.05):
        time.sleep(5)


@pytest.mark.parametrize(
    ("error", "what"),
    [(KeyError(), "tracebacks"), (SystemExit(1), "tracebacks"), (SystemExit(3), "tracebacks"), (Hang(), "hangs")],
    ids=["an error of its own", "a refusal without a word", "another exit code", "no end"],
)
def test_a_command_that_breaks_down_is_seen(error, what, tmp_path, tally, monkeypatch):
    def broken() -> None:
        raise error

    monkeypatch.setattr("handbill.api.lists.papers", broken)
    run(tally, tmp_path, tmp_path / "out", "list", "papers")
    assert tally.counts[what] == 1
