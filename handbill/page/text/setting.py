"""The only door for words: measure, break, shape with HarfBuzz, fit to a box.

A width or height is in points, an advance in thousandths of the type size. A block of set lines
reaches from the capitals' top of its first line to the baseline of its last.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import cache
from itertools import groupby, pairwise

import uharfbuzz as hb
from msgspec import Struct, structs
from msgspec.structs import replace

from handbill.folders import folder
from handbill.page.document import Cluster, Element, Line, Run, Stretch
from handbill.problems import Overfull, Problem, Unusable
from handbill.words.markup import Span, Words, excerpt, plain

STACKS = {
    "display": ("FiraSansCondensed-ExtraBold", "NotoSans-Bold"),
    "text": ("SourceSans3-Regular", "NotoSans-Regular"),
    "semibold": ("SourceSans3-SemiBold", "NotoSans-Bold"),
    "bold": ("SourceSans3-Bold", "NotoSans-Bold"),
}
FEATURES = {"kern": True, "ccmp": True, "locl": True, "mark": True, "mkmk": True, "liga": False, "calt": False}
AIR = 0.03  # least space between the ink of two lines, in type sizes


class Style(Struct, frozen=True):
    """How words are set: a stack of faces, size in points, leading as a multiple of it, colour."""

    face: str
    size: float
    color: str
    leading: float = 1.2
    small: bool = False

    def at(self, size: float) -> Style:
        return structs.replace(self, size=size)

    @property
    def cap(self) -> float:
        """Height of the capitals in points."""
        return font(STACKS[self.face][0]).cap * self.size / 1000


class Font:
    """A font file as HarfBuzz sees it; lengths in thousandths of the type size."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.data = (folder("fonts") / f"{name}.ttf").read_bytes()
        self.face = hb.Face(self.data)
        self._font = hb.Font(self.face)
        self._font.scale = (1000, 1000)
        extents = self._font.get_font_extents("ltr")
        self.ascent, self.descent = extents.ascender, extents.descender
        self.advance = cache(self._font.get_glyph_h_advance)
        self.ink = cache(self._ink)
        self.cap = self._font.get_metric_position_with_fallback(hb.OTMetricsTag.CAP_HEIGHT)

    def _ink(self, glyph: int) -> tuple[int, int]:
        """How far a glyph reaches above and below the baseline; (0, 0) for a space."""
        extents = self._font.get_glyph_extents(glyph)
        return (extents.y_bearing, -extents.y_bearing - extents.height) if extents else (0, 0)

    def shape(self, text: str) -> list[Cluster]:
        """Clusters of `text`, one after the other; glyph 0 where this font lacks a character."""
        glyphs = self._shaped(text)
        starts = sorted({info.cluster for info, _ in glyphs})
        ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
        return [_cluster(text[s : ends[s]], [g for g in glyphs if g[0].cluster == s]) for s in starts]

    def advances(self, text: str) -> list[int]:
        """Each glyph's advance before the next; for letters that are one glyph each."""
        return [position.x_advance for _, position in self._shaped(text)]

    def _shaped(self, text: str) -> list[tuple]:
        """Each glyph's info and position."""
        buffer = hb.Buffer()
        buffer.add_codepoints([ord(c) for c in text])
        buffer.guess_segment_properties()
        buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_GRAPHEMES
        hb.shape(self._font, buffer, FEATURES)
        return list(zip(buffer.glyph_infos, buffer.glyph_positions or (), strict=True))


def _cluster(text: str, glyphs: list[tuple]) -> Cluster:
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


class _Piece(Struct, frozen=True):
    """A stretch of one span without a space; lengths in thousandths of the type size."""

    span: Span
    runs: tuple[Run, ...]
    width: int
    rise: int
    drop: int


class _Token(Struct, frozen=True):
    """What is never broken: everything between two spaces."""

    pieces: tuple[_Piece, ...]
    width: int

    @property
    def ends_sentence(self) -> bool:
        return self.pieces[-1].span.text.endswith((".", "?", "!"))


