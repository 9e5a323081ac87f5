"""What the tests share: the kit made once, any other piece with options, golden texts, programs that may be missing."""

import difflib
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, settings
from PIL import Image
from runs import ALONE, SCHOOLS, batch, files, invented

from handbill.cli.main import main
from handbill.orders import orders
from handbill.orders.order import AUDIENCE, KINDS, Order
from handbill.page.document import Document
from handbill.page.imprint import imprint
from handbill.page.stock import card_stock
from handbill.pdf import pdf
from handbill.words.labels import Phrases
from handbill.words.library import Library
from handbill.words.pieces import Card, Guide, Poster

pytest_plugins = ("browsing",)
for shared in ("fuzz", "site"):  # the site's tests make their lists with what the fuzzing makes its own with
    sys.path.append(str(Path(__file__).parent / shared))
LIBRARY = Library()
SCHOOL = {
    "school": "Ke Kula ʻo Nāwahīokalaniʻōpuʻu Iki",
    "district": "Ḵ̓wala–Žarnowiec Unified School District",
    "counselor": "Ms. Zoë Ángeles-Nguyễn",
    "sro": "Officer Diné Bikéyah Ą́łtsé",
    "phone": "(808) 555-0142",
    "hotline": "1-888-555-0188",
}
FEW = {"school": "Cedar Hollow High School", "counselor": "Ms. Okafor, room 12", "phone": "206-555-0142"}


