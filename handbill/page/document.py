"""A page is a value: what stands where, what it says and what it means.

Layouts return these; `pdf` writes them, `checks` judges them, `stock` imposes them and `score`
prints them as text. All lengths are points, the origin is the lower left corner of the page,
y grows upward.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from handbill.page.geometry import Box
from handbill.page.marks import Line, Mark, Stretch
from handbill.page.press import Press

Role = Literal[
    "H1", "H2", "H3", "P", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD",
    "Figure", "Form", "Link", "Span", "Artifact",
]  # fmt: skip


class Part(Struct, frozen=True):
    """One field of a place: the face of its words, what stands before and after them, and what joins the next field to them.

    Labels carry the spaces around them: behind `before` and `joint`, in front of `after`. Of a joint only the last stretch is
    shown where a line ends behind it. Of a phone number `call` is what is
    heard of the link that dials it, `<to>` for the number; such parts come last in their place.
    """

    field: str
    face: str
    before: tuple[Stretch, ...] = ()
    after: tuple[Stretch, ...] = ()
    joint: tuple[Stretch, ...] = ()
    call: str = ""

    def called(self, number: str) -> str:
        """What a listener hears of the number."""
        return self.call.replace("<to>", number)


class Rows(Struct, frozen=True):
    """How words stand on so many lines: the first one's baseline, from one to the next, the largest size; points.

    Their ink may reach `above` the first baseline, and `below` the last.
    """

    y: float
    leading: float
    most: float
    above: float
    below: float

    def scaled(self, k: float) -> Rows:
        return Rows(k * self.y, k * self.leading, k * self.most, k * self.above, k * self.below)


class Place(Struct, frozen=True):
    """The room that fields of the imprint have on a page, one behind the other.

    Flush left at `x`, on one line as the first of `rows` has it, on two as the second. The words stand as large as their
    lines and `width` allow, never under `least`. `nameless` stands first where the first part's field is not given.
    """

    parts: tuple[Part, ...]
    x: float
    width: float
    rows: tuple[Rows, ...]
    least: float
    color: str
    nameless: tuple[Stretch, ...] = ()

    @property
    def fields(self) -> tuple[str, ...]:
        return tuple(part.field for part in self.parts)

    @property
    def labels(self) -> tuple[tuple[Stretch, ...], ...]:
        """`nameless`, then of each part what stands before, after and behind its words."""
        return (self.nameless, *(label for part in self.parts for label in (part.before, part.after, part.joint)))

    @property
    def box(self) -> Box:
        """All that its words may cover, at their largest."""
        top = max(rows.y + rows.above for rows in self.rows)
        bottom = min(rows.y - nth * rows.leading - rows.below for nth, rows in enumerate(self.rows))
        return Box(self.x, bottom, self.width, top - bottom)

    def moved(self, dx: float, dy: float) -> Place:
        return replace(self, x=self.x + dx, rows=tuple(replace(rows, y=rows.y + dy) for rows in self.rows))

    def scaled(self, k: float) -> Place:
        rows = tuple(rows.scaled(k) for rows in self.rows)
        return replace(self, x=k * self.x, width=k * self.width, rows=rows, least=k * self.least)


class Cell(Struct, frozen=True):
    """The room that a logo has; the element's `alt` says `<school>` where the school is named, `nameless` if it has no name."""

    box: Box
    nameless: str

    def moved(self, dx: float, dy: float) -> Cell:
        return replace(self, box=self.box.moved(dx, dy))

    def scaled(self, k: float) -> Cell:
        return replace(self, box=self.box.scaled(k))


