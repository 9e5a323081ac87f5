"""Of a logo its pixels go into a file, as few as are seen, and nothing that stands beside them."""

import random
import struct
import zlib
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from conftest import LIBRARY
from PIL import Image, features
from PIL.PngImagePlugin import PngInfo
from proofing import picture_of

from handbill.editions.editions import Editions
from handbill.orders import orders
from handbill.orders.order import Order
from handbill.page.geometry import Box
from handbill.page.imprint import imprint
from handbill.page.logo import read_logo
from handbill.page.picture import image_object, placed, size
from handbill.pdf import pdf
from handbill.problems import Unusable

STRIPES = Image.linear_gradient("L").resize((120, 90))
COLORED = Image.merge("RGB", [STRIPES, STRIPES.rotate(180), STRIPES.transpose(Image.Transpose.FLIP_LEFT_RIGHT)])
RANDOM = random.Random(4)  # noqa: S311 (which bytes are broken is no secret)
NOISE = Image.effect_noise((1500, 1500), 60).convert("RGB")


def saved(picture: Image.Image, kind: str, **options: object) -> bytes:
    made = BytesIO()
    picture.save(made, kind, **options)
    return made.getvalue()


def read(data: bytes, folder: Path) -> bytes:
    (folder / "logo").write_bytes(data)
    return read_logo(folder / "logo")


READ = {
    "a JPEG": saved(COLORED, "JPEG"),
    "a progressive JPEG": saved(COLORED, "JPEG", progressive=True),
    "a grey JPEG": saved(STRIPES, "JPEG"),
    "a JPEG with restarts": saved(COLORED, "JPEG", restart_marker_blocks=2),
    "a PNG": saved(COLORED, "PNG"),
    "a grey PNG": saved(STRIPES, "PNG"),
    "a PNG with a palette": saved(COLORED.convert("P"), "PNG"),
    "a GIF": saved(COLORED.quantize(255), "GIF"),
    "a WebP": saved(COLORED, "WEBP", quality=100),
    "a BMP": saved(COLORED, "BMP"),
    "a TIFF": saved(COLORED, "TIFF", compression="tiff_lzw"),
    "a TIFF of a scanner": saved(COLORED.convert("CMYK"), "TIFF"),
    "a PPM": saved(COLORED, "PPM"),
    "a TGA": saved(COLORED, "TGA"),
    "a JPEG 2000": saved(COLORED, "JPEG2000"),
} | ({"an AVIF": saved(COLORED, "AVIF", quality=100)} if features.check("avif") else {})


@pytest.mark.parametrize("data", READ.values(), ids=READ)
def test_whatever_can_be_read_is_taken_and_shows_the_same_in_a_file(data, tmp_path):
    """In a PDF file made of nothing else, PDFium sees the colours that Pillow does."""
    logo = read(data, tmp_path)
    assert size(logo) == (120, 90)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 120 90]/Resources<</XObject<</L 4 0 R>>>>/Contents 5 0 R>>",
        image_object(logo), b"<</Length 25>>stream\nq 120 0 0 90 0 0 cm /L Do\nendstream",
    ]  # fmt: skip
    body = b"".join(b"%d 0 obj\n%b\nendobj\n" % pair for pair in enumerate(objects, 1))
    (tmp_path / "one.pdf").write_bytes(b"%PDF-1.7\n" + body + b"trailer<</Root 1 0 R>>\n%%EOF")
    shown = Image.fromarray(picture_of(tmp_path / "one.pdf", 1, 72, color=True)[:, :, ::-1])
    wanted = Image.open(BytesIO(data)).convert("RGB")
    for at in ((5, 5), (60, 45), (115, 85), (5, 85)):
        assert all(abs(one - other) < 14 for one, other in zip(shown.getpixel(at), wanted.getpixel(at), strict=True)), at


# --- what stands beside the pixels ---


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png(packed: bytes, width: int = 10, height: int = 10) -> bytes:
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")


def segment(marker: int, data: bytes) -> bytes:
    return bytes([0xFF, marker]) + struct.pack(">H", len(data) + 2) + data


