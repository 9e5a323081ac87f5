"""The page of what was printed: every school, its files, what they look like. One file that needs no other."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby, islice
from pathlib import Path
from urllib.parse import quote

from msgspec import Struct

from press.files import save
from press.manifest import Printed, read

SCHOOLS = 5_000  # on one page
HERE = Path(__file__).parent
STAFF = (("counselor", "Counselor"), ("sro", "School resource officer"))


class Edition(Struct, frozen=True):
    """A piece as the page shows it: its file's name, its title, a picture, and the sheets of paper that it takes."""

    name: str
    title: str
    svg: str
    sheets: int


def write(
    out: Path, editions: Iterable[Edition], staff: dict[str, dict[str, str]] | None = None, *, per_page: int = SCHOOLS
) -> list[Path]:
    """Writes index.html, and index-2.html and so on where there are more schools, from the folder's manifest.

    `staff` has by folder the names to be shown, if any are. Raises Unusable if a page
    cannot be written.
    """
    count, files, sheets = _totals(out)
    pages = max(1, -(-count // per_page))
    gallery = "".join(_figure(edition) for edition in editions)
    paths = []
    schools = (list(made) for _, made in groupby(read(out), lambda printed: printed.folder))
    for nth in range(1, pages + 1):
        listed = "".join(_school(made, staff or {}) for made in islice(schools, per_page))
        told = f"{count:,} schools, {files:,} files, {sheets:,} sheets of paper for one printing of all."
        path = out / _name(nth)
        save(_page(told, gallery if nth == 1 else "", listed, _others(nth, pages)).encode(), path)
        paths.append(path)
    return paths


def _name(nth: int) -> str:
    return "index.html" if nth == 1 else f"index-{nth}.html"


def _totals(out: Path) -> tuple[int, int, int]:
    """How many schools, files and sheets of paper; each file as often as its quantity says."""
    count, files, sheets, last = 0, 0, 0, ""
    for printed in read(out):
        count += printed.folder != last
        last = printed.folder
        files += 1
        sheets += printed.sheets * printed.quantity
    return count, files, sheets


def _figure(edition: Edition) -> str:
    paper = "1 sheet" if edition.sheets == 1 else f"{edition.sheets} sheets"
    return f"<figure>{edition.svg}<figcaption>{escape(edition.title)}<small>{paper}</small></figcaption></figure>"


def _school(made: list[Printed], staff: dict[str, dict[str, str]]) -> str:
    first = made[0]
    named = staff.get(first.folder, {})
    told = "".join(f"<p>{label}: {escape(named[field])}</p>" for field, label in STAFF if field in named)
    sheets = sum(printed.sheets * printed.quantity for printed in made)
    files = "".join(_file(printed) for printed in made)
    return (
        f'<details class="school"><summary><h3>{escape(first.school)}</h3> '
        f"<span>{len(made)} files, {sheets} sheets</span></summary>"
        f"{told}<ul>{files}</ul></details>"
    )


def _file(printed: Printed) -> str:
    name = f"{printed.piece} for {printed.audience}, {printed.topic}, {printed.language}".replace("-", " ")
    size = f"{max(printed.bytes // 1000, 1):,} KB"
    copies = f", {printed.quantity} copies" if printed.quantity != 1 else ""
    pages = "1 page" if printed.pages == 1 else f"{printed.pages} pages"
    return f'<li><a href="{quote(printed.file)}">{escape(name.capitalize())}</a> <span>PDF, {pages}, {size}{copies}</span></li>'


def _others(nth: int, pages: int) -> str:
    """The way to the other pages, if there are any."""
    if pages == 1:
        return ""
    links = (f"<b>{n}</b>" if n == nth else f'<a href="{_name(n)}">{n}</a>' for n in range(1, pages + 1))
    return f'<nav aria-label="Pages">Page {" ".join(links)}</nav>'


def _page(told: str, gallery: str, listed: str, others: str) -> str:
    style, script = _part("index.css"), _part("index.js")
    policy = (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; base-uri 'none'; form-action 'none'"
    )
    shown = f'<section aria-labelledby="what"><h2 id="what">What there is</h2><div class="gallery">{gallery}</div></section>'
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">'
        f"<title>Posters, guides and cards for every school</title><style>{style}</style></head><body>"
        '<a class="skip" href="#schools">To the schools</a>'
        f"<header><h1>For every school</h1><p>{told}</p></header><main>{shown if gallery else ''}"
        '<section aria-labelledby="schools"><h2 id="schools">Schools</h2>'
        '<form role="search"><label for="find">Find a school on this page</label>'
        '<input id="find" type="search" autocomplete="off">'
        f'<p id="found" role="status" aria-live="polite"></p></form>{others}{listed}{others}</section></main>'
        f"<footer><p>Made with Handbill. Every code leads to report.cybertip.org.</p></footer>"
        f"<script>{script}</script></body></html>\n"
    )


def _part(name: str) -> str:
    return (HERE / name).read_text(encoding="utf-8").strip()


def _digest(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def staff(lines: dict[str, str]) -> Iterator[tuple[str, str]]:
    """The lines of an imprint that name staff."""
    return ((field, str(lines[field])) for field, _ in STAFF if field in lines)
