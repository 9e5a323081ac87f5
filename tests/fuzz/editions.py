"""The cache: editions of which bytes are others, and forged ones under the seal of somebody who may write into the folder."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from random import Random

from msgspec import msgpack
from msgspec.structs import replace
from odd import spoilt
from tally import Tally
from watch import within

from handbill.editions.cache import Cache
from handbill.editions.edition import Edition
from handbill.editions.editions import Editions
from handbill.orders.order import Order
from handbill.page.imprint import imprint
from handbill.words.codes import REPORT_URL

LINES = imprint(school="Cedar Hollow High", counselor="Ms. Ada Hall", phone="206-555-0100")
ORDERS = (Order("poster", "sextortion", "student", imprint=LINES), Order("card", "sextortion", "student"),
          Order("poster", "online-enticement", "family", imprint=LINES))  # fmt: skip
ELSEWHERE = "https://report.cybertip.net"


def attack(chance: Random, home: Path, tally: Tally) -> None:
    """Whatever somebody puts into the cache, the same bytes are printed as without one."""
    nth, folder = chance.randrange(len(ORDERS)), home / "kept"
    with state(home / "ours"):
        Editions(None, folder).file(ORDERS[nth])
        [path] = folder.glob("*.edition")
        chance.choice((_leave, _spoil, _spoil, _forge, _forge, _exchange, _link))(path, ORDERS[nth], home, chance)
        found = Editions(None, folder).is_kept(ORDERS[nth])
        with within():
            made = b"".join(Editions(None, folder).file(ORDERS[nth]).parts)
    tally.count("accepted" if found else "refused")
    tally.hold(made == _whole(nth), "escapes", "another file than without a cache")


@cache
def _whole(nth: int) -> bytes:
    return b"".join(Editions(None).file(ORDERS[nth]).parts)


@contextmanager
def state(folder: Path) -> Iterator[None]:
    """Has the user's key stand in that folder."""
    before = os.environ.get("XDG_STATE_HOME")
    os.environ["XDG_STATE_HOME"] = str(folder)
    try:
        yield
    finally:
        os.environ.pop("XDG_STATE_HOME")
        os.environ.update({"XDG_STATE_HOME": before} if before is not None else {})


def _leave(path: Path, order: Order, home: Path, chance: Random) -> None:
    """Nothing."""


def _spoil(path: Path, order: Order, home: Path, chance: Random) -> None:
    path.write_bytes(spoilt(path.read_bytes(), chance))


def _forge(path: Path, order: Order, home: Path, chance: Random) -> None:
    """Another edition with the seal that the forger's own key makes, in the place of the right one."""
    blank, room = order.with_imprint(imprint()), order.imprint.room
    forged = msgpack.encode(_forged(Editions(None).edition(blank, room), chance), enc_hook=str)
    if chance.random() < 0.3:
        forged = spoilt(forged, chance)
    with state(home / "theirs"):
        theirs = home / "forged"
        Cache(theirs).put(Editions(None, theirs)._told(blank, room), forged)
        [made] = theirs.glob("*.edition")
    data = made.read_bytes()
    path.write_bytes(chance.choice((data, path.read_bytes()[:32] + data[32:], data[32:])))


def _forged(edition: Edition, chance: Random) -> Edition:
    codes = tuple(replace(code, link=ELSEWHERE, rows=chance.choice((code.rows, code.rows[::-1]))) for code in edition.codes)
    head = edition.shell.head.replace(b"/Type/Catalog", b"/Type/Catalog/OpenAction<</S/URI/URI(https://elsewhere.example)>>")
    said = msgpack.encode(edition, enc_hook=str).replace(REPORT_URL.encode(), ELSEWHERE.encode())
    others = (
        replace(edition, codes=()), replace(edition, codes=codes), replace(edition, title="Call 1-900-555-0199"),
        replace(edition, shell=replace(edition.shell, head=head)), replace(edition, slots=edition.slots[:-1]),
        msgpack.decode(said, type=Edition),
    )  # fmt: skip
    return chance.choice(others)


def _exchange(path: Path, order: Order, home: Path, chance: Random) -> None:
    """The right edition of another piece."""
    paper = chance.choice(("letter", "a4"))
    Editions(None, path.parent).file(Order("poster", "sextortion", "friend", paper=paper, imprint=LINES))
    [other] = {*path.parent.glob("*.edition")} - {path}
    shutil.move(other, path)


def _link(path: Path, order: Order, home: Path, chance: Random) -> None:
    """No file, but what leads to one, a folder, or a pipe of which nobody holds the other end."""
    path.rename(home / "moved")
    if chance.random() < 0.2:
        path.mkdir()
    elif chance.random() < 0.4:
        os.mkfifo(path)
    else:
        path.symlink_to(chance.choice((home / "moved", Path("/dev/zero"), home, path)))
