"""The font files are what `fonts/README.md` says, and fit to be embedded as they are."""

import hashlib
import re
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from handbill.page.text.shaping import STACKS

FOLDER = Path(__file__).parents[2] / "fonts"
FILES = sorted(FOLDER.glob("*.ttf"))
README = (FOLDER / "README.md").read_text(encoding="utf-8")
FAMILIES = {row[0]: row[1:] for row in re.findall(r"^\| ([\w ]+) \| ([\d.]+) \| \S+ `\S+` \S+ \| `(\S+)` \|$", README, re.M)}
TABLE = {row[0]: row[1:] for row in re.findall(r"^\| `(\S+\.ttf)` \| ([\w ]+) \| (\d+) \|$", README, re.M)}
SUMS = {file: sum_ for sum_, file in re.findall(r"^([0-9a-f]{64})  (\S+)$", README, re.M)}


@pytest.fixture(params=FILES, ids=lambda path: path.stem)
def path(request):
    return request.param


@pytest.fixture
def font(path):
    with TTFont(path, lazy=True) as opened:
        yield opened


def test_outlines_are_static_truetype(font):
    """A CFF outline cannot be embedded as we do it, and a variable font would be set at its default weight."""
    assert "glyf" in font
    assert "fvar" not in font


def test_a_font_may_be_embedded(font):
    assert font["OS/2"].fsType == 0


def test_a_font_has_a_postscript_name_of_its_own_which_is_its_files(path, font):
    assert font["name"].getDebugName(6) == path.stem


def test_the_readme_tells_a_files_family_version_and_size(path, font):
    family, size = TABLE[path.name]
    version, licence = FAMILIES[family]
    assert font["name"].getBestFamilyName() == family
    assert f"Version {version}" in font["name"].getDebugName(5)
    assert path.stat().st_size == int(size)
    assert "SIL OPEN FONT LICENSE" in (FOLDER / licence).read_text(encoding="utf-8")


def test_a_file_is_the_one_that_was_published(path):
    assert hashlib.sha256(path.read_bytes()).hexdigest() == SUMS[path.name]


def test_the_readme_names_every_file_and_no_other():
    assert set(TABLE) == set(SUMS) == {path.name for path in FILES}


def test_every_font_is_used_and_every_used_font_is_here():
    assert {name for stack in STACKS.values() for name in stack} == {path.stem for path in FILES}
