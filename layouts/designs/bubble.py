"""The promise is the poster: one giant bubble whose tail points at what to do."""

from __future__ import annotations

from handbill.layouts import todo
from handbill.layouts.foot import foot, page
from handbill.layouts.look import KICKER, LAP, LEAST, NOTE, PROMISE, WHITE, Column, display, rule, text
from handbill.layouts.sheet import Sheet
from handbill.layouts.speech import HEAVY, Tail, speech
from handbill.page.document import Element, Page, artifact
from handbill.page.flow import Block
from handbill.page.geometry import Box
from handbill.page.text.setting import Setting, fit, measure, set_words

LEAST_OF_TWO = 36.0  # points on letter: the least for a promise that is made in two languages
TAIL = 52.0  # points on letter: how far it reaches below the bubble
LEAP = 132.0  # from the bubble's left edge to the words beside its tail


def lay(sheet: Sheet) -> tuple[Page, ...]:
    """One page. Raises Overfull, naming the words, where they are too long for the sheet at the sizes they must have."""
    k = 0.75 if sheet.stall else sheet.k
    below = foot(sheet, k, plate=sheet.stall)
    lap, steps = _lap(sheet, k), _steps(sheet, k)
    edge = 24 * sheet.k
    free = sheet.height - sheet.floor - edge - below.height - steps.height - lap.height - 20 * k
    box = Box(edge, sheet.height - edge - free, sheet.width - 2 * edge, free)
    drawn = bubble(sheet, box, k)
    body = [*drawn, *lap.placed(box.x + LEAP * k, box.y), *steps.placed(sheet.margin, box.y - lap.height)]
    return (page(sheet, body, below, color=sheet.theme.accent if sheet.stall else WHITE),)


def bubble(sheet: Sheet, box: Box, k: float) -> list[Element]:
    """The bubble and what it says: in each language what it is about, and the promise as large as there is room."""
    theme, many = sheet.theme, len(sheet.voices)
    tail = Tail(box.x + 54 * k, box.x + 116 * k, box.x + 34 * k, box.y - TAIL * k)
    inner, gap = box.inset(27 * k, 22 * k), 24 * k
    share = (inner.height - gap * (many - 1)) / many
    heads = _kickers(sheet, inner.width, k)
    between = (22 if many == 1 else 12) * k
    promises = _promises(sheet, inner.width, share - max(head.height + head.drop for head in heads) - between, k)
    found, top = [artifact(speech(box, theme, 44 * k, tail, weight=HEAVY * k))], inner.top
    for nth, (voice, head, promise) in enumerate(zip(sheet.voices, heads, promises, strict=True)):
        air = max(share - head.height - promise.height - between, 0)
        found.append(Element("H2" if nth else "H1", head.placed(inner.x, top), lang=voice.lang))
        low = top - head.height - between - air * (0.55 if many == 1 else 0.3)
        found.append(Element("H2", promise.placed(inner.x, low), lang=voice.lang))
        top -= share + gap
        if nth < many - 1:
            found.append(artifact(rule(inner.x, top + gap * 0.55, inner.width, theme.kicker, 0.8 * k)))
    return found


def _kickers(sheet: Sheet, width: float, k: float) -> list[Setting]:
    """What it is about, in one size: on one line if that is not much smaller."""
    told = [voice.piece.kicker or voice.piece.headline for voice in sheet.voices]
    most = KICKER * k if len(told) == 1 else 0.82 * KICKER * k
    size = min(most, *(most * width / measure(words, display(most)) * 0.9999 for words in told))
    style = display(size if size >= 0.7 * most else most, sheet.theme.kicker)
    return [set_words(words, style, width, balance=True) for words in told]


def _promises(sheet: Sheet, width: float, height: float, k: float) -> list[Setting]:
    """The promise in each language, all in one size. Raises Overfull where that were too small."""
    words = [voice.piece.promise.lead for voice in sheet.voices]
    least = PROMISE * k if len(words) == 1 else LEAST_OF_TWO * k
    style = display(10, sheet.theme.on_speech)
    found = [fit(told, style, width, height, least=least, most=sheet.width, lines=4) for told in words]
    size = min(setting.style.size for setting in found)
    return [setting if setting.style.size == size else set_words(told, style.at(size), width, balance=True)
            for told, setting in zip(words, found, strict=True)]  # fmt: skip


def _lap(sheet: Sheet, k: float) -> Block:
    """The promise's explanation beside the tail, each language in a column; from the bubble's edge to the steps."""
    many, gap, start = len(sheet.voices), 16 * k, 17 * k
    points = LAP if many == 1 or sheet.large else NOTE
    width = sheet.width - 24 * sheet.k - LEAP * k - sheet.margin
    share, lowest, found = (width - gap * (many - 1)) / many, -TAIL * k, list[Element]()
    for nth, voice in enumerate(sheet.voices):
        column = Column(nth * (share + gap), -start, share)
        column.add("P", voice.piece.promise.text, text(max(points * k, LEAST), sheet.theme.on_sheet, "semibold"), lang=voice.lang)
        found, lowest = [*found, *column.elements], min(lowest, column.top)
    return Block(tuple(found), 22 * k - lowest)


def _steps(sheet: Sheet, k: float) -> Block:
    voices, theme, color = sheet.voices, sheet.theme, sheet.theme.on_sheet
    if len(voices) > 1:
        return todo.pairs(voices, theme, k, sheet.inner, explained=sheet.large, color=color)
    return todo.grid(voices[0].piece.steps, theme, k, sheet.inner, columns=1 if sheet.stall else 2, color=color)
