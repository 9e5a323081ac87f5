"""The front door: what Handbill makes, and what it is asked for.

The only file that prints, exits or reads arguments. Paths made go to stdout, one a line; all else
to stderr. Exit 0 done, 1 something needs mending, 2 wrong usage.
"""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from handbill.district.batch import Job
    from handbill.district.district import Step
    from handbill.editions.editions import Editions, File
    from handbill.orders.notices import Notes
    from handbill.orders.order import Order
    from handbill.page.imprint import Imprint
    from handbill.problems import Problems
    from handbill.roster.schools import Roster
    from handbill.words.library import Library


MOST = 50  # errors, notes and folders that a person reads
UNUSED = 20  # headers that a person reads


class Commands(click.Group):
    """Turns what cannot be used into messages on stderr and exit 1, for every command."""

    def invoke(self, ctx: click.Context) -> object:
        from handbill.problems import Problem, Unusable, Where

        with suppress(AttributeError):  # a name that the terminal cannot show is no reason to stop
            sys.stdout.reconfigure(errors="backslashreplace")
        try:
            return super().invoke(ctx)
        except Unusable as unusable:
            problems = unusable.problems
        except OSError as error:
            if error.errno == errno.EPIPE:
                raise
            where = Where(error.filename or "standard output")
            problems = [Problem(str(error.strerror), "Make room, or look who may read and write it.", where)]
            _drop_what_is_left_to_say()
        for problem in problems:
            click.echo(f"Error: {problem}", err=True)
        return ctx.exit(1)


