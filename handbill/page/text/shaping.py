"""Letters as a font sets them: HarfBuzz says which glyphs stand for a text, how wide they are and how far their ink reaches."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from itertools import groupby
from typing import Any

import uharfbuzz as hb

from handbill.folders import folder
from handbill.page.marks import Cluster, Run

STACKS = {
    "display": ("FiraSansCondensed-ExtraBold", "NotoSans-Bold"),
    "text": ("SourceSans3-Regular", "NotoSans-Regular"),
    "semibold": ("SourceSans3-SemiBold", "NotoSans-Bold"),
    "bold": ("SourceSans3-Bold", "NotoSans-Bold"),
}
FEATURES = {"kern": True, "ccmp": True, "locl": True, "mark": True, "mkmk": True, "liga": False, "calt": False}


class Font:
    """A font file as HarfBuzz sees it; lengths in thousandths of the type size."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.data = (folder("fonts") / f"{name}.ttf").read_bytes()
        self.face = hb.Face(self.data)
        self._font = hb.Font(self.face)
        self._font.scale = (1000, 1000)
        extents = self._font.get_font_extents("ltr")
        self.ascent: int = extents.ascender
        self.descent: int = extents.descender
        self.advance: Callable[[int], int] = cache(self._font.get_glyph_h_advance)
        self.ink = cache(self._ink)
        self.cap: int = self._font.get_metric_position_with_fallback(hb.OTMetricsTag.CAP_HEIGHT)

    def _ink(self, glyph: int) -> tuple[int, int]:
        """How far a glyph reaches above and below the baseline; (0, 0) for a space."""
        extents = self._font.get_glyph_extents(glyph)
        return (extents.y_bearing, -extents.y_bearing - extents.height) if extents else (0, 0)

    def shape(self, text: str) -> list[Cluster]:
        """Clusters of `text`, one after the other; glyph 0 where this font lacks a character."""
        glyphs = sorted(self._shaped(text), key=_start)
        found = [(start, [*alike]) for start, alike in groupby(glyphs, _start)]
        ends = [*(start for start, _ in found[1:]), len(text)]
        return [_cluster(text[start:end], alike) for (start, alike), end in zip(found, ends, strict=True)]

    def advances(self, text: str) -> list[int]:
        """Each glyph's advance before the next; for letters that are one glyph each."""
        return [position.x_advance for _, position in self._shaped(text)]

    def _shaped(self, text: str) -> list[tuple[Any, Any]]:
        """Each glyph's info and position."""
        buffer = hb.Buffer()
        buffer.add_codepoints([ord(c) for c in text])
        buffer.guess_segment_properties()
        buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_GRAPHEMES
        hb.shape(self._font, buffer, FEATURES)
        return list(zip(buffer.glyph_infos, buffer.glyph_positions or (), strict=True))


def _start(glyph: tuple[Any, Any]) -> int:
    return int(glyph[0].cluster)


def _cluster(text: str, glyphs: list[tuple[Any, Any]]) -> Cluster:
    parts, pen = [], 0
    for info, position in glyphs:
        parts.append((info.codepoint, pen + position.x_offset, position.y_offset))
        pen += position.x_advance
    return Cluster(text, tuple(parts), pen)


@cache
def font(name: str) -> Font:
    """The font file of that name in `fonts/`, opened once."""
    return Font(name)


@cache
def shape(text: str, stack: str) -> tuple[Run, ...]:
    """`text` as runs, each from the first font of the stack that has its characters.

    Raises Missing with what none of them has.
    """
    first, *others = STACKS[stack]
    runs: list[Run] = []
    for cluster in font(first).shape(text):
        name = first
        if any(glyph == 0 for glyph, _, _ in cluster.parts):
            name, cluster = _fall_back(cluster.text, others)
        if runs and runs[-1].font == name:
            runs[-1] = Run(name, (*runs[-1].clusters, cluster))
        else:
            runs.append(Run(name, (cluster,)))
    return tuple(runs)


class Missing(Exception):
    """Raised by `shape` with the grapheme that no font of the stack has."""


def _fall_back(grapheme: str, names: list[str]) -> tuple[str, Cluster]:
    for name in names:
        clusters = font(name).shape(grapheme)
        if len(clusters) == 1 and all(glyph for glyph, _, _ in clusters[0].parts):
            return name, clusters[0]
    raise Missing(grapheme)


def joined(runs: Iterable[Run]) -> tuple[Run, ...]:
    """The same clusters in as few runs as there are changes of font."""
    return tuple(Run(name, tuple(cluster for run in same for cluster in run.clusters)) for name, same in groupby(runs, _font_of))


def _font_of(run: Run) -> str:
    return run.font


def ink(runs: Iterable[Run]) -> tuple[int, int]:
    """How far the ink of `runs` reaches above and below the baseline; below, 0 at least, and above if there is none."""
    reach = [
        (up + dy, down - dy)
        for run in runs
        for cluster in run.clusters
        for glyph, _, dy in cluster.parts
        for up, down in [font(run.font).ink(glyph)]
    ]
    return max((up for up, _ in reach), default=0), max((0, *(down for _, down in reach)))
