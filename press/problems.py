"""What is wrong in something a user gave us, where, and the way out."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Where:
    """A place in a file: line and column count from 1, as editors do."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True)
class Problem:
    """One thing to mend: what is wrong, the way out, and where it stands if it stands in a file."""

    what: str
    way_out: str = ""
    where: Where | None = None

    def __str__(self) -> str:
        told = f"{self.where}: {self.what}" if self.where else self.what
        return f"{told}. {self.way_out}" if self.way_out else f"{told}."


class Unusable(Exception):
    """Raised with every problem known at that point; `generate.py` prints them and exits 1."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems
