"""A tab prints for a list of schools what the command line prints: the same files, the same lists of them."""

import csv
import hashlib
import zipfile
from pathlib import Path

import pytest
from alike import on_a_page
from printing import asked, forecast, listed, printing, survey
from runs import batch

from handbill.api.site import site
from handbill.district.lists import LISTS
from handbill.roster.schools import roster

pytestmark = pytest.mark.needs("node")
SEATTLE = Path(__file__).parents[1] / "rosters" / "seattle-public-schools.csv"
ODD = '''School Name,Grades,Counselor,Phone,Languages,Quantity,Posters
"=Cedar, ""Hollow""",9-12,Ms. Okafor,206-555-0142,,25,
Elm Ridge High,9-12,-,,,,
Cedar Hollow High,9-12,,12,,,
Pine Middle,6-8,,,fr,,
,6-8,,,,,
Birch Hill Elementary,K-5,,,en,7,100
Ash Prep,,,206-555-0143 ext. 4,,,
Oak High,9-12,"{long}",,,,
'''
OPTIONS = ("--topic", "sextortion", "--language", "en")
PIECES = {"topics": ["sextortion"], "languages": ["en"]}


@pytest.fixture(scope="session")
def small(tmp_path_factory) -> Path:
    """A site of one topic in English."""
    folder = tmp_path_factory.mktemp("site")
    site(folder, topics=["sextortion"], languages=["en"], inks=["full"], logos=False, tabs=False)
    return folder


@pytest.fixture
def odd(tmp_path) -> Path:
    path = tmp_path / "odd.csv"
    path.write_text(ODD.replace("{long}", "A counselor of a very long name " * 4), encoding="utf-8")
    return path


@pytest.fixture
def alike(small, tmp_path):
    """Holds a list printed by the scripts against the same printed by the command line: the lists byte for byte, the files too.

    The scripts are told what the command line reads, or `read` the list themselves and tell of it in the page's words.
    """

    def held(path: Path, *options: str, read: bool = False, **more: object) -> None:
        command, tab = tmp_path / "command", tmp_path / "tab"
        batch(path, command, *OPTIONS, "--jobs", "1", *options)
        given = {"roster": path} if read else {"listed": listed(roster(path))}
        answers = asked(small, tmp_path / "out.zip", survey(), printing(**PIECES, **more), **given)
        assert answers[-2]["type"] == "printed", answers[-2]
        with zipfile.ZipFile(tmp_path / "out.zip") as packed:
            packed.extractall(tab)
        for name in LISTS:
            told = (command / name).read_bytes().decode().replace('"There is one in: en, es."', "There is one in: en.")
            assert (tab / name).read_bytes().decode() == (on_a_page(told) if read else told), name
        assert pdfs(tab) == pdfs(command) != {}

    return held


def pdfs(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*.pdf"))}


def test_seattle_is_printed_as_the_command_line_prints_it(alike):
    alike(SEATTLE)


def test_so_it_is_where_the_scripts_read_the_list(alike):
    alike(SEATTLE, read=True)


def test_so_is_an_odd_list(alike, odd):
    alike(odd, "--hotline", "1-800-555-0199", lines={"hotline": "1-800-555-0199"})


def test_so_is_an_odd_list_that_the_scripts_read(alike, odd):
    alike(odd, read=True)


def test_so_is_one_with_every_piece_for_everybody_in_other_designs(alike, odd):
    alike(odd, "--all-pieces", "--design", "verbs", "--design", "thread", allPieces=True, designs=["verbs", "thread"])


def test_so_are_some_pieces_for_some(alike, odd):
    pieces = ("--piece", "card", "--piece", "poster", "--audience", "student")
    alike(odd, *pieces, kinds=["card", "poster"], audiences=["student"])


def test_what_would_be_printed_is_what_the_command_line_reckons(small, tmp_path, odd):
    told = batch(odd, tmp_path / "out", *OPTIONS, "--check").stderr
    _, answer, _ = asked(small, tmp_path / "out.zip", survey(), forecast(**PIECES), listed=listed(roster(odd)))
    found = answer["forecast"]
    assert f"To be printed: {found['files']} files for {found['schools']} schools, {found['sheets']} sheets" in told
    assert f"For whom: {', '.join(f'{reader} {files}' for reader, files in found['audiences'])}." in told
    assert f"{found['unknown']} school only for families and staff, for their grades are not known." in told
    assert [grades for grades, _ in found["little"]] == ["K-5"]
    assert found["wrong"] == 1


def test_a_list_is_printed_twice_alike(small, tmp_path, odd):
    digests = set()
    for name in ("one.zip", "other.zip"):
        asked(small, tmp_path / name, survey(), printing(**PIECES), listed=listed(roster(odd)))
        digests.add(hashlib.sha256((tmp_path / name).read_bytes()).hexdigest())
    assert len(digests) == 1


@pytest.fixture
def many(tmp_path) -> Path:
    """A thousand schools."""
    path = tmp_path / "many.csv"
    rows = (f"Cedar Hollow {nth} High,6-12,Ms. Okafor,206-555-{nth:04d}" for nth in range(1_000))
    path.write_text("\n".join(["School Name,Grades,Counselor,Phone", *rows]) + "\n", encoding="utf-8")
    return path


def test_a_thousand_schools_are_printed_in_a_tabs_memory(small, tmp_path, many):
    *words, printed, memory = asked(
        small, tmp_path / "out.zip", survey(), printing(**PIECES, allPieces=True), memory=256, listed=listed(roster(many))
    )
    sums = printed["printed"]
    with zipfile.ZipFile(tmp_path / "out.zip") as packed:
        assert len(packed.namelist()) == sums["files"] + len(LISTS)
        lines = packed.read(LISTS[0]).decode("utf-8-sig").splitlines()
        assert len({row["school"] for row in csv.DictReader(lines)}) == 1_000
    assert (tmp_path / "out.zip").stat().st_size == sums["bytes"]
    assert memory["megabytes"] < 512
    going = [answer["progress"] for answer in words if answer["type"] == "progress"]
    assert [far["rows"] for far in going] == sorted(far["rows"] for far in going)
    print(f"{sums['files']} files, {sums['bytes'] / 1e6:.0f} MB in {sums['seconds']:.1f} s, at most {memory['megabytes']} MB")


def test_nothing_is_left_of_a_run_that_is_called_off(small, tmp_path, many):
    questions = survey(), printing(**PIECES, allPieces=True)
    *_, last, _ = asked(small, tmp_path / "out.zip", *questions, cancel=3, listed=listed(roster(many)))
    assert last == {"type": "cancelled", "id": 2}
    assert not (tmp_path / "out.zip").exists()


def test_without_a_list_nothing_is_printed(small, tmp_path):
    answer, _ = asked(small, tmp_path / "out.zip", printing())
    assert [problem["key"] for problem in answer["problems"]] == ["no-list"]


def test_a_kit_is_the_archive_that_the_command_line_makes(small, tmp_path):
    path = tmp_path / "one.csv"
    path.write_text("School Name,Phone\nCedar Hollow High,206-555-0142\n", encoding="utf-8")
    batch(path, tmp_path / "command", *OPTIONS, "--all-pieces", "--zip", "--jobs", "1")
    kit = printing(**PIECES, lines={"school": "Cedar Hollow High", "phone": "206-555-0142"}) | {"type": "kit"}
    *_, last, _ = asked(small, tmp_path / "out.zip", kit)
    assert last["type"] == "printed", last
    assert (tmp_path / "out.zip").read_bytes() == (tmp_path / "command" / "cedar-hollow-high.zip").read_bytes()
