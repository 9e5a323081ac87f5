"""`handbill guide`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from handbill.cli import options
from handbill.cli.printing import print_one
from handbill.orders.order import AUDIENCE, USUAL


@click.command("guide")
@options.topic
@options.together(
    options.audience(AUDIENCE["guide"]),
    options.language(USUAL),
    options.paper,
    options.booklet,
    options.ink,
    options.form,
    options.printer,
    options.press,
    options.one_piece,
)
def command(out: Path, preview: bool, **asked: Any) -> None:
    """One discussion guide about TOPIC, for a class or an evening."""
    from handbill.api.pieces import guide

    print_one(guide, out, preview, asked)
