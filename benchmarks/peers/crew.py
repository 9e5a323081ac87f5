"""The peers as the benchmark holds them: processes that are given turns, and the folders that they write into."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent.parent
ROOM = {True: 256e6, False: 48e6}  # bytes that one turn may write, in memory and on a disk


class Member:
    """A peer that sets one piece, in a process that waits for its turns. Raises RuntimeError where it cannot be started."""

    def __init__(self, name: str, manuscript: Path, core: int) -> None:
        self.name, self.count, self.peak, self.start, self.size = name, 1, 0.0, 0, 0.0
        command = [sys.executable, "-m", "peers.worker", name, str(manuscript), str(core)]
        self.process = subprocess.Popen(command, env=environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self._answer()

    def turn(self, folder: Path) -> float:
        """Files a second over one turn in a fresh folder; each school gets one file only."""
        asked = {"count": self.count, "start": self.start, "folder": str(folder)}
        print(json.dumps(asked), file=self.process.stdin, flush=True)
        told = self._answer()
        self.start += self.count
        self.peak, self.size = told["peak"], told["bytes"]
        return self.count / told["seconds"]

    def warm(self, scratch: Scratch, seconds: float) -> None:
        """Finds out how many files make a turn of that length; these turns do not count."""
        self.turn(scratch.fresh())
        most = int(ROOM[scratch.in_memory] / self.size)
        while (rate := self.turn(scratch.fresh())) * seconds > 2 * self.count and self.count < most:
            self.count = min(int(rate * seconds), 20 * self.count, most)
        self.count = max(1, min(int(rate * seconds), most))

    def leave(self) -> None:
        self.process.stdin.close()
        self.process.wait()
        self.process.stdout.close()

    def _answer(self) -> dict:
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError(f"{self.name} ended with {self.process.wait()}")
        return json.loads(line)


class Scratch:
    """Fresh folders on one file system.

    In memory each is emptied once it is done with. On a disk all stay to the end: where thousands
    of files have just been deleted, new ones are made far more slowly.
    """

    def __init__(self, folder: Path) -> None:
        self.folder, self.made = folder / f"handbill-bench-{os.getpid()}", 0
        self.folder.mkdir()
        self.kind = _kind(folder)
        self.in_memory = self.kind == "tmpfs"

    def fresh(self) -> Path:
        """A new, empty folder; in memory the one before is taken away."""
        if self.in_memory and self.made:
            shutil.rmtree(self.folder / str(self.made), ignore_errors=True)
        self.made += 1
        found = self.folder / str(self.made)
        found.mkdir()
        return found

    def clear(self) -> None:
        shutil.rmtree(self.folder)


def _kind(folder: Path) -> str:
    """The file system that a folder is on."""
    mounts = [row.split() for row in Path("/proc/mounts").read_text(encoding="utf-8").splitlines()]
    holding = [(len(at), kind) for _, at, kind, *_ in mounts if folder.resolve().is_relative_to(at)]
    return max(holding)[1]


def environment(**more: str) -> dict[str, str]:
    """What the processes start with: this folder's modules and the checkout's, compiled ones kept on disk."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPATH": os.pathsep.join([str(HERE), str(HERE.parent)]), **more}
