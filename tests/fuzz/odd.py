"""Texts and bytes that people, programs and enemies come up with."""

from random import Random

TEXTS = (
    "", " ", "-", "--help", ".", "..", "/", "~", "*", "\\", "\0", "a\0b", "\n", "a\nb", "a\r\nb", "\t", "\u2028", "\x85",
    "\x1b[2J", "\x7f", "\ud800", "a\udcffb", "\udbff\ud800", "\ufeff", "\u202eabc", "\u200b", "\u00ad", "\ue000", "\ufffe",
    "\U0010ffff", "a" + "\u0301" * 9, "\u0301", "👩‍👧", "مدرسة", "学校", "Trường", "X̱ʷméx̱ʷ", "ﬁ", "A" * 160, "A" * 161,
    "W" * 300, "word " * 2000, "é" * 10_000, "**so**", "**", "{contact:ncmec.phone}", "{figure:boys}", "{x}", "{", "<school>",
    "<script>alert(1)</script>", "&amp;", "]]>", "<!--", ") Tj ET", "(\\", "\\", "endstream endobj",
    "/URI (https://elsewhere.example)", "<< /S /JavaScript >>", "%%EOF", "trailer <<>>", "=1+1", "@SUM(A1)", "$(touch x)",
    "`touch x`", "; rm x", "%s%n", "../../x", "/etc/passwd", "C:\\x", "con", "nul.pdf", "x" * 300, "x/" * 200, "0", "-1",
    "1e999", "NaN", "9" * 40, "٣", "en", "es", "en+es", "en+en", "en+", "zh-Hans", "206-555-0100", "+1 (206) 555.0100 x5",
    "911", "!!python/object/apply:os.system [x]", "&a [*a]", "? : - [", "a: b: c", "# x", "'", '"', "\"''", "|", ">", "---",
    "...", "a,b;c\td|e^f~g",
)  # fmt: skip
PLANES = (*range(0x20, 0x800, 7), *range(0x800, 0x110000, 997))
BYTES = (
    b"\0", b"\xff", b"\xef\xbb\xbf", b"\xff\xfe", b"\r", b"\n", b'"', b"'", b",", b";", b"\t", b"\x1a", b"\x80", b"\xc3",
    b"[" * 40, b"a" * 5000, b"\xed\xa0\x80", b"\x85", b"%", b"&", b"<", b"{",
)  # fmt: skip


def text(chance: Random) -> str:
    """One of those, several together, or letters of all planes."""
    if chance.random() < 0.2:
        return "".join(map(chr, chance.choices(PLANES, k=chance.choice((1, 3, 12, 80)))))
    return "".join(chance.choices(TEXTS, k=chance.choice((1, 1, 1, 2, 3))))


def spoilt(data: bytes, chance: Random) -> bytes:
    """Data of which a few bytes are others, are lost, doubled or put in."""
    for _ in range(chance.choice((1, 1, 2, 4))):
        at = chance.randrange(len(data) + 1)
        to = at + chance.choice((0, 1, 1, 4, 30, 300))
        part = data[at:to]
        put = chance.choice((chance.choice(BYTES), chance.randbytes(len(part)), b"", part * chance.choice((2, 2, 50))))
        data = data[:at] if chance.random() < 0.05 else data[:at] + put + data[to:]
    return data
