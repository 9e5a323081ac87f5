"""A press run: one file of a piece for all schools, for whoever prints them in one go.

What the schools share is stored once. The first school's pages are those of its own file, tagged in
full; each later page is one figure that names piece and school.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from typing import BinaryIO, NamedTuple

from handbill.district.binder import Binder
from handbill.district.plates import Plate, Plates, brought, reached, untagged
from handbill.pdf.shell import Gapped, Shell
from handbill.pdf.syntax import text_string


class Sheet(NamedTuple):
    """A school's own: the shell of its file, what goes into the gaps, and how many copies it gets."""

    school: str
    shell: Shell
    ink: dict[str, bytes]
    quantity: int = 1


class Line(NamedTuple):
    """A line of the job ticket: a school's first and last page, counted from 1, and how many copies it gets."""

    school: str
    first: int
    last: int
    quantity: int


def pressrun(sheets: Iterable[Sheet], file: BinaryIO, *, title: str) -> list[Line]:
    """Writes the run of a piece as the sheets come; gives its job ticket, a line for each of them.

    `title` is the piece’s, as its own files have it. The same sheets give the same bytes.
    Raises ValueError where there is no sheet at all.
    """
    schools = iter(sheets)
    first = next(schools, None)
    if first is None:
        raise ValueError("a press run needs a school")
    run = _Run(file, first, title)
    for sheet in schools:
        run.add(sheet)
    run.close()
    return run.ticket


class _Run:
    """The file as it grows."""

    def __init__(self, file: BinaryIO, first: Sheet, title: str) -> None:
        self._binder, self._title = Binder(file, first.shell, title), title
        self._out = self._binder.out
        self._logos: dict[bytes, int] = {}
        self.ticket: list[Line] = []
        constant = first.shell.objects()
        self._add_first(first, constant)
        self._plates = {first.shell.digest: Plates(first.shell, constant, self._out)}

    def _add_first(self, sheet: Sheet, constant: dict[int, bytes]) -> None:
        """The first school's pages, as they are in its own file."""
        shell, skeleton = sheet.shell, sheet.shell.skeleton
        objects = constant | {gapped.number: gapped.body(sheet.ink) for gapped in shell.gapped}
        for joint in skeleton.joints:
            del objects[joint]
        pages = [leaf.page for leaf in skeleton.leaves]
        for number in sorted(reached([*pages, skeleton.profile, *skeleton.elements, *skeleton.owners], objects)):
            self._out.add(number, objects[number])
        for gapped in shell.gapped:
            if "logo" in gapped.gaps:
                self._logos[_digest(sheet.ink["logo"])] = gapped.number
        self._binder.tagged(pages, skeleton.elements, skeleton.owners)
        self._enter(sheet, len(pages))

    def _enter(self, sheet: Sheet, count: int) -> None:
        """Takes down whose the last pages are."""
        at = len(self._binder.pages)
        self.ticket.append(Line(sheet.school, at - count + 1, at, sheet.quantity))

    def add(self, sheet: Sheet) -> None:
        """A later school's pages, each one figure."""
        digest = sheet.shell.digest
        if digest not in self._plates:
            self._plates[digest] = brought(sheet.shell, self._out)
        plates = self._plates[digest]
        made: dict[int, int] = {}
        for nth, plate in enumerate(plates.of, 1):
            told = f" ({nth}/{len(plates.of)})" if len(plates.of) > 1 else ""
            self._page(plate, plates, sheet, f"{self._title} – {sheet.school}{told}", made)
        self._enter(sheet, len(plates.of))

    def _page(self, plate: Plate, plates: Plates, sheet: Sheet, alt: str, made: dict[int, int]) -> None:
        """A school's page. `made` are the school's forms by what they are made from."""
        forms = dict(plate.forms)
        if plate.leaf.logo:
            forms[b"Logo"] = self._logo(sheet.ink["logo"])
        if plate.leaf.copied:
            forms[b"Imprint"] = self._copied(plates.gapped[plate.leaf.copied], sheet.ink, plates.resources, made)
        if plate.imprint:
            content = self._out.stream(plate.code(untagged(plates.gapped[plate.imprint].content(sheet.ink))))
        else:
            content = self._constant(plate.code(), plates)
        self._binder.page(plate.leaf.frame, plates.resources, forms, content, alt)

    def _constant(self, code: bytes, plates: Plates) -> int:
        """A page's code that is every school's; written once."""
        if code not in plates.constant:
            plates.constant[code] = self._out.stream(code)
        return plates.constant[code]

    def _logo(self, image: bytes) -> int:
        """A logo, which is written once."""
        digest = _digest(image)
        if digest not in self._logos:
            self._logos[digest] = self._out.take()
            self._out.add(self._logos[digest], image)
        return self._logos[digest]

    def _copied(self, copy: Gapped, ink: dict[str, bytes], resources: bytes, made: dict[int, int]) -> int:
        """The imprint once more, as each card but the first draws it, or each sheet of a poster."""
        if copy.number not in made:
            box = (copy.dictionary or b"").partition(b"/Resources")[0]
            logo = b"/XObject<</Logo %d 0 R>>" % self._logo(ink["logo"]) if "logo" in ink else b""
            made[copy.number] = self._out.stream(copy.content(ink), b"%b/Resources<<%b%b>>" % (box, resources, logo))
        return made[copy.number]

    def close(self) -> None:
        """A label and a bookmark for each school, and the file's end."""
        self._binder.close(self._labels(), [(line.school, line.first) for line in self.ticket])

    def _labels(self) -> Iterator[bytes]:
        """Each page under its school's name; of several pages each with its number."""
        for line in self.ticket:
            named = line.school if line.first == line.last else f"{line.school} "
            yield b"%d<</P %b%b>>" % (line.first - 1, text_string(named), b"" if line.first == line.last else b"/S/D")


def _digest(image: bytes) -> bytes:
    return hashlib.sha256(image).digest()
