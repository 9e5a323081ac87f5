"""`handbill batch`."""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from handbill.cli import options
from handbill.cli.printing import Bar, given, say
from handbill.cli.signals import deaf

if TYPE_CHECKING:
    from types import TracebackType

    from handbill.api.schools import Count, Run, Step
    from handbill.problems import Problem
    from handbill.roster.schools import Roster

MOST = 50  # lines, errors and folders that a person reads
COLUMNS = 16  # that a person reads about
KINDS = 12  # lines for notes and sums that are yet to come
FEWEST = 5  # errors that are told, however much else there is
UNUSED = 20  # headers that a person reads


@click.command("batch")
@click.argument("roster", type=click.Path(path_type=Path))
@click.option("--column", "columns", multiple=True, metavar="FIELD=HEADER",
              help="Which column is what, as in name=School; may be given more than once.")  # fmt: skip
@click.option("--sheet", default="", help="The sheet of a workbook that lists the schools, or all.")
@click.option("--only", multiple=True, metavar="COLUMN=VALUE",
              help="Only the rows that say this, as in Status=Active; may be given more than once.")  # fmt: skip
@click.option(
    "--check", is_flag=True, help="Only read the roster: tell what was understood, what is wrong, what would be printed."
)
@click.option("--grades-from-name", is_flag=True, help="Read the grades from a name, as in “Middle”, where a row gives none.")
@click.option("--name-strip", is_flag=True, help="Take off a code before a name, as in “07X029: P.S. 29”.")
@click.option("--title-case", is_flag=True, help="Write names that stand in capitals as Names Are Written.")
@click.option("--name-suffix", default="", help="What to add to a name that does not say it is a school, as in “Elementary”.")
@click.option("--all-pieces", is_flag=True, help="Every piece for every school, whatever its grades.")
@options.together(
    options.several,
    options.paper,
    options.booklet,
    options.tiles,
    options.card_stock,
    options.ink,
    options.printer,
    options.press,
    options.materials,
    options.imprint_file,
    options.lines,
)
@click.option("--out", default="out", show_default=True, help="The folder to write into, or a URL (needs the extra “remote”).")
@click.option("--zip", "zips", is_flag=True, help="Also an archive for each school.")
@click.option("--merge", is_flag=True, help="Also a press run of each piece: one file for all schools, with a job ticket.")
@click.option("--gang", is_flag=True, help="Also a gang run of each card: all schools’ cards on sheets that they fill, "
              "with the order to cut them in. A row’s quantity counts cards there; else a school gets a sheetful.")  # fmt: skip
@click.option("--with-names", is_flag=True, help="Name the staff on the page that lists what was printed.")
@click.option("--force", is_flag=True, help="Make every file again, also what is there and whole.")
@click.option("--jobs", type=click.IntRange(1), help="How many processes work; else as many as there are cores.")
@click.option("--dask", metavar="ADDRESS", default="", help="Hand the work to a Dask cluster (needs the extra “cluster”).")
def command(check: bool, columns: tuple[str, ...], only: tuple[str, ...], more: tuple[str, ...], **asked: Any) -> None:
    """Every piece for every school of a list, a folder each.

    ROSTER is a CSV file or a workbook. The options of the imprint are for every school whose own row does not say otherwise.
    """
    from handbill.api.schools import Run, Wanted
    from handbill.problems import Problem, Problems, Where

    gc.enable()
    problems = Problems()
    for option, example, given_ones in (("--column", "name=School", columns), ("--only", "Status=Active", only)):
        if any("=" not in one for one in given_ones):
            told = "this is no field and header" if option == "--column" else "this is no column and value"
            problems.add(Problem(told, f"Write it as {example}.", Where(option)))
    asked = given(asked, False, problems)
    lines: Any = {name: asked.pop(name) for name in options.LINES if name in asked}
    wanted = Wanted(columns=dict(_pairs(columns)), only=_values(only), topics=more, **asked)
    run = Run(wanted, lines, check=check, problems=problems)
    _say_what_was_understood(run.roster)
    for note in run.notes:
        say(note)
    wrong = _check(run) if check else _print(run)
    if wrong:
        raise click.exceptions.Exit(1)


def _pairs(given_ones: Iterable[str]) -> list[tuple[str, str]]:
    return [(name, value) for name, equals, value in (one.partition("=") for one in given_ones) if equals]


