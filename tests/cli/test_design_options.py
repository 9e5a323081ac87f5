"""Posters of other designs, with tabs, on half a sheet, as forms: how they are asked for, and what is told if they cannot be had."""

import csv
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner, Result
from runs import ALONE, HEADER

from handbill.cli.main import main
from handbill.layouts.designs import DESIGNS


def run(*arguments: object) -> Result:
    done = CliRunner().invoke(main, [*map(str, arguments)])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done


def made(*arguments: object) -> list[str]:
    """The names of the files that a command prints."""
    done = run(*arguments)
    assert done.exit_code == 0, done.stderr
    return [Path(line).name for line in done.stdout.splitlines()]


@pytest.fixture
def roster(tmp_path) -> Path:
    path = tmp_path / "roster.csv"
    path.write_text(f"{HEADER}\nCedar Hollow High,9-12,,206-555-0101\n", encoding="utf-8")
    return path


@pytest.fixture
def mine(tmp_path) -> Path:
    """Materials in which sextortion's usual student poster is a thread."""
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "topics.yaml").write_text("sextortion: {accent: sun, designs: {student: thread}}\n", encoding="utf-8")
    return tmp_path / "mine"


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--design", "bubbel"), "there is no design “bubbel”. Did you mean “bubble”?"),
        (("--design", "../x"), "there is no design “../x”. Known: bubble, thread, "),
        (("--design", "start"), "sextortion has no words for “start” for “student” in en. It can be had as: bubble, thread"),
        (("--design", "start", "--language", "es"), "sextortion has no words for “start” for “student” in es. It can be had as: "),
        (("--design", "thread", "--paper", "stall"), "“thread” is not printed on “stall”. Designs for it: bubble"),
        (("--design", "thread", "--paper", "a9"), "a poster is not printed on “a9”. Papers for it: letter, "),
        (("--design", "thread", "--audience", "pets"), "sextortion has no poster for “pets” in en. There is one for: student, "),
        (("--tabs", "--paper", "stall"), "“stall” has no room for tabs. Papers for them: letter, "),
        (("--form", "--school", "Cedar"), "A form is for people who have no Handbill: it leaves every line open. Leave out --school,"),
    ],
)  # fmt: skip
def test_a_poster_that_cannot_be_had_so_is_told_in_one_message(options, told, tmp_path):
    done = run("poster", "sextortion", *options, "--out", tmp_path / "out")
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.startswith(f"Error: {told}")
    assert done.stderr.count("Error: ") == 1
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("command", [("poster", "sextortion"), ("guide", "sextortion")])
def test_a_form_of_any_piece_leaves_every_line_open(command, tmp_path):
    done = run(*command, "--form", "--phone", "206-555-0100", "--hotline", "206-555-0101", "--out", tmp_path / "out")
    assert done.exit_code == 1
    assert "Leave out --phone, --hotline, or leave out --form." in done.stderr
    [name] = made(*command, "--form", "--out", tmp_path / "out")
    assert name.endswith("-form.pdf")


def test_a_topic_and_a_design_that_are_not_there_are_both_told(tmp_path):
    done = run("poster", "sextorsion", "--design", "bubbel", "--out", tmp_path / "out")
    assert done.exit_code == 1
    assert "there is no topic “sextorsion”" in done.stderr


def test_a_file_is_called_after_a_design_that_is_not_the_usual_one(mine, tmp_path):
    asked = ("poster", "sextortion", "--out", tmp_path / "out")
    assert made(*asked, "--design", "Thread") == ["sextortion-poster-student-en-letter-thread.pdf"]
    assert made(*asked, "--design", "bubble") == ["sextortion-poster-student-en-letter.pdf"]
    assert made(*asked, "--design", "bubble", "--materials", mine) == ["sextortion-poster-student-en-letter-bubble.pdf"]
    assert made(*asked, "--design", "thread", "--materials", mine) == ["sextortion-poster-student-en-letter.pdf"]


def test_a_usual_design_that_is_named_is_the_same_file(tmp_path):
    for folder, options in (("one", ()), ("other", ("--design", "bubble"))):
        made("poster", "sextortion", *options, "--out", tmp_path / folder)
    one, other = (next(path.iterdir()).read_bytes() for path in (tmp_path / "one", tmp_path / "other"))
    assert one == other


