"""A sign holds what it was made to hold, in two languages at one size, and its two codes cannot be taken for each other."""

import re

import outloud
import page as page_validation
import pytest
from conftest import LIBRARY, SCHOOL
from msgspec.structs import replace
from proofing import codes, cropped, link_read, links_seen, pdfium_text, picture_of, squeezed, structure, warned_of

from handbill.layouts.look import theme
from handbill.layouts.poster import lay
from handbill.layouts.posters.sheet import Sheet
from handbill.layouts.voice import Voice
from handbill.orders.order import Order
from handbill.page.imprint import imprint
from handbill.page.marks import Line, Shape
from handbill.problems import Overfull
from handbill.words.codes import LEARN_ADDRESS, LEARN_URL, PRINTED_ADDRESS, REPORT_URL
from handbill.words.markup import plain
from handbill.words.types import words_in

MM = 72 / 25.4
POLICE = "206-555-0155"
NAMED = {**SCHOOL, "police": POLICE}
KINDS = {
    "en+es": {},
    "en": {"language": "en"},
    "es": {"language": "es"},
    "a4": {"paper": "a4", "imprint": imprint(**NAMED)},
    "named": {"imprint": imprint(**NAMED)},
    "named-en": {"language": "en", "imprint": imprint(**NAMED)},
    "named-es": {"language": "es", "imprint": imprint(**NAMED)},
    "light": {"ink": "light", "imprint": imprint(**NAMED)},
    "blank": {"imprint": imprint(blank=True)},
    "blank-en": {"language": "en", "imprint": imprint(blank=True)},
}
CONTACTS = ("911", "1-800-225-5324", "tips.fbi.gov", "988", "1-800-843-5678", PRINTED_ADDRESS, LEARN_ADDRESS)


@pytest.fixture(params=KINDS.values(), ids=KINDS)
def sign(request, printed):
    return printed(order(**request.param))


def order(language="en+es", **choices) -> Order:
    return Order("poster", "sextortion", "student", language, design="sign", **choices)


def lines(piece) -> dict[str, Line]:
    """Each line of the page by its words."""
    return {mark.text.strip(): mark for mark in piece.document.pages[0].marks() if isinstance(mark, Line)}


def size(piece, words: str) -> float:
    """The size of the line that begins with what these words begin with."""
    return next(line.size for text, line in lines(piece).items() if words.startswith(text))


# --- two codes ---


@pytest.mark.parametrize("dpi", [100, 150, 300])
def test_a_phone_that_sees_the_whole_sheet_reads_both_links(sign, dpi):
    assert sorted(links_seen(picture_of(sign.path, 1, dpi))) == [REPORT_URL, LEARN_URL]


def test_each_code_alone_leads_to_its_own_page(sign):
    [page], picture = sign.document.pages, picture_of(sign.path, 1, 150)
    assert [link_read(cropped(picture, code.quiet, page, 150)) for code in codes(page)] == [REPORT_URL, LEARN_URL]


def test_the_codes_are_large_enough_and_so_far_apart_that_a_phone_sees_one_at_a_time(sign):
    first, second = codes(sign.document.pages[0])
    assert first.box.width >= 40 * MM > 1.3 * second.box.width >= 1.3 * 25 * MM
    assert second.quiet.x - first.quiet.right >= 20


def test_the_codes_are_told_apart_by_their_words(sign):
    page = structure(sign.path)
    alts = [element.alt for element in page.walk() if element.role == "Figure" and "QR" in element.alt]
    assert [PRINTED_ADDRESS in alt for alt in alts] == [True, False]
    assert [LEARN_ADDRESS in alt for alt in alts] == [False, True]
    links = {element.note: squeezed(element.words) for element in page.walk() if element.role == "Link"}
    assert (links[REPORT_URL], links[LEARN_URL]) == (PRINTED_ADDRESS, LEARN_ADDRESS)
    heads = [squeezed(element.words) for element in page.walk() if element.role == "H2"]
    said = [piece.sign for piece in sign.voices]
    assert {squeezed(words.plain) for piece in said for words in (piece.report, piece.learn)} <= {*heads}


def test_no_other_piece_has_the_second_code(default):
    assert {code.link for page in default.document.pages for code in codes(page)} == {REPORT_URL}


def test_nothing_but_white_lies_in_a_quiet_zone(sign):
    [page], picture = sign.document.pages, picture_of(sign.path, 1, 150)
    for code in codes(page):
        around, edge = cropped(picture, code.quiet.inset(0.3), page, 150), round(3.5 * code.module * 150 / 72)
        assert min(around[:edge].min(), around[-edge:].min(), around[:, :edge].min(), around[:, -edge:].min()) >= 250


# --- it is heard as it is seen ---


def test_it_conforms_to_pdf_ua_1_and_outloud_finds_nothing_to_warn_of(sign):
    assert page_validation.validate_pdf(sign.path, profile="ua1").is_compliant
    result = outloud.check(str(sign.path))
    assert result.error is None
    assert warned_of(result, sign.path) == []


def test_what_is_copied_out_comes_in_reading_order(sign):
    [page] = sign.document.pages
    assert squeezed(pdfium_text(sign.path, 1)) == squeezed("".join(element.text for element in page.elements))


