"""Lengths as people write them: inches, millimetres or points."""

from __future__ import annotations

import re

UNITS = {"in": 72.0, "mm": 72 / 25.4, "cm": 72 / 2.54, "pt": 1.0, "": 1.0}
WRITTEN = re.compile(r"([0-9]{1,5}(?:\.[0-9]{1,6})?) ?(in|mm|cm|pt|)")
PATTERN = f"^{WRITTEN.pattern}$"


class Length(float):
    """Points, as `3.5 in`, `85 mm` or a number alone says them; `written` is how it was."""

    written: str = ""

    @classmethod
    def read(cls, written: str) -> Length:
        """Raises ValueError for what is no length."""
        found = WRITTEN.fullmatch(written)
        if not found:
            raise ValueError(written)
        number, unit = found.groups()
        made = cls(float(number) * UNITS[unit])
        made.written = written
        return made
