"""What rosters call their columns, in English and in Spanish, and what a cell says that says nothing."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from handbill.roster.spelling import parts, singular, spellings, words

STRENGTHS = (1.0, 0.6, 0.3)  # of headers that say it in full, are short for it, or are a guess
CHANGED = 0.9  # what a header is worth that says it in the plural
PARTLY = 0.6  # and one of which only a part says it: Principal / Counselor


def _listed(text: str) -> frozenset[str]:
    return frozenset(text.split(" | "))


def _cases(told: Iterable[str]) -> frozenset[str]:
    return frozenset(case for word in told for case in (word, word.upper(), word.capitalize(), word.title()))


# What a cell says when it says nothing.
EMPTY = _cases(_listed(
    " | - | -- | --- | – | — | † | ‡ | . | ? | n/a | n / a | na | n.a. | n/d | s/d | none | null | nil | nan | tbd | tba | vacant"
    " | vacante | unknown | not available | not applicable | not reported | missing | no data | no disponible | no aplica"
    " | ninguno | ninguna | sin datos | #n/a | #ref! | #value! | #name? | #null! | #num! | #div/0! | -1 | -2 | -9 | -99 | -999"
    " | -9999 | 999-999-9999 | 000-000-0000 | (999) 999-9999 | (000) 000-0000 | 9999999999 | 0000000000"
))  # fmt: skip
# Headers as they are spelled; in each line, those of one strength.
HEADERS = {field: tuple(map(_listed, told)) for field, told in {
    "name": (
        "school name | name of school | name of the school | schoolname | schname | sch name | schl name | schl nm | school nm"
        " | instname | campus name | school full name | school official name | official school name | nombre de la escuela"
        " | nombre de escuela | nombre escuela | nombre del plantel | nombre del centro | nombre del centro educativo"
        " | nombre del centro de trabajo | nombre centro | nombre de la institucion educativa | nombre del colegio",
        "name | school | campus | escuela | nombre | plantel | institution name | facility name | building name | bldg name"
        " | site name | official name | full name | organization name | org name | entity name | location name | loc name"
        " | centro educativo | centro de trabajo | colegio | nombre oficial | nombre completo | long name | establishment name"
        " | organisation name",
        "institution | facility | building | site | centro | institucion",
    ),
    "id": (
        "school id | school code | school number | school no | school num | schoolid | school id number | ncessch | nces id"
        " | nces school id | nces school | state school id | campus id | campus number | cds code | codigo de escuela"
        " | codigo de la escuela | numero de escuela | codigo del centro | codigo centro | clave del centro de trabajo",
        "id | code | id number | site id | site code | building id | building number | building code | bldg nbr | bldg no"
        " | codigo | clave | identifier",
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
        "school phone | school phone number | school telephone | main phone | office phone | main office phone"
        " | front office phone | telefono de la escuela",
        "phone | phone number | phone no | telephone | telephone number | tel | telefono | ph | numero de telefono",
    ),
    "hotline": (
        "state hotline | child abuse hotline | state child abuse hotline | linea directa del estado",
        "hotline | abuse hotline | linea directa",
    ),
    "police": (
        "local police | police phone | police non emergency | non emergency police | police non emergency number | policia local",
        "police | police number | non emergency | non emergency number | policia",
    ),
    "logo": ("logo | logo file | school logo | logotipo",),
    "grades": (
        "grades | grade span | gradespan | grade range | grade levels | grade level | grade | grades served | grades offered"
        " | grade list | gsserved | gs served | grados | grados que ofrece | niveles y grados",
        "school level | level | level name | nivel | nivel educativo | nivel escolar | niveles | gsoffered | gs offered"
        " | grade category | grade band | grade config | grade configuration",
        "school type | type | tipo | tipo de escuela",
    ),
    "low": (
        "low grade | lowest grade | grade low | lo grade | gslo | grade from | begin grade | start grade | grado inicial"
        " | grado menor | grado minimo",
    ),
    "high": (
        "high grade | highest grade | grade high | hi grade | gshi | grade to | end grade | grado final | grado mayor"
        " | grado maximo",
    ),
    "languages": ("languages | language | print languages | idiomas | idioma",),
    "quantity": ("quantity | qty | copies | number of copies | cantidad | copias",),
    "posters": ("posters | poster quantity | poster qty | number of posters | carteles",),
    "guides": ("guides | guide quantity | guide qty | number of guides | guias",),
    "cards": ("cards | card quantity | card qty | wallet cards | number of cards | tarjetas",),
}.items()}  # fmt: skip

# Words by which a longer header may be for a field, how much that is worth, and the words with which it is for none.
_OF_SOMEBODY = (
    "principal director directora superintendent administrator administrador head leader lead coordinator coordinador rector"
    " manager liaison nurse parent teacher contact contacto staff email mail correo"
)
_OF_A_PLACE = (
    "address street direccion domicilio district distrito county condado city town ciudad municipio departamento state estado"
    " region zone zona zip postal country area latitude longitude"
)
_OF_SOMETHING = "website web url status estatus type tipo category year ano date fecha enrollment enrolled students count note"
_ANOTHERS = (
    "fax cell mobile home celular movil emergency ext extension hotline text counselor sro officer personal district distrito"
    " parent nurse principal superintendent"
)
TELLING = {field: (words(told), worth, words(singular(but))) for field, (told, worth, but) in {
    "id": (
        "id code codigo clave number numero no num nbr identifier", 0.15,
        f"{_OF_SOMEBODY} {_OF_A_PLACE} {_OF_SOMETHING} grade grado level phone telephone telefono fax room lea leaid agency"
        " locale fips tract object objectid row student order network charter",
    ),
    "counselor": (
        "counselor counsellor consejero consejera", 0.6,
        "email mail correo phone telefono ext number no count ratio id fte room",
    ),
    "sro": ("sro", 0.6, "email mail correo phone telefono ext number no count id"),
    "phone": (
        "phone telephone telefono tel", 0.3,
        f"{_OF_SOMEBODY} {_ANOTHERS}",
    ),
    "grades": (
        "grade grado gs nivel", 0.3,
        "average gpa count enrollment enrolled number teacher score test percent rate date room id low high lowest highest from"
        " to",
    ),
    "name": (
        "school escuela campus plantel colegio name nombre", 0.3,
        f"{_OF_SOMEBODY} {_OF_A_PLACE} {_OF_SOMETHING} level nivel grade grado code codigo clave id number numero no num"
        " counselor consejero consejera officer sro phone telephone telefono tel fax hour bell mascot color board language"
        " logo first last network program calendar",
    ),
}.items()}  # fmt: skip
PEOPLE = words(f"{_OF_SOMEBODY} counselor counsellor consejero consejera sro officer oficial phone telephone telefono tel fax")
ANOTHERS = words(_ANOTHERS)  # in headers of numbers that are not the school's own
COUNTING = words("number no num nbr numero row")  # which alone only number the rows
SCHOOL, NAME = words("school escuela campus plantel colegio"), words("name nombre nm")
_FULL = {header: (field, worth) for field, tiers in HEADERS.items() for told, worth in zip(tiers, STRENGTHS, strict=False)
         for header in told}  # fmt: skip
_CHANGED = {singular(header): (field, worth * CHANGED) for header, (field, worth) in _FULL.items()}


@lru_cache(1 << 15)
def named(header: str) -> dict[str, float]:
    """Which fields a header may be for, and how surely it says so, 0 to 1."""
    said = spellings(header)
    found = _known(said)
    if found and said and not _known(said[:1]) and _is_of_another(said[0], *found):
        return {}  # Phone (fax)
    return found or _partly(parts(header)) or _by_words({word for told in said for word in singular(told).split()})


def _is_of_another(said: str, field: str) -> bool:
    return field in ("phone", "counselor", "sro") and bool(TELLING[field][2].intersection(singular(said).split()))


def is_known(header: str) -> bool:
    """Whether it is a header that we know, or one of its parts is."""
    return bool(_known(spellings(header)) or _partly(parts(header)))


def _known(said: Iterable[str]) -> dict[str, float]:
    for told in said:
        if found := _FULL.get(told) or _CHANGED.get(singular(told)):
            return dict([found])
    return {}


def _partly(told: list[str]) -> dict[str, float]:
    """What the parts of a header say: the less if not all are for the same field."""
    found = [_known([part]) for part in told]
    alone = all(found) and len({field for names in found for field in names}) == 1
    fields: dict[str, float] = {}
    for names in found:
        for field, worth in names.items():
            fields.setdefault(field, worth if alone else worth * PARTLY)
    return fields


def _by_words(said: set[str]) -> dict[str, float]:
    if said <= COUNTING:
        return {}
    found = {field: worth for field, (told, worth, but) in TELLING.items() if said & told and not said & but}
    if "name" in found and said & SCHOOL and said & NAME:
        found["name"] = STRENGTHS[1]
    return found
