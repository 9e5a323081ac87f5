"""What is asked for: one piece, for whom, on what, with whose imprint."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct, field

from handbill.page.document import Flip
from handbill.page.imprint import Imprint

Kind = Literal["poster", "guide", "card"]


KINDS: tuple[Kind, ...] = ("poster", "guide", "card")


AUDIENCE: dict[Kind, str] = {"poster": "student", "guide": "grades-9-12", "card": "student"}


class Order(Struct, frozen=True):
    """One piece: what, for whom, in which language, on which paper, with whose imprint."""

    kind: Kind
    topic: str
    audience: str
    language: str = "en"
    paper: str = "letter"
    stock: str = "avery-5371"
    ink: Literal["full", "light"] = "full"
    flip: Flip = "long"
    imprint: Imprint = field(default_factory=Imprint)

    @property
    def languages(self) -> list[str]:
        """The languages of the piece: one, or two joined by a plus."""
        return self.language.split("+")

    @property
    def name(self) -> str:
        """The file's name: what it is, and every option that differs from the default."""
        parts = [self.topic, self.kind, self.audience, self.language]
        parts.append(self.stock if self.kind == "card" else self.paper)
        parts += ["light"] if self.ink == "light" else []
        parts += ["short-edge"] if self.kind == "card" and self.flip == "short" else []
        parts += ["blank"] if self.imprint.blank else []
        return "-".join(parts) + ".pdf"
