"""Ours: an edition and a school's tail, or one file of all schools. The piece is laid out once, before the first school."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from msgspec.structs import replace

from peers import editor
from peers.manuscript import Manuscript
from peers.schools import School
from peers.writing import write
from press.editions import Editions, cache_folder
from press.imprint import Imprint
from press.places import Cramped
from press.pressrun import Sheet, pressrun
from press.slots import Outside


class Peer:
    def __init__(self, manuscript: Manuscript) -> None:
        self.order = editor.order(manuscript.kind)
        self.editions = Editions(None)
        self.edition = self.editions.edition(replace(self.order, imprint=Imprint()), self.order.imprint.room)

    def make(self, path: str, school: School) -> None:
        imprint = _imprint(school)
        try:
            write(path, self.edition.shell.head, self.edition.stamped(imprint))
        except (Cramped, Outside):  # a name for two lines, or one to be shaped
            file = self.editions.file(replace(self.order, imprint=imprint))
            write(path, file.edition.shell.head, file.tail)


def press(path: Path, schools: list[School]) -> None:
    """A press run of posters, its edition from the user's cache if it is there."""
    poster, editions = editor.order("poster"), Editions(None, cache_folder())

    def sheets() -> Iterator[Sheet]:
        for school in schools:
            edition, ink = editions.inked(replace(poster, imprint=_imprint(school)))
            yield Sheet(school.school, edition.shell, ink)

    with path.open("wb") as file:
        pressrun(sheets(), file, title="Posters")


def _imprint(school: School) -> Imprint:
    return Imprint(school.school, counselor=school.counselor, phone=school.phone)
