"""A set of three sheets to hang side by side, over which one bubble runs: for a student, for a friend, for whoever is told."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from handbill.layouts.look import INK, KICKER, LAP, LEAD, NOTE, PROMISE, WHITE, Theme, display, dots, rule, text
from handbill.layouts.posters import todo
from handbill.layouts.posters.abreast import Abreast
from handbill.layouts.posters.foot import crowded, foot, page
from handbill.layouts.posters.sheet import Sheet
from handbill.layouts.posters.tabs import called
from handbill.layouts.speech import HEAVY, Tail, speech
from handbill.page.document import Element, Page, artifact
from handbill.page.flow import Block
from handbill.page.geometry import Box
from handbill.page.text.setting import Setting, fit, measure, set_words
from handbill.problems import Overfull
from handbill.words.markup import Words
from handbill.words.pieces import Joined

MOST = 112.0  # points on letter, more on taller sheets: a sentence
OF_TWO, LEAST_OF_TWO = 84.0, 31.0  # in two languages
BETWEEN = 34.0  # from one language's sentence to the other's
TAIL, PAD = 42.0, 20.0  # how far the tail reaches below the bubble; from the bubble's edges to its words
LEAP = 106.0  # from the margin to the words beside the tail
WAYS = ((1.4, 1), (1.2, 1), (1.1, 1), (1.0, 2))  # how large all but the sentences is, steps in how many columns
ALONE = 1.14  # of their size, for steps that have the width for themselves where others stand two by two
KEPT = 0.97  # of a sentence's size
BY_HAND = 0.7  # of its least size, for a sentence where there are ruled lines to write on
TALL = 1.35  # times as high as wide: sheets on which a larger bubble takes less toner than larger steps
REST = 14.0  # points on letter, at the least, from step to step
LAST = 2  # the last of the sheets
DOTS = 52.0  # three dots in their bubble


class Part(Struct, frozen=True):
    """One sheet of the set, with its own colours; what it says in each language; what stands below the bubble."""

    nth: int
    sheet: Sheet
    told: tuple[Joined, ...]
    below: Block

    @property
    def sides(self) -> tuple[float, float]:
        """Where words in the bubble begin and end: clear of its round ends, and of a printer's margin."""
        inside, margin = self.sheet.edge + 1.1 * PAD * self.sheet.k, self.sheet.margin
        return inside if self.nth == 0 else margin, self.sheet.width - (inside if self.nth == LAST else margin)

    @property
    def most(self) -> float:
        """The largest size of a sentence, in points on a letter sheet."""
        return OF_TWO if len(self.told) > 1 else MOST * max(self.sheet.height / self.sheet.width * 612 / 792, 1.0)


def lay(sheet: Sheet) -> tuple[Page, ...]:
    """Three pages. Raises Overfull, naming the words, where they are too long for the sheet at the sizes they must have."""
    k = sheet.k
    base = foot(_called(sheet), min(k, 1.1) if len(sheet.voices) > 1 else k)
    heads = _kickers(_parts(sheet, *WAYS[-1]))
    top = sheet.height - 0.87 * sheet.margin - heads[0].height - 17 * k
    for way in WAYS[2 if sheet.height > TALL * sheet.width else 0 :]:
        parts = _parts(sheet, *way)
        low = base.height + max(part.below.height for part in parts) + 15 * k
        bubble = Box(sheet.edge, low, 3 * sheet.width - 2 * sheet.edge, top - low)
        if all(_enough(part, bubble) for part in parts):
            break
    return tuple(_page(part, base, bubble, head) for part, head in zip(parts, heads, strict=True))


def _enough(part: Part, bubble: Box) -> bool:
    """Whether a sheet's sentences stand as large in the bubble as on two lines, if its height were no matter."""
    try:
        there = _sentences(part, bubble)
    except Overfull:
        return False
    width, most = part.sides[1] - part.sides[0], part.most * part.sheet.k
    free = [fit(joined.sentence, display(1, INK), width, 9 * most, least=1, most=most, lines=2) for joined in part.told]
    return there[0].style.size >= KEPT * min(setting.style.size for setting in free)


def _parts(sheet: Sheet, part: float, columns: int) -> list[Part]:
    """The sheets, with what stands below the bubble at that part of its size on letter, the steps in so many columns.

    Rows that are fewer than on another sheet stand farther apart.
    """
    s = part * sheet.k
    parts = [_part(sheet, nth, theme, s, columns, REST) for nth, theme in enumerate(_themes(sheet.theme))]
    tallest = max(part.below.height for part in parts)
    rests = [REST + min((tallest - part.below.height) / s / len(part.told[0].steps[columns:]), REST) for part in parts]
    return [_part(sheet, part.nth, part.sheet.theme, s, columns, rest) for part, rest in zip(parts, rests, strict=True)]


def _called(sheet: Sheet) -> Sheet:
    """The sheet with those who help that can be called."""
    kept, voices = called(sheet.voices[0].piece.routes), []
    for voice in sheet.voices:
        routes = tuple(voice.piece.routes[nth] for nth in kept)
        voices.append(replace(voice, piece=replace(voice.piece, routes=routes)))
    return replace(sheet, voices=tuple(voices))


