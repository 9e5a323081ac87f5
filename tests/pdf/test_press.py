"""A print shop's file: PDF/X-4's rules one by one, as far as they can be seen in a file, and the standards that it keeps."""

import re
from io import BytesIO

import outloud
import page as page_validation
import pikepdf
import pytest
from conftest import SCHOOL
from PIL import Image, ImageCms
from proofing import warned_of

from handbill.editions.editions import Editions
from handbill.orders import orders
from handbill.orders.order import Order
from handbill.page.imprint import imprint
from handbill.page.logo import read_logo
from handbill.page.press import Press, Profile
from handbill.pdf import pdf
from handbill.words.library import library

LIBRARY = library(None)
MARKS, BLEED = 36.0, 9.0
PAPERS = {"poster": (612, 792), "guide": (612, 792), "card": (612, 792)}
FORBIDDEN = {"/JavaScript", "/JS", "/AA", "/OpenAction", "/URI", "/AcroForm", "/Encrypt", "/OPI", "/TR", "/TR2", "/HTP"}


@pytest.fixture(scope="module", params=PAPERS)
def kind(request) -> str:
    return request.param


@pytest.fixture(scope="module")
def made(kind, make):
    lines = {name: line for name, line in SCHOOL.items() if kind != "card" or name in ("school", "phone")}
    return make(kind, lines=lines, press=Press())


@pytest.fixture
def opened(made):
    with pikepdf.open(made.path) as file:
        yield file


@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_it_conforms_to_pdf_ua_1_and_pdf_a_2a_all_the_same(profile, made):
    report = page_validation.validate_pdf(made.path, profile=profile)
    assert report.is_compliant, report


def test_it_is_heard_as_the_piece_is_but_that_an_address_is_no_link(made):
    """And a slug below the trim is words to nobody but who prints."""
    told = warned_of(outloud.check(str(made.path)), made.path)
    assert {line.split()[0] for line in told} <= {"LNK-010", "TAG-002"}


def test_it_is_pdf_1_6_with_an_identity_and_without_what_the_standard_forbids(made, opened):
    assert made.path.read_bytes().startswith(b"%PDF-1.6\n")
    assert [len(bytes(part)) for part in opened.trailer.ID] == [16, 16]
    keys = {key for thing in opened.objects if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream) for key in dict(thing)}
    assert keys & FORBIDDEN == set()
    assert not opened.is_encrypted
    assert {str(part) for stream in opened.objects if isinstance(stream, pikepdf.Stream)
            for part in [stream.get("/Filter")] if part} == {"/FlateDecode"}  # fmt: skip


def test_there_is_nothing_to_click_on(opened):
    assert all("/Annots" not in page for page in opened.pages)
    roles = {
        str(thing.S) for thing in opened.objects if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/StructElem"
    }
    assert "/Link" not in roles
    assert "/Figure" in roles


def test_one_printers_profile_says_what_the_inks_mean_for_both_standards(opened):
    one, other = opened.Root.OutputIntents
    assert (one.S, other.S) == ("/GTS_PDFX", "/GTS_PDFA1")
    assert one.DestOutputProfile.objgen == other.DestOutputProfile.objgen
    for intent in (one, other):
        assert (str(intent.OutputConditionIdentifier), str(intent.RegistryName)) == ("FOGRA39", "http://www.color.org")
    assert one.DestOutputProfile.N == 4
    profile = ImageCms.ImageCmsProfile(BytesIO(one.DestOutputProfile.read_bytes())).profile
    assert (profile.device_class, profile.xcolor_space) == ("prtr", "CMYK")


def test_its_properties_say_what_it_is_made_to(opened):
    assert opened.docinfo.Trapped == "/False"
    assert {"/Title", "/CreationDate", "/ModDate"} <= set(opened.docinfo.keys())
    assert "/Filter" not in opened.Root.Metadata
    with opened.open_metadata() as said:
        assert said["pdfxid:GTS_PDFXVersion"] == "PDF/X-4"
        assert (said["pdfuaid:part"], said["pdfaid:part"], said["pdfaid:conformance"]) == ("1", "2", "A")
        assert said["xmp:CreateDate"] == said["xmp:ModifyDate"] == said["xmp:MetadataDate"]
        assert re.fullmatch(r"uuid:\w{8}(-\w{4}){3}-\w{12}", said["xmpMM:DocumentID"])
        assert (said["xmpMM:VersionID"], said["xmpMM:RenditionClass"]) == ("1", "default")
        assert said["dc:title"] == opened.docinfo.Title
        assert "pdf:Trapped" not in said