def _drop_what_is_left_to_say() -> None:
    """Keeps Python from trying once more, at its end, to write to a full disk."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def together(*decorators: Callable) -> Callable:
    """Several decorators as one, the first outermost."""

    def decorate(command: Callable) -> Callable:
        for decorator in reversed(decorators):
            command = decorator(command)
        return command

    return decorate


def _show_version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    """The version that is installed, or that of the checkout this file stands in."""
    if not wanted:
        return
    from importlib import metadata

    try:
        version = metadata.version("handbill")
    except metadata.PackageNotFoundError:
        import tomllib

        version = tomllib.loads(Path(__file__).with_name("pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    click.echo(f"handbill {version}")
    ctx.exit()


materials = click.option(
    "--materials", type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A folder with topics of your own; they are added to ours or override them.",
)  # fmt: skip
ink = click.option("--ink", type=click.Choice(["full", "light"]), default="full", show_default=True,
                   help="light: no large areas of ink, for a plotter or to save toner.")  # fmt: skip
printing = together(
    ink,
    click.option("--out", type=click.Path(path_type=Path), default=Path("out"), show_default=True,
                 help="The folder to write into; made if it is not there."),
    click.option("--preview", is_flag=True, help="Also write a PNG of each page (needs the extra “proof”)."),
    materials,
)  # fmt: skip
lines = together(
    click.option("--district", help="The district’s name."),
    click.option("--counselor", help="Whom to see at school."),
    click.option("--sro", help="The school resource officer."),
    click.option("--phone", help="Ten digits; printed as answered in school hours."),
    click.option("--hotline", help="The state’s child-abuse hotline, ten digits."),
    click.option("--logo", type=click.Path(path_type=Path), help="The school’s logo, PNG or JPEG."),
    click.option("--blank", is_flag=True, help="Leave ruled lines to fill in by hand."),
)
imprint_lines = together(click.option("--school", help="The school’s name."), lines)
several = together(
    click.option("--topic", "more", multiple=True, help="Only about this topic; may be given more than once."),
    click.option("--piece", "pieces", type=click.Choice(["poster", "guide", "card"]), multiple=True,
                 help="Only these pieces; may be given more than once."),
    click.option("--audience", "audiences", multiple=True, help="Only for these; may be given more than once."),
    click.option("--language", "languages", multiple=True, default=["en"], show_default=True,
                 help="See `list languages`; may be given more than once."),
)  # fmt: skip
language = click.option("--language", default="en", show_default=True, help="See `list languages`.")
paper = click.option("--paper", default="letter", show_default=True, help="See `list papers`.")
card_stock = together(
    click.option("--stock", default="avery-5371", show_default=True, help="The sheet of cards; see `list stocks`."),
    click.option("--flip", type=click.Choice(["long", "short"]), default="long", show_default=True,
                 help="The edge that the printer turns the sheet on."),
)  # fmt: skip


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_show_version,
              help="Show the version and exit.")  # fmt: skip
def main() -> None:
    """Posters, discussion guides and wallet cards about sextortion and online enticement.

    Each piece is a PDF with a code to report.cybertip.org. Start with: handbill kit
    """


def _audience(default: str) -> Callable:
    return click.option("--audience", default=default, show_default=True, help="For whom; see `list audiences`.")


@main.command()
@click.argument("topic")
@together(_audience("student"), language, paper, printing, imprint_lines)
def poster(**asked: object) -> None:
    """One poster about TOPIC, for a wall."""
    _make_one("poster", asked)


@main.command()
@click.argument("topic")
@together(_audience("grades-9-12"), language, paper, printing, imprint_lines)
def guide(**asked: object) -> None:
    """One discussion guide about TOPIC, for a class or an evening."""
    _make_one("guide", asked)


@main.command()
@click.argument("topic")
@together(_audience("student"), language, card_stock, printing, imprint_lines)
def card(**asked: object) -> None:
    """One sheet of wallet cards about TOPIC, front and back."""
    _make_one("card", asked)


@main.command()
@click.argument("topics", nargs=-1, metavar="[TOPIC ...]")
@together(several, paper, card_stock, printing, imprint_lines)
def kit(
    topics: tuple[str, ...], more: tuple[str, ...], pieces: tuple, audiences: tuple, languages: tuple, **asked: object
) -> None:
    """Every piece for one school, in a folder: of each TOPIC, or of all."""
    from handbill.orders import orders
    from handbill.orders.order import KINDS
    from handbill.problems import Problems

    problems, editions = Problems(), _editions(asked)
    library, lines = editions.library, _imprint(asked, problems)
    found: list[Order] = []
    for tongue in dict.fromkeys(languages):
        for topic in dict.fromkeys((*topics, *more)) or library.topics():
            order = _order("poster", lines, {**asked, "topic": topic, "language": tongue, "audience": ""})
            _read(order, library, problems)
            with problems:
                found += orders.kit(order, library, (topic,), pieces or KINDS)
    found = [order for order in found if not audiences or order.audience in audiences]
    _say_what_is_not_there(found, (*pieces, *audiences), problems)
    _make(found, editions, asked, problems)


def _say_what_is_not_there(found: list[Order], wanted: tuple[str, ...], problems: Problems) -> None:
    """Adds to `problems`, if there are none yet, a piece or an audience that was asked for and that no order is for."""
    from handbill.problems import Problem

    there = {name for order in found for name in (order.kind, order.audience)}
    if not problems and not (found and there.issuperset(wanted)):
        missing = " or ".join(f"“{name}”" for name in wanted if name not in there) or "all of this together"
        problems.add(Problem(f"there is nothing to print for {missing}", "See `generate.py list audiences`."))


def _make_one(kind: str, asked: dict) -> None:
    from handbill.problems import Problems

    problems, editions = Problems(), _editions(asked)
    order = _order(kind, _imprint(asked, problems), asked)
    if problems or not editions.is_kept(order):  # else it was read when its edition was made
        _read(order, editions.library, problems)
    _make([order], editions, asked, problems)


def _editions(asked: dict) -> Editions:
    from handbill.editions.editions import Editions, cache_folder

    return Editions(asked["materials"], cache_folder())


def _library(asked: dict) -> Library:
    from handbill.words.library import library

    return library(asked["materials"])


def _imprint(asked: dict, problems: Problems) -> Imprint:
    """The school's lines; none where they are unusable, which goes to `problems`."""
    from handbill.page.imprint import Imprint, imprint
    from handbill.page.logo import read_logo

    logo = b""
    with problems:
        logo = read_logo(asked["logo"]) if asked["logo"] else b""
    with problems:
        lines = {name: asked.get(name) for name in ("school", "district", "counselor", "sro", "phone", "hotline")}
        return imprint(blank=asked["blank"], logo=logo, **lines)
    return Imprint()


