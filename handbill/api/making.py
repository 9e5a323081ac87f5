"""Orders as finished pieces: all of them laid out and checked before any is given."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from handbill.editions.editions import Editions, File
from handbill.orders import clock
from handbill.orders.notices import notices
from handbill.orders.order import Order
from handbill.problems import Problem, Problems, Unusable, Where

if TYPE_CHECKING:
    from handbill.words.library import Library

__all__ = [
    "Piece",
    "Progress",
    "in_folder",
    "known",
    "made",
    "path_for",
    "read",
    "refuse_a_file",
    "refuse_designs",
    "refuse_what_is_not_there",
]

Progress = Callable[[int, int, str], None]
"""Told how many pieces are laid out, of how many, and the file's name of the last one."""


class Piece(NamedTuple):
    """A finished piece: what was ordered, and the PDF file that answers it."""

    order: Order
    file: File

    @property
    def name(self) -> str:
        """The file's usual name: what it is, and every option that differs from the default."""
        return self.order.name

    @property
    def pdf(self) -> bytes:
        """The file's bytes; the same order gives the same bytes."""
        return b"".join(self.file.parts)

    @property
    def pages(self) -> int:
        """How many pages the file has."""
        return self.file.edition.pages

    @property
    def sheets(self) -> int:
        """How many sheets of paper one copy takes."""
        return self.file.edition.sheets

    @property
    def notes(self) -> list[str]:
        """What to know before it is printed: lines it has no room for, a translation nobody reviewed, much toner and the like."""
        return known([self])

    def pictures(self, dpi: int = 110) -> Iterator[bytes]:
        """A PNG of each page. Raises Unusable where pypdfium2 is missing (the extra `proof`)."""
        from handbill.orders.preview import pictures

        return pictures(self.pdf, dpi)

    def save(self, out: str | Path = "out") -> Path:
        """Writes the file, whole or not at all, and gives its path.

        `out` is a folder, or the file itself if it ends in .pdf; folders that are not there are made.
        Raises Unusable if it cannot be written.
        """
        from handbill.files import save

        path = path_for(self.order, Path(out))
        save(self.file.parts, path)
        return path


def known(pieces: Iterable[Piece]) -> list[str]:
    """What to know of some pieces before they are printed, each thing once."""
    return notices([(piece.order, piece.file.edition.notes) for piece in pieces], clock.today())


def path_for(order: Order, out: Path) -> Path:
    """Where an order's file goes: `out` itself if that ends in .pdf, else its usual name in that folder."""
    return in_folder(out, order.name)


def in_folder(out: Path, name: str) -> Path:
    """`out` itself if that ends in .pdf, else the file of that name in that folder."""
    return out if _is_file(out) else out / name


def refuse_a_file(out: str | Path, what: str) -> None:
    """Raises Unusable if `out` names one file, where `what` makes several."""
    if _is_file(Path(out)):
        told = f"“{out}” is the name of one file, and {what} makes several"
        raise Unusable(Problem(told, "Name a folder.", Where("--out")))


def _is_file(out: Path) -> bool:
    return out.suffix.lower() == ".pdf"


def made(orders: Sequence[Order], editions: Editions, problems: Problems, progress: Progress | None = None) -> list[Piece]:
    """Every order as a piece. Raises Unusable with `problems` and all that is found here; then there is none."""
    pieces: list[Piece] = []
    for nth, order in enumerate(orders, 1):
        if amiss := [*order.amiss()]:
            problems.add(*amiss)
            continue
        with problems:
            pieces.append(Piece(order, editions.file(order)))
        if progress:
            progress(nth, len(orders), order.name)
    problems.tell()
    return pieces


def read(kinds: Iterable[str], topic: str, languages: Iterable[str], library: Library, problems: Problems) -> None:
    """Reads every file that pieces of those kinds are made of, so that what is wrong in any goes to `problems` at once.

    A kind that the topic has in no language is passed over.
    """
    with problems:
        library.topic(topic)
    known = library.kinds(topic)
    for lang in languages:
        for kind in (kind for kind in kinds if kind in known):
            with problems:
                library.said(kind, topic, lang)
        with problems:
            if lang in library.languages(topic):
                library.phrases(lang)


def refuse_what_is_not_there(found: Iterable[Order], wanted: Iterable[str], problems: Problems) -> None:
    """Adds to `problems`, if there are none yet, a piece or an audience that was asked for and that no order is for."""
    there = {name for order in found for name in (order.kind, order.audience)}
    if not problems and not (there and there.issuperset(wanted)):
        missing = " or ".join(f"“{name}”" for name in wanted if name not in there) or "all of this together"
        problems.add(Problem(f"there is nothing to print for {missing}", "See `handbill list audiences`."))


def refuse_designs(found: Iterable[Order], wanted: Iterable[str], library: Library, problems: Problems) -> None:
    """Adds to `problems`, if there are none yet, each design in which no poster that was found can be had."""
    if problems:
        return
    from handbill.orders.designs import unknown
    from handbill.orders.orders import refusal

    posters = [order for order in found if order.kind == "poster"]
    for name in wanted:
        if problem := unknown(name):
            problems.add(problem)
            continue
        refusals = [refusal(replace(order, design=name), library) for order in posters]
        if all(refusals):
            told = [problem for problem in dict.fromkeys(refusals) if problem]
            none = Problem(f"no poster here can be had as “{name}”", "See `handbill list designs`.")
            problems.add(told[0] if len(told) == 1 else none)
