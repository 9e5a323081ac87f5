"""os.open, write and close of a file as large as ours: the floor."""

from __future__ import annotations

from pathlib import Path

from peers.manuscript import Manuscript
from peers.schools import School
from peers.writing import write


class Peer:
    def __init__(self, manuscript: Manuscript) -> None:
        self.data = Path(manuscript.specimen).read_bytes()

    def make(self, path: str, _: School) -> None:
        write(path, self.data)
