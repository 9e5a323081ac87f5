"""The font that a form's fields are typed in: a simple one, of 8-bit codes, for in no other do all readers type.

Windows-1252, and in place of what no name needs the letters of Hawaiian, Diné and other names that it lacks. The font program
keeps its character map and is not named as a subset, in which readers would not type.
"""

from __future__ import annotations

from collections.abc import Iterator

import uharfbuzz as hb
from fontTools import agl
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName

from handbill.page.text.shaping import STACKS, font
from handbill.pdf.canvas import Objects, Stream, reference
from handbill.pdf.typeface import bare, to_unicode

FACE = STACKS["text"][0]
FIRST, LAST = 16, 255  # codes
UNNEEDED = "\x7f¤¦¨¬\u00ad¯±²³´µ¶¸¹¼½¾×÷ƒˆ‰˜‹›†‡‚„"  # in Windows-1252
NAMES = "ĀāĒēĪīŌōŪūʻʼĄąĘęĮįŁłǪǫŃńĆćŚśŹźŻżČčĐđŘřĞğİıŞşŐőŰű"
NAMED = {"ʻ": "commaturnedmod", "ʼ": "apostrophemod", "Ǫ": "Oogonek", "ǫ": "oogonek"}  # in the Adobe Glyph List alone
NONSYMBOLIC = 32


def letters() -> dict[int, str]:
    """What each code says."""
    windows = {code: bytes([code]).decode("cp1252", "ignore") if code > 31 else "" for code in range(FIRST, LAST + 1)}
    spare = [code for code, letter in windows.items() if not letter or letter in UNNEEDED]
    return windows | dict(zip(spare, NAMES, strict=False))


def font_dictionary(objects: Objects) -> PDFDictionary:
    """The font, with its program among `objects`."""
    face, known = font(FACE), letters()
    program, name = _program(set(known.values())), PDFName(FACE)
    widths = [face.shape(letter)[0].advance for letter in known.values()]
    descriptor = PDFDictionary({
        "Type": PDFName("FontDescriptor"), "FontName": name, "Flags": NONSYMBOLIC, "ItalicAngle": 0, "StemV": 80,
        "FontBBox": PDFArray([-600, face.descent, 1800, face.ascent]),
        "Ascent": face.ascent, "Descent": face.descent, "CapHeight": face.cap,
        "FontFile2": reference(objects, Stream(program, f"/Length1 {len(program)}")),
    })  # fmt: skip
    encoding = PDFDictionary({
        "Type": PDFName("Encoding"), "BaseEncoding": PDFName("WinAnsiEncoding"), "Differences": PDFArray([*_differences(known)]),
    })  # fmt: skip
    return PDFDictionary({
        "Type": PDFName("Font"), "Subtype": PDFName("TrueType"), "BaseFont": name, "Encoding": encoding,
        "FirstChar": FIRST, "LastChar": LAST, "Widths": PDFArray(widths), "FontDescriptor": reference(objects, descriptor),
        "ToUnicode": reference(objects, Stream(to_unicode(known, 2))),
    })  # fmt: skip


def _differences(known: dict[int, str]) -> Iterator[object]:
    """Where the font leaves Windows-1252, each stretch of codes with its letters' names."""
    last = -1
    for code, letter in known.items():
        if letter in NAMES:
            yield from [] if code == last + 1 else [code]
            yield PDFName(NAMED.get(letter) or agl.UV2AGL[ord(letter)])
            last = code


def _program(kept: set[str]) -> bytes:
    """The font's program with those letters."""
    wanted = bare()
    wanted.unicode_set.update(map(ord, kept))
    program: bytes = hb.subset(font(FACE).face, wanted).blob.data
    return program
