"""What is kept: found again by the user's own programs, and never anything that somebody else put there."""

import os
import random
import stat
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace
from runs import ALONE, batch, files, invented

from handbill.editions import casting, owned
from handbill.editions.cache import Cache
from handbill.editions.edition import Edition
from handbill.editions.editions import Editions
from handbill.editions.homes import cache_folder, key_file
from handbill.orders import orders
from handbill.orders.order import Order
from handbill.page.imprint import Room
from handbill.pdf import pdf
from handbill.pdf.container import object_stream, unpacked
from handbill.words import codes
from handbill.words.library import library

ORDER = Order("poster", "sextortion", "student")
ELSEWHERE = b"https://example.org"
with_owners = pytest.mark.skipif(not hasattr(os, "geteuid"), reason="the system does not tell whose a file is")


@pytest.fixture(autouse=True)
def key_of_its_own(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


@pytest.fixture
def folder(tmp_path) -> Path:
    return tmp_path / "kept" / "editions"


@pytest.fixture(scope="module")
def whole() -> bytes:
    return pdf.write(orders.fill(ORDER, library(None)))


def kept(folder: Path) -> Path:
    """The one edition that the folder keeps, made if it is not there."""
    Editions(None, folder).file(ORDER)
    [path] = folder.glob("*.edition")
    return path


def printed(folder: Path) -> bytes:
    return b"".join(Editions(None, folder).file(ORDER).parts)


def is_found(folder: Path) -> bool:
    return Editions(None, folder).is_kept(ORDER)


@pytest.mark.parametrize("language", ["en", "en+es"])
@pytest.mark.parametrize(("kind", "audience"), [("poster", "student"), ("guide", "family"), ("card", "student")])
def test_a_piece_of_every_kind_is_found_again(kind, audience, language, folder):
    order = Order(kind, "sextortion", audience, language)
    made = Editions(None, folder).file(order)
    again = Editions(None, folder)
    assert again.is_kept(order)
    assert again.file(order).parts == made.parts


def put(folder: Path, edition: Edition) -> None:
    """Keeps an edition in the place of the right one, as only this user's programs can."""
    Cache(folder).put(Editions(None, folder)._told(ORDER, Room()), msgspec.msgpack.encode(edition))


def edited(held: bytes) -> bytes:
    """A kept edition in which a word is another, with the seal that it had."""
    assert b"en-US" in held
    return held.replace(b"en-US", b"fr-FR")


def test_an_edition_that_is_kept_is_not_cast_again(folder, whole, monkeypatch):
    kept(folder)
    monkeypatch.setattr(casting, "cast", None)
    assert printed(folder) == whole


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data[:-9],
        lambda data: data[:999] + b"?" + data[1000:],
        lambda data: data + b"?",
        lambda data: bytes(32) + data[32:],
        lambda data: b"",
        lambda data: b"\n",
        lambda data: bytes(owned.LARGEST + 1),
    ],
)
def test_an_edition_that_is_not_whole_is_cast_again(spoil, folder, whole):
    path = kept(folder)
    before = path.read_bytes()
    path.write_bytes(spoil(before))
    assert printed(folder) == whole
    assert path.read_bytes() == before


# --- a forger who can write into the folder, and nowhere else ---


def misled(head: bytes) -> bytes:
    """A file's beginning in which the link beside the code leads elsewhere."""
    held = head[head.index(b"<</Type/ObjStm") : head.rindex(b"endstream") + len(b"endstream")]
    objects = {number: body.replace(codes.REPORT_URL.encode(), ELSEWHERE) for number, body in unpacked(held).items()}
    return head.replace(held, object_stream([*objects.items()]))


def without_code(edition: Edition) -> Edition:
    return replace(edition, codes=())


def linked_elsewhere(edition: Edition) -> Edition:
    return replace(edition, shell=replace(edition.shell, head=misled(edition.shell.head)))


def code_elsewhere(edition: Edition) -> Edition:
    return replace(edition, codes=tuple(replace(code, link=ELSEWHERE.decode()) for code in edition.codes))


def other_symbol(edition: Edition) -> Edition:
    return replace(edition, codes=tuple(replace(code, rows=code.rows[::-1]) for code in edition.codes))


def other_title(edition: Edition) -> Edition:
    return replace(edition, title="Call 1-900-555-0199")


def partly_empty(edition: Edition) -> Edition:
    """The same, but for one object that says nothing any more."""
    *others, last = edition.shell.gapped
    return replace(edition, shell=replace(edition.shell, gapped=(*others, replace(last, pattern=b"%b" * len(last.gaps)))))


FORGERIES = (without_code, linked_elsewhere, code_elsewhere, other_symbol, other_title, partly_empty)


