"""A school's own lines: what is typed is printed as it should be, or refused with the option's name and the way out."""

import struct
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from click.testing import CliRunner
from PIL import Image

from handbill.cli.main import main
from handbill.page.imprint import imprint
from handbill.page.logo import SIDE, read_logo
from handbill.problems import Unusable
from handbill.words.markup import LINE

KING = "Dr. Martin Luther King, Jr. Career & Technical Senior High School of the Performing Arts and Sciences"
PIECES = ("poster", "guide", "card")


def refused(**lines: str) -> list[str]:
    with pytest.raises(Unusable) as caught:
        imprint(**lines)
    return [str(problem) for problem in caught.value.problems]


def make(piece: str, out: Path, *options: str) -> tuple[int, str, list[Path]]:
    """Prints a piece; gives the exit code, what was said, and the files there are now."""
    done = CliRunner().invoke(main, [piece, "sextortion", "--out", str(out), *options])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.exit_code, done.stderr, [*out.glob("*")] if out.exists() else []


NAMES = {
    "5,000 characters": ("a" * 5000, f"5,000 characters are too many (“{'a' * 39}…”). Shorten it to {LINE} at most."),
    "a NUL": ("A\0B", "U+0000 (control character) cannot be printed, in “A�B”. Remove it and type the text again."),
    "a bell": ("A\aB", "U+0007 (control character)"),
    "a line break": ("A\nB", "U+000A (line feed) cannot be printed"),
    "a return": ("A\rB", "U+000D (carriage return)"),
    "a tab": ("A\tB", "U+0009 (tab)"),
    "a line separator": ("A\u2028B", "U+2028 (line separator)"),
    "an override to the left": ("\u202eloohcS", "U+202E (right-to-left override)"),
    "an isolate": ("A\u2066B", "U+2066 (left-to-right isolate)"),
    "half a character": ("A\udcffB", "U+DCFF (half a character)"),
    "no character": ("A\uffffB", "U+FFFF (no character)"),
    "200 marks": ("S" + "\u0301" * 200, "marks on one letter cannot be printed"),
    "five marks": ("s\u0301\u0302\u0303\u0304\u0305", "marks on one letter cannot be printed"),
    "nothing": ("", "nothing stands here. Type it, or leave the option out."),
    "spaces": ("  \u3000 ", "nothing stands here"),
    "a mark on nothing": ("\u0301", "nothing stands here"),
}


@pytest.mark.parametrize(("name", "gist"), NAMES.values(), ids=NAMES)
@pytest.mark.parametrize("field", ["school", "district", "counselor", "sro"])
def test_a_name_is_refused_with_its_field(field, name, gist):
    [told] = refused(**{field: name})
    assert told.startswith(f"{field}: ")
    assert gist in told


@pytest.mark.parametrize("piece", PIECES)
def test_a_name_that_no_font_has_is_refused_with_its_option(piece, tmp_path):
    code, told, files = make(piece, tmp_path, "--school", "Happy \U0001f600 School")
    assert (code, files) == (1, [])
    assert told.startswith("Error: --school: no font here has “\U0001f600” (U+1F600 GRINNING FACE)")
    assert told.endswith("Write it in other letters.\n")


@pytest.mark.parametrize("piece", PIECES)
@pytest.mark.parametrize("field", ["school", "counselor"])
def test_a_name_too_wide_for_its_slot_is_refused_with_its_option(field, piece, tmp_path):
    code, told, files = make(piece, tmp_path, f"--{field}", "W" * LINE)
    assert (code, files) == (1, [])
    assert told.startswith(f"Error: --{field}: “")
    assert told.endswith("Shorten it, or leave a line out.\n")
    assert len(told.splitlines()) == 1


@pytest.mark.parametrize("piece", PIECES)
@pytest.mark.parametrize("name", [KING, "S\u0301\u0302\u0303\u0304 School", "W" * 25])
def test_a_long_but_legal_name_is_printed(name, piece, tmp_path):
    code, told, files = make(piece, tmp_path, "--ink", "light", "--school", name)
    assert (code, told) == (0, "")
    assert len(files) == 1


def test_every_line_that_is_wrong_is_told_at_once():
    told = refused(school="a" * 200, counselor="\0", phone="12", hotline="x")
    assert sorted(line.split(": ")[0] for line in told) == ["counselor", "hotline", "phone", "school"]


def test_white_space_within_a_name_is_one_space():
    assert imprint(school=" Cedar   Hollow\u00a0High ").school == "Cedar Hollow High"


