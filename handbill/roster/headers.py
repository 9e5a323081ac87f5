"""Where a list's headers stand, and what each of its columns is taken for."""

from __future__ import annotations

from collections.abc import Mapping

from handbill.problems import Problem, Problems, Unusable, Where
from handbill.roster.columns import columns, header_row, meant
from handbill.roster.tables import Table
from handbill.roster.workbook import Workbook
from handbill.words.markup import excerpt

SAMPLE = 2_000  # rows from which it is told what a column is
CELLS = 1_000_000  # in the sample, at most
TOLD = 5  # sheets that one message names


class Headers:
    """The row of the headers, how many there are, and the columns by field. Raises Unusable if that cannot be told."""

    def __init__(self, opened: Table, named: Mapping[str, str]) -> None:
        first, cells = [], 0
        for number, row in opened.rows():
            first.append((number, row))
            cells += len(row)
            if len(first) == SAMPLE or cells > CELLS:
                break
        if not any(map(str.strip, (cell for _, row in first for cell in row))):
            raise Unusable(Problem("the list is empty", "Save it again, with a row of headers.", Where(opened.name)))
        at = header_row(first, named.values())
        self.row, headers = first[at]
        where = Where(opened.name, self.row, 1)
        self.columns, self.unused = columns(headers, [row for _, row in first[at + 1 :]], named, where)
        self.width, self.name = len(headers), opened.name
        self.at = {column.field: column.index for column in self.columns}
        self._of = [column.index - 1 for column in self.columns]

    def cells(self, row: list[str]) -> dict[str, str]:
        """What a row says of each field that has a column, blank where it says nothing."""
        if len(row) < self.width:
            row = row + [""] * (self.width - len(row))
        return dict(zip(self.at, meant([row[at] for at in self._of]), strict=True))

    def where(self, number: int, field: str) -> Where:
        """The place of a row's cell for a field, or its first one where the field has no column."""
        return Where(self.name, number, self.at.get(field, 1))


def right_sheet(book: Workbook, named: Mapping[str, str]) -> Workbook:
    """The sheet that lists schools. Raises Unusable if none does, or several."""
    fitting, problems = [], Problems()
    for sheet in map(book.other, book.sheets):
        with problems:
            Headers(sheet, named)
            fitting.append(sheet)
    if len(fitting) > 1:
        told = ", ".join(f"“{excerpt(sheet.sheet)}”" for sheet in fitting[:TOLD])
        raise Unusable(Problem(f"several sheets list schools: {told}", "Say which with --sheet.", Where(str(book.path))))
    if not fitting:
        problems.tell()
    return fitting[0]
