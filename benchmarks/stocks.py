"""How soon a file is stamped on each stock, beside the usual one: `python benchmarks/stocks.py`. Prints a table in Markdown.

Stocks take turns within each round of one run; figures are medians of processor time, ratios medians of those within each round.
"""

from __future__ import annotations

import argparse
import statistics
import sys
from collections.abc import Iterator
from pathlib import Path
from time import process_time

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

from peers.schools import invented  # noqa: E402

from handbill.editions.editions import Editions  # noqa: E402
from handbill.orders import stocks  # noqa: E402
from handbill.orders.order import Order  # noqa: E402
from handbill.page.imprint import imprint  # noqa: E402

USUAL = "avery-5371"
SCHOOLS = 2_000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split(":")[0])
    parser.add_argument("--rounds", type=int, default=7, help="%(default)s")
    for row in table(parser.parse_args().rounds):
        print(row, flush=True)


def table(rounds: int) -> Iterator[str]:
    editions, schools = Editions(None), [imprint(**invented(nth)._asdict()) for nth in range(SCHOOLS)]
    orders = {name: Order("card", "sextortion", "student", stock=name) for name in _in_one_language(editions)}
    for order in orders.values():
        editions.filed(order, schools[0])
    found = [{name: _stamped(editions, order, schools) for name, order in orders.items()} for _ in range(rounds)]
    yield "| stock | cards | bytes | µs a file | x the usual one |"
    yield "|---|--:|--:|--:|--:|"
    for name, order in orders.items():
        spent = statistics.median(one[name] for one in found)
        ratio = statistics.median(one[name] / one[USUAL] for one in found)
        cards = len(stocks.known(editions.library)[name].places())
        yield f"| {name} | {cards} | {editions.filed(order, schools[0]).size:,} | {1e6 * spent:.0f} | {ratio:.2f} |"


def _in_one_language(editions: Editions) -> list[str]:
    """Every stock that a card in one language can be had on."""
    return [name for name, stock in stocks.known(editions.library).items() if stock.shape != "folded"]


def _stamped(editions: Editions, order: Order, schools: list) -> float:
    """Seconds of the processor for a school's file."""
    begun = process_time()
    for school in schools:
        editions.filed(order, school)
    return (process_time() - begun) / len(schools)


if __name__ == "__main__":
    main()
