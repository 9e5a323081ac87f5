"""The front door: what Handbill makes, and what it is asked for.

The only file that prints, exits or reads arguments. Paths made go to stdout, one a line; all else
to stderr. Exit 0 done, 1 something needs mending, 2 wrong usage.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from press.library import Library
    from press.orders import Order

OURS = Path(__file__).parent / "materials"


class Commands(click.Group):
    """Turns what cannot be used into messages on stderr and exit 1, for every command."""

    def invoke(self, ctx: click.Context) -> object:
        from press.problems import Unusable

        try:
            return super().invoke(ctx)
        except Unusable as unusable:
            for problem in unusable.problems:
                click.echo(f"Error: {problem}", err=True)
            ctx.exit(1)


def together(*decorators: Callable) -> Callable:
    """Several decorators as one, the first outermost."""

    def decorate(command: Callable) -> Callable:
        for decorator in reversed(decorators):
            command = decorator(command)
        return command

    return decorate


materials = click.option(
    "--materials", type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A folder with topics of your own; they are added to ours or override them.",
)  # fmt: skip
printing = together(
    click.option("--ink", type=click.Choice(["full", "light"]), default="full", show_default=True,
                 help="light: no large areas of ink, for a plotter or to save toner."),
    click.option("--out", type=click.Path(path_type=Path), default=Path("out"), show_default=True,
                 help="The folder to write into; made if it is not there."),
    click.option("--preview", is_flag=True, help="Also write a PNG of each page (needs the extra “proof”)."),
    materials,
)  # fmt: skip
imprint_lines = together(
    click.option("--school", help="The school’s name."),
    click.option("--district", help="The district’s name."),
    click.option("--counselor", help="Whom to see at school."),
    click.option("--sro", help="The school resource officer."),
    click.option("--phone", help="Ten digits; printed as answered in school hours."),
    click.option("--hotline", help="The state’s child-abuse hotline, ten digits."),
    click.option("--logo", type=click.Path(path_type=Path), help="The school’s logo, PNG or JPEG."),
    click.option("--blank", is_flag=True, help="Leave ruled lines to fill in by hand."),
)
language = click.option("--language", default="en", show_default=True, help="See `list languages`.")
paper = click.option("--paper", default="letter", show_default=True, help="See `list papers`.")
card_stock = together(
    click.option("--stock", default="avery-5371", show_default=True, help="The sheet of cards; see `list stocks`."),
    click.option("--flip", type=click.Choice(["long", "short"]), default="long", show_default=True,
                 help="The edge that the printer turns the sheet on."),
)  # fmt: skip


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="handbill", prog_name="handbill")
def main() -> None:
    """Posters, discussion guides and wallet cards about sextortion and online enticement.

    Each piece is a PDF with a code to report.cybertip.org. Start with: handbill kit
    """


def _audience(default: str) -> Callable:
    return click.option("--audience", default=default, show_default=True, help="For whom; see `list audiences TOPIC`.")


@main.command()
@click.argument("topic")
@together(_audience("student"), language, paper, printing, imprint_lines)
def poster(topic: str, **asked: object) -> None:
    """One poster about TOPIC, for a wall."""
    _make([_order("poster", topic, asked)], asked)


@main.command()
@click.argument("topic")
@together(_audience("grades-9-12"), language, paper, printing, imprint_lines)
def guide(topic: str, **asked: object) -> None:
    """One discussion guide about TOPIC, for a class or an evening."""
    _make([_order("guide", topic, asked)], asked)


@main.command()
@click.argument("topic")
@together(_audience("student"), language, card_stock, printing, imprint_lines)
def card(topic: str, **asked: object) -> None:
    """One sheet of wallet cards about TOPIC, front and back."""
    _make([_order("card", topic, asked)], asked)


@main.command()
@click.argument("topics", nargs=-1, metavar="[TOPIC ...]")
@click.option("--topic", "more", multiple=True, help="A topic; may be given more than once.")
@click.option("--piece", type=click.Choice(["poster", "guide", "card"]), multiple=True,
              help="Only these pieces; may be given more than once.")  # fmt: skip
@click.option("--language", "languages", multiple=True, default=["en"], show_default=True,
              help="See `list languages`; may be given more than once.")  # fmt: skip
@together(paper, card_stock, printing, imprint_lines)
def kit(topics: tuple[str, ...], more: tuple[str, ...], piece: tuple, languages: tuple[str, ...], **asked: object) -> None:
    """Every piece for one school, in a folder: of each TOPIC, or of all."""
    from press import orders

    library = _library(asked)
    wanted = tuple(dict.fromkeys((*topics, *more))) or tuple(library.topics())
    found: list[Order] = []
    for tongue in dict.fromkeys(languages):
        order = _order("poster", wanted[0], {**asked, "language": tongue, "audience": ""})
        found += orders.kit(order, library, wanted, piece or orders.KINDS)
    _make(found, asked)


def _library(asked: dict) -> Library:
    from press.library import Library

    own = asked.get("materials")
    return Library((own, OURS) if own else (OURS,))


def _order(kind: str, topic: str, asked: dict) -> Order:
    from press.imprint import imprint, read_logo
    from press.orders import Order

    lines = {name: asked.get(name) for name in ("school", "district", "counselor", "sro", "phone", "hotline")}
    logo = read_logo(asked["logo"]) if asked.get("logo") else b""
    choices = {name: asked[name] for name in ("paper", "stock", "ink", "flip", "language", "audience") if name in asked}
    return Order(kind, topic, imprint=imprint(blank=asked["blank"], logo=logo, **lines), **choices)


def _make(found: list[Order], asked: dict) -> None:
    """Every order as a file: all are laid out and checked before the first is written."""
    from press import orders, pdf

    if asked["preview"]:
        from press import preview
    library = _library(asked)
    _say_what_is_left_out(found)
    documents = [orders.fill(order, library) for order in found]
    with _progress(found, len(found) > 1) as steps:
        for order, document in zip(steps, documents, strict=True):
            path = asked["out"] / order.name
            data = pdf.write(document)
            orders.save(data, path)
            click.echo(path)
            if asked["preview"]:
                for number, picture in enumerate(preview.pictures(data), 1):
                    picture_path = path.with_name(f"{path.stem}-{number}.png")
                    orders.save(picture, picture_path)
                    click.echo(picture_path)


def _progress(found: list[Order], wanted: bool):
    """The orders, with a bar on a terminal and nothing in a pipe."""
    shown = wanted and sys.stderr.isatty()
    return click.progressbar(found, label="Printing", file=sys.stderr, hidden=not shown, item_show_func=_bar_name)


def _bar_name(order: Order | None) -> str:
    return order.name if order else ""


def _say_what_is_left_out(found: list[Order]) -> None:
    from press.orders import not_carried

    left = {order.kind: ", ".join(f"--{name}" for name in not_carried(order)) for order in found}
    for kind, names in left.items():
        if names:
            click.echo(f"Note: a {kind} has no room for {names}.", err=True)


@main.group(name="list")
def list_() -> None:
    """What there is: topics, audiences, languages, papers, stocks, figures, contacts."""


def _table(rows: list[tuple[str, ...]]) -> None:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        click.echo("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


@list_.command()
@materials
def topics(materials: Path | None) -> None:
    """The topics, and the languages that each speaks."""
    library = _library({"materials": materials})
    _table([(topic, ", ".join(library.languages(topic))) for topic in library.topics()])


@list_.command()
@click.argument("topic")
@language
@materials
def audiences(topic: str, language: str, materials: Path | None) -> None:
    """Which pieces TOPIC has, for whom and for which grades."""
    from press.orders import KINDS

    sayings = _library({"materials": materials}).sayings(topic, language)
    _table([(kind, name, f"grades {piece.grades}") for kind in KINDS for name, piece in getattr(sayings, kind).items()])


@list_.command()
@materials
def languages(materials: Path | None) -> None:
    """The languages, and the topics that speak them."""
    library = _library({"materials": materials})
    spoken = sorted({tongue for topic in library.topics() for tongue in library.languages(topic)})
    _table([(tongue, library.phrases(tongue).name, ", ".join(t for t in library.topics() if tongue in library.languages(t)))
            for tongue in spoken])  # fmt: skip


@list_.command()
def papers() -> None:
    """The papers, their size in points, and what is printed on them."""
    from press.stock import tables

    _table([(name, f"{p.width:g} x {p.height:g}", ", ".join(p.names)) for name, p in tables().papers.items()])


@list_.command()
def stocks() -> None:
    """The sheets of cards."""
    from press.stock import tables

    _table([(name, stock.about) for name, stock in tables().stocks.items()])


@list_.command()
@materials
def figures(materials: Path | None) -> None:
    """Each number that is printed, its year, its source, and when it was checked."""
    library = _library({"materials": materials})
    _table([(id_, f.value, f.claim["en"], f.year, library.sources[f.source].publisher, f"checked {library.sources[f.source].checked}")
            for id_, f in library.figures.items()])  # fmt: skip


@list_.command()
@materials
def contacts(materials: Path | None) -> None:
    """Each service, how to reach it, and when that was checked."""
    from press.library import ways

    library = _library({"materials": materials})
    _table([(id_, contact.name, ", ".join(ways(id_, contact)), f"checked {contact.checked}")
            for id_, contact in library.contacts.items()])  # fmt: skip


@main.command()
@click.option("--out", type=click.Path(path_type=Path), help="Write one file a format into this folder.")
@click.option("--for", "name", default="sayings", show_default=True, help="Which file’s format to print.")
def schema(out: Path | None, name: str) -> None:
    """The JSON Schema of the files in materials/, for editors."""
    from press import orders, schemas

    if out:
        for known in schemas.FORMATS:
            path = out / f"{known}.json"
            orders.save(schemas.schema(known).encode(), path)
            click.echo(path)
    else:
        click.echo(schemas.schema(name), nl=False)


if __name__ == "__main__":
    main(prog_name="generate.py")
