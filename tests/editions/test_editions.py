"""An edition: any school's words are set into it byte for byte as if the piece had been laid out for that school."""

from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace
from PIL import Image

from handbill.editions import casting, editions
from handbill.editions.edition import Edition
from handbill.editions.editions import Editions
from handbill.editions.fingerprint import fingerprint, stamp
from handbill.editions.letters import Letters
from handbill.orders import orders
from handbill.orders.order import Order
from handbill.page.alphabet import LETTERS, alphabet, case
from handbill.page.imprint import imprint
from handbill.page.logo import read_logo
from handbill.page.text.shaping import STACKS, font
from handbill.pdf import pdf
from handbill.pdf.container import object_stream, unpacked
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


# --- the cache ---

ORDER = Order("poster", "sextortion", "student")


def kept(folder: Path) -> Path:
    """The one edition that the folder keeps, made if it is not there."""
    Editions(None, folder).file(ORDER)
    [path] = folder.glob("*.edition")
    return path


def test_an_edition_that_is_kept_is_not_cast_again(tmp_path, monkeypatch):
    kept(tmp_path)
    first = Editions(None, tmp_path).file(ORDER)
    monkeypatch.setattr(casting, "cast", None)
    assert Editions(None, tmp_path).file(ORDER).parts == first.parts


@pytest.mark.parametrize(
    "spoil", [lambda data: data[:-9], lambda data: data[:999] + b"?" + data[1000:], lambda data: b"", lambda data: b"\n"]
)
def test_an_edition_that_is_not_whole_is_cast_again(spoil, tmp_path):
    path = kept(tmp_path)
    whole = path.read_bytes()
    path.write_bytes(spoil(whole))
    assert b"".join(Editions(None, tmp_path).file(ORDER).parts) == pdf.write(orders.fill(ORDER, LIBRARY))
    assert path.read_bytes() == whole


def sealed(edition: Edition) -> bytes:
    data = msgspec.msgpack.encode(edition)
    return editions._seal(data) + b"\n" + data


def misled(head: bytes) -> bytes:
    """A file's beginning in which the link beside the code leads elsewhere."""
    held = head[head.index(b"<</Type/ObjStm") : head.rindex(b"endstream") + len(b"endstream")]
    objects = {number: body.replace(codes.REPORT_URL.encode(), b"https://example.org") for number, body in unpacked(held).items()}
    return head.replace(held, object_stream([*objects.items()]))


def test_an_edition_whose_code_leads_elsewhere_is_cast_again_though_its_seal_fits(tmp_path):
    path = kept(tmp_path)
    whole = path.read_bytes()
    found = msgspec.msgpack.decode(whole.split(b"\n", 1)[1], type=Edition)
    [code] = found.codes
    turned = msgspec.structs.replace(code, rows=code.rows[::-1])
    elsewhere = msgspec.structs.replace(code, link="https://example.org")
    for wrong in (turned, elsewhere):
        path.write_bytes(sealed(msgspec.structs.replace(found, codes=(wrong,))))
        Editions(None, tmp_path).file(ORDER)
        assert path.read_bytes() == whole
    linked = misled(found.shell.head)
    assert linked != found.shell.head
    path.write_bytes(sealed(msgspec.structs.replace(found, shell=msgspec.structs.replace(found.shell, head=linked))))
    Editions(None, tmp_path).file(ORDER)
    assert path.read_bytes() == whole


def test_only_the_link_with_its_own_symbol_is_ours():
    assert codes.is_ours(codes.REPORT_URL, codes.SYMBOL)
    assert not codes.is_ours(codes.REPORT_URL, codes.SYMBOL[::-1])


def test_a_cache_that_cannot_be_written_is_no_reason_to_stop(tmp_path):
    (tmp_path / "cache").write_text("a file where the folder should be")
    assert Editions(None, tmp_path / "cache").file(ORDER).size > 0


def test_another_wording_or_library_is_another_edition(tmp_path, monkeypatch):
    first = fingerprint(None), stamp(None)
    own = tmp_path / "materials"
    own.mkdir()
    (own / "contacts.yaml").write_text("x: 1")
    assert not {fingerprint(own), stamp(own)} & {*first}
    monkeypatch.setattr("handbill.editions.fingerprint._versions", lambda: ["reportlab-9.9.9.dist-info"])
    fingerprint.cache_clear()
    stamp.cache_clear()
    assert not {fingerprint(None), stamp(None)} & {*first}
    monkeypatch.undo()
    fingerprint.cache_clear()
    stamp.cache_clear()
    assert (fingerprint(None), stamp(None)) == first


def test_a_changed_file_is_noticed_even_if_its_size_and_time_are_as_before(tmp_path):
    import os

    words = tmp_path / "figures.yaml"
    words.write_text("value: 90%", encoding="utf-8")
    before, first = words.stat(), stamp(tmp_path)
    words.write_text("value: 91%", encoding="utf-8")
    os.utime(words, ns=(before.st_atime_ns, before.st_mtime_ns))
    stamp.cache_clear()
    assert stamp(tmp_path) != first


def test_what_nobody_asked_for_in_a_month_is_taken_away(tmp_path):
    import os

    old = tmp_path / "old.edition"
    old.write_bytes(b"")
    os.utime(old, (0, 0))
    Editions(None, tmp_path).file(ORDER)
    assert not old.exists()
