"""What archives ask for beyond PDF/UA: PDF/A-2a (ISO 19005-2), clause by clause, in a piece and in a press run."""

import re
import struct
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pikepdf
import pytest
from conftest import SCHOOL
from PIL import ImageCms
from runs import batch, invented

RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
PDFAID = "{http://www.aiim.org/pdfa/ns/id/}"
SCHEMA, PROPERTY = "{http://www.aiim.org/pdfa/ns/schema#}", "{http://www.aiim.org/pdfa/ns/property#}"
KNOWN = ("http://purl.org/dc/elements/1.1/", "http://ns.adobe.com/xap/1.0/", "http://ns.adobe.com/pdf/1.3/", *(
    f"http://www.aiim.org/pdfa/ns/{part}" for part in ("id/", "extension/")))  # fmt: skip
STREAM = re.compile(rb"/Length (\d+)(?:/ID\[<\w+><\w+>\])?>>\nstream\n")


@pytest.fixture(scope="module")
def pressrun(tmp_path_factory) -> Path:
    """Of cards, for three schools."""
    folder = tmp_path_factory.mktemp("archive")
    done = batch(invented(folder / "roster.csv", 3), folder / "out", "--topic", "sextortion", "--piece", "card", "--merge")
    assert done.exit_code == 0, done.stderr
    return next((folder / "out" / "press-runs").glob("*.pdf"))


@pytest.fixture(params=["piece", "press run"])
def file(request, make, pressrun) -> Path:
    return pressrun if request.param == "press run" else make("card", lines=SCHOOL).path


def _streams(data: bytes) -> list[bytes]:
    """Each stream's content as it stands in the file, found by its Length; fails where it does not end where that says."""
    found, at = [], 0
    while told := STREAM.search(data, at):
        at = told.end() + int(told[1])
        assert data[at:].startswith(b"\nendstream\nendobj\n"), data[told.start() : told.end()]
        found.append(data[told.end() : at])
    return found


def test_every_stream_is_as_long_as_it_says_and_a_line_ends_before_endstream(piece):
    """6.1.7.1"""
    data = piece.path.read_bytes()
    assert len(_streams(data)) == data.count(b"endstream") > 10


def test_so_are_those_of_a_press_run(pressrun):
    data = pressrun.read_bytes()
    assert len(_streams(data)) == data.count(b"endstream") > 10


def test_a_stream_that_ends_elsewhere_is_seen(make):
    data = make("poster").path.read_bytes()
    with pytest.raises(AssertionError):
        _streams(data.replace(b"\nendstream", b"endstream", 1))


def test_the_colours_have_one_meaning_which_the_file_carries(file):
    """6.2.3 and 6.2.4.3: one output intent, whose profile is of the colours that the pages name."""
    with pikepdf.open(file) as opened:
        [intent] = opened.Root.OutputIntents
        assert intent.S == "/GTS_PDFA1"
        assert (intent.DestOutputProfile.N, str(intent.OutputConditionIdentifier)) == (3, "sRGB")
        profile = ImageCms.ImageCmsProfile(BytesIO(intent.DestOutputProfile.read_bytes()))
    assert ImageCms.getProfileDescription(profile).strip() == "sRGB built-in"
    assert (profile.profile.xcolor_space, profile.profile.device_class, profile.profile.version < 4.5) == ("RGB ", "mntr", True)


def test_the_profile_is_little_cms_own_but_for_the_day_on_which_it_was_made(file):
    with pikepdf.open(file) as opened:
        ours = opened.Root.OutputIntents[0].DestOutputProfile.read_bytes()
    theirs = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    assert struct.unpack(">3H", ours[24:30]) == (2026, 11, 28)
    assert ours[128:] == theirs[128:]


def test_pages_and_pictures_have_colours_of_that_profile_or_grey(piece):
    with pikepdf.open(piece.path) as opened:
        spaces = {str(image.ColorSpace) for image in opened.objects
                  if isinstance(image, pikepdf.Stream) and image.get("/Subtype") == "/Image"}  # fmt: skip
        used = {str(operator) for page in opened.pages for _, operator in pikepdf.parse_content_stream(page)}
    assert spaces <= {"/DeviceRGB", "/DeviceGray"}
    assert used & {"k", "K", "cs", "CS", "scn", "SCN", "sc", "SC", "sh", "gs"} == set()
    assert "g" in used


def _properties(path: Path) -> ElementTree.Element:
    with pikepdf.open(path) as opened:
        assert "/Filter" not in opened.Root.Metadata
        tree = ElementTree.fromstring(opened.Root.Metadata.read_bytes())  # noqa: S314 (ours)
    [description] = tree.iter(f"{RDF}Description")
    return description


def test_the_file_says_what_it_conforms_to(file):
    """6.6.4"""
    said = _properties(file)
    assert (said.findtext(f"{PDFAID}part"), said.findtext(f"{PDFAID}conformance")) == ("2", "A")


def test_a_property_that_the_standard_does_not_know_is_explained(file):
    """6.6.2.3.1"""
    said = _properties(file)
    told = {
        f"{{{schema.findtext(f'{SCHEMA}namespaceURI')}}}{name.text}"
        for schema in said.iter(f"{RDF}li") if schema.find(f"{SCHEMA}namespaceURI") is not None
        for name in schema.iter(f"{PROPERTY}name")
    }  # fmt: skip
    assert told == {element.tag for element in said if element.tag[1:].split("}")[0] not in KNOWN}
    assert "{http://www.aiim.org/pdfua/ns/id/}part" in told


def test_info_and_properties_say_the_same(file):
    """6.6.3"""
    said = _properties(file)
    with pikepdf.open(file) as opened:
        info = {key: str(value) for key, value in opened.docinfo.items()}
    [default] = [
        item.text for item in said.iter(f"{RDF}li") if item.get("{http://www.w3.org/XML/1998/namespace}lang") == "x-default"
    ]
    assert info["/Title"] == default
    created = said.findtext("{http://ns.adobe.com/xap/1.0/}CreateDate")
    assert info["/CreationDate"] == info["/ModDate"] == f"D:{re.sub('[-:T]', '', created)}"
    assert info["/Producer"] == said.findtext("{http://ns.adobe.com/pdf/1.3/}Producer")
    assert info["/Creator"] == said.findtext("{http://ns.adobe.com/xap/1.0/}CreatorTool")


def test_of_two_languages_each_has_its_title_and_both_are_named(make):
    said = _properties(make("sextortion-poster-student-en+es-letter").path)
    items = [(item.get("{http://www.w3.org/XML/1998/namespace}lang"), item.text) for item in said.iter(f"{RDF}li")]
    titles = [text for lang, text in items if lang]
    assert [lang for lang, _ in items if lang] == ["x-default", "en-US", "es-US"]
    assert titles[0] == f"{titles[1]} / {titles[2]}"
    assert [item for item in items if item[1] in ("en-US", "es-US")] == [(None, "en-US"), (None, "es-US")]
