"""A form in the hands of somebody who fills it in: its fields as a reader finds them, and what PDFium makes of what is typed."""

import ctypes
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pikepdf
import pypdfium2
from pypdfium2 import raw

from handbill.page.geometry import Box


@dataclass
class Widget:
    """A place where a field is seen; its page is counted from 1."""

    page: int
    entries: pikepdf.Dictionary

    @property
    def field(self) -> pikepdf.Dictionary:
        return self.entries.Parent

    @property
    def name(self) -> str:
        return str(self.field.T)

    @property
    def told(self) -> str:
        """What is heard of it."""
        return str(self.entries.TU)

    @property
    def box(self) -> Box:
        left, low, right, high = map(float, self.entries.Rect)
        return Box(left, low, right - left, high - low)

    @cached_property
    def size(self) -> float:
        """Of what is typed, points."""
        return float(str(self.field.DA).split()[1])

    @property
    def baseline(self) -> float:
        """On which the words stand that it shows."""
        (down,) = [operands[1] for operands, operator in pikepdf.parse_content_stream(self.entries.AP.N) if str(operator) == "Td"]
        return self.box.y + float(down)


def widgets(opened: pikepdf.Pdf) -> list[Widget]:
    """Every place where something can be typed, page by page."""
    return [
        Widget(number, note)
        for number, page in enumerate(opened.pages, 1)
        for note in page.get("/Annots", [])
        if note.Subtype == "/Widget"
    ]


def filled_in(form: Path, lines: dict[str, str], saved: Path) -> Path:
    """The form with those words typed into the first place of each field, as PDFium saves it."""
    with pikepdf.open(form) as opened:
        first = {widget.name: widget for widget in reversed(widgets(opened))}
        places = {name: (first[name].page, first[name].box) for name in lines}
    with pypdfium2.PdfDocument(form) as opened:
        opened.init_forms()
        for name, (number, box) in places.items():
            page = opened[number - 1]
            _type(opened.formenv.raw, page.raw, box.x + 5, box.y + box.height / 2, lines[name])
            page.close()
        opened.save(saved)
    return saved


def printed(form: Path, saved: Path) -> Path:
    """What a form looks like on paper: its fields are part of its pages, so that their words are found like any others."""
    with pypdfium2.PdfDocument(form) as opened:
        for page in opened:
            raw.FPDFPage_Flatten(page.raw, raw.FLAT_PRINT)
        opened.save(saved)
    return saved


def _type(form: ctypes.c_void_p, page: ctypes.c_void_p, x: float, y: float, words: str) -> None:
    raw.FORM_OnLButtonDown(form, page, 0, x, y)
    raw.FORM_OnLButtonUp(form, page, 0, x, y)
    data = ctypes.create_string_buffer((words + "\0").encode("utf-16-le"))
    raw.FORM_ReplaceSelection(form, page, ctypes.cast(data, ctypes.POINTER(ctypes.c_ushort)))
    raw.FORM_ForceToKillFocus(form)
