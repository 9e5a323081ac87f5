"""How fast a district is printed, beside other programs: `python benchmarks/district.py`. Prints tables in Markdown.

What is compared takes turns within each round, in a shuffled order and into fresh folders; figures
are medians, ratios are medians of those within each round. Needs Linux, and what
`requirements.txt` here names.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from peers import cold, editor, manuscript, press, verify, warm, whole  # noqa: E402
from peers.crew import Scratch  # noqa: E402
from peers.schools import invented  # noqa: E402

from handbill.orders import orders  # noqa: E402
from handbill.pdf import pdf  # noqa: E402
from handbill.words.library import Library  # noqa: E402

KINDS = ("poster", "card", "guide")
SECTIONS = ("peers", "whole", "growth", "check", "press", "cold")
PROGRAMS = ("reportlab", "typst", "weasyprint", "fpdf2")
IN_MEMORY = Path("/dev/shm")  # noqa: S108


def main() -> None:
    asked = _asked()
    scratch = Scratch(asked.folder)
    try:
        _prepare(scratch.folder)
        if asked.verify:
            sys.exit(_verify(scratch.folder))
        print(f"{_machine()}; files on {scratch.kind}\n")
        for section in asked.only.split(","):
            try:
                for row in _section(section, asked, scratch):
                    print(row, flush=True)
            except RuntimeError as failed:
                print(f"({section}: {failed})")
            print(flush=True)
    finally:
        scratch.clear()


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split(":")[0])
    parser.add_argument("--rounds", type=int, default=15, help="of the peers and of cold starts")
    parser.add_argument("--only", default=",".join(SECTIONS), help="of: %(default)s")
    parser.add_argument("--seconds", type=float, default=0.5, help="that a peer's turn takes")
    parser.add_argument("--folder", type=Path, default=IN_MEMORY if IN_MEMORY.is_dir() else Path(tempfile.gettempdir()),
                        help="to print into; %(default)s")  # fmt: skip
    parser.add_argument("--core", type=int, default=max(os.sched_getaffinity(0)), help="that single processes keep to")
    parser.add_argument("--quick", action="store_true", help="little of everything, to see that it works")
    parser.add_argument("--verify", action="store_true", help="look at one file of each peer instead")
    asked = parser.parse_args()
    if unknown := set(asked.only.split(",")) - set(SECTIONS):
        parser.error(f"no such section: {', '.join(sorted(unknown))}")
    if asked.quick:
        asked.rounds, asked.seconds = min(asked.rounds, 3), 0.1
    return asked


def _section(name: str, asked: argparse.Namespace, scratch: Scratch) -> Iterator[str]:
    quick, poster = asked.quick, _manuscript(scratch.folder, "poster")
    match name:
        case "peers":
            for kind in KINDS:
                file = _manuscript(scratch.folder, kind)
                yield from warm.table(kind, file, scratch, rounds=asked.rounds, seconds=asked.seconds, core=asked.core)
                yield ""
        case "cold":
            yield from cold.table(poster, scratch, asked.rounds)
        case "press":
            yield from press.table(poster, scratch, schools=50 if quick else 1_000, rounds=min(asked.rounds, 5))
        case "whole":
            yield from whole.paired(scratch, schools=200 if quick else 10_000, blocks=2 if quick else 5, core=asked.core)
        case "growth":
            yield from whole.growth(scratch, whole.GROWTH[:2] if quick else whole.GROWTH)
        case "check":
            yield whole.check(scratch, 10_000 if quick else 1_000_000)


def _manuscript(folder: Path, kind: str) -> Path:
    return folder / f"{kind}.json"


def _prepare(folder: Path) -> None:
    """Puts each piece's manuscript, and one of our own files, where the peers can read them."""
    for kind in KINDS:
        specimen = folder / f"{kind}.pdf"
        specimen.write_bytes(pdf.write(orders.fill(editor.order(kind, invented(0)), Library())))
        manuscript.save(editor.manuscript(kind, str(specimen)), _manuscript(folder, kind))


def _verify(folder: Path) -> int:
    """Looks at one file of each peer and says what it found; how many are not as they should be."""
    wrong = 0
    for kind in KINDS:
        for name in (name for name in warm.PEERS if name not in warm.FLOOR):
            tagged, found = verify.faults(name, _manuscript(folder, kind), folder / f"{name}-{kind}.pdf")
            print(f"{kind:7}{name:12}{'tagged' if tagged else 'untagged':10}{'; '.join(found) or 'all there'}", flush=True)
            wrong += bool(found)
    return min(wrong, 1)


def _machine() -> str:
    told = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    model = next((row.split(":", 1)[1].strip() for row in told if row.startswith("model name")), platform.machine())
    versions = ", ".join(f"{name} {metadata.version(name)}" for name in PROGRAMS)
    return f"{model}, {os.cpu_count()} cores, Python {platform.python_version()}, {versions}"


if __name__ == "__main__":
    main()