class Element(Struct, frozen=True):
    """Marks and elements in reading order, with what they are. An Artifact is not read aloud.

    What has a lower `turn` is read before what has a higher one, whatever page it is on.
    An element with a `place` belongs to the imprint and is empty until `filling.filled` sets it. What has `copies` is drawn
    once for each, that far to the right and up, and nowhere else; `seen` is where it is not covered, if it is in part.
    """

    role: Role
    content: tuple[Mark | Element, ...] = ()
    alt: str = ""
    link: str = ""
    lang: str = ""
    scope: Literal["", "Row", "Column"] = ""
    ordered: bool = False
    place: Place | Cell | None = None
    copies: tuple[tuple[float, float], ...] = ()
    turn: int = 0
    seen: Box | None = None

    def moved(self, dx: float, dy: float) -> Element:
        if self.copies:
            copies, seen = tuple((x + dx, y + dy) for x, y in self.copies), self.seen and self.seen.moved(dx, dy)
            return replace(self, copies=copies, seen=seen)
        content = tuple(part.moved(dx, dy) for part in self.content)
        return replace(self, content=content, place=self.place and self.place.moved(dx, dy))

    def scaled(self, k: float) -> Element:
        """All of it `k` times as large, from the page's lower left corner."""
        content, copies = tuple(part.scaled(k) for part in self.content), tuple((k * x, k * y) for x, y in self.copies)
        place, seen = self.place and self.place.scaled(k), self.seen and self.seen.scaled(k)
        return replace(self, content=content, place=place, copies=copies, seen=seen)

    def marks(self) -> Iterator[Mark]:
        """Every mark of this element and those inside it, in drawing order."""
        if not self.copies:
            return self.once()
        once = [*self.once()]
        return (mark.moved(dx, dy) for dx, dy in self.copies for mark in once)

    def once(self) -> Iterator[Mark]:
        """The marks that each copy shows, as if it stood where they do."""
        return (mark for part in self.content for mark in (part.marks() if isinstance(part, Element) else (part,)))

    def walk(self) -> Iterator[Element]:
        """This element and those inside it, in reading order."""
        yield self
        for part in self.content:
            if isinstance(part, Element):
                yield from part.walk()

    @property
    def text(self) -> str:
        return "".join(mark.text for mark in self.marks() if isinstance(mark, Line))


class Page(Struct, frozen=True):
    """One side of a sheet. `turned` pages are printed upside down, for backs flipped on the short edge.

    `trim` is what is left of it once it is cut; none where it is not cut, or cut into several. `matrix` moves all that is
    drawn, for a printer that prints beside where it should.
    """

    width: float
    height: float
    elements: tuple[Element, ...]
    label: str = ""
    turned: bool = False
    trim: Box | None = None
    matrix: tuple[float, ...] = ()

    def scaled(self, k: float) -> Page:
        """The page `k` times as large, and all that is on it."""
        elements = tuple(element.scaled(k) for element in self.elements)
        trim = self.trim and self.trim.scaled(k)
        return replace(self, width=k * self.width, height=k * self.height, elements=elements, trim=trim)

    def marks(self) -> Iterator[Mark]:
        for element in self.elements:
            yield from element.marks()


Finish = Literal["perforated", "cut", "fold", "staple", "glue"]


class Document(Struct, frozen=True):
    """A whole piece, ready to be checked and written, and to be printed at its actual size.

    `titles` are languages, the document's own first, each with its title in it; `school` is whom it is for, if anyone;
    `date` the day its facts were last checked; `flip` the edge that a sheet is turned on, none where one side is printed;
    `finish` what is done with the printed sheets, in that order; `press` how a print shop's file is made of it, if one is;
    `whole` is the poster that these pages are cut from, if they are.
    """

    titles: tuple[tuple[str, str], ...]
    date: str
    pages: tuple[Page, ...]
    small: float  # floor of the small print, points
    body: float  # floor of all other type, points
    code: float  # least width of a code's symbol, but of small ones; points
    flip: Literal["", "long", "short"] = ""
    finish: tuple[Finish, ...] = ()
    outline: bool = False
    school: str = ""
    press: Press | None = None
    whole: Document | None = None

    @property
    def title(self) -> str:
        return titled(" / ".join(title for _, title in self.titles), self.school)

    @property
    def lang(self) -> str:
        return self.titles[0][0]

    @property
    def sheets(self) -> int:
        """How many sheets of paper it takes; a document that names the edge to flip on is printed on both sides."""
        return -(-len(self.pages) // 2) if self.flip else len(self.pages)


def titled(title: str, school: str) -> str:
    """A document's title with the school that it is for, if it is for one."""
    return f"{title}{for_school(school)}"


def for_school(school: str) -> str:
    """What a title says of the school."""
    return f" – {school}" if school else ""


def artifact(*marks: Mark | Element) -> Element:
    """Marks that mean nothing to a listener: grounds, rules, ornaments."""
    return Element("Artifact", marks)


Flip = Literal["long", "short"]
