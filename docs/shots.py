"""Pictures of pieces for the pages here: a piece drawn, scaled, cut out of its sheet, framed."""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageOps

DOCS = Path(__file__).parent
sys.path.insert(0, str(DOCS.parent))

from handbill.orders import preview  # noqa: E402
from handbill.orders.order import Order  # noqa: E402
from handbill.orders.orders import fill  # noqa: E402
from handbill.page.document import Document, Page  # noqa: E402
from handbill.page.geometry import Box  # noqa: E402
from handbill.page.stock import card_stock  # noqa: E402
from handbill.pdf import pdf  # noqa: E402
from handbill.words.library import Library  # noqa: E402

FRAME = "#C4C9D4"  # a hairline that shows where white paper ends
GAP = 20  # pixels between two pictures


def drawn(order: Order, library: Library, dpi: int = 200) -> tuple[Document, list[Image.Image]]:
    """A piece, and its pages. Raises Unusable where it cannot be had."""
    document = fill(order, library)
    return document, [Image.open(BytesIO(page)).convert("RGB") for page in preview.pictures(pdf.write(document), dpi=dpi)]


def asking(document: Document, words: str) -> int:
    """The first page that says `words`."""
    return next(nth for nth, page in enumerate(document.pages) if _says(page, words))


def _says(page: Page, words: str) -> bool:
    return any(words in " ".join(element.text.split()) for top in page.elements for element in top.walk())


def scaled(sheet: Image.Image, page: Page, width: int) -> Image.Image:
    """A page, `width` pixels wide."""
    return sheet.resize((width, round(width * page.height / page.width)), Image.Resampling.LANCZOS)


def card_faces(order: Order, sheets: list[Image.Image], width: int) -> list[Image.Image]:
    """The first card of the sheet, front and back; one in two languages unfolded. A tent has one side, which is unfolded too."""
    stock, span = card_stock(order.stock), len(order.languages)
    boxes = [stock.places(span)[0], *([] if stock.shape == "tent" else [stock.behind(span)[0]])]
    if stock.turned(order.flip):  # its back is read with the sheet turned by half
        sheets = [sheets[0], *(sheet.rotate(180) for sheet in sheets[1:])]
    return [framed(_cropped(sheet, box, stock.width, width)) for sheet, box in zip(sheets, boxes, strict=True)]


def _cropped(sheet: Image.Image, box: Box, sheet_width: float, width: int) -> Image.Image:
    """What `box`, in points, holds of the sheet."""
    dot = sheet.width / sheet_width
    corners = (box.x * dot, sheet.height - box.top * dot, box.right * dot, sheet.height - box.y * dot)
    face = sheet.crop(tuple(map(round, corners)))
    return face.resize((width, round(width * box.height / box.width)), Image.Resampling.LANCZOS)


def framed(picture: Image.Image) -> Image.Image:
    return ImageOps.expand(picture, 1, FRAME)


def beside(pictures: list[Image.Image]) -> Image.Image:
    """Pictures in a row, their upper edges level."""
    width = sum(picture.width for picture in pictures) + GAP * (len(pictures) - 1)
    row = Image.new("RGB", (width, max(picture.height for picture in pictures)), "#FFFFFF")
    left = 0
    for picture in pictures:
        row.paste(picture, (left, 0))
        left += picture.width + GAP
    return row


def save(picture: Image.Image, path: Path, colors: int) -> None:
    """As a PNG of so many colours: flat ones and their soft edges need no more."""
    picture.quantize(colors, dither=Image.Dither.NONE).save(path, optimize=True)
