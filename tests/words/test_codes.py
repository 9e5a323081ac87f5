"""Every code that is promised is there, is read by a phone, and leads to the one report page."""

import re
from pathlib import Path

import pytest
from conftest import LIBRARY, SCHOOL
from proofing import codes, cropped, link_read, links_seen, pages_with_codes, picture_of, squeezed, structure
from qrcode.constants import ERROR_CORRECT_Q
from qrcode.main import QRCode

from handbill.orders import orders
from handbill.orders.order import AUDIENCE, Order
from handbill.orders.stocks import of_order
from handbill.page.imprint import imprint
from handbill.pdf import pdf
from handbill.problems import Unusable
from handbill.words.codes import LEARN_ADDRESS, LEARN_URL, PRINTED_ADDRESS, REPORT_URL, SYMBOLS
from handbill.words.library import OURS, Library

LINK, PAGE = "https://report.cybertip.org", "https://www.missingkids.org/theissues/sextortion"
HOSTILE = "https://report.cybertip.example"
MM = 72 / 25.4
GUIDE = 2  # codes for each language: on its cover and on the page to copy
LEAST = {"letter": 40 * MM, "legal": 40 * MM, "a4": 40 * MM, "tabloid": 60 * MM, "a3": 60 * MM, "stall": 25 * MM}


def test_a_piece_promises_the_codes_that_it_should(piece):
    found = [len(codes(page)) for page in piece.document.pages]
    languages = len(piece.order.languages)
    match piece.order.kind:
        case "poster":
            assert found == [2 if piece.order.paper == "stall" else 1]
        case "card":
            sheet = of_order(piece.order, LIBRARY)
            places = len(sheet.places(sheet.cells(languages)))  # a card in two languages may take two
            assert found == ([places] if sheet.shape == "tent" else [0, places])
        case "guide":
            assert (found[0], sum(found)) == (1, GUIDE * languages)


@pytest.mark.parametrize("dpi", [100, 150, 300])
def test_each_page_read_whole_gives_the_link_as_often_as_there_are_codes(piece, dpi):
    for number, page in pages_with_codes(piece.document):
        assert links_seen(picture_of(piece.path, number, dpi)) == [LINK] * len(codes(page))


@pytest.mark.parametrize("dpi", [150, 300])
def test_each_code_with_its_quiet_zone_is_read_by_opencv_too(piece, dpi):
    for number, page in pages_with_codes(piece.document):
        picture = picture_of(piece.path, number, dpi)
        for code in codes(page):
            assert link_read(cropped(picture, code.quiet, page, dpi)) == LINK


def test_nothing_but_white_lies_in_a_quiet_zone(piece):
    for number, page in pages_with_codes(piece.document):
        picture = picture_of(piece.path, number, 150)
        for code in codes(page):
            around = cropped(picture, code.quiet.inset(0.3), page, 150)
            edge = round(3.5 * code.module * 150 / 72)
            assert min(around[:edge].min(), around[-edge:].min(), around[:, :edge].min(), around[:, -edge:].min()) >= 250


def test_a_symbol_is_as_large_as_its_distance_asks(piece):
    """19 mm in the hand, 25 mm on a table, 40 mm on a wall and 60 mm on a large sheet; 25 mm in a stall."""
    least = {"card": 19 * MM, "guide": 25 * MM, "poster": LEAST[piece.order.paper]}[piece.order.kind]
    assert min(code.box.width for page in piece.document.pages for code in codes(page)) >= least - 0.01
    assert piece.document.code >= least - 0.01


@pytest.mark.parametrize(("link", "version"), [(LINK, 3), (PAGE, 5)])
def test_a_symbol_is_the_one_that_qrcode_makes_when_it_chooses_the_mask_itself(link, version):
    code = QRCode(None, ERROR_CORRECT_Q, border=0)
    code.add_data(link.encode(), optimize=0)
    code.make(fit=True)
    assert code.version == version
    assert tuple("".join("01"[dark] for dark in row) for row in code.modules) == SYMBOLS[link]


def test_a_code_may_lead_to_two_pages_and_no_other():
    assert [*SYMBOLS] == [REPORT_URL, LEARN_URL] == [LINK, PAGE]


def test_the_page_to_learn_more_is_one_that_the_facts_are_from():
    assert LIBRARY.sources["ncmec-sextortion"].url == LEARN_URL == f"https://{LEARN_ADDRESS}"