def _themes(theme: Theme) -> tuple[Theme, ...]:
    """A sheet on the other ground, one on the topic's own, one on white."""
    return replace(theme, dark=not theme.dark), theme, replace(theme, light=True)


def _part(sheet: Sheet, nth: int, theme: Theme, s: float, columns: int, rest: float) -> Part:
    told = tuple(voice.piece.together[nth] for voice in sheet.voices if voice.piece.together)
    voices = tuple(replace(voice, piece=replace(voice.piece, steps=joined.steps))
                   for voice, joined in zip(sheet.voices, told, strict=True))  # fmt: skip
    own = replace(sheet, theme=theme, voices=voices)
    return Part(nth, own, told, _below(own, nth, s, columns, rest))


def _below(sheet: Sheet, nth: int, s: float, columns: int, rest: float) -> Block:
    """What it is all about, beside the tail on the first sheet and beside the dots on the last; what to do."""
    voices, theme, k, many = sheet.voices, sheet.theme, sheet.k, len(sheet.voices) > 1
    elements, low = list[Element](), (TAIL + (16 if many else 6)) * k
    start, end = (LEAP * k if nth == 0 else 0), (DOTS * s + 16 * k if nth == LAST else 0)
    if not many or sheet.large:
        style = text(LAP * s if not many else max(13 * s, NOTE), theme.on_sheet, "semibold", 1.2)
        room = Abreast(voices, sheet.inner - start - end, 16 * k)
        lap = room.words([voice.piece.promise.text for voice in voices], style, "P")
        elements, low = lap.placed(start, -15 * s), max(15 * s + lap.height + 20 * s, low)
    if nth == LAST:
        elements.append(dots(sheet.inner - DOTS * s, -(15 + 26) * s, s, theme))
    if many:
        steps = todo.pairs(voices, theme, s, sheet.inner, explained=sheet.large, color=theme.on_sheet)
    else:
        told = voices[0].piece.steps
        columns, part = (1, ALONE) if len(told) % columns else (columns, 1.0)
        steps = todo.grid(told, theme, part * s, sheet.inner, columns=columns, color=theme.on_sheet, rest=rest)
    return Block((*elements, *steps.placed(0, -low)), low + steps.height)


def _kickers(parts: Sequence[Part]) -> list[Block]:
    """Who is meant, on one line, in one size on all sheets."""
    sheet, many = parts[0].sheet, len(parts[0].told) > 1
    columns = Abreast(sheet.voices, sheet.inner, 16 * sheet.k)
    wide = max(measure(joined.kicker, display(1)) for part in parts for joined in part.told)
    size = min((LEAD if many else KICKER) * sheet.k, columns.share / wide * 0.999)
    return [
        columns.words([joined.kicker for joined in part.told], display(size, part.sheet.theme.loud), "H1", "H2") for part in parts
    ]


def _sentences(part: Part, bubble: Box) -> list[Setting]:
    """What the bubble says on a sheet, in each language in one size."""
    k, many, width = part.sheet.k, len(part.told), part.sides[1] - part.sides[0]
    height = (bubble.height - 2 * PAD * k - BETWEEN * k * (many - 1)) / many
    least = LEAST_OF_TWO if many > 1 else PROMISE
    least *= BY_HAND if crowded(part.sheet, k) else 1.0
    found = [_fit(joined.sentence, width, height, least * k, part.most * k) for joined in part.told]
    size = min(setting.style.size for setting in found)
    return [set_words(joined.sentence, setting.style.at(size), width, count=len(setting.rows), balance=True)
            for joined, setting in zip(part.told, found, strict=True)]  # fmt: skip


def _fit(sentence: Words, width: float, height: float, least: float, most: float) -> Setting:
    """A sentence on two lines, or on three where two were too small."""
    try:
        return fit(sentence, display(1, INK), width, height, least=least, most=most, lines=2)
    except Overfull:
        return fit(sentence, display(1, INK), width, height, least=least, most=most, lines=3)


def _page(part: Part, base: Block, bubble: Box, head: Block) -> Page:
    """One sheet; the whole bubble is drawn on each, moved to where it stands."""
    sheet, k = part.sheet, part.sheet.k
    box = bubble.moved(-part.nth * sheet.width, 0)
    tail = Tail(box.x + 54 * k, box.x + 108 * k, box.x + 32 * k, box.y - TAIL * k)
    shape = replace(speech(box, sheet.theme, 44 * k, tail, weight=HEAVY * k, fill=WHITE), kind="ground")
    body = [*head.placed(sheet.margin, sheet.height - 0.87 * sheet.margin), artifact(shape)]
    said = _sentences(part, bubble)
    free = bubble.height - sum(setting.height for setting in said)
    between = max(BETWEEN * k, free / 3)
    top = bubble.top - (free - between * (len(said) - 1)) / 2
    for nth, (voice, setting) in enumerate(zip(sheet.voices, said, strict=True)):
        if nth:
            line = rule(part.sides[0], top + between * 0.4, part.sides[1] - part.sides[0], INK, 1.2 * k)
            body.append(artifact(line))
        body.append(Element("H2", setting.placed(part.sides[0], top), lang=voice.lang))
        top -= setting.height + between
    body += part.below.placed(sheet.margin, bubble.y)
    return replace(page(sheet, body, base), label=f"{part.nth + 1}/{LAST + 1}")
