"""The fonts of the page and its pictures: of each face the letters that a school's lines may have, as WOFF."""

from __future__ import annotations

from functools import cache
from io import BytesIO

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from handbill.folders import folder
from handbill.page.alphabet import LETTERS
from handbill.page.text.shaping import STACKS

FACES = {"text-regular": "text", "text-bold": "bold", "display": "display"}
FEATURES = ("kern", "ccmp", "locl", "mark", "mkmk")
MORE = "«»¿¡•→←↑↓×≈≤≥"


@cache
def woff(name: str) -> bytes:
    """The font of that name, one of `FACES`."""
    options = Options(flavor="woff", layout_features=[*FEATURES], hinting=False, notdef_outline=True)
    opened = TTFont(folder("fonts") / f"{STACKS[FACES[name]][0]}.ttf", recalcTimestamp=False)
    subsetter = Subsetter(options)
    subsetter.populate(text="".join(LETTERS) + MORE)
    subsetter.subset(opened)
    opened.flavor = "woff"
    made = BytesIO()
    opened.save(made)
    return made.getvalue()
