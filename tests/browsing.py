"""The site as a reader meets it: a tab of Chromium that is watched for what it asks for, says and leaves."""

from __future__ import annotations

import re
import shutil
import socketserver
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

import pytest

from handbill.site import serve

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
)
RULES = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}  # which axe-core has switched off
CHATTER = re.compile(
    r"[A-Z]+ (?:http://)?[a-z0-9.-]+\.(?:google|googleapis|gvt1)\.com[:/]"
)  # Chromium's own, whatever page is open
PATIENCE = 60_000  # milliseconds: the machine may be busy with other tests
WIDE, PHONE = {"width": 1280, "height": 900}, {"width": 320, "height": 720}


class Tab:
    """A page of the site, and all that happened in it."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.address, self.context = address, context
        self.asked: list[str] = []  # every address, also of workers
        self.said: list[str] = []  # on the console, errors that nobody caught included
        context.on("request", lambda request: self.asked.append(request.url))
        context.on("console", lambda message: self.said.append(f"{message.type}: {message.text}"))
        context.on("weberror", lambda error: self.said.append(f"uncaught: {error.error}"))
        context.add_init_script("delete globalThis.showSaveFilePicker")  # here nobody can answer the dialog
        self.page: Page = context.new_page()
        self.page.set_default_timeout(PATIENCE)

    def open(self, path: str = "") -> Page:
        self.page.goto(self.address + path)
        return self.page

    @property
    def strangers(self) -> list[str]:
        """What was asked for elsewhere than where the page came from."""
        inside = (self.address, f"blob:{self.address}", "data:")
        return [address for address in self.asked if not address.startswith(inside)]

    @property
    def complaints(self) -> list[str]:
        return [told for told in self.said if not told.startswith(("log", "info", "debug"))]

    def inaccessible(self) -> list[str]:
        """What axe-core finds against the page as it is now, each with the first elements that it is about."""
        from axe_playwright_python.sync_playwright import Axe

        found = Axe().run(self.page, options=RULES).response["violations"]
        return [f"{one['id']}: {one['help']}: {[node['html'][:200] for node in one['nodes'][:3]]}" for one in found]


class _Outside(socketserver.ThreadingTCPServer):
    """Stands for all the world beyond this machine: notes who is asked for, and answers nobody."""

    daemon_threads = True

    def __init__(self) -> None:
        self.asked: list[str] = []
        super().__init__(("127.0.0.1", 0), _Closed)


class _Closed(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        asked = self.rfile.readline(4096).decode("latin-1").strip()
        if asked and not CHATTER.match(asked):  # who is let go before anything is asked for was told nothing
            self.server.asked.append(asked)
        self.wfile.write(b"HTTP/1.1 502 Nobody\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")


@contextmanager
def running(server: socketserver.BaseServer) -> Iterator[socketserver.BaseServer]:
    """A server at work for a while."""
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with every piece of both topics in English and Spanish, on letter, in full ink, without logos and tabs."""
    make = pytest.importorskip("handbill.api.site", reason="there is no site to be made yet").site
    folder = tmp_path_factory.mktemp("site") / "site"
    make(folder, languages=("en", "es"), inks=("full",), stocks=("avery-5371", "avery-5305"), logos=False, tabs=False, jobs=1)
    return folder


@pytest.fixture(scope="module")
def outside() -> Iterator[_Outside]:
    with running(_Outside()) as server:
        yield server


@contextmanager
def opened_chromium(**options: object) -> Iterator[Browser]:
    """Debian's Chromium. Skips where it, or playwright, is not there."""
    path = shutil.which("chromium")
    if not path:
        pytest.skip("chromium is not installed")
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=path, args=ARGUMENTS, **options)
        try:
            yield browser
        finally:
            browser.close()


@pytest.fixture(scope="module")
def chromium(outside: _Outside) -> Iterator[Browser]:
    """A browser that is led to `outside` with whatever it asks of other machines."""
    proxy = {"server": f"http://127.0.0.1:{outside.server_address[1]}", "bypass": "127.0.0.1"}
    with opened_chromium(proxy=proxy) as browser:
        yield browser


@pytest.fixture(scope="module")
def served(site: Path) -> Iterator[str]:
    """The address of the site."""
    with running(serve.server(site)) as server:
        yield server.address


@pytest.fixture
def tabs(chromium: Browser, served: str, outside: _Outside) -> Iterator[Callable[..., Tab]]:
    """Opens tabs, each of a reader of its own; in the end none may have asked elsewhere or complained."""
    opened: list[Tab] = []

    def fresh(address: str = "", **options: object) -> Tab:
        options = {"viewport": WIDE, "locale": "en-US", "accept_downloads": True} | options
        opened.append(Tab(chromium.new_context(**options), address or served))
        return opened[-1]

    before = len(outside.asked)
    yield fresh
    for tab in opened:
        with suppress(Exception):
            tab.context.close()
    assert outside.asked[before:] == []
    assert [told for tab in opened for told in (*tab.strangers, *tab.complaints)] == []


@pytest.fixture
def tab(tabs: Callable[..., Tab]) -> Tab:
    return tabs()
