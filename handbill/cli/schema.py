"""`handbill schema`."""

from __future__ import annotations

from pathlib import Path

import click


@click.command("schema")
@click.option("--out", type=click.Path(path_type=Path), help="Write one file a format into this folder.")
@click.option("--for", "name", default="poster", show_default=True, help="Which file’s format to print.")
def command(out: Path | None, name: str) -> None:
    """The JSON Schema of the files in materials/, for editors."""
    from handbill import files
    from handbill.api import schemas

    if out:
        for known in schemas.FORMATS:
            path = out / f"{known}.json"
            files.save(schemas.schema(known).encode(), path)
            click.echo(path)
    else:
        click.echo(schemas.schema(name), nl=False)