def by_a_camera() -> bytes:
    exif = Image.Exif()
    exif[0x010F] = "SECRET MAKER"
    exif.get_ifd(0x8825)[29] = "SECRET DAY"
    return saved(COLORED, "JPEG", exif=exif, comment=b"SECRET COMMENT", icc_profile=b"SECRET PROFILE")


def by_a_program() -> bytes:
    notes = PngInfo()
    notes.add_text("Author", "SECRET NAME")
    notes.add_itxt("Place", "SECRET PLACE", zip=True)
    return saved(COLORED, "PNG", pnginfo=notes, icc_profile=b"SECRET PROFILE")


ROWS = bytes(10 * 31)
PLAIN = saved(COLORED, "JPEG")
HIDDEN = {
    "a camera's notes": by_a_camera(),
    "a program's notes": by_a_program(),
    "rows too many": png(zlib.compress(ROWS + b"SECRET" * 9, 0)),
    "bytes behind the last row's stream": png(zlib.compress(ROWS) + b"SECRET"),
    "a JPEG's bytes behind its end": PLAIN + b"SECRET",
    "a JPEG's bytes before its end": PLAIN[:-2] + b"SECRET" + PLAIN[-2:],
    "a thumbnail": PLAIN[:2] + segment(0xE0, b"JFXX\0\x10SECRET") + PLAIN[2:],
    "a longer JFIF header": PLAIN[:2] + segment(0xE0, PLAIN[6:20] + b"SECRET") + PLAIN[20:],
    "a longer Adobe header": PLAIN[:2] + segment(0xEE, b"Adobe\0d\0\0\0\0\1SECRET") + PLAIN[2:],
    "a GIF's comment": saved(COLORED.quantize(16), "GIF", comment=b"SECRET"),
    "a TIFF's tags": saved(COLORED, "TIFF", software="SECRET", artist="SECRET"),
    "a WebP's notes": saved(COLORED, "WEBP", exif=b"Exif\0\0SECRET", xmp=b"SECRET"),
}


@pytest.mark.parametrize("data", HIDDEN.values(), ids=HIDDEN)
def test_nothing_but_pixels_gets_into_a_piece(data, tmp_path):
    assert b"SECRET" in data or data == HIDDEN["a program's notes"]
    order = Order("poster", "sextortion", "student", imprint=imprint(school="Cedar Hollow", logo=read(data, tmp_path)))
    path = tmp_path / "poster.pdf"
    path.write_bytes(pdf.write(orders.fill(order, LIBRARY)))
    with pikepdf.open(path) as opened:
        streams = [part for part in opened.objects if isinstance(part, pikepdf.Stream)]
        assert not any(b"SECRET" in part.read_raw_bytes() or b"SECRET" in _inflated(part) for part in streams)


def _inflated(stream: pikepdf.Stream) -> bytes:
    return zlib.decompress(stream.read_raw_bytes()) if stream.get("/Filter") == "/FlateDecode" else b""


