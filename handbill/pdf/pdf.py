"""A document as a tagged PDF 1.7 file, PDF/UA-1 (ISO 14289-1), through ReportLab.

It knows pages, not layouts: what an element means is in the
page, so nothing can be drawn that is neither tagged nor called an artifact.
"""

from __future__ import annotations

from typing import NamedTuple

from handbill.page.document import Document
from handbill.pdf.pen import Shown
from handbill.pdf.shell import Shell
from handbill.pdf.writer import Writer


def write(document: Document) -> bytes:
    """The document's file. The same document gives the same bytes, whatever the hour or machine."""
    made = written(document)
    return made.shell.head + made.shell.tail(made.ink)[0]


class Written(NamedTuple):
    """A document's file as a shell, and what its gaps are filled with.

    The title and whatever stands in places of the imprint are in gaps: documents that differ in
    nothing else, and in the letters of `alphabet` alone, have one shell. `shown` says of each place, by
    its number, how words are shown in it.
    """

    shell: Shell
    ink: dict[str, bytes]
    shown: dict[str, Shown]


def written(document: Document) -> Written:
    """The document's file, its gaps still open."""
    writer = Writer(document)
    for nth, page in enumerate(document.pages):
        writer.add_page(page, nth)
    return Written(writer.finish(), writer.pen.ink, writer.shown)
