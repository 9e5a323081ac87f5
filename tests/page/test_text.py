"""Words are set large, evenly and whole: sizes, breaks, kerning, marks, and what no font has."""

from io import BytesIO
from itertools import groupby
from time import process_time

import numpy as np
import pikepdf
import pytest
from conftest import LIBRARY
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from proofing import pdfium_text, picture_of, squeezed

from handbill.page.document import Document, Element, Page
from handbill.page.marks import Line
from handbill.page.text.breaking import Word, line_ends, lines_needed
from handbill.page.text.setting import Style, fit, measure, parted, set_well, set_words
from handbill.page.text.shaping import STACKS
from handbill.pdf import pdf
from handbill.problems import Unusable
from handbill.words.markup import plain
from handbill.words.types import words_in

HEADLINES = [
    "Is someone using a picture to scare you?",
    "Sextortion",
    "You are not to blame. Tell an adult you trust.",
    "Có người dùng hình ảnh để đe dọa bạn?",
]
BOXES = [(540, 210), (300, 300), (160, 160)]
VIETNAMESE = "NGUYỄN ĐẶNG QUỐC ẤỬỘ gjpqy ỆẶỢ ẦẪẨ ĐƯỜNG ỘỢỤ ẾỀỂ gyệ ẲẴẰ"


def display(size: float = 10) -> Style:
    return Style("display", size, "#000000", leading=1.02)


def text(size: float = 11, face: str = "text") -> Style:
    return Style(face, size, "#000000")


def rows(setting) -> list[list[Line]]:
    """The set lines from top to bottom, each from left to right."""
    marks = Element("P", setting.placed(0, 0)).marks()
    return [list(row) for _, row in groupby(marks, key=lambda line: line.y)]


def said(setting) -> list[str]:
    return ["".join(line.text for line in row).rstrip() for row in rows(setting)]


def page(*elements: Element) -> bytes:
    return pdf.write(Document((("en-US", "Words"),), "2026-01-01", (Page(612, 792, elements),), 6, 9, 70))


# --- headlines ---


@pytest.mark.parametrize("box", BOXES)
@pytest.mark.parametrize("headline", HEADLINES)
def test_a_headline_is_set_at_the_largest_size_that_its_box_allows(headline, box):
    """A hair larger and a word is too wide, the fewest lines that hold it are too high, or one ends badly; not so a fifth."""
    width, height = box
    setting = fit(headline, display(), width, height, least=10, most=400)
    assert setting.width <= width + 0.01
    assert setting.height + setting.drop <= height + 0.01
    for larger, badly in ((1.005, True), (1.2, False)):
        try:
            other = set_words(headline, display(setting.style.size * larger), width, balance=True)  # in as few lines as it takes
        except Unusable:
            continue  # a word is wider than the box
        assert other.height + other.drop > height or (badly and ends_badly(said(other)))


def test_a_headline_is_rather_a_little_smaller_than_that_a_line_ends_badly():
    words = "You are not to blame."
    largest = set_words(words, display(150), 552, count=3, balance=True)
    assert said(largest) == ["You are", "not to", "blame."]
    setting = fit(words, display(), 552, 400, least=40, most=150)
    assert said(setting) == ["You", "are not", "to blame."]
    assert 0.85 * 150 < setting.style.size < 150


def test_a_headline_is_never_larger_than_the_most_nor_smaller_than_the_least():
    assert fit("Tell", display(), 500, 500, least=10, most=40).style.size == 40
    with pytest.raises(Unusable, match="“A headline that is long” is too long for its place, even at 30 pt"):
        fit("A headline that is long", display(), 100, 60, least=30, most=40)


def test_balanced_lines_are_nearly_as_long_as_each_other():
    for headline in HEADLINES:
        widths = [row[-1].x + row[-1].width for row in rows(set_words(headline, display(30), 330, balance=True))]
        assert min(widths) >= 0.6 * max(widths)


