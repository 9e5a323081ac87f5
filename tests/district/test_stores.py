"""Wherever the files go, a folder or a place that fsspec reaches: each is whole or not there, and the lists are with them."""

import errno
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import fsspec
import pytest
from fsspec.implementations.local import LocalFileSystem
from fsspec.implementations.memory import MemoryFileSystem
from runs import ALONE, ONE_PIECE, batch, files, invented, listed, told

from handbill import files as written
from handbill.district import store as stores
from handbill.district.store import store
from handbill.locks import alone
from handbill.problems import Unusable

LISTS = ["index.html", "manifest.csv", "manifest.json", "problems.csv"]
GUIDE = ("--topic", "sextortion", "--piece", "guide", "--audience", "grades-9-12", "--jobs", "1")


class Place:
    """A place named by a URL, and what is there, taken into a folder to look at."""

    def __init__(self, url: str, folder: Path) -> None:
        self.url, self._folder = url, folder
        self.system, self.root = fsspec.url_to_fs(url)

    def taken(self) -> Path:
        out = self._folder / f"taken-{len([*self._folder.glob('taken-*')])}"
        for path, data in self.system.cat(self.system.find(self.root), recursive=False).items():
            target = out / path.removeprefix(f"{self.root}/")
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
        return out


class Server(LocalFileSystem):
    """One that renames files, as most servers do."""

    protocol = ("server",)

    @classmethod
    def _strip_protocol(cls, path: str) -> str:
        return super()._strip_protocol(path.removeprefix("server://"))


class Objects(MemoryFileSystem):
    """One of objects that are whole or not there, as s3 is."""

    protocol = "objects"

    @classmethod
    def _strip_protocol(cls, path: str) -> str:
        return super()._strip_protocol(path.removeprefix("objects://"))


for kind in (Server, Objects):
    fsspec.register_implementation(kind.protocol if isinstance(kind.protocol, str) else kind.protocol[0], kind, clobber=True)


@pytest.fixture(params=["server", "objects"])
def place(request, tmp_path) -> Iterator[Place]:
    made = Place(f"{request.param}://{tmp_path}/there", tmp_path)
    yield made
    if made.system.exists(made.root):
        made.system.rm(made.root, recursive=True)


@pytest.fixture
def roster(tmp_path) -> Path:
    return invented(tmp_path / "roster.csv", 40)


@pytest.fixture
def failing(monkeypatch) -> Callable[..., None]:
    """Has the store of a place fail after so many files, in the midst of writing one where it could."""

    def after(place: Place, count: int, error: BaseException) -> None:
        kind, wrote = type(place.system), []
        pipe_file = kind.pipe_file

        def broken(self, path: str, value: bytes, **options) -> None:
            if len(wrote) == count:
                if kind is Server:
                    pipe_file(self, path, value[:1000])
                raise error
            wrote.append(path)
            pipe_file(self, path, value, **options)

        monkeypatch.setattr(kind, "pipe_file", broken)

    return after


# --- a place that fsspec reaches ---


def test_a_place_far_away_gets_what_a_folder_gets(place, roster, tmp_path):
    batch(roster, tmp_path / "here", *ALONE, "--zip", "--merge")
    done = batch(roster, place.url, *ALONE, "--zip", "--merge")
    assert done.exit_code == 0, done.stderr
    here, there = tmp_path / "here", place.taken()
    assert {path.relative_to(there): path.read_bytes() for path in there.rglob("*") if path.is_file()} == {
        path.relative_to(here): path.read_bytes() for path in here.rglob("*") if path.is_file()
    }
    assert f"{place.url}/manifest.csv" in done.stdout.splitlines()
    assert f"{place.url}/cedar-hollow-0-high" in done.stdout.splitlines()


