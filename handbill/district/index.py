"""The page of what was printed: every school, its files, what they look like. One file that needs no other."""

from __future__ import annotations

import base64
import hashlib
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from html import escape
from itertools import count, groupby, islice
from operator import attrgetter
from pathlib import Path
from typing import Protocol
from urllib.parse import quote

from msgspec import Struct

from handbill import folders
from handbill.district.captions import bold, called, headed, isolated, made_of, spoken, titled, weighed
from handbill.district.catalog import Catalog, File, Piece, School, catalog
from handbill.files import save, unwritten
from handbill.orders.order import KINDS
from handbill.problems import Problem, Unusable, Where, counted
from handbill.words.codes import LEARN_ADDRESS, PRINTED_ADDRESS

SCHOOLS = 5_000  # on one page
HERE = Path(__file__).parent
LOOK = folders.folder("layouts") / "look.css"
STAFF = (("counselor", "Counselor"), ("sro", "School resource officer"))


class Named(Protocol):
    """Who is to be named of each school, by its folder."""

    def get(self, folder: str, otherwise: dict[str, str], /) -> Mapping[str, str]: ...


class Edition(Struct, frozen=True):
    """A piece as the page shows it: its file's name, its title, a picture, and the sheets of paper that it takes."""

    name: str
    title: str
    svg: str
    sheets: int


class Beside(Struct, frozen=True):
    """What the pages show that no manifest has: pieces by file name, staff by folder, what each language calls itself."""

    editions: Mapping[str, Edition]
    staff: Named
    languages: Mapping[str, str]


def write(
    out: Path,
    editions: Iterable[Edition],
    staff: Named | None = None,
    languages: Mapping[str, str] | None = None,
    *,
    per_page: int = SCHOOLS,
) -> list[Path]:
    """Writes index.html, and index-2.html and so on where there are more schools, from the folder's manifest.

    `staff` has by folder the names to be shown, if any are; `languages` what each language calls
    itself. Pages that an earlier run needed and this one does not are removed. Raises Unusable if
    a page cannot be written.
    """
    beside = Beside({edition.name: edition for edition in editions}, {} if staff is None else staff, languages or {})
    try:
        with catalog(out) as listed:
            paths = [_saved(page, out / _name(nth)) for nth, page in enumerate(_Pages(listed, beside, per_page), 1)]
    except sqlite3.Error as error:
        told = f"“{out / _name(1)}” cannot be written: there is no sorting the schools ({error})"
        raise Unusable(Problem(told, "Make room where temporary files go.", Where("--out"))) from None
    _remove_from(out, len(paths) + 1)
    return paths


