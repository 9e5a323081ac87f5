"""Profiles of a press: spoilt ones, ones of other devices, and what is none."""

from pathlib import Path
from random import Random

import pikepdf
from odd import spoilt
from PIL import ImageCms
from tally import Tally
from verdict import run

from handbill.page.press import Press

OTHERS = (ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes(), b"", b"FOGRA39", b"%PDF-1.7\n")


def attack(chance: Random, home: Path, tally: Tally) -> None:
    given, out = home / "given", home / "out"
    given.mkdir()
    profile = given / chance.choice(("shop.icc", "shop", "sh op.icm"))
    ours = Press().colors.data
    data = chance.choice((ours, spoilt(ours, chance), spoilt(ours, chance), _elsewhere(ours, chance), chance.choice(OTHERS)))
    profile.write_bytes(data)
    run(tally, home, out, "card", "sextortion", "--press", "--profile", str(profile), "--out", str(out), given="")
    for path in out.glob("*.pdf"):
        with pikepdf.open(path) as opened:
            tally.hold(opened.Root.OutputIntents[0].DestOutputProfile.read_bytes() == data, "escapes", "another profile")


def _elsewhere(profile: bytes, chance: Random) -> bytes:
    """A profile whose table of tags leads somewhere else: each tag is a name, a place and a length."""
    count = int.from_bytes(profile[128:132], "big")
    at = 132 + 12 * chance.randrange(count) + chance.choice((4, 8))
    return profile[:at] + chance.randbytes(4) + profile[at + 4 :]
