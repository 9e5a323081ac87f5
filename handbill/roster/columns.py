"""Which column of a roster is what: by its header, and by whether its values can be that."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from handbill.page.imprint import is_phone
from handbill.problems import Problem, Unusable, Where, one_of
from handbill.roster.grades import grades
from handbill.words.markup import excerpt

SEARCHED = 20  # rows among which the headers are looked for
ENOUGH = 1.0  # the least score: a header that says it in full needs no values that bear it out
ALIKE = 0.1  # scores nearer than this are alike
SHOUTED = 0.15  # what names in capitals are worth less: a list that has both writes for readers in the other
WIDE = 80  # characters; no header is longer
SHOWN = 12  # headers that one message names
BLANK = "its header says so, but its values are blank"


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split(" | "))


def _cases(words: Iterable[str]) -> frozenset[str]:
    return frozenset(case for word in words for case in (word, word.upper(), word.capitalize(), word.title()))


# What a cell says when it says nothing.
EMPTY = _cases(_words(
    " | - | -- | --- | – | — | † | ‡ | . | ? | n/a | n / a | na | n.a. | n/d | s/d | none | null | nil | nan | tbd | tba | vacant"
    " | vacante | unknown | not available | not applicable | not reported | missing | no data | no disponible | no aplica"
    " | ninguno | ninguna | sin datos | #n/a | #ref! | #value! | #name? | #null! | #num! | #div/0! | -1 | -2 | -9 | -99 | -999"
    " | -9999 | 999-999-9999 | 000-000-0000 | (999) 999-9999 | (000) 000-0000 | 9999999999 | 0000000000"
))  # fmt: skip
# Headers in small letters without signs: those that say it in full, those that are short for it, those that are a guess.
STRENGTHS = (1.0, 0.6, 0.3)
HEADERS = {field: tuple(map(_words, told)) for field, told in {
    "name": (
        "school name | name of school | name of the school | schoolname | schname | sch name | schl name | schl nm | school nm"
        " | instname | campus name | nombre de la escuela | nombre de escuela | nombre escuela | nombre del plantel",
        "name | school | campus | escuela | nombre | plantel | institution name | facility name | building name | bldg name"
        " | site name",
        "institution | facility | building | site",
    ),
    "id": (
        "school id | school code | school number | school no | school num | schoolid | school id number | ncessch | nces id"
        " | nces school id | state school id | campus id | campus number | cds code | codigo de escuela | codigo de la escuela"
        " | numero de escuela",
        "id | code | id number | site id | site code | building id | building number | building code | bldg nbr | bldg no"
        " | codigo",
    ),
    "district": (
        "district name | school district | school district name | lea name | leaname | nombre del distrito | distrito escolar",
        "district | lea | distrito | agency name | system name",
    ),
    "counselor": (
        "counselor | counsellor | school counselor | guidance counselor | counselor name | school counselor name"
        " | lead counselor | consejero | consejera | consejero escolar | consejera escolar",
        "guidance",
    ),
    "sro": (
        "sro | school resource officer | sro name | resource officer | oficial escolar",
        "officer | school officer | oficial",
    ),
    "phone": (
        "school phone | school phone number | school telephone | main phone | office phone | telefono de la escuela",
        "phone | phone number | phone no | telephone | telephone number | tel | telefono | ph",
    ),
    "hotline": (
        "state hotline | child abuse hotline | state child abuse hotline | linea directa del estado",
        "hotline | abuse hotline | linea directa",
    ),
    "logo": ("logo | logo file | school logo | logotipo",),
    "grades": (
        "grades | grade span | gradespan | grade range | grade levels | grade level | grade | grades served | grades offered"
        " | grados | grados que ofrece",
        "school level | level | level name | nivel",
        "school type | type | tipo",
    ),
    "low": (
        "low grade | lowest grade | grade low | lo grade | gslo | grade from | begin grade | start grade | grado inicial"
        " | grado menor",
    ),
    "high": ("high grade | highest grade | grade high | hi grade | gshi | grade to | end grade | grado final | grado mayor",),
    "languages": ("languages | language | print languages | idiomas | idioma",),
    "quantity": ("quantity | qty | copies | number of copies | cantidad | copias",),
    "posters": ("posters | poster quantity | poster qty | number of posters | carteles",),
    "guides": ("guides | guide quantity | guide qty | number of guides | guias",),
    "cards": ("cards | card quantity | card qty | wallet cards | number of cards | tarjetas",),
}.items()}  # fmt: skip
KNOWN = frozenset().union(*(told for tiers in HEADERS.values() for told in tiers))


@dataclass(frozen=True)
class Column:
    """A column that is taken for a field; `index` is counted from 1, `header` is as it can be shown."""

    field: str
    header: str
    index: int
    sure: Literal["certain", "likely", "guess"]
    why: str


def meant(cells: Iterable[str]) -> list[str]:
    """What cells say, without the spaces around it; nothing for one that says that it says nothing."""
    return ["" if (said := cell.strip()) in EMPTY else said for cell in cells]


def copies(value: str) -> int | None:
    """How many copies a cell asks for; None if it is no number."""
    figures = value.removesuffix(".0")
    return int(figures) if figures.isdecimal() and len(figures) < 7 else None


def header_row(rows: Sequence[tuple[int, list[str]]], wanted: Iterable[str]) -> int:
    """Where among `rows` the headers stand: the row with most headers that the user named, then that we know."""
    named = {_folded(header) for header in wanted}

    def score(row: list[str]) -> tuple[int, int]:
        return len(named.intersection(map(_folded, row))), sum(not KNOWN.isdisjoint(_spellings(cell)) for cell in row)

    scores = [score(row) for _, row in rows[:SEARCHED]]
    return scores.index(max(scores)) if scores else 0


def columns(
    headers: Sequence[str], sample: Sequence[Sequence[str]], named: Mapping[str, str], where: Where
) -> tuple[tuple[Column, ...], tuple[str, ...]]:
    """What each column is taken for, and the headers of those for nothing.

    Raises Unusable if two could be for the same, or none for the name. `where` is the row of the headers.
    """
    found, problems = _named(headers, named, where)
    left = {nth: header for nth, header in enumerate(headers, 1) if header.strip()}
    for field in HEADERS:
        for column in found.values():
            left.pop(column.index, None)
        if field not in found and (scored := sorted(_scored(field, left, sample), key=lambda pair: -pair[0])):
            found[field] = scored[0][1]
            if len(scored) > 1 and _are_alike(*scored[:2]):
                problems.append(_ask(scored[0][1], scored[1][1], where))
    if len(bounds := found.keys() & {"low", "high"} - named.keys()) == 1:  # half a span is none
        del found[bounds.pop()]
    if "name" not in found and not problems:
        way_out = f"Say which with --column name=HEADER. The headers here: {_shown(headers)}."
        problems.append(Problem("no column is for the school’s name", way_out, where))
    if problems:
        raise Unusable(*problems)
    taken = {column.index for column in found.values()}
    unused = tuple(excerpt(header.strip()) for nth, header in enumerate(headers, 1) if header.strip() and nth not in taken)
    return tuple(sorted(found.values(), key=lambda column: column.index)), unused


def _named(headers: Sequence[str], named: Mapping[str, str], where: Where) -> tuple[dict[str, Column], list[Problem]]:
    """The columns that the user named."""
    found, problems = {}, []
    for field, header in named.items():
        if field not in HEADERS:
            problems.append(Problem(f"there is no field “{excerpt(field)}”", one_of(field, HEADERS), Where("--column")))
            continue
        at = [nth for nth, known in enumerate(headers, 1) if _folded(known) == _folded(header)]
        if len(at) == 1:
            found[field] = Column(field, excerpt(headers[at[0] - 1].strip()), at[0], "certain", "as --column says")
        elif at:
            told = f"{len(at)} columns have the header “{excerpt(header)}”"
            problems.append(Problem(told, "Give each a header of its own.", where._replace(column=at[1])))
        else:
            told, known = f"no column has the header “{excerpt(header)}”", [known for known in headers if known.strip()]
            problems.append(Problem(told, one_of(header, [excerpt(name) for name in known[:SHOWN]]), where))
    return found, problems


def _are_alike(first: tuple[float, Column], second: tuple[float, Column]) -> bool:
    """Whether only a person can say which of two columns is meant; two that are blank are as good as each other."""
    return first[0] - second[0] < ALIKE and not first[1].why == second[1].why == BLANK


def _ask(first: Column, second: Column, where: Where) -> Problem:
    way_out = f"Say which with --column {first.field}=HEADER."
    if _folded(first.header) == _folded(second.header):
        way_out = "Give each a header of its own."
    told = f"“{first.header}” and “{second.header}” could both be the column for {first.field}"
    return Problem(told, way_out, where._replace(column=max(first.index, second.index)))


def _shown(headers: Iterable[str]) -> str:
    said = [f"“{excerpt(header.strip())}”" for header in headers if header.strip()]
    return ", ".join(said[:SHOWN]) + (", …" if len(said) > SHOWN else "")


def _scored(field: str, headers: Mapping[int, str], sample: Sequence[Sequence[str]]) -> Iterator[tuple[float, Column]]:
    """Each column that may be the field's, with how well its header and its values fit, 0 to 2."""
    for nth, header in headers.items():
        if strength := _strength(field, header):
            values = list(filter(None, meant(row[nth - 1] for row in sample if len(row) >= nth)))
            fit, why = FITS.get(field, _any)(values) if values else (0.5, BLANK)
            if strength + fit >= ENOUGH:
                yield strength + fit, Column(field, excerpt(header.strip()), nth, _sure(strength, fit), why)


