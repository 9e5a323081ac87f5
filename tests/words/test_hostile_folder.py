"""A folder of words that somebody means ill with: whatever stands there, a run ends soon and says what it does not read."""

import os
import resource
import socket
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from handbill.editions.fingerprint import fingerprint, stamp
from handbill.problems import Unusable
from handbill.words import raw
from handbill.words.library import library

MEMORY, PATIENCE = 1 << 30, 30  # bytes and seconds, many times what a poster takes
POSTER = "en/sextortion/poster.yaml"

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no such files")


@pytest.fixture
def own(tmp_path) -> Path:
    own = tmp_path / "own"
    own.mkdir()
    return own


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    """The program, ended by force if it does not end by itself, and with little memory."""
    return subprocess.run(
        [sys.executable, "-m", "handbill", *map(str, arguments)], capture_output=True, text=True, timeout=PATIENCE, check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY)),
    )  # fmt: skip


def refused(own: Path, command: str = "poster") -> list[str]:
    done = run(command, "sextortion", "--materials", own, "--out", own.parent / "out")
    assert done.returncode == 1, done.stderr
    lines = done.stderr.splitlines()
    assert all(line.startswith("Error: ") for line in lines)
    assert not (own.parent / "out").exists()
    return [line.removeprefix("Error: ") for line in lines]


def a_device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def a_pipe(path: Path) -> None:
    os.mkfifo(path)


def a_link_to_a_pipe(path: Path) -> None:
    os.mkfifo(path.with_name("pipe"))
    path.symlink_to("pipe")


def a_socket(path: Path) -> None:
    before = Path.cwd()
    os.chdir(path.parent)  # a socket's name is short
    try:
        with closing(socket.socket(socket.AF_UNIX)) as bound:
            bound.bind(path.name)
    finally:
        os.chdir(before)


def a_terabyte(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(1 << 40)


def a_link_to_nowhere(path: Path) -> None:
    path.symlink_to("nowhere")


def a_link_to_itself(path: Path) -> None:
    path.symlink_to(path.name)


HOSTILE: dict[Callable[[Path], None], str] = {
    a_device: "this is no file", a_pipe: "this is no file", a_link_to_a_pipe: "this is no file", a_socket: "this is no file",
    a_terabyte: "the file is larger than 1,000,000 bytes", a_link_to_nowhere: "this link leads nowhere",
    a_link_to_itself: "this link leads nowhere",
}  # fmt: skip


@pytest.mark.parametrize("hostile", HOSTILE, ids=lambda hostile: hostile.__name__)
@pytest.mark.parametrize("name", [POSTER, "en/phrases.yaml", "contacts.yaml", "topics.yaml"])
def test_what_is_no_file_of_words_is_told_and_not_read(name, hostile, own):
    (own / name).parent.mkdir(parents=True, exist_ok=True)
    hostile(own / name)
    told = refused(own)
    assert [line for line in told if line.startswith(f"{own / name}") and HOSTILE[hostile] in line], told


@pytest.mark.parametrize("hostile", HOSTILE, ids=lambda hostile: hostile.__name__)
def test_nor_is_it_read_to_compare_a_clusters_workers(hostile, own):
    (own / POSTER).parent.mkdir(parents=True)
    (own / POSTER).write_text("a: b", encoding="utf-8")
    before = fingerprint(own), stamp(own)
    (own / POSTER).unlink()
    hostile(own / POSTER)
    code = f"from pathlib import Path; from handbill.editions.fingerprint import *; print(fingerprint(Path({str(own)!r})))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=PATIENCE, check=True)
    stamp.cache_clear()
    assert done.stdout.strip() not in before
    assert stamp(own) not in before


@pytest.mark.parametrize("hostile", [a_device, a_pipe, a_terabyte])
def test_nor_as_a_schools_own_lines(hostile, tmp_path):
    hostile(tmp_path / "school.yaml")
    done = run("poster", "sextortion", "--imprint", tmp_path / "school.yaml", "--out", tmp_path / "out")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(f"Error: {tmp_path / 'school.yaml'}:1:1: {HOSTILE[hostile]}")


def many_files(own: Path) -> None:
    (own / "en").mkdir()
    for nth in range(raw.FILES + 1):
        (own / "en" / f"{nth}.yaml").touch()


def many_others(own: Path) -> None:
    for nth in range(raw.ENTRIES + 1):
        (own / f"{nth}.txt").touch()


def many_folders(own: Path) -> None:
    for one in range(100):
        (own / f"{one}").mkdir()
        for other in range(101):
            (own / f"{one}/{other}").mkdir()


def loops(own: Path) -> None:
    for name in "abcdefghij":
        (own / name).symlink_to(own)


@pytest.mark.parametrize("full", [many_files, many_others, many_folders, loops])
def test_a_folder_of_far_too_much_is_told_without_a_look_at_all_of_it(full, own):
    full(own)
    told = f"{own}: more than 2,000 files of words, or 10,000 of any kind, stand in this folder."
    assert [line[: len(told)] for line in refused(own)] == [told]
    for look in (fingerprint, stamp, library):
        with pytest.raises(Unusable, match="more than 2,000"):
            look(own)


def test_a_whole_disk_is_no_folder_of_words():
    done = run("poster", "sextortion", "--materials", "/", "--out", "/nowhere")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr


def test_a_loop_keeps_nobody_and_what_is_too_deep_is_passed_over(own):
    (own / "en").mkdir()
    (own / "en" / "loop").symlink_to(own)
    (own / "en" / "style.yaml").write_text("x: {never: [a], instead: b}", encoding="utf-8")
    assert {Path(path).name for path in raw.below(own)} == {"style.yaml"}
    assert len(raw.below(own)) == (raw.DEPTH + 1) // 2


def test_a_folder_as_large_as_may_be_is_looked_at(own):
    for nth in range(raw.FILES):
        (own / f"{nth}.yaml").touch()
    assert len(raw.below(own)) == raw.FILES


def test_hidden_files_and_folders_are_passed_over(own):
    (own / ".git").mkdir()
    for name in (".git/a.yaml", ".hidden.yaml", "seen.yaml", "seen.yml", "seen.txt"):
        (own / name).touch()
    assert [Path(path).name for path in raw.below(own)] == ["seen.yaml", "seen.yml"]


def test_words_may_lie_elsewhere_and_be_linked(own, tmp_path):
    (tmp_path / "style.yaml").write_text("x: {never: [a], instead: b}", encoding="utf-8")
    (own / "en").mkdir()
    (own / "en" / "style.yaml").symlink_to(tmp_path / "style.yaml")
    assert [rule.instead for rule in library(own).style("en")][-1] == "b"


def test_a_changed_file_behind_a_link_is_noticed(own, tmp_path):
    words = tmp_path / "figures.yaml"
    words.write_text("a: 1", encoding="utf-8")
    (own / "figures.yaml").symlink_to(words)
    before = stamp(own)
    words.write_text("a: 2", encoding="utf-8")
    stamp.cache_clear()
    assert stamp(own) != before