@pytest.mark.parametrize("forge", FORGERIES)
def test_a_forged_edition_is_never_printed_whatever_seal_the_forger_makes(forge, folder, whole, tmp_path, monkeypatch):
    path = kept(folder)
    genuine = path.read_bytes()
    forged = forge(Editions(None, folder).edition(ORDER, Room()))
    with monkeypatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(tmp_path / "the forger's"))
        put(folder, forged)
    [theirs] = {*folder.glob("*.edition")} - {path}
    theirs.replace(path)
    assert printed(folder) == whole
    assert path.read_bytes() == genuine


@pytest.mark.parametrize("forge", [without_code, linked_elsewhere, code_elsewhere, other_symbol])
def test_an_edition_without_our_code_is_cast_again_though_its_seal_is_the_users(forge, folder, whole):
    path = kept(folder)
    genuine = path.read_bytes()
    put(folder, forge(Editions(None, folder).edition(ORDER, Room())))
    assert path.read_bytes() != genuine
    assert printed(folder) == whole
    assert path.read_bytes() == genuine


def test_one_edition_cannot_be_put_in_the_place_of_another(folder, whole):
    path = kept(folder)
    Editions(None, folder).file(Order("poster", "sextortion", "family"))
    [other] = {*folder.glob("*.edition")} - {path}
    other.replace(path)
    assert printed(folder) == whole


def test_what_was_kept_under_another_key_is_not_read(folder, whole, monkeypatch):
    """As in a cache that was restored from another machine."""
    kept(folder)
    key_file().unlink()
    assert not is_found(folder)
    assert printed(folder) == whole
    assert is_found(folder)


def garbled(data: bytes, chance: random.Random) -> bytes:
    """What a forger may make of an edition: bytes flipped, parts left out or doubled, fields dropped or exchanged."""
    told = msgspec.msgpack.decode(data)
    names = [name for name in told if name != "type"]
    one, other, at = *chance.sample(names, 2), chance.randrange(len(data))
    match chance.randrange(6):
        case 0:
            return bytes([*data[:at], data[at] ^ 1 << chance.randrange(8), *data[at + 1 :]])
        case 1:
            return data[:at] + data[at + chance.randrange(1, 99) :]
        case 2:
            return data[:at] + data[at - 9 : at] + data[at:]
        case 3:
            told[one], told[other] = told[other], told[one]
        case 4:
            del told[one]
        case _:
            told[one] = chance.choice([(), "", 0, [], {}])
    return msgspec.msgpack.encode(told)


def test_nothing_of_a_thousand_garbled_editions_comes_out_of_the_folder(folder, tmp_path, monkeypatch):
    path, chance = kept(folder), random.Random(20261128)  # noqa: S311 (shuffles what is forged)
    told = Editions(None, folder)._told(ORDER, Room())
    data = Cache(folder).get(told)
    assert data
    with monkeypatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(tmp_path / "the forger's"))
        forger, desk = Cache(tmp_path / "desk"), tmp_path / "desk"
        forged = []
        for _ in range(1000):
            forger.put(told, garbled(data, chance))
            [made] = desk.glob("*.edition")
            forged.append(made.read_bytes())
    cache = Cache(folder)
    for held in forged:
        path.write_bytes(held)
        assert cache.get(told) is None


