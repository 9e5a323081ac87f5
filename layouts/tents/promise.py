"""The tent's face for who is told something: the question and the promise in a bubble, beside it what to do."""

from __future__ import annotations

from handbill.layouts.cards.large import TAB, steps, tab
from handbill.layouts.cards.sheet import in_a_line, overfull
from handbill.layouts.look import Theme, display, largest, text
from handbill.layouts.speech import Tail, speech
from handbill.layouts.tents.face import EDGE, LEAST, SIDE
from handbill.layouts.voice import Voice
from handbill.page.document import Element, artifact
from handbill.page.geometry import Box
from handbill.page.text.setting import fit
from handbill.words.pieces import Card

STEPS, GUTTER = 0.42, 22.0  # of the width for what to do; between it and the bubble
LEAST_STEP, MOST_STEP = 12.5, 22.0
LAP, PAD = 30.0, 14.0  # below the bubble for what stands beside its tail; round the words in it
APART, MOST = 0.42, 9.0  # of the type size: between two steps


def face(voice: Voice[Card], theme: Theme, box: Box, k: float) -> list[Element]:
    """The face in a box, upright. Raises Overfull where the words do not fit."""
    inner = box.inset(SIDE * k, EDGE * k)
    width = STEPS * inner.width
    tabbed = 1.4 * TAB * k if voice.piece.front.spine else 0.0
    beside = Box(inner.right - width, inner.y, width, inner.height - tabbed)
    told = largest(lambda size: steps(voice, theme, beside, size, apart=APART, most=MOST, least=LEAST),
                   LEAST_STEP * k, MOST_STEP * k)  # fmt: skip
    if told is None:
        raise overfull("front", voice.piece.front.steps)
    said = Box(inner.x, inner.y + LAP * k, inner.width - width - GUTTER * k, inner.height - LAP * k)
    whose = tab(voice, theme, inner.right, inner.top - TAB * k / 2, k)
    return [*whose, *_bubble(voice, theme, said, k), *told]


def _bubble(voice: Voice[Card], theme: Theme, box: Box, k: float) -> list[Element]:
    """The question and the promise, and beside the tail what it is called."""
    front, lang, pad = voice.piece.front, voice.lang, PAD * k
    width = box.width - 2 * pad
    asked = in_a_line(front.headline, width, 42 * k, 14 * k, 19 * k, theme.kicker)
    room = box.height - 2 * pad - asked.height - 15 * k
    said = fit(front.promise.lead, display(1, theme.on_speech), width, room, least=16 * k, most=58 * k, lines=3)
    lap = box.x + 58 * k
    named = fit(front.promise.text, text(1, theme.on_sheet, "semibold", 1.12), box.right - lap, (LAP - 8) * k,
                least=10.5 * k, most=15 * k, lines=2)  # fmt: skip
    tail = Tail(box.x + 24 * k, box.x + 50 * k, box.x + 12 * k, box.y - 24 * k)
    top = box.top - pad
    spare = max(top - asked.height - box.y - pad - said.height, 0)
    return [
        artifact(speech(box, theme, 20 * k, tail, weight=2.4 * k)),
        Element("H2" if lang else "H1", asked.placed(box.x + pad, top), lang=lang),
        Element("H2", said.placed(box.x + pad, box.y + pad + said.height + 0.42 * max(spare - 15 * k, 0)), lang=lang),
        Element("P", named.placed(lap, box.y - 9 * k), lang=lang),
    ]