def _piece(span: Span, text: str, stack: str) -> _Piece:
    runs = shape(text, stack)
    rise, drop = ink(runs)
    return _Piece(replace(span, text=text), runs, sum(run.advance for run in runs), rise, drop)


def _stack(span: Span, face: str) -> str:
    return "bold" if span.strong and face in ("text", "semibold") else face


@cache
def _tokens(spans: tuple[Span, ...], face: str) -> tuple[_Token, ...]:
    """The spans shaped, token by token; the same at every size."""
    tokens: list[_Token] = []
    pieces: list[_Piece] = []

    def close() -> None:
        if pieces:
            tokens.append(_Token(tuple(pieces), sum(piece.width for piece in pieces)))
            pieces.clear()

    for span in spans:
        stack = _stack(span, face)
        for nth, part in enumerate(span.text.split(" ")):
            if nth:
                close()
            if part:
                pieces.append(_piece(span, part, stack))
    close()
    return tuple(tokens)


def _shaped(words: Words, style: Style) -> tuple[_Token, ...]:
    try:
        return _tokens(words.spans, style.face)
    except Missing as missing:
        grapheme = missing.args[0]
        told = " + ".join(f"U+{ord(c):04X} {unicodedata.name(c, '?')}" for c in grapheme)
        what = f"no font here has “{grapheme}” ({told}), which stands in “{excerpt(words.plain)}”"
        raise Unusable(Problem(what, "Write it in other letters.", words.where)) from None


@cache
def _space(face: str) -> _Piece:
    return _piece(Span(" "), " ", face)


def tokens(words: Words, face: str) -> list[tuple[Run, ...]]:
    """What is never broken, shaped: everything between two spaces. Raises Unusable as `set_words` does."""
    return [tuple(run for piece in token.pieces for run in piece.runs) for token in _shaped(words, Style(face, 1, ""))]


def stretches(words: Words, style: Style, *, before: str = "", after: str = "") -> tuple[Stretch, ...]:
    """`words` on one line, as one stretch for each language in turn, with a space before or after them."""
    [row] = set_words(words, style, float("inf")).rows
    runs = [(span.lang, line.runs) for span, line in row]
    runs = [*_spaces(before, style), *runs, *_spaces(after, style)]
    merged: list[Stretch] = []
    for lang, part in runs:
        if merged and merged[-1].lang == lang:
            merged[-1] = Stretch(joined([*merged[-1].runs, *part]), lang)
        else:
            merged.append(Stretch(part, lang))
    return tuple(merged)


def _spaces(text: str, style: Style) -> list[tuple[str, tuple[Run, ...]]]:
    return [("", shape(text, style.face))] if text else []


def joined(runs: Iterable[Run]) -> tuple[Run, ...]:
    """The same clusters in as few runs as there are changes of font."""
    return tuple(Run(name, tuple(cluster for run in same for cluster in run.clusters)) for name, same in groupby(runs, _font_of))


def _font_of(run: Run) -> str:
    return run.font


def ink(runs: Iterable[Run]) -> tuple[int, int]:
    """How far the ink of `runs` reaches above and below the baseline; below, 0 at least."""
    reach = [
        (up + dy, down - dy)
        for run in runs
        for cluster in run.clusters
        for glyph, _, dy in cluster.parts
        for up, down in [font(run.font).ink(glyph)]
    ]
    return max(up for up, _ in reach), max(0, max(down for _, down in reach))


def measure(words: Words, style: Style) -> float:
    """Width of `words` on one line."""
    tokens = _shaped(words, style)
    gaps = max(len(tokens) - 1, 0) * _space(style.face).width
    return (sum(token.width for token in tokens) + gaps) * style.size / 1000


def _greedy(widths: list[float], gap: float, limit: float) -> int:
    count, pen = 1, 0.0
    for width in widths:
        if pen and pen + gap + width > limit:
            count, pen = count + 1, width
        else:
            pen += (gap if pen else 0) + width
    return count


