"""What a reader does on the site's page, and what the command line gives for the same."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from click.testing import CliRunner

from handbill.cli.main import main

if TYPE_CHECKING:
    from playwright.sync_api import Page

SCHOOL = "Cedar Hollow High School"
LINES = {"School": SCHOOL, "Counselor": "Ms. Okafor, room 12", "School’s phone": "206-555-0142"}
OPTIONS = ("--school", SCHOOL, "--counselor", "Ms. Okafor, room 12", "--phone", "206-555-0142")


def ready(page: Page) -> None:
    """Waits until the piece is shown."""
    page.wait_for_selector("#sheet[aria-busy=false] svg")


def typed(page: Page, lines: Mapping[str, str]) -> None:
    """Types into the fields of the one school by their labels."""
    for label, line in lines.items():
        page.locator("#one").get_by_label(label, exact=True).fill(line)


def sees(page: Page, words: str) -> None:
    """Waits until the piece that is shown has those words of the school's own."""
    told = "words => [...document.querySelectorAll('#sheet .words text')].map((one) => one.textContent).join(' ').includes(words)"
    page.wait_for_function(told, arg=words)


def saved(page: Page, folder: Path, press: Callable[[], object] | None = None) -> Path:
    """What is downloaded when that is pressed, or else Download."""
    with page.expect_download() as download:
        (press or page.get_by_role("button", name="Download", exact=True).click)()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def printed(folder: Path, *options: str) -> bytes:
    """What the command line prints for the same options."""
    path = folder / "by-command.pdf"
    done = CliRunner().invoke(main, [*options, "--out", str(path)], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return path.read_bytes()
