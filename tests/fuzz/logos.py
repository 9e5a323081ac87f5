"""Pictures of every format: spoilt ones, ones that grow, ones with something behind them; and paths that lead elsewhere."""

import io
import struct
import zlib
from functools import cache
from pathlib import Path
from random import Random

import pikepdf
from odd import spoilt
from PIL import Image, features
from tally import Tally
from verdict import run

FORMATS = ("PNG JPEG GIF BMP PPM WEBP TIFF ICO TGA PCX JPEG2000" + " AVIF" * features.check("avif")).split()
MODES = ("RGB", "L", "P", "1", "RGBA", "LA", "CMYK", "I;16")
SECRET = b"SECRET OF A CAMERA"
DRAWINGS = (b"%PDF-1.7", b"%!PS-Adobe-3.0 EPSF-3.0\n", b"<svg onload='alert(1)'/>", b"", b"GIF89a", b"\0\0\1\0", b"II*\0")


def attack(chance: Random, home: Path, tally: Tally) -> None:
    given, out = home / "given", home / "out"
    given.mkdir()
    logo = given / chance.choice(("logo.png", "logo", "logo.jpg", "lo go.PDF"))
    logo.write_bytes(chance.choice((_whole, _whole, _spoilt, _spoilt, _spoilt, _bomb, _drawing))(chance))
    if chance.random() < 0.1:
        _lead_astray(chance, home, tally)
        return
    kind = chance.choice(("poster", "poster", "poster", "card"))
    run(tally, home, out, kind, "sextortion", "--school", "Cedar Hollow", "--logo", str(logo), "--out", str(out), given="")
    for path in out.glob("*.pdf"):
        with pikepdf.open(path) as opened:
            held = [part for part in opened.objects if isinstance(part, pikepdf.Stream)]
            told = [part.read_raw_bytes() + _inflated(part) for part in held]
            tally.hold(not any(SECRET in part for part in told), "escapes", "bytes beside the picture are in the piece")
            tally.hold(sum(map(len, told)) < 30_000_000, "escapes", "the picture unpacks to too much")


def _inflated(stream: pikepdf.Stream) -> bytes:
    return zlib.decompress(stream.read_raw_bytes()) if stream.get("/Filter") == "/FlateDecode" else b""


@cache
def _picture(form: str, mode: str) -> bytes | None:
    """A picture in that format; None where it has no such mode."""
    shades = Image.linear_gradient("L").resize((90, 60)).convert("L" if mode == "I;16" else "RGB").convert(mode)
    written = io.BytesIO()
    more = {"exif": SECRET} if form in ("JPEG", "PNG", "WEBP") else {"comment": SECRET} if form in ("GIF", "JPEG2000") else {}
    try:
        shades.save(written, form, **more)
    except (OSError, ValueError):
        return None
    return written.getvalue()


def _whole(chance: Random) -> bytes:
    data = None
    while data is None:
        data = _picture(chance.choice(FORMATS), chance.choice(MODES))
    return data + chance.choice((b"", SECRET))


def _spoilt(chance: Random) -> bytes:
    return spoilt(_whole(chance), chance)


def _drawing(chance: Random) -> bytes:
    return chance.choice(DRAWINGS) + chance.randbytes(chance.choice((0, 40)))


def _bomb(chance: Random) -> bytes:
    """A PNG that says it has so many pixels, or has more of them than it says."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    side, rows = chance.choice(((10, 10_000_000), (6000, 40), (30_000, 9), (0, 9), (2**31 - 1, 9), (10, 0)))
    head = struct.pack(">IIBBBBB", side, side, 8, chance.choice((0, 2, 3, 6)), 0, 0, chance.choice((0, 1)))
    packed = zlib.compress(bytes(rows) + SECRET, chance.choice((0, 9)) if rows < 1000 else 9)
    chunks = {b"IHDR": head, b"tEXt": b"a\0" + SECRET, b"IDAT": packed, b"IEND": b""}
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(*pair) for pair in chunks.items())


def _lead_astray(chance: Random, home: Path, tally: Tally) -> None:
    """A file names a picture outside its folder, which then never gets into a piece."""
    (home / "secret.png").write_bytes(_picture("PNG", "RGB") or b"")
    (home / "given" / "link.png").symlink_to(home / "secret.png")
    astray = chance.choice(("../secret.png", str(home / "secret.png"), "link.png", "..\\secret.png", "./x/../../secret.png"))
    if chance.random() < 0.5:
        (home / "given" / "school.yaml").write_text(f"school: Cedar Hollow\nlogo: '{astray}'\n")
        command = ["poster", "sextortion", "--imprint", str(home / "given" / "school.yaml")]
    else:
        (home / "given" / "roster.csv").write_text(f"School Name,Logo\nCedar Hollow,{astray}\n")
        command = ["batch", str(home / "given" / "roster.csv"), "--jobs", "1", "--piece", "poster", "--audience", "family"]
    done = run(tally, home, home / "out", *command, "--out", str(home / "out"))
    tally.hold(done and done.exit_code == 1, "escapes", ("a picture outside the file’s folder", astray))
