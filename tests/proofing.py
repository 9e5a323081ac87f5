"""A finished file as a camera, a printer and a screen reader meet it."""

import re
import subprocess
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import cv2
import numpy as np
import outloud
import pikepdf
import pymupdf
import pypdfium2
import zxingcpp

from handbill.page.document import Document, Page
from handbill.page.geometry import Box
from handbill.page.marks import Code
from handbill.page.stock import card_stock

Picture = np.ndarray  # grey, 0 to 255, a row a line of pixels from the top


def squeezed(text: str) -> str:
    """`text` without its white space."""
    return "".join(text.split())


# --- a camera ---


def picture_of(path: Path, number: int, dpi: int, *, color: bool = False) -> Picture:
    """A page, counted from 1, as PDFium draws it; nobody draws into it."""
    return _picture(path, path.stat().st_mtime_ns, number, dpi, color)


@lru_cache(16)
def _picture(path: Path, _: int, number: int, dpi: int, color: bool) -> Picture:
    with pypdfium2.PdfDocument(path) as opened:
        drawn = opened[number - 1].render(scale=dpi / 72, grayscale=not color).to_numpy()
    drawn = drawn if color else drawn.reshape(drawn.shape[:2])
    drawn.flags.writeable = False
    return drawn


def links_seen(picture: Picture) -> list[str]:
    """What zxing-cpp reads on a whole page, a link for each code."""
    return [seen.text for seen in zxingcpp.read_barcodes(picture)]


def link_read(picture: Picture) -> str:
    """What OpenCV reads in a picture of one code."""
    return cv2.QRCodeDetector().detectAndDecode(picture)[0]


def on_paper(box: Box, page: Page) -> Box:
    """Where a box of the page comes out on the sheet: turned pages are printed upside down."""
    return Box(page.width - box.right, page.height - box.top, box.width, box.height) if page.turned else box


def cropped(picture: Picture, box: Box, page: Page, dpi: int) -> Picture:
    """The part of a page's picture that shows `box`."""
    box, k = on_paper(box, page), dpi / 72
    return np.ascontiguousarray(
        picture[round((page.height - box.top) * k) : round((page.height - box.y) * k), round(box.x * k) : round(box.right * k)]
    )


def codes(page: Page) -> list[Code]:
    return [mark for mark in page.marks() if isinstance(mark, Code)]


def pages_with_codes(document: Document) -> list[tuple[int, Page]]:
    """Each page that promises a code, with its number."""
    return [(number, page) for number, page in enumerate(document.pages, 1) if codes(page)]


# --- copy and paste ---


def poppler_text(path: Path, number: int, box: Box | None = None, *, turned: bool = False) -> str:
    """The text of a page, counted from 1, or of a part of it (as on the sheet), as `pdftotext -raw` gives it."""
    if not box:
        return _poppler_pages(path, path.stat().st_mtime_ns)[number - 1]
    height = _size(path, number)[1]
    at = (box.x, height - box.top, box.width, box.height)
    crop = [part for flag, value in zip("xyWH", at, strict=True) for part in (f"-{flag}", str(round(value)))]
    command = ["pdftotext", "-raw", "-enc", "UTF-8", "-r", "72", "-f", str(number), "-l", str(number), *crop, str(path), "-"]
    return subprocess.run(command, check=True, capture_output=True).stdout.decode().replace("\f", "")


@lru_cache(4)
def _poppler_pages(path: Path, _: int) -> list[str]:
    command = ["pdftotext", "-raw", "-enc", "UTF-8", "-r", "72", str(path), "-"]
    return subprocess.run(command, check=True, capture_output=True).stdout.decode().split("\f")


def pdfium_text(path: Path, number: int, box: Box | None = None, *, turned: bool = False) -> str:
    """The text of a page, counted from 1, or of a part of it (as on the sheet), as PDFium gives it once it is upright."""
    with pypdfium2.PdfDocument(path) as opened:
        page = opened[number - 1]
        page.set_rotation(0)
        if box and turned:
            width, height = page.get_size()
            box = Box(width - box.right, height - box.top, box.width, box.height)
        said = page.get_textpage()
        return said.get_text_bounded(box.x, box.y, box.right, box.top) if box else said.get_text_range()


def mupdf_text(path: Path, number: int) -> str:
    """The text of a page, counted from 1, as MuPDF gives it."""
    with pymupdf.open(path) as opened:
        return opened[number - 1].get_text()


def _size(path: Path, number: int) -> tuple[float, float]:
    with pypdfium2.PdfDocument(path) as opened:
        return opened.get_page_size(number - 1)


# --- a screen reader ---


