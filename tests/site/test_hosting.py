"""docs/hosting.md tells the truth: its headers are those that are sent, its commands run, its settings are whole."""

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner

from handbill.cli.main import main
from handbill.site import serve

ROOT = Path(__file__).parents[2]
TOLD = (ROOT / "docs" / "hosting.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", TOLD, re.M | re.S)


def block(language: str) -> str:
    return "\n".join(text for name, text in BLOCKS if name == language)


@pytest.mark.parametrize("language", ["nginx", "apache", "xml", "text"])
def test_every_server_is_told_to_send_what_ours_sends(language):
    assert all(name in block(language) and value in block(language) for name, value in serve.HEADERS.items())


def test_the_table_of_headers_is_what_ours_sends():
    told = dict(re.findall(r"^\| `([\w-]+)` \| `([^`]+)` \| everything \|$", TOLD, re.M))
    assert told == serve.HEADERS
    kept = re.findall(r"^\| `Cache-Control` \| `([^`]+)` \| (.+) \|$", TOLD, re.M)
    assert [value for value, _ in kept] == [serve.FOREVER, serve.ASK_AGAIN]
    assert tuple(re.findall(r"`([a-z]+/)`", kept[0][1])) == serve.NAMED_BY_DIGEST


@pytest.mark.parametrize("language", ["nginx", "apache"])
def test_what_has_its_digest_for_a_name_is_kept_for_good(language):
    assert serve.FOREVER in block(language)
    assert all(folder.strip("/") in block("nginx") for folder in serve.NAMED_BY_DIGEST)


def test_the_settings_for_iis_are_xml_and_know_the_types_that_ours_knows():
    kinds = {
        one.get("fileExtension"): one.get("mimeType")
        for one in ElementTree.fromstring(block("xml").encode()).iter("mimeMap")  # noqa: S314 (our own)
    }
    assert kinds == {ending: serve.TYPES[ending].partition(";")[0] for ending in kinds}
    assert len(kinds) >= 4


def test_the_pages_have_the_policy_in_themselves(site):
    for page in site.glob("*.html"):
        assert '<meta http-equiv="Content-Security-Policy" content="default-src \'self\'' in page.read_text(encoding="utf-8")


def test_every_address_in_the_folder_is_relative(site):
    """So that it may stand below any path."""
    for page in site.glob("*.html"):
        assert re.findall(r'(?:src|href)="(/[^"]*)"', page.read_text(encoding="utf-8")) == []
    for name in ("catalog.json", "manifest.json"):
        assert re.findall(r'"/[a-z]', (site / name).read_text(encoding="utf-8")) == []


def test_the_site_has_only_files_that_every_host_knows_and_all_are_listed(site):
    there = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    assert there == {*json.loads((site / "manifest.json").read_bytes())["files"], "manifest.json"}
    assert {Path(name).suffix for name in there} <= set(serve.TYPES)
    assert not [name for name in there if name.startswith(("_", ".")) or "/." in name or "/_" in name]


def test_whoever_has_a_copy_can_look_whether_it_is_whole(site, tmp_path):
    [program] = re.findall(r"^python - site <<'END'\n(.*?)^END$", block("sh"), re.M | re.S)
    look = [sys.executable, "-c", program, str(tmp_path / "site")]
    (tmp_path / "site").symlink_to(site)
    assert subprocess.run(look).returncode == 0
    (tmp_path / "site").unlink()
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "a.txt").write_text("changed")
    (tmp_path / "site" / "manifest.json").write_text(json.dumps({"files": {"a.txt": {"sha256": "0" * 64}}}))
    done = subprocess.run(look, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (1, "a.txt\n")


def test_the_commands_know_the_options_that_they_are_shown_with(site):
    """Those that make a whole site are not run here, but read by the program."""
    help_ = CliRunner().invoke(main, ["site", "--help"]).output
    shown = re.findall(r"(?:python generate\.py|handbill) site ((?:--\w+ ?\w*)(?: --\w+ ?\w*)*)", TOLD)
    assert len(shown) >= 3
    assert all(option in help_ for options in shown for option in re.findall(r"--\w+", options))
    assert CliRunner().invoke(main, ["list", "contacts"]).exit_code == 0


def test_the_port_is_the_one_that_is_tried_first():
    assert f"http://{serve.HOST}:{serve.PORT}/" in TOLD


def test_a_release_is_made_with_the_python_that_the_package_asks_for():
    asked = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["requires-python"]
    assert f"Python {asked.removeprefix('>=')} or later" in TOLD
