"""`handbill site`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from handbill.cli import options
from handbill.cli.printing import Bar
from handbill.orders.order import INKS, KINDS

if TYPE_CHECKING:
    from handbill.api.site import Written


@click.command("site")
@click.argument("topics", nargs=-1, metavar="[TOPIC ...]", shell_complete=options.names("topics"))
@click.option("--piece", "pieces", type=click.Choice(KINDS, case_sensitive=False), multiple=True, help="Only such pieces.")
@click.option("--language", "languages", multiple=True, shell_complete=options.names("languages"),
              show_default="each, and English beside each other one",
              help="May be given more than once; see `list languages`.")  # fmt: skip
@click.option("--paper", "papers", multiple=True, default=("letter",), show_default=True, shell_complete=options.names("papers"),
              help="May be given more than once; see `list papers`.")  # fmt: skip
@click.option("--stock", "stocks", multiple=True, show_default="avery-5371, plain card, a table tent, a bookmark",
              shell_complete=options.names("stocks"), help="May be given more than once; see `list stocks`.")  # fmt: skip
@click.option("--ink", "inks", type=click.Choice(INKS, case_sensitive=False), multiple=True, default=INKS, show_default=True,
              help="May be given more than once; light is for copiers.")  # fmt: skip
@click.option("--logos/--no-logos", default=True, help="Whether posters may have a school’s logo, which doubles the site.")
@click.option("--tabs/--no-tabs", default=True, help="Whether posters may have a strip of tabs to tear off.")
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), default=Path("site"), show_default=True,
              help="The folder to write into: new, empty, or a site’s.")  # fmt: skip
@click.option("--jobs", type=click.IntRange(1), help="How many processes work; else as many as there are cores.")
@click.option(
    "--serve", is_flag=True, help="Serve what is in the folder to this machine, until Ctrl-C; make it first if there is nothing."
)
@options.materials
def command(out: Path, serve: bool, **asked: Any) -> None:
    """A folder of static files that prints any school’s pieces in a browser.

    Put it on any web host. What is typed there stays in the reader’s browser. With --serve it is only looked at: a folder that
    has a site is served as it is.
    """
    if not (serve and (out / "manifest.json").exists()):
        _write(out, asked)
    if serve:
        _serve(out)


def _write(out: Path, asked: dict[str, Any]) -> None:
    from handbill.api.site import site

    with Bar() as bar:

        def progress(nth: int, total: int, name: str) -> None:
            bar.begin(total if nth == 1 else 0)
            bar.update(1, name)

        written = site(out, progress=progress, **asked)
    _tell(written)
    click.echo(out / "index.html")


def _tell(written: Written) -> None:
    from handbill.problems import counted

    for problem in written.left_out:
        click.echo(f"Note: {problem}", err=True)
    told = f"{counted(written.pieces, 'piece')} in {counted(written.files, 'file')}, {written.bytes / 1e6:,.0f} MB."
    click.echo(told, err=True)


def _serve(out: Path) -> None:
    from handbill.api.site import open_browser, serve

    def begun(address: str) -> None:
        click.echo(address)
        click.echo("Ctrl-C ends it.", err=True)
        open_browser(address)

    serve(out, begun)
