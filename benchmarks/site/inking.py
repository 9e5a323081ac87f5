"""Files a second that are inked in memory: in Chromium and in node beside Python, for the same schools on the same editions."""

from __future__ import annotations

import json
import shutil
import statistics
import subprocess
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from time import perf_counter

from browsing import opened_chromium, running
from peers.schools import invented

from handbill.editions.editions import Editions
from handbill.orders.order import Order
from handbill.page.imprint import imprint
from handbill.site import serve

HERE = Path(__file__).parent
WEB = HERE.parents[1] / "handbill" / "site" / "web"
PIECES = {
    "poster": Order("poster", "sextortion", "student"),
    "card": Order("card", "sextortion", "student"),
    "guide": Order("guide", "sextortion", "grades-9-12"),
}
SCHOOLS, SECONDS = 2_000, 1.0
INK = (HERE / "ink.js").read_text(encoding="utf-8")  # a function, for a page and for node alike


def table(site: Path, rounds: int) -> Iterator[str]:
    schools = [invented(nth)._asdict() for nth in range(SCHOOLS)]
    yield "| piece | Python files/s | node files/s | x Python | Chromium files/s | x Python |"
    yield "|---|--:|--:|--:|--:|--:|"
    with running(serve.server(site)) as server, opened_chromium() as browser:
        page = browser.new_page()
        page.goto(server.address)
        for kind, order in PIECES.items():
            asked = {"piece": order.name, "schools": schools, "seconds": SECONDS}
            ways: dict[str, Callable[[], float]] = {
                "python": partial(_in_python, order, schools),
                "node": partial(_in_node, {**asked, "base": site.as_uri() + "/", "scripts": (WEB / "script").as_uri() + "/"}),
                "chromium": partial(page.evaluate, INK, {**asked, "base": server.address, "scripts": f"{server.address}script/"}),
            }
            found = [{name: way() for name, way in ways.items()} for _ in range(rounds)]
            median = {name: statistics.median(one[name] for one in found) for name in ways}
            ratio = {name: statistics.median(one[name] / one["python"] for one in found) for name in ways}
            told = " | ".join(f"{median[name]:,.0f} | {ratio[name]:.2f}" for name in ("node", "chromium"))
            yield f"| {kind} | {median['python']:,.0f} | {told} |"


def _in_python(order: Order, schools: list[dict]) -> float:
    """Files a second: words set, digested, in parts that could be written."""
    imprints = [imprint(**school) for school in schools]
    editions = Editions(None)
    editions.filed(order, imprints[0])
    made, begun = 0, perf_counter()
    while (spent := perf_counter() - begun) < SECONDS:
        editions.filed(order, imprints[made % len(imprints)])
        made += 1
    return made / spent


def _in_node(asked: dict) -> float:
    script = f"console.log(await ({INK})({json.dumps(asked)}))"
    node = shutil.which("node") or "node"
    done = subprocess.run([node, "--input-type=module"], input=script, capture_output=True, text=True, check=True)
    return float(done.stdout)
