"""A print shop's file: how it is asked for, and what is told if it cannot be had."""

from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner, Result
from PIL import ImageCms

import handbill
from handbill.cli.main import main
from handbill.page.press import Press


def run(*arguments: object) -> Result:
    done = CliRunner().invoke(main, [*map(str, arguments)])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done


@pytest.fixture
def profile(tmp_path) -> Path:
    path = tmp_path / "shop.icc"
    path.write_bytes(Press().colors.data)
    return path


@pytest.mark.parametrize("command", [("poster", "sextortion"), ("guide", "sextortion"), ("card", "sextortion")])
def test_each_piece_can_be_had_and_is_what_the_library_makes(command, profile, tmp_path):
    done = run(*command, "--press", "--profile", profile, "--uncoated", "--no-marks", "--out", tmp_path)
    assert done.exit_code == 0, done.stderr
    assert done.stderr == ""
    path = Path(done.stdout.strip())
    assert path.stem.endswith("-press-uncoated-unmarked")
    made = getattr(handbill, command[0])(command[1], press=True, profile=profile, uncoated=True, marks=False)
    assert path.read_bytes() == made.pdf
    assert path.name == made.name


def test_a_kit_is_all_for_the_shop(tmp_path):
    done = run("kit", "sextortion", "--audience", "student", "--press", "--out", tmp_path / "kit")
    assert done.exit_code == 0, done.stderr
    for line in done.stdout.splitlines():
        with pikepdf.open(line) as opened:
            assert opened.Root.OutputIntents[0].S == "/GTS_PDFX"
    assert len(done.stdout.splitlines()) == 2
    assert "--ink light" not in done.stderr


def test_uncoated_paper_without_its_profile_is_told(tmp_path):
    done = run("poster", "sextortion", "--press", "--uncoated", "--out", tmp_path)
    assert done.stderr == (
        "Note: the colours are reckoned for coated paper; for uncoated, ask the print shop for its own --profile.\n"
    )


@pytest.mark.parametrize("options", [("--uncoated",), ("--no-marks",), ("--profile", "shop.icc")])
def test_what_goes_with_no_press_is_refused(options, tmp_path):
    done = run("poster", "sextortion", *options, "--out", tmp_path / "out")
    assert done.exit_code == 1
    assert done.stderr == (
        "Error: a profile, uncoated paper and no marks are for a print shop’s file. "
        "Add --press, or leave out --profile, --uncoated and --no-marks.\n"
    )
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("command", "told"),
    [
        (("poster", "sextortion", "--form"), "a print shop’s file has no fields to fill in on a screen. Leave out --form or --press."),
        (("guide", "sextortion", "--booklet", "tabloid"), "a print shop lays out a booklet itself, from single pages. Leave out --booklet or --press."),
    ],
)  # fmt: skip
def test_what_a_shop_has_no_use_for_is_refused(command, told, tmp_path):
    done = run(*command, "--press", "--out", tmp_path / "out")
    assert (done.exit_code, done.stderr) == (1, f"Error: {told}\n")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("command", [("poster", "sextortion"), ("kit", "sextortion"), ("batch", "roster.csv")])
def test_a_screens_profile_is_one_message_and_no_file(command, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("roster.csv").write_text("School,Grades\nCedar Hollow High School,9-12\n", encoding="utf-8")
    Path("screen.icc").write_bytes(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    done = run(*command, "--press", "--profile", "screen.icc", "--out", "out")
    assert done.exit_code == 1
    assert done.stderr.count("Error: ") == 1
    assert (
        "--profile: “screen.icc” is an RGB profile of a monitor, and no CMYK profile of a printer. Ask the print shop"
        in done.stderr
    )
    assert not Path("out").exists()
