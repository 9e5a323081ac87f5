"""A browser's file is the command line's, byte for byte: every kind of edition, thousands of schools, with node."""

import base64
import gzip
import json
import shutil
import subprocess
from io import BytesIO
from pathlib import Path
from random import Random

import msgspec
import pytest
from msgspec.structs import asdict, replace
from PIL import Image, ImageDraw

from handbill.editions.editions import Editions
from handbill.orders.order import Order
from handbill.page import picture
from handbill.page.alphabet import LETTERS, case
from handbill.page.imprint import PHONES, TEXTS, Imprint, imprint
from handbill.problems import Unusable
from handbill.site import catalogue, packing, rooms
from handbill.site.folder import Keeper
from handbill.words.library import Library

pytestmark = pytest.mark.needs("node")

HERE = Path(__file__).parent
SCRIPTS = HERE.parents[1] / "handbill" / "site" / "web" / "script"
ORDERS = {
    "a poster": Order("poster", "sextortion", "student"),
    "a light one": Order("poster", "online-enticement", "family", "es", ink="light"),
    "one with tabs": Order("poster", "sextortion", "student", design="verbs", tabs=True),
    "one for stalls": Order("poster", "sextortion", "student", paper="stall"),
    "the sign": Order("poster", "sextortion", "student", "en+es", design="sign"),
    "a large one": Order("poster", "online-enticement", "friend", "en+es", paper="tabloid"),
    "a guide": Order("guide", "sextortion", "grades-6-8", "es"),
    "a card": Order("card", "online-enticement", "student"),
    "a tent": Order("card", "sextortion", "student", stock="avery-5305"),
    "a tent in each of two languages": Order("card", "online-enticement", "student", "en+es", stock="tent-letter"),
    "a bookmark": Order("card", "sextortion", "staff", "es", stock="bookmark-letter", flip="short"),
    "a folded card": Order("card", "sextortion", "staff", "en+es", stock="plain-letter", flip="short"),
}
WITH_LOGOS = ("a poster", "one for stalls")
SCHOOLS = 400
WORDS = (
    "Cedar", "Hollow", "Elementary", "of the", "Arts", "O’Connor", "Peña-García", "St.", "&", "<b>", "(Annex)", "\\", "María",
    "Ñandú", "AVATAR", "To", "P.A.", "100%", "T̓", "X̱aat", "Łódź",
)  # fmt: skip
FACE = "SourceSans3-Bold"  # of all schools' words


@pytest.fixture(scope="module")
def shelf(tmp_path_factory) -> Path:
    """A folder with these orders, a catalogue and no page."""
    folder, words = tmp_path_factory.mktemp("shelf"), Library()
    keep, entries = Keeper(folder), []
    for name, order in ORDERS.items():
        made, known = rooms.packed(order, words, keep, logos=name in WITH_LOGOS)
        entries.append(catalogue.entry(order, made[""].edition, known, keep("editions", packing.packed(made, keep)), words))
    told = {"format": 1, "handbill": "", "languages": [], "topics": [], "pieces": entries}
    (folder / "catalog.json").write_bytes(msgspec.json.encode(told, enc_hook=str))
    return folder


