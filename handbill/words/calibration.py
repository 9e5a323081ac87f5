"""What a printer's test sheet says, in one language."""

from __future__ import annotations

from typing import Annotated

import msgspec

from handbill.words.markup import Words
from handbill.words.pieces import Review
from handbill.words.types import Struct, Text


class Step(Struct, frozen=True):
    """A step of measuring: what to do, and how; `<across>` and `<down>` are how long the rulers are."""

    lead: Words
    text: Text


class Calibration(Struct, frozen=True):
    """The sheet's title, for which `<stock>` it is, four steps, what to type then; how to hold its back."""

    review: Review
    title: Words
    stock: Text
    steps: Annotated[tuple[Step, ...], msgspec.Meta(min_length=4, max_length=4)]
    scale: Text
    then: Words
    hold: Words