def test_a_second_run_there_leaves_alone_what_is_whole_and_keeps_what_it_does_not_print(place, roster):
    batch(roster, place.url, *GUIDE)
    batch(roster, place.url, *ALONE)
    name = "cedar-hollow-7-high/sextortion-poster-student-en-letter.pdf"
    whole = place.system.cat_file(f"{place.root}/{name}")
    place.system.pipe_file(f"{place.root}/{name}", whole[:-9])
    place.system.rm(f"{place.root}/cedar-hollow-9-high/sextortion-guide-grades-9-12-en-letter.pdf")
    done = batch(roster, place.url, *ALONE)
    assert "40 files, of which 39 were there already." in done.stderr
    out = place.taken()
    assert (out / name).read_bytes() == whole
    assert listed(out) == files(out).keys()
    assert len(files(out)) == 79
    assert "40 files, of which 0 were there already." in batch(roster, place.url, *ALONE, "--force").stderr


def test_in_a_place_where_nothing_is_no_file_is_looked_for(place, roster, monkeypatch):
    """What is there is listed and read one school at a time, which takes long over a network."""
    kind, looked = type(place.system), []
    for name in ("ls", "cat"):
        look = getattr(kind, name)
        monkeypatch.setattr(kind, name, lambda *given, look=look, **more: looked.append(given) or look(*given, **more))
    batch(roster, place.url, *ALONE)
    assert len(looked) < 10
    batch(roster, place.url, *ALONE)
    assert len(looked) > 40


@pytest.mark.parametrize(("error", "gist"), [
    (OSError(28, "No space left on device"), "No space left on device"),
    (PermissionError("Access Denied"), "Access Denied"),
    (RuntimeError("Unable to locate credentials"), "Unable to locate credentials"),
])  # fmt: skip
def test_a_place_that_fails_has_whole_files_true_lists_and_the_next_run_goes_on(error, gist, place, roster, failing, monkeypatch):
    failing(place, 17, error)
    done = batch(roster, place.url, *ALONE)
    assert done.exit_code == 1
    [line] = told(done.stderr)
    assert f"“{place.url}/cedar-hollow-17-high” cannot be written: {gist}" in line
    monkeypatch.undo()
    out = place.taken()
    assert len(listed(out)) == 17
    assert listed(out) == files(out).keys()
    done = batch(roster, place.url, *ALONE)
    assert done.exit_code == 0
    assert "40 files, of which 17 were there already." in done.stderr
    assert len(listed(place.taken())) == 40


def test_a_run_that_is_broken_off_there_sends_lists_that_are_true(place, roster, failing, monkeypatch):
    """Of the schools at hand some have their new phones already, and nobody reported which."""
    batch(invented(roster, 40, area="425"), place.url, *ALONE)
    invented(roster, 40)
    failing(place, 17, KeyboardInterrupt())
    done = batch(roster, place.url, *ALONE)
    assert "run the same command again to go on" in done.stderr
    assert "17 files, of which 0 were there already." in done.stderr
    monkeypatch.undo()
    out = place.taken()
    assert listed(out) == files(out).keys()
    assert len(files(out)) == 40
    batch(roster, place.url, *ALONE)
    assert len(listed(place.taken())) == 40


@pytest.mark.parametrize("name", LISTS)
def test_a_list_there_that_is_not_ours_is_told_and_left_alone(name, place, roster):
    place.system.makedirs(place.root, exist_ok=True)
    place.system.pipe_file(f"{place.root}/{name}", b"my,own\n1,2\n")
    was = place.system.modified(f"{place.root}/{name}")
    done = batch(roster, place.url, *ALONE)
    assert done.exit_code == 1
    assert len(told(done.stderr)) == 1
    assert place.system.modified(f"{place.root}/{name}") == was
    assert [path.name for path in place.taken().rglob("*")] == [name]


