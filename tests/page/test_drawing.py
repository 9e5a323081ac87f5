"""A page as a small picture: each mark in its place, large words in their own letters, and nothing that a browser must fetch."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
from msgspec.structs import replace

from handbill.orders import orders
from handbill.orders.order import KINDS, Order
from handbill.page.document import Page, artifact
from handbill.page.drawing import LEGIBLE, UNITS, svg
from handbill.page.geometry import Box, Step, around, rectangle
from handbill.page.imprint import Room
from handbill.page.marks import Clipped, Code, Line, Shape
from handbill.page.text.setting import Style, set_words
from handbill.words.codes import SYMBOL
from handbill.words.library import library

LIBRARY = library(None)
KIT = {order.name: order for order in orders.kit(Order("poster", "", "", "en"), LIBRARY, tuple(LIBRARY.topics()), KINDS)}
WIDTH = 176  # pixels


class Drawing(HTMLParser):
    """The elements of a picture, with their attributes."""

    def __init__(self, drawn: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.text = ""
        self.feed(drawn)
        self.close()

    def handle_starttag(self, tag: str, attrs: list) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def paths(self, **wanted: str) -> list[list[tuple[float, float]]]:
        """The points of each path that has those attributes, but for the ground, which is the first."""
        paths = [attributes for tag, attributes in self.found if tag == "path"][1:]
        return [[*points(path["d"])] for path in paths if wanted.items() <= path.items()]


def points(path: str) -> Iterator[tuple[float, float]]:
    """Where the steps of a path lead, in the picture's points; y grows downward."""
    pen = start = (0, 0)
    for op, told in re.findall(r"([a-z])([^a-z]*)", path):
        values = [int(value) for value in re.findall(r"-?\d+", told)]
        pen = (pen[0] + values[-2], pen[1] + values[-1]) if values else start
        start = pen if op == "m" else start
        yield pen[0] / UNITS, pen[1] / UNITS


def of(*marks, width: float = 612, height: float = 792, turned: bool = False) -> Drawing:
    return Drawing(svg(Page(width, height, (artifact(*marks),), turned=turned), title="A page", width=WIDTH))


@pytest.fixture(scope="module", params=KIT)
def page(request: pytest.FixtureRequest) -> Page:
    """The first page of each piece of the kit."""
    return orders.lay(KIT[request.param], LIBRARY, Room()).pages[0]


def is_legible(line: Line, page: Page) -> bool:
    return line.size * WIDTH / page.width >= LEGIBLE


def test_words_stand_where_the_page_has_them(page):
    lines = [mark for mark in page.marks() if isinstance(mark, Line)]
    drawing = Drawing(svg(page, title="", width=WIDTH))
    for color in {line.color for line in lines}:
        ink = {(x, page.height - y) for path in drawing.paths(fill=color) + drawing.paths(stroke=color) for x, y in path}
        for line in lines:
            if line.color == color and any(map(str.isalnum, line.text)):
                room = line.box.inset(-0.5)
                inside = [Box(x, y, 0, 0) for x, y in ink if room.holds(Box(x, y, 0, 0))]
                reach = around(inside).height if line.turned else around(inside).width
                assert reach > 0.9 * line.width - line.size / 4, line.text


@pytest.mark.parametrize("size", [40, 4], ids=["letters", "bar"])
def test_turned_words_read_upward_in_their_box(size):
    [line] = set_words("STAFF", Style("display", size, "#14213D"), 300).turned(100, 200)
    assert line.box.height > line.box.width
    box = around([Box(x, 792 - y, 0, 0) for path in of(line).paths() for x, y in path])
    assert line.box.inset(-0.5).holds(box)
    assert box.height > 0.9 * line.box.height


