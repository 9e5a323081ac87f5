"""What the commands that print have in common: what was asked, files written and named, what a person should know."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from handbill.api.making import Piece
    from handbill.problems import Problems

LINES = ("school", "district", "counselor", "sro", "phone", "hotline", "police", "logo")
PRINTER = ("printer", "shift_front", "shift_back", "scale")


def print_one(make: Callable[..., Piece], out: Path, preview: bool, asked: dict[str, Any]) -> None:
    """Prints the piece that `make` makes of what was asked."""
    from handbill.api.making import path_for
    from handbill.leftovers import tidy_unless_at_work as tidy
    from handbill.problems import Problems

    problems = Problems()
    with problems:
        piece = make(**given(asked, preview, problems))
    problems.tell()
    tidy(path_for(piece.order, out).parent)
    write(piece, out, preview)
    say_what_to_know([piece])


def given(asked: dict[str, Any], preview: bool, problems: Problems) -> dict[str, Any]:
    """What was asked, each line of the imprint with where it was typed: as an option, or else in the imprint's file.

    What is wrong with that file, or with making pictures, goes to `problems`.
    """
    from handbill.problems import Where
    from handbill.words.markup import Typed

    if preview:
        from handbill.orders.preview import refuse_without_pdfium

        with problems:
            refuse_without_pdfium()
    adjust = _adjusted(asked, problems)
    lines = _from_file(asked.pop("imprint_file"), problems)
    for name in LINES:
        if (typed := asked.pop(name, None)) is not None:
            if name in lines:
                say(f"--{name} goes before “{name}” in {lines[name].where}")
            lines[name] = Typed(str(typed), Where(f"--{name}"))
    _tell_of_marks(lines)
    return {**asked, **lines, **adjust, "blank": asked["blank"] or lines.get("blank", False)}


def _adjusted(asked: dict[str, Any], problems: Problems) -> dict[str, Any]:
    """What was asked for a printer; nothing where nothing was."""
    wanted = {name: asked.pop(name, None) for name in PRINTER}
    if all(one is None for one in wanted.values()):
        return {}
    from handbill.api.printers import adjustment

    with problems:
        return {"adjust": adjustment(**wanted)}
    return {}


def _tell_of_marks(lines: dict[str, Any]) -> None:
    """What nobody sees and is not printed: it comes along when a name is pasted."""
    from handbill.words.invisible import mark_in
    from handbill.words.markup import excerpt

    for name in LINES:
        if name != "logo" and (mark := mark_in(str(lines.get(name, "")))):
            say(f"an invisible mark ({mark}) is left out of “{excerpt(str(lines[name]))}”")


def _from_file(path: Path | None, problems: Problems) -> dict[str, Any]:
    if path is None:
        return {}
    from handbill.api.lines import read_imprint

    with problems:
        return dict(read_imprint(path))
    return {}


def write(piece: Piece, out: Path, preview: bool, bar: Bar | None = None) -> None:
    """Writes the piece's file, and each page's picture if wanted; names each path once it is there."""
    from handbill import files

    path = piece.save(out)
    _name(path, bar)
    if preview:
        for number, picture in enumerate(piece.pictures(), 1):
            page = path.with_name(f"{path.stem}-{number}.png")
            files.save(picture, page)
            _name(page, bar)


def _name(path: Path, bar: Bar | None) -> None:
    if bar:
        bar.make_way()
    click.echo(path)


def say_what_to_know(pieces: Iterable[Piece]) -> None:
    """Each thing that a person should know of what was printed, once."""
    from handbill.api.making import known

    for told in known(pieces):
        say(told)


def say(told: str) -> None:
    """A note on stderr."""
    click.echo(f"Note: {told}.", err=True)


class Bar:
    """A progress bar on a terminal, of which other lines take the place while it is open; nothing in a pipe."""

    def __init__(self) -> None:
        self._bar: Any = None

    def begin(self, steps: int) -> None:
        """Shows the bar, if it is not there yet and there is a person to see it; for no steps there is none."""
        if steps and not self._bar and sys.stderr.isatty():
            self._bar = click.progressbar(length=steps, label="Printing", file=sys.stderr, item_show_func=lambda told: told or "")
            self._bar.__enter__()

    def __bool__(self) -> bool:
        return self._bar is not None

    def __enter__(self) -> Bar:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:  # fmt: skip
        if self._bar:
            self._bar.__exit__(kind, error, trace)

    def update(self, steps: int, told: str) -> None:
        """So many steps further; `told` stands beside it."""
        if self._bar:
            self._bar.update(steps, told)

    def make_way(self) -> None:
        """What is said next takes the bar's line, and the bar the one after it."""
        if self._bar:
            click.echo("\r\x1b[K", nl=False, err=True)