@pytest.mark.parametrize("how", ["server", "file", "local"])
def test_processes_print_into_a_place_named_by_a_url(how, tmp_path, roster, monkeypatch):
    """Each of them finds out by itself what reaches it."""
    installed = tmp_path / "server-1.dist-info"
    installed.mkdir()
    (installed / "METADATA").write_text("Metadata-Version: 2.1\nName: server\nVersion: 1\n")
    (installed / "entry_points.txt").write_text("[fsspec.specs]\nserver = test_stores:Server\n")
    monkeypatch.syspath_prepend(tmp_path)
    done = batch(roster, f"{how}://{tmp_path}/out", *ONE_PIECE, "--jobs", "2")
    assert done.exit_code == 0, done.stderr
    assert f"{how}://{tmp_path}/out/manifest.csv" in done.stdout.splitlines()
    assert len(listed(tmp_path / "out")) == 40


def test_a_folder_of_this_machine_is_one_also_by_its_url(roster, tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "cedar-hollow-7-high").symlink_to(tmp_path)
    assert "is a link" in told(batch(roster, f"file://{tmp_path}/out", *ALONE).stderr)[0]
    with store(str(tmp_path / "out")).desk():
        assert "another run is printing" in told(batch(roster, f"file://{tmp_path}/out", *ALONE).stderr)[0]


