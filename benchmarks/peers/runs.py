"""A command as a whole, from its start to its end: how long it took, and what memory it and its children held."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from threading import Thread
from typing import NamedTuple

from peers.crew import HERE, environment
from peers.worker import peak

GENERATE = str(HERE.parent / "generate.py")
LOOK = 0.05  # seconds between two looks at a run's memory


class Run(NamedTuple):
    """`megabytes` is the sum of the most that each process held, so that shared memory counts once for each."""

    seconds: float
    megabytes: float
    code: int
    told: str


def run(*command: str, core: int | None = None, watch: bool = False, **more: str) -> Run:
    """Runs a command, on one core if it is named; what it says on stderr is kept."""
    pin = None if core is None else (lambda: os.sched_setaffinity(0, {core}))
    began = time.perf_counter()
    process = subprocess.Popen(command, env=environment(**more), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                               text=True, preexec_fn=pin)  # fmt: skip
    held: dict[int, float] = {}
    watcher = Thread(target=_watch, args=(process.pid, held), daemon=True)
    if watch:
        watcher.start()
    told = process.communicate()[1]
    return Run(time.perf_counter() - began, sum(held.values()), process.returncode, told)


def _watch(process: int, held: dict[int, float]) -> None:
    """Keeps the most memory of a process and of all that it has started, until it ends."""
    while found := {each: peak(each) for each in _family(process)}:
        held |= {each: max(held.get(each, 0.0), most) for each, most in found.items()}
        time.sleep(LOOK)


def _family(process: int) -> list[int]:
    """A process and all that it has started."""
    try:
        told = [(task / "children").read_text() for task in Path(f"/proc/{process}/task").iterdir()]
    except OSError:
        return []
    return [process, *(each for child in " ".join(told).split() for each in _family(int(child)))]


def batch(roster: Path, out: Path, *options: str) -> list[str]:
    """The command that prints a district."""
    return [sys.executable, GENERATE, "batch", str(roster), "--out", str(out), *options]


def pdfs(folder: Path) -> int:
    """How many PDF files there are in a folder and those inside it."""
    return sum(name.endswith(".pdf") for _, _, names in os.walk(folder) for name in names)
