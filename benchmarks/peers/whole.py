"""The district batch from its roster to its files and manifest, a process of its own each time."""

from __future__ import annotations

import random
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from peers import runs
from peers.crew import Scratch
from peers.schools import write_roster
from peers.warm import SEED, figure

AUDIENCES = {"poster": "student", "card": "student", "guide": "grades-9-12"}
PIECES = {"poster": ("poster",), "card": ("card",), "guide": ("guide",), "every piece about one topic": ()}
GROWTH = (100, 1_000, 10_000, 100_000)


def paired(scratch: Scratch, *, schools: int, blocks: int, core: int) -> Iterator[str]:
    """The batch by one process beside one process that copies files of the same sizes into the same folders."""
    yield f"| {schools:,} schools | files | batch files/s | copy files/s | batch / copy | peak MB |\n|---|--:|--:|--:|--:|--:|"
    roster, order = _roster(scratch, schools), random.Random(SEED)  # noqa: S311 (shuffles turns)
    for told, pieces in PIECES.items():
        models = _models(scratch, pieces)
        commands = {"batch": lambda out, pieces=pieces: runs.batch(roster, out / "out", "--jobs", "1", *only(*pieces)),
                    "copy": lambda out, models=models: _copy(models, out, schools)}  # fmt: skip
        done: dict[str, list[tuple[int, runs.Run]]] = {name: [] for name in commands}
        for _ in range(blocks):
            for name in order.sample(list(commands), 2):
                out = scratch.fresh()
                run = runs.run(*commands[name](out), core=core, watch=True)
                done[name].append((runs.pdfs(out), run))
        yield f"| {told} | {_row(done)}"
        shutil.rmtree(models)


def _row(done: dict[str, list[tuple[int, runs.Run]]]) -> str:
    """What a piece's row says after its name; after its end, what went wrong."""
    ours, copies = done["batch"], done["copy"]
    speed, copied = (median(files / run.seconds for files, run in runs_) for runs_ in (ours, copies))
    pairs = zip(ours, copies, strict=True)
    ratio = median((files / run.seconds) / (copies / copy.seconds) for (files, run), (copies, copy) in pairs)
    files, last = ours[-1]
    told = f"{files:,} | {figure(speed)} | {figure(copied)} | {ratio:.2f} | {max(run.megabytes for _, run in ours):.0f} |"
    return told + _fault(last, files, copies[-1][0])


def growth(scratch: Scratch, counts: tuple[int, ...]) -> Iterator[str]:
    """One run for each size of district, posters only, with as many processes as the command chooses."""
    yield "| schools | seconds | files/s | peak MB, all processes |\n|--:|--:|--:|--:|"
    for count in counts:
        out, roster = scratch.fresh(), _roster(scratch, count)
        done = runs.run(*runs.batch(roster, out / "out", *only("poster")), watch=True)
        files = runs.pdfs(out)
        row = (f"{count:,}", f"{done.seconds:.2f}", figure(files / done.seconds), f"{done.megabytes:.0f}")
        yield f"| {' | '.join(row)} |{_fault(done, files, count)}"


def check(scratch: Scratch, count: int) -> str:
    """What it takes to read a roster and to say what is wrong with it."""
    roster = _roster(scratch, count)
    done = runs.run(*runs.batch(roster, scratch.fresh() / "out", "--check"), watch=True)
    size = roster.stat().st_size / 1e6
    told = f"`--check` of {count:,} rows ({size:.0f} MB of CSV): {done.seconds:.1f} s, peak {done.megabytes:.0f} MB"
    return told + (f", exit {done.code}: {done.told[-500:]}" if done.code else "")


def _roster(scratch: Scratch, count: int) -> Path:
    path = scratch.folder / f"{count}.csv"
    if not path.exists():
        write_roster(path, count)
    return path


def only(*pieces: str) -> list[str]:
    """The options that ask for these pieces of one topic, each for one audience; for all of its pieces where none is named."""
    audiences = dict.fromkeys(AUDIENCES[piece] for piece in pieces)
    chosen = [("--piece", piece) for piece in pieces] + [("--audience", audience) for audience in audiences]
    return ["--topic", "sextortion", *(part for pair in chosen for part in pair)]


def _copy(models: Path, out: Path, schools: int) -> list[str]:
    return [sys.executable, "-m", "peers.once", "copy", str(models), str(out), str(schools)]


def _models(scratch: Scratch, pieces: tuple[str, ...]) -> Path:
    """A folder with one school's files; making them also fills the cache of editions."""
    out, models = scratch.fresh(), scratch.folder / "models"
    made = runs.run(*runs.batch(_roster(scratch, 1), out, *only(*pieces)))
    if made.code or not runs.pdfs(out):
        raise RuntimeError(f"a district of one school, exit {made.code}: {made.told[-500:]}")
    models.mkdir()
    for path in out.rglob("*.pdf"):
        shutil.copyfile(path, models / path.name)
    return models


def _fault(done: runs.Run, files: int, wanted: int) -> str:
    """What went wrong with a run, to stand behind its row."""
    if done.code:
        print(done.told[-2000:], file=sys.stderr)
    return f" exit {done.code}, {files:,} files of {wanted:,}" if done.code or files != wanted else ""
