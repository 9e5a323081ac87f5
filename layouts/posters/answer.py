"""A bubble that answers: what follows, the promise, what to do in a few words; what this is called stands beside its tail."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce

from msgspec.structs import replace

from handbill.layouts.look import LAP, LEAST, NOTE, Column, display, text
from handbill.layouts.posters.sheet import Sheet
from handbill.layouts.speech import HEAVY, Tail, speech
from handbill.page.document import Element, artifact
from handbill.page.flow import Block
from handbill.page.geometry import Box
from handbill.page.text.setting import measure
from handbill.words.markup import Words, plain
from handbill.words.pieces import Pair

MOST, MOST_OF_TWO = 40.0, 30.0  # points on letter, and all below: what follows
SAID, SAID_OF_TWO = 16.5, 13.5  # the promise, what to do
LONG, FULL = 12.5, 1.9  # what this is called, where it is longer than so many lines
PAD, TAIL, LEAP = 24.0, 28.0, 84.0  # left of the words; how far the tail reaches; from the bubble's edge to the words beside it
TIGHT = 0.75  # of heights, where there is little room


def answer(sheet: Sheet, said: Sequence[Pair], k: float, *, told: bool, steps: bool, tight: bool = False) -> Block:
    """The bubble as wide as the sheet's inner width, its upper left corner at (0, 0), and what stands below it down to the foot.

    The promise is said; the `steps`' leads follow it. Below stands what this is called, if that is `told`.
    """
    many, theme = len(sheet.voices) > 1, sheet.theme
    width = sheet.inner - 2 * PAD * k
    air = (TIGHT if tight else 1.0) * k
    most = (MOST_OF_TWO if many else MOST) * (k + air) / 2
    size = min(most, *(width / measure(pair.lead, display(1.0)) * 0.9999 for pair in said))
    note = text(max((SAID_OF_TWO if many else SAID) * k, LEAST), theme.on_speech, "semibold")
    column = Column(PAD * k, -17 * air, width)
    for voice, pair in zip(sheet.voices, said, strict=True):
        column.add("H2", pair.lead, display(size, theme.kicker), gap=10 * air if column.elements else 0, lang=voice.lang)
    for nth, (voice, pair) in enumerate(zip(sheet.voices, said, strict=True)):
        column.add("P", pair.text, note, gap=(15 if nth else 11) * air, balance=True, lang=voice.lang)
        if steps:
            column.add("P", _joined(voice.piece.steps), replace(note, face="bold"), gap=10 * air, balance=True, lang=voice.lang)
    height = 15 * air + max(column.below, 3 * k) - column.top
    lap = _lap(sheet, k, height) if told else Block((), TAIL * air + 3 * k)
    tail = Tail(30 * k, 68 * k, 16 * k, -height - TAIL * (k if told else air))
    shape = speech(Box(0, -height, sheet.inner, height), theme, 26 * k, tail, weight=0.6 * HEAVY * k)
    return Block((artifact(shape), *column.elements, *lap.elements), height + lap.height)


def _joined(steps: Sequence[Pair]) -> Words:
    """What the steps say at a distance, one sentence after the other."""
    return reduce(lambda one, other: one + plain(" ") + other, (step.lead for step in steps))


def _lap(sheet: Sheet, k: float, height: float) -> Block:
    """What this is called, beside the tail, each language in a column; as high as what hangs below the bubble."""
    many, gap = len(sheet.voices), 16 * k
    share = (sheet.inner - LEAP * k - gap * (many - 1)) / many
    size = NOTE if many > 1 else LAP if measure(sheet.voices[0].piece.promise.text, text(LAP * k)) < FULL * share else LONG
    style = text(max(size * k, LEAST))
    lowest, found = -height - TAIL * k, list[Element]()
    for nth, voice in enumerate(sheet.voices):
        column = Column(LEAP * k + nth * (share + gap), -height - 11 * k, share)
        column.add("P", voice.piece.promise.text, style, balance=True, lang=voice.lang)
        found, lowest = [*found, *column.elements], min(lowest, column.top)
    return Block(tuple(found), 5 * k - lowest - height)
