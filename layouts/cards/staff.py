"""The front of a staff card: a spine that tells it apart, and what to say, what to do, what never to do."""

from __future__ import annotations

from msgspec.structs import replace

from handbill.layouts.cards.sheet import OUTLINE, Sheet, overfull, question
from handbill.layouts.look import INK, WHITE, Column, Theme, display, largest, text
from handbill.layouts.speech import Tail, speech
from handbill.layouts.voice import Voice
from handbill.page.document import Element, artifact
from handbill.page.geometry import Box, straight
from handbill.page.marks import Shape
from handbill.page.text.setting import Setting, fit, measure, set_words
from handbill.words.markup import Words, plain
from handbill.words.pieces import Card

SPINE = 44.0
LEFT = SPINE + 10
PAD, LAP = 8.0, 30.0  # round the words in the bubble; where those beside its tail begin
LEAST, MOST = 8.2, 9.4  # points: the rows
LEAST_SAID = 9.5
NEARLY = 0.85  # of the largest size: as large, where a line then ends with its sentence
GAPS = 4  # that room to spare is shared among


def _width(sheet: Sheet) -> float:
    return sheet.box.width - sheet.edge - LEFT


def fitted(sheet: Sheet, voice: Voice[Card]) -> tuple[float, ...]:
    """The largest sizes of spine, question, words to say and rows. Raises Overfull where the words do not fit."""
    front, width, edge = voice.piece.front, _width(sheet), sheet.edge
    spine = fit(front.spine or "", display(30), sheet.box.height - 2 * edge, SPINE, least=16, most=38, lines=1)
    asked = question(front.headline, width)
    sizes = (spine.style.size, asked.style.size, _say_size(_say(voice), width))
    rows = largest(lambda size: size if _words(sheet, voice, (*sizes, size)).top >= edge else None, LEAST, MOST)
    if rows is None:
        lacking = edge - _words(sheet, voice, (*sizes, LEAST)).top  # which names a word that is too long by itself
        raise overfull("front", (front.promise.text, front.steps, front.never), lacking)
    return (*sizes, rows)


def face(sheet: Sheet, voice: Voice[Card], sizes: tuple[float, ...]) -> tuple[Element, ...]:
    """The front at those sizes but for its spine, its lower left corner at (0, 0)."""
    air = (_words(sheet, voice, sizes).top - sheet.edge) / GAPS
    return tuple(_words(sheet, voice, sizes, air, drawn=True).elements)


def spine(sheet: Sheet, voice: Voice[Card], size: float) -> tuple[Element, ...]:
    """Whose card it is, read upward, on what `spine_color` has."""
    theme, height, bleed = sheet.theme, sheet.box.height, sheet.bleed
    color = theme.accent if spine_color(theme) == INK else INK
    told = set_words(voice.piece.front.spine or "", display(size, color), height)
    whose = Element("P", told.turned((SPINE - told.height) / 2, (height - told.width) / 2), lang=voice.lang)
    edge = Shape(straight((SPINE, -bleed), (SPINE, height + bleed)), "rule", stroke=INK, weight=OUTLINE)
    return (whose,) if spine_color(theme) == INK else (artifact(edge), whose)


def spine_color(theme: Theme) -> str:
    """Ink or the accent, in which the topics differ; white where ink is light."""
    return WHITE if theme.light else theme.accent if theme.dark else INK


def _say(voice: Voice[Card]) -> Words:
    return plain(f"{voice.phrases.card.say} ") + voice.piece.front.promise.lead


def _say_size(words: Words, width: float) -> float:
    """The largest size for what to say, or one not much smaller whose first line ends with a sentence."""
    most = fit(words, display(12), width - 2 * PAD, 40, least=LEAST_SAID, most=13, lines=2).style.size
    sizes = (most - tenth / 10 for tenth in range(round(10 * (most - max(most * NEARLY, LEAST_SAID)))))
    return next((size for size in sizes if _pauses(_said(words, size, width))), most)


def _said(words: Words, size: float, width: float, color: str = INK) -> Setting:
    """What to say, its first line a whole sentence if it can be."""
    settings = [set_words(words, display(size, color), width - 2 * PAD, balance=balance) for balance in (True, False)]
    return next((setting for setting in settings if _pauses(setting)), settings[0])


def _pauses(setting: Setting) -> bool:
    return len(setting.rows) == 1 or setting.rows[0][-1][1].text.rstrip().endswith((".", "?", "!"))


def _words(sheet: Sheet, voice: Voice[Card], sizes: tuple[float, ...], air: float = 0.0, *, drawn: bool = False) -> Column:
    """All beside the spine, with as much `air` at each gap; unless it is `drawn` only its height is true."""
    front, lang, (_, question_size, say_size, size) = voice.piece.front, voice.lang, sizes
    width, theme = _width(sheet), sheet.theme
    column = Column(LEFT, sheet.box.height - sheet.edge, width)
    column.place("H2" if lang else "H1", set_words(front.headline, display(question_size), width, balance=True), lang=lang)
    dark = drawn and theme.dark and not theme.light
    say = _said(_say(voice), say_size, width, WHITE if dark else INK)
    top = column.top - 7 - air
    box = Box(LEFT, top - say.height - 2 * PAD, width, say.height + 2 * PAD)
    tail = Tail(LEFT + 13, LEFT + 26, LEFT + 7, box.y - 9)
    if drawn:
        bubble = speech(box, theme, 9, tail, weight=OUTLINE, fill=INK if dark else theme.accent)
        column.elements.append(artifact(replace(bubble, stroke=INK, weight=OUTLINE)))
    column.elements.append(Element("H2", say.placed(LEFT + PAD, top - PAD), lang=lang))
    name = set_words(front.promise.text, text(size, face="semibold", leading=1.1), width - LAP, balance=True)
    column.elements.append(Element("P", name.placed(LEFT + LAP, box.y - 5), lang=lang))
    column.top = box.y - 5 - name.height - 4
    indent = max(measure(plain(label), display(1.25 * size)) for label in (voice.phrases.card.do, voice.phrases.card.never)) + 7
    column.top -= air
    _row(column, voice, voice.phrases.card.do, front.steps, indent, size)
    if front.never:
        column.top -= air
        _row(column, voice, voice.phrases.card.never, (front.never,), indent, size)
    return column


def _row(column: Column, voice: Voice[Card], label: str, told: tuple[Words, ...], indent: float, size: float) -> None:
    """A label, and beside it what belongs to it, on its baseline."""
    style, head = text(size, leading=1.16), set_words(label, display(1.25 * size), indent)
    column.top -= 6
    column.elements.append(Element("H3", head.placed(column.x, column.top), lang=voice.lang))
    lines = Column(column.x + indent, column.top - head.height + style.cap, column.width - indent)
    for nth, words in enumerate(told):
        lines.add("P", words, style, gap=style.size * 0.5 if nth else 0, lang=voice.lang, balance=True)
    if len(told) > 1:
        items = tuple(Element("LI", (Element("LBody", (line,)),)) for line in lines.elements)
        column.elements.append(Element("L", items))
    else:
        column.elements += lines.elements
    column.top = lines.top
