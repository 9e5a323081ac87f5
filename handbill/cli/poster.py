"""`handbill poster`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from handbill.cli import options
from handbill.cli.printing import print_one
from handbill.orders.order import AUDIENCE


@click.command("poster")
@options.topic
@options.together(
    options.audience(AUDIENCE["poster"]),
    options.language("en, or what the design speaks"),
    options.paper,
    options.ink,
    options.design,
    options.tiles,
    options.form,
    options.printer,
    options.press,
    options.one_piece,
)
def command(out: Path, preview: bool, **asked: Any) -> None:
    """One poster about TOPIC, for a wall."""
    from handbill.api.pieces import poster

    print_one(poster, out, preview, asked)
