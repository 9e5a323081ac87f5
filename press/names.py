"""Names as people write them: capitals made lower with sense, and a name that every system takes for a folder."""

from __future__ import annotations

import hashlib
import re
import unicodedata

SMALL = {"of", "the", "and", "at", "in", "on", "for", "de", "del", "la", "las", "los", "el", "y"}
KEPT = {
    "II",
    "III",
    "IV",
    "VI",
    "STEM",
    "STEAM",
    "YMCA",
    "BIA",
    "JROTC",
    "ROTC",
    "PS",
    "IS",
    "MS",
    "HS",
    "JHS",
    "US",
    "USA",
    "NE",
    "NW",
    "SW",
    "SE",
    "TOPS",
    "ISD",
    "USD",
    "CUSD",
    "LEA",
    "IB",
}
KINDS = {
    "school",
    "elementary",
    "elem",
    "academy",
    "high",
    "middle",
    "center",
    "centre",
    "program",
    "institute",
    "college",
    "campus",
    "primary",
    "intermediate",
    "prep",
    "preparatory",
    "charter",
    "magnet",
    "kindergarten",
    "preschool",
    "escuela",
}
RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}
SLUG = 60  # characters, at most
_LETTERS = str.maketrans(
    {
        "ł": "l",
        "Ł": "l",
        "ø": "o",
        "Ø": "o",
        "đ": "d",
        "Đ": "d",
        "ß": "ss",
        "æ": "ae",
        "Æ": "ae",
        "œ": "oe",
        "Œ": "oe",
        "ŋ": "n",
        "Ŋ": "n",
        "ə": "e",
        "Ə": "e",
        "þ": "th",
        "ð": "d",
        "ɬ": "l",
        "ƛ": "l",
        "ɨ": "i",
        "ʉ": "u",
        "ɔ": "o",
        "θ": "th",
        "ʔ": "",
        "ʕ": "",
        "ʻ": "",
        "ʼ": "",
        "ˀ": "",
        "’": "",
        "‘": "",
        "'": "",
        "ʷ": "w",
    }
)
_WORD = re.compile(r"[^\W_]+(?:['’ʻ][^\W_]+)*\.?")


def title_cased(name: str) -> str:
    """A name that stands in capitals as it would be written; any other name as it is."""
    letters = [character for character in name if character.isalpha()]
    if not letters or any(character.islower() for character in letters):
        return name
    first = _WORD.search(name)
    return _WORD.sub(lambda found: _cased(found[0], first is not None and found.start() == first.start(), found), name)


def _cased(word: str, first: bool, found: re.Match) -> str:
    bare, lower = word.rstrip("."), word.lower()
    before, after = found.string[: found.start()], found.string[found.end() :]
    if bare.lower() in SMALL and not first:
        return lower
    if bare in ("JR", "SR"):
        return word[0] + lower[1:]
    initials = word.endswith(".") and len(bare) == 1
    span = any(character.isdigit() for character in word) or (bare in ("K", "PK") and after[:1] == "-")
    if bare in KEPT or initials or span or (before.endswith(".") and len(bare) == 1):
        return word
    if lower.startswith("mac") and len(bare) > 6 and lower[3] not in "aeiouhk":
        return "Mac" + word[3] + lower[4:]
    if lower.startswith("mc") and len(bare) > 3:
        return "Mc" + word[2] + lower[3:]
    head = re.match(r"([ODL])(['’])(\w)", word)
    if head:
        return head[1] + head[2] + head[3] + lower[3:]
    return word[0] + lower[1:]


def suffixed(name: str, suffix: str) -> str:
    """The name with `suffix` behind it, unless it says itself that it is a school."""
    words = {word.strip(".,").lower() for word in re.split(r"[\s/-]+", name)}
    if not suffix or words & KINDS or re.search(r"\bP?K-\d+\b", name):
        return name
    return f"{name} {suffix}"


def slug(name: str) -> str:
    """The name in small letters, figures and hyphens; empty where none of its letters has one.

    Safe as a folder's name on every system.
    """
    spelled = unicodedata.normalize("NFKD", name.translate(_LETTERS)).encode("ascii", "ignore").decode().lower()
    found = re.sub(r"[^a-z0-9]+", "-", spelled).strip("-")[:SLUG].strip("-")
    return f"{found}-school" if found in RESERVED else found


def short_hash(*words: str) -> str:
    """Six letters and figures that stand for those words alone."""
    return hashlib.sha256("\0".join(words).encode(errors="surrogatepass")).hexdigest()[:6]
