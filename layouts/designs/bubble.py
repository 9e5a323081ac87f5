"""The promise is the poster: one giant bubble whose tail points at what to do."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from handbill.layouts.look import EXPLAINED, INK, KICKER, LAP, LEAD, LEAST, NOTE, PROMISE, WHITE, Column, display, rule, text
from handbill.layouts.panels import both, on_white, panel
from handbill.layouts.posters import todo
from handbill.layouts.posters.abreast import Abreast
from handbill.layouts.posters.brief import in_short
from handbill.layouts.posters.foot import crowded, foot, page
from handbill.layouts.posters.sheet import Sheet
from handbill.layouts.posters.ways import best
from handbill.layouts.speech import HEAVY, Tail, speech
from handbill.page.document import Element, Page, artifact
from handbill.page.flow import Block
from handbill.page.geometry import Box
from handbill.page.text.setting import Setting, fit, measure, set_words

OF_TWO, LEAST_OF_TWO = 41.0, 31.0  # points on letter: the least for a promise in two languages that is explained, that is not
AVOIDED = 0.7  # of that, where the sheet also says what to leave alone
LESS_INK = 0.8  # of their size, for steps in two languages on ink, which leaves more of the sheet to the bubble
AMPLE = 80.0  # points on letter: of a promise beside which steps, of which one stands alone, may be larger
IN_REACH = 41.0  # points: the least on a stall's door, two metres
TAIL, SHORT = 52.0, 30.0  # points on letter: how far it reaches below the bubble, beside words and without them
LEAP = 132.0  # from the bubble's left edge to the words beside its tail


class Way(Struct, frozen=True):
    """One way to fill the sheet: how large steps are, the promise's least size, whether it is explained, how tight it stands.

    In `short` the steps are not explained.
    """

    steps: float
    least: float
    told: bool = True
    tight: bool = False
    short: bool = False


def lay(sheet: Sheet) -> tuple[Page, ...]:
    """One page. Raises Overfull, naming the words, where they are too long for the sheet at the sizes they must have."""
    if sheet.stall:  # whatever the topic's other sheets stand on, it is white
        sheet = replace(sheet, theme=on_white(sheet.theme))
    k = 0.75 if sheet.stall else sheet.k
    if sheet.stall:  # whose foot has the colour
        sheet = replace(sheet, theme=replace(sheet.theme, dark=False))
    below = foot(sheet, k if len(sheet.voices) == 1 else min(k, 1.1), plate=sheet.stall)
    return (best(lambda way: _page(sheet, k, below, way), _ways(sheet, k)),)


def _ways(sheet: Sheet, k: float) -> list[Way]:
    """From the best down. Tabs may cost steps their explanations; only ruled lines to write on may cost the promise its size.

    Two languages are explained where the promise stays large.
    """
    many = len(sheet.voices) > 1
    least, told = OF_TWO * k if many else IN_REACH if sheet.stall else PROMISE * k, not many and not sheet.stall
    low = LEAST_OF_TWO * k if many else least
    ways = [Way(0.95, least)] if sheet.stall else []
    if told and len(sheet.voices[0].piece.steps) % 2:
        ways += [Way(part * k, AMPLE * k, tight=True) for part in (1.2, 1.1)[sheet.theme.sheet == INK :]]
    ways += [Way(LESS_INK * k, least)] * (many and sheet.large and sheet.theme.sheet == INK)
    ways += [Way(k, least), Way(k, low, told, tight=True)]
    ways += [Way(k, low, each, tight=True, short=True) for each in (True, False)] * sheet.tabs
    ways += [Way(k, AVOIDED * low, told, tight=True)] * any(voice.piece.never for voice in sheet.voices)
    ways += [Way(part * k, LEAD * k, told, tight=True) for part in (0.95, 0.9)] * (many and crowded(sheet, k))
    return ways + [Way(k, LEAD * k, told, short=sheet.tabs)] * crowded(sheet, k)


def _page(sheet: Sheet, k: float, below: Block, way: Way) -> Page:
    lap, steps = _lap(sheet, k, way), _steps(sheet, way)
    edge = sheet.edge
    free = sheet.height - sheet.floor - edge - below.height - steps.height - lap.height - 20 * k
    box = Box(edge, sheet.height - edge - free, sheet.width - 2 * edge, free)
    drawn = bubble(sheet, box, k, way)
    body = [*drawn, *lap.placed(box.x + LEAP * k, box.y), *steps.placed(sheet.margin, box.y - lap.height)]
    return page(sheet, body, below, color=sheet.theme.accent if sheet.stall else WHITE)


def bubble(sheet: Sheet, box: Box, k: float, way: Way) -> list[Element]:
    """The bubble and what it says: in each language what it is about, and the promise as large as there is room."""
    theme, many = sheet.theme, len(sheet.voices)
    tail = Tail(box.x + 54 * k, box.x + 116 * k, box.x + 34 * k, box.y - (TAIL if way.told else SHORT) * k)
    inner, gap = box.inset(27 * k, (17 if many > 1 or way.tight else 22) * k), 17 * k
    share = (inner.height - gap * (many - 1)) / many
    heads = _kickers(sheet, inner.width, k)
    between = (9 if many > 1 else 12 if way.tight else 22) * k
    room = Box(0, 0, inner.width, share - max(head.height + head.drop for head in heads) - between)
    found, top = [artifact(speech(box, theme, 44 * k, tail, weight=HEAVY * k))], inner.top
    for nth, (voice, head, promise) in enumerate(zip(sheet.voices, heads, _promises(sheet, room, way), strict=True)):
        air = max(share - head.height - promise.height - between, 0)
        found.append(Element("H2" if nth else "H1", head.placed(inner.x, top), lang=voice.lang))
        low = top - head.height - between - max(air * (0.55 if many == 1 else 0.4), min(air, head.drop))
        found.append(Element("H2", promise.placed(inner.x, low), lang=voice.lang))
        top -= share + gap
        if nth < many - 1:
            found.append(artifact(rule(inner.x, top + gap * 0.6, inner.width, theme.kicker, 0.8 * k)))
    return found


def _kickers(sheet: Sheet, width: float, k: float) -> list[Setting]:
    """What it is about, in one size: on one line if that is not much smaller."""
    told = [voice.piece.kicker or voice.piece.headline for voice in sheet.voices]
    most = KICKER * k if len(told) == 1 else LEAD * k
    size = min(most, *(most * width / measure(words, display(most)) * 0.9999 for words in told))
    style = display(size if size >= 0.7 * most else most, sheet.theme.kicker)
    return [set_words(words, style, width, balance=True) for words in told]


def _promises(sheet: Sheet, room: Box, way: Way) -> list[Setting]:
    """The promise in each language, all in one size. Raises Overfull where that were too small."""
    words = [voice.piece.promise.lead for voice in sheet.voices]
    style = display(10, sheet.theme.on_speech)
    found = [fit(told, style, room.width, room.height, least=way.least, most=sheet.width, lines=4) for told in words]
    size = min(setting.style.size for setting in found)
    return [set_words(told, style.at(size), room.width, count=len(setting.rows), balance=True)
            for told, setting in zip(words, found, strict=True)]  # fmt: skip


def _lap(sheet: Sheet, k: float, way: Way) -> Block:
    """The promise's explanation beside the tail, each language in a column; from the bubble's edge to the steps."""
    if not way.told:
        return Block((), (SHORT + 12) * k)
    many, gap, start = len(sheet.voices), 16 * k, 15 * k
    style = text(max((LAP if many == 1 else NOTE) * k, LEAST), sheet.theme.on_sheet, "semibold")
    width = sheet.width - sheet.edge - LEAP * k - sheet.margin
    share, lowest, found = (width - gap * (many - 1)) / many, -TAIL * k, list[Element]()
    for nth, voice in enumerate(sheet.voices):
        column = Column(nth * (share + gap), -start, share)
        column.add("P", voice.piece.promise.text, style, balance=True, lang=voice.lang)
        found, lowest = [*found, *column.elements], min(lowest, column.top)
    return Block(tuple(found), 20 * k - lowest)


def _steps(sheet: Sheet, way: Way) -> Block:
    """What to do; below it what to leave alone, if the poster says so."""
    voices, theme, color, k = sheet.voices, sheet.theme, sheet.theme.on_sheet, way.steps
    if len(voices) > 1 or sheet.stall:
        steps = todo.pairs(voices, theme, k, sheet.inner, explained=sheet.large and not way.short, color=color)
    elif way.short:
        steps = in_short(voices[0].piece.steps, theme, k, sheet.inner, color=color)
    else:
        steps = todo.grid(voices[0].piece.steps, theme, k, sheet.inner, color=color)
    avoid = [voice.piece.never for voice in voices if voice.piece.never]
    if not avoid:
        return steps
    columns = Abreast(voices, sheet.inner - 22 * k, 22 * k)
    held = panel(both(avoid, columns, max(EXPLAINED * k, NOTE), crossed=True), sheet.inner, 11 * k)
    return Block((*steps.elements, *held.placed(0, -steps.height - 14 * k)), steps.height + 14 * k + held.height)
