"""A first visit over a slow line, and what each choice after it fetches."""

from __future__ import annotations

import gzip
import statistics
import time
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from threading import Lock

from browsing import Tab, opened_chromium, running
from walking import ready

from handbill.site import serve

BITS, TRIP = 1_600_000, 0.150  # a second; seconds there and back
PIECE = 1460  # bytes that the line carries at once
FIRST, LATER = 3.0, 100_000  # seconds and bytes that are aimed at
CHOICES = (
    ("audience", "family"),
    ("topic", "online-enticement"),
    ("kind", "guide"),
    ("kind", "card"),
    ("ink", "light"),
    ("language", "es"),
)
SEEN = """new MutationObserver(() => {
  const sheet = document.getElementById("sheet");
  if (!window.seen && sheet?.getAttribute("aria-busy") === "false" && sheet.querySelector("svg")) window.seen = performance.now();
}).observe(document, { childList: true, subtree: true, attributes: true });"""


class Line:
    """What all answers share: so many bits a second, one piece after the other."""

    def __init__(self) -> None:
        self._lock, self._free, self.sent = Lock(), 0.0, 0

    def carry(self, size: int) -> None:
        with self._lock:
            self.sent += size
            self._free = max(self._free, time.monotonic()) + 8 * size / BITS
            until = self._free
        time.sleep(max(0.0, until - time.monotonic()))


class Slow(serve.Answering):
    """Answers over the line, a trip late, packing what a host packs; a new connection costs a trip more."""

    line = Line()

    def setup(self) -> None:
        super().setup()
        time.sleep(TRIP)

    def do_GET(self) -> None:  # noqa: N802
        time.sleep(TRIP)
        socket, self.wfile = self.wfile, BytesIO()
        try:
            super().do_GET()
            answer = _packed(self.wfile.getvalue())
        finally:
            self.wfile = socket
        for at in range(0, len(answer), PIECE):
            self.line.carry(len(answer[at : at + PIECE]))
            self.wfile.write(answer[at : at + PIECE])


def _packed(answer: bytes) -> bytes:
    """An answer as a host sends it that packs text."""
    head, _, body = answer.partition(b"\r\n\r\n")
    if not body or not any(kind in head for kind in (b"text/", b"application/json", b"svg")):
        return answer
    small = gzip.compress(body, 6)
    head = head.replace(b"Content-Length: %d" % len(body), b"Content-Length: %d\r\nContent-Encoding: gzip" % len(small))
    return head + b"\r\n\r\n" + small


def table(site: Path, rounds: int) -> Iterator[str]:
    serve.Answering = Slow  # type: ignore[misc]
    first: list[float] = []
    until: list[int] = []
    later: dict[str, list[int]] = {f"{name}: {value}": [] for name, value in CHOICES}
    with running(serve.server(site)) as server, opened_chromium() as browser:
        for _ in range(rounds):
            tab = Tab(browser.new_context(), server.address)
            tab.page.add_init_script(SEEN)
            before = Slow.line.sent
            page = tab.open()
            while not (seen := page.evaluate("window.seen")):  # the page's policy forbids Playwright's own way to wait
                page.wait_for_timeout(50)
            first.append(seen / 1000)
            until.append(Slow.line.sent - before)
            _quiet()
            for name, value in CHOICES:
                before = Slow.line.sent
                page.locator(f"input[name={name}][value='{value}']").check()
                ready(page)
                _quiet()
                later[f"{name}: {value}"].append(Slow.line.sent - before)
            tab.context.close()
    seconds = statistics.median(first)
    line = f"{BITS / 1e6:g} Mbit/s and {TRIP * 1000:g} ms a trip"
    fetched = statistics.median(until) / 1000
    yield f"First visit to first preview, {line}: {seconds:.2f} s (aim: {FIRST:g} or less), {fetched:,.0f} KB."
    yield ""
    yield f"| a later choice | KB fetched | aim {LATER / 1000:g} |"
    yield "|---|--:|---|"
    for choice, sent in later.items():
        fetched = statistics.median(sent)
        yield f"| {choice} | {fetched / 1000:,.0f} | {'met' if fetched < LATER else 'not met'} |"


def _quiet() -> None:
    """Waits until the line has carried nothing for a while, what is fetched for later included."""
    before = -1
    while before != Slow.line.sent:
        before = Slow.line.sent
        time.sleep(1.0)
