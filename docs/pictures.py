"""Makes the pictures that the README shows, from the pieces as they are: `python docs/pictures.py`."""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageOps

DOCS = Path(__file__).parent
sys.path.insert(0, str(DOCS.parent))

from handbill.orders import preview  # noqa: E402
from handbill.orders.order import AUDIENCE, Order  # noqa: E402
from handbill.orders.orders import fill  # noqa: E402
from handbill.page.document import Document, Page  # noqa: E402
from handbill.page.geometry import Box  # noqa: E402
from handbill.page.stock import card_stock  # noqa: E402
from handbill.pdf import pdf  # noqa: E402
from handbill.words.library import Library  # noqa: E402

TOPIC = "sextortion"
FRAME = "#C4C9D4"  # a hairline that shows where white paper ends
COLORS = 192  # flat colours and their soft edges need no more
GAP = 20  # pixels between two pictures


def main() -> None:
    """Writes the three pictures and prints their paths."""
    library = Library()
    made = {"poster": poster(library), "guide": guide(library), "card": card(library)}
    for name, picture in made.items():
        path = DOCS / f"{name}.png"
        picture.quantize(COLORS, dither=Image.Dither.NONE).save(path, optimize=True)
        print(path.relative_to(DOCS.parent))


def poster(library: Library) -> Image.Image:
    document, sheets = drawn("poster", library)
    return framed(scaled(sheets[0], document.pages[0], 500))


def guide(library: Library) -> Image.Image:
    """The cover, and beside it the page that the first question stands on."""
    document, sheets = drawn("guide", library)
    ask = library.pieces("guide", TOPIC, "en")[AUDIENCE["guide"]].questions.questions[0].ask.plain
    found = next(nth for nth, page in enumerate(document.pages) if says(page, ask))
    return beside(*(framed(scaled(sheets[nth], document.pages[nth], 340)) for nth in (0, found)))


def card(library: Library) -> Image.Image:
    """The first card of the sheet, front and back."""
    _, (front, back) = drawn("card", library)
    stock = card_stock(Order("card", TOPIC, AUDIENCE["card"]).stock)
    place = stock.places()[0]
    behind = Box(stock.width - place.right, place.y, place.width, place.height)
    faces = (front, place), (back, behind)
    return beside(*(framed(cropped(sheet, box, stock.width, 340)) for sheet, box in faces))


def drawn(kind: str, library: Library) -> tuple[Document, list[Image.Image]]:
    """A piece as most people order it, and its pages at 200 dpi."""
    document = fill(Order(kind, TOPIC, AUDIENCE[kind]), library)
    return document, [Image.open(BytesIO(page)).convert("RGB") for page in preview.pictures(pdf.write(document), dpi=200)]


def says(page: Page, words: str) -> bool:
    return any(words in " ".join(element.text.split()) for top in page.elements for element in top.walk())


def scaled(sheet: Image.Image, page: Page, width: int) -> Image.Image:
    return sheet.resize((width, round(width * page.height / page.width)), Image.Resampling.LANCZOS)


def cropped(sheet: Image.Image, box: Box, sheet_width: float, width: int) -> Image.Image:
    """What `box`, in points, holds of the sheet."""
    dot = sheet.width / sheet_width
    corners = (box.x * dot, sheet.height - box.top * dot, box.right * dot, sheet.height - box.y * dot)
    face = sheet.crop(tuple(map(round, corners)))
    return face.resize((width, round(width * box.height / box.width)), Image.Resampling.LANCZOS)


def framed(picture: Image.Image) -> Image.Image:
    return ImageOps.expand(picture, 1, FRAME)


def beside(left: Image.Image, right: Image.Image) -> Image.Image:
    both = Image.new("RGB", (left.width + GAP + right.width, max(left.height, right.height)), "#FFFFFF")
    both.paste(left, (0, 0))
    both.paste(right, (left.width + GAP, 0))
    return both


if __name__ == "__main__":
    main()
