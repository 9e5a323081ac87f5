"""The README's pictures of the page in a browser: `python docs/tabs.py` makes them anew.

Needs the packages that the tests need, and Chromium.
"""

from __future__ import annotations

import sys
import tempfile
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image
from shots import DOCS, beside, framed, save

sys.path.append(str(DOCS.parent / "tests"))

from browsing import opened_chromium, running
from walking import ready

from handbill.api.site import site
from handbill.site import serve

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

WIDTH, COLORS = 720, 128
DESK, PHONE = {"width": 1280, "height": 890}, {"width": 390, "height": 890}
LINES = {"school": "Cedar Hollow High School", "counselor": "Ms. Okafor, room 12", "phone": "206-555-0142"}
WRONG = {"school": "W" * 120, "phone": "206-555"}


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "site"
        site(out, topics=["sextortion"], languages=["en", "es"], inks=["full"], logos=False)
        with running(serve.server(out)) as server, opened_chromium() as browser:
            desk = _seen(browser, server.address, DESK, LINES)
            phone = _seen(browser, server.address, PHONE, LINES, at="#sheet")
            dark = _seen(browser, server.address, DESK, LINES, color_scheme="dark")
            wrong = _seen(browser, f"{server.address}es.html", PHONE, WRONG, at="#line-school")
    _save([desk, phone], DOCS / "site.png")
    _save([dark, wrong], DOCS / "site-dark.png")


def _seen(browser: Browser, address: str, viewport: dict, lines: dict[str, str], at: str = "#piece", **look: str) -> Image.Image:
    """What a reader sees of the page, from an element on, with those lines typed."""
    page: Page = browser.new_context(viewport=viewport, **look).new_page()
    page.goto(address)
    ready(page)
    for name, line in lines.items():
        page.locator(f"#line-{name}").fill(line)
    page.locator("#line-district").focus()  # a mistake is told when its field is left
    page.wait_for_timeout(500)
    page.evaluate("at => document.querySelector(at).scrollIntoView()", at)
    return framed(Image.open(BytesIO(page.screenshot())).convert("RGB"))


def _save(pictures: list[Image.Image], path: Path) -> None:
    row = beside(pictures)
    save(row.resize((WIDTH, round(WIDTH * row.height / row.width)), Image.Resampling.LANCZOS), path, COLORS)


if __name__ == "__main__":
    main()
