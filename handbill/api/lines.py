"""A school's own lines as a caller gives them: checked, and every problem told of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypedDict, get_args

from handbill.page import imprint as checked
from handbill.page.imprint import Imprint
from handbill.problems import Problem, Problems, Where
from handbill.words.markup import Typed

if TYPE_CHECKING:
    from typing import Unpack

    from handbill.words.loading import Keys

__all__ = ["Lines", "gathered", "imprint", "read_imprint"]


Text = Literal["school", "district", "counselor", "sro", "phone", "hotline", "police"]
TEXTS: tuple[Text, ...] = get_args(Text)


class Lines(TypedDict, total=False):
    """A school's own lines; None, or nothing, for what is not known.

    `phone`, `hotline` and `police` (the local police's, for what is no emergency) are US numbers of ten digits.
    `logo` is the path of a picture (PNG, JPEG, WebP ...),
    `blank` asks for ruled lines to fill in by hand.
    """

    school: str | None
    district: str | None
    counselor: str | None
    sro: str | None
    phone: str | None
    hotline: str | None
    police: str | None
    logo: str | Path | None
    blank: bool


def imprint(**lines: Unpack[Lines]) -> Imprint:
    """A school's own lines as they will be printed. Raises Unusable with every line that cannot be."""
    problems = Problems()
    made = gathered(lines, problems)
    problems.tell()
    return made


def gathered(lines: Lines, problems: Problems) -> Imprint:
    """The lines as an Imprint, an empty one if any of them cannot be printed; `problems` are told of each.

    A problem stands where its text was typed, if the text knows that, else under its own name.
    """
    logo, typed = b"", {name: lines.get(name) for name in TEXTS}
    with problems:
        logo = _picture(lines.get("logo"))
    with problems:
        return checked.imprint(blank=bool(lines.get("blank")), logo=logo, **typed)
    return Imprint()


def _picture(path: str | Path | None) -> bytes:
    """The logo at that path, or nothing where there is none."""
    if path is None:
        return b""
    from handbill.page.logo import read_logo

    where = path.where if isinstance(path, Typed) else None
    return read_logo(Path(path), where or Where("logo"))


def read_imprint(path: str | Path) -> Lines:
    """A school's lines from a YAML file, each with the place that it was typed at.

    A logo's path is beside the file or below. Raises Unusable with every problem of the file.
    """
    from handbill.words.loading import load
    from handbill.words.reading import convert, no_names
    from handbill.words.school import School

    found, data = Lines(), load(Path(path))
    blank = convert(data, School, no_names, _amiss(data, Path(path), found)).blank
    return Lines(**found, blank=True) if blank else found


def _amiss(data: Keys, path: Path, found: Lines) -> Iterator[Problem]:
    """Puts the lines of a file into `found`, and gives what is wrong with any that is text but cannot be printed."""
    from handbill.page.logo import beside
    from handbill.words.loading import texts_at

    problems = Problems()
    for name in TEXTS:
        for typed in texts_at(data, name):
            found[name] = typed
            with problems:
                checked.line(name, typed)
    for typed in texts_at(data, "logo"):
        with problems:
            found["logo"] = Typed(str(beside(path, typed, typed.where or Where(str(path)))), typed.where)
    yield from problems