def inked(shelf: Path, asked: list[dict]) -> list[dict]:
    """What the scripts make of each piece and imprint."""
    lines = "".join(f"{json.dumps(one)}\n" for one in asked)
    done = subprocess.run(["node", HERE / "ink.mjs", SCRIPTS, shelf], input=lines, capture_output=True, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def typed(lines: Imprint) -> dict:
    """An imprint as a page hands it over."""
    found = {name: str(value) for name, value in asdict(lines).items() if name in TEXTS and value}
    if lines.logo:
        width, height = picture.size(lines.logo)
        found["logo"] = {"width": width, "height": height, "object": base64.b64encode(picture.image_object(lines.logo)).decode()}
    return found | {"blank": True} if lines.blank else found


def words(chance: Random, letters: list[str]) -> str:
    """Words as names have them, and now and then any letters that there are."""
    some = [
        chance.choice(WORDS) if chance.random() < 0.8 else "".join(chance.choices(letters, k=chance.randint(1, 9)))
        for _ in range(chance.choice((1, 2, 3, 4, 5, 8, 14)))
    ]
    return " ".join(some)


def number(chance: Random) -> str:
    told = f"{chance.randint(200, 999)}-{chance.randint(200, 999)}-{chance.randrange(10_000):04}"
    return chance.choice(("", "1-")) + told + chance.choice(("", "", f" ext. {chance.randint(1, 99_999)}"))


def logo(chance: Random) -> bytes:
    """A picture of one of the shapes that cells have."""
    image = Image.new("RGB", (chance.randint(20, 400), chance.randint(20, 300)), "white")
    ImageDraw.Draw(image).ellipse((5, 5, image.width - 5, image.height - 5), fill="navy")
    made = BytesIO()
    image.save(made, "PNG")
    return picture.packed(Image.open(BytesIO(made.getvalue())))


def school(chance: Random, letters: list[str]) -> Imprint:
    """A school's lines, in one of twenty nothing, or lines for a hand."""
    if chance.random() < 0.05:
        return imprint(blank=chance.random() < 0.5)
    given = {name: words(chance, letters) for name in TEXTS if name not in PHONES and chance.random() < 0.6}
    given = given or {"school": words(chance, letters)}
    return imprint(**given, **{name: number(chance) for name in PHONES if chance.random() < 0.5})


def test_thousands_of_schools_have_the_same_files_in_a_browser_and_from_the_command_line(shelf):
    """Every letter of the alphabet is in one of the names; what is too long for its place is refused by both."""
    chance, editions = Random(20), Editions(None)  # noqa: S311 (the same each time)
    letters = [letter for letter in case(FACE).letters if letter.strip()]
    asked: list[dict] = []
    expected: list[str] = []
    for nth, (name, order) in enumerate(ORDERS.items()):
        for _ in range(SCHOOLS):
            lines = school(chance, letters)
            if name in WITH_LOGOS and chance.random() < 0.2:
                lines = replace(lines, logo=logo(chance))
            asked.append({"piece": nth, "imprint": typed(lines)})
            try:
                expected.append(editions.filed(order, lines).sha256)
            except Unusable:
                expected.append("overfull")
    found = inked(shelf, asked)
    told = [one["sha256"] if "sha256" in one else one["problems"][0]["key"] for one in found]
    differing = [(one, here, there) for one, here, there in zip(asked, told, expected, strict=True) if here != there]
    assert differing[:3] == []
    refused = expected.count("overfull")
    assert 0 < refused < len(expected) / 5
    assert set("".join(one["imprint"].get("school", "") for one in asked)) > set("".join(letters[:200]))
    print(f"{len(ORDERS)} editions x {SCHOOLS} imprints: 0 differences; {refused} refused by both.")


def test_what_is_seen_is_what_is_typed(shelf):
    lines = {"school": "Cedar Hollow", "counselor": "Ms. Okafor, room 12", "phone": "206-555-0142"}
    for one in inked(shelf, [{"piece": nth, "imprint": lines} for nth in range(len(ORDERS))]):
        shown = one["shown"].replace(" ", "")  # which a line that ends within a field lacks
        assert all(line.replace(" ", "") in shown for line in lines.values())


@pytest.mark.parametrize(("lines", "key"), [
    ({"school": "学校"}, "letter-not-here"),
    ({"school": "Cedar θ"}, "letter-not-here"),
    ({"phone": "206-555-0142"}, "whose-number"),
    ({"school": "W" * 160}, "overfull"),
])  # fmt: skip
def test_what_a_browser_cannot_set_is_refused_with_its_field(lines, key, shelf):
    [told] = inked(shelf, [{"piece": 0, "imprint": lines}])[0]["problems"]
    assert told["key"] == key
    assert told["where"]["name"] == next(iter(lines))


def test_an_edition_that_was_changed_is_refused(shelf, tmp_path):
    copy = shutil.copytree(shelf, tmp_path / "copy")
    for path in (copy / "parts").iterdir():
        path.write_bytes(gzip.compress(gzip.decompress(path.read_bytes()) + b" ", mtime=0))
    [told] = inked(copy, [{"piece": 0, "imprint": {"school": "Cedar Hollow"}}])
    assert told["problems"][0]["key"] == "damaged"


def test_letters_that_a_case_has_are_those_of_the_alphabet():
    assert {*case(FACE).letters} <= {*LETTERS}
    with pytest.raises(Unusable):
        imprint(school="\u202e")
