"""Is this document fit to print? Runs on every order, before anything is written.

Each check is one function with its reason; it yields what is wrong in words that name the place.
"""

from __future__ import annotations

from collections.abc import Iterator

from handbill.orders.grounds import contrast, seen, unheard
from handbill.page.document import Cell, Document, Page, Place
from handbill.page.geometry import Box
from handbill.page.marks import Clipped, Code, Entry, Line, Mark, Picture, Shape
from handbill.problems import Problem, Unusable
from handbill.words.codes import REPORT_URL, is_ours

KNIFE = 4.5  # points: a sixteenth of an inch, by which it may be off
SAFE = 18.0  # points: 98.9 % of office printers reach within a quarter inch of the edge
CONTRAST = 4.5  # WCAG 2.1, 1.4.3
HELD = 19 * 72 / 25.4  # points: the least of a code that is scanned in the hand
SECOND = 25 * 72 / 25.4  # points: least width of a code beside the first, which a phone is held to
APART = 20.0  # points between the quiet zones of codes that lead to different pages, so that a phone sees one at a time


def check(document: Document, name: str = "") -> None:
    """Raises Unusable with everything that makes the document unfit to print, `name` telling which it is.

    Of a poster that is cut into sheets the whole is judged, which they show once they are glued.
    """
    problems = []
    judged = document.whole or document
    for number, page in enumerate(judged.pages, 1):
        for judge in JUDGES:
            problems += [Problem(f"{name}{', ' if name else ''}page {number}: {told}") for told in judge(page, judged)]
    if problems:
        raise Unusable(*problems)


def stays_on_the_sheet(page: Page, document: Document) -> Iterator[str]:
    """What lies in a printer's unprintable margin, or where a knife may cut, is lost; only grounds and cut lines may lie there.

    A rule that goes over the cut at both ends is cut there on purpose.
    """
    safe = page.trim.inset(KNIFE) if page.trim else Box(0, 0, page.width, page.height).inset(SAFE)
    lost = "comes too near to the cut" if page.trim else "reaches into the printer’s margin"
    for mark in _solid(page):
        meant = isinstance(mark, Shape) and (mark.kind in ("ground", "cut") or _goes_over(mark.box, page.trim))
        if not safe.holds(mark.box) and not meant:
            yield f"{_name(mark)} {lost}"


def _goes_over(box: Box, trim: Box | None) -> bool:
    return trim is not None and box.y < trim.y and box.top > trim.top


def nothing_overlaps(page: Page, document: Document) -> Iterator[str]:
    """Words over words, or over a code's quiet zone, cannot be read."""
    solid = [
        (mark, mark.quiet if isinstance(mark, Code) else mark.box)
        for mark in _solid(page)
        if not isinstance(mark, Shape | Clipped)
    ]
    solid.sort(key=lambda pair: pair[1].y)
    for nth, (mark, box) in enumerate(solid):
        for other, beside in solid[nth + 1 :]:
            if beside.y >= box.top:
                break
            if box.meets(beside, slack=0.2) and not (isinstance(mark, Code) and isinstance(other, Code)):
                yield f"{_name(mark)} and {_name(other)} overlap"


def panels_hold_their_words(page: Page, document: Document) -> Iterator[str]:
    """A bubble that its words leave is a broken bubble."""
    panels = [mark.box for mark in page.marks() if isinstance(mark, Shape) and mark.kind == "panel"]
    for words in _words(page):
        box = words.box
        for panel in panels:
            if panel.meets(box) and not panel.holds(box):
                yield f"{_name(words)} leaves its bubble"


def type_is_large_enough(page: Page, document: Document) -> Iterator[str]:
    """Nobody in need should have to squint."""
    for words in _words(page):
        size, small = (words.least, False) if isinstance(words, Place) else (words.size, words.small)
        floor = document.small if small else document.body
        if size < floor - 0.001:
            yield f"{_name(words)} is set at {size:.1f} pt, under {floor:g}"


