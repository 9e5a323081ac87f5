"""The only door for words: measure, break, shape with HarfBuzz, fit to a box.

A width or height is in points, an advance in thousandths of the type size. A block of set lines
reaches from the capitals' top of its first line to the baseline of its last.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from functools import cache
from itertools import pairwise, product

from msgspec import Struct, structs
from msgspec.structs import replace

from handbill.page.document import Element
from handbill.page.marks import Line, Run, Stretch
from handbill.page.text.breaking import Word, line_ends, lines_needed, narrowest
from handbill.page.text.shaping import STACKS, Missing, font, ink, joined, shape
from handbill.problems import Overfull, Problem, Unusable
from handbill.words.markup import Span, Words, excerpt, plain

AIR = 0.03  # least space between the ink of two lines, in type sizes
KERN = 0.05  # of the type size: by how much parts of a word may be wider together than one by one
WELL = 0.85  # of its largest size: words are set so much smaller where their lines then end well
OPENING = "¿¡“‘«([\"'"


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


class _Piece(Struct, frozen=True):
    """A stretch of one span without a space; lengths in thousandths of the type size."""

    span: Span
    runs: tuple[Run, ...]
    width: int
    rise: int
    drop: int


class _Token(Struct, frozen=True):
    """What is never broken: everything between two spaces, and what it is when lines are."""

    pieces: tuple[_Piece, ...]
    word: Word


def _piece(span: Span, text: str, stack: str) -> _Piece:
    runs = shape(text, stack)
    rise, drop = ink(runs)
    return _Piece(replace(span, text=text), runs, sum(run.advance for run in runs), rise, drop)


def _word(pieces: list[_Piece]) -> Word:
    text = "".join(piece.span.text for piece in pieces)
    return Word(sum(piece.width for piece in pieces), _small(text), text.endswith((".", "?", "!")))


def _small(text: str) -> bool:
    """Articles and prepositions of one or two letters are small, in any language."""
    bare = text.lstrip(OPENING)
    return bare.isalpha() and len(bare) <= 2 and (len(bare) == 1 or not bare.isupper())


def _stack(span: Span, face: str) -> str:
    return "bold" if span.strong and face in ("text", "semibold") else face


@cache
def _tokens(spans: tuple[Span, ...], face: str) -> tuple[_Token, ...]:
    """The spans shaped, token by token; the same at every size."""
    tokens: list[_Token] = []
    pieces: list[_Piece] = []

    def close() -> None:
        if pieces:
            tokens.append(_Token(tuple(pieces), _word(pieces)))
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


def measure(words: Words, style: Style) -> float:
    """Width of `words` on one line."""
    tokens = _shaped(words, style)
    gaps = max(len(tokens) - 1, 0) * _space(style.face).width
    return (sum(token.word.width for token in tokens) + gaps) * style.size / 1000


def parted(parts: list[str], style: Style, width: float) -> list[str]:
    """What has no spaces, as lines of at most `width`, as few as it takes, that end between its parts."""
    words, limit = [Word(measure(plain(part), style)) for part in parts], width - KERN * style.size
    ends = line_ends(words, 0, limit, lines_needed(words, 0, limit), balance=False)
    return ["".join(parts[start:end]) for start, end in zip([0, *ends], ends, strict=False)]


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

    def spaced(self) -> Setting:
        """The same with a space behind its last word, which words in another setting follow."""
        *above, last = self.rows
        *before, (span, line) = last
        runs = joined([*line.runs, *shape(" ", self.style.face)])
        return structs.replace(self, rows=(*above, (*before, (span, replace(line, runs=runs)))))

    def placed(self, x: float, top: float) -> tuple[Line | Element, ...]:
        """The lines flush left at `x`, the first one's capitals reaching up to `top`."""
        return self._laid(lambda line: line.moved(x, top))

    def turned(self, x: float, y: float) -> tuple[Line | Element, ...]:
        """The lines reading upward from `y`, a quarter turned, the first one's capitals reaching left to `x`."""
        return self._laid(lambda line: replace(line, x=x - line.y, y=y + line.x, turned=90))

    def _laid(self, moved: Callable[[Line], Line]) -> tuple[Line | Element, ...]:
        """Each piece where it is `moved` to from under (0, 0)."""
        placed: list[Line | Element] = []
        for nth, row in enumerate(self.rows):
            for span, piece in row:
                line = moved(piece.moved(0, -self.style.cap - nth * self.leading))
                if span.link:
                    placed.append(Element("Link", (line,), link=span.link, lang=span.lang, alt=span.alt))
                else:
                    placed.append(Element("Span", (line,), lang=span.lang) if span.lang else line)
        return tuple(placed)


