"""What is measured of copies and scans."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

import copier

from handbill.page.marks import Code
from looks.pieces import SPOKEN, Made, others, posters
from looks.posters import TONER
from looks.table import Row, at_least, none_of

TABS = 8  # codes: on the tabs that are left, and the poster's own


def copies(papers: Iterable[str]) -> Iterator[Row | str]:
    """Whether a copier leaves every panel closed and every code readable."""
    handed_out = (others(kind, inks=TONER, languages=languages) for kind, languages in SPOKEN.items())
    for piece in chain(posters(papers, inks=TONER), *handed_out):
        if isinstance(piece, str):
            yield piece
        else:
            yield Row(piece.name, {"open panels": none_of(_open(piece)), "codes not read": none_of(_misread(piece))})


def _open(piece: Made) -> list[str]:
    drawn = map(copier.copied, copier.pictures(piece.file, only="shapes"))
    return [told for picture, page in zip(drawn, piece.document.pages, strict=True) for told in copier.open_panels(picture, page)]


def _misread(piece: Made, *, grey: bool = False) -> list[str]:
    drawn = copier.pictures(piece.file)
    scans = drawn if grey else map(copier.copied, drawn)
    return [told for picture, page in zip(scans, piece.document.pages, strict=True) for told in copier.misread(picture, page)]


def tabs(papers: Iterable[str]) -> Iterator[Row | str]:
    """Whether the codes on all tabs are there and are read."""
    for poster in posters(papers, inks=TONER, languages=["en"], tabs=True):
        if isinstance(poster, str):
            yield poster
            continue
        codes = sum(isinstance(mark, Code) for page in poster.document.pages for mark in page.marks())
        yield Row(poster.name, {"codes": at_least(codes, TABS, 0), "codes not read": none_of(_misread(poster, grey=True))})
