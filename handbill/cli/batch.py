"""`handbill batch`."""

from __future__ import annotations

import gc
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from handbill.cli import options
from handbill.cli.printing import Bar, given, say

if TYPE_CHECKING:
    from types import TracebackType

    from handbill.api.schools import Count, Run, Step
    from handbill.roster.schools import Roster

MOST = 50  # errors, notes and folders that a person reads
UNUSED = 20  # headers that a person reads


@click.command("batch")
@click.argument("roster", type=click.Path(path_type=Path))
@click.option("--column", "columns", multiple=True, metavar="FIELD=HEADER",
              help="Which column is what, as in name=School; may be given more than once.")  # fmt: skip
@click.option("--sheet", default="", help="The sheet of a workbook that lists the schools.")
@click.option("--check", is_flag=True, help="Only read the roster: tell what was understood, and what is wrong.")
@click.option("--title-case", is_flag=True, help="Write names that stand in capitals as Names Are Written.")
@click.option("--name-suffix", default="", help="What to add to a name that does not say it is a school, as in “Elementary”.")
@click.option("--all-pieces", is_flag=True, help="Every piece for every school, whatever its grades.")
@options.together(
    options.several, options.paper, options.card_stock, options.ink, options.materials, options.imprint_file, options.lines
)
@click.option("--out", default="out", show_default=True, help="The folder to write into, or a URL (needs the extra “remote”).")
@click.option("--zip", "zips", is_flag=True, help="Also an archive for each school.")
@click.option("--merge", is_flag=True, help="Also a press run of each piece: one file for all schools, with a job ticket.")
@click.option("--with-names", is_flag=True, help="Name the staff on the page that lists what was printed.")
@click.option("--force", is_flag=True, help="Make every file again, also what is there and whole.")
@click.option("--jobs", type=click.IntRange(1), help="How many processes work; else as many as there are cores.")
@click.option("--dask", metavar="ADDRESS", default="", help="Hand the work to a Dask cluster (needs the extra “cluster”).")
def command(check: bool, columns: tuple[str, ...], more: tuple[str, ...], **asked: Any) -> None:
    """Every piece for every school of a list, a folder each.

    ROSTER is a CSV file or a workbook. The options of the imprint are for every school whose own row does not say otherwise.
    """
    from handbill.api.schools import Run, Wanted
    from handbill.problems import Problem, Problems, Where

    gc.enable()
    problems = Problems()
    if any("=" not in column for column in columns):
        problems.add(Problem("this is no field and header", "Write it as name=School.", Where("--column")))
    asked = given(asked, False, problems)
    lines: Any = {name: asked.pop(name) for name in options.LINES if name in asked}
    named = dict(column.split("=", 1) for column in columns if "=" in column)
    run = Run(Wanted(columns=named, topics=more, **asked), lines, check=check, problems=problems)
    _say_what_was_understood(run.roster)
    for note in run.notes:
        say(note)
    wrong = _check(run.roster) if check else _print(run)
    if wrong:
        raise click.exceptions.Exit(1)


def _say_what_was_understood(roster: Roster) -> None:
    for column in roster.columns:
        click.echo(f"Column “{column.header}” is taken for {column.field}: {column.sure}, {column.why}.", err=True)
    if roster.unused:
        more = f" and {len(roster.unused) - UNUSED:,} more" if len(roster.unused) > UNUSED else ""
        click.echo(f"Not used: {', '.join(roster.unused[:UNUSED])}{more}.", err=True)
    click.echo(f"{roster.count:,} rows.", err=True)


def _check(roster: Roster) -> bool:
    """Tells every problem of the roster, and as many notes as a person reads; whether there is any problem."""
    wrong = noted = 0
    for row in roster.rows():
        wrong, noted = wrong + len(row.problems), noted + len(row.notices)
        for problem in row.problems:
            click.echo(f"Error: {problem}", err=True)
        for notice in row.notices if noted <= MOST else ():
            click.echo(f"Note: {notice}", err=True)
    if noted > MOST:
        click.echo(f"{noted:,} notes in all; the others stand in problems.csv once it is printed.", err=True)
    click.echo(f"{wrong:,} to mend." if wrong else "Nothing to mend.", err=True)
    return wrong > 0


def _print(run: Run) -> bool:
    """Prints the whole run, and tells how it goes; whether anything needs mending."""
    said = _Said()
    try:
        with Progress(run.roster.count) as progress, closing(run.steps()) as steps:
            for step in steps:
                progress.show(step)
                said.tell(step)
    except KeyboardInterrupt:
        click.echo("Stopped. What is printed is whole; run the same command again to go on.", err=True)
        return True
    finally:
        said.sum_up(run.count)
    return said.wrong > 0


class _Said:
    """Tells a run's problems and notices, as many as a person reads, and counts them all.

    Each path made is told to a pipe; to a person as many folders as one reads.
    """

    def __init__(self) -> None:
        self.wrong = self.noted = self.folders = 0
        self.to_a_person = sys.stdout.isatty()

    def tell(self, step: Step) -> None:
        paths = step.paths
        if step.printed:
            paths = paths[: max(MOST - self.folders, 0)] if self.to_a_person else paths
            self.folders += len(step.paths)
        if paths:
            click.echo("\n".join(paths))
        for problem in step.problems:
            self.wrong += 1
            if self.wrong <= MOST:
                click.echo(f"Error: {problem}", err=True)
        for notice in step.notices:
            self.noted += 1
            if self.noted <= MOST:
                click.echo(f"Note: {notice}", err=True)

    def sum_up(self, count: Count) -> None:
        if self.to_a_person and self.folders > MOST:
            click.echo(f"{self.folders - MOST:,} more folders stand in manifest.csv.", err=True)
        for told, what in ((self.wrong, "errors"), (self.noted, "notes")):
            if told > MOST:
                click.echo(f"{told - MOST:,} more {what} stand in problems.csv.", err=True)
        click.echo(f"{count.files:,} files, of which {count.kept:,} were there already.", err=True)


class Progress:
    """A bar with the rate and the time left on a terminal; in a pipe a line a minute."""

    MINUTE = 60.0

    def __init__(self, rows: int) -> None:
        self.rows, self.done, self.begun = rows, 0, time.monotonic()
        self.next = self.begun + self.MINUTE
        self.bar = Bar()

    def __enter__(self) -> Progress:
        self.bar.begin(self.rows)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.bar.__exit__(kind, error, trace)

    def show(self, step: Step) -> None:
        """Shows how far the run is after a step."""
        self.done += step.rows
        now = time.monotonic()
        rate = self.done / max(now - self.begun, 0.001)
        self.bar.update(step.rows, f"{rate:,.0f} schools a second")
        if step.paths or step.problems or step.notices:
            self.bar.make_way()
        if not self.bar and now > self.next:
            self.next += self.MINUTE
            left = (self.rows - self.done) / max(rate, 0.001) / 60
            click.echo(f"{self.done:,} of {self.rows:,} rows, {rate:,.0f} schools a second, {left:.0f} minutes left.", err=True)