def test_a_district_prints_nothing_of_a_forged_edition(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    roster = invented(tmp_path / "schools.csv", 3)
    assert batch(roster, tmp_path / "first", *ALONE).exit_code == 0
    before = {path: path.read_bytes() for path in cache_folder().glob("*.edition")}
    assert before
    for path, held in before.items():
        path.write_bytes(edited(held))
    for jobs in ("1", "2"):
        again = tmp_path / f"again {jobs}"
        assert batch(roster, again, *ALONE, "--jobs", jobs).exit_code == 0
        assert files(again) == files(tmp_path / "first")


# --- whose it is ---


@with_owners
def test_nobody_else_may_open_what_is_kept(folder):
    path = kept(folder)
    modes = [stat.S_IMODE(there.stat().st_mode) for there in (folder, path, key_file().parent, key_file())]
    assert modes == [0o700, 0o600, 0o700, 0o600]


@with_owners
@pytest.mark.parametrize("mode", [0o777, 0o770, 0o702, 0o720])
def test_a_folder_that_others_may_write_is_not_read_until_it_is_shut(mode, folder, whole):
    kept(folder)
    folder.chmod(mode)
    assert not is_found(folder)
    assert printed(folder) == whole
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert is_found(folder)


@with_owners
@pytest.mark.parametrize("mode", [0o666, 0o660, 0o602])
def test_an_edition_that_others_may_write_is_not_read(mode, folder, whole):
    path = kept(folder)
    path.chmod(mode)
    assert not is_found(folder)
    assert printed(folder) == whole
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@with_owners
@pytest.mark.parametrize("mode", [0o644, 0o640, 0o604])
def test_a_key_that_others_may_have_read_seals_nothing_more(mode, folder):
    kept(folder)
    before = key_file().read_bytes()
    key_file().chmod(mode)
    assert not is_found(folder)
    Editions(None, folder).file(ORDER)
    assert key_file().read_bytes() != before
    assert stat.S_IMODE(key_file().stat().st_mode) == 0o600


@with_owners
def test_nothing_of_another_users_is_read_or_written(folder, whole, monkeypatch):
    path = kept(folder)
    before = path.stat()
    somebody = os.geteuid() + 1
    monkeypatch.setattr(os, "geteuid", lambda: somebody)
    assert owned.read(path) is None
    assert printed(folder) == whole
    assert path.stat().st_mtime_ns == before.st_mtime_ns
    assert [*folder.iterdir()] == [path]


def linked(path: Path) -> None:
    path.rename(path.with_name("elsewhere"))
    path.symlink_to(path.with_name("elsewhere"))


def piped(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@with_owners
@pytest.mark.parametrize("turn", [linked, piped, a_folder])
@pytest.mark.parametrize("which", ["edition", "key"])
def test_neither_an_edition_nor_the_key_is_anything_but_a_file(turn, which, folder, whole):
    path = kept(folder)
    turn(path if which == "edition" else key_file())
    assert not is_found(folder)
    assert printed(folder) == whole


@with_owners
def test_a_folder_that_is_a_link_keeps_nothing(folder, whole):
    kept(folder)
    linked(folder)
    assert not is_found(folder)
    assert printed(folder) == whole
    assert len([*folder.iterdir()]) == 1


@pytest.mark.parametrize("key", [b"", b"short", bytes(33)])
def test_a_key_that_is_not_whole_is_made_anew(key, folder):
    kept(folder)
    key_file().write_bytes(key)
    assert not is_found(folder)
    Editions(None, folder).file(ORDER)
    assert is_found(folder)


def test_where_the_system_tells_no_owners_the_seal_holds(folder, whole, monkeypatch):
    """As on Windows, where every file seems to be anybody's to write."""
    for name in ("geteuid", "fchmod", "O_NOFOLLOW", "O_NONBLOCK"):
        monkeypatch.delattr(os, name, raising=False)
    path = kept(folder)
    path.chmod(0o666)
    assert is_found(folder)
    path.write_bytes(edited(path.read_bytes()))
    assert not is_found(folder)
    assert printed(folder) == whole


# --- what is left out and taken away ---


@pytest.mark.parametrize("home", ["XDG_STATE_HOME", "kept"])
def test_a_place_that_cannot_be_written_is_no_reason_to_stop(home, tmp_path, whole, monkeypatch):
    (tmp_path / "kept").write_text("a file where the folder should be")
    if home == "XDG_STATE_HOME":
        monkeypatch.setenv(home, str(tmp_path / "kept"))
    assert printed(tmp_path / ("kept" if home == "kept" else "cache")) == whole


def aged(path: Path, seconds: float) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"")
    then = path.stat().st_mtime - seconds
    os.utime(path, (then, then))
    return path


def test_what_nobody_asked_for_in_a_month_is_taken_away(folder):
    old, younger = aged(folder / "old.edition", 31 * 86400), aged(folder / "younger.edition", 29 * 86400)
    other = aged(folder / "old.text", 99 * 86400)
    (folder / "folder.edition").mkdir()
    os.utime(folder / "folder.edition", (0, 0))
    Editions(None, folder).file(ORDER)
    assert not old.exists()
    assert younger.exists()
    assert other.exists()
    assert (folder / "folder.edition").exists()


@pytest.mark.parametrize("home", [lambda folder: folder, lambda _: key_file().parent], ids=["editions", "key"])
def test_what_a_killed_run_left_is_taken_away_and_what_another_writes_just_now_is_not(home: Callable[[Path], Path], folder):
    left, written = aged(home(folder) / ".handbill-0a1b", 7200), aged(home(folder) / ".handbill-2c3d", 60)
    Editions(None, folder).file(ORDER)
    assert not left.exists()
    assert written.exists()


@with_owners
def test_a_link_that_was_left_is_taken_away_and_not_what_it_leads_to(folder, tmp_path):
    aim = aged(tmp_path / "theirs", 7200)
    folder.mkdir(parents=True)
    link = folder / ".handbill-0a1b"
    link.symlink_to(aim)
    os.utime(link, (0, 0), follow_symlinks=False)
    Editions(None, folder).file(ORDER)
    assert not link.is_symlink()
    assert aim.exists()
