"""Started without standard streams, or with ones that take nothing: what was asked for is done, and nothing is lost."""

import subprocess
import sys
from pathlib import Path

import pytest
from runs import ALONE, ONE_PIECE, files, invented, listed

ROOT = Path(__file__).parents[2]
STUDENT = ("--piece", "poster", "--audience", "student")
COMMANDS = {
    "batch": ("batch", "roster.csv", *ALONE),
    "batch by two": ("batch", "roster.csv", *ONE_PIECE, "--jobs", "2", "--merge", "--zip"),
    "kit": ("kit", "sextortion", *STUDENT, "--language", "es"),  # has notes to tell
    "poster": ("poster", "sextortion"),
}


def run(arguments: tuple[str, ...], streams: str, folder: Path) -> subprocess.CompletedProcess:
    """As a shell starts it with those streams; what it says is told where they are left open."""
    line = f'exec "$0" "$@" {streams}'
    command = ["bash", "-c", line, sys.executable, str(ROOT / "generate.py"), *arguments, "--out", "out"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("streams", [">&-", "2>&-", ">&- 2>&-", "<&- >&- 2>&-", "<&-", "2>/dev/full", ">&- 2>/dev/full"])
@pytest.mark.parametrize("command", COMMANDS)
def test_closed_or_full_streams_lose_nothing(command, streams, tmp_path):
    invented(tmp_path / "roster.csv", 5)
    done = run(COMMANDS[command], streams, tmp_path)
    assert (done.returncode, "Traceback" in done.stderr) == (0, False)
    found = files(tmp_path / "out")
    assert {data[-6:] for data in found.values()} == {b"%%EOF\n"}
    if command.startswith("batch"):
        pieces = {name for name in found if name.startswith("cedar-")}
        assert listed(tmp_path / "out") == pieces
        assert len(pieces) == 5
    else:
        assert len(found) == 1


@pytest.mark.parametrize("streams", [">&-", "2>&-", "2>/dev/full", "<&- >&- 2>&-"])
@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("poster", "nothing"), 1),
        (("batch", "nothing.csv"), 1),
        (("kit", "--topic", "nothing"), 1),
        (("poster", "sextortion", "--size", "huge"), 2),
        (("nothing",), 2),
    ],
)
def test_what_is_wrong_has_its_exit_code_also_where_nobody_can_be_told(arguments, code, streams, tmp_path):
    assert run(arguments, streams, tmp_path).returncode == code
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("command", COMMANDS)
def test_paths_that_nobody_takes_are_told_and_what_is_printed_is_whole_and_counted(command, tmp_path):
    invented(tmp_path / "roster.csv", 5)
    done = run(COMMANDS[command], ">/dev/full", tmp_path)
    assert done.returncode == 1
    assert "standard output: No space left on device" in done.stderr
    if command.startswith("batch"):
        assert len(listed(tmp_path / "out")) == 5
        assert "5 files, of which 0 were there already." in done.stderr


def test_a_reader_of_messages_that_goes_away_stops_nobody(tmp_path):
    invented(tmp_path / "roster.csv", 500)
    run(("batch", "roster.csv", *ALONE), "2> >(head -c 10 > seen)", tmp_path)
    assert len(listed(tmp_path / "out")) == 500


def test_no_file_of_ours_takes_the_number_of_a_stream_that_is_closed(tmp_path):
    """What a library writes to such a number would stand in it."""
    told = "import os, handbill.cli.streams as s; s.ready(); print(os.open('here', os.O_CREAT), file=open('number', 'w'))"
    subprocess.run(["bash", "-c", f'exec "$0" -c "{told}" <&- >&- 2>&-', sys.executable], cwd=tmp_path,
                   env={"PYTHONPATH": str(ROOT)}, check=True)  # fmt: skip
    assert int((tmp_path / "number").read_text()) > 2
