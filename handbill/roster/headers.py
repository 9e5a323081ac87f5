"""Where a list's headers stand, and what each of its columns is taken for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice

from handbill.problems import Problem, Unusable, Where
from handbill.roster.closed import Closed
from handbill.roster.columns import columns
from handbill.roster.spelling import WIDE, folded, spelled
from handbill.roster.tables import Table
from handbill.roster.vocabulary import EMPTY, is_known
from handbill.words.invisible import unmarked

SEARCHED = 20  # rows among which the headers are looked for
SOME = 50  # names that are kept as examples
SAMPLE = 2_000  # rows from which it is told what a column is
CELLS = 1_000_000  # in the sample, at most


def header_row(rows: Sequence[tuple[int, list[str]]], wanted: Iterable[str]) -> int:
    """Where among `rows` the headers stand: the row with most that the user named, then that we know, then that could be some."""
    wished = {folded(header) for header in wanted}

    def score(row: list[str]) -> tuple[int, int, int]:
        return len(wished.intersection(map(folded, row))), sum(map(is_known, row)), len({*filter(_looks_like_a_header, row)})

    scores = [score(row) for _, row in rows[:SEARCHED]]
    return scores.index(max(scores)) if scores else 0


def _looks_like_a_header(cell: str) -> bool:
    return len(cell) <= WIDE and any(map(str.isalpha, cell)) and not any(map(str.isdigit, cell))


class Headers:
    """The row of the headers, how many there are, and the columns by field. Raises Unusable if that cannot be told."""

    def __init__(self, opened: Table, wished: Mapping[str, str]) -> None:
        first, cells = [], 0
        for number, row in opened.rows():
            first.append((number, [*map(str.strip, unmarked(row))]))
            cells += len(row)
            if len(first) == SAMPLE or cells > CELLS:
                break
        if not any(cell for _, row in first for cell in row):
            raise Unusable(Problem("the list is empty", "Save it again, with a row of headers.", Where(opened.name)))
        at = header_row(first, wished.values())
        self.row, self.headers = first[at]
        self.place = Where(opened.name, self.row, 1)
        sample = [row for _, row in islice(first, at + 1, None)]
        self.columns, self.unused, self.by_grade, self.telling, self.notices = columns(self.headers, sample, wished, self.place)
        self.width, self.name = len(self.headers), opened.name
        self.at = {column.field: column.index for column in self.columns if not (self.by_grade and column.field == "grades")}
        self.closed = Closed(self.headers, sample, self.name)
        self.numbered = {spelled(header) or header: nth for nth, header in reversed([*enumerate(self.headers, 1)])}
        self._of = [(field, index - 1) for field, index in self.at.items()]
        self.names = [*filter(None, (self.cells(row)["name"] for row in islice(sample, SOME)))]

    def cells(self, row: list[str]) -> dict[str, str]:
        """What a row of bare cells says of each field that has a column, blank where it says nothing."""
        if len(row) < self.width:
            row = row + [""] * (self.width - len(row))
        return {field: "" if (cell := row[at]) in EMPTY else cell for field, at in self._of}

    def where(self, number: int, field: str) -> Where:
        """The place of a row's cell for a field, or its first one where the field has no column."""
        return Where(self.name, number, self.at.get(field, 1))
