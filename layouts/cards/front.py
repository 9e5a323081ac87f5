"""The front of a student's card: the question, the promise in one bubble, what it is called, the steps two by two."""

from __future__ import annotations

from msgspec import Struct

from handbill.layouts.cards.sheet import BODY, OUTLINE, Sheet, in_a_line, overfull, question
from handbill.layouts.columns import side_by_side
from handbill.layouts.look import INK, display, numeral, text
from handbill.layouts.speech import Tail, speech
from handbill.layouts.voice import Voice
from handbill.page.document import Element, artifact
from handbill.page.geometry import Box
from handbill.page.text.setting import Setting, Style, fit, set_words
from handbill.problems import Overfull
from handbill.words.markup import Words
from handbill.words.pieces import Card

PAD = 10.0
LAP = 38.0  # where the words beside the tail begin
DISCS, ROWS = {2: 15.0, 3: 12.2}, {2: 4.5, 3: 0.9}  # a number’s disc, least between rows: by how many rows there are
INDENT, GUTTER = 18.5, 7.0  # from a disc’s left edge to words, between columns
STEPS, BETWEEN = 38.5, 14.0  # height of the steps, and from them to the bubble
SHARE = 0.45  # of a taller card’s height: the steps’
MOST = 11.0  # points: the steps
LINES = 2  # of a step, at most
SMALL = 2  # letters of a word that a line should not end on
LINE = 0.9  # points that a line less is worth
SHARES = (0.5, 0.54, 0.58, 0.46, 0.42)  # of the width for the first column, tried where each step does not fit on one line


class Grid(Struct, frozen=True):
    """Steps two by two, and how far right of the first column the second begins."""

    rows: list[list[Setting]]
    shift: float

    @property
    def disc(self) -> float:
        return DISCS[len(self.rows)]

    @property
    def least(self) -> float:
        """The least height that they need."""
        return sum(self.heights) + ROWS[len(self.rows)] * (len(self.rows) - 1)

    @property
    def heights(self) -> list[float]:
        return [max(self.disc, *(step.height + step.drop for step in row)) for row in self.rows]

    @property
    def lines(self) -> int:
        """How many they take; one that ends on a small word counts twice."""
        steps = [step for row in self.rows for step in row]
        ends = [line[-1][1].text.split()[-1] for step in steps for line in step.rows[:-1]]
        return sum(len(step.rows) for step in steps) + sum(end.isalpha() and len(end) <= SMALL for end in ends)


def _steps_box(sheet: Sheet) -> Box:
    return Box(sheet.edge, sheet.edge - 1, sheet.box.width - 2 * sheet.edge, STEPS + SHARE * sheet.taller)


def _bubble_box(sheet: Sheet) -> Box:
    below, edge = _steps_box(sheet).top + BETWEEN, sheet.edge
    return Box(edge - 1, below, sheet.box.width - 2 * edge + 2, sheet.box.height - edge + 1 - below)


def fitted(sheet: Sheet, voice: Voice[Card]) -> tuple[float, ...]:
    """The largest sizes of question, promise, name and steps. Raises Overfull where the words do not fit a card's front."""
    front, bubble = voice.piece.front, _bubble_box(sheet)
    width = bubble.width - 2 * PAD
    kicker = question(front.headline, width)
    promise = in_a_line(front.promise.lead, width, bubble.height - 22 - kicker.height, 20, 30)
    name = fit(front.promise.text, _name(BODY), bubble.width - LAP, 20, least=BODY, most=9, lines=1)
    return kicker.style.size, promise.style.size, name.style.size, _step_size(front.steps, _steps_box(sheet))


