"""Every page is fit to print: measured by the judges, measured again in the file, and the judges measured themselves."""

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
import yaml
from conftest import of
from msgspec.structs import replace
from proofing import (
    first_card,
    on_paper,
    picture_of,
    squeezed,
)

from handbill.layouts.look import circle
from handbill.orders import checks, orders
from handbill.orders.checks import JUDGES, contrast
from handbill.orders.order import Order
from handbill.page.document import Document, Element, Page, artifact
from handbill.page.geometry import Box, Step, rectangle
from handbill.page.marks import Clipped, Code, Line, Shape
from handbill.page.text.setting import Style, set_words
from handbill.problems import Unusable
from handbill.words.codes import LEARN_SYMBOL, LEARN_URL, REPORT_URL, SYMBOL
from handbill.words.library import OURS, Library
from handbill.words.types import words_in

SAFE = 18  # a quarter inch, in points
KNIFE = 4.5  # a sixteenth, by which a cut may be off
LEAST_USED = 0.4  # of a poster or a card face


def test_the_judges_pass_every_page(piece):
    checks.check(piece.document)


def _letters(piece):
    """Each printed letter's page, type size and box, as PDFium finds them in the file."""
    with pypdfium2.PdfDocument(piece.path) as opened:
        for page, drawn in zip(piece.document.pages, opened, strict=True):
            said = drawn.get_textpage()
            for at in range(said.count_chars()):
                left, bottom, right, top = said.get_charbox(at)
                if right > left and pdfium.FPDFText_GetUnicode(said, at) != ord(" "):
                    yield page, pdfium.FPDFText_GetFontSize(said, at), Box(left, bottom, right - left, top - bottom)


def test_in_the_file_too_each_letter_is_large_enough_and_a_quarter_inch_inside_the_sheet(piece):
    least = 8 if piece.order.booklet in ("letter", "a4") else 9  # read in the hand, from a page half as large
    floors = {"card": (5, 8), "poster": (6.5, 9), "guide": (6.5, least)}[piece.order.kind]
    assert (piece.document.small, piece.document.body) == floors
    lines = [mark for page in piece.document.pages for mark in page.marks() if isinstance(mark, Line)]
    small_print = {line.size for line in lines if line.small}
    for page, size, box in _letters(piece):
        safe = page.trim.inset(KNIFE) if page.trim else Box(0, 0, page.width, page.height).inset(SAFE)
        assert safe.holds(box, slack=0.5)
        assert size >= floors[1] - 0.001 or (
            size >= floors[0] - 0.001 and any(abs(size - points) < 0.001 for points in small_print)
        )


def test_light_ink_takes_little_toner(make):
    """18% of a sheet at most, as a copier sees it."""
    for name in ("poster-letter-light-named", "card-avery-5371-light-named", "guide-letter-light-named"):
        piece = make(name)
        for number in range(1, len(piece.document.pages) + 1):
            assert 1 - picture_of(piece.path, number, 72).mean() / 255 <= 0.18


def test_contrast_is_the_ratio_that_wcag_defines_and_looks_at_lightness_alone():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
    assert contrast("#FF0000", "#00FF00") == contrast("#00FF00", "#FF0000") == pytest.approx(2.91, abs=0.01)


# --- the share of a page that is used ---


def _used(marks, box: Box) -> float:
    """The share of `box` that panels, words, codes and pictures cover, to a point."""
    covered = np.zeros((round(box.height), round(box.width)), bool)
    for mark in marks:
        if not isinstance(mark, Shape) or mark.kind == "panel":
            at = (mark.quiet if isinstance(mark, Code) else mark.box).moved(-box.x, -box.y)
            covered[max(round(at.y), 0) : max(round(at.top), 0), max(round(at.x), 0) : max(round(at.right), 0)] = True
    return covered.mean()


@of("poster", "card")
def test_no_poster_and_no_card_face_is_mostly_empty(piece):
    for number, page in enumerate(piece.document.pages, 1):
        card = on_paper(first_card(piece.order.stock, piece.document, number), page) if piece.order.kind == "card" else None
        used = _used(page.marks(), card or Box(0, 0, page.width, page.height))
        print(f"{piece.order.name}, page {number}: {used:.0%} used")
        assert used >= LEAST_USED


# --- each judge can say no ---


def _words(text: str = "Some words", x: float = 100, y: float = 300, size: float = 12, color: str = "#000000") -> Element:
    return Element("P", set_words(text, Style("text", size, color), 400).placed(x, y))


def _panel(x: float, y: float, width: float, height: float, fill: str = "#FFFFFF") -> Element:
    return artifact(Shape(rectangle(Box(x, y, width, height)), "panel", fill))


