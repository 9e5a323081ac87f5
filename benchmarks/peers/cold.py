"""The first file, by a process that starts from nothing; compiled modules are on disk, as after a first run."""

from __future__ import annotations

import random
import shutil
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from peers import manuscript as manuscripts
from peers import runs, typst
from peers.crew import Scratch
from peers.schools import invented
from peers.warm import SEED

BASE = '`python -c "import click"`'
OURS, FRESH = "**Handbill, edition in the cache**", "Handbill, no cache yet"
PEERS = {"ReportLab in full": "naive", "fpdf2": "fpdf2", "WeasyPrint": "weasyprint"}


def table(manuscript: Path, scratch: Scratch, rounds: int) -> Iterator[str]:
    """A row a program: milliseconds, and the ratio to Python with click, within each round."""
    order, spent = random.Random(SEED), defaultdict(list)  # noqa: S311 (shuffles turns)
    out, kept, none = (scratch.folder / name for name in ("cold", "kept", "none"))
    commands = _commands(manuscript, out)
    for nth in range(rounds + 1):
        for name in order.sample(list(commands), len(commands)):
            shutil.rmtree(none, ignore_errors=True)
            made = runs.run(*commands[name], XDG_CACHE_HOME=str(none if name == FRESH else kept))
            if made.code:
                raise RuntimeError(f"{name}: {made.told[-500:]}")
            if nth:  # the first round compiles, and fills the cache
                spent[name].append(made.seconds)
    yield "| first poster from a cold process | ms | x Python with click |\n|---|--:|--:|"
    for name in commands:
        ratio = median(own / base for own, base in zip(spent[name], spent[BASE], strict=True))
        yield f"| {name} | {median(spent[name]) * 1000:.0f} | {ratio:.2f} |"


def _commands(manuscript: Path, out: Path) -> dict[str, list[str]]:
    out.mkdir()
    school = [f"--{name}={value}" for name, value in invented(0)._asdict().items()]
    ours = [sys.executable, runs.GENERATE, "poster", "sextortion", "--out", str(out), *school]
    peers = {told: [sys.executable, "-m", "peers.once", "file", name, str(manuscript), str(out / f"{name}.pdf")]
             for told, name in PEERS.items()}  # fmt: skip
    ready = out / "typst"
    ready.mkdir()
    typst.lay_out(manuscripts.load(manuscript), ready)
    (ready / "main.typ").write_bytes(typst.called(invented(0)))
    return {
        "`python -c pass`": [sys.executable, "-c", "pass"],
        BASE: [sys.executable, "-c", "import click"],
        OURS: ours,
        FRESH: ours,
        "Typst": [sys.executable, "-m", "peers.first", str(ready), str(out / "typst.pdf")],
        **peers,
    }
