"""The front of a student's card: the question, the promise in one bubble, what it is called, the steps two by two."""

from __future__ import annotations

from handbill.layouts.card_sheet import BODY, EDGE, OUTLINE, Sheet, question
from handbill.layouts.columns import side_by_side
from handbill.layouts.look import INK, Theme, circle, display, text
from handbill.layouts.speech import Tail, speech
from handbill.layouts.voice import Voice
from handbill.page.document import Element, artifact
from handbill.page.geometry import Box
from handbill.page.marks import Shape
from handbill.page.stock import CARD
from handbill.page.text.setting import Setting, Style, fit, set_words
from handbill.problems import Overfull, Problem
from handbill.words.markup import Words
from handbill.words.pieces import Card

BUBBLE = Box(EDGE, 66, CARD.width - 2 * EDGE, CARD.height - EDGE - 66)
PAD = 10.0
LAP = 38.0  # where the words beside the tail begin
DISC, INDENT, GUTTER, ROW = 15.0, 18.5, 7.0, 6.0
STEPS = Box(EDGE, EDGE, CARD.width - 2 * EDGE, 40)
Grid = tuple[list[list[Setting]], list[float], float]
MOST = 11.0  # points: the steps
LINE = 0.5  # points that a line less is worth


def fitted(voice: Voice[Card]) -> tuple[float, ...]:
    """The largest sizes of question, promise, name and steps. Raises Overfull where the words do not fit a card's front."""
    front, width = voice.piece.front, BUBBLE.width - 2 * PAD
    kicker = question(front.headline, width)
    promise = fit(front.promise.lead, display(20), width, BUBBLE.height - 22 - kicker.height, least=15, most=30, lines=2)
    name = fit(front.promise.text, _name(BODY), BUBBLE.width - LAP, 20, least=BODY, most=9, lines=1)
    return kicker.style.size, promise.style.size, name.style.size, _step_size(front.steps)


def face(sheet: Sheet, voice: Voice[Card], sizes: tuple[float, ...]) -> tuple[Element, ...]:
    """The front at those sizes, its lower left corner at (0, 0)."""
    front, theme, lang = voice.piece.front, sheet.theme, voice.lang
    kicker_size, promise_size, name_size, step_size = sizes
    width, x = BUBBLE.width - 2 * PAD, BUBBLE.x + PAD
    kicker = set_words(front.headline, display(kicker_size, theme.kicker), width, balance=True)
    promise = set_words(front.promise.lead, display(promise_size, theme.on_speech), width, balance=True)
    name = set_words(front.promise.text, _name(name_size, theme.on_sheet), BUBBLE.width - LAP, balance=True)
    tail = Tail(BUBBLE.x + 15, BUBBLE.x + 32, BUBBLE.x + 8, BUBBLE.y - 12.5)
    top = BUBBLE.top - PAD
    spare = top - kicker.height - kicker.drop - BUBBLE.y - promise.height - promise.drop
    return (
        artifact(speech(BUBBLE, theme, 13, tail, weight=OUTLINE)),
        Element("H2" if lang else "H1", kicker.placed(x, top), lang=lang),
        Element("H2", promise.placed(x, BUBBLE.y + promise.drop + 0.46 * spare + promise.height), lang=lang),
        Element("P", name.placed(BUBBLE.x + LAP, BUBBLE.y - 5), lang=lang),
        *_steps(sheet, voice, step_size),
    )


def _name(size: float, color: str = INK) -> Style:
    return text(size, color, face="semibold", leading=1.1)


def _step_size(steps: tuple[Words, ...]) -> float:
    """The size that the steps are read best at: large, in few lines."""
    sizes = [MOST - nth / 10 for nth in range(round(10 * (MOST - BODY)) + 1)]
    lines = {size: sum(len(step.rows) for row in grid[0] for step in row) for size in sizes if (grid := _tried(steps, size))}
    if not lines:
        _grid(steps, BODY)  # names a word that is too long by itself
        raise Overfull(Problem("the card’s steps are too long", "Shorten them.", steps[0].where))
    return max(lines, key=lambda size: size - LINE * lines[size])


def _tried(steps: tuple[Words, ...], size: float) -> Grid | None:
    try:
        return _grid(steps, size)
    except Overfull:
        return None


def _grid(steps: tuple[Words, ...], size: float, color: str = INK) -> Grid | None:
    """The steps two by two, how high each row is and where the second column begins; None where they are too high."""
    columns = [steps[at::2] for at in range(2)]
    style, shares = side_by_side(columns, display(size, color), STEPS.width - 2 * INDENT - GUTTER, size)
    pairs = [steps[at : at + 2] for at in range(0, len(steps), 2)]
    rows = [[set_words(step, style, share, balance=True) for step, share in zip(pair, shares, strict=False)] for pair in pairs]
    heights = [max(DISC, *(step.height + step.drop for step in row)) for row in rows]
    shift = INDENT + shares[0] + GUTTER
    return (rows, heights, shift) if sum(heights) + ROW * (len(rows) - 1) <= STEPS.height else None


def _steps(sheet: Sheet, voice: Voice[Card], size: float) -> list[Element]:
    """The steps, each behind its number, their rows spread over what room there is."""
    grid = _grid(voice.piece.front.steps, size, sheet.theme.on_sheet)
    if not grid:
        return []
    rows, heights, shift = grid
    gap = (STEPS.height - sum(heights)) / len(heights)
    top, discs, items = STEPS.top - gap / 2, list[Element](), list[Element]()
    for nth, (row, height) in enumerate(zip(rows, heights, strict=True)):
        middle = top - height / 2
        for at, step in enumerate(row):
            x = STEPS.x + at * shift
            disc, label = _numeral(2 * nth + at + 1, x, middle, sheet.theme)
            discs.append(disc)
            words = Element("P", step.placed(x + INDENT, middle + step.height / 2), lang=voice.lang)
            items.append(Element("LI", (label, Element("LBody", (words,)))))
        top -= height + gap
    return [*discs, Element("L", tuple(items), ordered=True)]


def _numeral(nth: int, x: float, middle: float, theme: Theme) -> tuple[Element, Element]:
    """A step's number on a disc in the bubble's colour: the disc, and the Lbl that is read."""
    disc = Shape(circle(x + DISC / 2, middle, DISC / 2), "panel", INK if theme.light else theme.speech)
    number = set_words(str(nth), display(DISC * 0.66, theme.sheet), DISC)
    return artifact(disc), Element("Lbl", number.placed(x + (DISC - number.width) / 2, middle + number.height / 2))
