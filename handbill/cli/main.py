"""The program: opens a command's file when it is asked for, and tells what cannot be used.

Paths made go to stdout, one a line; all else to stderr. Exit 0 done, 1 something needs mending, 2 wrong usage.
"""

from __future__ import annotations

import errno
import gc
import sys
from contextlib import suppress
from importlib import import_module
from typing import Any

import click

from handbill.cli.signals import heard
from handbill.cli.streams import drop, ready

COMMANDS = ("poster", "guide", "card", "kit", "batch", "calibrate", "site", "list", "schema")  # each in a file of its name


class Commands(click.Group):
    """Turns what cannot be used into messages on stderr and exit 1, for every command."""

    def main(self, *arguments: Any, **options: Any) -> Any:
        ready()
        with heard():
            return super().main(*arguments, **options)

    def list_commands(self, _: click.Context) -> list[str]:
        return [*COMMANDS]

    def get_command(self, _: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        command: click.Command = import_module(f"handbill.cli.{name}").command
        return command

    def invoke(self, ctx: click.Context) -> object:
        from handbill.problems import Problem, Unusable, Where, told

        gc.disable()  # a tenth of a poster's time; a command that works for long collects again
        with suppress(AttributeError):  # a name that the terminal cannot show is no reason to stop
            sys.stdout.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]  # of a file; a test has another
        try:
            return super().invoke(ctx)
        except Unusable as unusable:
            problems = unusable.problems
        except OSError as error:
            if error.errno == errno.EPIPE:
                raise
            where = Where(error.filename or "standard output")
            problems = (Problem(str(error.strerror), "Make room, or look who may read and write it.", where),)
            drop(sys.stdout)
        except RuntimeError as error:
            if isinstance(error.__cause__, KeyboardInterrupt):  # so Python before 3.12 calls one that comes amid an import
                raise KeyboardInterrupt from None
            raise
        finally:
            gc.enable()
        for line in told(problems):
            click.echo(f"Error: {line}", err=True)
        return ctx.exit(1)


def _show_version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted:
        import handbill

        click.echo(f"handbill {handbill.__version__}")
        ctx.exit()


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_show_version,
              help="Show the version and exit.")  # fmt: skip
def main() -> None:
    """Posters, discussion guides and wallet cards about sextortion and online enticement.

    Each piece is a PDF with a code to report.cybertip.org. Start with: handbill kit
    """