def _row(tokens: tuple[_Token, ...], style: Style, last: bool) -> tuple[tuple[Span, Line], ...]:
    """One line's tokens as (Span, Line), each of one kind, with the spaces between them."""
    stretches: list[list[_Piece]] = []
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

    No line ends on a small word and no last line is short where that can be helped in as many lines. `balance` evens the
    lines out, for headlines. Raises Overfull, naming the words, when a single
    word is wider than the line or the words need more than `count` or `most` lines.
    """
    words = plain(words) if isinstance(words, str) else words
    tokens = _shaped(words, style)
    limit = width * 1000 / style.size + 1e-6
    broken, gap = [token.word for token in tokens], _space(style.face).width
    count = count or lines_needed(broken, gap, limit)
    if count > most:
        raise Overfull(_too_long(words, 0))
    ends = line_ends(broken, gap, limit, min(count, len(tokens)), balance=balance)
    if not ends:
        raise Overfull(_too_long(words, 0))
    rows = []
    for start, end in zip([0, *ends[:-1]], ends, strict=True):
        rows.append(_row(tokens[start:end], style, last=end == len(tokens)))
    widest = max(line.x + line.width for row in rows for _, line in row)
    if widest > width + 0.01:
        raise Overfull(_too_long(words, widest - width))
    return Setting(style, tuple(rows), _leading(rows, style), widest)


def set_well(words: Words | str, style: Style, width: float, *, balance: bool = False) -> Setting:
    """As `set_words`, but on a line more where only that keeps small words from the lines' ends."""
    setting = set_words(words, style, width, balance=balance)
    if not _hangs(setting):
        return setting
    try:
        longer = set_words(words, style, width, count=len(setting.rows) + 1, balance=balance)
    except Overfull:
        return setting
    return setting if _hangs(longer) else longer


def _hangs(setting: Setting) -> bool:
    """Whether a line but the last ends on a small word."""
    return any(_small("".join(line.text for _, line in row).split()[-1]) for row in setting.rows[:-1])


def one_below(upper: Setting, lower: Setting) -> Setting:
    """Two settings of one style as one, which begins a new line where the second does."""
    rows = (*upper.spaced().rows, *lower.rows)
    return Setting(upper.style, rows, _leading([*rows], upper.style), max(upper.width, lower.width))


def _too_long(words: Words, over: float) -> Problem:
    far = f"{over:.0f} pt too wide" if over else "too long"
    return Problem(f"“{excerpt(words.plain)}” is {far} for its place", "Shorten it.", words.where)


def _leading(rows: list[tuple[tuple[Span, Line], ...]], style: Style) -> float:
    """The style's leading, or more where the ink of two lines would come too near."""
    ink = [max(p.drop for _, p in above) + max(p.rise for _, p in below) for above, below in pairwise(rows)]
    return max([style.leading * style.size, *(reach + AIR * style.size for reach in ink)])


def fit(words: Words | str, style: Style, width: float, height: float, *, least: float, most: float, lines: int = 9) -> Setting:
    """`words`, balanced, at the largest size from `least` to `most` points that a box of that size allows.

    They are set up to a seventh smaller where their lines then end well. Widths grow with the size, so for each number of lines
    the largest size is computed, not sought.
    Raises Overfull when they do not fit at `least`.
    """
    words = plain(words) if isinstance(words, str) else words
    broken, gap = [token.word for token in _shaped(words, style)], _space(style.face).width
    if sum(word.width for word in broken) * least / 1000 > width * lines:
        broken = []  # far too long: not worth a search
    best, worth = None, 0.0
    for count, well in product(range(1, min(lines, len(broken)) + 1), (True, False)):
        size = min(width * 1000 / narrowest(broken, gap, count, well=well), most)
        part, setting = 1.0 if well else WELL, None
        while size >= least and size * part > worth + 0.01:
            setting = set_words(words, style.at(size), width, count=count, balance=True)
            if setting.height + setting.drop <= height:
                break
            size, setting = size * min(height / (setting.height + setting.drop), 0.999), None
        if setting:
            best, worth = setting, size * part
    if best is None:
        raise Overfull(Problem(f"“{excerpt(words.plain)}” is too long for its place, even at {least:g} pt",
                               "Shorten it.", words.where))  # fmt: skip
    return best