def _order(kind: str, lines: Imprint, asked: dict) -> Order:
    from handbill.orders.order import Order

    names = ("topic", "audience", "language", "paper", "stock", "ink", "flip")
    return Order(kind, imprint=lines, **{name: asked[name] for name in names if name in asked})


def _read(order: Order, library: Library, problems: Problems) -> None:
    """Reads every file that the order is made of, so that what is wrong in any of them goes to `problems` at once."""
    for tongue in order.languages:
        with problems:
            library.sayings(order.topic, tongue)
        with problems:
            if tongue in library.languages(order.topic):
                library.phrases(tongue)
    with problems:
        library.topic(order.topic)


def _make(found: list[Order], editions: Editions, asked: dict, problems: Problems) -> None:
    """Every order as a file: all are laid out and checked before the first is written."""
    if asked["preview"]:
        with problems:
            from handbill.orders import preview  # noqa: F401 (says what to install where it cannot work)
    made = []
    with _Bar(2 * len(found), shown=len(found) > 1) as bar:
        for order in found:
            with problems:
                made.append(editions.file(order))
            bar.update(1, order.name)
        problems.tell()
        for order, file in zip(found, made, strict=True):
            for path in _files(order, file, asked):
                bar.make_way()
                click.echo(path)
            bar.update(1, order.name)
    _say_what_to_know([(order, file.edition.notes) for order, file in zip(found, made, strict=True)])


def _files(order: Order, file: File, asked: dict) -> Iterator[Path]:
    """Writes the order's file, and each page's picture if wanted; gives each path once it is there."""
    from handbill import files

    path = asked["out"] / order.name
    files.save(file.parts, path)
    yield path
    if asked["preview"]:
        from handbill.orders import preview

        for number, picture in enumerate(preview.pictures(b"".join(file.parts)), 1):
            page = path.with_name(f"{path.stem}-{number}.png")
            files.save(picture, page)
            yield page


class _Bar:
    """A progress bar on a terminal, of which other lines take the place while it is open; nothing in a pipe."""

    def __init__(self, steps: int, *, shown: bool = True) -> None:
        self._bar = None
        if shown and sys.stderr.isatty():
            self._bar = click.progressbar(length=steps, label="Printing", file=sys.stderr, item_show_func=lambda told: told or "")

    def __bool__(self) -> bool:
        return self._bar is not None

    def __enter__(self) -> _Bar:
        if self._bar:
            self._bar.__enter__()
        return self

    def __exit__(self, *how: object) -> None:
        if self._bar:
            self._bar.__exit__(*how)

    def update(self, steps: int, told: str) -> None:
        """So many steps further; `told` stands beside it."""
        if self._bar:
            self._bar.update(steps, told)

    def make_way(self) -> None:
        """What is said next takes the bar's line, and the bar the one after it."""
        if self._bar:
            click.echo("\r\x1b[K", nl=False, err=True)


def _say_what_to_know(found: list[tuple[Order, Notes]]) -> None:
    """What a person should know about what was printed, on stderr."""
    from handbill import clock
    from handbill.orders.notices import notices

    for told in notices(found, clock.today()):
        click.echo(f"Note: {told}.", err=True)


@main.command()
@click.argument("roster", type=click.Path(path_type=Path))
@click.option("--column", "columns", multiple=True, metavar="FIELD=HEADER",
              help="Which column is what, as in name=School; may be given more than once.")  # fmt: skip
