"""A list's columns are understood in the browser as on the command line."""

import json
from base64 import b64encode
from collections import Counter
from itertools import chain
from pathlib import Path
from random import Random

import listed
import pytest
import yaml
from alike import ROOT, answered, asked, told
from test_lines_alike import is_known

from handbill.problems import Unusable
from handbill.roster.sheets import Part, parts
from handbill.roster.tables import table
from handbill.roster.vocabulary import HEADERS
from handbill.site import columntables, rowtables

pytestmark = pytest.mark.needs("node")
TABLES = {"columns": columntables.tables(), "rows": rowtables.tables()}
WORDS = yaml.safe_load((ROOT / "materials" / "en" / "site.yaml").read_text(encoding="utf-8"))["columns"]
ENCODINGS = {"utf-8-sig": "utf-8", "cp1252": "windows-1252", "utf-16-le": "utf-16le", "utf-16-be": "utf-16be"}


def compared(given: list[tuple[bytes, dict[str, str]]], folder: Path, sheet: str = "", name: str = "list.csv") -> Counter[str]:
    """Reads each list both ways, and says how many were understood, and how many refused for what."""
    path, counts = folder / name, Counter[str]()
    asking = [{"name": str(path), "bytes": b64encode(data).decode(), "wished": wished, "sheet": sheet} for data, wished in given]
    answers = asked("columns.mjs", asking, tables=TABLES, columns=WORDS)
    for (data, wished), script in zip(given, answers, strict=True):
        path.write_bytes(data)
        python = answered(lambda wished=wished: [_part(part) for part in parts(table(path, sheet), wished, sheet)])
        python = json.loads(json.dumps(python))
        assert script == python, (data, wished)
        counts["understood" if "is" in script else script["unusable"][0]["what"].split("“")[0]] += 1
    return counts


def _part(part: Part) -> dict[str, object]:
    headers, opened = part.headers, part.table
    return {
        "name": opened.name, "sheet": opened.sheet, "written": _written(part), "row": headers.row, "headers": headers.headers,
        "columns": [vars(column) | {"why": column.why.replace("--column says", "was chosen")} for column in headers.columns],
        "unused": headers.unused, "grades": headers.by_grade and [*headers.by_grade.at.items()], "telling": headers.telling,
        "notices": [told(notice) for notice in headers.notices], "at": [*headers.at.items()],
        "numbered": sorted(headers.numbered.items(), key=lambda one: one[1]), "names": headers.names, "rows": [*_rows(part)],
    }  # fmt: skip


def _written(part: Part) -> list[str] | None:
    encoding = getattr(part.table, "encoding", "")
    if encoding == "utf-16":
        encoding = "utf-16-be" if part.table.path.read_bytes()[:2] == b"\xfe\xff" else "utf-16-le"
    return [ENCODINGS[encoding], part.table.delimiter] if encoding else None


def _rows(part: Part):
    try:
        for number, cells in part.table.rows():
            span = part.headers.by_grade.span(cells)[1] if part.headers.by_grade else ""
            yield [number, cells, part.headers.cells(cells), span]
    except Unusable as unusable:
        yield [*map(told, unusable.problems)]


def test_lists_of_every_kind_of_column_are_understood_alike(tmp_path):
    chance = Random(31)  # noqa: S311 (the same each time)
    given = []
    while len(given) < 3_000:
        rows = listed.table(chance)
        said = listed.delimited(rows, chance)
        if is_known(said) and said.isprintable is not None:
            headers = [*filter(None, chain(*rows[:2]))]
            wished = {chance.choice([*HEADERS]): chance.choice(headers)} if headers and chance.random() < 0.2 else {}
            given.append((listed.encoded(said, chance), wished))
    counts = compared(given, tmp_path)
    print(f"{len(given):,} lists compared, 0 differ: {dict(counts)}")
    assert counts["understood"] > 500
    assert len(counts) > 3


def test_files_that_are_hardly_a_list_are_read_alike_to_their_end(tmp_path):
    chance = Random(32)  # noqa: S311 (the same each time)
    given = [(listed.scribbled(chance), {}) for _ in range(4_000)]
    counts = compared(given, tmp_path)
    print(f"{len(given):,} files compared, 0 differ: {dict(counts)}")
    assert len(counts) > 4
