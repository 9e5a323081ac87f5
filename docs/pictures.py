"""Makes the pictures that the README shows, from the pieces as they are: `python docs/pictures.py`."""

from __future__ import annotations

from PIL import Image
from shots import DOCS, asking, beside, card_faces, drawn, framed, save, scaled

from handbill.orders.order import AUDIENCE, Order
from handbill.words.library import Library

TOPIC = "sextortion"
COLORS = 192


def main() -> None:
    """Writes the three pictures and prints their paths."""
    library = Library()
    made = {"poster": poster(library), "guide": guide(library), "card": card(library)}
    for name, picture in made.items():
        path = DOCS / f"{name}.png"
        save(picture, path, COLORS)
        print(path.relative_to(DOCS.parent))


def poster(library: Library) -> Image.Image:
    document, sheets = drawn(_order("poster"), library)
    return framed(scaled(sheets[0], document.pages[0], 500))


def guide(library: Library) -> Image.Image:
    """The cover, and beside it the page that the first question stands on."""
    document, sheets = drawn(_order("guide"), library)
    first = library.pieces("guide", TOPIC, "en")[AUDIENCE["guide"]].questions.questions[0]
    pages = (0, asking(document, first.ask.plain))
    return beside([framed(scaled(sheets[nth], document.pages[nth], 340)) for nth in pages])


def card(library: Library) -> Image.Image:
    """The first card of the sheet, front and back."""
    order = _order("card")
    return beside(card_faces(order, drawn(order, library)[1], 340))


def _order(kind: str) -> Order:
    """A piece as most people order it."""
    return Order(kind, TOPIC, AUDIENCE[kind])


if __name__ == "__main__":
    main()
