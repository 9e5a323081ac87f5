"""Which column of a roster is what: by its header, and by whether its values can be that."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from press.grades import grades
from press.imprint import is_phone
from press.problems import Problem, Unusable, Where, one_of

SEARCHED = 20  # rows among which the headers are looked for
ALIKE = 0.1  # scores nearer than this are alike
EMPTY = {
    "",
    "-",
    "--",
    "---",
    ".",
    "?",
    "n/a",
    "na",
    "#n/a",
    "n.a.",
    "none",
    "null",
    "nil",
    "tbd",
    "tba",
    "unknown",
    "not available",
    "not applicable",
    "no data",
    "no disponible",
    "-999",
    "-99",
    "-9",
    "-1",
    "-2",
    "999-999-9999",
    "000-000-0000",
    "(000) 000-0000",
}
# Headers in small letters without signs, the surest first.
HEADERS: dict[str, tuple[str, ...]] = {
    "name": (
        "school name",
        "name of school",
        "schoolname",
        "schname",
        "sch name",
        "schl nm",
        "school nm",
        "instname",
        "name",
        "school",
        "campus",
        "campus name",
        "site name",
        "nombre de la escuela",
        "escuela",
        "nombre",
        "institution",
        "institution name",
        "facility name",
        "building name",
        "building",
        "bldg name",
        "site",
    ),
    "id": (
        "school id",
        "school code",
        "school number",
        "school no",
        "school num",
        "schoolid",
        "ncessch",
        "nces id",
        "nces school id",
        "state school id",
        "site code",
        "site id",
        "building number",
        "building code",
        "bldg nbr",
        "bldg no",
        "campus id",
        "campus number",
        "cds code",
        "id",
        "code",
        "codigo",
    ),
    "district": (
        "district",
        "district name",
        "lea name",
        "leaname",
        "lea",
        "school district",
        "distrito",
        "system name",
        "agency name",
    ),
    "counselor": (
        "counselor",
        "counsellor",
        "school counselor",
        "guidance counselor",
        "counselor name",
        "lead counselor",
        "consejero",
        "consejera",
        "guidance",
    ),
    "sro": ("sro", "school resource officer", "resource officer", "sro name", "officer", "school officer"),
    "phone": (
        "phone",
        "phone number",
        "telephone",
        "school phone",
        "main phone",
        "office phone",
        "tel",
        "telefono",
        "phone no",
        "ph",
    ),
    "hotline": ("hotline", "state hotline", "child abuse hotline", "state child abuse hotline", "abuse hotline", "linea directa"),
    "logo": ("logo", "logo file", "school logo"),
    "grades": (
        "grades",
        "grade span",
        "grade range",
        "grade levels",
        "grade level",
        "grade",
        "grades served",
        "grades offered",
        "gradespan",
        "grados",
        "school level",
        "level",
        "level name",
        "school type",
    ),
    "low": (
        "low grade",
        "lowest grade",
        "grade low",
        "lo grade",
        "gslo",
        "grade from",
        "begin grade",
        "start grade",
        "grado inicial",
    ),
    "high": ("high grade", "highest grade", "grade high", "hi grade", "gshi", "grade to", "end grade", "grado final"),
    "languages": ("languages", "language", "print languages", "idiomas", "idioma"),
    "quantity": ("quantity", "qty", "copies", "cantidad", "number of copies"),
    "posters": ("posters", "poster quantity", "poster qty", "number of posters"),
    "guides": ("guides", "guide quantity", "guide qty", "number of guides"),
    "cards": ("cards", "card quantity", "card qty", "wallet cards", "number of cards"),
}


@dataclass(frozen=True)
class Column:
    """A column that is taken for a field; `index` is counted from 1."""

    field: str
    header: str
    index: int
    sure: Literal["certain", "likely", "guess"]
    why: str


def is_empty(cell: str) -> bool:
    """Whether a cell says that it says nothing."""
    return cell.strip().casefold() in EMPTY


def header_row(rows: Sequence[tuple[int, list[str]]], wanted: Iterable[str]) -> int:
    """Where among `rows` the headers stand: the row with most headers that we know, or the user named."""
    known = {_bare(header) for names in HEADERS.values() for header in names} | {_bare(header) for header in wanted}
    scores = [sum(_bare(cell) in known for cell in row) for _, row in rows[:SEARCHED]]
    return scores.index(max(scores)) if scores and max(scores) else 0


def columns(
    headers: Sequence[str], sample: Sequence[Sequence[str]], named: Mapping[str, str], where: Where
) -> tuple[tuple[Column, ...], tuple[str, ...]]:
    """What each column is taken for, and the headers of those for nothing. Raises Unusable if the name's cannot be told."""
    found, problems = _named(headers, named, where)
    taken = {column.index for column in found}
    for field in HEADERS:
        if any(column.field == field for column in found) or (field in ("low", "high") and _has(found, "grades", "certain")):
            continue
        scored = sorted(_scored(field, headers, sample, taken), key=lambda pair: (-pair[0], pair[1].index))
        if len(scored) > 1 and scored[0][0] - scored[1][0] < ALIKE:
            first, second = scored[0][1], scored[1][1]
            told = f"“{first.header}” and “{second.header}” could both be the column for {field}"
            problems.append(Problem(told, f"Say which with --column {field}=HEADER.", where))
        elif scored:
            found.append(scored[0][1])
            taken.add(scored[0][1].index)
    if not _has(found, "name") and not problems:
        seen = ", ".join(f"“{header}”" for header in headers[:12] if header.strip()) or "none"
        way_out = f"Say which with --column name=HEADER. The headers here: {seen}."
        problems.append(Problem("no column is for the school’s name", way_out, where))
    if problems:
        raise Unusable(*problems)
    unused = tuple(header for nth, header in enumerate(headers, 1) if header.strip() and nth not in taken)
    return tuple(sorted(found, key=lambda column: column.index)), unused