@pytest.fixture(scope="session", autouse=True)
def cache_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keeps editions and compiled modules that tests make out of the user's folders; all processes of a run share them."""
    own = tmp_path_factory.getbasetemp()
    cache = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "cache"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(cache))
        patch.setenv("XDG_STATE_HOME", str(cache / "state"))
        patch.setenv("XDG_CONFIG_HOME", str(cache / "config"))
        patch.setenv("PYTHONPYCACHEPREFIX", str(cache / "compiled"))
        patch.delenv("PYTHONDONTWRITEBYTECODE", raising=False)
        yield


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--bless", action="store_true", help="rewrite the golden texts from what the code makes now; read the diff")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "needs(program): skipped, naming the program, where it is not installed")
    settings.register_profile("any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
    settings.load_profile("any machine")
    if config.getoption("--bless") and os.environ.get("CI"):
        raise pytest.UsageError("--bless is for a person who reads the diff, never for CI")


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """One process for whoever names what to run, which starts sooner; else as many as there are cores."""
    return 0 if config.getoption("keyword") or config.args != config.getini("testpaths") else None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Has the tests of one file run in one process, then those of one piece, so that what they share is made once."""
    pieces = {}
    for item in items:
        given = getattr(getattr(item, "callspec", None), "params", {})
        pieces[item] = given.get("piece") or given.get("default") or ""
        home = "site" if "site" in getattr(item, "fixturenames", ()) else item.path.stem  # a site takes a minute to make
        item.add_marker(pytest.mark.xdist_group(pieces[item] or home))
    items.sort(key=lambda item: pieces[item] != "")


def pytest_runtest_setup(item: pytest.Item) -> None:
    for mark in item.iter_markers("needs"):
        if not shutil.which(mark.args[0]):
            pytest.skip(f"{mark.args[0]} is not installed")


@dataclass(frozen=True)
class Piece:
    """What was ordered, the pages that answer it, and the file they became."""

    order: Order
    document: Document
    path: Path

    @property
    def said(self) -> Poster | Guide | Card:
        """What the piece says in its own language, the first of two."""
        return self.voices[0]

    @property
    def voices(self) -> list[Poster | Guide | Card]:
        """What the piece says in each of its languages."""
        return [LIBRARY.pieces(self.order.kind, self.order.topic, tongue)[self.order.audience] for tongue in self.order.languages]

    @property
    def phrases(self) -> Phrases:
        return LIBRARY.phrases(self.order.languages[0])

    @property
    def copies_alt(self) -> str:
        """What is said of the cards that are not read out: as many as the sheet holds besides."""
        places = card_stock(self.order.stock).places(len(self.order.languages))
        return self.phrases.copies_alt.replace("<n>", str(len(places) - 1))

    @property
    def reviewed(self) -> bool:
        return LIBRARY.said(self.order.kind, self.order.topic, self.order.languages[0]).review.done


def _logo() -> bytes:
    saved = BytesIO()
    Image.new("RGBA", (300, 200), (20, 120, 60, 200)).save(saved, "PNG")
    return saved.getvalue()


def _order(kind: str, *, named: bool = False, blank: bool = False, lines: dict | None = None, **choices: str) -> Order:
    """An order about sextortion; `named` gives it every line of an imprint and a logo."""
    lines, logo = (SCHOOL, _logo()) if named else (lines or {}, b"")
    choices = {"audience": AUDIENCE[kind]} | choices
    return Order(kind, "sextortion", imprint=imprint(blank=blank, logo=logo, **lines), **choices).opened()


def _variants() -> dict[str, Order]:
    """Every paper and stock in both inks with all names on it, and pieces to fill in by hand or on a screen."""
    found = {}
    for ink in ("full", "light"):
        for paper in ("letter", "legal", "tabloid", "a4", "a3"):
            found[f"poster-{paper}-{ink}-named"] = _order("poster", paper=paper, ink=ink, named=True)
        for paper in ("letter", "a4"):
            found[f"guide-{paper}-{ink}-named"] = _order("guide", paper=paper, ink=ink, named=True)
            found[f"guide-{paper}-booklet-{ink}-named"] = _order("guide", booklet=paper, ink=ink, named=True)
        found[f"poster-stall-{ink}"] = _order("poster", paper="stall", ink=ink, lines=FEW)
        for kind in KINDS:
            found[f"{kind}-{ink}-blank"] = _order(kind, ink=ink, blank=True)
    for stock in ("avery-5371", "plain-letter", "plain-a4"):
        found[f"card-{stock}-named"] = _order("card", stock=stock, named=True)
        found[f"card-{stock}-short"] = _order("card", stock=stock, flip="short")
    for stock in ("avery-8373", "avery-c32011", "avery-5392", "single"):
        found[f"card-{stock}-named"] = _order("card", stock=stock, flip="short", named=True)
    found["card-cr80-a4-folded"] = _order("card", stock="cr80-a4", language="en+es", lines=FEW)
    for sheet in ("tabloid", "a3"):
        found[f"guide-{sheet}-booklet"] = _order("guide", booklet=sheet)
    found["guide-letter-booklet-form"] = _order("guide", booklet="letter", form=True)
    for stock in ("avery-5305", "avery-5309", "tent-a4", "bookmark-letter", "bookmark-a4"):
        found[f"card-{stock}-named"] = _order("card", stock=stock, lines=SCHOOL)
        found[f"card-{stock}-light-staff"] = _order("card", stock=stock, ink="light", audience="staff", language="es")
    for stock in ("avery-5305", "bookmark-letter"):
        found[f"card-{stock}"] = _order("card", stock=stock)
        found[f"card-{stock}-blank"] = _order("card", stock=stock, blank=True)
        found[f"card-{stock}-form"] = _order("card", stock=stock, form=True)
    found["card-tent-letter-two"] = _order("card", stock="tent-letter", language="en+es", lines=FEW)
    found["card-bookmark-letter-short"] = _order("card", stock="bookmark-letter", flip="short", lines=FEW)
    found["card-bookmark-single"] = _order("card", stock="bookmark-single", lines=FEW)
    found["card-avery-5371-light-named"] = _order("card", ink="light", named=True)
    for kind in KINDS:
        found[f"{kind}-form"] = _order(kind, form=True)
    found["poster-letter-light"] = _order("poster", ink="light")
    return found


def _kit(language: str) -> dict[str, Order]:
    """Every piece of every topic that there is in that language, or in both of two."""
    wanted = orders.kit(Order("poster", "", "", language), LIBRARY, tuple(LIBRARY.topics()), KINDS)
    return {
        Path(order.name).stem: order for order in wanted
        if all(order.audience in LIBRARY.pieces(order.kind, order.topic, tongue) for tongue in order.languages)
    }  # fmt: skip


OTHERS = [language for language in LIBRARY.languages() if language != "en"]
DEFAULTS = _kit("en")
TRANSLATED = {name: order for language in OTHERS for name, order in _kit(language).items()}
PIECES = DEFAULTS | _variants() | TRANSLATED
for _language in OTHERS:
    PIECES |= _kit(f"en+{_language}")


def of(*kinds: str, booklets: bool = True) -> pytest.MarkDecorator:
    """Gives a test the pieces of those kinds only; guides whose pages stand alone on their sheets, if no `booklets`."""
    names = [name for name, order in PIECES.items() if order.kind in kinds and (booklets or not order.booklet)]
    return pytest.mark.parametrize("piece", names, indirect=True)


@pytest.fixture(scope="session")
def kit(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The files of the plain kit, by their names without .pdf, made through the command."""
    folder = tmp_path_factory.mktemp("kit")
    done = CliRunner().invoke(main, ["kit", "--out", str(folder)], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return {Path(path).stem: Path(path) for path in done.stdout.splitlines()}


@pytest.fixture(scope="session")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Order], Piece]:
    """Makes the piece that an order asks for; the same order is printed once."""
    folder = tmp_path_factory.mktemp("pieces")

    @cache
    def made(order: Order) -> Piece:
        document = orders.fill(order, LIBRARY)
        path = folder / f"{len(list(folder.iterdir()))}-{order.name}"
        path.write_bytes(pdf.write(document))
        return Piece(order, document, path)

    return made


