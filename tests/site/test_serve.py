"""A site served to this machine: its files as they are, with the right headers, and nothing else."""

import hashlib
import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import webbrowser
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Thread

import pytest

from handbill.problems import Unusable
from handbill.site import serve

ROOT = Path(__file__).parents[2]
FILES = {
    "index.html": b"<!doctype html><title>Handbill</title>",
    "script/page.js": b"export {};",
    "style.css": b"body { margin: 0 }",
    "catalog.json": b"{}",
    "editions/0123456789abcdef0123456789abcdef.gz": b"\x1f\x8b",
    "fonts/text.woff": b"wOFF",
}
OUTSIDE = (
    "/../secret.txt",
    "/../../../../../../etc/passwd",
    "/script/../../secret.txt",
    "/%2e%2e/secret.txt",
    "/..%2fsecret.txt",
    "/%2e%2e%2fsecret.txt",
    "/..%5csecret.txt",
    "/%252e%252e/secret.txt",
    "//etc/passwd",
    "/%2fetc%2fpasswd",
    "/C:/Windows/win.ini",
    "/index.html%00.txt",
    "/index.html/",
    "/link.txt",
    "/folder/secret.txt",
    "/unlisted.txt",
    "/.git/config",
    "/script/",
    "/script",
    "/editions/",
    "/" + "a/" * 20_000,
)


@pytest.fixture
def site(tmp_path) -> Path:
    """A folder with a site, and beside what it lists a file, a link and a folder that lead elsewhere."""
    home = tmp_path / "site"
    for name, content in FILES.items():
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_bytes(content)
    (tmp_path / "secret.txt").write_text("secret")
    (home / "unlisted.txt").write_text("secret")
    (home / "link.txt").symlink_to(tmp_path / "secret.txt")
    (home / "folder").symlink_to(tmp_path, target_is_directory=True)
    listed = {name: {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()} for name, content in FILES.items()}
    listed |= {name: {"bytes": 6, "sha256": "0" * 64} for name in ("link.txt", "folder/secret.txt", "../secret.txt", "gone.txt")}
    (home / "manifest.json").write_text(json.dumps({"format": 1, "version": "0" * 16, "files": listed}))
    return home


@contextmanager
def serving(home: Path) -> Iterator[serve.Server]:
    with serve.server(home) as server:
        running = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        running.start()
        yield server
        server.shutdown()
        running.join()


def asked(server: serve.Server, path: str, method: str = "GET", **headers: str) -> tuple[http.client.HTTPResponse, bytes]:
    """The answer to a path that is sent as it is."""
    with closing(http.client.HTTPConnection(*server.server_address[:2], timeout=20)) as connection:
        connection.putrequest(method, path, skip_accept_encoding=True)
        for name, value in headers.items():
            connection.putheader(name.replace("_", "-"), value)
        connection.endheaders()
        answer = connection.getresponse()
        return answer, answer.read()


def test_it_gives_each_file_as_it_is_and_of_its_kind(site):
    kinds = {
        "index.html": "text/html; charset=utf-8",
        "script/page.js": "text/javascript; charset=utf-8",
        "style.css": "text/css; charset=utf-8",
        "catalog.json": "application/json",
        "editions/0123456789abcdef0123456789abcdef.gz": "application/gzip",
        "fonts/text.woff": "font/woff",
    }
    with serving(site) as server:
        for name, content in FILES.items():
            answer, body = asked(server, f"/{name}")
            assert (answer.status, body, answer.headers["Content-Type"]) == (200, content, kinds[name])
            assert answer.headers["Content-Encoding"] is None
        assert asked(server, "/")[1] == FILES["index.html"]
        assert asked(server, "/index.html?from=home")[1] == FILES["index.html"]
        assert asked(server, "/manifest.json")[1] == (site / "manifest.json").read_bytes()


def test_what_has_its_digest_for_a_name_is_kept_and_all_else_asked_for_again(site):
    with serving(site) as server:
        for name in FILES:
            told = asked(server, f"/{name}")[0].headers["Cache-Control"]
            assert told == ("public, max-age=31536000, immutable" if name.startswith("editions/") else "no-cache")


def test_what_has_not_changed_is_not_sent_again(site):
    with serving(site) as server:
        tag = asked(server, "/style.css")[0].headers["ETag"]
        again, body = asked(server, "/style.css", If_None_Match=tag)
        assert (again.status, body, again.headers["Content-Length"]) == (304, b"", None)
        assert asked(server, "/style.css", If_None_Match='"another"')[1] == FILES["style.css"]


