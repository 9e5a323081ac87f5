"""`handbill kit`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from handbill.cli import options
from handbill.cli.printing import Bar, given, say_what_to_know, write


@click.command("kit")
@click.argument("topics", nargs=-1, metavar="[TOPIC ...]", shell_complete=options.names("topics"))
@options.together(options.several, options.paper, options.booklet, options.tiles, options.card_stock, options.part_used,
                  options.ink, options.printer, options.press, options.folder, options.preview, options.materials,
                  options.imprint)  # fmt: skip
def command(topics: tuple[str, ...], more: tuple[str, ...], out: Path, preview: bool, **asked: Any) -> None:
    """Every piece for one school, in a folder: of each TOPIC, or of all."""
    from handbill.api.making import refuse_a_file
    from handbill.api.pieces import kit
    from handbill.leftovers import tidy_unless_at_work as tidy
    from handbill.problems import Problems

    problems = Problems()
    with problems:
        refuse_a_file(out, "a kit")
    with Bar() as bar:

        def progress(_: int, total: int, name: str) -> None:
            bar.begin(2 * total if total > 1 else 0)
            bar.update(1, name)

        with problems:
            pieces = kit(*topics, *more, progress=progress, **given(asked, preview, problems))
        problems.tell()
        tidy(out)
        for piece in pieces:
            write(piece, out, preview, bar)
            bar.update(1, piece.name)
    say_what_to_know(pieces)