def test_the_link_stands_in_one_file_and_the_printed_address_is_made_from_it():
    root = Path(__file__).parents[2]
    sources = [*root.glob("*.py"), *root.glob("handbill/**/*.py"), *root.glob("layouts/*.py"), *root.glob("materials/**/*.yaml")]
    alone = re.compile(rf"{re.escape(LINK)}(?!/\w)")  # and not a page below it, which a source may be
    assert [path.name for path in sources if path.is_file() and alone.search(path.read_text(encoding="utf-8"))] == ["codes.py"]
    assert REPORT_URL == LINK == f"https://{PRINTED_ADDRESS}"


def test_the_address_beside_each_code_says_and_opens_the_same_link(piece):
    links = [element for element in structure(piece.path).walk() if element.role == "Link"]
    assert {squeezed(link.words) for link in links if link.note == LINK} == {PRINTED_ADDRESS}
    below = [link for link in links if PRINTED_ADDRESS in squeezed(link.words)]  # as the page that a source is
    assert [link.note for link in below if link.note != f"https://{squeezed(link.words)}"] == []


@pytest.mark.parametrize("topic", LIBRARY.topics())
@pytest.mark.parametrize("audience", ["student", "staff"])
@pytest.mark.parametrize("language", ["en", "es", "en+es"])
def test_a_cards_code_grows_where_no_school_is_named_and_is_alike_whatever_is_given(language, audience, topic, printed):
    def width(**lines) -> float:
        document = printed(Order("card", topic, audience, language, imprint=imprint(**lines))).document
        [wide] = {code.box.width for page in document.pages for code in codes(page)}
        return wide

    alone, school = width(), width(school="Cedar Hollow Middle School")
    print(f"{topic} {audience} {language}: {alone / MM:.1f} mm, {school / MM:.1f} mm beside a school's lines")
    assert alone >= 25 * MM
    assert school >= 19 * MM
    for lines in ({"hotline": "1-888-555-0188"}, {"school": "Cedar Hollow", "phone": "206-555-0100"}, SCHOOL, {"blank": True}):
        assert width(**lines) == school


def test_a_contacts_file_may_not_say_where_reports_go(tmp_path):
    ours = (OURS / "contacts.yaml").read_text(encoding="utf-8")
    theirs = ours.replace("\ncybertipline:\n", f"\ncybertipline:\n  url: {HOSTILE[8:]}\n")
    (tmp_path / "contacts.yaml").write_text(theirs, encoding="utf-8")
    with pytest.raises(Unusable, match=r"contacts\.yaml:\d+:\d+: the CyberTipline’s address is not set here"):
        _ = Library((tmp_path, OURS)).contacts


@pytest.mark.parametrize(("key", "told"), [("code-alt", "QR code that leads to"), ("learn-alt", "to learn more, that leads to")])
def test_a_phrase_may_not_tell_a_listener_another_address_than_the_codes(key, told, tmp_path):
    (tmp_path / "en").mkdir()
    ours = (OURS / "en" / "phrases.yaml").read_text(encoding="utf-8")
    (tmp_path / "en" / "phrases.yaml").write_text(ours.replace(f"{told} <link>", f"{told} {HOSTILE}"), encoding="utf-8")
    with pytest.raises(Unusable, match=key):
        orders.fill(Order("poster", "sextortion", "student"), Library((tmp_path, OURS)))


@pytest.mark.parametrize("kind", ["poster", "guide", "card"])
def test_no_option_and_no_content_file_changes_where_a_code_leads_or_what_stands_beside_it(kind, tmp_path):
    """Every address in the materials and every name of the school is hostile; the code and its address stay."""
    library = Library((_hostile_materials(tmp_path), OURS))
    names = ("school", "district", "counselor", "sro")[: 2 if kind == "card" else 4]  # a card has room for so long ones twice
    lines = {name: HOSTILE if name in names else line for name, line in SCHOOL.items()}
    document = orders.fill(Order(kind, "sextortion", AUDIENCE[kind], imprint=imprint(**lines)), library)
    path = tmp_path / "hostile.pdf"
    path.write_bytes(pdf.write(document))
    for number, page in pages_with_codes(document):
        assert links_seen(picture_of(path, number, 150)) == [LINK] * len(codes(page))
    spoken = list(structure(path).walk())
    assert {squeezed(element.words) for element in spoken if element.role == "Link" and element.note == LINK} == {PRINTED_ADDRESS}
    assert {element.alt for element in spoken if "code" in element.alt} == {f"QR code that leads to {PRINTED_ADDRESS}"}


def _hostile_materials(folder: Path) -> Path:
    """Our materials with every address but those of sources turned to a stranger's."""
    for path in OURS.glob("**/*.yaml"):
        text = path.read_text(encoding="utf-8")
        for contact in LIBRARY.contacts.values():
            text = text.replace(f"url: {contact.url}\n", f"url: {HOSTILE[8:]}\n")
        copy = folder / path.relative_to(OURS)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(text, encoding="utf-8")
    return folder
