"""Throws what nobody should hand in at Handbill: `python tests/fuzz [--minutes N] [--seed S] [--case N] [KIND ...]`.

Each kind of attack has its share of the minutes. At the end stands a table of what came of them, before it each failure
with the case that brings it back. The same seed brings the same cases, whatever the time they have.
"""

import argparse
import os
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

TOLD = 40  # failures of a kind
ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests"), str(ROOT / "tests" / "fuzz")]


def main() -> int:
    from attacks import KINDS, attack
    from tally import Tally, table

    parser = argparse.ArgumentParser(prog="python tests/fuzz", description=__doc__.split("\n")[0])
    parser.add_argument("--minutes", type=float, default=3.0, help="for all kinds together (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="other cases (default: %(default)s)")
    parser.add_argument("--case", type=int, help="only the case of that number")
    parser.add_argument("kinds", nargs="*", metavar="KIND", help=f"any of {', '.join(KINDS)}")
    asked = parser.parse_args()
    if strange := {*asked.kinds} - {*KINDS}:
        parser.error(f"there is no {', '.join(strange)}; there are {', '.join(KINDS)}")
    tallies = [Tally(kind) for kind in asked.kinds or KINDS]
    with TemporaryDirectory() as cache:
        os.environ |= {"XDG_CACHE_HOME": f"{cache}/cache", "XDG_STATE_HOME": f"{cache}/state"}
        for tally in tallies:
            end, nth = time.monotonic() + asked.minutes * 60 / len(tallies), asked.case or 0
            while time.monotonic() < end and (asked.case is None or nth == asked.case):
                attack(tally, asked.seed, nth)
                nth += 1
            print(tally.kind, tally.counts["cases"], *tally.failures[:TOLD], sep="\n  ", file=sys.stderr, flush=True)
    print(table(tallies))
    return any(tally.failures for tally in tallies)


if __name__ == "__main__":
    sys.exit(main())
