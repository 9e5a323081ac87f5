"""Tables in Markdown whose cells say what was found, the aim, and whether it is met."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from looks.reasons import reason


class Found(NamedTuple):
    """A cell: what it says, and whether it meets its aim, if there is one."""

    told: str
    met: bool = True

    def __str__(self) -> str:
        return self.told if self.met else f"**{self.told}**"


class Row(NamedTuple):
    """A piece and what was found of it, by the names of the columns."""

    name: str
    cells: dict[str, Found]


def at_least(value: float | None, aim: float, digits: int = 1) -> Found:
    """A value that should be `aim` or more, both as they are printed; nothing where there is none."""
    if value is None:
        return Found("")
    value, aim = round(value, digits) + 0.0, round(aim, digits)
    return Found(f"{value:g} {'≥' if value >= aim else '<'} {aim:g}", value >= aim)


def at_most(value: float | None, aim: float, digits: int = 1) -> Found:
    """A value that should be `aim` or less, both as they are printed; nothing where there is none."""
    if value is None:
        return Found("")
    value, aim = round(value, digits) + 0.0, round(aim, digits)
    return Found(f"{value:g} {'≤' if value <= aim else '>'} {aim:g}", value <= aim)


def plainly(value: float | None, digits: int = 1) -> Found:
    """A value that has no aim."""
    return Found("" if value is None else f"{value:.{digits}f}")


def none_of(found: list[str]) -> Found:
    """What there should be nothing of: how many there are, and the first."""
    return Found(f"{len(found)}: {found[0]}", False) if found else Found("0")


def table(rows: Iterable[Row]) -> Iterator[str]:
    """The rows under the names of their cells, and how many meet what they are to meet."""
    kept = [*rows]
    columns = [*dict.fromkeys(name for row in kept for name in row.cells)]
    yield f"| | {' | '.join(columns)} | met |"
    yield f"|---|{'--:|' * len(columns)}---|"
    for row in kept:
        cells = (str(row.cells.get(name, "")) for name in columns)
        yield f"| {row.name} | {' | '.join(cells)} | {_verdict(row)} |"
    missed = [[name for name, cell in row.cells.items() if not cell.met] for row in kept]
    named = sum(all(reason(row.name, name) != name for name in names) for row, names in zip(kept, missed, strict=True) if names)
    yield f"\n{missed.count([])} of {len(kept)} meet all that they are to meet; of {named} others each miss has its reason."


def _verdict(row: Row) -> str:
    """Yes, or what misses its aim and why, as far as anybody has said."""
    return "; ".join(reason(row.name, name) for name, cell in row.cells.items() if not cell.met) or "yes"
