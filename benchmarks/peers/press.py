"""One file of many schools' posters, each program from its start to its end."""

from __future__ import annotations

import random
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from peers import runs
from peers.crew import Scratch
from peers.schools import write_roster
from peers.warm import SEED
from peers.whole import only

NAMES = {
    "handbill": "**Handbill, the press run**",
    "batch": "Handbill, `batch --merge`, each school's own file too",
    "typst": "Typst, one document",
    "form": "ReportLab, a form drawn again",
}


def table(manuscript: Path, scratch: Scratch, *, schools: int, rounds: int) -> Iterator[str]:
    """A row a program: seconds, megabytes of the file, memory, and how many times ours, within each round.

    A program starts from nothing and ends with the file; `batch` reads a roster, and prints each school's own file as well.
    """
    roster, order = scratch.folder / "press.csv", random.Random(SEED)  # noqa: S311 (shuffles turns)
    write_roster(roster, schools)
    names = list(NAMES)
    done: dict[str, list[tuple[runs.Run, float]]] = defaultdict(list)
    for _ in range(rounds):
        for name in order.sample(names, len(names)):
            out = scratch.fresh()
            made = runs.run(*_command(name, manuscript, roster, out, schools), watch=True)
            if made.code:
                raise RuntimeError(f"{name}: {made.told[-500:]}")
            path = max(out.rglob("*.pdf"), key=lambda path: path.stat().st_size)
            if (pages := _pages(path)) != schools:
                raise RuntimeError(f"{name}: no file of {schools:,} pages, the largest has {pages:,}")
            done[name].append((made, path.stat().st_size / 1e6))
    yield f"| {schools:,} posters, one file | seconds | MB | peak MB | x ours |\n|---|--:|--:|--:|--:|"
    for name in names:
        own = median(run.seconds for run, _ in done[name])
        ratio = median(run.seconds / ours.seconds for (run, _), (ours, _) in zip(done[name], done[names[0]], strict=True))
        peak, size = max(run.megabytes for run, _ in done[name]), done[name][0][1]
        yield f"| {NAMES[name]} | {own:.2f} | {size:.2f} | {peak:.0f} | {ratio:.1f} |"


def _pages(path: Path) -> int:
    import pypdfium2

    file = pypdfium2.PdfDocument(path)
    try:
        return len(file)
    finally:
        file.close()


def _command(name: str, manuscript: Path, roster: Path, out: Path, schools: int) -> list[str]:
    if name == "batch":
        return runs.batch(roster, out / "out", "--merge", *only("poster"))
    return [sys.executable, "-m", "peers.once", "press", name, str(manuscript), str(out / "handbill.pdf.pdf"), str(schools)]