def _disc(x: float) -> Element:
    """A black disc as far to the right as that, over the end of some words."""
    return artifact(Shape(circle(x + 100, 298, 100), "ground", "#000000"))


def _again(color: str, text: str = "Some words", x: float = 150) -> Element:
    """The same words once more, as they are seen in that disc."""
    lines = tuple(mark for mark in _words(text, color=color).marks() if isinstance(mark, Line))
    return artifact(Clipped(circle(x + 100, 298, 100), lines))


def _code(x: float = 100, y: float = 400, side: float = 120, link: str = REPORT_URL, rows: tuple = SYMBOL) -> Element:
    return Element("Figure", (Code(Box(x, y, side, side), link, rows),), alt="A code")


def _second(x: float = 300, side: float = 72, link: str = LEARN_URL, rows: tuple = LEARN_SYMBOL) -> Element:
    return _code(x, 400, side, link, rows)


def _rule(x: float, y: float, to_x: float, to_y: float) -> Element:
    return artifact(Shape((Step("m", (x, y)), Step("l", (to_x, to_y))), "rule", stroke="#000000", weight=1))


def _document(*elements: Element) -> Document:
    return Document((("en-US", "A title"),), "2026-01-01", (Page(612, 792, elements),), small=6, body=9, code=100)


GOOD = (_words(), _panel(90, 590, 200, 60), _words(y=630), _rule(100, 250, 400, 250), _code(), _second())
BAD = [
    ("stays_on_the_sheet", "reaches into the printer’s margin", [_words(x=5)]),
    ("stays_on_the_sheet", "reaches into the printer’s margin", [_panel(5, 300, 100, 100)]),
    ("nothing_overlaps", "“Some words” and “Other words” overlap", [_words(), _words("Other words", y=305)]),
    ("nothing_overlaps", "the code and “Some words” overlap", [_words(y=395), _code()]),
    ("panels_hold_their_words", "“Some words” leaves its bubble", [_panel(90, 280, 40, 40), _words()]),
    ("type_is_large_enough", "“Some words” is set at 8.9 pt, under 9", [_words(size=8.9)]),
    ("contrast_is_high_enough", "“Some words” has a contrast of 2.8:1, under 4.5", [_words(color="#999999")]),
    ("contrast_is_high_enough", "“Some words” has a contrast of 1.0:1", [_panel(90, 280, 200, 40, "#000000"), _words()]),
    ("contrast_is_high_enough", "“Some words” has a contrast of 1.0:1", [_disc(150), _words(), _again("#000000")]),
    ("contrast_is_high_enough", "“Some words” has a contrast of 1.0:1", [_disc(150), _words(color="#FFFFFF"), _again("#FFFFFF")]),
    ("what_is_drawn_twice_is_heard_once", "“No words” is drawn where nobody hears it", [_words(), _again("#000000", "No words")]),
    ("codes_are_true", "does not lead to the report page", [_code(link="https://report.cybertip.example")]),
    ("codes_are_true", "does not lead to the report page", [_code(rows=SYMBOL[::-1])]),
    ("codes_are_true", "a code is 99 pt wide, under 100", [_code(side=99)]),
    ("codes_are_true", "quiet zone leaves the page", [_code(x=10)]),
    ("codes_are_true", "does not lead to the report page", [_code(), _second(link="https://www.missingkids.org/")]),
    ("codes_are_true", "does not lead to the report page", [_code(), _second(rows=SYMBOL)]),
    ("codes_are_true", "does not lead to the report page", [_code(rows=LEARN_SYMBOL)]),
    ("codes_are_true", "a code is 70 pt wide, under 71", [_code(), _second(side=70)]),
    ("codes_stand_apart", "a second code stands without the one that leads to the report page", [_second()]),
    ("codes_stand_apart", "a second code is less than 20 pt from the first", [_code(), _second(x=260)]),
    ("shapes_keep_off_codes", "a panel reaches into a code’s quiet zone", [_code(), _panel(50, 350, 45, 45)]),
    ("shapes_keep_off_codes", "a rule reaches into a code’s quiet zone", [_code(), _rule(50, 390, 300, 390)]),
    ("what_is_read_has_a_name", "a figure has no alternative text", [Element("Figure", _code().content)]),
    ("what_is_read_has_a_name", "a link has no words or leads nowhere", [Element("P", (Element("Link", _words().content),))]),
    ("what_is_read_has_a_name", "an empty P stands among the words", [Element("P")]),
]  # fmt: skip


def test_a_plain_page_passes_every_judge():
    checks.check(_document(*GOOD))


