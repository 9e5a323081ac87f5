"""A file of rows, as a spreadsheet shows them: CSV of any kind, or a workbook."""

from __future__ import annotations

from pathlib import Path

from handbill.problems import Problem, Unusable, Where
from handbill.roster.delimited import Csv, unread
from handbill.roster.workbook import ALL, Workbook

ENDINGS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
ZIP, OLE = b"PK\3\4", b"\xd0\xcf\x11\xe0"  # how workbooks begin, whatever they are called

Table = Csv | Workbook


def table(path: Path, sheet: str = "") -> Table:
    """The file's rows; of a workbook its first sheet's, or those of the one that is named. Raises Unusable if it has none."""
    try:
        if path.exists() and not path.is_file():
            told, way_out = (
                "the roster must be a file",
                "Save the list, and give its name; a folder or a pipe cannot be read twice.",
            )
            raise Unusable(Problem(told, way_out, Where(str(path))))
        with path.open("rb") as file:
            begin = file.read(4)
        if not begin:
            raise Unusable(Problem("the file is empty", "Save the list again, with a row of headers.", Where(str(path))))
        if path.suffix.lower() in ENDINGS or begin in (ZIP, OLE):
            return Workbook(path, sheet)
        if sheet and sheet != ALL:
            told = f"there is no sheet “{sheet}”, for this is no workbook"
            raise Unusable(Problem(told, "Leave --sheet out.", Where(str(path))))
        return Csv(path)
    except OSError as error:
        raise unread(path, error) from None
