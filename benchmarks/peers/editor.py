"""Takes the words of our own pages, with their places, for the peers to set."""

from __future__ import annotations

from collections.abc import Iterator

from handbill.orders import orders
from handbill.orders.order import AUDIENCE, Order
from handbill.page import stock
from handbill.page.document import Document, Element, Page
from handbill.page.geometry import Box
from handbill.page.imprint import Imprint
from handbill.page.marks import Code, Line, Shape
from handbill.words.codes import SYMBOL
from handbill.words.library import Library
from peers.manuscript import Layer, Manuscript, Panel, Paragraph, Sheet, Span, Symbol
from peers.schools import School

TOPIC = "sextortion"
STANDING = School("Standing High School", "Ms. Standing Type", "200-555-0100")  # where each school's own words go
INLINE = ("Span", "Link")
RADIUS = 12.0


def order(kind: str, school: School = STANDING) -> Order:
    """The piece that the benchmark prints, for a school."""
    return Order(kind, TOPIC, AUDIENCE[kind], imprint=Imprint(**school._asdict()))


def manuscript(kind: str, specimen: str) -> Manuscript:
    """A piece's words and where they stand, from the document that we print ourselves, and where a file of it is."""
    document = orders.fill(order(kind), Library())
    title = document.title.removesuffix(f" – {STANDING.school}")
    return Manuscript(kind, title, document.lang, SYMBOL, specimen, tuple(_sheets(kind, document)))


def _sheets(kind: str, document: Document) -> Iterator[Sheet]:
    for nth, page in enumerate(document.pages):
        marks = [mark for element in page.elements for mark in _marks(element)]
        layers = _on_cards(marks, page, nth) if kind == "card" else [Layer(tuple(marks), ((0, 0),))]
        yield Sheet(page.width, page.height, tuple(layers))


def _on_cards(marks: list, page: Page, nth: int) -> Iterator[Layer]:
    """The sheet's ground, the first card with the places of all, and the note below them."""
    places = stock.card_stock("avery-5371").places()
    if nth:
        places = [Box(page.width - place.right, place.y, place.width, place.height) for place in places]
    first = places[0]
    on_card = [mark for mark in marks if first.holds(Box(mark.x, mark.y, 0, 0), slack=2)]
    others = [mark for mark in marks if mark not in on_card]
    yield Layer(tuple(mark for mark in others if isinstance(mark, Panel)), ((0, 0),))
    yield Layer(tuple(on_card), tuple((place.x - first.x, place.y - first.y) for place in places))
    yield Layer(tuple(mark for mark in others if isinstance(mark, Paragraph)), ((0, 0),))


def _marks(element: Element) -> Iterator[Paragraph | Panel | Symbol]:
    """What an element shows; of a sheet's other cards nothing, which are drawn from the first."""
    inline = [part for part in element.content if isinstance(part, Line) or getattr(part, "role", "") in INLINE]
    if element.role == "Figure" and len(element.content) > 1:
        return
    for part in element.content:
        if isinstance(part, Shape):
            yield _panel(part)
        elif isinstance(part, Code):
            yield Symbol(part.box.x, part.box.y, part.box.width, element.alt)
        elif isinstance(part, Element) and part not in inline:
            yield from _marks(part)
    lines = list(_set(element)) if inline else []
    for words in [[line] for line in lines] if element.role == "Artifact" else [lines]:  # a page's head goes not on in its foot
        if words:
            yield _paragraph(element, words)


def _set(element: Element) -> Iterator[tuple[Line, str]]:
    """Each line of a paragraph, and where it leads."""
    for part in element.content:
        if isinstance(part, Line):
            yield part, element.link
        elif isinstance(part, Element):
            yield from _set(part)


def _paragraph(element: Element, lines: list[tuple[Line, str]]) -> Paragraph:
    first = lines[0][0]
    baselines = sorted({line.y for line, _ in lines}, reverse=True)
    x, right = min(line.x for line, _ in lines), max(line.box.right for line, _ in lines)
    broken = len(baselines) > 1
    width = element.place.width if element.place else (right - x) * 1.03 + 2 if broken else (right - x) * 1.1 + 10
    leading = baselines[0] - baselines[1] if broken else first.size * 1.2
    role = element.role if element.role in ("H1", "H2", "H3") else "P"
    return Paragraph(role, x, first.y, width, leading, tuple(_spans(lines)))


def _spans(lines: list[tuple[Line, str]]) -> Iterator[Span]:
    """The words of set lines as they were before they were broken."""
    open_: Span | None = None
    for line, link in lines:
        for run in line.runs:
            text = "".join(cluster.text for cluster in run.clusters)
            span = Span(text, run.font, line.size, line.color, link, _field(text))
            if open_ and open_[1:] == span[1:]:
                open_ = open_._replace(text=open_.text + text)
                continue
            if open_:
                yield open_
            open_ = span
    if open_:
        yield open_


def _field(text: str) -> str:
    return next((name for name, value in STANDING._asdict().items() if value == text), "")


def _panel(shape: Shape) -> Panel:
    """A shape as a rectangle: a rule as wide as its stroke, a bubble without its tail."""
    box = shape.box
    if not (box.width and box.height):
        thick = shape.weight or 1.0
        return Panel(box.x, box.y, box.width or thick, box.height or thick, shape.stroke, "", 0.0, 0.0)
    radius = min(RADIUS, box.width / 2, box.height / 2) if any(step.op == "c" for step in shape.path) else 0.0
    return Panel(box.x, box.y, box.width, box.height, shape.fill, shape.stroke, shape.weight, radius)
