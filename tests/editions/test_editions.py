"""An edition: any school's words are set into it byte for byte as if the piece had been laid out for that school."""

from random import Random

import pytest
from msgspec.structs import replace
from PIL import Image

from handbill.editions.editions import Editions
from handbill.editions.letters import Letters
from handbill.orders import orders
from handbill.orders.order import Order
from handbill.page.alphabet import LETTERS, alphabet, case
from handbill.page.imprint import PHONES, TEXTS, imprint
from handbill.page.logo import read_logo
from handbill.page.text.shaping import STACKS, font
from handbill.pdf import pdf
from handbill.words import codes
from handbill.words.library import library

LIBRARY = library(None)
SHORT = {"school": "Cedar Hollow High", "counselor": "Ms. Ava To, Room 12", "phone": "206-555-0100 ext. 12"}
ALL = {**SHORT, "district": "Cedar Hollow School District", "sro": "Officer Yost", "hotline": "1-800-555-0199"}
TRIBAL = {"school": "X̱ʷméx̱ʷ ƛ̓ Nāwahīokalaniʻōpuʻu Ǫ́ “A–V” School", "phone": "206-555-0100"}
LONG = {
    "school": "Dr. Cedar Hollow, Jr. Career & Technical Senior High School of the Performing Arts and Sciences",
    "phone": "2065550100",
}
LINES = {"name": {"school": "AVA To High"}, "short": SHORT, "all": ALL, "tribal": TRIBAL, "long": LONG}
PIECES = [("poster", "student"), ("poster", "friend"), ("poster", "family"), ("card", "student"), ("card", "staff"),
          ("guide", "grades-9-12"), ("guide", "family")]  # fmt: skip


@pytest.fixture(scope="module")
def made() -> Editions:
    return Editions(None)


@pytest.mark.parametrize("lines", LINES.values(), ids=LINES)
@pytest.mark.parametrize("language", ["en", "es", "en+es"])
@pytest.mark.parametrize(("kind", "audience"), PIECES)
def test_a_stamped_file_is_what_the_same_order_gives_laid_out_in_full(kind, audience, language, lines, made):
    lines = {name: line for name, line in lines.items() if kind != "card" or name not in ("district", "sro")}
    order = Order(kind, "sextortion", audience, language, imprint=imprint(**lines))
    try:
        whole = pdf.write(orders.fill(order, LIBRARY))
    except orders.Unusable as unusable:  # a card has little room; then both ways say so
        with pytest.raises(type(unusable)):
            made.file(order)
        return
    assert b"".join(made.file(order).parts) == whole


@pytest.mark.parametrize("lines", [{"district": "Cedar County", "hotline": "206-555-0100"}, {"police": "206-555-0100"}])
@pytest.mark.parametrize("language", ["en", "en+es"])
def test_a_side_of_a_fold_without_words_is_stamped_too(language, lines, made):
    order = Order("card", "sextortion", "student", language, imprint=imprint(**lines))
    assert b"".join(made.file(order).parts) == pdf.write(orders.fill(order, LIBRARY))


@pytest.mark.parametrize("size", [(400, 400), (900, 300), (90, 200), (1, 1)])
@pytest.mark.parametrize(("kind", "language"), [("poster", "en"), ("guide", "en+es")])
def test_a_logo_is_stamped_as_it_is_laid_out(kind, language, size, made, tmp_path):
    Image.new("RGB", size, "teal").save(tmp_path / "logo.png")
    lines = replace(imprint(**SHORT), logo=read_logo(tmp_path / "logo.png"))
    order = Order(kind, "sextortion", {"poster": "student", "guide": "grades-9-12"}[kind], language, imprint=lines)
    assert b"".join(made.file(order).parts) == pdf.write(orders.fill(order, LIBRARY))


def test_a_name_with_a_letter_outside_the_alphabet_goes_the_full_way(made):
    order = Order("poster", "sextortion", "student", imprint=imprint(school="Trường Nguyễn"))
    assert b"".join(made.file(order).parts) == pdf.write(orders.fill(order, LIBRARY))


@pytest.mark.parametrize("name", ["θ", "ľðťθ", "θaʔ ʔəθ"])
def test_a_theta_is_set_as_its_word_has_it(name, made):
    """Fonts have one for Greek and one for Latin, and HarfBuzz goes by the word's first letter."""
    order = Order("poster", "sextortion", "student", imprint=imprint(school=name))
    assert b"".join(made.file(order).parts) == pdf.write(orders.fill(order, LIBRARY))


def test_each_line_that_is_too_long_is_told_as_by_the_whole_page(made):
    """Some places take one line, so that there are several to tell of."""
    lines = dict.fromkeys(("school", "district", "counselor", "sro"), "W" * 140)
    order = Order("guide", "sextortion", "family", imprint=imprint(**lines))
    with pytest.raises(orders.Unusable) as whole:
        orders.fill(order, LIBRARY)
    with pytest.raises(orders.Unusable) as stamped:
        made.file(order)
    assert stamped.value.problems == whole.value.problems


def _imprints(count):
    """Lines of all lengths, accented, tribal, of one letter; the same each time."""
    chance = Random(7)  # noqa: S311 (the same each time)
    words = [
        "Cedar",
        "Hollow",
        "Peña",
        "St. Mary’s",
        "P.S. 9",
        "A",
        "X̱ʷméx̱ʷ",
        "ƛ̓",
        "AVA",
        "‘W’",
        "King, Jr.",
        "&",
        "Ágüeda",
        "ʻōpuʻu",
    ]
    for _ in range(count):
        given = chance.sample(TEXTS, chance.randint(1, len(TEXTS)))
        number = f"206-555-{chance.randrange(10_000):04}{chance.choice(('', ' ext. 12'))}"
        text = [" ".join(chance.choices(words, k=chance.choice((1, 2, 6)))) for _ in given]
        yield imprint(**{name: number if name in PHONES else told for name, told in zip(given, text, strict=True)})


