"""What a run makes beside the schools' folders: press runs, and the page of what was printed."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, nullcontext
from functools import cache, partial
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from handbill.district import index
from handbill.district.gang import Plan, gang
from handbill.district.lists import PRESS_RUNS, cutting, ticket
from handbill.district.pressrun import pressrun
from handbill.district.printer import Job, sheets
from handbill.editions.editions import Editions
from handbill.files import refuse_a_link, saving
from handbill.orders import bare, orders
from handbill.orders.order import Order
from handbill.page.drawing import svg
from handbill.page.imprint import Room
from handbill.pdf import pdf
from handbill.pdf.shell import Shell
from handbill.roster.schools import Roster, School
from handbill.words.library import Library


class Extras(Struct, frozen=True):
    """What is wanted of them."""

    merge: bool = False  # press runs
    gang: bool = False  # of cards, which fill their sheets
    names: bool = False  # of the staff, on the page


def made(desk: Path, job: Job, pieces: list[Order], listed: Roster, wanted: Extras) -> list[Path]:
    """Makes them of the manifest that is there, with these pieces' press runs and pictures; gives each file."""
    found: list[Path] = []
    for order in pieces if wanted.merge else ():
        found += _press_run(desk, job, order, listed)
    for order in pieces if wanted.gang else ():
        found += _gang_run(desk, job, order, listed)
    with closing(_Staff(_schools(listed))) if wanted.names else nullcontext() as staff:
        return found + _index(desk, job, pieces, staff)


class _Staff:
    """Who is to be named of each school: asked by folder in any order, kept on disk."""

    def __init__(self, schools: Iterable[School]) -> None:
        self._rows = sqlite3.connect("")
        self._rows.execute("CREATE TABLE staff (folder TEXT PRIMARY KEY, named TEXT) WITHOUT ROWID")
        named = ((school.folder, json.dumps(dict(index.staff(school.lines)))) for school in schools)
        self._rows.executemany("INSERT INTO staff VALUES (?, ?)", named)

    def get(self, folder: str, otherwise: dict[str, str]) -> dict[str, str]:
        found = self._rows.execute("SELECT named FROM staff WHERE folder = ?", (folder,)).fetchone()
        return json.loads(found[0]) if found else otherwise

    def close(self) -> None:
        self._rows.close()


def _schools(listed: Roster) -> Iterator[School]:
    return (row.school for row in listed.rows() if row.school)


def _press_run(desk: Path, job: Job, order: Order, listed: Roster) -> list[Path]:
    """One file of a piece for all schools, and its job ticket."""
    edition = Editions(job.materials, job.cache).edition(order, Room())
    path = desk / PRESS_RUNS / order.name
    refuse_a_link(path.parent)
    with saving(path) as file:
        lines = pressrun(sheets(job, order, _schools(listed)), file, title=edition.title)
    made = (order.sheet, edition.flip, edition.finished)
    ticket(path.with_suffix(".csv"), ((*line, edition.sheets * line.quantity, *made) for line in lines))
    return [path, path.with_suffix(".csv")]


def _gang_run(desk: Path, job: Job, order: Order, listed: Roster) -> list[Path]:
    """One file of a card for all schools, on sheets that their cards fill, and its job ticket; none of a sheet for one card."""
    library, start, each = Editions(job.materials).library, order.start, order.count
    order = replace(order, start=1, count=0)
    if not bare.is_ganged(order, library):
        return []
    places, known = bare.places(order, library), bare.bare(order, library)
    plan = Plan(known.title, places, [page.label for page in known.pages], cache(partial(_empty, order, library)), start)
    path = desk / PRESS_RUNS / f"{order.name.removesuffix('.pdf')}-gang.pdf"
    refuse_a_link(path.parent)
    blank = replace(job, order=replace(job.order, start=1, count=0))
    with saving(path) as file:
        lots = gang(sheets(blank, order, _schools(listed), otherwise=each or len(places[0])), file, plan)
    told = (order.sheet, known.flip, " + ".join(known.finish))
    cutting(path.with_suffix(".csv"), ((*lot, lot.cards, *told) for lot in lots))
    return [path, path.with_suffix(".csv")]


def _empty(order: Order, library: Library, start: int, count: int) -> Shell:
    return pdf.written(orders.prepared(order, bare.bare(order, library, start, count))).shell


def _index(desk: Path, job: Job, pieces: list[Order], staff: _Staff | None) -> list[Path]:
    """The page of what was printed, with a picture of each of these pieces."""
    library = Editions(job.materials).library
    languages = {tongue: library.phrases(tongue).name for order in pieces for tongue in order.languages}
    return index.write(desk, (_picture(order, library) for order in pieces), staff, languages)


def _picture(order: Order, library: Library) -> index.Edition:
    document = orders.lay(order, library, Room())
    return index.Edition(
        order.name, document.title, svg((document.whole or document).pages[0], title=document.title), document.sheets
    )