@dataclass
class Spoken:
    """An element of the structure tree: what it is, its own words and elements in reading order."""

    role: str
    alt: str = ""
    lang: str = ""
    note: str = ""  # a header's scope, a list's numbering, where a link leads, what is heard of a field
    parts: list["Spoken | str"] = field(default_factory=list)

    @property
    def words(self) -> str:
        return "".join(part if isinstance(part, str) else part.words for part in self.parts)

    def walk(self) -> Iterator["Spoken"]:
        yield self
        for part in self.parts:
            if isinstance(part, Spoken):
                yield from part.walk()


def structure(path: Path) -> Spoken:
    """The file's structure tree, its words decoded by each font's ToUnicode."""
    with pikepdf.open(path) as opened:
        said = {page.objgen: _stretches(page) for page in opened.pages}
        top = opened.Root.StructTreeRoot.K
        tree = _spoken((top if isinstance(top, pikepdf.Dictionary) else top[0]), None, said)
        tree.lang = str(opened.Root.Lang)
        return tree


def aloud(path: Path) -> str:
    """The structure tree as text, a line an element: role, words, alternative text, language."""
    return "\n".join(_told(structure(path), 0)) + "\n"


def _told(element: Spoken, depth: int) -> Iterator[str]:
    plain_span = element.role == "Span" and not (element.alt or element.lang)
    if not plain_span:
        inner = any(isinstance(part, Spoken) and part.role not in ("Link", "Span", "Figure") for part in element.parts)
        words = "" if element.alt or inner else " ".join(element.words.split())
        name = f"{element.role} {element.note}".rstrip()
        yield "  " * depth + " | ".join([name, words, element.alt, element.lang]).rstrip(" |")
    for part in element.parts:
        if isinstance(part, Spoken):
            yield from _told(part, depth + (not plain_span))


def _spoken(node: pikepdf.Dictionary, page: tuple | None, said: dict) -> Spoken:
    page = node.Pg.objgen if "/Pg" in node else page
    element = Spoken(str(node.S)[1:], str(node.get("/Alt", "")), str(node.get("/Lang", "")))
    if "/A" in node:
        element.note = str(node.A.get("/Scope", node.A.get("/ListNumbering", "")))[1:]
    children = node.get("/K", [])
    for child in children if isinstance(children, pikepdf.Array) else [children]:
        if isinstance(child, int):
            element.parts.append(said[page][child])
        elif child.get("/Type") == "/OBJR":
            element.note = str(child.Obj.A.URI if "/A" in child.Obj else child.Obj.TU)
        else:
            element.parts.append(_spoken(child, page, said))
    return element


def _stretches(page: pikepdf.Page) -> dict[int, str]:
    """The words of each marked-content id of a page."""
    letters = {name: _letters(font) for name, font in page.resources.get("/Font", {}).items()}
    said, open_, font = defaultdict(str), [], {}
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "BDC":
                open_.append(operands[1].get("/MCID"))
                said[open_[-1]] += ""
            case "BMC":
                open_.append(None)
            case "EMC":
                open_.pop()
            case "Tf":
                font = letters[str(operands[0])]
            case "TJ":
                for part in operands[0]:
                    if isinstance(part, pikepdf.String):
                        said[open_[-1]] += "".join(font[code] for code in _codes(bytes(part)))
    return said


def _letters(font: pikepdf.Dictionary) -> dict[int, str]:
    rows = re.findall(r"^<([0-9A-F]{4})> <([0-9A-F]+)>$", font.ToUnicode.read_bytes().decode(), re.M)
    return {int(code, 16): bytes.fromhex(text).decode("utf-16-be") for code, text in rows}


def _codes(shown: bytes) -> Iterator[int]:
    return (int.from_bytes(shown[at : at + 2], "big") for at in range(0, len(shown), 2))


def warned_of(result: outloud.Result, path: Path) -> list[str]:
    """What outloud finds to mend; an address on a copy is part of a picture, and a link on the first."""
    linked = (
        {squeezed(e.words) for e in structure(path).walk() if e.role == "Link"}
        if re.search("-card-|-stall|-tiles-", path.name)
        else set()
    )
    found = [found for found in result.findings if found.severity != "info"]
    if "-tiles-" in path.name:  # a poster is drawn on every sheet, in a picture, and what stands at its foot is read on the first
        found = [found for found in found if found.rule not in ("PAG-001", "NAV-001")]  # and nobody leafs through what is glued
    left = [found for found in found if found.rule != "LNK-010" or found.evidence not in linked]
    return [f"{found.rule} page {found.page}: {found.message}" for found in left]


# --- a paper knife ---


def first_card(stock: str, document: Document, number: int) -> Box:
    """Where the one card that is tagged comes out on a sheet of cards, in two languages over two cells.

    Page 1 holds the fronts, page 2 the backs; a tent has a page alone.
    """
    sheet, page = card_stock(stock), document.pages[number - 1]
    if sheet.shape == "tent":
        return sheet.places()[0]
    places = sheet.places if number == 1 else sheet.behind
    return on_paper(places(len(document.titles))[0], page)
