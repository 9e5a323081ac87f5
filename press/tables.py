"""A file of rows, as a spreadsheet shows them: CSV of any kind, or a workbook. Read as it streams by."""

from __future__ import annotations

import codecs
import csv
import hashlib
import io
from collections.abc import Iterable, Iterator
from pathlib import Path

from press.problems import Problem, Unusable, Where

DELIMITERS = ",;\t|"
WORKBOOKS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
PIECE = 1 << 20  # bytes read at a time
SAMPLE = 1 << 16  # bytes from which a CSV file's delimiter is guessed
CELL = 131_072  # characters: Python's own limit for a cell

Numbered = tuple[int, list[str]]


class Table:
    """Rows with their numbers, counted from 1 as a spreadsheet does; `rows` may be asked for again and again."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.digest = ""  # of the bytes, as the last whole reading found them

    def rows(self) -> Iterator[Numbered]:
        raise NotImplementedError


def table(path: Path, sheet: str = "") -> Table:
    """The file's rows. Raises Unusable if it cannot be read at all."""
    try:
        if path.stat().st_size == 0:
            raise Unusable(Problem("the file is empty", "Save the list again, with a row of headers.", Where(str(path))))
        with path.open("rb") as file:
            begin = file.read(8)
    except OSError as error:
        raise _unread(path, error) from None
    if path.suffix.lower() in WORKBOOKS or begin.startswith((b"PK\3\4", b"\xd0\xcf\x11\xe0")):
        return Workbook(path, sheet)
    return Csv(path)


def _unread(path: Path, error: OSError) -> Unusable:
    return Unusable(Problem(f"the file cannot be read: {error.strerror}", "Check its name.", Where(str(path))))


class Csv(Table):
    """A CSV file: its encoding and delimiter are found out once."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        try:
            self.encoding = _encoding(path)
            with path.open(encoding=self.encoding, newline="") as file:
                self.delimiter = _delimiter(file.read(SAMPLE))
        except OSError as error:
            raise _unread(path, error) from None

    def rows(self) -> Iterator[Numbered]:
        digest = hashlib.sha256()
        try:
            with self.path.open("rb") as raw:
                lines = io.TextIOWrapper(_Watched(raw, digest), encoding=self.encoding, newline="")
                reader = csv.reader(lines, delimiter=self.delimiter, strict=True)
                number = 0
                for number, row in enumerate(reader, 1):
                    yield number, row
        except csv.Error as error:
            raise Unusable(_broken(self.path, number + 1, error)) from None
        except UnicodeDecodeError:
            told = "the file changed while it was read, or mixes encodings"
            raise Unusable(Problem(told, "Save it as CSV UTF-8.", Where(str(self.path)))) from None
        except OSError as error:
            raise _unread(self.path, error) from None
        self.digest = digest.hexdigest()


class _Watched(io.RawIOBase):
    """A file whose bytes are digested as they are read."""

    def __init__(self, file: io.BufferedReader, digest) -> None:
        self._file, self._digest = file, digest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer) -> int:
        data = self._file.read(len(buffer))
        self._digest.update(data)
        buffer[: len(data)] = data
        return len(data)

    def read1(self, size: int = -1) -> bytes:
        data = self._file.read(size if size >= 0 else PIECE)
        self._digest.update(data)
        return data


def _broken(path: Path, number: int, error: csv.Error) -> Problem:
    where = Where(str(path), number, 1)
    if "field larger" in str(error):
        return Problem(f"a cell here has over {CELL:,} characters", "Look for a quotation mark that is never closed.", where)
    return Problem(f"this row is no CSV ({error})", "Look for a quotation mark too many, or one that is never closed.", where)


def _encoding(path: Path) -> str:
    """UTF-8, UTF-16, or cp1252 for what is neither. Raises Unusable for a file that mixes them."""
    with path.open("rb") as file:
        begin = file.read(3)
        if begin[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
            return "utf-16"
        file.seek(0)
        if _decodes(file, "utf-8"):
            return "utf-8-sig"
        file.seek(0)
        _refuse_a_mixture(path, file)
    return "cp1252"


def _decodes(file: io.BufferedReader, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        while piece := file.read(PIECE):
            decoder.decode(piece)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _refuse_a_mixture(path: Path, lines: Iterable[bytes]) -> None:
    first = {"utf-8": 0, "cp1252": 0}
    for number, line in enumerate(lines, 1):
        if line.isascii():
            continue
        encoding = "utf-8" if _is(line, "utf-8") else "cp1252"
        first[encoding] = first[encoding] or number
        if not _is(line, encoding) or all(first.values()):
            told = "the letters here are written in another way (encoding) than in other rows"
            raise Unusable(Problem(told, "Open the list in a spreadsheet and save it as CSV UTF-8.", Where(str(path), number, 1)))


def _is(line: bytes, encoding: str) -> bool:
    try:
        line.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _delimiter(sample: str) -> str:
    """The one of the delimiters that makes the most columns, as many in one row as in the next."""
    lines = sample.splitlines()[:20]

    def columns(delimiter: str) -> tuple[int, int]:
        try:
            widths = [len(row) for row in csv.reader(lines, delimiter=delimiter) if row]
        except csv.Error:
            return (0, 0)
        usual = max(set(widths), key=widths.count, default=1)
        return (widths.count(usual) * (usual > 1), usual)

    return max(DELIMITERS, key=columns)


class Workbook(Table):
    """A sheet of a workbook."""

    def __init__(self, path: Path, sheet: str) -> None:
        super().__init__(path)
        self.digest = self._digested()
        opened = self._opened()
        self.sheets = opened.sheet_names
        if sheet and sheet not in self.sheets:
            from press.problems import one_of

            raise Unusable(Problem(f"there is no sheet “{sheet}”", one_of(sheet, self.sheets), Where(str(path))))
        self.sheet = sheet or self.sheets[0]
        self._rows: list[Numbered] | None = None

    def other(self, sheet: str) -> Workbook:
        """The same file's sheet of that name."""
        return Workbook(self.path, sheet)

    def _digested(self) -> str:
        with self.path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()

    def _opened(self):
        try:
            import python_calamine as calamine
        except ImportError:
            told = "this is a workbook, and what reads workbooks is not installed"
            way_out = 'Run: pip install "handbill[excel]", or save the list as CSV.'
            raise Unusable(Problem(told, way_out, Where(str(self.path)))) from None
        try:
            return calamine.CalamineWorkbook.from_path(str(self.path))
        except calamine.PasswordError:
            told, way_out = "the workbook is protected by a password", "Save it without one, or save the list as CSV."
        except (calamine.CalamineError, OSError, ValueError) as error:
            told, way_out = f"this is no workbook that can be read ({error})", "Save the list again, as XLSX or as CSV."
        raise Unusable(Problem(told, way_out, Where(str(self.path))))

    def rows(self) -> Iterator[Numbered]:
        sheet = self._opened().get_sheet_by_name(self.sheet)
        begin = (sheet.start or (0, 0))[0] + 1
        indent = [""] * (sheet.start or (0, 0))[1]
        for number, row in enumerate(sheet.iter_rows(), begin):
            yield number, indent + [_text(value) for value in row]
        self.digest = self._digested()


def _text(value: object) -> str:
    """A cell's value as it would be typed: a whole number without the noughts behind its point."""
    if isinstance(value, float) and value.is_integer():
        return f"{value:.0f}"
    return value.isoformat() if hasattr(value, "isoformat") else str(value)
