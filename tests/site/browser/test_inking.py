"""Inking in a real browser: byte for byte what Python writes, or the same refusal."""

import json
from random import Random

from msgspec.structs import asdict

from handbill.editions.editions import Editions
from handbill.orders.order import Order
from handbill.page.imprint import PHONES, TEXTS, Imprint, imprint
from handbill.problems import Unusable

PIECES, IMPRINTS = 8, 50
WORDS = (
    "Cedar",
    "Hollow",
    "Peña",
    "St. Mary’s",
    "P.S. 9",
    "A",
    "AVA",
    "‘W’",
    "King, Jr.",
    "&",
    "<b>",
    "(9–12)",
    "Ágüeda",
    "ʻōpuʻu",
)
INK = """async ([name, imprints]) => {
  const { openedShelf } = await import("./script/shelf.js");
  const shelf = await openedShelf(async (path) => new Uint8Array(await (await fetch(path)).arrayBuffer()));
  const piece = shelf.catalog.pieces.find((piece) => piece.name === name);
  const hex = (bytes) => [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return Promise.all(imprints.map(async (imprint) => {
    try {
      const made = (await (await shelf.edition(piece)).shell(imprint)).inked(imprint);
      const file = await new Blob(made.parts).arrayBuffer();
      return [made.sha256, hex(await crypto.subtle.digest("SHA-256", file))];
    } catch (error) {
      if (!error.problems) throw error;
      return [];
    }
  }));
}"""


def imprints(chance: Random) -> list[Imprint]:
    """Lines of all lengths and numbers of all kinds; some leave what is not given to a hand."""
    found = []
    for _ in range(IMPRINTS):
        given = chance.sample(TEXTS, chance.randint(1, len(TEXTS)))
        number = f"206-555-{chance.randrange(10_000):04}{chance.choice(('', ' ext. 12'))}"
        text = {name: " ".join(chance.choices(WORDS, k=chance.choice((1, 2, 6)))) for name in given}
        found.append(imprint(**{name: number if name in PHONES else told for name, told in text.items()}))
    return found


def ordered(piece: dict) -> Order:
    """The order that a piece of the catalogue answers."""
    asked = {name: piece[name] for name in ("kind", "topic", "audience", "language", "ink", "tabs")}
    asked |= {name: piece[name] for name in ("paper", "stock", "flip") if piece[name]}
    return Order(**asked, design="" if piece["usual"] else piece["design"])


def digest(editions: Editions, order: Order, lines: Imprint) -> list[str]:
    """The file's digest; nothing where it is refused, as a number of which nobody says whose it is."""
    if not {*lines.given()} - {*PHONES}:
        return []
    try:
        return [editions.filed(order, lines).sha256] * 2
    except Unusable:
        return []


def test_hundreds_of_schools_get_the_same_bytes_in_a_browser_and_in_python(site, tab):
    chance, editions = Random(12), Editions(None)  # noqa: S311 (the same each time)
    pieces = chance.sample(json.loads((site / "catalog.json").read_bytes())["pieces"], PIECES)
    page, equal, refused = tab.open(), 0, 0
    for piece in pieces:
        order, lines = ordered(piece), imprints(chance)
        typed = [{name: value for name, value in asdict(one).items() if isinstance(value, str) and value} for one in lines]
        found = page.evaluate(INK, [piece["name"], typed])
        expected = [digest(editions, order, one) for one in lines]
        assert found == expected, piece["name"]
        equal += sum(map(bool, found))
        refused += sum(not one for one in found)
    assert equal >= 300
    print(f"{equal} imprints x {PIECES} editions inked in Chromium: 0 differences; {refused} refused alike.")
