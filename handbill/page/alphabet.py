"""The letters that every imprint may need, always in the same order.

A file with an imprint carries all of them, whatever its own words use, so that the file of one
school never depends on another's and an edition serves them all. Latin-1, Latin Extended-A, the
marks of typesetting, and the letters of tribal and Pacific languages in which US schools are named.
"""

from __future__ import annotations

import unicodedata
from functools import cache

from handbill.page.case import COMMON, Case, Letter
from handbill.page.marks import Cluster, Run
from handbill.page.text.shaping import font, ink

_ASCII = [*map(chr, range(0x20, 0x7F))]
_LATIN = [chr(code) for code in range(0xA0, 0x180) if code not in (0xAD, 0xB7)]  # no soft hyphen; a middle dot joins its l
_TYPESETTING = [*"‐‑–—‘’“”…"]
# θ is not here: fonts set the Greek letter otherwise where it begins a word, and what stands beside it, so its words are shaped.
_TRIBAL = """
    ʻ ʼ ˀ ʔ ʕ ʷ ⁿ ᶻ ə Ə ɨ Ɨ ɔ Ɔ ʉ Ʉ ʌ ɫ ɬ ꝏ Ꝏ Ⱥ Ȼ Ⱦ Ȧ ȧ Ḍ ḍ Ė ė Ǧ ǧ Ḡ ḡ Ȟ ȟ Ḣ ḣ ǰ Ḱ ḱ Ḳ ḳ Ḵ ḵ Ḷ ḷ Ḻ ḻ
    Ṃ ṃ Ṇ ṇ Ṉ ṉ Ȯ ȯ Ǫ ǫ Ṡ ṡ Ṣ ṣ Ṭ ṭ Ṯ ṯ X̱ x̱ X̂ x̂ X̣ x̣ X̌ x̌ Ą́ ą́ Ę́ ę́ Į́ į́ Ǫ́ ǫ́ Ų́ ų́ Ę̀ ę̀ Ǫ̀
    ǫ̀ Ų̀ ų̀ Á̜ á̜ A̱ a̱ ə́ ɨ́ ʌ̲ G̱ g̱ G̓ g̓ K̓ k̓ K̲ k̲ Ł̣ ł̣ L̓ l̓ ƛ̓ ƛ̕ M̧ m̧ M̓ m̓ M̕ m̕ N̓ n̓ P̣
    p̣ Q̓ q̓ T̓ t̓ W̓ w̓ Y̓ y̓ Y̕ y̕
"""
_ALL = [*_ASCII, *_LATIN, *_TYPESETTING, *_TRIBAL.split()]
LETTERS = tuple(dict.fromkeys(unicodedata.normalize("NFC", letter) for letter in _ALL))


@cache
def alphabet(name: str) -> tuple[Cluster, ...]:
    """Each letter as the font of that name sets it; those that it lacks are left out."""
    shaped = [font(name).shape(letter) for letter in LETTERS]
    return tuple(found[0] for found in shaped if len(found) == 1 and all(glyph for glyph, _, _ in found[0].parts))


@cache
def case(name: str) -> Case:
    """The alphabet of the font of that name, for words that are set without HarfBuzz."""
    face, kept = font(name), alphabet(name)
    letters = {cluster.text: _letter(f"{code:04X}", cluster, name) for code, cluster in enumerate(kept, 1)}
    pairs = [one + other for one in sorted(COMMON) for other in sorted(COMMON)]
    advances = face.advances("".join(pairs))[::2]
    kerned = {pair: advance for pair, advance in zip(pairs, advances, strict=True) if advance != letters[pair[0]].advance}
    return Case(name, letters, kerned)


def _letter(code: str, cluster: Cluster, name: str) -> Letter:
    width = max(font(name).advance(glyph) for glyph, _, _ in cluster.parts)
    return Letter(code, cluster.advance, width - cluster.advance, *ink([Run(name, (cluster,))]))
