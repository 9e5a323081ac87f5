"""The delimiter is told by what it makes of most rows, whatever stands in their cells."""

import csv
from collections.abc import Sequence
from pathlib import Path

import pytest

from handbill.roster.schools import roster

HEADERS = ("School Name", "Address", "Remarks")


def written(path: Path, rows: Sequence[Sequence[str]], delimiter: str) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=delimiter).writerows([HEADERS, *rows])
    return path


@pytest.mark.parametrize("delimiter", ["\t", "~", ";"])
@pytest.mark.parametrize("remark", ["on\ntwo, or\nthree, lines", 'the "new" one,\n\nand\nthe old', "a\nb\nc\nd"])
@pytest.mark.parametrize("schools", [5, 40, 60])
def test_cells_of_several_lines_make_no_delimiter_of_the_comma_in_an_address(schools, remark, delimiter, tmp_path):
    rows = [(f"Cedar Hollow {nth}, Upper Campus", f"{nth} Main St, Suite {nth}", remark) for nth in range(schools)]
    found = roster(written(tmp_path / "roster.txt", rows, delimiter))
    assert [row.school and row.school.lines["school"] for row in found.rows()] == [name for name, *_ in rows]


def test_of_a_title_above_the_list_the_commas_count_little(tmp_path):
    rows = [(f"Cedar Hollow {nth}", f"{nth} Main St, Suite {nth}", "") for nth in range(3)]
    path = written(tmp_path / "roster.txt", rows, ";")
    path.write_text("Schools of Cedar County, in 2024, by name, and where they are\n" + path.read_text(encoding="utf-8"))
    assert [row.school and row.school.lines["school"] for row in roster(path).rows()] == [name for name, *_ in rows]
