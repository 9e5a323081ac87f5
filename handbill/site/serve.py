"""A site's folder served to this machine alone, by the standard library's server."""

from __future__ import annotations

import os
import webbrowser
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from shutil import copyfileobj
from socketserver import TCPServer
from threading import Thread
from typing import Any
from urllib.parse import unquote

import msgspec
from msgspec import Struct

from handbill.problems import Problem, Unusable, Where

HOST, PORT = "127.0.0.1", 8642
TRIES = 20  # ports from PORT on, so that lines a browser remembers for one are mostly found again
MANIFEST = "manifest.json"
TYPES = {  # by a name's ending, whatever the system's own table says
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".json": "application/json",
    ".gz": "application/gzip",
    ".woff": "font/woff",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
}
HEADERS = {  # docs/hosting.md tells them for other servers
    "Content-Security-Policy": "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
NAMED_BY_DIGEST = ("editions/", "parts/", "cases/", "pictures/")
FOREVER, ASK_AGAIN = "public, max-age=31536000, immutable", "no-cache"


class Listed(Struct):
    """What the manifest says of a file, as far as it is wanted."""

    sha256: str


class Manifest(Struct):
    files: dict[str, Listed]


def serve(folder: Path, begun: Callable[[str], object]) -> None:
    """Serves a site to this machine until Ctrl-C; `begun` is told its address once it is there.

    Raises Unusable if there is no site in the folder.
    """
    with server(folder) as serving, suppress(KeyboardInterrupt):
        begun(serving.address)
        serving.serve_forever()


def open_browser(address: str) -> None:
    """Shows the address in the reader's browser; nothing where there is none with windows."""
    with suppress(webbrowser.Error):
        browser = webbrowser.get()
        if type(browser) is not webbrowser.GenericBrowser:  # which would take over the terminal, and runs no scripts
            Thread(target=browser.open, args=(address,), daemon=True).start()


def server(folder: Path) -> Server:
    """A server for a site, which has its port already. Raises Unusable if there is no site in the folder."""
    home = folder.resolve()
    _manifest(home)
    answering = partial(Answering, home)
    for port in range(PORT, PORT + TRIES):
        with suppress(OSError):
            return Server((HOST, port), answering)
    return Server((HOST, 0), answering)


class Server(ThreadingHTTPServer):
    """Answers this machine only; what it is asked ends with it."""

    allow_reuse_address = os.name == "posix"  # elsewhere two servers would share a port

    def server_bind(self) -> None:
        TCPServer.server_bind(self)  # HTTPServer's would ask the network for this machine's name

    @property
    def address(self) -> str:
        return f"http://{HOST}:{self.server_address[1]}/"


class Answering(BaseHTTPRequestHandler):
    """Gives what the folder's manifest lists, and the manifest; nothing else, and nothing from outside the folder."""

    protocol_version = "HTTP/1.1"
    server_version, sys_version = "handbill", ""
    timeout = 60

    def __init__(self, home: Path, *request: Any) -> None:
        self._home = home
        super().__init__(*request)

    def handle(self) -> None:
        with suppress(ConnectionError):  # a browser may hang up
            super().handle()

    def do_GET(self) -> None:
        name = unquote(self.path.partition("?")[0]).removeprefix("/") or "index.html"
        try:
            listed = {**_manifest(self._home).files, MANIFEST: None}
            path = (self._home / name).resolve() if name in listed else self._home
            if not (path.is_relative_to(self._home) and path.is_file()):
                raise FileNotFoundError(name)
            file = path.open("rb")
        except (OSError, Unusable):
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        with file:
            known = listed[name]
            if self._begin(name, f'"{known.sha256}"' if known else "", os.fstat(file.fileno()).st_size):
                copyfileobj(file, self.wfile)

    def do_HEAD(self) -> None:
        self.do_GET()

    def _begin(self, name: str, tag: str, size: int) -> bool:
        """Sends the headers; whether the file is to follow."""
        unchanged = bool(tag) and self.headers.get("If-None-Match") == tag
        self.send_response(HTTPStatus.NOT_MODIFIED if unchanged else HTTPStatus.OK)
        if tag:
            self.send_header("ETag", tag)
        self.send_header("Cache-Control", FOREVER if name.startswith(NAMED_BY_DIGEST) else ASK_AGAIN)
        if not unchanged:
            self.send_header("Content-Type", TYPES.get(Path(name).suffix, "application/octet-stream"))
            self.send_header("Content-Length", str(size))
        self.end_headers()
        return not unchanged and self.command != "HEAD"

    def end_headers(self) -> None:
        for header, value in HEADERS.items():
            self.send_header(header, value)
        super().end_headers()

    def log_message(self, *told: Any) -> None:
        """Nothing: what is looked at is nobody's business."""


def _manifest(home: Path) -> Manifest:
    """Raises Unusable if there is none."""
    try:
        return msgspec.json.decode((home / MANIFEST).read_bytes(), type=Manifest)
    except (OSError, msgspec.MsgspecError):
        way_out = "Make one there first: handbill site --out FOLDER"
        raise Unusable(Problem("there is no site in this folder", way_out, Where(str(home)))) from None