def test_large_words_are_letters_and_small_ones_are_bars(page):
    lines = [mark for mark in page.marks() if isinstance(mark, Line)]
    bars = [path for tag, path in Drawing(svg(page, title="", width=WIDTH)).found if tag == "path" and "opacity" in path]
    assert sum(path["d"].count("m") for path in bars) == len([line for line in lines if not is_legible(line, page)])
    assert all(re.fullmatch(r"(m-?\d+[ -]\d+l\d+ 0)+", path["d"]) for path in bars)
    assert any(is_legible(line, page) for line in lines)


def test_a_picture_is_small_and_needs_nothing_from_elsewhere(page):
    drawn = svg(page, title="", width=WIDTH)
    assert len(drawn) < 55_000
    assert {tag for tag, _ in Drawing(drawn).found} == {"svg", "title", "path", "g"}
    assert not re.search(r"\b(id|href|style|font-family|class)=", drawn)
    assert drawn.count("http") == drawn.count('xmlns="http://www.w3.org/2000/svg"') == 1


def test_the_code_in_the_picture_is_the_code_on_the_page(page):
    for code in [mark for mark in page.marks() if isinstance(mark, Code)]:
        [strokes] = of(code, width=page.width, height=page.height).paths(stroke="#000")
        rows = [["0"] * len(code.rows) for _ in code.rows]
        for (x, y), (end, _) in zip(strokes[::2], strokes[1::2], strict=True):
            row = int((y - (page.height - code.box.top)) / code.module)
            first, last = (round((at - code.box.x) / code.module) for at in (x, end))
            rows[row][first:last] = "1" * (last - first)
        assert tuple(map("".join, rows)) == SYMBOL


def test_a_shape_keeps_its_path_its_colours_and_its_dashes():
    path = (Step("m", (10, 700)), Step("l", (110, 700)), Step("c", (120, 690, 120, 660, 110, 650)), Step("h"))
    drawing = of(Shape(path, "panel", fill="#FFC83D", stroke="#14213D", weight=2, dash=(3, 1.5)))
    [points] = drawing.paths(fill="#FFC83D", stroke="#14213D")
    assert points == [(10, 92), (110, 92), (110, 142), (10, 92)]
    _, drawn = drawing.found[-1]
    assert (drawn["stroke-width"], drawn["stroke-dasharray"]) == ("20", "30 15")


def test_a_step_after_a_closed_path_begins_where_it_says():
    drawing = of(Shape(rectangle(Box(10, 10, 20, 20)) + rectangle(Box(50, 50, 5, 5)), "panel", fill="#000000"))
    [points] = drawing.paths(fill="#000000")
    assert points[5:9] == [(50, 742), (55, 742), (55, 737), (50, 737)]


def test_a_back_that_is_printed_upside_down_is_drawn_so():
    [turn] = [attributes for tag, attributes in of(turned=True).found if tag == "g"]
    assert turn == {"transform": "rotate(180 3060 3960)"}


def test_a_picture_has_the_shape_of_its_page_and_says_what_it_shows():
    drawn = svg(Page(792, 1224, ()), title="<b>Chat</b> & more", width=132)
    [(_, frame), *_] = Drawing(drawn).found
    assert (frame["viewbox"], frame["width"], frame["height"], frame["role"]) == ("0 0 7920 12240", "132", "204", "img")
    assert Drawing(drawn).text == "<b>Chat</b> & more"


def test_words_that_are_drawn_once_more_are_seen_within_their_path_alone():
    style = Style("display", 60, "#FFFFFF")
    [line] = set_words("HHHH", style, 400).placed(100, 500)
    inside = (Step("m", (150, 700)), Step("l", (400, 700)), Step("l", (400, 300)), Step("l", (150, 300)), Step("h"))
    found = of(line, Clipped(inside, (replace(line, color="#000000"),)))
    [whole], [part] = found.paths(fill="#FFFFFF"), found.paths(fill="#000000")
    assert min(x for x, _ in whole) < 110
    assert min(x for x, _ in part) == pytest.approx(150, abs=0.1)
    assert max(x for x, _ in part) == pytest.approx(max(x for x, _ in whole), abs=0.1)
