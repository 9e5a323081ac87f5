"""A bookmark's front: the question and the promise in a bubble, what it is called, the steps one below the other."""

from __future__ import annotations

from handbill.layouts.bookmarks.face import EDGE, LEAST
from handbill.layouts.cards.large import TAB, steps, tab
from handbill.layouts.cards.sheet import overfull
from handbill.layouts.look import Theme, display, largest, text
from handbill.layouts.speech import Tail, speech
from handbill.layouts.voice import Voice
from handbill.page.document import Element, artifact
from handbill.page.geometry import Box
from handbill.page.text.setting import fit
from handbill.words.pieces import Card

PAD = 11.0  # round the words in the bubble
TAIL, LAP = 20.0, 27.0  # how far the tail reaches; below the bubble to what it is called
LEAST_STEP, MOST_STEP = 9.5, 16.0  # points
APART = 0.5  # of the type size: least between two steps


def face(voice: Voice[Card], theme: Theme, box: Box) -> tuple[Element, ...]:
    """The front in a box. Raises Overfull where the words do not fit."""
    front, inner = voice.piece.front, box.inset(EDGE)
    asked = fit(front.headline, display(1, theme.kicker), inner.width - 2 * PAD, 90, least=12, most=17, lines=5)
    said = fit(front.promise.lead, display(1, theme.on_speech), inner.width - 2 * PAD, 112, least=14, most=31, lines=6)
    top = inner.top - (1.3 * TAB if front.spine else 0)
    tall = asked.height + said.height + 2 * PAD + 16
    body = Box(inner.x, top - tall, inner.width, tall)
    named = fit(front.promise.text, text(1, theme.on_sheet, "semibold", 1.14), inner.width, 70, least=9, most=12, lines=5)
    low = body.y - LAP - named.height - named.drop - 12
    below = Box(inner.x, inner.y + 2, inner.width, low - inner.y - 2)
    told = largest(lambda size: steps(voice, theme, below, size, apart=APART, most=1.1, least=LEAST), LEAST_STEP, MOST_STEP)
    if told is None:
        raise overfull("front", front.steps)
    tail = Tail(body.x + 18, body.x + 38, body.x + 10, body.y - TAIL)
    return (
        *tab(voice, theme, inner.right, inner.top - TAB / 2),
        artifact(speech(body, theme, 16, tail, weight=2)),
        Element("H2" if voice.lang else "H1", asked.placed(body.x + PAD, body.top - PAD), lang=voice.lang),
        Element("H2", said.placed(body.x + PAD, body.y + PAD + said.height), lang=voice.lang),
        Element("P", named.placed(inner.x, body.y - LAP), lang=voice.lang),
        *told,
    )
