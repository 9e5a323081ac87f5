"""A CSV file, whatever its encoding and its delimiter, read as it streams by."""

from __future__ import annotations

import codecs
import csv
import hashlib
import io
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from handbill.problems import Problem, Unusable, Where

DELIMITERS = ",;\t|^~"
PIECE = 1 << 20  # bytes read at a time
SAMPLE = 1 << 16  # characters from which the delimiter is told
LINE = 1 << 22  # characters, at most: a file without line ends would be one
ENDLESS = "endless line"
BROKEN = {  # by what Python's csv says
    ENDLESS: f"a line here has over {LINE:,} characters",
    "field larger": f"a cell here has over {csv.field_size_limit():,} characters",
    "end of data": "a quotation mark opens a cell here and is never closed",
    "expected after": "a cell here goes on behind the quotation mark that closes it",
}
SAVE = "Open the list in a spreadsheet and save it as CSV UTF-8."


class Csv:
    """Rows with their numbers, counted from 1 as a spreadsheet does; `rows` may be asked for again and again.

    `digest` is of the file's bytes, as the last whole reading found them. Raises OSError if it cannot be read.
    """

    sheet = ""  # of which it has none

    def __init__(self, path: Path) -> None:
        self.path, self.name, self.digest = path, str(path), ""
        with path.open("rb") as file:
            self.encoding = _encoding(file)
        with path.open(encoding=self.encoding or "latin-1", errors="replace", newline="") as text:
            self.delimiter = _delimiter(text.read(SAMPLE))
        self.encoding = self.encoding or self._single_bytes()

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """Each row. Raises Unusable at the one from which on the file cannot be read."""
        digest = hashlib.sha256()
        yield from self._read(self.encoding, digest)
        self.digest = digest.hexdigest()

    def _read(self, encoding: str, digest: hashlib._Hash) -> Iterator[tuple[int, list[str]]]:
        number = 0
        try:
            with self.path.open("rb") as raw:
                watched = _Watched(raw, digest)
                text: io.TextIOBase = io.TextIOWrapper(watched, encoding, newline="")  # type: ignore[type-var]  # read1 is all it asks for
                for number, row in enumerate(csv.reader(_lines(text), delimiter=self.delimiter, strict=True), 1):
                    yield number, row
        except csv.Error as error:
            told = next((told for said, told in BROKEN.items() if said in str(error)), f"this row is no CSV ({error})")
            way_out = f"Look for a quotation mark too many, or one that is never closed. {SAVE}"
            raise Unusable(Problem(told, way_out, Where(self.name, number + 1, 1))) from None
        except UnicodeError:
            told = "from here on the file is damaged, or was changed while it was read"
            raise Unusable(Problem(told, SAVE, Where(self.name, number + 1, 1))) from None
        except OSError as error:
            raise unread(self.path, error) from None

    def _single_bytes(self) -> str:
        """The encoding of a file that is not UTF-8: cp1252. Raises Unusable at a cell in another than those before it."""
        known = ""
        for number, row in self._read("latin-1", hashlib.sha256()):
            for column, cell in enumerate(row, 1):
                if cell.isascii():
                    continue
                wanted = _encoding_of(cell.encode("latin-1"))
                if not wanted or known not in ("", wanted):
                    told = "the letters here are written in another way (encoding) than in other rows"
                    raise Unusable(Problem(told, SAVE, Where(self.name, number, column)))
                known = wanted
        return "cp1252"


def unread(path: Path, error: OSError) -> Unusable:
    """What to tell of a file that cannot be read."""
    return Unusable(Problem(f"the file cannot be read: {error.strerror or error}", "Check its name.", Where(str(path))))


class _Watched(io.RawIOBase):
    """A file whose bytes are digested as they are read."""

    def __init__(self, file: BinaryIO, digest: hashlib._Hash) -> None:
        self._file, self._digest = file, digest

    def readable(self) -> bool:
        return True

    def read1(self, size: int = -1) -> bytes:
        data = self._file.read(max(size, PIECE))
        self._digest.update(data)
        return data


def _lines(text: io.TextIOBase) -> Iterator[str]:
    while line := text.readline(LINE):
        if len(line) == LINE:
            raise csv.Error(ENDLESS)
        yield line


def _encoding(file: BinaryIO) -> str:
    """UTF-8 or UTF-16, with a mark or without; empty for what is neither."""
    begin = file.read(2)
    if begin in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        return "utf-16"
    if 0 in begin:
        return "utf-16-le" if begin[0] else "utf-16-be"
    file.seek(0)
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        while piece := file.read(PIECE):
            decoder.decode(piece)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return ""
    return "utf-8-sig"


def _encoding_of(cell: bytes) -> str:
    """The encoding that a cell's letters are in; empty for none."""
    for encoding in ("utf-8", "cp1252"):
        try:
            cell.decode(encoding)
        except UnicodeDecodeError:
            continue
        return encoding
    return ""


def _delimiter(sample: str) -> str:
    """The one that splits the largest share of the rows, then the most of them alike, then the most finely.

    A share, because a delimiter that is none breaks a cell of several lines into as many rows.
    """

    def splits(delimiter: str) -> tuple[float, float, int]:
        try:
            rows = [row for row in islice(csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter), 50) if row]
        except csv.Error:
            rows = []
        widths = [len(row) for row in rows if len(row) > 1]
        usual = max(widths, key=lambda width: (widths.count(width), width), default=1)
        return len(widths) / max(len(rows), 1), widths.count(usual) / max(len(rows), 1), usual

    return max(DELIMITERS, key=splits)
