"""`import handbill`: the same pieces as the commands print, for a program; and one exception with all that is wrong."""

import hashlib
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from msgspec.structs import replace
from runs import invented

import handbill
from handbill.cli.main import main

ROOT = Path(__file__).parents[2]
LINES = {"school": "Cedar Hollow High School", "counselor": "Ms. Okafor, room 12", "phone": "206-555-0142"}
TYPED = [part for name, line in LINES.items() for part in (f"--{name}", line)]


def printed(*arguments: object) -> list[Path]:
    """What the command prints."""
    done = CliRunner().invoke(main, [*map(str, arguments)], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return [Path(line) for line in done.stdout.splitlines()]


@pytest.fixture
def silent(capfd: pytest.CaptureFixture, tmp_path, monkeypatch):
    """Holds that nothing is printed, and nothing written where the program stands."""
    monkeypatch.chdir(tmp_path)
    yield
    assert capfd.readouterr() == ("", "")
    assert [*tmp_path.iterdir()] == []


@pytest.mark.parametrize(
    ("kind", "options"),
    [
        ("poster", {"audience": "family", "language": "en+es", "paper": "tabloid", "ink": "light"}),
        ("poster", {"design": "thread", "paper": "a4"}),
        ("guide", {"audience": "grades-6-8", "paper": "a4"}),
        ("card", {"stock": "plain-letter", "flip": "short"}),
    ],
)
def test_a_piece_is_that_of_the_command(kind, options, tmp_path):
    piece = getattr(handbill, kind)("sextortion", **options, **LINES)
    typed = [part for name, value in options.items() for part in (f"--{name}", value)]
    [path] = printed(kind, "sextortion", *typed, *TYPED, "--out", tmp_path)
    assert (piece.name, piece.pdf) == (path.name, path.read_bytes())


def test_a_piece_tells_its_pages_its_paper_and_what_to_know():
    piece = handbill.card("sextortion", language="es")
    assert (piece.pages, piece.sheets) == (2, 1)
    assert [note for note in piece.notes if "toner" in note]
    assert [note for note in piece.notes if "reviewed" in note]


def test_a_piece_is_saved_in_a_folder_or_as_a_file(tmp_path):
    piece = handbill.poster("sextortion")
    assert piece.save(tmp_path / "here" / "wall.pdf") == tmp_path / "here" / "wall.pdf"
    assert piece.save(tmp_path / "there") == tmp_path / "there" / piece.name
    assert {path.read_bytes() for path in tmp_path.rglob("*.pdf")} == {piece.pdf}


def test_a_piece_has_a_picture_of_each_page():
    assert [picture[:4] for picture in handbill.card("sextortion").pictures(dpi=20)] == [b"\x89PNG"] * 2


def test_names_may_be_typed_in_any_case():
    assert handbill.poster("Sextortion", paper="A4", language="EN").pdf == handbill.poster("sextortion", paper="a4").pdf


def test_an_order_with_an_imprint_is_made_as_it_stands():
    order = handbill.Order("poster", "sextortion", "student", imprint=handbill.imprint(**LINES))
    assert handbill.make(order).pdf == handbill.poster("sextortion", **LINES).pdf


def test_an_order_in_the_usual_design_is_the_same_piece():
    order = handbill.Order("poster", "sextortion", "student")
    usual, other = (handbill.make(replace(order, design=design)) for design in ("bubble", "thread"))
    assert (usual.name, usual.pdf) == (handbill.make(order).name, handbill.make(order).pdf)
    assert (other.name, other.order.design) == ("sextortion-poster-student-en-letter-thread.pdf", "thread")


def test_a_form_is_that_of_the_command(tmp_path):
    form = handbill.poster("sextortion", form=True)
    [path] = printed("poster", "sextortion", "--form", "--out", tmp_path)
    assert (form.name, form.pdf) == (path.name, path.read_bytes())


def test_the_designs_say_which_posters_can_be_had_in_them_on_which_papers():
    bubble = handbill.designs()["bubble"]
    readers = {(reader.topic, reader.audience): reader.usual for reader in bubble.readers}
    assert readers["sextortion", "student"]
    assert not readers["sextortion", "family"]
    assert ("stall" in bubble.papers, "letter" in bubble.tabs, "stall" in bubble.tabs, bubble.language) == (
        True,
        True,
        False,
        "en",
    )
    assert handbill.designs(language="tlh")["bubble"].readers == []


def test_a_kit_is_that_of_the_command_and_tells_how_far_it_is(tmp_path):
    told: list[tuple[int, int, str]] = []
    pieces = handbill.kit("sextortion", pieces=["poster", "card"], **LINES, progress=lambda *step: told.append(step))
    paths = printed("kit", "sextortion", "--piece", "poster", "--piece", "card", *TYPED, "--out", tmp_path)
    assert [(piece.name, piece.pdf) for piece in pieces] == [(path.name, path.read_bytes()) for path in paths]
    assert told == [(nth, len(pieces), piece.name) for nth, piece in enumerate(pieces, 1)]


def test_a_district_is_that_of_the_command_and_tells_how_far_it_is(tmp_path):
    steps: list[handbill.Step] = []
    roster = invented(tmp_path / "schools.csv", 40)
    chosen = {"topics": ["sextortion"], "pieces": ["poster"], "audiences": ["student"]}
    summary = handbill.batch(roster, tmp_path / "library", **chosen, progress=steps.append)
    printed("batch", roster, "--topic", "sextortion", "--piece", "poster", "--audience", "student", "--out", tmp_path / "command")
    library, command = (
        {
            path.relative_to(out).as_posix(): hashlib.sha256(path.read_bytes()).digest()
            for path in out.rglob("*")
            if path.is_file()
        }
        for out in (tmp_path / "library", tmp_path / "command")
    )
    assert library == command
    assert (summary.files, summary.kept, summary.problems) == (40, 0, [])
    assert sum(step.printed for step in steps) == sum(step.rows for step in steps) == 40


def test_a_row_that_cannot_be_printed_is_told_and_stops_nobody(tmp_path):
    (tmp_path / "schools.csv").write_text("School,Phone\nCedar Hollow High,206-555-0142\nMaple Bend,12\n", encoding="utf-8")
    summary = handbill.batch(tmp_path / "schools.csv", tmp_path / "out", pieces=["card"], topics=["sextortion"])
    [problem] = summary.problems
    assert (problem.where.line, problem.where.column) == (3, 2)
    assert (tmp_path / "out" / "cedar-hollow-high").is_dir()


def test_lines_may_stand_in_a_file(tmp_path):
    path = tmp_path / "school.yaml"
    path.write_text("".join(f"{name}: {line}\n" for name, line in LINES.items()), encoding="utf-8")
    assert handbill.poster("sextortion", **handbill.read_imprint(path)).pdf == handbill.poster("sextortion", **LINES).pdf


@pytest.mark.parametrize("listed", ["topics", "designs", "languages", "papers", "stocks", "figures", "contacts"])
def test_a_list_has_what_the_command_lists(listed, capsys):
    done = CliRunner().invoke(main, ["list", listed])
    assert [line.split()[0] for line in done.stdout.splitlines()] == [*getattr(handbill, listed)()]


def test_audiences_are_listed_with_their_pieces():
    there = {(known.piece, known.name) for known in handbill.audiences("sextortion")}
    assert {("poster", "student"), ("guide", "grades-9-12"), ("card", "staff")} <= there


# --- what is wrong ---


def test_everything_that_is_wrong_is_in_one_exception(silent, tmp_path_factory):
    logo = tmp_path_factory.mktemp("elsewhere") / "logo.png"
    logo.write_text("no picture", encoding="utf-8")
    with pytest.raises(handbill.Unusable) as raised:
        handbill.poster("sextorsion", phone="555-01", hotline="none", logo=logo, ink="blue")
    told = [(str(problem.where or ""), problem.what) for problem in raised.value.problems]
    assert [where for where, _ in told] == ["", "", "hotline", "logo", "phone"]
    assert {what for where, what in told if not where} == {"there is no ink “blue”", "there is no topic “sextorsion”"}
    assert all(problem.way_out for problem in raised.value.problems)
    assert "555-01" in str(raised.value)


@pytest.mark.parametrize(
    ("call", "gist"),
    [
        (lambda: handbill.kit("sextortion", pieces=["leaflet"]), "leaflet"),
        (lambda: handbill.kit("sextortion", audiences=["pets"]), "pets"),
        (lambda: handbill.kit(languages=["tlh"]), "tlh"),
        (lambda: handbill.kit(materials="nowhere"), "nowhere: there is no such folder"),
        (lambda: handbill.poster("sextortion", materials="nowhere"), "nowhere: there is no such folder"),
        (lambda: handbill.topics(materials="nowhere"), "nowhere: there is no such folder"),
        (lambda: handbill.card("sextortion", stock="papyrus"), "papyrus"),
        (lambda: handbill.card("sextortion", flip="up"), "up"),
        (lambda: handbill.poster("sextortion", paper="napkin"), "napkin"),
        (lambda: handbill.poster("sextortion", audience="staff"), "staff"),
        (lambda: handbill.poster("sextortion", design="bubbel"), "there is no design “bubbel”"),
        (lambda: handbill.poster("sextortion", design="start"), "sextortion has no words for “start”"),
        (lambda: handbill.poster("sextortion", design="thread", paper="stall"), "“thread” is not printed on “stall”"),
        (lambda: handbill.poster("sextortion", tabs=True, paper="stall"), "“stall” has no room for tabs"),
        (lambda: handbill.guide("sextortion", form=True, school="Cedar"), "Leave out --school, or leave out --form."),
        (lambda: handbill.make(handbill.Order("card", "sextortion", "student", design="thread")), "Only posters can."),
        (lambda: handbill.kit("sextortion", designs=["bubbel"]), "there is no design “bubbel”"),
        (lambda: handbill.kit("sextortion", pieces=["card"], designs=["thread"]), "no poster here can be had as “thread”"),
        (lambda: handbill.poster("sextortion", language="en+es+en"), "en+es+en"),
        (lambda: handbill.batch("nowhere.csv"), "nowhere.csv"),
        (lambda: handbill.batch("nowhere.csv", "out.pdf"), "out.pdf"),
        (lambda: handbill.batch("nowhere.csv", phone="12"), "12"),
        (lambda: handbill.imprint(school=" "), "nothing stands here"),
        (lambda: handbill.read_imprint("nowhere.yaml"), "nowhere.yaml"),
        (lambda: handbill.audiences("sextorsion"), "sextorsion"),
    ],
)
def test_what_cannot_be_used_is_named(call, gist, silent):
    with pytest.raises(handbill.Unusable) as raised:
        call()
    assert any(gist in str(problem) for problem in raised.value.problems)


# --- the door ---


def test_every_name_of_the_door_is_there_and_says_what_it_is():
    assert [name for name in handbill.__all__ if not getattr(handbill, name).__doc__] == []
    assert {*handbill.__all__} <= {*dir(handbill)}


def test_no_other_name_leaks():
    with pytest.raises(AttributeError, match="posters"):
        _ = handbill.posters
    asked = "import handbill; print(*[name for name in vars(handbill) if not name.startswith('_')])"
    done = subprocess.run([sys.executable, "-c", asked], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["TYPE_CHECKING"]


def test_importing_it_opens_nothing_else():
    asked = "import sys; before = set(sys.modules); import handbill; print(*sys.modules.keys() - before)"
    done = subprocess.run([sys.executable, "-c", asked], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["handbill"]