def test_trim_lies_in_the_bleed_and_that_in_the_sheet_with_room_for_marks(kind, opened):
    """But a sheet of cards is what it is: nobody cuts it to its size."""
    width, height = PAPERS[kind]
    bleed, marks = (0, 0) if kind == "card" else (BLEED, MARKS)
    for page in opened.pages:
        media, trim, bled = ([float(side) for side in page[box]] for box in ("/MediaBox", "/TrimBox", "/BleedBox"))
        assert media == [0, 0, width + 2 * marks, height + 2 * marks]
        assert trim == [marks, marks, marks + width, marks + height]
        assert bled == [trim[0] - bleed, trim[1] - bleed, trim[2] + bleed, trim[3] + bleed]
        assert "/CropBox" not in page
        assert "/ArtBox" not in page


def test_without_marks_the_sheet_ends_with_the_bleed(make):
    with pikepdf.open(make("poster", press=Press(marks=False)).path) as opened:
        [page] = opened.pages
        assert [float(side) for side in page.MediaBox] == [float(side) for side in page.BleedBox] == [0, 0, 630, 810]
        assert "/All" not in str(page.Contents.read_bytes() if isinstance(page.Contents, pikepdf.Stream) else b"".join(
            part.read_bytes() for part in page.Contents))  # fmt: skip


def test_a_trade_printers_card_is_one_card_front_and_back(make):
    made = make("card", stock="single", press=Press(marks=False))
    with pikepdf.open(made.path) as opened:
        assert len(opened.pages) == 2
        for page in opened.pages:
            assert [float(side) for side in page.MediaBox] == [0, 0, 270, 162]
            assert [float(side) for side in page.BleedBox] == [0, 0, 270, 162]
            assert [float(side) for side in page.TrimBox] == [9, 9, 261, 153]
    for profile in ("ua1", "2a"):
        report = page_validation.validate_pdf(made.path, profile=profile)
        assert report.is_compliant, report


def test_no_colour_is_of_a_screen(opened):
    used = set()
    for page in opened.pages:
        forms = [form for form in page.get("/Resources").get("/XObject", {}).values() if form.Subtype == "/Form"]
        used |= {str(operator) for part in (page, *forms) for _, operator in pikepdf.parse_content_stream(part)}
    assert "k" in used
    assert used & {"rg", "RG", "g", "G", "sc", "scn", "cs", "sh"} == set()
    images = [thing for thing in opened.objects if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Image"]
    assert {str(image.ColorSpace) for image in images} <= {"/DeviceCMYK"}
    assert not any("/SMask" in image or "/Mask" in image for image in images)


def test_black_overprints_and_nothing_else_does(opened):
    """White that did would not be there at all."""
    for page in opened.pages:
        states, taken = page.Resources.ExtGState, {"k": False, "K": False}
        for operands, operator in pikepdf.parse_content_stream(page):
            if str(operator) == "gs":
                state = states[str(operands[0])]
                taken = {"k": bool(state.op), "K": bool(state.OP)}
            if taken.get(str(operator)):
                assert [*map(float, operands)] == [0, 0, 0, 1]
        assert bool(states["/Overprint"].op)
        assert states["/Overprint"].OPM == 1


@pytest.mark.parametrize("ours", [{"school": "Cedar Hollow High", "phone": "206-555-0100"}, {}])
def test_an_edition_gives_the_same_bytes(kind, ours):
    order = Order(kind, "sextortion", {"guide": "grades-9-12"}.get(kind, "student"), imprint=imprint(**ours), press=Press())
    assert b"".join(Editions(None).file(order).parts) == pdf.write(orders.fill(order, LIBRARY))


@pytest.mark.parametrize("mode", ["RGB", "L"])
def test_a_logo_is_in_four_inks_and_stamped_as_it_is_laid_out(mode, tmp_path):
    Image.radial_gradient("L").convert(mode).save(tmp_path / "logo.png")
    lines = imprint(school="Cedar Hollow High", logo=read_logo(tmp_path / "logo.png"))
    order = Order("poster", "sextortion", "student", imprint=lines, press=Press(uncoated=True))
    assert b"".join(Editions(None).file(order).parts) == pdf.write(orders.fill(order, LIBRARY))


def test_a_kept_edition_is_kept_for_its_profile_alone(tmp_path):
    order = Order("poster", "sextortion", "student", press=Press())
    other = Profile(Press().colors.data + b"\0", "Another")
    Editions(None, tmp_path).file(order)
    fresh = Editions(None, tmp_path)
    assert fresh.is_kept(order)
    assert not fresh.is_kept(Order("poster", "sextortion", "student", press=Press(other)))


def test_a_shops_own_profile_is_named_as_it_names_itself(make):
    profile = Profile(Press().colors.data, "Cedar Hollow Offset (uncoated)")
    with pikepdf.open(make("poster", press=Press(profile)).path) as opened:
        for intent in opened.Root.OutputIntents:
            assert (str(intent.OutputConditionIdentifier), str(intent.Info)) == ("Custom", profile.name)
            assert "/RegistryName" not in intent