def test_every_answer_has_the_headers_that_keep_a_page_to_itself(site):
    with serving(site) as server:
        for path in ("/", "/catalog.json", "/nothing"):
            told = asked(server, path)[0].headers
            assert told["Content-Security-Policy"].startswith("default-src 'self';")
            assert "frame-ancestors 'none'" in told["Content-Security-Policy"]
            assert told["X-Content-Type-Options"] == "nosniff"
            assert told["Referrer-Policy"] == "no-referrer"


@pytest.mark.parametrize("path", OUTSIDE, ids=[path[:40] for path in OUTSIDE])
def test_nothing_is_given_that_the_site_does_not_list_or_that_is_elsewhere(path, site):
    with serving(site) as server:
        answer, body = asked(server, path)
        assert answer.status in {404, 414}
        assert b"secret" not in body.replace(b"secret.txt", b"")
        assert b"root:" not in body
        assert b"index" not in body


def test_a_file_that_is_listed_and_gone_is_not_found(site):
    with serving(site) as server:
        assert asked(server, "/gone.txt")[0].status == 404


def test_headers_alone_are_given_and_nothing_can_be_sent(site):
    with serving(site) as server:
        answer, body = asked(server, "/index.html", "HEAD")
        assert (answer.status, body, int(answer.headers["Content-Length"])) == (200, b"", len(FILES["index.html"]))
        assert {asked(server, "/index.html", method)[0].status for method in ("POST", "PUT", "DELETE")} == {501}


def test_a_site_that_is_made_anew_is_served_anew(site):
    with serving(site) as server:
        asked(server, "/style.css")
        told = json.loads((site / "manifest.json").read_text())
        told["files"]["new.css"] = {"bytes": 2, "sha256": "1" * 64}
        (site / "new.css").write_bytes(b"/*")
        (site / "manifest.json").write_text(json.dumps(told))
        assert asked(server, "/new.css")[1] == b"/*"


def test_only_this_machine_is_answered(site):
    with serve.server(site) as server:
        assert server.address.startswith("http://127.0.0.1:")
        assert server.socket.getsockname()[0] == "127.0.0.1"


def test_a_port_that_is_taken_gives_way_to_another(site):
    with serve.server(site) as first, serve.server(site) as second:
        assert first.address != second.address


def test_where_all_ports_are_taken_the_system_gives_one(site, monkeypatch):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        monkeypatch.setattr(serve, "PORT", taken.getsockname()[1])
        monkeypatch.setattr(serve, "TRIES", 1)
        with serving(site) as server:
            assert asked(server, "/")[1] == FILES["index.html"]


def test_a_folder_without_a_site_is_told(tmp_path):
    with pytest.raises(Unusable, match=r"there is no site in this folder.*handbill site --out"):
        serve.server(tmp_path)
    (tmp_path / "manifest.json").write_text("[]")
    with pytest.raises(Unusable, match="there is no site in this folder"):
        serve.server(tmp_path)


@pytest.mark.skipif(os.name != "posix", reason="signals are sent as POSIX has them")
@pytest.mark.parametrize("asleep", [True, False])
def test_it_ends_in_peace_at_ctrl_c(asleep, site):
    """Whether or not a browser still holds a connection, and after one that hung up in the middle of a question."""
    program = "import sys; from pathlib import Path; from handbill.site.serve import serve\n"
    program += "serve(Path(sys.argv[1]), lambda address: print(address, flush=True))"
    command = [sys.executable, "-c", program, site]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as run:
        port = int(run.stdout.readline().rsplit(":", 1)[1].strip("/\n"))
        held = socket.create_connection(("127.0.0.1", port))
        held.sendall(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n" if asleep else b"GET /sty")
        assert held.recv(1) if asleep else held.close() is None
        run.send_signal(signal.SIGINT)
        assert run.wait(20) == 0
        assert run.stderr.read() == ""
        held.close()


def test_a_browser_with_windows_is_opened_and_one_of_the_terminal_is_not(monkeypatch):
    class Windows(webbrowser.BackgroundBrowser):
        def open(self, url: str, new: int = 0, autoraise: bool = True) -> bool:
            opened.append(url)
            return True

    opened: list[str] = []
    for browser in (webbrowser.GenericBrowser("lynx"), Windows("some")):
        monkeypatch.setattr(webbrowser, "get", lambda browser=browser: browser)
        serve.open_browser("http://127.0.0.1:8642/")
    assert opened == ["http://127.0.0.1:8642/"]


def test_where_there_is_no_browser_nothing_is_opened(monkeypatch):
    def none() -> None:
        raise webbrowser.Error("could not locate runnable browser")

    monkeypatch.setattr(webbrowser, "get", none)
    assert serve.open_browser("http://127.0.0.1:8642/") is None
