"""Every kind of attack by its name, and one case of it."""

import traceback
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import editions
import kills
import logos
import options
import profiles
import properties
import rosters
import words
from tally import Tally
from watch import Hang

KINDS = {
    "rosters": rosters.attack, "words": words.attack, "logos": logos.attack, "profiles": profiles.attack,
    "options": options.attack, "editions": editions.attack, "kills": kills.attack, "properties": properties.attack,
}  # fmt: skip


def attack(tally: Tally, seed: int, nth: int) -> None:
    """The nth case of that seed, in a folder of its own; whatever it brings about stands in the tally."""
    tally.case = f"{tally.kind} --seed {seed} --case {nth}"
    tally.count("cases")
    with TemporaryDirectory() as home:
        try:
            KINDS[tally.kind](Random(tally.case), Path(home).resolve(), tally)  # noqa: S311 (the same each time)
        except Hang:
            tally.fail("hangs", "it took too long")
        except Exception:
            tally.fail("tracebacks", traceback.format_exc()[-1500:])