def test_a_name_is_composed():
    assert imprint(school="E\u0301cole").school == "\u00c9cole"


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("206-555-0100", "206-555-0100"),
        ("2065550100", "206-555-0100"),
        ("(206) 555-0100", "206-555-0100"),
        ("206.555.0100", "206-555-0100"),
        ("206\u2011555\u20110100", "206-555-0100"),
        ("206\u00a0555\u00a00100", "206-555-0100"),
        ("1-206-555-0100", "1-206-555-0100"),
        ("+1 (206) 555-0100", "1-206-555-0100"),
        ("206-555-0100 ext. 12", "206-555-0100\u00a0ext.\u00a012"),
        ("206-555-0100x12", "206-555-0100\u00a0ext.\u00a012"),
        ("206-555-0100, extension 12", "206-555-0100\u00a0ext.\u00a012"),
    ],
)
@pytest.mark.parametrize("field", ["phone", "hotline"])
def test_a_phone_is_printed_in_one_way(field, typed, printed):
    assert getattr(imprint(**{field: typed}), field) == printed


NO_PHONES = ["206-555-010", "555-0100", "988", "206-555-01000", "2-206-555-0100", "206-555-CALL", "٢٠٦٥٥٥٠١٠٠", "call us"]


@pytest.mark.parametrize("typed", NO_PHONES)
def test_a_phone_without_ten_digits_is_refused(typed):
    [told] = refused(phone=typed)
    assert told.startswith(f"phone: “{typed}” is no phone number of ten digits")
    assert told.endswith("Write it as 206-555-0100, with “ext. 12” after it if there is one.")


def logo(path: Path, data: bytes) -> Image.Image:
    """The picture that a layout gets of a file with those bytes."""
    path.write_bytes(data)
    return Image.open(BytesIO(read_logo(path)))