@pytest.mark.parametrize("rows", [50_000_000, 250_000_000])
def test_a_picture_that_unpacks_to_more_than_its_pixels_does_not_do_so_in_the_piece(rows, tmp_path):
    packer = zlib.compressobj(9)
    data = png(b"".join([*(packer.compress(bytes(1_000_000)) for _ in range(rows // 1_000_000)), packer.flush()]))
    stored = image_object(read(data, tmp_path))
    assert len(zlib.decompress(stored.partition(b"stream\n")[2].removesuffix(b"\nendstream"))) == 10 * 31 or b"Gray" in stored
    assert len(stored) < 1000


# --- how many pixels ---


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_picture_has_six_hundred_pixels_to_the_inch_at_most(kind, tmp_path):
    logo = read(saved(NOISE, kind), tmp_path)
    small, box = placed(logo, Box(10, 20, 72, 36))
    assert size(small) == (301, 301)
    assert (box.x, box.y, box.width, box.height) == (10, 20, 36, 36)
    assert small[:4] == logo[:4]


def test_a_small_picture_stays_as_it_is(tmp_path):
    logo = read(saved(COLORED, "PNG"), tmp_path)
    assert placed(logo, Box(0, 0, 72, 72)) == (logo, Box(0, 9, 72, 54))


def test_a_photograph_stays_a_jpeg_and_a_drawing_a_png(tmp_path):
    assert read(saved(NOISE, "JPEG"), tmp_path).startswith(b"\xff\xd8")
    assert read(saved(NOISE, "PNG"), tmp_path).startswith(b"\x89PNG")
    flat = Image.new("RGB", (900, 900), "green")
    assert read(saved(flat, "JPEG"), tmp_path).startswith(b"\x89PNG")


def test_a_large_photograph_leaves_a_poster_small(tmp_path):
    logo = read(saved(NOISE.resize((3000, 3000)), "JPEG"), tmp_path)
    order = Order("poster", "sextortion", "student", imprint=imprint(school="Cedar Hollow", logo=logo))
    assert len(pdf.write(orders.fill(order, LIBRARY))) < 350_000


def test_an_edition_takes_the_same_picture(tmp_path):
    logo = read(saved(NOISE, "JPEG"), tmp_path)
    order = Order("poster", "sextortion", "student", imprint=imprint(school="Cedar Hollow", logo=logo))
    assert b"".join(Editions(None).file(order).parts) == pdf.write(orders.fill(order, LIBRARY))


# --- what cannot be taken ---


def white(mode: str, *, mark: int = 0) -> Image.Image:
    """White on nothing, with so many dark pixels."""
    picture = Image.new(mode, (300, 100), (255,) * len(mode) if mode != "RGBA" else (255, 255, 255, 0))
    picture.paste((255, 255, 255, 255)[: len(mode)], (50, 20, 250, 80))
    for nth in range(mark):
        picture.putpixel((nth % 300, nth // 300), (20, 20, 20, 255)[: len(mode)])
    return picture


@pytest.mark.parametrize("data", [
    saved(white("RGBA"), "PNG"), saved(white("RGB"), "JPEG"), saved(white("RGBA"), "WEBP", lossless=True),
    saved(Image.new("L", (40, 40), 245), "PNG"), saved(Image.new("RGBA", (40, 40), (0, 0, 0, 4)), "PNG"),
], ids=["white on nothing", "white on white", "a WebP", "a very pale grey", "a breath of black"])  # fmt: skip
def test_a_logo_of_which_nothing_would_be_seen_is_told(data, tmp_path):
    with pytest.raises(Unusable, match="is white on white, so that nothing of it would be seen on paper"):
        read(data, tmp_path)


def test_a_logo_with_some_ink_is_taken(tmp_path):
    assert read(saved(white("RGBA", mark=60), "PNG"), tmp_path)
    assert read(saved(Image.new("RGB", (40, 40), "yellow"), "PNG"), tmp_path)


@pytest.mark.parametrize(("data", "gist"), [
    (b"%PDF-1.7 ...", "is a PDF file"), (b'<?xml version="1.0"?>\n<svg width="10"/>', "is an SVG drawing"),
    (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n", "is a PostScript file"),
])  # fmt: skip
def test_a_drawing_is_told_what_it_is(data, gist, tmp_path):
    with pytest.raises(Unusable, match=f"{gist}, which is drawn and not made of pixels. Save it as PNG"):
        read(data, tmp_path)


@pytest.mark.parametrize("data", READ.values(), ids=READ)
def test_a_spoilt_picture_is_never_a_surprise(data, tmp_path):
    """Cut short or spoilt anywhere, a picture is taken or refused."""
    for _ in range(40):
        spoilt = bytearray(data[: RANDOM.randrange(30, len(data))])
        spoilt[RANDOM.randrange(8, len(spoilt))] = RANDOM.randrange(256)
        with suppress(Unusable):
            assert image_object(read(bytes(spoilt), tmp_path))


def test_a_file_without_end_is_refused_and_not_read_to_its_end(tmp_path, monkeypatch):
    monkeypatch.setattr("handbill.page.logo.BYTES", 2_000_000)
    (tmp_path / "logo.png").write_bytes(saved(COLORED, "PNG") + bytes(2_000_000))
    with pytest.raises(Unusable, match="is larger than 2 MB"):
        read_logo(tmp_path / "logo.png")


def test_a_pipe_is_refused_and_not_waited_for(tmp_path):
    import os

    os.mkfifo(tmp_path / "logo.png")
    with pytest.raises(Unusable, match="is no file"):
        read_logo(tmp_path / "logo.png")