def face(sheet: Sheet, voice: Voice[Card], sizes: tuple[float, ...]) -> tuple[Element, ...]:
    """The front at those sizes, its lower left corner at (0, 0)."""
    front, lang, theme, bubble = voice.piece.front, voice.lang, sheet.theme, _bubble_box(sheet)
    kicker_size, promise_size, name_size, step_size = sizes
    width, x = bubble.width - 2 * PAD, bubble.x + PAD
    kicker = set_words(front.headline, display(kicker_size, theme.kicker), width, balance=True)
    promise = set_words(front.promise.lead, display(promise_size, theme.on_speech), width, balance=True)
    name = set_words(front.promise.text, _name(name_size, theme.on_sheet), bubble.width - LAP, balance=True)
    tail = Tail(bubble.x + 15, bubble.x + 32, bubble.x + 8, bubble.y - 12)
    top = bubble.top - PAD
    spare = top - kicker.height - kicker.drop - bubble.y - promise.height - promise.drop
    return (
        artifact(speech(bubble, theme, 13, tail, weight=OUTLINE)),
        Element("H2" if lang else "H1", kicker.placed(x, top), lang=lang),
        Element("H2", promise.placed(x, bubble.y + promise.drop + 0.46 * spare + promise.height), lang=lang),
        Element("P", name.placed(bubble.x + LAP, bubble.y - 4.5), lang=lang),
        *_steps(sheet, voice, step_size),
    )


def _name(size: float, color: str = INK) -> Style:
    return text(size, color, face="semibold", leading=1.1)


def _step_size(steps: tuple[Words, ...], box: Box) -> float:
    """The size that the steps are read best at: large, in few lines."""
    tried = {MOST - nth / 10: _grid(steps, MOST - nth / 10, box) for nth in range(round(10 * (MOST - BODY)) + 1)}
    worth = {size: size - LINE * grid.lines for size, grid in tried.items() if grid}
    if not worth:
        raise overfull("front", steps, min((grid.least for grid in _grids(steps, BODY, box)), default=0.0) - box.height)
    return max(worth, key=worth.__getitem__)


def _grid(steps: tuple[Words, ...], size: float, box: Box, color: str = INK) -> Grid | None:
    """The steps two by two, in columns that let them take the fewest lines; None where they are too high or too wide."""
    fitting = [grid for grid in _grids(steps, size, box, color) if grid.least <= box.height]
    return min(fitting, key=lambda grid: grid.lines, default=None)


def _grids(steps: tuple[Words, ...], size: float, box: Box, color: str = INK) -> list[Grid]:
    width = box.width - 2 * INDENT - GUTTER
    _, natural = side_by_side([steps[at::2] for at in range(2)], display(size), width, size)
    shares = (natural[0], *(share * width for share in SHARES))
    return [grid for share in shares if (grid := _tried(steps, display(size, color), (share, width - share)))]


def _tried(steps: tuple[Words, ...], style: Style, shares: tuple[float, float]) -> Grid | None:
    try:
        settings = [set_words(step, style, shares[nth % 2], balance=True) for nth, step in enumerate(steps)]
    except Overfull:
        return None
    if any(len(step.rows) > LINES for step in settings):
        return None
    return Grid([settings[at : at + 2] for at in range(0, len(steps), 2)], INDENT + shares[0] + GUTTER)


def _steps(sheet: Sheet, voice: Voice[Card], size: float) -> list[Element]:
    """The steps, each behind its number, their rows spread over what room there is."""
    box, theme = _steps_box(sheet), sheet.theme
    grid = _grid(voice.piece.front.steps, size, box, theme.on_sheet)
    if not grid:
        raise overfull("front", voice.piece.front.steps)
    heights = grid.heights
    gap = (box.height - sum(heights)) / len(heights)
    top, discs, items = box.top - gap / 2, list[Element](), list[Element]()
    for nth, (row, height) in enumerate(zip(grid.rows, heights, strict=True)):
        middle = top - height / 2
        for at, step in enumerate(row):
            x = box.x + at * grid.shift
            disc, label = numeral(2 * nth + at + 1, x, middle, grid.disc, theme, sheet=True)
            discs.append(disc)
            words = Element("P", step.placed(x + INDENT, middle + step.height / 2), lang=voice.lang)
            items.append(Element("LI", (label, Element("LBody", (words,)))))
        top -= height + gap
    return [*discs, Element("L", tuple(items), ordered=True)]