def bytes_of(picture: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    saved = BytesIO()
    picture.save(saved, kind, **options)
    return saved.getvalue()


def png_that_claims(width: int, height: int) -> bytes:
    """A PNG of a few bytes whose header says how large it would be."""
    size = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", size), (b"IDAT", zlib.compress(b"")), (b"IEND", b""))
    made = (struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in chunks)
    return b"\x89PNG\r\n\x1a\n" + b"".join(made)


GREY = Image.linear_gradient("L")  # from black above to white below, 256 by 256
RED = Image.new("RGB", (300, 200), "red")
NOISE = Image.effect_noise((300, 200), 90).convert("RGB")
MENDED = "Save it again as PNG."
NO_LOGOS = {
    "no picture": (b"hello", "is no whole picture", MENDED),
    "an empty file": (b"", "is no whole picture", MENDED),
    "half a PNG": (bytes_of(NOISE)[:50_000], "is no whole picture", MENDED),
    "the head of a PNG": (bytes_of(NOISE)[:40], "is no whole picture", MENDED),
    "half a JPEG": (bytes_of(NOISE, "JPEG")[:10_000], "is no whole picture", MENDED),
    "a broken PNG": (bytes_of(NOISE).replace(b"IDAT", b"IDAT\0\0\0", 1), "is no whole picture", MENDED),
    "a picture without pixels": (png_that_claims(0, 0), "is no whole picture", MENDED),
    "41 megapixels": (png_that_claims(8200, 5000), "has 41 megapixels", "Make it smaller: 40 megapixels at most, 1 is plenty."),
    "100 megapixels": (
        png_that_claims(10_000, 10_000),
        "has 100 megapixels",
        "Make it smaller: 40 megapixels at most, 1 is plenty.",
    ),
    "a bomb": (
        png_that_claims(100_000, 100_000),
        "has far too many pixels",
        "Make it smaller: 40 megapixels at most, 1 is plenty.",
    ),
    "a hair": (bytes_of(Image.new("RGB", (1, 4000))), "is 1 by 4000 pixels", "Crop it: at most 10 times as long as it is wide."),
    "a line": (bytes_of(Image.new("RGB", (4000, 1))), "is 4000 by 1 pixels", "Crop it: at most 10 times as long as it is wide."),
}


@pytest.mark.parametrize(("data", "gist", "way_out"), NO_LOGOS.values(), ids=NO_LOGOS)
def test_a_logo_is_refused(data, gist, way_out, tmp_path):
    path = tmp_path / "logo.png"
    with pytest.raises(Unusable) as caught:
        logo(path, data)
    assert str(caught.value) == f"--logo: “{path}” {gist}. {way_out}"


@pytest.mark.parametrize(("name", "gist"), [("none.png", "No such file or directory"), (".", "Is a directory")])
def test_a_logo_that_is_no_file_is_refused(name, gist, tmp_path):
    with pytest.raises(Unusable, match=gist):
        read_logo(tmp_path / name)


def test_a_refused_logo_leaves_no_file(tmp_path):
    (tmp_path / "logo.png").write_bytes(b"hello")
    code, told, files = make("poster", tmp_path / "out", "--logo", str(tmp_path / "logo.png"))
    assert (code, files) == (1, [])
    assert told.startswith("Error: --logo: ")


def test_grey_of_sixteen_bits_keeps_its_shades(tmp_path):
    deep = Image.frombytes("I;16", (256, 256), struct.pack("<65536H", *(257 * y for y in range(256) for _ in range(256))))
    found = logo(tmp_path / "logo.png", bytes_of(deep))
    assert [found.getpixel((128, y)) for y in (0, 64, 128, 255)] == [0, 64, 128, 255]


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB"])
def test_a_plain_picture_stays_opaque(mode, tmp_path):
    found = logo(tmp_path / "logo.png", bytes_of(GREY.convert(mode)))
    assert found.mode in ("L", "RGB")
    assert found.convert("L").getpixel((128, 0)) == 0
    assert found.convert("L").getpixel((128, 255)) == 255


@pytest.mark.parametrize("mode", ["L", "P", "RGB"])
def test_a_transparent_colour_becomes_the_white_of_the_paper(mode, tmp_path):
    black = (0, 0, 0) if mode == "RGB" else 0
    found = logo(tmp_path / "logo.png", bytes_of(GREY.convert(mode), transparency=black))
    assert [found.convert("L").getpixel((128, y)) for y in (0, 128, 255)] == [255, 128, 255]


@pytest.mark.parametrize("mode", ["LA", "RGBA"])
def test_a_picture_with_alpha_stands_on_white(mode, tmp_path):
    found = logo(tmp_path / "logo.png", bytes_of(Image.merge(mode, [GREY] * len(mode))))
    assert [found.getpixel((128, y))[0] for y in (0, 255)] == [255, 255]
    assert 180 < found.getpixel((128, 128))[0] < 200


def test_a_palette_with_an_alpha_for_each_colour_stands_on_white(tmp_path):
    found = logo(tmp_path / "logo.png", bytes_of(GREY.convert("P"), transparency=bytes(range(256))))
    assert [found.getpixel((128, y))[0] for y in (0, 255)] == [255, 255]


def test_a_cmyk_jpeg_is_converted(tmp_path):
    cyan = Image.new("CMYK", (40, 40), (255, 0, 0, 0))
    red, green, blue = logo(tmp_path / "logo.jpg", bytes_of(cyan, "JPEG")).getpixel((20, 20))
    assert red < 20 < 230 < min(green, blue)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_turned_picture_is_set_upright(orientation, tmp_path):
    """A camera stores the same scene in eight ways; all are printed with the red corner up and to the left."""
    upright = Image.new("RGB", (80, 40), "white")
    upright.paste("red", (0, 0, 20, 20))
    ways = Image.Transpose
    turns = (
        None,
        ways.FLIP_LEFT_RIGHT,
        ways.ROTATE_180,
        ways.FLIP_TOP_BOTTOM,
        ways.TRANSPOSE,
        ways.ROTATE_90,
        ways.TRANSVERSE,
        ways.ROTATE_270,
    )
    turn, exif = turns[orientation - 1], Image.Exif()
    exif[0x0112] = orientation
    found = logo(tmp_path / "logo.png", bytes_of(upright.transpose(turn) if turn is not None else upright, exif=exif))
    assert found.size == (80, 40)
    assert (found.getpixel((5, 5)), found.getpixel((75, 35))) == ((255, 0, 0), (255, 255, 255))


def test_of_an_animation_the_first_picture_is_taken(tmp_path):
    blue = Image.new("RGB", RED.size, "blue")
    assert logo(tmp_path / "logo.png", bytes_of(RED, save_all=True, append_images=[blue])).getpixel((9, 9)) == (255, 0, 0)


def test_a_large_picture_is_made_smaller(tmp_path):
    assert logo(tmp_path / "logo.png", bytes_of(Image.new("L", (6000, 3000)))).size == (SIDE, SIDE // 2)


def test_the_name_of_the_picture_says_nothing_about_what_it_is(tmp_path):
    assert logo(tmp_path / "logo.txt", bytes_of(RED, "JPEG")).size == RED.size


@pytest.mark.parametrize("piece", ["poster", "guide"])
@pytest.mark.parametrize("size", [(10, 100), (100, 10), (1, 1), (1200, 1200)])
def test_a_logo_of_any_shape_is_printed(size, piece, tmp_path):
    (tmp_path / "logo.png").write_bytes(bytes_of(Image.new("RGBA", size, "green")))
    lines = ("--school", "Cedar Hollow High School", "--phone", "206-555-0100", "--ink", "light")
    code, told, files = make(piece, tmp_path / "out", "--logo", str(tmp_path / "logo.png"), *lines)
    assert (code, told, len(files)) == (0, "", 1)