@click.option("--sheet", default="", help="The sheet of a workbook that lists the schools.")
@click.option("--check", is_flag=True, help="Only read the roster: tell what was understood, and what is wrong.")
@click.option("--title-case", is_flag=True, help="Write names that stand in capitals as Names Are Written.")
@click.option("--name-suffix", default="", help="What to add to a name that does not say it is a school, as in “Elementary”.")
@click.option("--all-pieces", is_flag=True, help="Every piece for every school, whatever its grades.")
@together(several, paper, card_stock, ink, materials, lines)
@click.option("--out", default="out", show_default=True, help="The folder to write into, or a URL (needs the extra “remote”).")
@click.option("--zip", "zips", is_flag=True, help="Also an archive for each school.")
@click.option("--merge", is_flag=True, help="Also a press run of each piece: one file for all schools, with a job ticket.")
@click.option("--with-names", is_flag=True, help="Name the staff on the page that lists what was printed.")
@click.option("--force", is_flag=True, help="Make every file again, also what is there and whole.")
@click.option("--jobs", type=click.IntRange(1), help="How many processes work; else as many as there are cores.")
@click.option("--dask", metavar="ADDRESS", default="", help="Hand the work to a Dask cluster (needs the extra “cluster”).")
def batch(roster: Path, **asked: object) -> None:
    """Every piece for every school of ROSTER, a CSV file or workbook: a folder for each school.

    The options of the imprint are for every school whose own row does not say otherwise.
    """
    from handbill.problems import Problems

    problems = Problems()
    listed = None
    with problems:
        listed = _roster(roster, asked)
    job, known = _job(asked, listed, problems)
    problems.tell()
    _say_what_was_understood(listed)
    _say_what_to_know(known)
    code = _check(listed) if asked["check"] else _print_all(listed, job, asked)
    if code:
        raise click.exceptions.Exit(code)


def _roster(path: Path, asked: dict) -> Roster:
    """The roster, surveyed. Raises Unusable with what is wrong with it as a whole."""
    from handbill.problems import Problem, Unusable, Where
    from handbill.roster.schools import roster

    if any("=" not in column for column in asked["columns"]):
        raise Unusable(Problem("this is no field and header", "Write it as name=School.", Where("--column")))
    if not asked["check"] and path.absolute().parent.resolve() == Path(asked["out"]).resolve():
        told = f"“{asked['out']}” is the folder that the roster is in"
        raise Unusable(Problem(told, "Choose another, so that nothing of yours is written over.", Where("--out")))
    columns = dict(column.split("=", 1) for column in asked["columns"])
    return roster(path, columns, title_case=asked["title_case"], suffix=asked["name_suffix"], sheet=asked["sheet"])


def _job(asked: dict, listed: Roster | None, problems: Problems) -> tuple[Job, list[tuple[Order, Notes]]]:
    """What to print for each school, and what to know of each piece.

    All are looked up and laid out once, so that a wrong option is told before anything is printed.
    """
    from msgspec.structs import replace

    from handbill.district import batch
    from handbill.editions.editions import cache_folder
    from handbill.orders.order import KINDS, Order
    from handbill.page.imprint import FIELDS

    library, lines = _library(asked), _imprint(asked, problems)
    order = Order("poster", "", "", imprint=lines, **{name: asked[name] for name in ("paper", "stock", "ink", "flip")})
    job = batch.Job(
        asked["out"], order, asked["more"] or tuple(library.topics()), asked["pieces"] or KINDS, asked["audiences"],
        tuple(dict.fromkeys(asked["languages"])), asked["materials"], cache_folder(), asked["all_pieces"], asked["force"],
        asked["zips"],
    )  # fmt: skip
    wanted: list[Order] = []
    for tongue in job.languages:
        for topic in job.topics:
            _read(_order("poster", lines, {**asked, "topic": topic, "language": tongue, "audience": ""}), library, problems)
        with problems:
            wanted += [piece.order for piece in batch.pieces(job, library, tongue)]
    _say_what_is_not_there(wanted, (*asked["pieces"], *asked["audiences"]), problems)
    fields = ["school", *(column.field for column in listed.columns if column.field in FIELDS)] if listed else []
    known: list[tuple[Order, Notes]] = []
    for piece in [] if problems or asked["check"] else wanted:
        with problems:
            known.append((replace(piece, imprint=lines), batch.prove(piece, job, [f for f in fields if f != "logo"])))
    return job, known


