"""Lists: well-formed ones, of which it is known what they say, however they are written; and spoilt ones."""

import csv
import io
import zipfile
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import NamedTuple
from unittest.mock import patch

import openpyxl
from odd import spoilt, text
from tally import Tally
from verdict import judge_lists, run
from watch import within

from handbill.district import manifest
from handbill.district.lists import Printed
from handbill.problems import Unusable
from handbill.roster import workbook
from handbill.roster.schools import roster

NAMES = {"name": ("School Name", "Name of School", "SCH_NAME", "Nombre de la Escuela"), "id": ("School ID", "School Code"),
         "phone": ("School Phone", "Main Phone"), "grades": ("Grades", "Grade Span"), "counselor": ("School Counselor",),
         "address": ("Address", "Street"), "notes": ("Remarks", "Enrollment")}  # fmt: skip
WORDS = ("Cedar", "Hollow", "Maple", "Bend", "Oak", "Quarry", "St. Odo’s", "Mill", "“Old”", "O'Dell", "North-East", "(Upper)")
LATIN = ("Peña", "Zoë", "Élan", "Ñandú", "São")
WIDE = ("Nāwahī", "ʻOluʻolu", "Łąka", "Trường", "Žarnow")
KINDS = ("Elementary", "Middle School", "High, Upper Campus", "Academy; North", "School")
SPANS = {"K-5": (0, 5), "6-8": (6, 8), "9-12": (9, 12), "PK-8": (-1, 8), "06-12": (6, 12), "K": (0, 0)}
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252")
PRINTED = ("--topic", "sextortion", "--piece", "poster", "--audience", "family", "--jobs", "1")
CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class Row(NamedTuple):
    """What one row says, and what must be read in it."""

    cells: dict[str, str]
    school: str
    phone: str
    grades: tuple[int, int]


@patch.object(workbook, "PATIENCE", 5.0)  # else a minute
def attack(chance: Random, home: Path, tally: Tally) -> None:
    (home / "given").mkdir()
    rows, columns, table, encoding = _listed(chance)
    path = home / "given" / "roster"
    path.write_bytes(_workbook(table, chance) if chance.random() < 0.04 else _delimited(table, encoding, chance))
    if chance.random() < 0.5:
        _judge_rows(path, rows, columns, tally)
        if chance.random() < 0.2:
            _judge_run(path, rows, home, chance, tally)
    else:
        path.write_bytes(_spoilt(path.read_bytes(), chance))
        _judge_spoilt(path, home, chance, tally)


def written(chance: Random) -> bytes:
    """A well-formed list as a file, but for workbooks."""
    _, _, table, encoding = _listed(chance)
    return _delimited(table, encoding, chance)


def _listed(chance: Random) -> tuple[list[Row], list[str], list[list[str]], str]:
    """What the rows say, the columns, all as a table, and an encoding that has its letters."""
    encoding = chance.choice(ENCODINGS)
    words = WORDS + (LATIN if encoding == "cp1252" else LATIN + WIDE)
    rows = [_row(words, chance, nth) for nth in range(chance.choice((3, 5, 12, 40)))]
    columns = ["name", *chance.sample([*NAMES][1:], chance.randrange(1, len(NAMES)))]
    chance.shuffle(columns)
    table = [[chance.choice(NAMES[column]) for column in columns], *([row.cells[column] for column in columns] for row in rows)]
    return rows, columns, table, encoding


def _row(words: Sequence[str], chance: Random, nth: int) -> Row:
    # A letter of the number's own, for a name of words and figures alone may be anybody's.
    name = " ".join([*chance.sample(words, chance.randrange(1, 4)), f"{CAPITALS[nth % 26]}{nth}", chance.choice(KINDS)])
    span = chance.choice([*SPANS])
    phone = chance.choice(("206-555-{:04}", "(206) 555-{:04}", "206.555.{:04}", "+1 206 555 {:04}")).format(100 + nth)
    said = f"{'1-' if phone.startswith('+') else ''}206-555-{100 + nth:04}"
    cells = {"name": name, "id": f"{1000 + nth}", "phone": phone, "grades": span, "address": f"{nth} Main St, Suite {nth}",
             "counselor": chance.choice(("Ms. Ada Hall", "Mr. Noé Hall; Room 2", "", "n/a")),
             "notes": chance.choice(("", "", "good; old", 'the "new" one', "on\ntwo lines", f"{nth},000"))}  # fmt: skip
    return Row(cells, name, said, SPANS[span])


