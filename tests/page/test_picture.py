"""A logo goes into a file as its own data, without what stands beside the picture in it."""

import random
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from proofing import picture_of

from handbill.page.logo import read_logo
from handbill.page.picture import bare, image_object, size
from handbill.problems import Unusable

STRIPES = Image.linear_gradient("L").resize((120, 90))
COLORED = Image.merge("RGB", [STRIPES, STRIPES.rotate(180), STRIPES.transpose(Image.Transpose.FLIP_LEFT_RIGHT)])
RANDOM = random.Random(4)  # noqa: S311 (which bytes are broken is no secret)


def saved(picture: Image.Image, kind: str, **options: object) -> bytes:
    made = BytesIO()
    picture.save(made, kind, **options)
    return made.getvalue()


def taken_by_a_camera(picture: Image.Image, turned: int = 1) -> bytes:
    exif = Image.Exif()
    exif[0x0112] = turned
    exif[0x010F] = "SECRET MAKER"
    return saved(picture, "JPEG", exif=exif, comment=b"SECRET COMMENT", icc_profile=b"SECRET PROFILE")


def read(data: bytes, folder: Path) -> bytes:
    (folder / "logo").write_bytes(data)
    return read_logo(folder / "logo")


OWN = {
    "a JPEG": saved(COLORED, "JPEG"),
    "a progressive JPEG": saved(COLORED, "JPEG", progressive=True),
    "a grey JPEG": saved(STRIPES, "JPEG"),
    "a JPEG with restarts": saved(COLORED, "JPEG", restart_marker_blocks=2),
    "a PNG": saved(COLORED, "PNG"),
    "a grey PNG": saved(STRIPES, "PNG"),
}


@pytest.mark.parametrize("data", OWN.values(), ids=OWN)
def test_a_plain_picture_is_passed_through(data, tmp_path):
    found = read(data, tmp_path)
    assert found == data
    assert size(found) == (120, 90)


@pytest.mark.parametrize("data", OWN.values(), ids=OWN)
def test_what_a_file_gets_shows_the_picture(data, tmp_path):
    """In a PDF file made of nothing else, PDFium sees the colours that Pillow does."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 120 90]/Resources<</XObject<</L 4 0 R>>>>/Contents 5 0 R>>",
        image_object(bare(data)), b"<</Length 25>>stream\nq 120 0 0 90 0 0 cm /L Do\nendstream",
    ]  # fmt: skip
    body = b"".join(b"%d 0 obj\n%b\nendobj\n" % pair for pair in enumerate(objects, 1))
    (tmp_path / "one.pdf").write_bytes(b"%PDF-1.7\n" + body + b"trailer<</Root 1 0 R>>\n%%EOF")
    shown = Image.fromarray(picture_of(tmp_path / "one.pdf", 1, 72, color=True)[:, :, ::-1])
    wanted = Image.open(BytesIO(data)).convert("RGB")
    for at in ((5, 5), (60, 45), (115, 85), (5, 85)):
        assert all(abs(one - other) < 12 for one, other in zip(shown.getpixel(at), wanted.getpixel(at), strict=True)), at


def test_what_a_camera_wrote_beside_the_picture_is_left_out(tmp_path):
    data = taken_by_a_camera(COLORED)
    found = read(data, tmp_path)
    assert b"SECRET" in data
    assert b"SECRET" not in found
    assert found.startswith(b"\xff\xd8")
    assert Image.open(BytesIO(found)).tobytes() == Image.open(BytesIO(data)).tobytes()


def test_what_a_program_wrote_into_a_png_is_left_out(tmp_path):
    from PIL.PngImagePlugin import PngInfo

    notes = PngInfo()
    notes.add_text("Author", "SECRET NAME")
    assert read(saved(COLORED, "PNG", pnginfo=notes), tmp_path) == saved(COLORED, "PNG")


OTHERS = {
    "a JPEG that lies on its side": taken_by_a_camera(COLORED, turned=6),
    "a JPEG in CMYK": saved(COLORED.convert("CMYK"), "JPEG"),
    "a PNG with a palette": saved(COLORED.convert("P"), "PNG"),
    "a PNG with transparency": saved(COLORED.convert("RGBA"), "PNG"),
    "a PNG of one bit": saved(STRIPES.convert("1"), "PNG"),
    "a large JPEG": saved(COLORED.resize((2400, 1800)), "JPEG"),
}


@pytest.mark.parametrize("data", OTHERS.values(), ids=OTHERS)
def test_any_other_picture_is_made_a_plain_png(data, tmp_path):
    found = read(data, tmp_path)
    assert found != data
    assert found.startswith(b"\x89PNG")
    assert bare(found) == found


def test_what_stands_after_a_jpegs_end_is_left_out(tmp_path):
    data = saved(COLORED, "JPEG")
    assert read(data + b"\xff\xd8 another picture", tmp_path) == data


@pytest.mark.parametrize("data", OWN.values(), ids=OWN)
def test_parts_in_disorder_are_never_a_surprise(data):
    """Cut short or spoilt anywhere, a picture is taken as it is or not at all."""
    for _ in range(300):
        spoilt = bytearray(data[: RANDOM.randrange(30, len(data))])
        spoilt[RANDOM.randrange(8, len(spoilt))] = RANDOM.randrange(256)
        found = bare(bytes(spoilt))
        assert found is None or len(found) <= len(spoilt)


def test_a_file_without_end_is_refused_and_not_read_to_its_end(tmp_path, monkeypatch):
    monkeypatch.setattr("handbill.page.logo.BYTES", 2_000_000)
    (tmp_path / "logo.png").write_bytes(saved(COLORED, "PNG") + bytes(2_000_000))
    with pytest.raises(Unusable, match="is larger than 2 MB"):
        read_logo(tmp_path / "logo.png")