def _has(found: Iterable[Column], field: str, sure: str = "") -> bool:
    return any(column.field == field and sure in ("", column.sure) for column in found)


def _named(headers: Sequence[str], named: Mapping[str, str], where: Where) -> tuple[list[Column], list[Problem]]:
    """The columns that the user named."""
    found, problems = [], []
    for field, header in named.items():
        if field not in HEADERS:
            told = f"there is no field “{field}”"
            problems.append(Problem(told, one_of(field, HEADERS), Where("--column")))
            continue
        at = [nth for nth, known in enumerate(headers, 1) if known.strip().casefold() == header.strip().casefold()]
        if len(at) == 1:
            found.append(Column(field, headers[at[0] - 1], at[0], "certain", "as --column says"))
        else:
            told = f"{len(at)} columns have the header “{header}”" if at else f"no column has the header “{header}”"
            problems.append(Problem(told, one_of(header, [known for known in headers if known.strip()]), where))
    return found, problems


def _scored(
    field: str, headers: Sequence[str], sample: Sequence[Sequence[str]], taken: set[int]
) -> Iterable[tuple[float, Column]]:
    """Each column that may be the field's, with how well its header and its values fit, 0 to 2."""
    for nth, header in enumerate(headers, 1):
        strength = _strength(field, header)
        if not strength or nth in taken:
            continue
        values = [row[nth - 1].strip() for row in sample if len(row) >= nth and not is_empty(row[nth - 1])]
        fit, why = FITS.get(field, _any)(values)
        if fit < 0.5:
            continue
        sure = "certain" if strength > 0.8 and fit > 0.9 else "likely" if strength > 0.6 and fit > 0.7 else "guess"
        yield strength + fit, Column(field, header, nth, sure, why)


def _strength(field: str, header: str) -> float:
    """How surely a header names a field: 1 for the surest word for it, less for others, 0 for none."""
    bare, known = _bare(header), HEADERS[field]
    if bare not in known:
        return 0.0
    return 1.0 - 0.4 * known.index(bare) / len(known)


def _bare(header: str) -> str:
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", header.strip())
    return re.sub(r"[^a-z0-9]+", " ", _plain(spaced)).strip()


def _plain(text: str) -> str:
    import unicodedata

    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()


def _name_like(values: Sequence[str]) -> tuple[float, str]:
    """Names are words, mostly distinct, and a list that writes them for readers does not shout."""
    if not values:
        return 0.5, "its values are blank"
    words = sum(any(c.isalpha() for c in value) for value in values) / len(values)
    distinct = len({value.casefold() for value in values}) / len(values)
    shouted = sum(value.isupper() for value in values) / len(values)
    return words * distinct - 0.25 * shouted if words > 0.5 else 0.0, f"{distinct:.0%} of its values are distinct"


def _share(test: Callable[[str], object], told: str) -> Callable[[Sequence[str]], tuple[float, str]]:
    def fit(values: Sequence[str]) -> tuple[float, str]:
        if not values:
            return 0.5, "its values are blank"
        share = sum(bool(test(value)) for value in values) / len(values)
        return share, f"{share:.0%} of its values are {told}"

    return fit


def _distinct(values: Sequence[str]) -> tuple[float, str]:
    share = len(set(values)) / len(values) if values else 0.5
    return share, f"{share:.0%} of its values are distinct" if values else "its values are blank"


def _any(values: Sequence[str]) -> tuple[float, str]:
    return (1.0, "its header says so") if values else (0.5, "its values are blank")


FITS: dict[str, Callable[[Sequence[str]], tuple[float, str]]] = {
    "name": _name_like,
    "id": _distinct,
    "phone": _share(is_phone, "phone numbers"),
    "hotline": _share(is_phone, "phone numbers"),
    "grades": _share(grades, "grades"),
    "low": _share(grades, "grades"),
    "high": _share(grades, "grades"),
    **{field: _share(str.isdecimal, "numbers") for field in ("quantity", "posters", "guides", "cards")},
}
