"""`handbill list`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from handbill.cli import options
from handbill.cli.printing import say
from handbill.orders.order import USUAL

if TYPE_CHECKING:
    from handbill.api.designs import Reader
    from handbill.api.languages import Language
    from handbill.page.adjust import Adjust
    from handbill.page.stock import Stock


@click.group("list")
def command() -> None:
    """What there is to choose from, and what is printed."""


def _table(rows: Iterable[Sequence[str]]) -> None:
    listed = [*rows]
    widths = [max(map(len, column)) for column in zip(*listed, strict=True)]
    for row in listed:
        click.echo("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


@command.command()
@options.materials
def topics(materials: Path | None) -> None:
    """The topics, and the languages that each speaks."""
    from handbill.api import lists

    _table((topic.name, ", ".join(topic.languages)) for topic in lists.topics(materials=materials).values())


@command.command()
@click.argument("topic", required=False, shell_complete=options.names("topics"))
@options.language(USUAL)
@options.materials
def audiences(topic: str | None, language: str | None, materials: Path | None) -> None:
    """The pieces of TOPIC, or of all: for whom, which grades."""
    from handbill.api import lists

    found = lists.audiences(topic, language=language, materials=materials)
    _table((known.topic, known.piece, known.name, f"grades {known.grades}") for known in found)


@command.command()
@options.language(USUAL)
@options.materials
def designs(language: str | None, materials: Path | None) -> None:
    """The designs of posters: for whom, on which papers."""
    from handbill.api import lists

    found = lists.designs(language=language, materials=materials).values()
    _table((known.name, known.about, _readers(known.readers), ", ".join(known.papers)) for known in found)


def _readers(readers: Iterable[Reader]) -> str:
    """Who has posters in a design, topic by topic."""
    told = []
    for topic, alike in groupby(readers, attrgetter("topic")):
        named = [reader.audience + (" (usual)" if reader.usual else "") for reader in alike]
        told.append(f"{topic} {', '.join(named)}")
    return "; ".join(told) or "no words yet"


@command.command()
@options.materials
def languages(materials: Path | None) -> None:
    """The languages: what each has, lacks, and who reviewed it."""
    from handbill.api import lists

    found = lists.languages(materials=materials).values()
    _table((known.tag, known.name, _kinds("has", known.has), _kinds("lacks", known.lacks), _state(known)) for known in found)
    for problem in (problem for known in found for problem in known.problems):
        say(str(problem).removesuffix("."))


def _state(known: Language) -> str:
    """Who has reviewed a language, and whether any of its files cannot be used."""
    count = len(known.problems)
    unusable = [f"cannot be used as it is: {count} problem{'s' if count > 1 else ''}, told below"] if count else []
    return "; ".join([*known.reviews, *unusable])


def _kinds(what: str, by_topic: Mapping[str, Sequence[str]]) -> str:
    """Which kinds of piece a language has, or lacks, of which topics."""
    told = [f"{topic}: {', '.join(kinds)}" for topic, kinds in by_topic.items() if kinds]
    return f"{what} {'; '.join(told)}" if told else f"{what} nothing"


@command.command()
def papers() -> None:
    """The papers, their size in points, and what is printed on them."""
    from handbill.api import lists

    _table(
        (name, f"{paper.width:g} x {paper.height:g}", ", ".join(paper.names) + (", two on a sheet" if paper.twice else ""))
        for name, paper in lists.papers().items()
    )


SURE = {"A": "two sources agree", "B": "one source", "C": "measure first"}


@command.command()
@options.materials
def stocks(materials: Path | None) -> None:
    """The sheets of cards: size, how many on which paper, how sure its measures are, part numbers by maker."""
    from handbill.api import lists

    found = lists.stocks(materials=materials)
    _table(
        (name, known.size, f"{len(known.places())} on {known.sheet}" if known.sheet else "by itself", _made(known),
         SURE[known.sure] if known.parts else "", _sold(known.parts))
        for name, known in found.items()
    )  # fmt: skip
    numbers = {(maker, number) for known in found.values() for maker, part in known.parts.items() for number in part}
    say(f"{len(found)} stocks, found by {len(numbers)} part numbers of {len({maker for maker, _ in numbers})} makers")


def _made(known: Stock) -> str:
    """What a stock is for, and how its cards come apart."""
    told = [known.about, "with bleed, for a print shop" if known.cut == "single" else known.cut]
    told += ["folded"] if known.shape == "folded" else []
    return ", ".join(filter(None, told))


def _sold(parts: Mapping[str, Sequence[str]]) -> str:
    return "; ".join(f"{maker.replace('-', ' ').title()} {' '.join(numbers)}" for maker, numbers in parts.items())


@command.command()
def printers() -> None:
    """Your printers, and what `calibrate` keeps of each."""
    from handbill.api.printers import printers

    _table((name, *_measured(adjust)) for name, adjust in printers().items())


def _measured(adjust: Adjust) -> Iterable[str]:
    """What a printer wants, as `calibrate` takes it."""
    for name, (one, other) in (("front", adjust.front), ("back", adjust.back)):
        yield f"{name} {one:g},{other:g} mm"
    yield f"scale {adjust.scale[0]:g},{adjust.scale[1]:g} %"


@command.command()
@options.materials
def figures(materials: Path | None) -> None:
    """Each number that is printed, and how old it is.

    Its year, its source, when it was checked and until when that holds.
    """
    from handbill.api import lists

    found = lists.figures(materials=materials)
    _table((id_, f.value, f.claim, f.year, f.publisher, f"checked {f.checked}, {f.age} days ago", f"holds until {f.stale}")
           for id_, f in found.items())  # fmt: skip
    for figure in found.values():
        for told in figure.notes:
            say(told)


@command.command()
@options.materials
def contacts(materials: Path | None) -> None:
    """Each service, how to reach it, when that was checked."""
    from handbill.api import lists

    found = lists.contacts(materials=materials)
    _table((id_, known.name, ", ".join(known.ways), f"checked {known.checked}") for id_, known in found.items())
