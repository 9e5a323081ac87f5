"""A chat that fills the sheet: the promise and each step a bubble as wide as its words, and three dots, for somebody is there."""

from __future__ import annotations

from functools import partial

from msgspec.structs import replace

from handbill.layouts.columns import side_by_side
from handbill.layouts.look import EXPLAINED, INK, NOTE, WHITE, display, dots, numeral, text
from handbill.layouts.posters.abreast import Abreast
from handbill.layouts.posters.asked import questions
from handbill.layouts.posters.foot import foot, page
from handbill.layouts.posters.sheet import Sheet
from handbill.layouts.posters.stack import Row, filled, placed
from handbill.layouts.posters.talk import TAIL, below
from handbill.layouts.speech import speech
from handbill.page.document import Element, Page, artifact
from handbill.page.flow import Block
from handbill.page.geometry import Box
from handbill.page.text.setting import Style, set_words
from handbill.words.pieces import Pair

HEADLINE, PROMISED, STEP, TOLD = 64.0, 48.0, 31.0, 17.0  # points on letter: the question, the promise, a step, why
OF_TWO, PROMISED_BOTH, BOTH = 33.0, 40.0, 23.0  # the question in two languages, the promise, a step
LEAST = 0.8  # of a step's size, so that it takes one line
NEAR, DISC_OF_TWO = 9.0, 29.0  # the same in two languages: from a bubble's edge to the disc and on to its words; the disc
DISC, PAD, AFTER, GAP = 37.0, 11.0, 14.0, 7.0  # a number's disc; from a bubble's edge to it; to its words; between two bubbles
SAFE = 18.5  # from the sheet's edge to the highest accent
WIDE = 0.74  # of the sheet: the least of a bubble on ink, which takes less toner
DOTS = 52.0  # three dots in their bubble


def lay(sheet: Sheet) -> tuple[Page, ...]:
    """One page. Raises Overfull, naming the words, where they are too long for the sheet at the sizes they must have."""
    k, many = sheet.k, len(sheet.voices) > 1
    under = foot(sheet, min(k, 1.1) if many else k)
    body = filled(sheet, [partial(_body, sheet, sheet.height - sheet.floor - under.height)], k, 1.5 * k, least=0.6 * k)
    return (page(sheet, body, under),)


def _body(sheet: Sheet, room: float, s: float) -> list[Element] | None:
    """The chat, at `s` points for each of a letter sheet at its best."""
    columns = Abreast(sheet.voices, sheet.inner, 16 * s)
    asked = [voice.piece.headline for voice in sheet.voices]
    head = questions(asked, columns, (HEADLINE if len(asked) == 1 else OF_TWO) * s, sheet.theme.loud)
    edge = max(0.87 * sheet.margin, SAFE + max(mark.box.top for element in head.elements for mark in element.marks()))
    rows = [Row(head, 0, 0), Row(_promise(sheet, s), 8 * s), Row(_steps(sheet, s), GAP * s, 0.5)]
    return placed(rows, sheet.margin, sheet.height - edge, room - edge - (TAIL * STEP + 5) * s, last=0.4)


def _promise(sheet: Sheet, s: float) -> Block:
    """What takes the blame off, on white; with what it is all about where there is room for it."""
    voices, pad, above = sheet.voices, 20 * s, (PAD + 2) * s
    inside, told = Abreast(voices, sheet.inner - 2 * pad, 2 * pad), [voice.piece.promise for voice in voices]
    leads = [words.lead for words in told]
    lead = (
        questions(leads, inside, PROMISED_BOTH * s, INK, "H2")
        if len(voices) > 1
        else inside.words(leads, display(PROMISED * s, INK), "H2")
    )
    elements, height = lead.placed(pad, -above), lead.height
    if explained(sheet):
        note = inside.words([words.text for words in told], text(max(EXPLAINED * s, NOTE), INK, "semibold", 1.17), "P")
        gap = max(10 * s, -above - height - min(mark.box.y for element in elements for mark in element.marks()) + 3 * s)
        elements += note.placed(pad, -above - height - gap)
        height += gap + note.height
    right = max(mark.box.right for element in elements for mark in element.marks())
    wide = sheet.inner if sheet.theme.sheet == INK else right + pad  # across a sheet of ink, which takes less toner
    box = Box(0, -height - 2 * above, wide, height + 2 * above)
    return Block((artifact(speech(box, sheet.theme, 18 * s, None, fill=WHITE)), *elements), box.height)


