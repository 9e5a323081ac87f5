"""A face as it goes into a PDF: a Type0 font, Identity-H, set by codes of our own.

A code stands for a cluster: its glyphs and the text they say. So ToUnicode is exact without
ActualText, and a letter with marks becomes one composite glyph (ISO 32000-1, 9.7 and 9.10.3).
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cache

import uharfbuzz as hb
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName

from handbill.page.marks import Cluster, Run
from handbill.page.text.shaping import font
from handbill.pdf.canvas import Objects, Stream, reference

Parts = tuple[tuple[int, int, int], ...]


class Typeface:
    """The clusters of one font file that a document uses: those it `keeps` first, the others in the order of their first use."""

    def __init__(self, name: str, resource: str, keeps: tuple[Cluster, ...] = ()) -> None:
        self.font = font(name)
        self.resource = resource
        self._codes: dict[tuple[str, Parts], int] = {(kept.text, kept.parts): code for code, kept in enumerate(keeps, 1)}

    def show(self, run: Run) -> str:
        """The TJ array that shows `run`; kerning is what shaping says beyond the glyphs' own widths."""
        shown, pen, drawn = [], 0, 0
        for cluster in run.clusters:
            if pen != drawn:
                shown.append(f"{drawn - pen}")
            shown.append(f"<{self._code(cluster):04X}>")
            drawn = pen + self._width(cluster.parts)
            pen += cluster.advance
        return "[" + "".join(shown).replace("><", "") + "]"

    def _code(self, cluster: Cluster) -> int:
        return self._codes.setdefault((cluster.text, cluster.parts), len(self._codes) + 1)

    def _width(self, parts: Parts) -> int:
        return max(self.font.advance(glyph) for glyph, _, _ in parts)

    def add_objects(self, objects: Objects) -> PDFDictionary:
        """The font dictionary, with its descendants among `objects`."""
        program, glyph_of = _subset(self.font.name, tuple(parts for _, parts in self._codes))
        tag = _tag(program)
        name = PDFName(f"{tag}+{self.font.name}")
        descendant = reference(objects, PDFDictionary({
            "Type": PDFName("Font"), "Subtype": PDFName("CIDFontType2"), "BaseFont": name,
            "CIDSystemInfo": PDFDictionary({"Registry": "(Adobe)", "Ordering": "(Identity)", "Supplement": 0}),
            "FontDescriptor": reference(objects, self._descriptor(objects, name, program)),
            "DW": 1000, "W": PDFArray([1, PDFArray([self._width(parts) for _, parts in self._codes])]),
            "CIDToGIDMap": reference(objects, Stream(b"".join(
                glyph.to_bytes(2, "big") for glyph in [0, *(glyph_of[parts] for _, parts in self._codes)]))),
        }))  # fmt: skip
        return PDFDictionary({
            "Type": PDFName("Font"), "Subtype": PDFName("Type0"), "BaseFont": name,
            "Encoding": PDFName("Identity-H"), "DescendantFonts": PDFArray([descendant]),
            "ToUnicode": reference(objects, Stream(to_unicode({code: text for (text, _), code in self._codes.items()}, 4))),
        })  # fmt: skip

    def _descriptor(self, objects: Objects, name: str, program: bytes) -> PDFDictionary:
        face = self.font
        return PDFDictionary({
            "Type": PDFName("FontDescriptor"), "FontName": name, "Flags": 4,
            "FontBBox": PDFArray([-600, face.descent, 1800, face.ascent]), "ItalicAngle": 0,
            "Ascent": face.ascent, "Descent": face.descent, "CapHeight": face.cap,
            "StemV": 160 if "Bold" in face.name else 80,
            "FontFile2": reference(objects, Stream(program, f"/Length1 {len(program)}")),
        })  # fmt: skip


def to_unicode(said: Mapping[int, str], digits: int) -> bytes:
    """The character map that says what each code says, which is of so many hexadecimal digits."""
    rows = [f"<{code:0{digits}X}> <{text.encode('utf-16-be').hex().upper()}>" for code, text in said.items()]
    blocks = [rows[at : at + 100] for at in range(0, len(rows), 100)]  # at most 100 rows each (Adobe TN 5014)
    return "\n".join([
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
        f"1 begincodespacerange <{0:0{digits}X}> <{16**digits - 1:X}> endcodespacerange",
        *(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks),
        "endcmap CMapName currentdict /CMap defineresource pop end end",
    ]).encode("ascii")  # fmt: skip


def _tag(program: bytes) -> str:
    """Six letters from the font program itself, so that two subsets never share a name."""
    return "".join(chr(65 + byte % 26) for byte in hashlib.sha256(program).digest()[:6])


def _simple(parts: Parts) -> bool:
    return len(parts) == 1 and parts[0][1:] == (0, 0)


def bare(*dropped: str) -> hb.SubsetInput:
    """What to keep of a font program that is embedded: what draws glyphs, but none yet, and not the `dropped` tables."""
    wanted = hb.SubsetInput()
    wanted.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NO_LAYOUT_CLOSURE | hb.SubsetFlags.NOTDEF_OUTLINE
    for table in ("GSUB", "GPOS", "GDEF", "name", "post", "OS/2", "DSIG", "STAT", "meta", *dropped):
        wanted.drop_table_tag_set.add(int.from_bytes(table.ljust(4).encode(), "big"))
    return wanted


@cache
def _subset(name: str, clusters: tuple[Parts, ...]) -> tuple[bytes, dict[Parts, int]]:
    """A font program with the glyphs of `clusters`, and each one's glyph in it."""
    wanted = bare("cmap")
    wanted.glyph_set.update({glyph for parts in clusters for glyph, _, _ in parts})
    plan = hb.SubsetPlan(font(name).face, wanted)
    program, moved = plan.execute().blob.data, dict(plan.old_to_new_glyph_mapping)
    glyph_of = {parts: moved[parts[0][0]] for parts in clusters if _simple(parts)}
    composed = [parts for parts in dict.fromkeys(clusters) if not _simple(parts)]
    if composed:
        placed = [tuple((moved[glyph], dx, dy) for glyph, dx, dy in parts) for parts in composed]
        program, first = _with_composites(program, placed)
        glyph_of |= {parts: first + nth for nth, parts in enumerate(composed)}
    return bytes(program), glyph_of


def _with_composites(program: bytes, composed: list[Parts]) -> tuple[bytes, int]:
    """The font program with one composite glyph more for each of `composed`, and the first one's number."""
    from io import BytesIO

    from fontTools.pens.ttGlyphPen import TTGlyphPen
    from fontTools.ttLib import TTFont

    opened = TTFont(BytesIO(program), recalcTimestamp=False)
    glyphs, metrics, order = opened["glyf"], opened["hmtx"].metrics, list(opened.getGlyphOrder())
    per_em = opened["head"].unitsPerEm / 1000
    first = len(order)
    for nth, parts in enumerate(composed):
        pen = TTGlyphPen(dict.fromkeys(order))
        for glyph, dx, dy in parts:
            pen.addComponent(order[glyph], (1, 0, 0, 1, round(dx * per_em), round(dy * per_em)))
        glyph = pen.glyph()
        name = f"composite{nth}"
        opened.setGlyphOrder([*opened.getGlyphOrder(), name])
        glyphs[name] = glyph
        glyph.recalcBounds(glyphs)
        metrics[name] = (max(metrics[order[part[0]]][0] for part in parts), glyph.xMin)
    saved = BytesIO()
    opened.save(saved, reorderTables=None)
    return saved.getvalue(), first
