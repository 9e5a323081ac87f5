"""Whether what the peers print is what they were given: every word, every page, every font, and a code that leads home."""

from __future__ import annotations

import subprocess
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from handbill.words.codes import REPORT_URL
from peers import manuscript, once
from peers.schools import invented

DENSITY = 200  # dots an inch


def faults(name: str, path: Path, out: Path) -> tuple[bool, list[str]]:
    """Prints one file; whether its headings are tagged, and all that is wrong with it."""
    once.file(name, str(path), str(out))
    asked = manuscript.load(path)
    told = _told("pdfinfo", str(out))
    found = [*_pages(asked, told), *_words(asked, out), *_fonts(out, asked), *_codes(out, asked)]
    if asked.titled(invented(0)) not in told:
        found.append("its title does not name the school")
    return " H1" in _told("pdfinfo", "-struct", str(out)), found


def _pages(asked: manuscript.Manuscript, told: str) -> Iterator[str]:
    if _value(told, "Pages") != str(len(asked.pages)):
        yield f"{_value(told, 'Pages')} pages instead of {len(asked.pages)}"


def _words(asked: manuscript.Manuscript, out: Path) -> Iterator[str]:
    """Paragraphs that stand on a page less often than they should, however their lines are broken."""
    for nth, page in enumerate(asked.pages, 1):
        there = _bare(_told("pdftotext", "-raw", "-f", str(nth), "-l", str(nth), str(out), "-"))
        for layer in page.layers:
            for mark in layer.marks:
                if isinstance(mark, manuscript.Paragraph) and there.count(_bare(mark.said(invented(0)))) < len(layer.offsets):
                    yield f"page {nth} lacks “{mark.said(invented(0))}”"


def _fonts(out: Path, asked: manuscript.Manuscript) -> Iterator[str]:
    """Fonts that are missing, or that are not in the file."""
    rows = [row.split() for row in _told("pdffonts", str(out)).splitlines()[2:]]
    for row in rows:
        if row[-5] != "yes":
            yield f"not embedded: {row[0]}"
    for name in asked.fonts():
        if not any(_bare(name).removesuffix("Regular") in _bare(row[0]) for row in rows):
            yield f"not set in {name}"


def _codes(out: Path, asked: manuscript.Manuscript) -> Iterator[str]:
    """Whether as many codes can be read as the manuscript has, each leading to the report page."""
    import pypdfium2
    import zxingcpp

    file = pypdfium2.PdfDocument(out)
    for nth, (page, drawn) in enumerate(zip(asked.pages, file, strict=False), 1):
        wanted = sum(len(layer.offsets) for layer in page.layers for mark in layer.marks if isinstance(mark, manuscript.Symbol))
        picture = drawn.render(scale=DENSITY / 72).to_pil()
        read = [code.text for code in zxingcpp.read_barcodes(picture) if code.text == REPORT_URL]
        if len(read) != wanted:
            yield f"page {nth} has {len(read)} readable codes of {wanted}"
    file.close()


def _bare(text: str) -> str:
    """Letters alone: where lines break is the peer's own affair, and a broken line may end in a hyphen."""
    return "".join(letter for letter in unicodedata.normalize("NFKC", text) if letter.isalnum())


def _value(told: str, name: str) -> str:
    return next((row.split(":", 1)[1].strip() for row in told.splitlines() if row.startswith(f"{name}:")), "")


def _told(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8", errors="replace").stdout
