"""Python's patterns as JavaScript reads them, so that none is written twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

_PIECE = re.compile(r"\\u[0-9a-fA-F]{4}|\\.|\[\^\\W\\d_\]|\[\^\\W_\]|\(\?(?:[:=!]|<[=!])|\(\?[a-zA-Z]+\)|.", re.DOTALL)
_WORD = r"\p{L}\p{N}_"
_SPACE = r"\s\x1c-\x1f\x85"  # JavaScript's own has U+FEFF besides, which no cell has
_OUTSIDE = {  # of brackets
    r"\b": rf"(?:(?<=[{_WORD}])(?![{_WORD}])|(?<![{_WORD}])(?=[{_WORD}]))",
    r"\w": rf"[{_WORD}]",
    r"\W": rf"[^{_WORD}]",
    r"\s": f"[{_SPACE}]",
    r"\S": f"[^{_SPACE}]",
    r"\d": r"\p{Nd}",
    r"\D": r"\P{Nd}",
    r"[^\W\d_]": r"[\p{L}\p{Nl}\p{No}]",
    r"[^\W_]": r"[\p{L}\p{N}]",
    ".": r"[^\n]",
    "$": r"(?=\n?$)",
}
_INSIDE = {r"\w": _WORD, r"\s": _SPACE, r"\d": r"\p{Nd}", r"\D": r"\P{Nd}"}
_AN_I = "iİı"  # which Python takes for one letter where capitals make no difference
_SYNTAX = frozenset("^$\\.*+?()[]{}|/")


def pattern(python: re.Pattern[str]) -> dict[str, str]:
    """A pattern's `source` and `flags` for RegExp. Raises ValueError for what no pattern of ours has had yet."""
    small = bool(python.flags & re.IGNORECASE)
    source = "".join(_translated(python.pattern, small=small, ascii_only=bool(python.flags & re.ASCII)))
    return {"source": source, "flags": "iu" if small else "u"}


def _translated(python: str, *, small: bool, ascii_only: bool) -> Iterator[str]:
    inside = False
    for piece in _PIECE.findall(python):
        if piece.startswith("(?") and piece.endswith(")"):
            if piece != "(?i)":
                raise ValueError(f"{piece} in {python}")
        elif piece == ("]" if inside else "["):
            inside = piece == "["
            yield piece
        elif small and piece in "iI":
            yield _AN_I if inside else f"[{_AN_I}]"
        elif ascii_only and piece in (r"\b", r"\w", r"\d"):
            yield piece
        else:
            yield (_INSIDE if inside else _OUTSIDE).get(piece) or _escaped(piece, inside=inside)


def _escaped(piece: str, *, inside: bool) -> str:
    """An escape as JavaScript allows it: of what has a meaning there, and of nothing else."""
    letter = piece[1:] if piece.startswith("\\") and len(piece) == 2 else ""
    if letter and not letter.isalnum() and letter not in _SYNTAX and not (inside and letter == "-"):
        return letter
    if letter and letter.isalpha() and letter not in "nrtfv":
        raise ValueError(piece)
    return rf"\{piece}" if piece == "]" and not inside else piece
