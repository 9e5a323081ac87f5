"""Numbers, strings, words and bars as a PDF file writes them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby

from handbill.page.document import Page
from handbill.page.geometry import Box, Step
from handbill.page.marks import Code, Turn

SILENT = "/Span <</ActualText ( )>> BDC"  # who looks for words, or has them read out, finds a space; PDFium takes no empty text
TURNS: dict[Turn, str] = {0: "1 0 0 1", 90: "0 1 -1 0", 180: "-1 0 0 -1"}  # of words: the matrix but for where they begin


def number(value: float) -> str:
    """A number as a page has it: at most four decimals, without trailing noughts."""
    return f"{value:.4f}".rstrip("0").rstrip(".") if value % 1 else f"{value:.0f}"


def text_string(text: str) -> bytes:
    """A text string (ISO 32000-1, 7.9.2.2): as it is where it is ASCII, else UTF-16."""
    if text.isascii():
        return b"(" + text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)").encode() + b")"
    return b"<FEFF" + text.encode("utf-16-be").hex().upper().encode() + b">"


def escaped(text: str) -> bytes:
    """Text as XML has it."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").encode()


def shown(x: float, y: float, size: float, runs: Iterable[tuple[str, str]], *, turned: Turn = 0) -> bytes:
    """A line of words on the page: each run a font's resource name and the TJ array that shows it."""
    return f"{before_height(x, turned=turned)}{number(y)}{after_height(coded(size, runs))}".encode()


def before_height(x: float, *, turned: Turn = 0) -> str:
    """What a line's code says before the height of its baseline."""
    return f"BT {TURNS[turned]} {number(x)} "


def after_height(runs: Iterable[str]) -> str:
    """What a line's code says after it."""
    return f" Tm {' '.join(runs)} ET"


def coded(size: float, runs: Iterable[tuple[str, str]]) -> list[str]:
    """The code for each run."""
    at = number(size)
    return [f"/{resource} {at} Tf {array} TJ" for resource, array in runs]


def spoken(lang: str) -> tuple[str, str]:
    """What stands on either side of words in another language than those around them (ISO 32000-1, 14.9.2.2)."""
    return f"/Span <</Lang ({lang})>> BDC\n", "\nEMC"


def placed(corners: tuple[float, ...]) -> bytes:
    """An annotation's Rect."""
    return b"[%s]" % " ".join(map(number, corners)).encode()


def corners(box: Box) -> tuple[float, ...]:
    """Lower left and upper right, to 1/1000 pt."""
    return tuple(round(corner, 3) for corner in (box.x, box.y, box.right, box.top))


def paint(color: str, *, stroke: bool = False) -> str:
    """The operator that takes a colour, #RRGGBB; grey and black as one ink, which a print shop's conversion leaves alone."""
    red, green, blue = (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
    if red == green == blue:
        return f"{number(red)} {'G' if stroke else 'g'}"
    return f"{number(red)} {number(green)} {number(blue)} {'RG' if stroke else 'rg'}"


def bars(code: Code) -> str:
    """A code's dark modules on the page, row by row."""
    side, found = code.module, []
    for nth, row in enumerate(code.rows):
        y, at = code.box.top - (nth + 1) * side, 0
        for dark, run in groupby(row):
            length = len(list(run))
            if dark == "1":
                found.append(rectangle(Box(code.box.x + at * side, y, length * side, side)))
            at += length
    return " ".join([*found, "f"])


def moved(page: Page) -> str:
    """What moves all that a page draws; empty where nothing does."""
    return f"{' '.join(map(number, page.matrix))} cm" if page.matrix else ""


def path(steps: Iterable[Step]) -> str:
    """A path, not painted yet."""
    return " ".join(" ".join([*map(number, step.at), step.op]) for step in steps)


def rectangle(box: Box) -> str:
    """A box as a path."""
    return " ".join([*map(number, (box.x, box.y, box.width, box.height)), "re"])


def form(box: Box, fonts: str, others: Mapping[str, str], logo: str = "") -> str:
    """What the dictionary of a form says, `fonts` a reference to the fonts that its words are set in, `logo` to what it draws.

    `others` are more resources.
    """
    drawn = f"/XObject<</Logo {logo}>>" if logo else ""
    told = f"/Font {fonts}{entries(others)}{drawn}"
    return f"/Type/XObject/Subtype/Form/BBox[{' '.join(map(number, corners(box)))}]/Resources<<{told}>>"


def entries(found: Mapping[str, str]) -> str:
    """What stands in a dictionary."""
    return "".join(f"/{name}{value}" for name, value in found.items())


def drawn(box: Box) -> bytes:
    """The logo, filling a box of the page."""
    width, height, x, y = map(number, (box.width, box.height, box.x, box.y))
    return f"q {width} 0 0 {height} {x} {y} cm /Logo Do Q".encode()