def _values(only: Iterable[str]) -> dict[str, list[str]]:
    """By column, the values of which a row must have one."""
    found: dict[str, list[str]] = {}
    for header, value in _pairs(only):
        found.setdefault(header, []).append(value)
    return found


def _say_what_was_understood(roster: Roster) -> None:
    from handbill.problems import counted

    for column in roster.columns[:COLUMNS]:
        shown = f" ({', '.join(f'“{example}”' for example in column.examples)})" if column.examples else ""
        click.echo(f"Column “{column.header}” is taken for {column.field}: {column.sure}, {column.why}{shown}.", err=True)
    if len(roster.columns) > COLUMNS:
        click.echo(f"{len(roster.columns) - COLUMNS:,} more columns of other sheets are taken likewise.", err=True)
    if roster.unused:
        more = f" and {len(roster.unused) - UNUSED:,} more" if len(roster.unused) > UNUSED else ""
        click.echo(f"Not used: {', '.join(roster.unused[:UNUSED])}{more}.", err=True)
    click.echo(f"{counted(roster.count, 'row')}.", err=True)
    for notice in roster.notices:
        click.echo(f"Note: {notice}", err=True)


def _check(run: Run) -> bool:
    """Tells what is wrong with the roster, what to know of it, and what would be printed; whether anything is wrong."""
    from handbill.roster.notices import Gathered

    told: list[Problem] = []
    notes, forecast, wrong = Gathered(run.roster.notices), run.forecast(), 0
    for row in run.roster.rows():
        problems = forecast.add(row.school) if row.school else row.problems  # a school has none of its own
        if problems:
            wrong += len(problems)
            told += problems[: MOST - len(told)]
        for notice in row.notices:
            notes.add(notice)
    lines, ends = notes.told(), [*forecast.told()]
    most = _most_errors(run.roster, len(lines) + len(ends) + 1)
    for problem in told[:most]:
        click.echo(f"Error: {problem}", err=True)
    if wrong > most:
        click.echo(f"{wrong - min(most, len(told)):,} more errors stand in problems.csv once it is printed.", err=True)
    for line in lines:
        click.echo(f"Note: {line}", err=True)
    for line in ends:
        click.echo(line, err=True)
    click.echo(f"{wrong:,} to mend." if wrong else "Nothing to mend.", err=True)
    return wrong > 0


def _most_errors(roster: Roster, others: int) -> int:
    """How many errors a person reads beside what was understood, and so many other lines."""
    return max(
        MOST - min(len(roster.columns), COLUMNS + 1) - len(roster.notices) - others - len(("unused", "rows", "more")), FEWEST
    )


def _print(run: Run) -> bool:
    """Prints the whole run, and tells how it goes; whether anything needs mending."""
    said, stopped = _Said(run.roster), False
    try:
        with Progress(run.roster.count) as progress, closing(run.steps()) as steps:
            for step in steps:
                progress.show(step)
                said.tell(step)
    except KeyboardInterrupt:
        stopped = True
    finally:
        with deaf():
            if stopped:
                click.echo("Stopped. What is printed is whole; run the same command again to go on.", err=True)
            said.sum_up(run.count)
    return stopped or said.wrong > 0


class _Said:
    """Tells a run's problems, as many as a person reads, and in the end its notices, a line a kind.

    Each path made is told to a pipe; to a person as many folders as one reads.
    """

    def __init__(self, roster: Roster) -> None:
        from handbill.roster.notices import Gathered

        self.wrong = self.folders = 0
        self.notes, self.most = Gathered(roster.notices), _most_errors(roster, KINDS)
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
            if self.wrong <= self.most:
                click.echo(f"Error: {problem}", err=True)
        for notice in step.notices:
            self.notes.add(notice)

    def sum_up(self, count: Count) -> None:
        from handbill.problems import counted

        if self.to_a_person and self.folders > MOST:
            click.echo(f"{self.folders - MOST:,} more folders stand in manifest.csv.", err=True)
        if self.wrong > self.most:
            click.echo(f"{self.wrong - self.most:,} more errors stand in problems.csv.", err=True)
        for line in self.notes.told():
            click.echo(f"Note: {line}", err=True)
        told = f"{counted(count.files, 'file')}, of which {count.kept:,} were there already."
        click.echo(told, err=True)


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
