"""The options that several commands share, each said once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from handbill.orders.order import BOOKLETS, FLIPS, INKS, KINDS, TILES

Command = TypeVar("Command", bound=Callable[..., Any])
Decorator = Callable[[Command], Command]


def together(*decorators: Decorator[Any]) -> Decorator[Any]:
    """Several decorators as one, the first outermost."""

    def decorate(command: Command) -> Command:
        for decorator in reversed(decorators):
            command = decorator(command)
        return command

    return decorate


def names(listed: str) -> Callable[[click.Context, click.Parameter, str], list[str]]:
    """What a shell offers to complete a name: what `handbill list` has of that kind."""

    def complete(_: click.Context, __: click.Parameter, typed: str) -> list[str]:
        from handbill.api import lists

        names = getattr(lists, listed)()
        return [name for name in names if name.startswith(typed.lower())]

    return complete


def audience(default: str) -> Decorator[Any]:
    """For whom a piece is, unless it is said."""
    return click.option("--audience", default=default, show_default=True, help="For whom; see `list audiences`.")


def language(default: str) -> Decorator[Any]:
    """What a piece speaks; `default` tells what, unless it is said."""
    told = "See `list languages`; two are joined by a plus, as in en+es."
    return click.option("--language", shell_complete=names("languages"), show_default=default, help=told)


topic = click.argument("topic", shell_complete=names("topics"))
materials = click.option(
    "--materials", type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A folder with topics of your own; they are added to ours or override them.",
)  # fmt: skip
paper = click.option("--paper", default="letter", show_default=True, shell_complete=names("papers"), help="See `list papers`.")
ink = click.option("--ink", type=click.Choice(INKS, case_sensitive=False), default="full", show_default=True,
                   help="light: white grounds and outlines, for a copier or to save toner.")  # fmt: skip
card_stock = together(
    click.option("--stock", default="avery-5371", show_default=True, shell_complete=names("stocks"),
                 help="The sheet of cards, by its name or part number; see `list stocks`."),
    click.option("--flip", type=click.Choice(FLIPS, case_sensitive=False), default="long", show_default=True,
                 help="The edge that the printer turns the sheet on."),
)  # fmt: skip
booklet = click.option("--booklet", type=click.Choice(BOOKLETS, case_sensitive=False),
                       help="A guide two pages on a side of this sheet, to fold and staple.")  # fmt: skip
part_used = together(
    click.option("--start-at", "start", type=int, default=1, show_default=True, metavar="N",
                 help="The place on the first sheet to begin at, where some of its cards are used."),
    click.option("--count", type=int, metavar="N", show_default="one sheet",
                 help="How many cards, on as many sheets as they take."),
)  # fmt: skip
printer = together(
    click.option("--printer", help="Made up for what this printer does; see `calibrate` and `list printers`."),
    click.option("--shift-front", metavar="X,Y", help="Move fronts so far right and down, in mm, as in 0.5,-0.3."),
    click.option("--shift-back", metavar="X,Y", help="Move backs so far right and down, as they are read."),
    click.option("--scale", metavar="X,Y", help="Percent across and down, from 98 to 102, as in 100.4,100."),
)
design = together(
    click.option("--design", shell_complete=names("designs"), show_default="the usual one for its readers",
                 help="See `list designs`."),
    click.option("--tabs", is_flag=True, help="A strip of tabs to tear off below; see `list designs`."),
)  # fmt: skip
tiles = click.option("--tiles", type=click.Choice(TILES, case_sensitive=False), default=None,
                     help="Cut a large poster into sheets of this paper, to be glued together.")  # fmt: skip
form = click.option("--form", is_flag=True, help="Fields to fill in on a screen, for people who have no Handbill.")
press = together(
    click.option("--press", is_flag=True, help="A file for a print shop, made to PDF/X-4’s rules: four inks, bleed, marks."),
    click.option("--profile", type=click.Path(path_type=Path), metavar="FILE.icc",
                 show_default="FOGRA39, for coated paper", help="The shop’s own profile, by which colours are turned into inks."),
    click.option("--uncoated", is_flag=True, help="Less ink, for paper without a coating."),
    click.option("--marks/--no-marks", default=True, help="Whether marks stand around the trim."),
)  # fmt: skip
out = click.option("--out", type=click.Path(path_type=Path), default=Path("out"), show_default=True,
                   help="The folder to write into, or the file, if it ends in .pdf; made if it is not there.")  # fmt: skip
folder = click.option("--out", type=click.Path(path_type=Path), default=Path("out"), show_default=True,
                      help="The folder to write into; made if it is not there.")  # fmt: skip
preview = click.option("--preview", is_flag=True, help="Also write a PNG of each page (needs the extra “proof”).")
imprint_file = click.option("--imprint", "imprint_file", type=click.Path(path_type=Path), metavar="FILE",
                            help="A YAML file with the options below by their names; what is typed goes before it.")  # fmt: skip
lines = together(
    click.option("--district", help="The district’s name."),
    click.option("--counselor", help="Whom to see at school."),
    click.option("--sro", help="The school resource officer."),
    click.option("--phone", help="Ten digits; printed as answered in school hours."),
    click.option("--hotline", help="The state’s child-abuse hotline, ten digits."),
    click.option("--police", help="The local police’s number for what is no emergency, ten digits."),
    click.option("--logo", type=click.Path(path_type=Path), help="The school’s logo: PNG, JPEG, WebP, GIF, TIFF ..."),
    click.option("--blank", is_flag=True, help="Leave ruled lines to fill in by hand."),
)  # fmt: skip
imprint = together(imprint_file, click.option("--school", help="The school’s name."), lines)
several = together(
    click.option("--topic", "more", multiple=True, shell_complete=names("topics"),
                 help="Only about this topic; may be given more than once."),
    click.option("--piece", "pieces", type=click.Choice(KINDS, case_sensitive=False), multiple=True,
                 help="Only these pieces; may be given more than once."),
    click.option("--audience", "audiences", multiple=True, help="Only for these; may be given more than once."),
    click.option("--language", "languages", multiple=True, shell_complete=names("languages"),
                 show_default="en, or what the design speaks", help="See `list languages`; may be given more than once."),
    click.option("--design", "designs", multiple=True, shell_complete=names("designs"), show_default="the usual one",
                 help="Posters in this design, if they have it; see `list designs`; may be given more than once."),
)  # fmt: skip
LINES = ("school", "district", "counselor", "sro", "phone", "hotline", "police", "logo", "blank")
one_piece = together(out, preview, materials, imprint)