def _breaks(tokens: list[_Token], gap: float, limit: float, count: int, balance: bool) -> list[int]:
    """Ends of the `count` lines that leave the least ragged edge; balanced lines like to end with a sentence.

    Empty where they cannot be so few.
    """
    widths, total = [token.width for token in tokens], len(tokens)
    reach = [0.0]
    for width in widths:
        reach.append(reach[-1] + width + gap)
    best: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}]
    for line in range(1, count + 1):
        row: dict[int, tuple[float, int]] = {}
        for start, (cost, _) in best[-1].items():
            for end in range(start + 1, total - (count - line) + 1):
                length = reach[end] - reach[start] - gap
                if length > limit and end > start + 1:
                    break
                slack = max(limit - length, 0) / limit
                last = line == count and not balance
                lonely = 0.3 if last and end - start == 1 and count > 1 else 0.0
                pause = balance and line < count and tokens[end - 1].ends_sentence
                ragged = 0.0 if last else slack**2 * (0.3 if pause else 1.0)
                price = cost + lonely + ragged + (9.0 if length > limit else 0.0)
                if end not in row or price < row[end][0]:
                    row[end] = (price, start)
        best.append(row)
    if total not in best[-1]:
        return []
    ends = [total]
    for line in range(count, 1, -1):
        ends.append(best[line][ends[-1]][1])
    return ends[::-1]


class Setting(Struct, frozen=True):
    """Lines that are set but not yet placed; `height` is from the first capitals to the last baseline."""

    style: Style
    rows: tuple[tuple[tuple[Span, Line], ...], ...]  # each line: what it is and its piece, from left to right
    leading: float
    width: float

    @property
    def height(self) -> float:
        return self.style.cap + (len(self.rows) - 1) * self.leading

    @property
    def drop(self) -> float:
        """How far the ink of the last line reaches below its baseline."""
        return max(piece.drop for _, piece in self.rows[-1])

    @property
    def over(self) -> float:
        """How far the ink of the first line reaches above plain capitals."""
        return max(0.0, max(piece.rise for _, piece in self.rows[0]) - self.style.cap)

    def placed(self, x: float, top: float) -> tuple[Line | Element, ...]:
        """The lines flush left at `x`, the first one's capitals reaching up to `top`."""
        placed: list[Line | Element] = []
        for nth, row in enumerate(self.rows):
            y = top - self.style.cap - nth * self.leading
            for span, piece in row:
                line = piece.moved(x, y)
                if span.link:
                    placed.append(Element("Link", (line,), link=span.link, lang=span.lang))
                else:
                    placed.append(Element("Span", (line,), lang=span.lang) if span.lang else line)
        return tuple(placed)


def _row(tokens: tuple[_Token, ...], style: Style, last: bool) -> tuple[tuple[Span, Line], ...]:
    """One line's tokens as (Span, Line), each of one kind, with the spaces between them."""
    stretches = []
    for nth, token in enumerate(tokens):
        for piece in token.pieces:
            if stretches and _alike(stretches[-1][0].span, piece.span):
                stretches[-1].append(piece)
            else:
                stretches.append([piece])
        if nth == len(tokens) - 1 and last:
            break
        follows = tokens[nth + 1].pieces[0].span if nth < len(tokens) - 1 else Span("")
        if piece.span.link and follows.link != piece.span.link:  # a link does not reach over the space behind it
            stretches.append([structs.replace(_space(style.face), span=replace(follows, text=" ", link=""))])
        else:
            stretches[-1].append(_space(_stack(piece.span, style.face)))
    placed, pen = [], 0
    for stretch in stretches:
        placed.append((stretch[0].span, _line(pen * style.size / 1000, stretch, style)))
        pen += sum(piece.width for piece in stretch)
    return tuple(placed)


def _alike(one: Span, other: Span) -> bool:
    return (one.link, one.strong, one.lang) == (other.link, other.strong, other.lang)