def test_balancing_changes_breaks_and_never_the_number_of_lines():
    words = "Don’t pay and don’t send more of them"
    ragged, even = (set_words(words, display(30), 330, balance=balance) for balance in (False, True))
    assert len(rows(ragged)) == len(rows(even)) == 2
    assert said(ragged) != said(even)
    assert " ".join(said(even)) == words


def test_words_that_need_more_lines_than_they_may_have_are_refused():
    with pytest.raises(Unusable, match="“Is someone using a picture"):
        set_words(HEADLINES[0], display(60), 200, count=2, balance=True)


# --- lines ---


@pytest.mark.parametrize("stack", STACKS)
def test_the_ink_of_two_lines_never_touches(stack, tmp_path):
    """Capitals with two marks under letters that hang: each line in a colour of its own, no row of pixels has two."""
    setting = set_words(VIETNAMESE, Style(stack, 30, "#000000", leading=1.0), 200)
    marks = [*Element("P", setting.placed(50, 700)).marks()]
    assert len(marks) > 3
    colors = ("#FF0000", "#0000FF")
    path = tmp_path / "lines.pdf"
    path.write_bytes(page(Element("P", tuple(replace(line, color=colors[nth % 2]) for nth, line in enumerate(marks)))))
    picture = picture_of(path, 1, 200, color=True)
    blue, red = ((picture[:, :, channel] < 250).any(axis=1) for channel in (0, 2))  # what lacks one colour shows the other
    assert red.any()
    assert not (blue & red).any()


@pytest.mark.parametrize("way", ["1-800-843-5678", "206-555-0100", "ext.\u00a012", "takeitdown.ncmec.org", "988"])
def test_a_number_or_an_address_is_never_broken(way):
    """At any width at which it can be set at all."""
    words = plain(f"Call or type {way} by day or by night")
    least = max(measure(plain(word), text()) for word in words.plain.split(" "))
    for width in np.arange(least + 0.1, 250, 3):
        assert sum(way in row for row in said(set_words(words, text(), width))) == 1
    with pytest.raises(Unusable, match="pt too wide for its place"):
        set_words(way, text(), measure(plain(way), text()) - 1)


def test_a_line_is_never_longer_than_it_may_be_and_loses_no_word():
    words = "It seldom makes them stop. Already did? Help is still here, day and night, for you or for a friend."
    for width in range(60, 300, 7):
        setting = set_words(words, text(), width)
        assert max(row[-1].x + row[-1].width for row in rows(setting)) <= width + 0.01
        assert " ".join(said(setting)) == words


def test_a_broken_line_ends_with_a_space_so_that_words_do_not_run_together():
    broken = rows(set_words("Tell an adult you trust and report it", text(), 80))
    assert len(broken) > 1
    assert [row[-1].text[-1] == " " for row in broken] == [True] * (len(broken) - 1) + [False]


# --- where lines end ---


def hangs(line: str) -> bool:
    """Whether a line ends with an article or a preposition of one or two letters."""
    word = line.split(" ")[-1].lstrip("“‘¿¡(")
    return word.isalpha() and (len(word) == 1 or (len(word) == 2 and not word.isupper()))


