"""What a print shop is told of a file: how its paper takes ink, by which profile, and whether marks stand around the trim."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from msgspec import Struct

BLEED = 9.0  # points, an eighth of an inch: how far beyond the trim ink goes
LIMIT, LIMIT_UNCOATED = 3.0, 2.4  # of all inks together, where 1 covers the paper


class Profile(Struct, frozen=True):
    """A printer's ICC profile: its bytes, what it calls itself, and its name in the ICC's registry if it has one."""

    data: bytes
    name: str
    registered: str = ""

    def __repr__(self) -> str:
        return f"Profile({hashlib.sha256(self.data).hexdigest()})"


class Press(Struct, frozen=True):
    """How a file is made for a print shop; without its own `profile`, by a free one for coated paper."""

    profile: Profile | None = None
    uncoated: bool = False
    marks: bool = True

    @property
    def colors(self) -> Profile:
        """The profile that the file is made by."""
        return self.profile or _ours()

    @property
    def told(self) -> list[str]:
        """What differs from the default, as a file's name has it."""
        return ["press", *(["uncoated"] if self.uncoated else []), *([] if self.marks else ["unmarked"])]

    @property
    def limit(self) -> float:
        """How much of all inks together the paper takes."""
        return LIMIT_UNCOATED if self.uncoated else LIMIT


@cache
def _ours() -> Profile:
    """Fogra's characterisation of offset on coated paper, free of known copyright restrictions, as it says itself."""
    data = Path(__file__).with_name("FOGRA39L_coated.icc").read_bytes()
    return Profile(data, "FOGRA39L Coated", "FOGRA39")
