"""How large, full, dark and legible every piece is: `python benchmarks/pages.py`. Prints tables in Markdown.

Each figure stands beside what it is to be. Needs the packages that the tests need (`pip install -e '.[test]'`).
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent), str(HERE.parent / "tests")]

from looks import copies, posters, sheets  # noqa: E402
from looks.pieces import OFFICE  # noqa: E402
from looks.table import Row, table  # noqa: E402

Section = Callable[[tuple[str, ...]], Iterator[Row | str]]
SECTIONS: dict[str, tuple[str, Section]] = {
    "type": ("How large posters’ words are, in points", posters.type_sizes),
    "sheet": ("How posters use the sheet, with a school’s lines on them", posters.use_of_sheet),
    "pictures": ("How much two topics’ posters, and two audiences’ cards, are one picture in grey", posters.pictures),
    "blank": ("Lines to fill in by hand", sheets.blank),
    "cards": ("Cards", sheets.cards),
    "guides": ("Guides", sheets.guides),
    "copier": ("In black and white, from 55 % of white", copies.copies),
    "tabs": ("Tabs to tear off, read in a grey scan of 200 dpi", copies.tabs),
}


def main() -> None:
    asked = _asked()
    papers = ("letter",) if asked.quick else OFFICE
    missing: dict[str, None] = {}
    names = asked.only.split(",")
    with ProcessPoolExecutor(min(len(names), asked.jobs)) as pool:
        for name, found in zip(names, pool.map(partial(_measured, papers=papers), names), strict=True):
            print(f"### {SECTIONS[name][0]}\n")
            rows = [row for row in found if isinstance(row, Row)]
            print("\n".join(table(rows)) if rows else "There are none.", end="\n\n", flush=True)
            missing |= dict.fromkeys(told for told in found if not isinstance(told, Row))
    if missing:
        print("### Not to be had\n", *(f"- {told}" for told in missing), sep="\n")


def _measured(name: str, papers: tuple[str, ...]) -> list[Row | str]:
    """All rows of a section, and what cannot be had."""
    return [*SECTIONS[name][1](papers)]


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split(":")[0])
    parser.add_argument("--only", default=",".join(SECTIONS), help="of: %(default)s")
    parser.add_argument("--jobs", type=int, default=os.cpu_count(), help="sections that are measured at once; %(default)s")
    parser.add_argument("--quick", action="store_true", help="posters on letter only")
    asked = parser.parse_args()
    if unknown := set(asked.only.split(",")) - set(SECTIONS):
        parser.error(f"no such section: {', '.join(sorted(unknown))}")
    return asked


if __name__ == "__main__":
    main()
