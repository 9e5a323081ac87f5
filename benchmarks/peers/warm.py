"""The peers side by side, each warm in a process of its own, taking turns in an order that is shuffled every round."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from peers.crew import Member, Scratch

FLOOR = ("copyfile", "oswrite")
PEERS = ("handbill", *FLOOR, "typst", "naive", "weasyprint", "fpdf2")
NAMES = {
    "handbill": "**Handbill, stamped**",
    "copyfile": "shutil.copyfile",
    "oswrite": "os.open, write, close",
    "typst": "Typst, PDF/UA-1",
    "naive": "ReportLab in full",
    "weasyprint": "WeasyPrint, PDF/UA-1",
    "fpdf2": "fpdf2",
}
HEAD = "| {} | files/s | x copyfile | x Typst | KB a file | peak MB |\n|---|--:|--:|--:|--:|--:|"
SEED = 4


def table(kind: str, manuscript: Path, scratch: Scratch, *, rounds: int, seconds: float, core: int) -> Iterator[str]:
    """A piece's table, a row a peer; a ratio is the median of the ratios within each round."""
    crew = []
    for name in PEERS:
        try:
            crew.append(Member(name, manuscript, core))
        except RuntimeError as missing:
            yield f"({missing})\n"
    rates = _rounds(crew, scratch, rounds, seconds)
    yield HEAD.format(kind)
    for member in crew:
        of_copy, of_typst = (_ratio(rates, member.name, other) for other in ("copyfile", "typst"))
        row = (NAMES[member.name], figure(median(rates[member.name])), of_copy, of_typst)
        yield f"| {' | '.join(row)} | {member.size / 1000:.0f} | {member.peak:.0f} |"
        member.leave()


def _rounds(crew: list[Member], scratch: Scratch, rounds: int, seconds: float) -> dict[str, list[float]]:
    rates: dict[str, list[float]] = defaultdict(list)
    order = random.Random(SEED)  # noqa: S311 (shuffles turns)
    for member in crew:
        member.warm(scratch, seconds)
    for _ in range(rounds):
        for member in order.sample(crew, len(crew)):
            rates[member.name].append(member.turn(scratch.fresh()))
    return rates


def _ratio(rates: dict[str, list[float]], one: str, other: str) -> str:
    if not rates.get(other):
        return ""
    return figure(median(here / there for here, there in zip(rates[one], rates[other], strict=True)))


def figure(value: float) -> str:
    """A number with as many digits as it deserves."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"