def explained(sheet: Sheet) -> bool:
    """Whether promise and steps are explained."""
    return len(sheet.voices) == 1 or sheet.large


def _steps(sheet: Sheet, s: float) -> Block:
    """A bubble for each step, only the last with a tail; to its right the dots, where there is room for them."""
    voices, theme, many = sheet.voices, sheet.theme, len(sheet.voices) > 1
    start, end, most = (PAD + DISC + AFTER) * s, 24 * s, STEP
    if many:
        start, end, most = (NEAR + DISC_OF_TWO + NEAR) * s, 13 * s, BOTH
    told = [[step.lead for step in voice.piece.steps] for voice in voices]
    on_it = replace(theme, dark=not theme.dark)  # a bubble's colour is the other one
    room = sheet.inner - start - end - 16 * s * (len(voices) - 1)
    style, shares = side_by_side(told, display(most * s, theme.on_speech), room, LEAST * most * s)
    least = WIDE * sheet.inner if sheet.theme.sheet == INK else 0.0
    top, shapes, items = 0.0, list[Element](), list[Element]()
    for nth, row in enumerate(zip(*(voice.piece.steps for voice in voices), strict=True), 1):
        words, height, right = _said(sheet, row, style, shares, s)
        box = Box(0, top - height, max(start + right + end, least), height)
        tail = below(box, STEP * s) if nth == len(told[0]) else None
        shapes.append(artifact(speech(box, theme, 18 * s, tail)))
        size = min((DISC_OF_TWO if many else DISC) * s, height - 8 * s)
        middle = NEAR + DISC_OF_TWO / 2 if many else PAD + DISC / 2
        disc, label = numeral(nth, middle * s - size / 2, top - height / 2, size, on_it, sheet=True)
        shapes.append(disc)
        items.append(Element("LI", (label, Element("LBody", tuple(part.moved(start, top) for part in words)))))
        top = box.y - GAP * s
    x = sheet.inner - DOTS * s
    typing = [dots(x, box.y + 3 * s, s, theme)] if box.right < x - 14 * s else []
    return Block((*shapes, Element("L", tuple(items), ordered=True), *typing), -box.y)


def _said(
    sheet: Sheet, row: tuple[Pair, ...], style: Style, shares: list[float], s: float
) -> tuple[list[Element], float, float]:  # fmt: skip
    """A step's words in each language from the bubble's upper edge, its height, and how far right they reach."""
    note = text(max(TOLD * s, NOTE), style.color, leading=1.17)
    leads = [set_words(step.lead, style, share, balance=True) for step, share in zip(row, shares, strict=True)]
    notes = [set_words(step.text, note, share, balance=True) for step, share in zip(row, shares, strict=True)]
    low = PAD * s + max(lead.height for lead in leads)
    bottom, x, right, found = low + max(lead.drop for lead in leads), 0.0, 0.0, list[Element]()
    low += max(8 * s, max(lead.drop for lead in leads) + 2 * s)
    for voice, lead, told, share in zip(sheet.voices, leads, notes, shares, strict=True):
        found.append(Element("P", lead.placed(x, -PAD * s), lang=voice.lang))
        right = max(right, x + lead.width)
        if explained(sheet):
            found.append(Element("P", told.placed(x, -low), lang=voice.lang))
            bottom, right = max(bottom, low + told.height + told.drop), max(right, x + told.width)
        x += share + 16 * s
    return found, bottom + (PAD - 4) * s, right
