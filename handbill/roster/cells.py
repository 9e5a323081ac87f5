"""What the cells of a row say of its school, and what is wrong with them."""

from __future__ import annotations

import re
from pathlib import Path

from handbill.page.imprint import FIELDS, line
from handbill.problems import Problem, Unusable, Where
from handbill.roster.headers import Headers
from handbill.roster.names import suffixed, title_cased, without_code
from handbill.roster.values import copies
from handbill.words.markup import Typed, excerpt

LINES = {"name": "school"} | {name: name for name in FIELDS if name not in ("school", "logo")}  # which column is which line
KINDS = {"quantity": "", "posters": "poster", "guides": "guide", "cards": "card"}
LANGUAGES = {"english": "en", "spanish": "es", "español": "es", "espanol": "es", "ingles": "en", "inglés": "en"}
BETWEEN = re.compile("[;,/|&]| and | y ")  # languages


class Cells:
    """Reads the cells of a list, row by row, and writes names without a code, with capitals and a suffix as the user wants them.

    `row` is a row's number, `cells` what it says by field; what is wrong goes to `problems`.
    """

    def __init__(self, headers: Headers, path: Path, *, title_case: bool, suffix: str, strip: bool) -> None:
        self._headers, self._path, self._title_case, self._suffix, self._strip = headers, path, title_case, suffix, strip
        self._lines = [(column, key, headers.at[column]) for column, key in LINES.items() if column in headers.at]
        self._kinds = {column: kind for column, kind in KINDS.items() if column in headers.at}

    def beyond(self, row: int, cells: list[str], problems: list[Problem]) -> None:
        """Looks for a cell without a header: the row has a delimiter too many, and its cells may be another's."""
        for column, cell in enumerate(cells[self._headers.width :], self._headers.width + 1):
            if cell:
                told = f"the row goes on behind the last header (“{excerpt(cell)}”)"
                way_out = "Put quotation marks around a cell in which the delimiter stands, or give the column a header."
                problems.append(Problem(told, way_out, Where(self._headers.name, row, column)))
                return

    def lines(self, row: int, cells: dict[str, str], problems: list[Problem]) -> dict[str, str]:
        """The imprint's lines that this row gives."""
        found: dict[str, str] = {}
        if not cells["name"]:
            told, way_out = "the school has no name", "Only a person can say it: fill it in, and run again."
            problems.append(Problem(told, way_out, self._headers.where(row, "name")))
        for column, key, at in self._lines:
            if value := cells[column]:
                try:
                    found[key] = line(key, Typed(self._written(key, value), Where(self._headers.name, row, at)))
                except Unusable as unusable:
                    problems += unusable.problems
        return found

    def _written(self, key: str, value: str) -> str:
        if self._strip and key == "school":
            value = without_code(value)
        if self._title_case:
            value = title_cased(value)
        return suffixed(value, self._suffix) if self._suffix and key == "school" else value

    def quantities(self, row: int, cells: dict[str, str], problems: list[Problem]) -> dict[str, int]:
        """How many copies this row asks for, of each kind of piece or of all."""
        found = {}
        for column, kind in self._kinds.items():
            if value := cells[column]:
                if (count := copies(value)) is None:
                    told = f"“{excerpt(value)}” is no number of copies"
                    problems.append(Problem(told, "Write it in figures, as in 250.", self._headers.where(row, column)))
                else:
                    found[kind] = count
        return found

    def logo(self, row: int, cells: dict[str, str], problems: list[Problem]) -> str:
        """The logo's path, which never leads out of the roster's own folder."""
        if not (name := cells.get("logo")):
            return ""
        folder = self._path.resolve().parent
        try:
            path = (folder / name.replace("\\", "/")).resolve()
            inside, there, file = path.is_relative_to(folder), path.exists(), path.is_file()
        except (OSError, ValueError, RuntimeError):  # a name that no file can have, or a link to itself
            path, inside, there, file = folder, True, False, False
        if inside and file:
            return str(path)
        told = "the logo “{}” is not in the roster’s own folder"
        if inside:
            told = "the logo “{}” must be a file" if there else "there is no logo “{}”"
        way_out = "Put it beside the roster, or clear the cell."
        problems.append(Problem(told.format(excerpt(name)), way_out, self._headers.where(row, "logo")))
        return ""


def languages(cells: dict[str, str]) -> tuple[str, ...]:
    """The languages that the row asks for, as codes; en+es is one piece in two."""
    if not (told := cells.get("languages", "")):
        return ()
    asked = (part.strip() for part in BETWEEN.split(told.lower()))
    return tuple(dict.fromkeys("+".join(_code(name) for name in part.split("+")) for part in asked if part))


def _code(language: str) -> str:
    return LANGUAGES.get(language.strip(), language.strip())
