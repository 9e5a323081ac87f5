"""The site's scripts are what their types say."""

import subprocess
from pathlib import Path

import pytest

WEB = Path(__file__).parents[2] / "handbill" / "site" / "web"


@pytest.mark.needs("tsc")
def test_typescripts_compiler_finds_nothing_to_mend():
    done = subprocess.run(["tsc", "--project", WEB], capture_output=True, text=True)
    assert done.stdout == ""
    assert done.returncode == 0, done.stderr


@pytest.mark.needs("tsc")
def test_it_would_find_a_mistake(tmp_path):
    """With the same options, in a script of two lines."""
    (tmp_path / "script").mkdir()
    (tmp_path / "tsconfig.json").write_bytes((WEB / "tsconfig.json").read_bytes())
    (tmp_path / "script" / "wrong.js").write_text(
        "/** @param {number} page */\nexport function turned(page) { return page.paper; }\n"
    )
    done = subprocess.run(["tsc", "--project", tmp_path], capture_output=True, text=True)
    assert "Property 'paper' does not exist on type 'number'" in done.stdout
