"""Where a length is cut into parts that are no longer than they may be, and what no joint may run through."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

SLACK = 0.001  # points
UNEVEN = 10.0  # loose stretches that a joint rather runs through than to make parts longer by all that they may be
MINIMUM = 1.0  # points, of a part
Stretch = tuple[float, float]  # from here to there, neither end being in it


def joints(length: float, most: float, count: int, firm: Iterable[Stretch], loose: Sequence[Stretch] = ()) -> list[float] | None:
    """Where `count` parts of a length meet, none of them longer than `most`; None if there is no way.

    No joint lies within a `firm` stretch, and each within few `loose` ones, though not far from where parts of one length
    would meet; at a whole number where there is one.
    """
    whole = _merged(firm)
    earliest = [length]
    for _ in range(count - 1):
        at = _beyond(earliest[-1] - most, whole)
        if at >= earliest[-1]:
            return None
        earliest.append(at)
    if earliest[-1] > most + SLACK:
        return None
    found: list[float] = []
    for nth, least in enumerate(reversed(earliest[1:]), 1):
        reach = min((found[-1] if found else 0.0) + most, length - MINIMUM)
        even = nth * length / count
        ends = [end for stretch in (*whole, *loose) for end in stretch]
        free = [at for at in (least, reach, even, *ends) if least <= at <= max(reach, least) and not _within(at, whole)]
        best = min(free, key=lambda at, even=even: _crossed(at, loose) + UNEVEN * abs(at - even) / most)  # type: ignore[misc]
        near = float(round(best))
        found.append(near if least <= near <= reach and not _within(near, whole) else best)
    return found


def _merged(stretches: Iterable[Stretch]) -> list[Stretch]:
    """The same, those that share more than an end as one, in their order."""
    found: list[Stretch] = []
    for begin, end in sorted(stretches):
        if found and begin < found[-1][1] - SLACK:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((begin, end))
    return found


def _beyond(at: float, stretches: Iterable[Stretch]) -> float:
    """The first point from there on that is in none of them."""
    at = max(at, MINIMUM)
    for begin, end in stretches:
        if begin < at < end:
            at = end
    return at


def _within(at: float, stretches: Iterable[Stretch]) -> bool:
    return any(begin < at < end for begin, end in stretches)


def _crossed(at: float, stretches: Iterable[Stretch]) -> int:
    return sum(begin < at < end for begin, end in stretches)
