"""A kit and a district in one archive each: what the command line prints for the same lists, and nothing half done."""

import base64
import csv
import io
import zipfile
from pathlib import Path

import page as page_validation
import pytest
from alike import on_a_page
from click.testing import CliRunner
from proofing import links_seen, picture_of
from runs import batch
from walking import LINES, OPTIONS, ready, saved, typed

from handbill.cli.main import main
from handbill.words.codes import REPORT_URL

SEATTLE = Path(__file__).parents[2] / "rosters" / "seattle-public-schools.csv"
DROP = """([name, type, content]) => {
  const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File([bytes], name, { type }));
  for (const type of ["dragenter", "dragover", "drop"]) {
    document.getElementById("drop").dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer }));
  }
}"""


def dropped(page, name: str, content: bytes, type_: str = "text/csv") -> None:
    """Drops a file on the page, as from a folder's window."""
    ready(page)
    page.evaluate(DROP, [name, type_, base64.b64encode(content).decode()])


def within(path: Path) -> dict[str, bytes]:
    """The files of an archive by their names, after a look whether each is whole."""
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def below(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def judged(pieces: dict[str, bytes], folder: Path) -> None:
    """Each is PDF/UA-1, and its first code that can be read leads where it is to lead."""
    for nth, (name, content) in enumerate(pieces.items()):
        path = folder / f"judged-{nth}.pdf"
        path.write_bytes(content)
        assert page_validation.validate_pdf(path, profile="ua1").is_compliant, name
        if "-guide-" not in name:
            assert REPORT_URL in {
                link for page in (1, 2)[: 1 + ("-card-" in name)] for link in links_seen(picture_of(path, page, 200))
            }, name


def test_a_kit_is_every_piece_as_the_command_line_prints_it(tab, tmp_path):
    page = tab.open()
    ready(page)
    typed(page, LINES)
    path = saved(page, tmp_path, page.get_by_role("button", name="Download the kit").click)
    done = CliRunner().invoke(main, ["kit", *OPTIONS, "--out", str(tmp_path / "kit")], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    found = {name.rsplit("/", 1)[-1]: content for name, content in within(path).items()}
    assert found == below(tmp_path / "kit")
    judged(found, tmp_path)
    assert tab.inaccessible() == []


@pytest.fixture(scope="module")
def by_command(tmp_path_factory) -> dict[str, bytes]:
    """What the command line prints for Seattle's list, run where the list is, as the page knows its name alone."""
    out = tmp_path_factory.mktemp("seattle") / "out"
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(SEATTLE.parent)
        batch(Path(SEATTLE.name), out, "--jobs", "1")
    return below(out)


def test_seattles_list_gives_the_same_schools_files_and_problems_as_the_command_line(tab, by_command, tmp_path):
    page = tab.open()
    dropped(page, SEATTLE.name, SEATTLE.read_bytes())
    page.wait_for_selector("#step-print:not([hidden])")
    assert "the school has no name" in page.locator("#problems").inner_text()
    assert tab.inaccessible() == []
    path = saved(page, tmp_path, page.locator("#district-print").click)
    page.wait_for_selector("#district-done:not([hidden])")
    assert tab.inaccessible() == []
    found = within(path)
    assert found["manifest.csv"] == by_command["manifest.csv"]
    assert found["problems.csv"].decode() == on_a_page(by_command["problems.csv"].decode())
    pieces = {name: content for name, content in found.items() if name.endswith(".pdf")}
    assert pieces == {name: content for name, content in by_command.items() if name.endswith(".pdf")}
    assert len(pieces) == 968
    judged({name: content for name, content in pieces.items() if name.startswith("ballard/")}, tmp_path)


def test_a_column_is_put_right_by_menu(tab, tmp_path):
    page = tab.open()
    dropped(page, "schools.csv", b"School,Room,Phone\nCedar Hollow High School,Ms. Okafor,206-555-0142\n")
    page.get_by_label("Column for Counselor", exact=False).select_option(label="Room")
    page.wait_for_selector("#step-print:not([hidden])")
    path = saved(page, tmp_path, page.locator("#district-print").click)
    rows = list(csv.DictReader(io.StringIO(within(path)["manifest.csv"].decode("utf-8-sig"))))
    assert {row["school"] for row in rows} == {"Cedar Hollow High School"}


@pytest.mark.parametrize(("name", "content"), [
    ("photo.png", b"\x89PNG\r\n\x1a\n" + bytes(400)),
    ("empty.csv", b""),
    ("names.csv", b"Pupil,Mark\nA,1\nB,2\n"),
    ("broken.xlsx", b"PK\x03\x04" + bytes(200)),
])  # fmt: skip
def test_a_wrong_file_is_told_and_another_can_be_taken(name, content, tab):
    page = tab.open()
    dropped(page, name, content)
    page.wait_for_selector("#roster-problems:not([hidden]) li")
    assert page.locator("#step-print").is_hidden()
    assert tab.inaccessible() == []
    dropped(page, "schools.csv", b"School\nCedar Hollow High School\n")
    page.wait_for_selector("#step-print:not([hidden])")
    assert page.locator("#roster-problems").is_hidden()


def test_a_cancelled_run_saves_nothing_and_can_be_begun_again(tab, tmp_path):
    page = tab.open()
    rows = "".join(f"Cedar Hollow {nth} High,9-12\n" for nth in range(20_000))
    dropped(page, "schools.csv", f"School,Grades\n{rows}".encode())
    page.wait_for_selector("#step-print:not([hidden])")
    downloads = []
    page.on("download", lambda download: downloads.append(download))
    page.locator("#district-print").click()
    page.wait_for_selector("#district-progress[value]")
    assert tab.inaccessible() == []
    page.locator("#district-cancel").click()
    page.wait_for_selector("#district-going", state="hidden")
    assert page.locator("#district-told").inner_text()
    assert page.locator("#district-done").is_hidden()
    assert tab.inaccessible() == []
    assert downloads == []
    dropped(page, "schools.csv", b"School,Grades\nCedar Hollow High,9-12\n")
    assert within(saved(page, tmp_path, page.locator("#district-print").click))
