"""How fast and how large the site is: `python benchmarks/site`. Prints tables in Markdown.

Needs the packages that the tests need (`pip install -e '.[test]'`), Chromium and node. What is compared takes turns within
each round of one run; figures are medians, ratios are medians of those within each round.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
sys.path[:0] = [str(HERE), str(ROOT), str(ROOT / "tests"), str(ROOT / "benchmarks")]

import inking  # noqa: E402
import keys  # noqa: E402
import sizes  # noqa: E402
import visits  # noqa: E402
from click.testing import CliRunner  # noqa: E402

from handbill.cli.main import main as handbill  # noqa: E402

SECTIONS: dict[str, Callable[[Path, int], Iterator[str]]] = {
    "sizes": sizes.table,
    "inking": inking.table,
    "keys": keys.table,
    "visits": visits.table,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split(":")[0])
    parser.add_argument("--rounds", type=int, default=7, help="%(default)s")
    parser.add_argument("--only", default=",".join(SECTIONS), help="of: %(default)s")
    parser.add_argument("--site", type=Path, help="a site that is there already, with everything in it")
    asked = parser.parse_args()
    if unknown := set(asked.only.split(",")) - set(SECTIONS):
        parser.error(f"no such section: {', '.join(sorted(unknown))}")
    with tempfile.TemporaryDirectory() as folder:
        site = asked.site or _made(Path(folder) / "site")
        for name in asked.only.split(","):
            for row in SECTIONS[name](site, asked.rounds):
                print(row, flush=True)
            print(flush=True)


def _made(site: Path) -> Path:
    done = CliRunner().invoke(handbill, ["site", "--out", str(site)], catch_exceptions=False)
    if done.exit_code:
        sys.exit(done.output)
    return site


if __name__ == "__main__":
    main()
