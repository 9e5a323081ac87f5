"""The site is written: editions by several processes, then the page, its scripts and the lists of what is there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path

import msgspec
from msgspec import Struct
from msgspec.structs import replace

import handbill
from handbill.district.workers import workers
from handbill.files import refuse_a_link, save
from handbill.folders import files_below
from handbill.orders import stocks
from handbill.orders.order import Order
from handbill.page.stock import tables
from handbill.problems import Problem, Problems, Unusable, Where, one_of
from handbill.site import catalogue, fonts, packing, pages, rooms, rules
from handbill.site.catalogue import Entry, Wanted, ordered, tongues
from handbill.site.folder import Keeper, finish, opened
from handbill.words.library import Library, library

FORMAT = 1
WEB = Path(__file__).with_name("web")
ENDINGS = (".html", ".css", ".js", ".txt", ".png", ".svg")

Progress = Callable[[int, int, str], None]
"""Told how many pieces are made, of how many, and the last one's name."""


class Catalog(Struct, frozen=True):
    """What there is to print; by each stock's key, as what it is sold."""

    format: int
    handbill: str
    languages: Sequence[dict[str, str]]
    topics: Sequence[str]
    stocks: Mapping[str, Sequence[str]]
    pieces: Sequence[Entry]


class Written(Struct, frozen=True):
    """What was written: how many pieces, files and bytes; `left_out` says of each piece that could not be had why."""

    pieces: int
    files: int
    bytes: int
    left_out: Sequence[Problem]


def write(out: Path, wanted: Wanted, jobs: int, progress: Progress | None = None) -> Written:
    """Writes a site into the folder, which is new, empty or a site's. Raises Unusable with every problem."""
    words = library(wanted.materials)
    asked = _settled(wanted, words)
    orders = [*dict.fromkeys(ordered(asked, words))]
    with opened(out):
        made, left_out = _made(out, orders, asked, jobs, progress)
        entries = [entry for entry, _ in made]
        if not entries:
            raise Unusable(*left_out or [Problem("there is nothing to print", "See `handbill list audiences`.")])
        listed = finish(out, chain(_page(out, entries, words), *(files for _, files in made)))
    return Written(len(entries), len(listed.files), sum(file.bytes for file in listed.files.values()), left_out)


def _settled(wanted: Wanted, words: Library) -> Wanted:
    """What is wanted, every name of it known. Raises Unusable with all that are not."""
    problems = Problems()
    for topic in wanted.topics:
        with problems:
            words.topic(topic)
    sheets = list[str]()
    for name in wanted.stocks:
        with problems:
            sheets.append(stocks.key(name, words))
    for option, names, there in (
        ("--paper", wanted.papers, tables().papers),
        ("--language", [tag for language in wanted.languages for tag in language.split("+")], words.languages()),
    ):  # fmt: skip
        for name in (name for name in names if name not in there):
            problems.add(Problem(f"there is no “{name}”", one_of(name, there), Where(option)))
    problems.tell()
    topics = wanted.topics or tuple(words.topics())
    sheets = list(dict.fromkeys(sheets))
    return replace(wanted, topics=topics, stocks=tuple(sheets), languages=wanted.languages or tuple(tongues(words, topics)))


Made = tuple[Entry, set[str]]


def _made(
    out: Path, orders: Sequence[Order], wanted: Wanted, jobs: int, progress: Progress | None
) -> tuple[list[Made], list[Problem]]:
    """Each order's catalogue entry with the files that it needs, in their order; and what could not be had."""
    found, left_out = list[Made](), list[Problem]()
    with workers(jobs) as crew:
        begun = [crew.executor.submit(_entry, out, order, wanted) for order in orders]
        for nth, (order, future) in enumerate(zip(orders, begun, strict=True), 1):
            try:
                found.append(future.result())
            except Unusable as unusable:
                left_out += [replace(problem, what=f"{order.name} is left out: {problem.what}") for problem in unusable.problems]
            if progress:
                progress(nth, len(orders), order.name)
    return found, left_out


def _entry(out: Path, order: Order, wanted: Wanted) -> Made:
    """An order's files, written into the folder, and what the catalogue says of it."""
    words, keep = library(wanted.materials), Keeper(out)
    made, known = rooms.packed(order, words, keep, logos=wanted.logos)
    return catalogue.entry(order, made[""].edition, known, keep("editions", packing.packed(made, keep)), words), keep.files


def _page(out: Path, entries: Sequence[Entry], words: Library) -> Iterator[str]:
    """Writes what a browser opens; gives each file's path below the folder."""
    tags = [*dict.fromkeys(tag for entry in entries for tag in entry.language.split("+"))]
    topics = [*dict.fromkeys(entry.topic for entry in entries)]
    sheets = {key: stocks.sold(key, words) for key in dict.fromkeys(entry.stock for entry in entries) if key}
    catalog = Catalog(FORMAT, handbill.__version__, pages.languages(tags, words), topics, sheets, entries)
    yield from _written(out, "catalog.json", msgspec.json.encode(catalog, enc_hook=str))
    yield from _written(out, "tables.json", msgspec.json.encode(rules.tables()))
    for name in fonts.FACES:
        yield from _written(out, f"fonts/{name}.woff", fonts.woff(name))
    for path in files_below(WEB, ENDINGS):
        name = Path(path.path).relative_to(WEB).as_posix()
        if name != pages.TEMPLATE:
            yield from _written(out, name, Path(path.path).read_bytes())
    for name, content in pages.written(tags, words).items():
        yield from _written(out, name, content)


def _written(out: Path, name: str, content: bytes) -> Iterator[str]:
    refuse_a_link((out / name).parent)
    save(content, out / name)
    yield name