# --- what it holds ---


def test_it_names_the_police_the_fbi_the_lifeline_and_ncmec(sign):
    said = squeezed(structure(sign.path).words)
    assert [way for way in CONTACTS if way not in said] == []
    kept = [words.plain for piece in sign.voices for words in words_in(piece.sign)]
    assert [words for words in kept if squeezed(words) not in said] == []


@pytest.mark.parametrize(("language", "words"), [("en", ["sextortion", "sexual extortion", "crime"]),
                                                 ("es", ["sextorsión", "extorsión sexual", "delito"])])  # fmt: skip
def test_it_says_what_it_is_called_and_that_it_is_a_crime(language, words):
    what = LIBRARY.pieces("poster", "sextortion", language)["student"].sign.what.plain
    assert [word for word in words if word not in what] == []


@pytest.mark.parametrize("language", LIBRARY.languages("sextortion"))
def test_nothing_on_it_claims_that_it_complies(language):
    """Whether a sign is what a law asks for is for a school's lawyer to say."""
    said = " ".join(words.plain for words in words_in(LIBRARY.pieces("poster", "sextortion", language)["student"].sign))
    assert not re.search(r"(?i)\bKRS\b|\bAB ?\d|compl(y|ies|iant|iance)|required by|statute|exigid|conforme a|cumple con", said)


def test_every_language_gives_the_same_numbers():
    ways = {language: [route.way.plain for route in LIBRARY.pieces("poster", "sextortion", language)["student"].sign.routes]
            for language in LIBRARY.languages("sextortion")}  # fmt: skip
    assert len({*map(tuple, ways.values())}) == 1


# --- at what size ---


def test_two_languages_stand_beside_each_other_at_one_size(printed):
    piece = printed(order(imprint=imprint(**NAMED)))
    for told in (lambda poster: poster.promise.lead, lambda poster: poster.sign.question, lambda poster: poster.sign.what,
                 lambda poster: poster.sign.police.lead, lambda poster: poster.sign.learn):  # fmt: skip
        english, spanish = (told(said).plain for said in piece.voices)
        assert size(piece, english) == size(piece, spanish), english
    for told in (lambda poster: poster.promise.lead, lambda poster: poster.sign.question):
        starts = [next(line for text, line in lines(piece).items() if told(said).plain.startswith(text)) for said in piece.voices]
        assert starts[0].y == starts[1].y
        assert starts[0].x < starts[1].x


def test_the_promise_is_read_from_two_metres_with_and_without_an_imprint(printed):
    for choices in ({}, {"imprint": imprint(**NAMED)}):
        piece = printed(order(**choices))
        assert size(piece, piece.said.promise.lead.plain) >= 41


def test_nothing_but_the_small_print_and_a_schools_lines_is_under_twelve_points(printed):
    found = lines(printed(order()))
    assert min(line.size for line in found.values() if not line.small) >= 12
    assert {line.size >= 17.5 for text, line in found.items() if re.fullmatch(r"988|1-800-\d{3}-\d{4}", text)} == {True}


# --- the local police ---


@pytest.mark.parametrize("given", [NAMED, {"police": POLICE}], ids=["all", "police alone"])
def test_the_number_of_the_local_police_stands_in_its_place_and_dials(given, printed):
    piece = printed(order(imprint=imprint(**given)))
    spoken = [element for element in structure(piece.path).walk() if element.role == "Link" and POLICE in element.words]
    assert [(element.note, squeezed(element.words)) for element in spoken] == [(f"tel:+1-{POLICE}", POLICE)]
    assert not any(element.alt == piece.phrases.blank_line for element in structure(piece.path).walk())
    assert lines(piece)[POLICE].size >= 17.5


@pytest.mark.parametrize("choices", [{}, {"imprint": imprint(blank=True)}, {"imprint": imprint(school="Cedar Hollow High")}],
                         ids=["nobody", "blank", "a school"])  # fmt: skip
def test_without_it_there_is_a_line_that_a_hand_can_write_it_on(choices, printed):
    piece = printed(order(**choices))
    assert any(element.alt == piece.phrases.blank_line for element in structure(piece.path).walk())
    plates = [mark for mark in piece.document.pages[0].marks() if isinstance(mark, Shape) and mark.kind == "panel"]
    rules = [mark for mark in piece.document.pages[0].marks() if isinstance(mark, Shape) and mark.kind == "rule"]
    [(rule, plate)] = [(rule, plate) for plate in plates for rule in rules if plate.box.holds(rule.box) and plate.box.height < 40]
    assert rule.box.width >= 130
    assert plate.box.top - rule.box.y >= 20


# --- too much for the sheet ---


def test_words_that_are_too_long_are_named_with_how_much_of_them_fits():
    said = LIBRARY.pieces("poster", "sextortion", "en")["student"]
    longer = replace(said, sign=replace(said.sign, what=plain("It is a crime, and help is near. " * 30)))
    voice = Voice(longer, LIBRARY.phrases("en"))
    sheet = Sheet((voice,), theme("sun", "full"), imprint().room, "2026-01-01", 612, 792, design="sign")
    with pytest.raises(Overfull, match=r"“It is a crime, and help is near.* is too long for “sign”: \d+ of its 990 letters fit"):
        lay(sheet)
