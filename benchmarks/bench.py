"""How fast Handbill is: `python benchmarks/bench.py [ROUNDS] [PYTHON]`. Prints medians, side by side, from one run.

`PYTHON` is one of an environment that Handbill is installed in, whose starts are then timed instead of the checkout's.

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
from pathlib import Path
from time import perf_counter

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from handbill.orders.order import AUDIENCE, KINDS, Order  # noqa: E402
from handbill.orders.orders import fill  # noqa: E402
from handbill.page.document import Document  # noqa: E402
from handbill.pdf import pdf  # noqa: E402
from handbill.words.library import Library  # noqa: E402

TOPIC, LANGUAGE = "sextortion", "en"
PYTHON, HANDBILL, CLICK = "python -c pass", "python -c 'import handbill'", "python -c 'import click'"
CANVAS = "python -c 'import reportlab.pdfgen.canvas'"
KEPT, FIRST = "handbill poster, its edition kept", "handbill poster, no edition yet"
AGAINST = ((HANDBILL, PYTHON, 1.3), (KEPT, CLICK, 1.6), (FIRST, CANVAS, 2.0))  # what, beside what, and the most that is aimed at
Times = dict[str, list[float]]


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    installed = sys.argv[2] if len(sys.argv) > 2 else ""
    where = "installed" if installed else "the checkout"
    print(
        f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores, medians of {rounds} rounds, {where}\n"
    )
    show_starts(starts(rounds, [installed, "-m", "handbill"] if installed else [sys.executable, str(ROOT / "generate.py")]))
    show_pieces(*pieces(rounds))


def starts(rounds: int, program: list[str]) -> Times:
    """Seconds from nothing to done, a process each: compiled modules on disk, as after a first run."""
    times: Times = defaultdict(list)
    with tempfile.TemporaryDirectory() as folder:
        kept = Path(folder) / "kept"
        env = {**os.environ, "PYTHONPYCACHEPREFIX": str(Path(folder) / "compiled"), "XDG_CACHE_HOME": str(kept)}
        env["XDG_STATE_HOME"] = str(kept / "state")
        env.pop("PYTHONDONTWRITEBYTECODE", None)
        poster, python = [*program, "poster", TOPIC, "--out", folder], program[0]
        commands = {
            PYTHON: [python, "-c", "pass"],
            HANDBILL: [python, "-c", "import handbill"],
            CLICK: [python, "-c", "import click"],
            CANVAS: [python, "-c", "import reportlab.pdfgen.canvas"],
            FIRST: poster,
            KEPT: poster,  # by the one before
        }
        for nth in range(rounds + 1):
            shutil.rmtree(kept, ignore_errors=True)
            for name, command in commands.items():
                options = {"env": env, "check": True, "stdout": subprocess.DEVNULL, "cwd": ROOT}
                spent = seconds(lambda command=command, options=options: subprocess.run(command, **options))
                if nth:  # the first run compiles
                    times[name].append(spent)
    return times


def pieces(rounds: int) -> tuple[Times, dict[str, Document], dict[str, bytes]]:
    """Seconds for reading the words, laying out and writing each piece, in one process that has done so before."""
    times: Times = defaultdict(list)
    documents: dict[str, Document] = {}
    files: dict[str, bytes] = {}
    kept = Library()  # which reads each file once
    for nth in range(rounds + 1):
        for kind in KINDS:
            order = Order(kind, TOPIC, AUDIENCE[kind], LANGUAGE)
            steps: dict[str, Callable] = {
                "read": lambda kind=kind: Library().said(kind, TOPIC, LANGUAGE),
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
    """Milliseconds, and the median of what each round's took beside the other's."""
    print(f"{'start':46}{'ms':>6}")
    for name, spent in times.items():
        print(f"{name:46}{statistics.median(spent) * 1000:6.0f}")
    for name, beside, most in AGAINST:
        ratio = statistics.median(one / other for one, other in zip(times[name], times[beside], strict=True))
        print(f"{name}: {ratio:.2f} x {beside} (aim: {most} or less)")
    print()


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
