"""Lists of schools as the tests write them, and what is made of them."""

from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner

from handbill.cli.main import main
from handbill.problems import Unusable
from handbill.roster.notices import Gathered
from handbill.roster.schools import Roster, Row, School, roster


def workbook(path: Path, rows: list[list[object]], **more: list[list[object]]) -> Path:
    """An XLSX file, with more sheets by their names."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for name, others in more.items():
        sheet = book.create_sheet(name)
        for row in others:
            sheet.append(row)
    book.save(path)
    return path


def taken(found: Roster) -> dict[str, str]:
    """Which header was taken for which field."""
    return {column.field: column.header for column in found.columns}


def schools(path: Path, columns: dict[str, str] | None = None, **options) -> list[School]:
    return [row.school for row in roster(path, columns, **options).rows() if row.school]


def names(path: Path, **options) -> list[str]:
    return [school.lines["school"] for school in schools(path, **options)]


def spans(path: Path, **options) -> list[tuple[int, int] | None]:
    """The grades of each school."""
    return [school.grades for school in schools(path, **options)]


def folders(path: Path, **options) -> list[str]:
    return [school.folder for school in schools(path, **options)]


def only(path: Path) -> Row:
    [row] = roster(path).rows()
    return row


def refused(path: Path, columns: dict[str, str] | None = None, **options) -> str:
    """What is told of a list that cannot be used."""
    with pytest.raises(Unusable) as unusable:
        list(roster(path, columns, **options).rows())
    return str(unusable.value)


def notices(path: Path, **options) -> list[tuple[int, str]]:
    return [(notice.where.line, notice.what) for row in roster(path, **options).rows() for notice in row.notices]


def gathered(path: Path, **options) -> list[str]:
    """What is told of a list, a line a kind."""
    found = Gathered()
    for row in roster(path, **options).rows():
        for notice in row.notices:
            found.add(notice)
    return found.told()


def check(path: Path, *options: str) -> list[str]:
    """The lines that --check tells."""
    done = CliRunner().invoke(main, ["batch", str(path), "--check", *options])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.stderr.splitlines()
