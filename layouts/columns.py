"""Columns as wide as their words: so that leads stand on one line each, side by side."""

from __future__ import annotations

from collections.abc import Sequence

from handbill.page.text.setting import Style, measure
from handbill.words.markup import Words


def widths(needs: Sequence[float], width: float) -> list[float]:
    """`width` shared among columns: each what it needs and as much of the rest as any; alike where all need too much."""
    spare = (width - sum(needs)) / len(needs)
    return [need + spare for need in needs] if spare >= 0 else [width / len(needs)] * len(needs)


def side_by_side(columns: Sequence[Sequence[Words]], style: Style, width: float, least: float) -> tuple[Style, list[float]]:
    """The size from the style's down to `least` at which each column's words need one line, and the columns' widths.

    Where none is small enough: `least`, in equal columns, in which words take more lines.
    """
    needs = [max(measure(words, style) for words in column) for column in columns]
    size = max(min(style.size, style.size * width / sum(needs) * 0.9999), least)
    return style.at(size), widths([need * size / style.size for need in needs], width)