def _delimited(table: list[list[str]], encoding: str, chance: Random) -> bytes:
    """The table with lines above it, blank ones in it and delimiters behind it, as spreadsheets and databases write them."""
    delimiter, written = chance.choice(",,;\t|^~"), io.StringIO()
    quoting, end = chance.choice((csv.QUOTE_MINIMAL, csv.QUOTE_ALL)), chance.choice(("\n", "\r\n", "\r"))
    if end == "\r":
        quoting = csv.QUOTE_ALL  # Python leaves another system's line end without quotation marks
    table[:0] = [[title] for title in chance.choice(((), (), ("Cedar County Schools",), ("Schools of 2024", "")))]
    table[3:3] = chance.choice(([], [], [[]], [[""] * len(table[-1])]))
    behind = [""] * chance.choice((0, 0, 0, 2))
    csv.writer(written, delimiter=delimiter, quoting=quoting, lineterminator=end).writerows(row + behind for row in table)
    return written.getvalue().encode(encoding)


def _workbook(table: list[list[str]], chance: Random) -> bytes:
    book, written = openpyxl.Workbook(), io.BytesIO()
    if chance.random() < 0.5:
        book.create_sheet("Read me").append(["Call Pat"])
    for _ in range(chance.choice((0, 0, 2))):
        book.active.append([])
    for row in table:
        book.active.append([int(cell) if cell.isdecimal() and chance.random() < 0.5 else cell for cell in row])
    book.save(written)
    return written.getvalue()


def _spoilt(data: bytes, chance: Random) -> bytes:
    """Another list: of chance alone, or spoilt, a workbook also inside."""
    if chance.random() < 0.05:
        return chance.randbytes(999)
    if not data.startswith(b"PK") or chance.random() < 0.5:
        return spoilt(data, chance)
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as book, zipfile.ZipFile(written, "w") as made:
        chosen = chance.choice(book.namelist())
        for name in book.namelist():
            made.writestr(name, spoilt(book.read(name), chance) if name == chosen else book.read(name))
    return written.getvalue()


def _judge_rows(path: Path, rows: list[Row], columns: list[str], tally: Tally) -> None:
    """Each row is read, in order, and says what it should."""
    with within():
        found = [row.school for row in roster(path).rows()]
    tally.count("accepted")
    for row, school in zip(rows, found, strict=True):
        tally.hold(school and school.lines["school"] == row.school, "lost rows", (row, school))
        if school and "phone" in columns:
            tally.hold(school.lines.get("phone") == row.phone, "lost rows", (row, school))
        if school and "grades" in columns:
            tally.hold(school.grades == row.grades, "lost rows", (row, school))


def _judge_run(path: Path, rows: list[Row], home: Path, chance: Random, tally: Tally) -> None:
    """Every school of a well-formed list has its file, and each list is true."""
    out = home / "out"
    more = [option for option in ("--zip", "--merge", "--with-names") if chance.random() < 0.2]
    said = " ".join(cell for row in rows for cell in row.cells.values())
    done = run(tally, home, out, "batch", str(path), "--out", str(out), *PRINTED, *more, given=said)
    if done and (done.exit_code or not judge_lists(tally, out)):
        tally.fail("lost rows", done.stderr)
    elif done:
        found, wanted = [entry.school for entry in manifest.read(out, Printed)], [row.school for row in rows]
        tally.hold(found == wanted, "lost rows", (found, wanted))


def _judge_spoilt(path: Path, home: Path, chance: Random, tally: Tally) -> None:
    """Of a spoilt list each row is a school, a problem or a repetition; it is told before, or where it breaks off."""
    out = home / "out"
    if chance.random() < 0.3:
        more = (*PRINTED, "--check") if chance.random() < 0.6 else PRINTED
        column = ("--column", f"name={text(chance)}") if chance.random() < 0.1 else ()
        data = path.read_bytes()
        said = None if data.startswith(b"PK") else data.replace(b"\0", b"").decode("latin-1")
        done = run(tally, home, out, "batch", str(path), "--out", str(out), *more, *column, given=said)
        tally.hold(done is None or done.exit_code or "--check" in more or judge_lists(tally, out), "lost rows", done)
        return
    try:
        with within():
            found = roster(path)
            rows = [*found.rows()]
    except Unusable as unusable:
        tally.count("refused")
        tally.hold(all(problem.what and problem.way_out for problem in unusable.problems), "tracebacks", unusable)
        return
    tally.count("accepted")
    tally.hold(len(rows) == found.count, "lost rows", (len(rows), found.count))
    tally.hold(all(row.school or row.problems or row.notices for row in rows), "lost rows", rows)
    folders = [row.school.folder for row in rows if row.school]
    tally.hold(len({*folders}) == len(folders), "lost rows", folders)
