"""A printer is measured once, kept under a name, and used with it."""

import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from handbill.cli.main import main

MEASURED = ("--shift-front", "0.5,-0.3", "--shift-back", "0.02in,-0.01in", "--scale", "100.4%,100")


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.chdir(tmp_path)
    return tmp_path / "config" / "handbill" / "printers.yaml"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments, catch_exceptions=False)


def keep(name="office", *measured):
    done = run("calibrate", "--printer", name, *(measured or MEASURED))
    assert done.exit_code == 0, done.stderr
    return done


def test_a_test_sheet_is_named_after_its_stock_however_that_is_written():
    assert run("calibrate", "--stock", "Avery 5371").stdout.strip() == str(Path("out/calibration-avery-5371-en.pdf"))
    assert run("calibrate", "--stock", "5371", "--flip", "short", "--language", "es", "--out", "x.pdf").exit_code == 0
    assert Path("x.pdf").read_bytes().startswith(b"%PDF")


def test_what_was_measured_is_kept_where_a_person_can_read_it(home):
    assert keep().stdout.strip() == str(home)
    told = home.read_text()
    assert "office:\n  shift-front: [0.5, -0.3]\n  shift-back: [0.508, -0.254]\n  scale: [100.4, 100]\n" in told
    assert run("calibrate", "--printer", "Office").stdout.splitlines() == [
        "--shift-front 0.5,-0.3", "--shift-back 0.508,-0.254", "--scale 100.4,100",
    ]  # fmt: skip


def test_printers_are_listed_and_one_is_forgotten(home):
    keep("office")
    keep("copy-room", "--shift-front", "1,1")
    assert [line.split()[0] for line in run("list", "printers").stdout.splitlines()] == ["copy-room", "office"]
    assert run("calibrate", "--printer", "office", "--forget").exit_code == 0
    assert [line.split()[0] for line in run("list", "printers").stdout.splitlines()] == ["copy-room"]
    assert run("calibrate", "--printer", "copy-room", "--forget").exit_code == 0
    assert run("list", "printers").stdout == ""
    keep("office")


def test_what_is_measured_again_leaves_the_rest_as_it_was():
    keep()
    keep("office", "--scale", "99,99")
    assert run("calibrate", "--printer", "office").stdout.splitlines()[0] == "--shift-front 0.5,-0.3"


@pytest.mark.parametrize(
    "command", [("poster", "sextortion"), ("guide", "sextortion", "--booklet", "letter"), ("card", "sextortion")]
)
def test_a_file_for_a_printer_says_so_in_its_name_and_what_is_typed_goes_first(command):
    keep()
    kept, typed = run(*command, "--printer", "office"), run(*command, *MEASURED, "--out", "typed")
    assert kept.stdout.strip().endswith("-printer.pdf")
    assert Path(kept.stdout.strip()).read_bytes() == Path(typed.stdout.strip()).read_bytes()
    other = run(*command, "--printer", "office", "--scale", "100,100", "--out", "other")
    assert Path(other.stdout.strip()).read_bytes() != Path(kept.stdout.strip()).read_bytes()


def test_a_kit_and_a_district_are_printed_for_a_printer_too(listed):
    keep()
    done = run("kit", "sextortion", "--piece", "card", "--printer", "office")
    assert all(line.endswith("-printer.pdf") for line in done.stdout.splitlines())
    roster = listed("school", "Cedar Hollow High School")
    done = run("batch", str(roster), "--out", "district", "--piece", "card", "--audience", "staff", "--printer", "office",
               "--jobs", "1")  # fmt: skip
    assert done.exit_code == 0, done.stderr
    assert all(path.name.endswith("-printer.pdf") for path in Path("district").rglob("*.pdf"))


@pytest.mark.parametrize(("typed", "told"), [
    (("--scale", "110,100"), "--scale: “110,100” is too small or too large a scale. From 98 to 102."),
    (("--scale", "97.9,100"), "--scale: “97.9,100” is too small or too large a scale."),
    (("--scale", "large"), "--scale: “large” is no scale."),
    (("--scale", "100"), "--scale: “100” is no scale."),
    (("--scale", "nan,100"), "--scale: “nan,100” is no scale."),
    (("--shift-front", "1,2,3"), "--shift-front: “1,2,3” is no shift."),
    (("--shift-front", "left"), "--shift-front: “left” is no shift."),
    (("--shift-front", "0,5"), ""),
    (("--shift-back", "11,0"), "--shift-back: “11,0” moves a sheet by more than 10 mm."),
    (("--shift-back", "0,-0.5in"), "--shift-back: “0,-0.5in” moves a sheet by more than 10 mm."),
    (("--shift-back", ""), "--shift-back: “” is no shift."),
])  # fmt: skip
@pytest.mark.parametrize(
    "command", [("card", "sextortion"), ("calibrate", "--printer", "office"), ("calibrate", "--stock", "5371")]
)
def test_what_cannot_be_meant_is_one_message_and_no_file(command, typed, told, home):
    done = run(*command, *typed)
    assert (done.exit_code, told in done.stderr) == (1 if told else 0, True)
    if told:
        assert len(done.stderr.splitlines()) == 1
        assert not home.exists()
        assert not Path("out").exists()


def test_all_that_is_wrong_is_told_at_once():
    done = run("card", "sextortion", "--scale", "1,1", "--shift-front", "x", "--printer", "none")
    assert len(done.stderr.splitlines()) == 3


def test_an_unknown_printer_suggests_the_nearest():
    assert "Measure it first" in run("poster", "sextortion", "--printer", "office").stderr
    keep()
    for command in (("poster", "sextortion", "--printer", "ofice"), ("calibrate", "--printer", "ofice")):
        done = run(*command)
        assert (done.exit_code, done.stderr) == (1, "Error: --printer: there is no printer “ofice”. Did you mean “office”?\n")


@pytest.mark.parametrize("name", ["../x", "a b", "", "-", "x" * 61, "é"])
def test_a_name_that_a_file_cannot_have_is_refused(name, home):
    assert run("calibrate", "--printer", name, "--scale", "100,100").exit_code == 1
    assert not home.exists()


@pytest.mark.parametrize(
    "asked", [(), ("--forget",), ("--scale", "100,100"), ("--printer", "office", "--forget", "--scale", "100,100")]
)
def test_what_says_too_little_or_too_much_is_told(asked):
    done = run("calibrate", *asked)
    assert (done.exit_code, len(done.stderr.splitlines())) == (1, 1)


def test_a_file_that_somebody_spoiled_is_told_with_its_place(home):
    keep()
    home.write_text("office:\n  shift-front: [50, 0]\n  shift-back: [0, 0]\n  scale: [100, 100]\n")
    done = run("poster", "sextortion", "--printer", "office")
    assert done.exit_code == 1
    assert f"{home}:2:17: “50” does not fit here. Shifts reach from -10 to 10 mm." in done.stderr


def test_a_folder_that_cannot_be_written_is_told(home):
    home.parent.parent.write_text("a file")
    done = run("calibrate", "--printer", "office", *MEASURED)
    assert (done.exit_code, len(done.stderr.splitlines())) == (1, 1)
    assert "cannot be written: a file stands where a folder is wanted" in done.stderr


def test_the_file_is_never_half_written(home, monkeypatch):
    keep()
    before = home.read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    assert run("calibrate", "--printer", "other", *MEASURED).exit_code == 1
    assert home.read_bytes() == before
    assert [path.name for path in home.parent.iterdir()] == [home.name]