def few(last: str, words: int, lines: int, headline: bool) -> bool:
    """Whether a last line has few of its words: under three, or under as many as there are on a line."""
    return lines > 1 and words > 3 and len(last.split(" ")) < min(3, words // lines if headline else -(-words // lines))


def ends_badly(lines: list[str], headline: bool = True) -> bool:
    words = sum(len(line.split(" ")) for line in lines)
    return any(hangs(line) for line in lines[:-1]) or few(lines[-1], words, len(lines), headline)


def can_end_well(words: list[str], long: dict[str, float], space: float, width: float, lines: int, headline: bool) -> bool:
    """Whether there is any way to break words to so many lines of which all end well and the last is no short one."""
    starts = {0}
    for nth in range(1, lines + 1):
        ends = set()
        for start in starts:
            for end in range(start + 1, len(words) + 1):
                line, across = words[start:end], sum(long[word] for word in words[start:end]) + space * (end - start - 1)
                if across > width:
                    break
                if nth < lines:
                    well = end < len(words) and not hangs(line[-1])
                else:
                    well = end == len(words) and not few(" ".join(line), len(words), lines, headline)
                    well = well and (nth == 1 or across >= width / 4)
                ends |= {end} if well else set()
        starts = ends
    return bool(starts)


def test_words_that_are_set_well_take_a_line_more_rather_than_let_a_small_word_hang():
    style, words = Style("text", 12, "#000000"), "Somebody writes a message to a friend"
    widths = [width for width in range(60, 240, 4) if _hangs(set_words(words, style, width))]
    for width in widths:
        fewest, well = set_words(words, style, width), set_well(words, style, width)
        assert len(well.rows) == len(fewest.rows) + (not _hangs(well))
    assert sum(_hangs(set_well(words, style, width)) for width in widths) < len(widths) / 4
    assert set_well(words, style, 400) == set_words(words, style, 400)


def _hangs(setting) -> bool:
    return any(row[-1][1].text.split()[-1] in ("a", "to") for row in setting.rows[:-1])


@pytest.mark.parametrize("balance", [False, True])
@pytest.mark.parametrize("language", ["en", "es"])
def test_no_line_ends_on_a_small_word_and_no_last_one_is_short_if_it_can_be_helped(language, balance):
    """All that posters and cards say, in wide and in narrow columns, in as few lines as without that care."""
    style, seen = display(22) if balance else text(14.5), 0
    space = measure(plain("a a"), style) - 2 * measure(plain("a"), style)
    pieces = [LIBRARY.pieces(kind, topic, language) for topic in LIBRARY.topics() for kind in ("poster", "card")]
    for words in {words.plain: words for piece in pieces for words in words_in(tuple(piece.values()))}.values():
        tokens = words.plain.split(" ")
        long = {token: measure(plain(token), style) for token in tokens}
        for width in (130, 200, 330, 520):
            if max(long.values()) > width:
                continue
            setting = set_words(words, style, width, balance=balance)
            lines = said(setting)
            assert " ".join(lines) == words.plain
            if can_end_well(tokens, long, space, width, len(lines), balance):
                assert not ends_badly(lines, balance), lines
                last = rows(setting)[-1][-1]
                assert len(lines) == 1 or last.x + last.width >= width / 4
                seen += len(lines) > 1
    assert seen > 100


@given(st.lists(st.tuples(st.integers(1, 60), st.booleans(), st.booleans()), min_size=1, max_size=40), st.integers(60, 300))
def test_words_take_as_few_lines_as_if_each_took_all_that_it_holds(drawn, limit):
    words = [Word(*word) for word in drawn]
    count = lines_needed(words, 5, limit)
    for balance in (False, True):
        ends = line_ends(words, 5, limit, count, balance=balance)
        assert len(ends) == count
        for start, end in zip([0, *ends[:-1]], ends, strict=True):
            assert sum(word.width for word in words[start:end]) + 5 * (end - start - 1) <= limit
        assert ends[-1] == len(words)
    assert count == 1 or not line_ends(words, 5, limit, count - 1, balance=False)


def test_what_has_no_spaces_is_parted_to_lines_of_which_the_last_is_no_shorter_than_need_be():
    parts = ["missingkids.org/", "blog/", "2024/", "ncmec", "-releases", "-new", "-sextortion", "-data"]
    lines = parted(parts, text(8), 150)
    assert "".join(lines) == "".join(parts)
    assert len(lines) == 2
    assert all(40 < measure(plain(line), text(8)) <= 150 for line in lines)


def test_a_long_text_is_broken_soon():
    """A thousand characters in a wide column, of which each line could end in many places: no second."""
    words = plain("It seldom makes them stop. Already did? Help is still here, day and night, for you or for a friend. " * 10)
    set_words(words, text(), 540)
    start = process_time()
    set_words(words, text(), 540, balance=True)
    fit(words, display(), 540, 700, least=9, most=40, lines=20)
    assert process_time() - start < 0.2


def test_turned_words_are_the_same_words_a_quarter_turned(tmp_path):
    """What is printed upward is, turned back, what is printed from left to right."""
    setting, paths = set_words("STAFF only", display(40), 130), []
    for name, lines in (("level", setting.placed(100, 400)), ("turned", setting.turned(612 - 400, 100))):
        paths.append(tmp_path / f"{name}.pdf")
        paths[-1].write_bytes(page(Element("P", lines)))
    level, turned = (picture_of(path, 1, 72) for path in paths)
    upright = np.rot90(turned, -1)  # clockwise: 792 wide, 612 high, the sheet's left edge on top
    assert len(rows(setting)) == 2
    assert np.abs(level[792 - 400 : 792 - 300, 90:240].astype(int) - upright[212:312, 90:240]).mean() < 2
    assert (level < 100).sum() > 1000
    assert squeezed(pdfium_text(paths[1], 1)) == "STAFFonly"


# --- letters ---


@pytest.mark.parametrize("stack", STACKS)
def test_a_character_that_no_font_has_is_named_with_the_text_it_stands_in(stack):
    with pytest.raises(Unusable) as refused:
        set_words("Call 漢 now", text(face=stack), 300)
    told = str(refused.value)
    assert "U+6F22 CJK UNIFIED IDEOGRAPH-6F22" in told
    assert "which stands in “Call 漢 now”" in told


@pytest.mark.parametrize("stack", STACKS)
def test_letters_are_kerned_and_the_file_moves_them_together(stack, tmp_path):
    pair = measure(plain("AV"), text(100, stack))
    assert pair < measure(plain("A"), text(100, stack)) + measure(plain("V"), text(100, stack)) - 1
    path = tmp_path / "kerned.pdf"
    path.write_bytes(page(Element("P", set_words("AV", text(100, stack), 300).placed(50, 500))))
    with pikepdf.open(path) as opened:
        (shown,) = [operands[0] for operands, operator in pikepdf.parse_content_stream(opened.pages[0]) if str(operator) == "TJ"]
    assert [float(part) > 0 for part in shown if not isinstance(part, pikepdf.String)] == [True]
    picture = picture_of(path, 1, 72)
    across = np.flatnonzero((picture < 200).any(axis=0))
    assert np.ptp(across) == pytest.approx(pair, rel=0.05)


@pytest.mark.parametrize("letter", ["Ž̧", "x̱", "Ḵ̓", "ą́"])
@pytest.mark.parametrize("stack", STACKS)
def test_a_letter_with_its_marks_is_one_code_one_glyph_and_its_own_text(letter, stack, tmp_path):
    path = tmp_path / "marked.pdf"
    path.write_bytes(page(Element("P", set_words(letter, text(100, stack), 300).placed(50, 500))))
    with pikepdf.open(path) as opened:
        (font,) = opened.pages[0].resources.Font.values()
        (descendant,) = font.DescendantFonts
        assert f"<0001> <{letter.encode('utf-16-be').hex().upper()}>" in font.ToUnicode.read_bytes().decode()
        assert b"<0002>" not in font.ToUnicode.read_bytes()
        glyph = int.from_bytes(descendant.CIDToGIDMap.read_bytes()[2:4], "big")
        program = TTFont(BytesIO(descendant.FontDescriptor.FontFile2.read_bytes()))
    assert program["glyf"][program.getGlyphName(glyph)].isComposite()
    assert len(program["glyf"][program.getGlyphName(glyph)].components) >= 2


def test_a_mark_is_drawn_where_the_font_anchors_it(tmp_path):
    """The low line of x̱ stands under the x, in the file's picture too."""
    path = tmp_path / "under.pdf"
    path.write_bytes(page(Element("P", set_words("x̱", text(100), 300).placed(50, 500))))
    picture = picture_of(path, 1, 72)
    down, across = np.nonzero(picture < 128)
    baseline = 792 - (500 - text(100).cap)
    below, above = down > baseline + 3, down <= baseline
    assert below.any()
    assert across[below].mean() == pytest.approx(across[above].mean(), abs=4)