def _say_what_was_understood(listed: Roster) -> None:
    for column in listed.columns:
        click.echo(f"Column “{column.header}” is taken for {column.field}: {column.sure}, {column.why}.", err=True)
    if listed.unused:
        more = f" and {len(listed.unused) - UNUSED:,} more" if len(listed.unused) > UNUSED else ""
        click.echo(f"Not used: {', '.join(listed.unused[:UNUSED])}{more}.", err=True)
    click.echo(f"{listed.count:,} rows.", err=True)


def _check(listed: Roster) -> int:
    """Tells every problem of the roster, and as many notes as a person reads; 1 if there is any problem."""
    wrong = noted = 0
    for row in listed.rows():
        wrong, noted = wrong + len(row.problems), noted + len(row.notices)
        for problem in row.problems:
            click.echo(f"Error: {problem}", err=True)
        for notice in row.notices if noted <= MOST else ():
            click.echo(f"Note: {notice}", err=True)
    if noted > MOST:
        click.echo(f"{noted:,} notes in all; the others stand in problems.csv once it is printed.", err=True)
    click.echo(f"{wrong:,} to mend." if wrong else "Nothing to mend.", err=True)
    return 1 if wrong else 0


def _print_all(listed: Roster, job: Job, asked: dict) -> int:
    """Prints the whole run, and tells how it goes; 1 if anything needs mending."""
    from handbill.district import district

    jobs = asked["jobs"] or os.cpu_count() or 1
    extras = district.Extras(asked["merge"], asked["with_names"])
    said = _Said()
    try:
        with _Progress(listed.count) as progress:
            for step in district.run(listed, job, extras, jobs, asked["dask"]):
                progress.show(step)
                said.tell(step)
    except KeyboardInterrupt:
        click.echo("Stopped. What is printed is whole; run the same command again to go on.", err=True)
        return 1
    finally:
        said.sum_up()
    return 1 if said.wrong else 0


class _Said:
    """Tells a run's problems and notices, as many as a person reads, and counts them all.

    Each path made is told to a pipe; to a person as many folders as one reads.
    """

    def __init__(self) -> None:
        self.wrong = self.noted = self.printed = self.kept = self.folders = 0
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
        self.printed += step.printed
        self.kept += step.kept

    def sum_up(self) -> None:
        if self.to_a_person and self.folders > MOST:
            click.echo(f"{self.folders - MOST:,} more folders stand in manifest.csv.", err=True)
        for count, what in ((self.wrong, "errors"), (self.noted, "notes")):
            if count > MOST:
                click.echo(f"{count - MOST:,} more {what} stand in problems.csv.", err=True)
        click.echo(f"{self.printed:,} files, of which {self.kept:,} were there already.", err=True)


class _Progress:
    """A bar with the rate and the time left on a terminal; in a pipe a line a minute."""

    MINUTE = 60.0

    def __init__(self, rows: int) -> None:
        self.rows, self.done, self.begun = rows, 0, time.monotonic()
        self.next = self.begun + self.MINUTE
        self.bar = _Bar(rows)

    def __enter__(self) -> _Progress:
        self.bar.__enter__()
        return self

    def __exit__(self, *how: object) -> None:
        self.bar.__exit__(*how)

    def show(self, step: Step) -> None:
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


