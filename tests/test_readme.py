"""The README tells the truth: its commands run as printed, and what it points to is there."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import LIBRARY
from PIL import Image

from handbill.orders.order import KINDS

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
SHOWN = [line for block in re.findall(r"^```sh\n(.*?)^```$", README, re.M | re.S) for line in block.splitlines() if line]
SET_UP = [
    "python -m pip install -e . && python generate.py kit",
    'python -m pip install -e ".[test]" && python -m pytest',
]
PICTURES = re.findall(r'<img src="([^"]+)" width="\d+" alt="([^"]+)">', README)
LINKS = re.findall(r"\]\(([^)]+)\)", README)
SCHOOLS = """School,Grades,Main Phone
Cedar Hollow High School,9-12,206-555-0142
Maple Bend Elementary,K-5,206-555-0143
"""


def run(command: str, folder: Path) -> subprocess.CompletedProcess:
    """A command of the README, run beside a list of schools and one school’s lines; it leaves the checkout alone."""
    (folder / "schools.csv").write_text(SCHOOLS, encoding="utf-8")
    (folder / "school.yaml").write_text("school: Cedar Hollow High School\n", encoding="utf-8")
    program, script, *arguments = shlex.split(command)
    assert (program, script) == ("python", "generate.py"), f"only the two set-up commands do more than: {command}"
    done = subprocess.run([sys.executable, ROOT / script, *arguments], cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done


def test_two_commands_do_all_the_set_up():
    assert SHOWN[:2] == SET_UP
    assert not [command for command in SHOWN[2:] if "install" in command]


def test_ci_runs_the_set_up_as_it_is_printed():
    ci = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert all(f"bash -c '{command}'" in ci for command in SET_UP)


def test_the_main_job_leaves_a_poster_a_guide_and_a_card_in_out(tmp_path):
    """Every one of each topic, in English: what the README promises before a reader has chosen anything."""
    made = run(SET_UP[0].partition(" && ")[2], tmp_path).stdout.splitlines()
    for topic in LIBRARY.topics():
        kinds = [re.search("poster|guide|card", path)[0] for path in made if path.startswith(f"out/{topic}-")]
        assert kinds == [kind for kind in KINDS for _ in LIBRARY.audiences(topic, kind)]
        assert set(kinds) == {"poster", "guide", "card"}
    assert sorted(made) == sorted(str(path.relative_to(tmp_path)) for path in (tmp_path / "out").iterdir())
    assert len(made) == 16


@pytest.mark.parametrize("command", SHOWN[2:])
def test_a_command_runs_as_it_is_printed(command, tmp_path):
    done = run(command, tmp_path)
    assert "Nothing to mend." in done.stderr if "--check" in command else done.stdout


def test_a_schools_own_names_get_a_fictional_number():
    """Numbers 555-0100 to 555-0199 belong to nobody."""
    assert all(re.fullmatch(r"\d{3}-555-01\d\d", number) for number in re.findall(r"\d{3}-\d{3}-\d{4}", README))


def test_there_is_a_picture_of_each_piece_and_of_the_page_that_prints_them():
    assert [Path(path).stem for path, _ in PICTURES] == ["poster", "guide", "card", "site", "site-dark"]


@pytest.mark.parametrize("path", [path for path, _ in PICTURES])
def test_a_picture_is_there_and_is_small(path):
    assert (ROOT / path).stat().st_size < 120_000
    with Image.open(ROOT / path) as picture:
        assert 450 <= picture.width <= 720


@pytest.mark.parametrize("link", [link for link in LINKS if "://" not in link])
def test_a_link_leads_somewhere(link):
    assert (ROOT / link).exists()


def test_a_reader_gets_through_it_on_one_page():
    assert len(README.splitlines()) <= 120
