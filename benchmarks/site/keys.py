"""From a key to the piece on the page that shows it: milliseconds from the key's event to the first frame after the change."""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from pathlib import Path

from browsing import Tab, opened_chromium, running
from walking import ready

from handbill.site import serve

AIM = 50
NAME = "Cedar Hollow Preparatory High School "
WATCH = """() => {
  window.spent = [];
  let pressed = 0;
  document.getElementById("line-school").addEventListener("input", (event) => { pressed = event.timeStamp; }, true);
  const seen = () => {
    const channel = new MessageChannel();  // its message comes after the frame is drawn
    channel.port1.onmessage = () => { if (pressed) window.spent.push(performance.now() - pressed); pressed = 0; };
    channel.port2.postMessage(0);
  };
  const sheet = document.getElementById("sheet");
  new MutationObserver(() => requestAnimationFrame(seen)).observe(sheet, { childList: true, subtree: true });
}"""


def table(site: Path, rounds: int) -> Iterator[str]:
    yield f"| piece | keys | median ms | nine of ten under, ms | aim {AIM} |"
    yield "|---|--:|--:|--:|---|"
    with running(serve.server(site)) as server, opened_chromium() as browser:
        for kind in ("poster", "guide", "card"):
            page = Tab(browser.new_context(), server.address).open()
            ready(page)
            page.locator(f"input[name=kind][value={kind}]").check()
            ready(page)
            page.evaluate(WATCH)
            for _ in range(rounds):
                page.locator("#line-school").fill("")
                page.locator("#line-school").press_sequentially(NAME, delay=60)
            spent = page.evaluate("window.spent")
            page.context.close()
            median = statistics.median(spent)
            told = "met" if median < AIM else "not met"
            yield f"| {kind} | {len(spent)} | {median:.0f} | {statistics.quantiles(spent, n=10)[-1]:.0f} | {told} |"
