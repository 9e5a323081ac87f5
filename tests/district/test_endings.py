"""Whatever ends a run, or one of its processes: what is there is whole, listed and counted, and nothing else is left."""

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner
from runs import ALONE, ONE_PIECE, SCHOOLS, batch, files, listed, started, told

from handbill.cli.main import main
from handbill.district.stopping import PATIENCE, Stop

IMPATIENT = "import handbill.district.batch as b, handbill.cli.main as m; b.LOOK, b.QUIET, b.LAST = 0.2, 0.5, 3; m.main()"
INT, TERM, HUP = signal.SIGINT, signal.SIGTERM, signal.SIGHUP


def workers_of(run: subprocess.Popen) -> list[int]:
    """The processes that print for it; one more looks after them."""
    children = Path(f"/proc/{run.pid}/task/{run.pid}/children").read_text(encoding="ascii").split()
    return [int(child) for child in children if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes()]


def ended(run: subprocess.Popen, out: Path) -> str:
    """What it said on stderr, after a look whether what it left is in order and counted."""
    stderr = run.communicate(timeout=60)[1]
    assert "Traceback" not in stderr
    assert "leaked" not in stderr
    assert listed(out) == files(out).keys()
    assert f"{len(files(out)):,} files, of which 0 were there already." in stderr
    return stderr


@pytest.mark.parametrize("signals", [(INT,), (TERM,), (HUP,), (INT, INT), (HUP, TERM), (TERM, TERM, INT, INT)])
@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("reached", ["first", "all"])
def test_whoever_ends_a_run_has_every_file_listed_and_the_next_run_goes_on(signals, jobs, reached, expected, tmp_path):
    """A service's manager may tell the first process only; a terminal, or the end of a session, tells all of them."""
    roster, whole = expected
    out = tmp_path / "out"
    with started(roster, out, "--jobs", jobs) as run:
        for number in signals:
            os.kill(run.pid, number) if reached == "first" else os.killpg(run.pid, number)
            time.sleep(0.002)
        stderr = ended(run, out)
    assert run.returncode in (1, *(-number for number in signals))  # the last may reach Python when we are done
    assert "run the same command again to go on" in stderr
    assert not told(stderr)
    assert 100 <= len(files(out)) < SCHOOLS
    assert files(out).items() <= whole.items()
    assert batch(roster, out, *ALONE).exit_code == 0
    assert files(out) == whole


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGSEGV, signal.SIGABRT])
def test_of_a_worker_that_is_killed_the_files_that_are_there_are_listed_and_counted(number, expected, tmp_path):
    out = tmp_path / "out"
    with started(expected[0], out, "--jobs", "2") as run:
        os.kill(workers_of(run)[0], number)
        [error] = told(ended(run, out))
    assert run.returncode == 1
    assert "a worker process was killed" in error


def test_a_worker_that_is_told_to_end_finishes_what_is_begun(expected, tmp_path):
    """For it may be that the whole run is, and the first process comes to it in a moment."""
    out = tmp_path / "out"
    with started(expected[0], out, "--jobs", "2") as run:
        os.kill(workers_of(run)[0], TERM)
        os.kill(run.pid, TERM)
        assert not told(ended(run, out))


@pytest.mark.parametrize("number", [INT, TERM, HUP])
def test_a_run_that_is_ended_while_its_processes_start_ends_without_a_word_of_theirs(number, expected, tmp_path):
    command = [
        sys.executable,
        "generate.py",
        "batch",
        str(expected[0]),
        "--out",
        str(tmp_path / "out"),
        *ONE_PIECE,
        "--jobs",
        "4",
    ]
    with subprocess.Popen(command, cwd=Path(__file__).parents[2], stderr=subprocess.PIPE, text=True, stdout=subprocess.DEVNULL,
                          start_new_session=True) as run:  # fmt: skip
        while not workers_of(run):
            assert run.poll() is None
        os.killpg(run.pid, number)
        stderr = run.communicate(timeout=60)[1]
    assert run.returncode == 1
    assert "Traceback" not in stderr
    assert "leaked" not in stderr


@pytest.mark.parametrize("signals", [(INT, INT), (TERM,)])
def test_a_worker_that_is_stopped_is_told_and_keeps_nobody_from_ending_the_run(signals, expected, tmp_path):
    out = tmp_path / "out"
    with started(expected[0], out, "--jobs", "2", program=("-c", IMPATIENT)) as run:
        os.kill(workers_of(run)[0], signal.SIGSTOP)
        time.sleep(2)
        for number in signals:
            run.send_signal(number)
            time.sleep(0.1)
        stderr = ended(run, out)
    assert run.returncode in (1, -INT)
    assert re.search(r"Note: no worker has answered for \d+ seconds?\. If one is stopped, let it go on", stderr)