def test_a_poster_for_stall_doors_stands_twice_on_a_sheet(tmp_path):
    [name] = made("poster", "sextortion", "--paper", "stall", "--out", tmp_path)
    assert name == "sextortion-poster-student-en-stall.pdf"
    with pikepdf.open(tmp_path / name) as opened:
        [page] = opened.pages
        assert [float(side) for side in page.mediabox] == [0, 0, 792, 612]


def test_the_list_of_papers_says_which_stand_twice_on_a_sheet():
    twice = [line.split()[0] for line in run("list", "papers").stdout.splitlines() if "two on a sheet" in line]
    assert twice == ["stall"]


def test_a_kit_has_a_poster_in_each_design_that_there_are_words_for(tmp_path):
    asked = ("kit", "sextortion", "--piece", "poster", "--out", tmp_path / "out")
    assert made(*asked, "--design", "thread", "--design", "bubble", "--audience", "student") == [
        "sextortion-poster-student-en-letter-thread.pdf", "sextortion-poster-student-en-letter.pdf",
    ]  # fmt: skip
    assert made(*asked, "--design", "start") == [
        f"sextortion-poster-{audience}-en-letter.pdf" for audience in ("student", "friend", "family")
    ]


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--design", "bubbel"), "there is no design “bubbel”. Did you mean “bubble”?"),
        (("--piece", "card", "--design", "thread"), "no poster here can be had as “thread”. See `handbill list designs`."),
        (("--audience", "student", "--piece", "poster", "--design", "start"), "sextortion has no words for “start” for “student” in "),
        (("--piece", "poster", "--design", "thread", "--paper", "stall"), "“thread” is not printed on “stall”. Designs for it: "),
    ],
)  # fmt: skip
def test_a_design_that_no_poster_can_have_is_told(options, told, roster, tmp_path):
    for command in (("kit", "sextortion"), ("batch", roster, "--topic", "sextortion")):
        done = run(*command, *options, "--out", tmp_path / "out")
        assert (done.exit_code, done.stdout) == (1, "")
        assert f"Error: {told}" in done.stderr
        assert done.stderr.count("Error: ") == 1
        assert not (tmp_path / "out").exists()


def test_a_district_has_each_design_as_a_file_of_its_own(roster, tmp_path):
    done = run("batch", roster, *ALONE, "--design", "bubble", "--design", "thread", "--merge", "--out", tmp_path / "out")
    assert done.exit_code == 0, done.stderr
    names = ["sextortion-poster-student-en-letter.pdf", "sextortion-poster-student-en-letter-thread.pdf"]
    with (tmp_path / "out" / "manifest.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = [*csv.DictReader(file)]
    assert [row["file"] for row in rows] == [f"cedar-hollow-high/{name}" for name in names]
    assert len({row["sha256"] for row in rows}) == 2
    assert {path.name for path in (tmp_path / "out" / "press-runs").glob("*.pdf")} == {*names}
    assert "Poster for students, thread" in (tmp_path / "out" / "index.html").read_text(encoding="utf-8")


def test_what_would_be_printed_counts_each_design(roster, tmp_path):
    done = run("batch", roster, *ALONE, "--design", "bubble", "--design", "thread", "--check", "--out", tmp_path / "out")
    assert "To be printed: 2 files for 1 school, 2 sheets of paper in all." in done.stderr


def test_the_list_of_designs_says_for_whom_and_on_what_and_which_is_usual(mine):
    told = {line.split()[0]: line for line in run("list", "designs").stdout.splitlines()}
    assert [*told] == [*DESIGNS]
    assert "sextortion student (usual), friend, family" in told["bubble"]
    assert told["bubble"].endswith("letter, legal, tabloid, a4, a3, 12x18, 18x24, 24x36, a2, a1, stall")
    assert DESIGNS["thread"].about in told["thread"]
    own = {line.split()[0]: line for line in run("list", "designs", "--materials", mine).stdout.splitlines()}
    assert "sextortion student (usual), friend" in own["thread"]
    assert "sextortion student, friend" in own["bubble"]


def test_a_shell_completes_a_design():
    [option] = [param for param in main.get_command(None, "poster").params if "--design" in param.opts]
    assert [item.value for item in option.shell_complete(None, "th")] == ["thread"]


def test_pieces_that_take_much_toner_are_told_once_with_what_takes_less(tmp_path):
    asked = ("kit", "sextortion", "--piece", "card", "--out", tmp_path)
    [told] = [line for line in run(*asked).stderr.splitlines() if "toner" in line]
    assert "% of a sheet with toner" in told
    assert told.endswith("; --ink light is made for copiers.")
    assert "toner" not in run(*asked, "--ink", "light").stderr