@pytest.fixture(scope="session")
def make(printed: Callable[[Order], Piece]) -> Callable[..., Piece]:
    """Makes one piece by its name in PIECES, or by its kind and options: make("card", flip="short", lines={...})."""

    def made(name: str, **options: object) -> Piece:
        return printed(PIECES[name] if name in PIECES else _order(name, **options))

    return made


@pytest.fixture(scope="session", params=PIECES)
def piece(request: pytest.FixtureRequest, printed: Callable[[Order], Piece]) -> Piece:
    """Each piece of the kit, and each way of printing one."""
    return printed(PIECES[request.param])


@pytest.fixture(scope="session", params=DEFAULTS)
def default(request: pytest.FixtureRequest, printed: Callable[[Order], Piece]) -> Piece:
    """Each piece of the kit."""
    return printed(PIECES[request.param])


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, bytes]]:
    """A roster, and what one process prints for it that nobody disturbs."""
    folder = tmp_path_factory.mktemp("expected")
    roster = invented(folder / "roster.csv", SCHOOLS)
    assert batch(roster, folder / "out", *ALONE).exit_code == 0
    return roster, files(folder / "out")


@pytest.fixture
def listed(tmp_path: Path) -> Callable[..., Path]:
    """Writes a list of schools: its bytes, or its lines."""

    def written(*lines: str | bytes, name: str = "roster.csv") -> Path:
        path = tmp_path / name
        path.write_bytes(lines[0] if isinstance(lines[0], bytes) else "\n".join(lines).encode())
        return path

    return written


@pytest.fixture
def golden(pytestconfig: pytest.Config) -> Callable[[Path, str], None]:
    """Holds a text against the file that a person has read; --bless rewrites the file."""

    def held(path: Path, found: str) -> None:
        if pytestconfig.getoption("--bless"):
            path.parent.mkdir(exist_ok=True)
            path.write_text(found, encoding="utf-8", newline="\n")
        assert path.exists(), f"there is no {path.name} yet: look at the piece, then run pytest --bless"
        written = path.read_text(encoding="utf-8")
        diff = difflib.unified_diff(written.splitlines(), found.splitlines(), "expected", "found", lineterm="", n=1)
        assert found == written, "\n".join(["not as expected (if it is better so: pytest --bless)", *diff])

    return held
