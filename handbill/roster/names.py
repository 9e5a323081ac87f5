"""Names as people write them: capitals made lower with sense, and a name that every system takes for a folder."""

from __future__ import annotations

import hashlib
import re
import unicodedata


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


SMALL = _words("of the and at in on for by de del en y")
ARTICLES = _words("la las los el")  # small behind a small word: Rio de los Angeles, but East Los Angeles
KEPT = _words(
    "II III IV VI VII VIII IX STEM STEAM YMCA YWCA BIA JROTC ROTC ES MS HS JHS SHS PS IS ECC US USA NE NW SW SE TOPS ISD USD"
    " CUSD LEA IB CTE MLK JFK FDR KIPP BOCES PK"
)
MAC = _words(  # not Machias, Macon, Mackinac
    "MACALISTER MACARTHUR MACDONALD MACDOUGALL MACDOWELL MACGREGOR MACINTOSH MACINTYRE MACKENZIE MACLAREN MACLEOD MACMILLAN"
    " MACNEIL MACPHERSON MACQUEEN MACRAE"
)
SCHOOLS = _words("school academy institute program charter preschool kindergarten ps is escuela academia colegio instituto liceo")
LEVELS = _words(  # these do not make a school of a name that they begin: College Place, High Point
    "elementary elem high middle center centre college campus primary intermediate prep preparatory magnet es ms hs jhs shs"
    " primaria secundaria preparatoria intermedia"
)
# What Windows keeps for itself, and the folder that a run writes beside the schools'.
RESERVED = {"con", "prn", "aux", "nul", "press-runs", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}
SLUG = 60  # characters, at most
MARKS = "\u0300-\u036f"
WORD = re.compile(rf"(?:[^\W_][{MARKS}]*)+(?:['’‘](?:[^\W_][{MARKS}]*)+)*\.?")
ORDINAL = re.compile("[0-9]+(?:ST|ND|RD|TH)")
INSIDE = re.compile(r"[\w.,]['’]?[ -]$")  # what stands before a word that is not the first
PREFIX = re.compile("[ODL]['’‘](?=..)|MC(?=..)")
PARTING = re.compile(r"[\s/-]+")
SPAN = re.compile(r"\b(?:P?K|\d+)-\d+\b")  # Maple K-8
SIGNS = re.compile("[^a-z0-9]+")
CODE = re.compile(  # with a figure in it, and a sign behind; or long, and of figures alone
    r"\s*[(\[#]?(?=[^\s:|]*\d)(?!P?K-)[A-Z0-9](?:[A-Z0-9./-]{0,18}[A-Z0-9])?(?:[)\]]\s*(?:[:|–—-]\s*)?|\s*[:|]\s*|\s+[–—-]\s+)(?=\S*[^\W\d_])"
    r"|\s*\d{3,}\s+(?=[^\W\d_])"
)
SPELLED = str.maketrans(
    dict(zip("łŁøØđĐðÐŋŊəƏɬƛɨʉɔʷı", "llooddddnneelliuowi", strict=True))
    | {"ß": "ss", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "þ": "th", "Þ": "th", "θ": "th"}
    | dict.fromkeys("ʔʕʻʼˀ’‘", "")
    | dict.fromkeys("–—‐‑", "-")
)


def title_cased(name: str) -> str:
    """A name that stands in capitals as it would be written; any other name as it is."""
    return WORD.sub(_written, name) if name.isupper() else name


def _written(found: re.Match[str]) -> str:
    """One word of a name in capitals, in its place."""
    word, before, after = found[0], found.string[: found.start()], found.string[found.end() :]
    bare = word.rstrip(".")
    if _is_small(word.lower(), before) or ORDINAL.fullmatch(bare):
        return word.lower()
    if bare == "PREK":
        return word.replace("PREK", "PreK")
    a_lady = bare == "MS" and not before and not after.lstrip()[:1].isdigit()
    if (bare in KEPT and not a_lady) or any(map(str.isdigit, word)):
        return word
    return _capital(word)


def _is_small(word: str, before: str) -> bool:
    """Whether a word inside a name is written small: of the, de la."""
    if not INSIDE.search(before):
        return False
    return word in SMALL or (word in ARTICLES and before.split()[-1].lower() in SMALL)


def _capital(word: str) -> str:
    """A word with the capitals that it has in a name: Mary's, O'Neill, McKinley, ʻAiea."""
    if prefix := PREFIX.match(word):
        return prefix[0].capitalize() + _capital(word[prefix.end() :])
    if re.split("['’‘.]", word)[0] in MAC:
        return "Mac" + _capital(word[3:])
    at = 2 if word[0] in "ʻʼ" else 1
    return word[:at] + word[at:].lower()


def suffixed(name: str, suffix: str) -> str:
    """The name with `suffix` behind it, unless it says itself that it is a school: by its first word or by another."""
    if not suffix or SPAN.search(name):
        return name
    words = [word.strip(".,()").lower() for word in PARTING.split(name)]
    says_so = SCHOOLS.intersection(words) or LEVELS.intersection(words[1:])
    return name if says_so else f"{name} {suffix}"


def code_before(name: str) -> str:
    """The code with which a name begins, with what parts them, as in “07X029: P.S. 29”; empty if it begins with none."""
    found = CODE.match(name)
    return found[0] if found else ""


def without_code(name: str) -> str:
    """The name without a code before it."""
    return name[len(code_before(name)) :]


def slug(name: str) -> str:
    """The name in small letters, figures and hyphens; empty where none of its letters has one.

    Safe as a folder's name on every system.
    """
    if not name.isascii():
        name = unicodedata.normalize("NFKD", name.translate(SPELLED)).encode("ascii", "ignore").decode()
    found = SIGNS.sub("-", name.replace("'", "").lower()).strip("-")[:SLUG].strip("-")
    return f"{found}-school" if found in RESERVED else found


def short_hash(*words: str) -> str:
    """Ten letters and figures that stand for those words alone."""
    return hashlib.sha256("\0".join(words).encode(errors="surrogatepass")).hexdigest()[:10]
