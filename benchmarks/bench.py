"""How fast Handbill is: `python benchmarks/bench.py [ROUNDS]`. Prints medians, side by side, from one run.

What is compared takes turns within each round, so that a busy moment of the machine falls on all of it alike.
"""

from __future__ import annotations

import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable
from functools import cache
from pathlib import Path
from time import perf_counter

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from handbill.orders.order import AUDIENCE, KINDS, Order  # noqa: E402
from handbill.orders.orders import fill  # noqa: E402
from handbill.page.document import Document  # noqa: E402
from handbill.pdf import pdf  # noqa: E402
from handbill.words.library import Library  # noqa: E402


class Kept(Library):
    """A library that reads each file once, so that laying out is timed without reading."""

    sayings, phrases, topic = cache(Library.sayings), cache(Library.phrases), cache(Library.topic)


TOPIC, LANGUAGE = "sextortion", "en"
BARE = "python -c 'import reportlab.pdfgen.canvas'"
POSTER = "generate.py poster sextortion"
Times = dict[str, list[float]]


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    print(f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores, medians of {rounds} rounds\n")
    show_starts(starts(rounds))
    show_pieces(*pieces(rounds))


def starts(rounds: int) -> Times:
    """Seconds from nothing to done: compiled modules on disk, as after a first run, but no edition kept."""
    times: Times = defaultdict(list)
    with tempfile.TemporaryDirectory() as folder:
        kept = Path(folder) / "kept"
        env = {**os.environ, "PYTHONPYCACHEPREFIX": str(Path(folder) / "compiled"), "XDG_CACHE_HOME": str(kept)}
        env.pop("PYTHONDONTWRITEBYTECODE", None)
        commands = {
            BARE: [sys.executable, "-c", "import reportlab.pdfgen.canvas"],
            POSTER: [sys.executable, str(ROOT / "generate.py"), "poster", TOPIC, "--out", folder],
        }
        for nth in range(rounds + 1):
            for name, command in commands.items():
                shutil.rmtree(kept, ignore_errors=True)
                spent = seconds(lambda command=command: subprocess.run(command, env=env, check=True, stdout=subprocess.DEVNULL))
                if nth:  # the first run compiles
                    times[name].append(spent)
    return times


def pieces(rounds: int) -> tuple[Times, dict[str, Document], dict[str, bytes]]:
    """Seconds for reading the words, laying out and writing each piece, in one process that has done so before."""
    times: Times = defaultdict(list)
    documents: dict[str, Document] = {}
    files: dict[str, bytes] = {}
    kept = Kept()
    for nth in range(rounds + 1):
        for kind in KINDS:
            order = Order(kind, TOPIC, AUDIENCE[kind], LANGUAGE)
            steps: dict[str, Callable] = {
                "read": lambda: Library().sayings(TOPIC, LANGUAGE),
                "lay out": lambda kind=kind, order=order: documents.update({kind: fill(order, kept)}),
                "write": lambda kind=kind: files.update({kind: pdf.write(documents[kind])}),
            }
            for step, work in steps.items():
                spent = seconds(work)
                if nth:
                    times[f"{kind} {step}"].append(spent)
    return times, documents, files


def seconds(work: Callable) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start


def show_starts(times: Times) -> None:
    bare, poster = (statistics.median(times[name]) for name in (BARE, POSTER))
    print(f"{'cold start':44}{'ms':>7}")
    print(f"{BARE:44}{bare * 1000:7.0f}")
    print(f"{POSTER:44}{poster * 1000:7.0f}   {poster / bare:.2f} x (aim: 2 or less)\n")


def show_pieces(times: Times, documents: dict[str, Document], files: dict[str, bytes]) -> None:
    """Reading is of a topic with its contacts, figures and sources; laying out ends with a checked document."""
    print(f"{'piece':8}{'pages':>7}{'read ms':>9}{'lay out ms':>12}{'pages/s':>9}{'write ms':>10}{'PDFs/s':>8}{'bytes':>10}")
    for kind in KINDS:
        read, lay, write = (statistics.median(times[f"{kind} {step}"]) for step in ("read", "lay out", "write"))
        pages = len(documents[kind].pages)
        row = f"{kind:8}{pages:7}{read * 1000:9.1f}{lay * 1000:12.1f}{pages / lay:9.0f}"
        print(f"{row}{write * 1000:10.1f}{1 / write:8.0f}{len(files[kind]):10,}")


if __name__ == "__main__":
    main()
