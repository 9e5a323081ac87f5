"""What is wrong in something a user gave us, where, and the way out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from types import TracebackType
from typing import NamedTuple

from msgspec import Struct

MOST = 50  # problems that are told at once: nobody reads more

CONTROLS = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0)), "�")


class Where(NamedTuple):
    """A place in a file, line and column counted from 1 as editors do; without a line, a folder or an option."""

    name: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return f"{self.name}:{self.line}:{self.column}" if self.line else self.name


class Problem(Struct, frozen=True):
    """One thing to mend: what is wrong, the way out, and where it stands if that is known."""

    what: str
    way_out: str = ""
    where: Where | None = None

    def __str__(self) -> str:
        """One line that a terminal shows and does not obey, whatever stands in what was typed."""
        told = f"{self.where}: {self.what}" if self.where else self.what
        return (f"{told}. {self.way_out}" if self.way_out else f"{told}.").translate(CONTROLS)


class Unusable(Exception):
    """Raised with every problem known at that point, in `problems`; the commands print them and exit 1."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(*problems)  # so that it comes whole from another process
        self.problems = problems

    def __str__(self) -> str:
        return "\n".join(told(self.problems))


def told(problems: Sequence[Problem]) -> Iterator[str]:
    """Each problem as a line; of very many the first, and how many more there are."""
    yield from map(str, problems[:MOST])
    if (more := len(problems) - MOST) > 0:
        yield f"and {more:,} more."


class Overfull(Unusable):
    """Raised when words are too much for their place; a layout may then try smaller ones."""


class Problems:
    """Problems as they are found, each once, so that all can be told together.

    `with problems:` takes down what is found Unusable there and goes on after it.
    """

    def __init__(self, found: Iterable[Problem] = ()) -> None:
        self._found = dict.fromkeys(found)

    def add(self, *problems: Problem) -> None:
        self._found |= dict.fromkeys(problems)

    def __bool__(self) -> bool:
        return bool(self._found)

    @property
    def many(self) -> bool:
        """Whether there are as many as are told, so that no more ways out need be looked for."""
        return len(self._found) >= MOST

    def __iter__(self) -> Iterator[Problem]:
        return iter(self._found)

    def tell(self) -> None:
        """Raises Unusable with all that were found, in the order of their places; does nothing if there are none."""
        if self._found:
            raise Unusable(*sorted(self._found, key=lambda problem: problem.where or Where("")))

    def __enter__(self) -> Problems:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> bool:
        if isinstance(error, Unusable):
            self.add(*error.problems)
        return isinstance(error, Unusable)


def one_of(name: str, known: Iterable[str]) -> str:
    """The way out for a name that is not known: the nearest that is, or all of them; none if there are none."""
    if near := nearest(name, known := list(known)):
        return f"Did you mean “{near}”?"
    return f"Known: {', '.join(known)}." if known else ""


def nearest(name: str, known: Iterable[str]) -> str:
    """The one of `known` that is most like `name`, or nothing if none is."""
    if not (known := list(known)):
        return ""
    from difflib import get_close_matches

    return next(iter(get_close_matches(name, known, 1)), "")


def counted(number: int, what: str) -> str:
    """As in 1 row, 2,000 rows."""
    return f"{number:,} {what}{'' if number == 1 else 's'}"
