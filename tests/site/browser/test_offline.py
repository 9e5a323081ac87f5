"""The site where there is no network, on a host that meddles, and as a file."""

import gzip
import hashlib
import json
import shutil

import pytest
from browsing import running
from walking import LINES, ready, saved, sees, typed

from handbill.site import serve

ANEW = "getComputedStyle(document.getElementById('sheet')).getPropertyValue('--anew').trim()"


@pytest.fixture
def copied(site, tmp_path):
    """A copy of the site that may be spoilt."""
    return shutil.copytree(site, tmp_path / "copy")


def kept(page) -> None:
    """Waits until a service worker answers for the page."""
    page.wait_for_function("() => navigator.serviceWorker.ready.then(() => true)")
    page.wait_for_selector("#keeping:not([hidden])")


def test_after_one_visit_the_page_prints_without_a_network(site, tabs, tmp_path):
    with running(serve.server(site)) as server:
        tab = tabs(server.address)
        page = tab.open()
        ready(page)
        kept(page)
        typed(page, LINES)
        with_network = saved(page, tmp_path).read_bytes()
    tab.context.set_offline(True)  # and the server is gone
    page.reload()
    ready(page)
    page.wait_for_selector("#offline:not([hidden])")
    assert tab.inaccessible() == []
    typed(page, LINES)
    sees(page, LINES["Counselor"])
    assert saved(page, tmp_path).read_bytes() == with_network


class Unpacking(serve.Answering):
    """A host that says of each packed file that it is only packed for the way, so that browsers unpack it."""

    def end_headers(self):
        if self.path.endswith(".gz"):
            self.send_header("Content-Encoding", "gzip")
        super().end_headers()


def test_a_host_that_has_the_browser_unpack_files_does_no_harm(site, tabs, monkeypatch):
    monkeypatch.setattr(serve, "Answering", Unpacking)
    with running(serve.server(site)) as server:
        page = tabs(server.address).open()
        typed(page, LINES)
        sees(page, LINES["Counselor"])


def test_an_edition_that_was_changed_on_the_host_is_refused(copied, tabs):
    for path in (copied / "editions").iterdir():
        path.write_bytes(gzip.compress(gzip.decompress(path.read_bytes()).replace(b'"lang":', b'"lang": '), mtime=0))
    with running(serve.server(copied)) as server:
        page = tabs(server.address).open()
        page.wait_for_selector("#unable:not([hidden])")
        assert page.locator("#sheet svg").count() == 0
        assert page.locator("#unable").inner_text()


def test_a_new_version_takes_the_place_of_the_one_that_is_kept(copied, tabs):
    with running(serve.server(copied)) as server:
        page = tabs(server.address).open()
        ready(page)
        kept(page)
        style = copied / "style.css"
        style.write_text(style.read_text() + "\n#sheet { --anew: yes }\n")
        told = json.loads((copied / "manifest.json").read_text())
        told["version"] = "f" * 16
        told["files"]["style.css"]["sha256"] = hashlib.sha256(style.read_bytes()).hexdigest()
        (copied / "manifest.json").write_text(json.dumps(told))
        for _ in range(20):  # one visit to hear of it, and one to have it once it is taken in
            page.reload()
            ready(page)
            if page.evaluate(ANEW) == "yes":
                return
        raise AssertionError("the new version never came")


def test_a_page_opened_as_a_file_says_why_it_cannot_work(site, chromium):
    page = chromium.new_page()
    page.goto((site / "index.html").as_uri())
    assert page.get_by_text("handbill site --serve").first.is_visible()
    page.close()
