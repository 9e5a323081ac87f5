"""Ours: the edition's bytes and a school's tail. The piece is laid out once, before the first school."""

from __future__ import annotations

from msgspec.structs import replace

from handbill.editions.editions import Editions
from handbill.editions.slots import Outside
from handbill.page.imprint import Imprint
from handbill.page.places import Cramped
from peers import editor
from peers.manuscript import Manuscript
from peers.schools import School
from peers.writing import write


class Peer:
    def __init__(self, manuscript: Manuscript) -> None:
        self.order = editor.order(manuscript.kind)
        self.editions = Editions(None)
        self.edition = self.editions.edition(replace(self.order, imprint=Imprint()), self.order.imprint.room)

    def make(self, path: str, school: School) -> None:
        imprint = Imprint(school.school, counselor=school.counselor, phone=school.phone)
        try:
            write(path, self.edition.shell.head, self.edition.shell.tail(self.edition.inked(imprint))[0])
        except (Cramped, Outside):  # a name for two lines, or one to be shaped
            file = self.editions.file(replace(self.order, imprint=imprint))
            write(path, file.edition.shell.head, file.tail)
