"""A school's own lines kept once: `--imprint FILE`, before which goes what is typed."""

import re

import pytest
from click.testing import CliRunner, Result
from PIL import Image
from runs import HEADER

import handbill
from handbill.cli.main import main
from handbill.words.markup import excerpt

LINES = "school: Cedar Hollow High School\ncounselor: Ms. Okafor, room 12\nphone: 206-555-0142\n"


def run(*arguments: object) -> Result:
    done = CliRunner().invoke(main, [*map(str, arguments)])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done


@pytest.fixture
def school(tmp_path):
    path = tmp_path / "school.yaml"
    path.write_text(LINES, encoding="utf-8")
    return path


def test_its_lines_are_printed_as_if_they_were_typed(school, tmp_path):
    done = run("poster", "sextortion", "--ink", "light", "--imprint", school, "--out", tmp_path / "wall.pdf")
    assert (done.exit_code, done.stderr) == (0, "")
    typed = {"school": "Cedar Hollow High School", "counselor": "Ms. Okafor, room 12", "phone": "206-555-0142"}
    assert (tmp_path / "wall.pdf").read_bytes() == handbill.poster("sextortion", ink="light", **typed).pdf


def test_what_is_typed_goes_before_it_and_that_is_told(school, tmp_path):
    asked = ("--ink", "light", "--imprint", school, "--phone", "206-555-0100")
    done = run("card", "sextortion", *asked, "--out", tmp_path / "card.pdf")
    assert done.exit_code == 0
    assert done.stderr == f"Note: --phone goes before “phone” in {school}:3:8.\n"
    typed = {"school": "Cedar Hollow High School", "counselor": "Ms. Okafor, room 12", "phone": "206-555-0100"}
    assert (tmp_path / "card.pdf").read_bytes() == handbill.card("sextortion", ink="light", **typed).pdf


def test_a_kit_and_a_district_take_it_too(school, tmp_path):
    kit = run("kit", "sextortion", "--piece", "card", "--imprint", school, "--out", tmp_path / "kit")
    assert kit.exit_code == 0
    assert handbill.card("sextortion", **handbill.read_imprint(school)).pdf in {
        p.read_bytes() for p in (tmp_path / "kit").iterdir()
    }
    roster = tmp_path / "schools.csv"
    roster.write_text(f"{HEADER}\nMaple Bend High,9-12,,\n", encoding="utf-8")
    asked = ("--topic", "sextortion", "--piece", "card", "--audience", "student", "--jobs", "1")
    assert run("batch", roster, "--imprint", school, *asked, "--out", tmp_path / "district").exit_code == 0
    [card] = (tmp_path / "district" / "maple-bend-high").iterdir()
    lines = {**handbill.read_imprint(school), "school": "Maple Bend High"}
    assert card.read_bytes() == handbill.card("sextortion", **lines).pdf


def test_it_may_ask_for_lines_to_fill_in_and_for_a_logo_beside_it(tmp_path):
    Image.new("RGB", (30, 20), "teal").save(tmp_path / "logo.png")
    (tmp_path / "school.yaml").write_text("logo: logo.png\nblank: true\n", encoding="utf-8")
    [path] = run("poster", "sextortion", "--imprint", tmp_path / "school.yaml", "--out", tmp_path).stdout.splitlines()
    assert path.endswith("-blank.pdf")


@pytest.mark.parametrize(
    ("text", "gists"),
    [
        ("scool: Cedar Hollow\n", [":1:1: there is no key “scool” here. Did you mean “school”?"]),
        ("phone: [206]\n", [":1:8: text is wanted here, not a list."]),
        ("phone: 206-555\nhotline: one\n", [":1:8: “206-555” is no phone number", ":2:10: “one” is no phone number"]),
        ("blank: perhaps\nphone: 12\n", [":1:8: yes or no is wanted here", ":2:8: “12” is no phone number"]),
        ("logo: ../logo.png\n", [":1:7: the logo “../logo.png” is not in this file’s own folder."]),
        ("logo: none.png\n", [":1:7: there is no logo “none.png”."]),
        ("school: A\nschool: B\n", [":2:1: the key “school” stands here a second time."]),
        ("- school\n", [":1:1: keys are wanted here."]),
        ("", [":1:1: the file is empty."]),
    ],
)
def test_all_that_is_wrong_in_it_is_told_in_its_place(text, gists, tmp_path):
    path = tmp_path / "school.yaml"
    path.write_text(text, encoding="utf-8")
    done = run("poster", "sextorsion", "--imprint", path, "--sro", " ", "--out", tmp_path / "out")
    assert done.exit_code == 1
    told = done.stderr.splitlines()
    wanted = ["there is no topic “sextorsion”.", "--sro: nothing stands here.", *(f"{path}{gist}" for gist in gists)]
    assert len(told) == len(wanted)
    assert [gist for gist in wanted if not any(line.startswith(f"Error: {gist}") for line in told)] == []
    assert not (tmp_path / "out").exists()


def test_a_file_that_is_not_there_is_named(tmp_path):
    done = run("poster", "sextortion", "--imprint", tmp_path / "none.yaml", "--out", tmp_path / "out")
    assert re.fullmatch(r"Error: .*none\.yaml:1:1: cannot be read: .*\n", done.stderr)


@pytest.mark.parametrize(("typed", "printed", "mark"), [
    ("Cedar\u200b Hollow", "Cedar Hollow", "U+200B"), ("Maple\u00ad Bend", "Maple Bend", "U+00AD"),
    ("\ufeffCedar Hollow", "Cedar Hollow", "U+FEFF"), ("Maple Bend\u200e", "Maple Bend", "U+200E"),
])  # fmt: skip
def test_an_invisible_mark_that_was_pasted_along_is_left_out_and_told(typed, printed, mark, tmp_path):
    done = run("poster", "sextortion", "--ink", "light", "--school", typed, "--out", tmp_path / "typed.pdf")
    assert done.exit_code == 0
    assert done.stderr == f"Note: an invisible mark ({mark}) is left out of “{excerpt(typed)}”.\n"
    assert (tmp_path / "typed.pdf").read_bytes() == handbill.poster("sextortion", ink="light", school=printed).pdf


@pytest.mark.parametrize("hidden", ["\u202e", "\u2066"])
def test_what_turns_the_direction_of_a_line_is_still_refused(hidden, tmp_path):
    done = run("poster", "sextortion", "--school", f"Cedar {hidden}wolloH", "--out", tmp_path / "typed.pdf")
    assert done.exit_code == 1
    assert "cannot be printed" in done.stderr
