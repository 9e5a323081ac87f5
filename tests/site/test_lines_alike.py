"""A school's own lines are understood, and refused, in the browser as on the command line."""

import unicodedata
from random import Random

import odd
import pytest
from alike import answered, asked, words

from handbill.page.imprint import PHONES, TEXTS, line
from handbill.problems import Where
from handbill.words.links import dialling
from handbill.words.markup import Typed

pytestmark = pytest.mark.needs("node")
LINES = 6_000
SCRIPTS = (
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", "áéíóúüñÁÉÍÓÚÜÑ¿¡", "ʻāēīōūĀĒĪŌŪ", "ąęįǫłńśźżŁ", "əƛɬχʷx̱q̓ƛ̓ᐧᐊᐸᑕ",
    "ạảãàáâấầẩẫậđơưĂẮ", "АБВГДежзийЁё", "ΑΒΓδεζςΣ", "学校中高小學", "がぎカﾞ高校", "학교한글", "مدرسة", "בית ספר", "โรงเรียน",
    "विद्यालय", "ᏣᎳᎩꮳꮃ", "ﬁﬀßẞſK", "𝒜𝓑🏫👩‍👧", "0123456789", "٠١٢٣²③¼Ⅷ",
)  # fmt: skip
SIGNS = (*"   -’'.,&/()#–", "\u00a0", "\u2009", "\u200b", "\u00ad", "\u0301", "\u0308")
NUMBERS = ("206", "555", "0142", "1", "+1", "0", "12", "2065550142", "٢٠٦", "⑤", "²")
BETWEEN = ("", "", *"-. ()/‐‑–#", ") ", " ext. ", " x", ", EXT ", "extenſion", "extensİon", "x ", "\u00a0")
# Each character that Python has another word for, and each that is no letter to it.
ODD = [chr(code) for code in range(0x110000) if unicodedata.category(chr(code)) in ("Cc", "Cf", "Zl", "Zp", "Zs")]
ODD += [chr(code) for code in (0xD800, 0xDFFF, 0xE000, 0xF8FF, 0xFDD0, 0xFFFE, 0xFFFF, 0x10FFFF)]


def test_lines_are_the_same_lines_and_refused_in_the_same_words():
    chance, given = Random(12), list[tuple[str, str]]()  # noqa: S311 (the same each time)
    for name in (*TEXTS, *PHONES * 2):
        given += [(name, text) for text in odd.TEXTS]
        given += [(name, _typed(name, chance)) for _ in range(LINES // 10)]
    given += [("school", f"Cedar{one}Hollow") for one in ODD]
    given = [(name, typed) for name, typed in given if is_known(typed)]
    answers = asked("lines.mjs", [{"name": name, "typed": typed} for name, typed in given])
    differing = [
        (typed, python, script)
        for (name, typed), script in zip(given, answers, strict=True)
        if (python := answered(lambda name=name, typed=typed: _printed(name, typed))) != script
    ]
    assert differing == []
    taken = sum("is" in answer for answer in answers)
    print(f"{len(given):,} lines compared: {taken:,} taken, {len(given) - taken:,} refused, 0 differ")
    assert min(taken, len(given) - taken) > LINES // 10


def test_problems_are_told_in_spanish_with_all_that_is_filled_in():
    for key, said in words("en").items():
        for part in ("what", "way_out"):
            assert _blanks(words("es")[key][part]) == _blanks(said[part]), key


def _printed(name: str, typed: str) -> dict[str, str]:
    text = line(name, Typed(typed, Where("list.csv", 2, 3)))
    return {"text": text, "dials": dialling(text)}


def _typed(name: str, chance: Random) -> str:
    if name in PHONES and chance.random() < 0.8:
        return "".join(chance.choice(NUMBERS) + chance.choice(BETWEEN) for _ in range(chance.choice((1, 3, 3, 3, 4, 4))))
    if chance.random() < 0.2:
        return odd.text(chance)
    letters = chance.choice(SCRIPTS) + chance.choice(("", "", *SCRIPTS))
    words = ("".join(chance.choices(letters, k=chance.randint(1, 12))) for _ in range(chance.choice((1, 2, 3, 4, 30))))
    return "".join(word + chance.choice(SIGNS) for word in words)


def is_known(typed: str) -> bool:
    """Whether no character is one that a later Unicode than Python's may have, as browsers may."""
    return not any(unicodedata.category(one) == "Cn" and ord(one) & 0xFFFE != 0xFFFE and one != "\ufdd0" for one in typed)


def _blanks(text: str) -> set[str]:
    return {part.partition(">")[0] for part in text.split("<")[1:]}
