"""`handbill card`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from handbill.cli import options
from handbill.cli.printing import print_one
from handbill.orders.order import AUDIENCE, USUAL


@click.command("card")
@options.topic
@options.together(
    options.audience(AUDIENCE["card"]),
    options.language(USUAL),
    options.card_stock,
    options.part_used,
    options.ink,
    options.form,
    options.printer,
    options.press,
    options.one_piece,
)
def command(out: Path, preview: bool, **asked: Any) -> None:
    """Wallet cards about TOPIC, front and back: one sheet, or as many cards as you ask for."""
    from handbill.api.pieces import card

    print_one(card, out, preview, asked)
