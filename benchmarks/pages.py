"""How large, full, dark and legible every piece is: `python benchmarks/pages.py`. Prints tables in Markdown.

Each figure stands beside what it is to be. Needs the packages that the tests need (`pip install -e '.[test]'`).
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
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
    for name in asked.only.split(","):
        title, section = SECTIONS[name]
        print(f"### {title}\n", flush=True)
        rows: list[Row] = []
        for found in section(papers):
            if isinstance(found, Row):
                rows.append(found)
            else:
                missing[found] = None
        print("\n".join(table(rows)) if rows else "There are none.", end="\n\n", flush=True)
    if missing:
        print("### Not to be had\n", *(f"- {told}" for told in missing), sep="\n")


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split(":")[0])
    parser.add_argument("--only", default=",".join(SECTIONS), help="of: %(default)s")
    parser.add_argument("--quick", action="store_true", help="posters on letter only")
    asked = parser.parse_args()
    if unknown := set(asked.only.split(",")) - set(SECTIONS):
        parser.error(f"no such section: {', '.join(sorted(unknown))}")
    return asked


if __name__ == "__main__":
    main()
