"""A run is ended at any moment, by any signal: its lists are true, and run again it is what nobody disturbed."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from runs import ONE_PIECE, batch, files, invented, listed
from tally import Tally
from verdict import judge_lists

ROOT = Path(__file__).resolve().parents[2]
SCHOOLS, PATIENCE = 400, 60.0
SIGNALS = (signal.SIGKILL, signal.SIGKILL, signal.SIGTERM, signal.SIGHUP, signal.SIGINT)
CALLED = "main(prog_name"  # the line of the front door in a traceback
EXTRAS = ((), (), ("--merge",), ("--zip",))


@cache
def _undisturbed(extras: tuple[str, ...]) -> dict[str, bytes]:
    with TemporaryDirectory() as home:
        roster, out = invented(Path(home, "roster.csv"), SCHOOLS), Path(home, "out")
        assert batch(roster, out, *ONE_PIECE, "--jobs", "1", *extras).exit_code == 0
        return files(out)


def attack(chance: Random, home: Path, tally: Tally) -> None:
    (home / "given").mkdir()
    roster, out, extras = invented(home / "given" / "roster.csv", SCHOOLS), home / "out", chance.choice(EXTRAS)
    if chance.random() < 0.3:  # a run of last year
        batch(invented(home / "given" / "earlier.csv", 200, area="425"), out, *ONE_PIECE, "--jobs", "1")
    number = _ended(chance, roster, out, extras, tally)
    if number != signal.SIGKILL:
        left = _schools(files(out)) - judge_lists(tally, out)
        tally.hold(not left, "lost rows", ("after a signal not listed", number, left))
    done = batch(roster, out, *ONE_PIECE, "--jobs", "1", *extras)
    tally.count("refused" if done.exit_code else "accepted")
    tally.hold(done.exit_code == 0, "lost rows", ("run again", done.stderr))
    made = files(out)
    tally.hold(made == _undisturbed(extras), "lost rows", "run again it is not what an undisturbed run gives")
    tally.hold(listed(out) == _schools(made), "lost rows", "run again the lists are not true")


def _schools(made: Iterable[str]) -> set[str]:
    """Of the files those of a school, which the manifest lists."""
    return {name for name in made if not name.startswith("press-runs")}


def _ended(chance: Random, roster: Path, out: Path, extras: tuple[str, ...], tally: Tally) -> int:
    """Starts a run and ends it: at once, when so many schools are there, or after so many seconds. Gives the signal."""
    number, jobs, to_all = chance.choice(SIGNALS), chance.choice("12"), chance.random() < 0.5
    command = [sys.executable, str(ROOT / "generate.py"), "batch", str(roster), "--out", str(out), *ONE_PIECE, "--jobs", jobs]
    options = {"cwd": ROOT, "stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE, "text": True, "start_new_session": True}
    wanted, end = chance.randrange(SCHOOLS), time.monotonic() + chance.choice((0.1, 0.4, 1.0, PATIENCE))
    with subprocess.Popen([*command, *extras], **options) as run:
        while run.poll() is None and time.monotonic() < end and len([*out.glob("cedar-*")]) < wanted:
            time.sleep(0.005)
        with suppress(ProcessLookupError):
            (os.killpg if to_all else os.kill)(run.pid, number)
        try:
            stderr = run.communicate(timeout=PATIENCE)[1]
        except subprocess.TimeoutExpired:
            os.killpg(run.pid, signal.SIGKILL)
            stderr = run.communicate()[1]
            tally.fail("hangs", ("after the signal", number, to_all, jobs))
    if run.returncode:
        tally.count("refused")
    traced = "Traceback" in stderr and CALLED in stderr  # before that only Python itself can tell that it is interrupted
    tally.hold(not traced, "tracebacks", (number, to_all, jobs, stderr[-1500:]))
    return number