def contrast_is_high_enough(page: Page, document: Document) -> Iterator[str]:
    """At least 4.5:1 against whatever lies beneath."""
    told = set()
    for words, color, ground in seen(page):
        if (found := contrast(color, ground)) < CONTRAST and (words, found) not in told:
            told.add((words, found))
            yield f"{_name(words)} has a contrast of {found:.1f}:1, under {CONTRAST}"


def what_is_drawn_twice_is_heard_once(page: Page, document: Document) -> Iterator[str]:
    """Words that are drawn once more within a path are silent, and must stand where others are that are read."""
    for words in unheard(page):
        yield f"{_name(words)} is drawn where nobody hears it"


def codes_are_true(page: Page, document: Document) -> Iterator[str]:
    """Every code leads to a link of ours, is large enough, and has its quiet zone on the page."""
    for code in _codes(page):
        if not is_ours(code.link, code.rows):
            yield "a code does not lead to the report page"
        least = HELD if code.small else document.code if code.link == REPORT_URL else SECOND
        if code.box.width < least - 0.01:
            yield f"a code is {code.box.width:.0f} pt wide, under {least:.0f}"
        if not Box(0, 0, page.width, page.height).holds(code.quiet):
            yield "a code’s quiet zone leaves the page"


def codes_stand_apart(page: Page, document: Document) -> Iterator[str]:
    """A second code stands with the first, and so far off that nobody scans it by mistake."""
    codes = [*_codes(page)]
    first = [code for code in codes if code.link == REPORT_URL]
    for code in (code for code in codes if code.link != REPORT_URL):
        if not first:
            yield "a second code stands without the one that leads to the report page"
        if any(code.quiet.meets(other.quiet, slack=-APART) for other in first):
            yield f"a second code is less than {APART:.0f} pt from the first"


def shapes_keep_off_codes(page: Page, document: Document) -> Iterator[str]:
    """A rule or a panel drawn into a quiet zone may stop a phone from reading the code."""
    marks = [*page.marks()]
    for code in _codes(page):
        for shape in (mark for mark in marks if isinstance(mark, Shape)):
            reach = shape.box.inset(-max(shape.weight, 0.1) / 2)
            if shape.kind != "ground" and code.quiet.meets(reach) and not shape.box.holds(code.quiet):
                yield f"a {shape.kind} reaches into a code’s quiet zone"


def what_is_read_has_a_name(page: Page, document: Document) -> Iterator[str]:
    """A figure without alternative text, or a link without words, is silence to a screen reader."""
    for element in (part for top in page.elements for part in top.walk()):
        if element.role == "Figure" and not element.alt:
            yield "a figure has no alternative text"
        if element.role == "Link" and not (element.link and element.text.strip()):
            yield "a link has no words or leads nowhere"
        if element.role not in ("Artifact", "Figure") and not element.place and not any(True for _ in element.marks()):
            yield f"an empty {element.role} stands among the words"


JUDGES = (
    stays_on_the_sheet, nothing_overlaps, panels_hold_their_words, type_is_large_enough, contrast_is_high_enough,
    what_is_drawn_twice_is_heard_once, codes_are_true, codes_stand_apart, shapes_keep_off_codes, what_is_read_has_a_name,
)  # fmt: skip


def _solid(page: Page) -> Iterator[Mark | Place | Cell]:
    """Every mark, in drawing order; where the imprint is not set yet, its places."""
    for element in page.elements:
        if element.place and not element.content:
            yield element.place
        yield from element.marks()


def _codes(page: Page) -> Iterator[Code]:
    return (mark for mark in page.marks() if isinstance(mark, Code))


def _words(page: Page) -> Iterator[Line | Place]:
    return (mark for mark in _solid(page) if isinstance(mark, Line | Place))


def _name(mark: Mark | Place | Cell) -> str:
    match mark:
        case Line():
            return f"“{mark.text.strip()}”"
        case Code():
            return "the code"
        case Picture() | Cell():
            return "the logo"
        case Place():
            return f"the place of the {mark.fields[0]}"
        case Entry():
            return f"the field of the {mark.field}"
        case Clipped():
            return f"“{mark.lines[0].text.strip()}”, drawn once more,"
        case _:
            return f"a {mark.kind}"