@pytest.mark.parametrize(("judge", "told", "elements"), BAD, ids=[f"{judge}-{told[-30:]}" for judge, told, _ in BAD])
def test_a_judge_says_what_is_wrong_with_a_page(judge, told, elements):
    found = [*getattr(checks, judge)(_document(*elements).pages[0], _document())]
    assert len(found) == 1
    assert told in found[0]
    with pytest.raises(Unusable, match=r"^page 1: "):
        checks.check(_document(*elements))


def test_a_word_is_held_against_what_lies_beneath_its_middle():
    """A ground that reaches under its end alone is none of its ground, nor one that was drawn over by another."""
    words = _words(color="#000000")
    [line] = [mark for mark in words.marks() if isinstance(mark, Line)]
    end = _panel(line.x + line.width * 0.6, 290, 200, 40, "#000000")
    checks.check(_document(artifact(Shape(rectangle(Box(0, 0, 612, 792)), "ground", "#FFFFFF")), words))
    assert not [*checks.contrast_is_high_enough(_document(end, words).pages[0], _document())]
    above = _panel(90, line.y + line.size * 0.3, 300, 40, "#000000")
    assert not [*checks.contrast_is_high_enough(_document(above, words).pages[0], _document())]


def test_turned_words_are_held_against_what_lies_beneath_their_middle():
    """They reach upward from where they begin, where nothing lies beneath."""
    words = Element("P", set_words("STAFF", Style("display", 30, "#FFFFFF"), 400).turned(100, 300))
    [line] = words.marks()
    spine = _panel(95, 330, 40, 20, "#000000")
    assert line.box.holds(Box(110, 340, 0, 0))
    assert not [*checks.contrast_is_high_enough(_document(spine, words).pages[0], _document())]
    beside = _panel(140, 295, 80, 40, "#000000")
    assert [*checks.contrast_is_high_enough(_document(beside, words).pages[0], _document())]


def test_words_on_two_grounds_are_looked_at_letter_by_letter():
    """Black on white at their beginning and white on black at their end, where they are drawn once more."""
    words = _words()
    checks.check(_document(*GOOD[3:], _disc(130), words, _again("#FFFFFF", x=130)))
    [told] = checks.contrast_is_high_enough(_document(_disc(110), words).pages[0], _document())
    assert "1.0:1" in told


def test_a_mark_may_stand_as_far_out_as_a_printer_reaches_and_no_further():
    at_the_edge, over = _panel(18, 18, 612 - 36, 792 - 36), _panel(17.9, 18, 100, 100)
    assert not [*checks.stays_on_the_sheet(_document(at_the_edge).pages[0], _document())]
    assert [*checks.stays_on_the_sheet(_document(over).pages[0], _document())]


def test_what_is_wrong_with_the_second_page_is_told_of_it():
    good, bad = _document(*GOOD), _document(*GOOD, _words(y=100, size=5))
    with pytest.raises(Unusable, match=r"^page 2: “Some words” is set at 5\.0 pt"):
        checks.check(replace(good, pages=(*good.pages, *bad.pages)))


def test_every_judge_is_known_to_say_no():
    assert {judge.__name__ for judge in JUDGES} == {judge for judge, _, _ in BAD}


# --- posters of one's own ---


def _own_poster(parts: tuple[str, ...]) -> str:
    """A file with one poster that has those parts of our family poster beside what every poster has."""
    poster = yaml.safe_load((OURS / "en" / "sextortion" / "poster.yaml").read_text(encoding="utf-8"))["audiences"]["family"]
    poster["never"] = {"heading": "Never", "points": ["Look at it", "Send it on"]}
    kept = {key: value for key, value in poster.items() if key in parts or key not in ("say", "signs", "never")}
    said = {"review": {"written-by": "us", "original": "true"}, "audiences": {"family": kept}}
    return yaml.safe_dump(said, allow_unicode=True)


@pytest.mark.parametrize("parts", [(), ("say",), ("never",), ("signs",), ("say", "never"), ("signs", "never")])
def test_a_poster_prints_whichever_parts_it_has(parts, tmp_path):
    (tmp_path / "en" / "oak").mkdir(parents=True)
    (tmp_path / "topics.yaml").write_text("oak: {accent: coral}\n", encoding="utf-8")
    (tmp_path / "en" / "oak" / "poster.yaml").write_text(_own_poster(parts), encoding="utf-8")
    own = Library((tmp_path, OURS))
    said = squeezed("".join(e.text for e in orders.fill(Order("poster", "oak", "family"), own).pages[0].elements))
    for words in words_in(own.pieces("poster", "oak", "en")["family"]):
        assert squeezed(words.plain) in said