@pytest.mark.parametrize("order", [
    Order("poster", "sextortion", "student", "es", design="verbs", tabs=True),
    Order("poster", "sextortion", "family", "en+es", "tabloid", ink="light"),
    Order("poster", "online-enticement", "friend", paper="stall", design="bubble"),
    Order("card", "sextortion", "staff", "en+es"),
], ids=lambda order: order.name)  # fmt: skip
def test_whatever_a_school_prints_both_ways_give_the_same_bytes_or_the_same_refusal(order, made):
    for lines in _imprints(8):
        asked = order.with_imprint(lines)
        assert _answer(lambda asked=asked: b"".join(made.file(asked).parts)) == _answer(
            lambda asked=asked: pdf.write(orders.fill(asked, LIBRARY))
        )


def _answer(make):
    """What was made, or what was told instead."""
    try:
        return make()
    except orders.Unusable as unusable:
        return str(unusable)


@pytest.mark.parametrize("name", ["SourceSans3-Bold", "SourceSans3-Regular"])
def test_letters_are_set_as_shaping_sets_them(name):
    """Every letter beside every fifth other, so that each kerning class meets each."""
    face, whole = Letters(case(name)), font(name)
    kept = [cluster.text for cluster in alphabet(name) if cluster.text.strip()]
    for nth, letter in enumerate(kept):
        word = "".join(letter + other for other in kept[nth % 5 :: 5])
        found = face.word(word)
        assert found is not None
        assert found.advance == sum(cluster.advance for cluster in whole.shape(word))


def test_the_alphabet_holds_latin_1_and_extended_a_and_each_face_of_the_imprint_has_it():
    assert set(LETTERS) >= {chr(code) for code in range(0xC0, 0x180)}
    for stack in ("bold", "text"):
        assert len(alphabet(STACKS[stack][0])) >= len(LETTERS) - 2


def test_a_schools_file_depends_on_no_other_school(made):
    order = Order("poster", "sextortion", "student", imprint=imprint(**SHORT))
    first = made.file(order).parts
    made.file(replace(order, imprint=imprint(**TRIBAL)))
    assert made.file(order).parts == first


def test_the_digest_told_is_the_files(made):
    import hashlib

    file = made.file(Order("card", "sextortion", "student", imprint=imprint(**SHORT)))
    assert file.sha256 == hashlib.sha256(b"".join(file.parts)).hexdigest()
    assert file.size == len(b"".join(file.parts))


def test_only_the_link_with_its_own_symbol_is_ours():
    assert codes.is_ours(codes.REPORT_URL, codes.SYMBOL)
    assert not codes.is_ours(codes.REPORT_URL, codes.SYMBOL[::-1])
    assert codes.is_ours(codes.LEARN_URL, codes.LEARN_SYMBOL)
    assert not codes.is_ours(codes.LEARN_URL, codes.SYMBOL)


@pytest.mark.parametrize("lines", [{}, SHORT, {**ALL, "police": "206-555-0155"}], ids=["nobody", "short", "all"])
def test_a_sign_leads_home_and_is_stamped_as_it_is_laid_out(lines, made):
    order = Order("poster", "sextortion", "student", "en+es", imprint=imprint(**lines), design="sign")
    assert made.edition(order.with_imprint(imprint()), order.imprint.room).leads_home()
    assert b"".join(made.file(order).parts) == pdf.write(orders.fill(order, LIBRARY))


def elsewhere(first, second):
    return first, replace(second, link="https://report.cybertip.example")


FORGED = {
    "without the first": lambda first, second: (second,),
    "the second elsewhere": elsewhere,
    "the second's modules turned": lambda first, second: (first, replace(second, rows=second.rows[::-1])),
    "the first drawn as the second": lambda first, second: (replace(first, rows=second.rows), second),
    "both the second": lambda first, second: (replace(first, link=second.link, rows=second.rows), second),
}


@pytest.mark.parametrize("forge", FORGED.values(), ids=FORGED)
def test_a_sign_with_a_forged_code_leads_nowhere(forge, made):
    edition = made.edition(Order("poster", "sextortion", "student", "en+es", design="sign"), imprint().room)
    assert [code.link for code in edition.codes] == [codes.REPORT_URL, codes.LEARN_URL]
    assert not replace(edition, codes=forge(*edition.codes)).leads_home()


def test_a_sign_whose_second_address_is_missing_leads_nowhere(made):
    """The link beside each code is looked for in the shell; a poster's has only the first."""
    poster, sign = (
        made.edition(Order("poster", "sextortion", "student", "en+es", design=design), imprint().room)
        for design in ("bubble", "sign")
    )
    assert not replace(sign, shell=poster.shell).leads_home()


@pytest.mark.parametrize("lines", LINES.values(), ids=LINES)
@pytest.mark.parametrize(("topic", "design"), [("online-enticement", "close"), ("sextortion", "set"), ("sextortion", "thread")])
def test_sheets_on_two_grounds_and_sets_of_sheets_are_stamped_as_they_are_laid_out(topic, design, lines, made):
    order = Order("poster", topic, "student", "es", design=design, imprint=imprint(**lines))
    assert b"".join(made.file(order).parts) == pdf.write(orders.fill(order, LIBRARY))
