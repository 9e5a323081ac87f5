"""Lets the site's tests make their lists and texts with what the fuzzing makes its own with."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1] / "fuzz"))