@pytest.mark.parametrize(("url", "gist"), [
    ("ftp://127.0.0.1:1/x", "“ftp://127.0.0.1:1/x” cannot be reached: Connection refused. Check the address"),
    ("zip://x", "“zip://x” cannot be reached: "),
    ("tar://x", "“tar://x” cannot be reached: "),
    ("zip://x::file:///nowhere/x.zip", "is one place behind another. Name the last one alone"),
    ("reference://x", "“reference://x” cannot be reached: "),
    ("memory://x", "“memory://x” is this program’s own memory"),
    ("simplecache::memory://x", "is one place behind another"),
    ("dir::file:///x", "is one place behind another"),
    ("://x", "“://x” does not say how it is reached"),
    ("s3://district/../../x", "“s3://district/../../x” has a dot or two where a name is wanted"),
    ("sftp://server/./x", "has a dot or two"),
    ("objects://x/..", "has a dot or two"),
])  # fmt: skip
def test_a_place_where_nothing_could_be_kept_is_told_before_anything_is_printed(url, gist, roster, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    done = batch(roster, url, *ALONE)
    assert done.exit_code == 1
    [line] = told(done.stderr)
    assert line.startswith("Error: --out: ")
    assert gist in line
    assert [path.name for path in tmp_path.iterdir()] == [roster.name]


def test_the_desk_of_a_run_that_was_killed_is_taken_away_by_the_next(roster, tmp_path, monkeypatch):
    desks, place = tmp_path / "desks", f"server://{tmp_path}/there"
    monkeypatch.setattr(tempfile, "tempdir", str(desks))
    for name in ("handbill-desk-old", "handbill-desk-new", "handbill-desk-held", "another"):
        (desks / name).mkdir(parents=True)
        (desks / name / "manifest.csv").write_text("Cedar Hollow 7 High")
        if name != "handbill-desk-new":
            os.utime(desks / name, (0, 0))
    (desks / "handbill-desk-link").symlink_to(desks / "another")
    with alone(desks / "handbill-desk-held"):
        assert batch(roster, place, *ALONE).exit_code == 0
    left = {path.name for path in desks.iterdir()}
    assert left == {"handbill-desk-new", "handbill-desk-held", "handbill-desk-link", "another"}
    assert (desks / "another" / "manifest.csv").exists()


@pytest.mark.parametrize(
    ("missing", "url", "gist"),
    [
        ("fsspec", "s3://district/posters", 'pip install "handbill[remote]"'),
        ("s3fs", "s3://district/posters", "“s3://district/posters” cannot be reached: Install s3fs"),
        ("", "nowhere://district", "“nowhere://district” cannot be reached: Protocol not known"),
    ],
)
def test_a_place_that_nothing_here_reaches_is_told_with_what_to_install(missing, url, gist, roster, monkeypatch):
    if missing:
        monkeypatch.setitem(sys.modules, missing, None)
    done = batch(roster, url, *ALONE)
    assert done.exit_code == 1
    [line] = told(done.stderr)
    assert gist in line


# --- a folder of this machine ---


def test_what_a_run_that_was_killed_left_half_done_is_taken_away(roster, tmp_path):
    (tmp_path / "out" / ".handbill-1f-0").mkdir(parents=True)
    (tmp_path / "out" / ".handbill-1f-0" / "half.pdf").write_bytes(b"%PDF")
    (tmp_path / "out" / ".handbill-manifest.csv").write_text("half")
    batch(roster, tmp_path / "out", *ALONE)
    assert len(listed(tmp_path / "out")) == 40


def test_a_second_run_into_a_folder_is_told_and_disturbs_nothing(roster, tmp_path):
    out = tmp_path / "out"
    with store(str(out)).desk():
        (out / ".handbill-1f-0").mkdir()
        done = batch(roster, out, *ALONE)
        assert [path.name for path in out.iterdir()] == [".handbill-1f-0"]
    assert done.exit_code == 1
    [line] = told(done.stderr)
    assert f"--out: another run is printing into “{out}”" in line
    assert not [*out.iterdir()]
    assert batch(roster, out, *ALONE).exit_code == 0


def test_a_folder_whose_file_system_has_no_locks_is_printed_into_all_the_same(roster, tmp_path, monkeypatch):
    monkeypatch.setattr("fcntl.flock", lambda *_: (_ for _ in ()).throw(OSError(errno.ENOLCK, "No locks available")))
    assert batch(roster, tmp_path / "out", *ALONE).exit_code == 0
    assert len(listed(tmp_path / "out")) == 40


def test_two_workers_that_print_the_same_school_at_once_are_in_nobodys_way(tmp_path, monkeypatch):
    """The second one sees the folder only when it would give its own that name."""
    one, other = store(str(tmp_path)), store(str(tmp_path))
    one.put("cedar", [("poster.pdf", (b"same",))], again=False)
    monkeypatch.setattr(os.path, "lexists", lambda path: os.access(path, os.F_OK) and not str(path).endswith("/cedar"))
    other.put("cedar", [("poster.pdf", (b"same",)), ("card.pdf", (b"more",))], again=False)
    assert {path.name: path.read_bytes() for path in (tmp_path / "cedar").iterdir()} == {
        "poster.pdf": b"same",
        "card.pdf": b"more",
    }
    assert [path.name for path in tmp_path.iterdir()] == ["cedar"]


def test_of_a_school_whose_files_are_replaced_none_is_when_one_cannot_be_written(tmp_path, monkeypatch):
    place, write = store(str(tmp_path)), stores._write
    place.put("cedar", [("card.pdf", (b"old",)), ("poster.pdf", (b"old",))], again=False)

    def full(path: str, parts: tuple[bytes, ...]) -> None:
        if path.endswith("poster.pdf"):
            raise OSError(28, "No space left on device")
        write(path, parts)

    monkeypatch.setattr(stores, "_write", full)
    with pytest.raises(Unusable, match="No space left on device"):
        place.put("cedar", [("card.pdf", (b"new",)), ("poster.pdf", (b"new",))], again=False)
    assert {path.read_bytes() for path in (tmp_path / "cedar").iterdir()} == {b"old"}
    assert [path.name for path in tmp_path.iterdir()] == ["cedar"]


@pytest.mark.parametrize("name", LISTS)
def test_a_list_that_is_not_ours_is_told_and_left_alone(name, roster, tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / name).write_text("my,own\n1,2\n")
    done = batch(roster, tmp_path / "out", *ALONE)
    assert done.exit_code == 1
    [line] = told(done.stderr)
    assert name in line
    assert [path.name for path in (tmp_path / "out").iterdir()] == [name]
    assert (tmp_path / "out" / name).read_text() == "my,own\n1,2\n"


def test_an_error_without_a_number_is_told_in_its_own_words():
    assert "cannot be written: Forbidden." in str(written.unwritten("s3://x", PermissionError("Forbidden")))
    assert "cannot be written: TimeoutError." in str(written.unwritten("s3://x", TimeoutError()))
