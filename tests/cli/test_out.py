"""Where what is printed goes: a folder, or for one piece a file that ends in .pdf."""

import pytest
from click.testing import CliRunner, Result
from runs import invented

import handbill
from handbill.cli.main import main


def run(*arguments: object) -> Result:
    done = CliRunner().invoke(main, [*map(str, arguments)])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done


@pytest.mark.parametrize("name", ["wall.pdf", "WALL.PDF", "posters/by the door/wall.pdf"])
def test_a_piece_is_written_as_the_file_that_is_named(name, tmp_path):
    done = run("poster", "sextortion", "--out", tmp_path / name)
    assert (done.exit_code, done.stdout) == (0, f"{tmp_path / name}\n")
    assert (tmp_path / name).read_bytes() == handbill.poster("sextortion").pdf


def test_its_pictures_stand_beside_it(tmp_path):
    run("card", "sextortion", "--out", tmp_path / "card.pdf", "--preview")
    assert {path.name for path in tmp_path.iterdir()} == {"card.pdf", "card-1.png", "card-2.png"}


def test_a_folder_of_that_name_is_left_alone(tmp_path):
    (tmp_path / "wall.pdf").mkdir()
    (tmp_path / "wall.pdf" / "mine.txt").write_text("mine", encoding="utf-8")
    done = run("poster", "sextortion", "--out", tmp_path / "wall.pdf")
    assert done.exit_code == 1
    assert done.stderr.startswith(f"Error: --out: “{tmp_path / 'wall.pdf'}” cannot be written: a folder stands where a file is")
    assert [path.name for path in tmp_path.rglob("*")] == ["wall.pdf", "mine.txt"]


@pytest.mark.parametrize(("command", "what"), [("kit", "a kit"), ("batch", "a district")])
def test_what_makes_several_files_wants_a_folder(command, what, tmp_path):
    roster = [invented(tmp_path / "schools.csv", 2)] if command == "batch" else []
    done = run(command, *roster, "--out", tmp_path / "all.pdf")
    assert done.exit_code == 1
    told = f"Error: --out: “{tmp_path / 'all.pdf'}” is the name of one file, and {what} makes several. Name a folder.\n"
    assert done.stderr == told
    assert not (tmp_path / "all.pdf").exists()


@pytest.mark.parametrize("option", [("--paper", "A4"), ("--paper", "Tabloid"), ("--ink", "LIGHT"), ("--language", "ES")])
def test_names_may_be_typed_in_any_case(option, tmp_path):
    done = run("poster", "Sextortion", *option, "--out", tmp_path)
    assert done.exit_code == 0, done.stderr
    assert option[1].lower() in done.stdout


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("poster se", {"sextortion"}),
        ("poster sextortion --paper ", {"letter", "legal", "tabloid", "a4", "a3"}),
        ("card sextortion --stock plain", {"plain-letter", "plain-a4"}),
        ("kit --piece g", {"guide"}),
        ("ki", {"kit"}),
    ],
)
def test_a_shell_completes_what_there_is(typed, offered, monkeypatch):
    words, _, start = typed.rpartition(" ")
    monkeypatch.setenv("_HANDBILL_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", f"handbill {words} {start}")
    monkeypatch.setenv("COMP_CWORD", str(len(words.split()) + 1))
    done = CliRunner().invoke(main, prog_name="handbill")
    assert {line.partition(",")[2] for line in done.stdout.splitlines()} >= offered
