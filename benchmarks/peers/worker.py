"""One peer in a process of its own, on one core: `python -m peers.worker PEER MANUSCRIPT CORE`.

Reads what to make from standard input, a line of JSON each: {"count", "start", "folder"}. Answers
with a line: {"seconds", "peak", "bytes"}, the most memory it ever held and the size of a file.
"""

from __future__ import annotations

import json
import os
import sys
from importlib import import_module
from pathlib import Path
from time import perf_counter

from peers import manuscript
from peers.schools import invented


def main(name: str, path: str, core: str) -> None:
    os.sched_setaffinity(0, {int(core)})
    peer = import_module(f"peers.{name}").Peer(manuscript.load(Path(path)))
    print(json.dumps({"ready": True}), flush=True)
    for asked in map(json.loads, sys.stdin):
        print(json.dumps(_turn(peer, **asked)), flush=True)


def _turn(peer: object, count: int, start: int, folder: str) -> dict:
    """Makes that many files in the folder; the schools and the paths are at hand before the clock starts."""
    jobs = [(f"{folder}/{nth}.pdf", invented(nth)) for nth in range(start, start + count)]
    began = perf_counter()
    for path, school in jobs:
        peer.make(path, school)
    spent = perf_counter() - began
    return {"seconds": spent, "peak": peak(os.getpid()), "bytes": sum(os.path.getsize(path) for path, _ in jobs) / count}


def peak(process: int) -> float:
    """The most memory in MB that a process has held so far; of none, or one that has ended, 0."""
    try:
        told = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    except OSError:
        return 0.0
    return next((int(row.split()[1]) / 1024 for row in told.splitlines() if row.startswith("VmHWM")), 0.0)


if __name__ == "__main__":
    main(*sys.argv[1:])