@main.group(name="list")
def list_() -> None:
    """What there is: topics, audiences, languages, papers, stocks, figures, contacts."""


def _table(rows: list[tuple[str, ...]]) -> None:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        click.echo("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


@list_.command()
@materials
def topics(materials: Path | None) -> None:
    """The topics, and the languages that each speaks."""
    library = _library({"materials": materials})
    _table([(topic, ", ".join(library.languages(topic))) for topic in library.topics()])


@list_.command()
@click.argument("topic", required=False)
@language
@materials
def audiences(topic: str | None, language: str, materials: Path | None) -> None:
    """Which pieces TOPIC has, or every topic, for whom and for which grades."""
    from handbill.orders.order import KINDS

    library = _library({"materials": materials})
    wanted = [topic] if topic else library.topics()
    speaking = [known for known in wanted if language in library.languages(known)] or wanted
    said = {known: library.sayings(known, language) for known in speaking}
    _table([(known, kind, name, f"grades {piece.grades}")
            for known in speaking for kind in KINDS for name, piece in getattr(said[known], kind).items()])  # fmt: skip


@list_.command()
@materials
def languages(materials: Path | None) -> None:
    """The languages, the topics that speak them, and whether a native speaker has reviewed them."""
    library = _library({"materials": materials})
    rows = []
    for tongue in sorted({tongue for topic in library.topics() for tongue in library.languages(topic)}):
        speaking = [topic for topic in library.topics() if tongue in library.languages(topic)]
        told = dict.fromkeys(library.sayings(topic, tongue).review.told for topic in speaking)
        rows.append((tongue, library.phrases(tongue).name, ", ".join(speaking), "; ".join(told)))
    _table(rows)


@list_.command()
def papers() -> None:
    """The papers, their size in points, and what is printed on them."""
    from handbill.page.stock import tables

    _table([(name, f"{p.width:g} x {p.height:g}", ", ".join(p.names)) for name, p in tables().papers.items()])


@list_.command()
def stocks() -> None:
    """The sheets of cards."""
    from handbill.page.stock import tables

    _table([(name, stock.about) for name, stock in tables().stocks.items()])


@list_.command()
@materials
def figures(materials: Path | None) -> None:
    """Each number that is printed, its year, its source, when it was checked and until when that holds."""
    from handbill import clock
    from handbill.orders.notices import stale

    library, today = _library({"materials": materials}), clock.today()
    rows = []
    for id_, figure in library.figures.items():
        source, claim = library.sources[figure.source], next(iter(figure.claim.values()), "")
        age = f"checked {source.checked}, {(today - source.checked).days} days ago"
        rows.append((id_, figure.value, claim, figure.year, source.publisher, age, f"holds until {figure.stale}"))
    _table(rows)
    for id_ in library.figures:
        for told in stale(id_, figure.stale, today):
            click.echo(f"Note: {told}.", err=True)


@list_.command()
@materials
def contacts(materials: Path | None) -> None:
    """Each service, how to reach it, and when that was checked."""
    from handbill.words.library import ways

    library = _library({"materials": materials})
    _table([(id_, contact.name, ", ".join(ways(id_, contact)), f"checked {contact.checked}")
            for id_, contact in library.contacts.items()])  # fmt: skip


@main.command()
@click.option("--out", type=click.Path(path_type=Path), help="Write one file a format into this folder.")
@click.option("--for", "name", default="sayings", show_default=True, help="Which file’s format to print.")
def schema(out: Path | None, name: str) -> None:
    """The JSON Schema of the files in materials/, for editors."""
    from handbill import files
    from handbill.words import schemas

    if out:
        for known in schemas.FORMATS:
            path = out / f"{known}.json"
            files.save(schemas.schema(known).encode(), path)
            click.echo(path)
    else:
        click.echo(schemas.schema(name), nl=False)


if __name__ == "__main__":
    main(prog_name="generate.py")