def staff(lines: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The lines of an imprint that name staff."""
    return ((field, str(lines[field])) for field, _ in STAFF if field in lines)


def _name(nth: int) -> str:
    return "index.html" if nth == 1 else f"index-{nth}.html"


def _saved(page: Iterable[str], path: Path) -> Path:
    save((part.encode() for part in page), path)
    return path


def _remove_from(out: Path, first: int) -> None:
    """Removes the pages from that number on."""
    for nth in count(first):
        try:
            (out / _name(nth)).unlink()
        except FileNotFoundError:
            return
        except OSError as error:
            raise unwritten(out / _name(nth), error) from None


class _Pages:
    """All pages of one manifest. Each is given in parts, which are to be read before the next page."""

    def __init__(self, listed: Catalog, beside: Beside, per_page: int) -> None:
        self.listed, self.beside, self.per_page = listed, beside, per_page
        self.totals, self.pieces = listed.totals(), listed.pieces()
        self.names = listed.every(per_page) or [""]  # of the first school on each page
        self.bilingual = len({piece.language for piece in self.pieces}) > 1
        self.linked = cache(self._linked)

    def __iter__(self) -> Iterator[Iterator[str]]:
        schools = self.listed.schools()
        for nth in range(1, len(self.names) + 1):
            yield self._page(nth, islice(schools, self.per_page))

    def _page(self, nth: int, schools: Iterable[School]) -> Iterator[str]:
        yield _head(self._heading + (f", page {nth}" if len(self.names) > 1 else ""))
        yield self._header(nth)
        yield "<main>"
        if nth == 1:
            yield from self._gallery()
        yield f'<section aria-labelledby="schools"><h2 id="schools">The schools</h2>{self._others(nth)}'
        yield from map(self._school, schools)
        yield f"{self._next(nth)}</section></main>"
        leads = f"Each piece’s code leads to {PRINTED_ADDRESS}; a sign’s second, to {LEARN_ADDRESS}."
        yield f"<footer><p>Made with Handbill. {leads}</p></footer>"
        yield f"<script>{_part('index.js')}</script></body></html>\n"

    @property
    def _heading(self) -> str:
        """Posters, guides and cards for every school: as many kinds as there are."""
        kinds = [f"{kind}s" for kind in KINDS if any(piece.piece == kind for piece in self.pieces)] or ["pieces"]
        return " and ".join(filter(None, [", ".join(kinds[:-1]), kinds[-1]])).capitalize() + " for every school"

    def _header(self, nth: int) -> str:
        """The heading, what there is in all, and the search, which the script shows."""
        schools, files, sheets = self.totals
        pictures = f"{'' if nth == 1 else _name(1)}#pieces"
        where = "" if len(self.names) == 1 else ", if it is on this page"
        return (
            f'<header><a class="skip" href="#schools">To the schools</a><div class="bubble"><h1>{self._heading}</h1></div>'
            '<p class="totals">'
            f'<a href="#schools">{bold(schools, "school")}</a> <a href="{pictures}">{bold(len(self.pieces), "piece")}</a> '
            f"<span>{bold(files, 'file')}</span> <span>{bold(sheets, 'sheet')} of paper to print all</span></p>"
            '<form role="search" hidden><label for="find">Find a school</label>'
            '<input id="find" type="search" autocomplete="off" aria-describedby="found">'
            f'<p id="found" role="status">A part of its name will do{where}.</p></form></header>'
        )

    def _gallery(self) -> Iterator[str]:
        """A picture of each piece, under its topic."""
        yield '<section id="shown" aria-labelledby="pieces"><h2 id="pieces">The pieces</h2>'
        for topic, pieces in groupby(self.pieces, attrgetter("topic")):
            yield f'<h3>{headed(topic)}</h3><div class="gallery">{"".join(map(self._figure, pieces))}</div>'
        yield "</section>"

    def _figure(self, piece: Piece) -> str:
        """A piece's picture and caption; one that an earlier run printed has no picture now."""
        edition = self.beside.editions.get(piece.name) or Edition(piece.name, "", "", piece.sheets)
        return (
            f'<figure><div class="sheet" aria-hidden="true">{edition.svg}</div>'
            f"<figcaption><b>{called(piece)}</b><small>{self._language(piece)}, {made_of(piece, edition.sheets)}</small>"
            f"{titled(edition.title, piece.languages)}</figcaption></figure>"
        )

    def _school(self, school: School) -> str:
        told = f"folder {escape(school.folder)}, " if school.namesake else ""
        told += f"{counted(len(school.files), 'file')}, {counted(school.sheets, 'sheet')}"
        groups, folder = "", quote(school.folder)
        for topic, files in groupby(school.files, lambda file: file.piece.topic):
            links = "".join([self._file(folder, file) for file in files])
            groups += f"<div><h4>{headed(topic)}</h4><ul>{links}</ul></div>"
        return (
            f'<details class="school"><summary><h3 dir="auto">{escape(school.name)}</h3> <span>{told}</span></summary>'
            f"{self._staff(school)}{groups}</details>\n"
        )

    def _staff(self, school: School) -> str:
        named = self.beside.staff.get(school.folder, {})
        return "".join(f"<p>{label}: {isolated(named[field])}</p>" for field, label in STAFF if field in named)

    def _file(self, folder: str, file: File) -> str:
        """A link to a file in that folder. A list item needs no end."""
        copies = f", {file.copies:,} copies" if file.copies != 1 else ""
        return f'<li><a href="{folder}/{self.linked(file.piece)} (PDF,\u00a0{weighed(file.size)})</a>{copies}'

    def _linked(self, piece: Piece) -> str:
        """What a link to a school's own says of a piece, from its file's name on; which language where there are several."""
        language = f", {self._language(piece)}" if self.bilingual else ""
        return f'{quote(piece.name)}">{called(piece)}{language}'

    def _language(self, piece: Piece) -> str:
        """What a piece's language calls itself, or each of its two; its code where nobody told."""
        names = self.beside.languages
        return " + ".join(spoken(code, names[code]) if code in names else escape(code) for code in piece.languages)

    def _others(self, nth: int) -> str:
        """The way to all pages, by the first school on each, where there are several."""
        if len(self.names) == 1:
            return ""
        links = (
            f'<li><a href="{_name(n)}"{" aria-current=page" if n == nth else ""}>Page {n}, from {isolated(name)}</a>'
            for n, name in enumerate(self.names, 1)
        )
        return f'<nav aria-label="Pages"><ul>{"".join(links)}</ul></nav>'

    def _next(self, nth: int) -> str:
        if nth == len(self.names):
            return ""
        return f'<p class="next"><a href="{_name(nth + 1)}">Next page, from {isolated(self.names[nth])}</a></p>'


def _head(title: str) -> str:
    """What comes before the body; nothing runs or is fetched but what stands in the page itself."""
    style, script = f"{_read(LOOK)}\n{_part('index.css')}", _part("index.js")
    policy = (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; base-uri 'none'; form-action 'none'"
    )
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">'
        f"<title>{title}</title><style>{style}</style></head><body>"
    )


def _part(name: str) -> str:
    return _read(HERE / name)


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8").strip()


def _digest(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
