"""An edition: a piece laid out and written once, into which any school's imprint is set.

One more reader of pages, not a second layout: its shell is what `pdf` wrote of the page, its places
are the page's own, and a school's file is byte for byte what `pdf.write` makes of the same order.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable
from functools import cached_property

from msgspec import Struct

from handbill.editions.slots import LogoSlot, Slot
from handbill.orders.notices import Notes
from handbill.page.case import Case
from handbill.page.document import titled
from handbill.page.imprint import Imprint
from handbill.page.marks import Code
from handbill.page.press import Press
from handbill.pdf.metadata import named
from handbill.pdf.shell import Shell
from handbill.pdf.syntax import bars
from handbill.problems import Problems
from handbill.words.codes import REPORT_URL, is_ours


class Edition(Struct, frozen=True, dict=True):
    """A written piece with room for an imprint.

    `title`, `lang`, `pages`, `flip` and `finish` are the document's, `sheets` how much paper it takes; `slots` are
    its places, `cases` the type that words are set from there, `codes` the codes that are drawn in it, `press` how a print shop's
    file is made of it, if one is.
    """

    title: str
    lang: str
    pages: int
    sheets: int
    flip: str
    finish: tuple[str, ...]
    shell: Shell
    slots: tuple[Slot | LogoSlot, ...]
    cases: tuple[Case, ...]
    codes: tuple[Code, ...]
    notes: Notes
    press: Press | None = None

    def inked(self, imprint: Imprint) -> dict[str, bytes]:
        """What goes into the shell's gaps for a school.

        Raises Unusable with all words that need more room than their place has, Outside for letters that
        the alphabet lacks.
        """
        problems = Problems()
        ink = named(titled(self.title, imprint.school), imprint.school)
        for fill in self._fillers:
            with problems:
                fill(imprint, ink)
        problems.tell()
        return ink

    @cached_property
    def _fillers(self) -> list[Callable[[Imprint, dict[str, bytes]], None]]:
        if not self.slots:
            return []
        from handbill.editions.inking import fillers

        return fillers(self.slots, self.cases, self.press)

    @property
    def finished(self) -> str:
        """What is done with the printed sheets, in words: cut + fold."""
        return " + ".join(self.finish)

    def leads_home(self) -> bool:
        """Whether a code leads to the report page, every code in the shell is drawn as its link's, and that is a link beside it.

        A print shop's file has no links.
        """
        parts = [_inflated(part) for part in self.shell.head.split(b"stream\n")[1::2]]
        shown = [bars(code).encode() for code in self.codes]
        ours = all(is_ours(code.link, code.rows) for code in self.codes)
        drawn = ours and all(any(code in part for part in parts) for code in shown)
        links = {code.link for code in self.codes}
        told = bool(self.press) or all(any(b"(%b)" % link.encode() in part for part in parts) for link in links)
        return REPORT_URL in links and drawn and told


def _inflated(part: bytes) -> bytes:
    """A compressed stream's content; nothing if it is not compressed."""
    try:
        return zlib.decompressobj().decompress(part)
    except zlib.error:
        return b""
