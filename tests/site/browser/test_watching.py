"""The watch over a tab sees what it is there for: else no walk would prove anything."""

import json

import pytest
from browsing import Tab, running

from handbill.site import serve

PAGES = {
    "index.html": "<!doctype html><html lang=en><title>Quiet</title><main><h1>Quiet</h1></main></html>",
    "asking.html": '<!doctype html><img src="http://elsewhere.invalid/a.png"><script src="https://elsewhere.invalid/b.js"></script>',
    "scripted.html": "<!doctype html><script src=asking.js></script>",
    "asking.js": "fetch('http://elsewhere.invalid/c'); new Worker('working.js'); throw new Error('nobody catches this')",
    "working.js": "fetch('http://elsewhere.invalid/d').catch(() => {}); console.error('said by a worker')",
    "pale.html": "<!doctype html><html lang=en><title>Pale</title><link rel=stylesheet href=pale.css><main><h1>Pale</h1>"
    "<p>Pale</p><p><input></p><p><a href=#>a</a><a href=#>b</a></p></main></html>",
    "pale.css": "p { color: #ddd; font-size: 8px } main { background: #fff }",
}


@pytest.fixture(scope="module")
def served(tmp_path_factory) -> str:
    """The address of a few pages that do what ours must not."""
    home = tmp_path_factory.mktemp("pages")
    for name, content in PAGES.items():
        (home / name).write_text(content)
    (home / "manifest.json").write_text(json.dumps({"files": {name: {"sha256": "0"} for name in PAGES}}))
    with running(serve.server(home)) as server:
        yield server.address


@pytest.fixture
def watched(chromium, served):
    tab = Tab(chromium.new_context(), served)
    yield tab
    tab.context.close()


def test_a_quiet_page_is_quiet(watched):
    watched.open()
    assert (watched.strangers, watched.complaints, watched.inaccessible()) == ([], [], [])


def test_what_a_page_asks_of_others_is_seen_though_the_policy_blocks_it(watched):
    watched.open("asking.html")
    assert watched.strangers or watched.complaints
    assert "Content Security Policy" in " ".join(watched.complaints)


def test_what_nobody_catches_and_what_a_worker_says_is_seen(watched):
    with watched.context.expect_event("console", lambda message: "said by a worker" in message.text):
        watched.open("scripted.html")
    assert "nobody catches this" in " ".join(watched.complaints)


def test_a_request_that_leaves_the_machine_is_seen(chromium, served, outside):
    """Without the policy, which a page that is opened from elsewhere has not."""
    page = chromium.new_page()
    page.goto("data:text/html,<img src=http://elsewhere.invalid/a.png>")
    page.wait_for_load_state("networkidle")
    page.close()
    assert "elsewhere.invalid" in " ".join(outside.asked)


def test_axe_finds_what_few_can_read(watched):
    watched.open("pale.html")
    found = " ".join(watched.inaccessible())
    assert all(rule in found for rule in ("color-contrast", "label", "target-size")), found