def _sure(strength: float, fit: float) -> Literal["certain", "likely", "guess"]:
    if fit < 0.6 or strength < STRENGTHS[1]:
        return "guess"
    return "certain" if fit >= 0.8 else "likely"


def _strength(field: str, header: str) -> float:
    """How surely a header names a field."""
    spellings = _spellings(header)
    return next((strength for strength, told in zip(STRENGTHS, HEADERS[field], strict=False) if spellings & told), 0.0)


@lru_cache(1 << 15)
def _spellings(header: str) -> frozenset[str]:
    """A header in small letters without signs, and the same without what stands in brackets; none for a long text."""
    if len(header) > WIDE:
        return frozenset()
    return frozenset((_bare(header), _bare(re.sub(r"\(.*?\)", " ", header)))) - {""}


def _bare(header: str) -> str:
    spaced = re.sub("(?<=[a-z])(?=[A-Z])", " ", header.replace("#", " number "))
    plain = unicodedata.normalize("NFKD", spaced).encode("ascii", "ignore").decode().lower()
    return re.sub("[^a-z0-9]+", " ", plain).strip()


def _folded(header: str) -> str:
    return " ".join(header.casefold().split())


def _name_like(values: Sequence[str]) -> tuple[float, str]:
    """Names are words, and mostly distinct."""
    words = _share_of(values, _has_letters)
    distinct = len({value.casefold() for value in values}) / len(values)
    told = f"{distinct:.0%} of its values are distinct"
    return (words * distinct - SHOUTED * _share_of(values, str.isupper) if words > 0.5 else 0.0), told


def _distinct(values: Sequence[str]) -> tuple[float, str]:
    share = len(set(values)) / len(values)
    return share, f"{share:.0%} of its values are distinct"


def _share_of(values: Sequence[str], test: Callable[[str], object]) -> float:
    return sum(count for value, count in Counter(values).items() if test(value)) / len(values)


def _share(test: Callable[[str], object], told: str) -> Callable[[Sequence[str]], tuple[float, str]]:
    def fit(values: Sequence[str]) -> tuple[float, str]:
        share = _share_of(values, test)
        return share, f"{share:.0%} of its values are {told}"

    return fit


def _any(_: Sequence[str]) -> tuple[float, str]:
    return 1.0, "its header says so"


def _has_letters(value: str) -> bool:
    return any(map(str.isalpha, value))


FITS = {
    "name": _name_like,
    "id": _distinct,
    **dict.fromkeys(("district", "counselor", "sro"), _share(_has_letters, "words")),
    **dict.fromkeys(("phone", "hotline"), _share(is_phone, "phone numbers")),
    **dict.fromkeys(("grades", "low", "high"), _share(grades, "grades")),
    **dict.fromkeys(("quantity", "posters", "guides", "cards"), _share(lambda value: copies(value) is not None, "numbers")),
}
