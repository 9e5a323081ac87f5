"""Where words are broken to lines: from how wide each is, in any one unit of length."""

from __future__ import annotations

from collections.abc import Sequence


def lines_needed(widths: Sequence[float], gap: float, limit: float) -> int:
    """How many lines of at most `limit` words of those widths take, with `gap` between two."""
    count, pen = 1, 0.0
    for width in widths:
        if pen and pen + gap + width > limit:
            count, pen = count + 1, width
        else:
            pen += (gap if pen else 0) + width
    return count


def line_ends(
    widths: Sequence[float], pauses: Sequence[bool], gap: float, limit: float, count: int, *, balance: bool
) -> list[int]:
    """Ends of the `count` lines that leave the least ragged edge; balanced lines like to end with a sentence.

    `pauses` says of each word whether it ends one. Empty where the lines cannot be so few.
    """
    total = len(widths)
    reach = [0.0]
    for width in widths:
        reach.append(reach[-1] + width + gap)
    best: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}]
    for line in range(1, count + 1):
        row: dict[int, tuple[float, int]] = {}
        for start, (cost, _) in best[-1].items():
            for end in (total,) if line == count else range(start + 1, total - (count - line) + 1):
                length = reach[end] - reach[start] - gap
                if length > limit and end > start + 1:
                    break
                slack = max(limit - length, 0) / limit
                last = line == count and not balance
                lonely = 0.3 if last and end - start == 1 and count > 1 else 0.0
                pause = balance and line < count and pauses[end - 1]
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


def narrowest(widths: Sequence[float], gap: float, count: int) -> float:
    """The least line length that holds the words in `count` lines."""
    low, high = max(widths), sum(widths) + gap * (len(widths) - 1)
    lengths = sorted({sum(widths[i:j]) + gap * (j - i - 1) for i in range(len(widths)) for j in range(i + 1, len(widths) + 1)})
    return next(length for length in lengths if low <= length <= high and lines_needed(widths, gap, length) <= count)