def test_a_worker_that_goes_on_after_a_while_is_waited_for(expected, tmp_path):
    out = tmp_path / "out"
    with started(expected[0], out, "--jobs", "2", program=("-c", IMPATIENT)) as run:
        worker = workers_of(run)[0]
        os.kill(worker, signal.SIGSTOP)
        time.sleep(2)
        os.kill(worker, signal.SIGCONT)
        assert "no worker has answered" in ended(run, out)
    assert run.returncode == 0
    assert files(out) == expected[1]


def test_a_run_that_is_told_to_ignore_the_end_of_its_terminal_goes_on(expected, tmp_path):
    out = tmp_path / "out"
    ignoring = f"import signal; signal.signal(signal.SIGHUP, signal.SIG_IGN); {IMPATIENT}"
    with started(expected[0], out, "--jobs", "2", program=("-c", ignoring)) as run:
        os.killpg(run.pid, HUP)
        ended(run, out)
    assert run.returncode == 0
    assert files(out) == expected[1]


def test_of_a_run_whose_reader_goes_away_every_file_is_listed_and_counted(expected, tmp_path):
    out = tmp_path / "out"
    command = [sys.executable, "generate.py", "batch", str(expected[0]), "--out", str(out), *ALONE]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, cwd=Path(__file__).parents[2], **pipes) as run:
        run.stdout.readline()
        run.stdout.close()
        run.stdout = None
        ended(run, out)
    assert run.returncode == 1
    assert 0 < len(files(out)) < SCHOOLS


@pytest.mark.parametrize("number", [INT, TERM, HUP])
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_run_that_is_ended_while_it_makes_press_runs_leaves_none_half_done(number, jobs, expected, tmp_path):
    roster, whole = expected
    out = tmp_path / "out"
    with started(roster, out, "--merge", "--jobs", jobs) as run:
        while not [*out.glob("press-runs/.handbill-*")]:
            assert run.poll() is None
            time.sleep(0.001)
        os.killpg(run.pid, number)
        ended(run, out)
    assert run.returncode == 1
    assert not [*(out / "press-runs").iterdir()]
    assert files(out) == whole


@pytest.mark.parametrize("number", [TERM, HUP])
@pytest.mark.parametrize("options", [("kit", "--language", "en"), ("kit", "--language", "es")])
def test_a_kit_that_is_ended_leaves_whole_files_and_nothing_else(number, options, tmp_path):
    command = [sys.executable, "generate.py", *options, "--out", str(tmp_path)]
    with subprocess.Popen(command, cwd=Path(__file__).parents[2], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as run:
        run.stdout.readline()
        run.send_signal(number)
        stderr = run.communicate(timeout=30)[1].decode()
    assert run.returncode in (0, 1)  # it may have been done
    assert "Traceback" not in stderr
    assert not [*tmp_path.glob(".handbill-*")]
    assert all(path.read_bytes().endswith(b"%%EOF\n") for path in tmp_path.iterdir())


class Interrupts:
    """In the body of a class it is where Python is interrupted."""

    def __set_name__(self, owner: type, name: str) -> None:
        raise KeyboardInterrupt


@pytest.mark.parametrize("command", ["papers", "stocks"])
def test_whoever_is_ended_amid_an_import_ends_without_a_traceback(command, monkeypatch):
    monkeypatch.setattr(f"handbill.api.lists.{command}", lambda **_: type("Imported", (), {"held": Interrupts()}))
    done = CliRunner().invoke(main, ["list", command])
    assert isinstance(done.exception, SystemExit)
    assert (done.exit_code, done.stderr.strip()) == (1, "Aborted!")


def test_all_processes_killed_at_once_are_mended_by_the_next_run(expected, tmp_path):
    roster, whole = expected
    out = tmp_path / "out"
    with started(roster, out, "--jobs", "2", "--merge") as run:
        os.killpg(run.pid, signal.SIGKILL)
        run.communicate(timeout=30)
    assert batch(roster, out, *ONE_PIECE, "--jobs", "2").exit_code == 0
    assert files(out) == whole
    assert listed(out) == whole.keys()


def test_only_what_may_be_broken_off_is_unless_the_rest_takes_too_long(monkeypatch):
    stop, now = Stop(), [1000.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    for _ in range(4):
        stop.hear()
    assert stop.is_set()
    with pytest.raises(KeyboardInterrupt), stop.breakable():
        pytest.fail("it was due")
    with stop.breakable(), pytest.raises(KeyboardInterrupt):
        stop.hear()
    stop.hear()
    now[0] += PATIENCE + 1
    with pytest.raises(KeyboardInterrupt):
        stop.hear()
