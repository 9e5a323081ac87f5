"""Where words are broken to lines: from how wide each is, in any one unit of length.

A break is a fault if it leaves a small word hanging at a line's end, or a last line that is too short. Faults are avoided where
that takes no more lines, and never stop words from being set.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

LAST = 0.25  # of the measure: a last line is no shorter
FEWEST = 3  # words of a last line, or as many as lines have on the average: of a headline, rounded down
FAULT = 1.0  # the price of a fault, where a line that is empty by a share s of the measure has the price s * s
OVER = 9.0  # that of a word which is wider than the line


class Word(NamedTuple):
    """What stands between two spaces. A `small` one belongs with what follows, a `pause` ends a sentence."""

    width: float
    small: bool = False
    pause: bool = False


def lines_needed(words: Sequence[Word], gap: float, limit: float) -> int:
    """How many lines of at most `limit` the words take, with `gap` between two."""
    return len(_filled(_reach(words, gap), gap, limit))


def fewest(total: int, count: int, *, balance: bool) -> int:
    """How many of `total` words should stand on the last of `count` lines."""
    return min(FEWEST, total // count if balance else -(-total // count)) if total > FEWEST else 1


def line_ends(words: Sequence[Word], gap: float, limit: float, count: int, *, balance: bool) -> list[int]:
    """Ends of the `count` lines with the least faults and ragged edge; balanced lines like to end with a sentence.

    Empty where the lines cannot be so few.
    """
    total, reach = len(words), _reach(words, gap)
    best: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}]
    for line, window in enumerate(_windows(reach, gap, limit, count), 1):
        row: dict[int, tuple[float, int]] = {}
        for start, (cost, _) in best[-1].items():
            for end in range(max(start + 1, window.start), window.stop):
                length = reach[end] - reach[start] - gap
                if length > limit and end > start + 1:
                    break
                price = cost + (OVER if length > limit else 0.0)
                if line < count:
                    price += _inner_price(length / limit, words[end - 1], balance)
                elif count > 1:
                    price += _last_price(length / limit, fewest(total, count, balance=balance) - (end - start), balance)
                if end not in row or price < row[end][0]:
                    row[end] = (price, start)
        best.append(row)
    if total not in best[-1]:
        return []
    ends = [total]
    for line in range(count, 1, -1):
        ends.append(best[line][ends[-1]][1])
    return ends[::-1]


def _inner_price(share: float, last: Word, balance: bool) -> float:
    """What a line costs that is full by that share and ends with that word."""
    ragged = max(1 - share, 0.0) ** 2 * (0.3 if balance and last.pause else 1.0)
    return ragged + (FAULT if last.small else 0.0)


def _last_price(share: float, missing: int, balance: bool) -> float:
    """What the last line costs: in a paragraph it may well be half empty."""
    ragged = max(1 - share, 0.0) ** 2 if balance else 0.5 * max(0.5 - share, 0.0) ** 2
    return ragged + FAULT * (max(missing, 0) + (share < LAST))


def narrowest(words: Sequence[Word], gap: float, count: int, *, well: bool = False) -> float:
    """The least line length that holds the words in `count` lines at most; where `well`, without a fault in words."""
    total, reach = len(words), _reach(words, gap)
    barred = (
        {end for end in range(1, total) if words[end - 1].small or end > total - fewest(total, count, balance=True)}
        if well
        else set()
    )
    low, high = max(word.width for word in words), reach[-1] - gap
    while high - low > 1e-5 * high:
        middle = (low + high) / 2
        if 0 < len(_filled(reach, gap, middle, barred)) <= count:
            high = middle
        else:
            low = middle
    starts = [0, *(ends := _filled(reach, gap, high, barred))]
    return max(reach[end] - reach[start] - gap for start, end in zip(starts, ends, strict=False))


def _reach(words: Sequence[Word], gap: float) -> list[float]:
    """How far each word's start is from the first one's, were all on one line."""
    return [*accumulate((word.width + gap for word in words), initial=0.0)]


def _filled(reach: Sequence[float], gap: float, limit: float, barred: Collection[int] = ()) -> list[int]:
    """Ends of lines that take all they can and at least a word, none of them `barred`; empty where that cannot be."""
    total, ends = len(reach) - 1, [0]
    while ends[-1] < total:
        start = ends[-1]
        end = max(bisect_right(reach, reach[start] + gap + limit) - 1, start + 1)
        while end in barred:
            end -= 1
        if end == start:
            return []
        ends.append(end)
    return ends[1:]


def _windows(reach: Sequence[float], gap: float, limit: float, count: int) -> Iterator[range]:
    """For each of `count` lines, where it may end so that what is before and behind it has room in the other lines."""
    total = len(reach) - 1
    latest = _filled(reach, gap, limit)
    behind = [0, *_filled([reach[-1] - far for far in reversed(reach)], gap, limit)]  # how many words the last lines can hold
    for line in range(1, count + 1):
        left = count - line
        earliest = total - behind[left] if left < len(behind) else 0
        yield range(max(earliest, line), min(latest[line - 1] if line <= len(latest) else total, total - left) + 1)
