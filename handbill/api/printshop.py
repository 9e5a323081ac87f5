"""What a caller asks of a print shop's file."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from handbill.page.press import Press, Profile
from handbill.problems import Problem, Problems, Where


class Shop(NamedTuple):
    """Whether a file is made for a print shop, and how: by which profile, for uncoated paper, with marks around the trim."""

    press: bool = False
    profile: str | Path | None = None
    uncoated: bool = False
    marks: bool = True

    def asked(self, problems: Problems) -> Press | None:
        """The press that this is, if it is one; `problems` are told of a profile that is none, and of what goes with no press."""
        if self.press:
            with problems:
                return Press(self._profile(), self.uncoated, self.marks)
        elif self != Shop():
            told = "a profile, uncoated paper and no marks are for a print shop’s file"
            problems.add(Problem(told, "Add --press, or leave out --profile, --uncoated and --no-marks."))
        return None

    def _profile(self) -> Profile | None:
        if self.profile is None:
            return None
        from handbill.page.profile import read_profile

        return read_profile(Path(self.profile), Where("--profile"))
