"""How far each of the user's printers prints beside where it should, under a name that the user gives it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import msgspec

from handbill.editions.homes import printers_file
from handbill.orders.order import spelled
from handbill.page.adjust import MM, Adjust, Two
from handbill.problems import Problem, Problems, Unusable, Where, one_of
from handbill.words import types
from handbill.words.lengths import Length
from handbill.words.loading import load
from handbill.words.markup import excerpt
from handbill.words.reading import convert, no_names

__all__ = ["Adjust", "adjustment", "forget_printer", "keep_printer", "printers"]

FARTHEST, LEAST, MOST = 10.0, 98.0, 102.0  # mm that a sheet is moved at most; percent of its size
NAME = re.compile("[a-z0-9][a-z0-9-]{0,59}")
SIGNED = re.compile(r"([+-]?)\s*(\S.*)")
PERCENT = re.compile(r"(\d+(?:\.\d+)?)\s*%?")
HEAD = """\
# How far printers print beside where they should; `handbill calibrate` writes this file.
# Shifts are in mm to the right and down, sizes in percent across and down.
"""

Shift = Annotated[
    float, msgspec.Meta(ge=-FARTHEST, le=FARTHEST, description=f"Shifts reach from -{FARTHEST:g} to {FARTHEST:g} mm.")
]
Size = Annotated[float, msgspec.Meta(ge=LEAST, le=MOST, description=f"Sizes reach from {LEAST:g} to {MOST:g} percent.")]


class _Kept(types.Struct, frozen=True):
    """A printer as the file has it."""

    shift_front: tuple[Shift, Shift]
    shift_back: tuple[Shift, Shift]
    scale: tuple[Size, Size]


def printers() -> dict[str, Adjust]:
    """Every printer that is kept, by name. Raises Unusable if the file cannot be read."""
    path = printers_file()
    if not path.exists():
        return {}
    found: Mapping[str, _Kept] = convert(load(path), dict[types.Id, _Kept], no_names)
    return {name: Adjust(kept.shift_front, kept.shift_back, kept.scale) for name, kept in found.items()}


def adjustment(
    printer: str | None = None, shift_front: str | None = None, shift_back: str | None = None, scale: str | None = None
) -> Adjust | None:  # fmt: skip
    """What was asked for a printer: what is typed goes before what is kept under its name. None where nothing was asked.

    Shifts are typed as `0.5,-0.3`, in mm unless they say `in`; the scale as `100.4,100`, in percent. Raises Unusable.
    """
    problems, found = Problems(), Adjust()
    if printer:
        with problems:
            found = _known(printer)
    parts = found.front, found.back, found.scale
    typed = (("--shift-front", shift_front, _shift), ("--shift-back", shift_back, _shift), ("--scale", scale, _scale))
    chosen = []
    for kept, (option, text, read) in zip(parts, typed, strict=True):
        chosen.append(kept)
        if text is not None:
            with problems:
                chosen[-1] = read(text, option)
    problems.tell()
    asked = (printer, shift_front, shift_back, scale)
    return None if all(one is None for one in asked) else Adjust(*chosen)


def keep_printer(name: str, adjust: Adjust) -> Path:
    """Keeps what a printer wants under that name; gives the file it is in. Raises Unusable."""
    if not NAME.fullmatch(spelled(name)):
        told = "Give it a name of lower case letters, digits and hyphens, as in office-2."
        raise Unusable(Problem(f"“{name}” is no name for a printer", told, Where("--printer")))
    return _write(printers() | {spelled(name): adjust})


def forget_printer(name: str) -> Path:
    """Keeps nothing for that printer any more; gives the file. Raises Unusable if there is none of that name."""
    _known(name)
    return _write({known: adjust for known, adjust in printers().items() if known != spelled(name)})


def _known(name: str) -> Adjust:
    kept = printers()
    if spelled(name) not in kept:
        way_out = one_of(spelled(name), kept) or "Measure it first: `handbill calibrate --stock STOCK` makes a test sheet."
        raise Unusable(Problem(f"there is no printer “{name}”", way_out, Where("--printer")))
    return kept[spelled(name)]


def _write(kept: Mapping[str, Adjust]) -> Path:
    from handbill.files import save

    path = printers_file()
    text = HEAD + "".join(
        f"{name}:\n  shift-front: [{_two(adjust.front)}]\n  shift-back: [{_two(adjust.back)}]\n  scale: [{_two(adjust.scale)}]\n"
        for name, adjust in sorted(kept.items())
    )
    try:
        save((text if kept else HEAD + "{}\n").encode(), path)
    except Unusable as unusable:
        told = [
            msgspec.structs.replace(problem, way_out="Look who may write there.", where=None) for problem in unusable.problems
        ]
        raise Unusable(*told) from None
    return path


def _two(values: Two) -> str:
    return f"{values[0]:g}, {values[1]:g}"


def _shift(text: str, option: str) -> Two:
    """Two lengths in mm."""
    try:
        right, down = (_mm(part.strip().lower()) for part in text.split(","))
    except ValueError:
        way_out = "Write how far to the right and how far down, as in 0.5,-0.3: mm, or 0.02in,-0.01in. Left and up are minus."
        raise Unusable(Problem(f"“{excerpt(text)}” is no shift", way_out, Where(option))) from None
    if max(abs(right), abs(down)) > FARTHEST:
        told = f"“{text}” moves a sheet by more than {FARTHEST:g} mm"
        raise Unusable(
            Problem(
                told, "Look at the printer’s own settings first: actual size, the right paper, the right tray.", Where(option)
            )
        )
    return right, down


def _mm(text: str) -> float:
    """A length with its sign, in mm where no unit stands. Raises ValueError."""
    if not (found := SIGNED.fullmatch(text)):
        raise ValueError(text)
    sign, length = found.groups()
    length += " mm" if length[-1].isdigit() else ""
    return round(Length.read(length) / MM, 3) * (-1 if sign == "-" else 1)


def _scale(text: str, option: str) -> Two:
    """Two percentages."""
    found = [PERCENT.fullmatch(part.strip()) for part in text.split(",")]
    percents = [float(one[1]) for one in found if one]
    if len(found) != 2 or len(percents) != 2:
        way_out = "Write percent across and down, as in 100.4,100."
        raise Unusable(Problem(f"“{excerpt(text)}” is no scale", way_out, Where(option)))
    if not all(LEAST <= percent <= MOST for percent in percents):
        way_out = f"From {LEAST:g} to {MOST:g}. More is no printer’s error: print at actual size (100%), not to fit the page."
        raise Unusable(Problem(f"“{text}” is too small or too large a scale", way_out, Where(option)))
    return percents[0], percents[1]
