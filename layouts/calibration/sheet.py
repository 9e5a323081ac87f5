"""The two sides of a test sheet: a cross at each corner of the stock's cards, rulers, and how to measure them in four steps."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from handbill.layouts.band import BODY, SMALL
from handbill.layouts.calibration import drawings
from handbill.layouts.calibration.rulers import ARM, LONG_ARM, SPAN, Ruler, cross, scaled_cross
from handbill.layouts.look import INK, Column, Theme, display, numeral, rule, text
from handbill.page.document import Document, Element, Flip, Page, artifact
from handbill.page.geometry import Box
from handbill.page.marks import Line, Mark, Shape
from handbill.page.stock import Stock
from handbill.page.text.setting import set_words
from handbill.words.calibration import Calibration
from handbill.words.labels import Phrases

EDGE = 19.0  # points from the sheet's edge to what is printed
ASIDE = 54.0  # points
RULES = ((250, 10), (200, 8), (150, 6), (125, 5), (100, 4))  # mm and inches of a ruler, the longest that a sheet has room for
COMMAND = ("handbill calibrate --printer NAME --shift-front 0.5,-0.3", "--shift-back 0,0.2 --scale 100.4,100")
WRITTEN = 180.0  # points for two measures and their lines
START = 36.0  # points from the ruler down to the one across
PLAIN = Theme("#FFFFFF", light=True)


class TestSheet(Struct, frozen=True):
    """What a test sheet is for, and what stands on it; `name` is what the stock is called."""

    words: Calibration
    phrases: Phrases
    stock: Stock
    name: str
    flip: Flip
    date: str

    @property
    def corners(self) -> list[tuple[float, float]]:
        """Of all cards' fronts, from the upper left one on; those that a printer reaches.

        Cards as wide as the sheet have theirs `ASIDE` from its edges.
        """
        reach = Box(0, 0, self.stock.width, self.stock.height).inset(EDGE)
        found = {(x, y) for box in self.stock.places() for x in (box.x, box.right) for y in (box.y, box.top)}
        aside = {(x, y) for x in (ASIDE, self.stock.width - ASIDE) for _, y in found}
        inside = [[(x, y) for x, y in some if reach.holds(Box(x, y, 0, 0).inset(-ARM / 2))] for some in (found, aside)]
        return sorted(
            dict.fromkeys((round(x, 3), round(y, 3)) for x, y in inside[0] or inside[1]), key=lambda at: (-at[1], at[0])
        )


def lay(sheet: TestSheet) -> Document:
    """The front, and the back as it lies behind it."""
    width, words = sheet.stock.width, sheet.words
    front = sheet.corners
    back = sorted(((width - x, y) for x, y in front), key=lambda at: (-at[1], at[0]))
    turned = sheet.stock.turned(sheet.flip)
    pages = (_page(sheet, front, _steps(sheet, front)), _page(sheet, back, _back(sheet, back), turned=turned))
    return Document(
        ((sheet.phrases.lang, f"{words.title.plain}, {sheet.name}"),), sheet.date, pages, SMALL, BODY, 0.0, flip=sheet.flip
    )


def _page(sheet: TestSheet, corners: list[tuple[float, float]], said: list[Element], *, turned: bool = False) -> Page:
    width, height = sheet.stock.width, sheet.stock.height
    marks: list[Shape | Line | Element] = [mark for ruler in _rulers(sheet, corners) for mark in ruler.drawn()]
    taken = [line.box for element in said for line in element.marks() if isinstance(line, Line)]
    (x, y), *others = corners
    marks += scaled_cross(x, y)
    for at in others:
        if not any(box.meets(Box(*at, 0, 0).inset(-ARM)) for box in taken):
            marks.append(cross(*at))
    label = sheet.phrases.back if turned or (said and said[0].role == "H2") else sheet.phrases.front
    return Page(width, height, (artifact(*marks), *said), label, turned)


def _rulers(sheet: TestSheet, corners: list[tuple[float, float]]) -> tuple[Ruler, Ruler]:
    """One down at the left, one across below, off the crosses."""
    (x, y), top = _axes(corners), sheet.stock.height - EDGE - 8
    down, across = _longest(top - EDGE), _longest(sheet.stock.width - EDGE - 8 - x - START)
    return Ruler(x, top, True, *down), Ruler(x + START, y, False, *across)


def _longest(room: float) -> tuple[int, int]:
    """The longest ruler, in mm and inches, with its end that tells percent."""
    return next((rule for rule in RULES if rule[1] * 72 * (1 + SPAN / 100) <= room), RULES[-1])


def _axes(corners: list[tuple[float, float]]) -> tuple[float, float]:
    return _off([x for x, _ in corners], 50, 150, 92), _off([y for _, y in corners], 60, 160, 108)


def _off(taken: Iterable[float], low: int, high: int, best: float) -> float:
    """Where between two places most room is left by what is taken; 40 points are enough."""
    there = [*taken]
    return float(max(range(low, high), key=lambda at: (min([40.0, *(abs(at - one) for one in there)]), -abs(at - best))))


def _steps(sheet: TestSheet, corners: list[tuple[float, float]]) -> list[Element]:
    """Title, four steps with their drawings to the left of the words, what to type in the end."""
    x, y = _axes(corners)
    left, right, top = x + 46, sheet.stock.width - 68, sheet.stock.height - 62
    middle = [at for at, _ in corners if left + 100 < at < left + 200]
    words_at = max([left + drawings.WIDE + 24, *(at + ARM + 8 for at in middle)])
    title = _titled(corners[0], left, right, top)
    title.add("H1", sheet.words.title, display(25))
    title.add("P", sheet.words.stock.replace("<stock>", sheet.name), text(12), gap=8)
    down, across = (f"{ruler.mm} mm ({ruler.inches} in)" for ruler in _rulers(sheet, corners))
    pitch = min((title.top - 20 - (y + 62)) / len(drawings.STEPS), 126.0)
    k = min((pitch - 8) / drawings.HIGH, 1.0)
    items, shown = list[Element](), list[Mark | Element]()
    for nth, (step, draw) in enumerate(zip(sheet.words.steps, drawings.STEPS, strict=True), 1):
        at = title.top - 22 - (nth - 1) * pitch
        column = Column(words_at + 28, at, right - words_at - 28)
        lead = column.add("P", step.lead, text(12.5, face="bold"))
        column.add("P", step.text.replace("<across>", across).replace("<down>", down), text(11, leading=1.22), gap=5)
        lines = _to_write(sheet, nth, column)
        disc, number = numeral(nth, words_at, at - lead.style.cap / 2, 20, PLAIN)
        shown += [*disc.marks(), *lines, *(mark.scaled(k).moved(left, at - k * drawings.HIGH + 4) for mark in draw())]
        items.append(Element("LI", (number, Element("LBody", tuple(column.elements)))))
    typed = Column(x + START, y + 68, right - x - START)
    typed.add("P", sheet.words.then, text(10))
    for line in COMMAND:
        typed.add("P", line, text(10, face="bold"), gap=5)
    return [*title.elements, artifact(*shown), Element("L", tuple(items), ordered=True), *typed.elements]


def _to_write(sheet: TestSheet, nth: int, column: Column) -> list[Shape]:
    """Lines for what was measured, below the words of the steps that measure; beside each other where there is room."""
    words, phrases, style = sheet.words, sheet.phrases, text(11)
    wanted = {3: ((phrases.front, "mm"), (phrases.back, "mm")), 4: ((words.scale, "%"),)}.get(nth, ())
    lines, top, abreast = list[Shape](), column.top - 12, column.width > 2 * WRITTEN
    for at, (told, unit) in enumerate(wanted):
        x, y = (column.x + at * WRITTEN, top) if abreast else (column.x, top - at * 18)
        parts = ((f"{told}:", 0.0), (",", 90.0), (unit, 144.0))
        content = [part for said, dx in parts for part in set_words(said, style, column.width).placed(x + dx, y)]
        column.elements.append(Element("P", tuple(content)))
        lines += [rule(x + dx, y - style.cap - 2, 42, INK, 0.75) for dx in (46, 98)]
    return lines


def _titled(cross: tuple[float, float], left: float, right: float, top: float) -> Column:
    """Where a title begins: beside the cross that is measured, or below it, if that is near."""
    x, y = cross
    if x + LONG_ARM > left - 8 and top - 50 < y < top + LONG_ARM:
        if x < left + 60:
            left = x + LONG_ARM + 8
        else:
            top = y - LONG_ARM - 8
    return Column(left, top, right - left)


def _back(sheet: TestSheet, corners: list[tuple[float, float]]) -> list[Element]:
    """Which side it is, and how to hold it."""
    x, _ = _axes(corners)
    column = _titled(corners[0], x + 60, sheet.stock.width - 80, sheet.stock.height - 62)
    column.add("H2", sheet.phrases.back, display(25))
    column.add("P", sheet.words.hold, text(11, leading=1.25), gap=9)
    return column.elements