def _line(x: float, pieces: list[_Piece], style: Style) -> Line:
    runs, scale = joined(run for piece in pieces for run in piece.runs), style.size / 1000
    rise, drop = max(piece.rise for piece in pieces) * scale, max(piece.drop for piece in pieces) * scale
    return Line(x, 0.0, style.size, style.color, runs, rise, drop, style.small)


def set_words(
    words: Words | str, style: Style, width: float, *, count: int = 0, most: int = 999, balance: bool = False
) -> Setting:
    """`words` broken to lines of at most `width`, as few as it takes or `count` of them.

    `balance` evens the lines out, for headlines. Raises Overfull, naming the words, when a single
    word is wider than the line or the words need more than `count` or `most` lines.
    """
    words = plain(words) if isinstance(words, str) else words
    tokens = _shaped(words, style)
    limit = width * 1000 / style.size + 1e-6
    widths, gap = [token.width for token in tokens], _space(style.face).width
    count = count or _greedy(widths, gap, limit)
    if count > most:
        raise Overfull(_too_long(words, 0))
    ends = _breaks(tokens, gap, limit, min(count, len(tokens)), balance)
    if not ends:
        raise Overfull(_too_long(words, 0))
    rows = []
    for start, end in zip([0, *ends[:-1]], ends, strict=True):
        rows.append(_row(tokens[start:end], style, last=end == len(tokens)))
    widest = max(line.x + line.width for row in rows for _, line in row)
    if widest > width + 0.01:
        raise Overfull(_too_long(words, widest - width))
    return Setting(style, tuple(rows), _leading(rows, style), widest)


def _too_long(words: Words, over: float) -> Problem:
    far = f"{over:.0f} pt too wide" if over else "too long"
    return Problem(f"“{excerpt(words.plain)}” is {far} for its place", "Shorten it.", words.where)


def _leading(rows: list[tuple[tuple[Span, Line], ...]], style: Style) -> float:
    """The style's leading, or more where the ink of two lines would come too near."""
    ink = [max(p.drop for _, p in above) + max(p.rise for _, p in below) for above, below in pairwise(rows)]
    return max([style.leading * style.size, *(reach + AIR * style.size for reach in ink)])


def fit(words: Words | str, style: Style, width: float, height: float, *, least: float, most: float, lines: int = 9) -> Setting:
    """`words`, balanced, at the largest size from `least` to `most` points that a box of that size allows.

    Widths grow with the size, so for each number of lines the largest size is computed, not sought.
    Raises Overfull when they do not fit at `least`.
    """
    words = plain(words) if isinstance(words, str) else words
    tokens = _shaped(words, style)
    widths, gap = [token.width for token in tokens], _space(style.face).width
    best: Setting | None = None
    if sum(widths) * least / 1000 > width * lines:
        tokens = ()  # far too long: not worth a search
    for count in range(1, min(lines, len(tokens)) + 1):
        narrowest = _narrowest(widths, gap, count)
        size = min(width * 1000 / narrowest, most)
        setting = None
        while size >= least:
            setting = set_words(words, style.at(size), width, count=count, balance=True)
            if setting.height + setting.drop <= height:
                break
            size, setting = size * min(height / (setting.height + setting.drop), 0.999), None
        if setting and (best is None or setting.style.size > best.style.size + 0.01):
            best = setting
    if best is None:
        raise Overfull(Problem(f"“{excerpt(words.plain)}” is too long for its place, even at {least:g} pt",
                               "Shorten it.", words.where))  # fmt: skip
    return best


def _narrowest(widths: list[float], gap: float, count: int) -> float:
    """The least line length that holds the words in `count` lines."""
    low, high = max(widths), sum(widths) + gap * (len(widths) - 1)
    lengths = sorted({sum(widths[i:j]) + gap * (j - i - 1) for i in range(len(widths)) for j in range(i + 1, len(widths) + 1)})
    return next(length for length in lengths if low <= length <= high and _greedy(widths, gap, length) <= count)
