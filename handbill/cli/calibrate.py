"""`handbill calibrate`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from handbill.cli import options
from handbill.cli.printing import say
from handbill.orders.order import FLIPS, USUAL

if TYPE_CHECKING:
    from handbill.page.adjust import Adjust
    from handbill.page.document import Flip


@click.command("calibrate")
@click.option("--stock", shell_complete=options.names("stocks"), help="Make a test sheet for this sheet of cards.")
@click.option("--flip", type=click.Choice(FLIPS, case_sensitive=False), default="long", show_default=True,
              help="The edge that the printer turns the sheet on.")  # fmt: skip
@options.language(USUAL)
@click.option("--printer", help="The printer that is measured, by a name of your own.")
@click.option("--shift-front", metavar="X,Y", help="Keep: fronts go so far right and down, in mm, as in 0.5,-0.3 or 0.02in,0in.")
@click.option("--shift-back", metavar="X,Y", help="Keep: backs go so far right and down, as they are read.")
@click.option("--scale", metavar="X,Y", help="Keep: percent across and down, from 98 to 102, as in 100.4,100.")
@click.option("--forget", is_flag=True, help="Keep nothing for the printer any more.")
@options.together(options.out, options.materials)
def command(
    stock: str | None, flip: Flip, language: str | None, printer: str | None, shift_front: str | None, shift_back: str | None,
    scale: str | None, forget: bool, out: Path, materials: Path | None,
) -> None:  # fmt: skip
    """Measure a printer, and keep what makes up for what it does.

    With --stock it makes a test sheet that says how to measure. With --printer and what was measured it keeps that for all
    commands that print; with --printer alone it shows what is kept.
    """
    from handbill.api.printers import adjustment, forget_printer, keep_printer, printers
    from handbill.orders.order import spelled
    from handbill.problems import Problem, Unusable, Where

    typed = any(one is not None for one in (shift_front, shift_back, scale))
    if not (stock or printer):
        way_out = "Make a test sheet first: `handbill calibrate --stock avery-5371`."
        raise Unusable(Problem("name a stock or a printer", way_out, Where("--printer") if typed or forget else None))
    if forget and (typed or stock or not printer):
        raise Unusable(Problem("forgetting a printer wants nothing but its name", "Leave the others out.", Where("--forget")))
    if printer and forget:
        click.echo(forget_printer(printer))
        return
    known = printer if printer and (spelled(printer) in printers() or not typed) else None
    adjust = adjustment(known, shift_front, shift_back, scale)
    if printer and adjust and typed:
        click.echo(keep_printer(printer, adjust))
    if stock:
        _make(stock, flip, language or USUAL, adjust, out, materials)
    elif printer and adjust and not typed:
        _show(adjust)


def _show(adjust: Adjust) -> None:
    for option, (one, other) in (("shift-front", adjust.front), ("shift-back", adjust.back), ("scale", adjust.scale)):
        click.echo(f"--{option} {one:g},{other:g}")


def _make(stock: str, flip: Flip, language: str, adjust: Adjust | None, out: Path, materials: Path | None) -> None:
    from handbill import files
    from handbill.api.calibration import calibration
    from handbill.api.making import in_folder

    sheet = calibration(stock, flip=flip, language=language, adjust=adjust, materials=materials)
    path = in_folder(out, sheet.name)
    files.save(sheet.pdf, path)
    click.echo(path)
    say("print it at actual size, on plain paper, both sides")
