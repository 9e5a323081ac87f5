"""Lists of schools by chance: headers that we know and that we do not, values that fit them and that do not, odd files."""

import csv
import io
from random import Random

from odd import text
from rosters import KINDS, LATIN, WIDE, WORDS

from handbill.roster.vocabulary import HEADERS, TELLING

LETTERS = "çñáéíóúüŁāʻßſİıK學校ΣςᏣᎳ①²٣"
SPELLED = (str, str.upper, str.title, str.capitalize, str.swapcase)
AROUND = ("{}", "{}", "{}", "{}", "{}*", "{}:", " {} ", "#{}", "{} ({})", "{} / {}", "{}'s", "{}, C,254", "{},C,254", "{}\n{}",
          "{} [{}]", "School {}", "{} Name", "{} of the {}", "{}s", "{}\u200b", "Main {}", "{}|{}", "{}(optional)")  # fmt: skip
BETWEEN = (" ", " ", "_", "-", "", ".", "  ", "\u00a0")
EMPTY = ("", "", "N/A", "n/a", "-", "TBD", "nan", "†", " ")
SPANS = (
    "K-5",
    "6-8",
    "9-12",
    "PK-8",
    "06-12",
    "K",
    "Kindergarten to 5",
    "High",
    "Elementary",
    "PK",
    "12",
    "5.0",
    "6",
    "Ungraded",
)
PHONES = ("206-555-{:04}", "(206) 555-{:04}", "206.555.{:04}", "+1 206 555 {:04}", "1-206-555-{:04} x5", "0141 496 {:04}",
          "555-{:04}", "+52 55 1234 {:04}", "(000) 000-{:04}")  # fmt: skip
GRADES = (
    "PK",
    "KG",
    "G01",
    "G02",
    "Grade 3",
    "4th Grade",
    "5",
    "6",
    "7",
    "8",
    "9",
    "10",
    "11",
    "12",
    "Grade 9-12",
    "Gr. 10 Enrollment",
)
MARKS = (("Y", "N"), ("1", "0"), ("X", ""), ("120", "0", "<5", "1,204"), ("sí", "no"), ("Yes", "perhaps"), ("✓", "☐"))
OTHERS = ("https://cedar.example", "office@cedar.example", "www.x.org/a", "12 Main St", "Open", "Closed", "A", "day", "evening")


def header(chance: Random) -> str:
    """One that we know, written in one of many ways, or one that we do not."""
    known = chance.choice([*HEADERS.values()])
    said = chance.choice(sorted(chance.choice(known)))
    if chance.random() < 0.25:
        words, _, but = chance.choice([*TELLING.values()])
        said = " ".join(chance.choice(sorted(chance.choice((words, words, but)))) for _ in range(chance.choice((1, 2, 2, 3))))
    elif chance.random() < 0.1:
        said = chance.choice(("PS", "Column A", "2024", "", text(chance)[:90], "".join(chance.choices(LETTERS, k=4)), *GRADES))
    said = chance.choice(SPELLED)(said.replace(" ", chance.choice(BETWEEN)))
    return chance.choice(AROUND).format(said, chance.choice(sorted(chance.choice([*HEADERS.values()])[0])))


def column(chance: Random, rows: int) -> list[str]:
    """A header and its values, most of one kind."""
    kind = chance.choice((_name, _name, _phone, _span, _code, _other, _count, _odd))
    if chance.random() < 0.1:
        marks = chance.choice(MARKS)
        return [chance.choice(GRADES), *(chance.choice(marks) for _ in range(rows))]
    blank, one, same = chance.choice((0.0, 0.1, 1.0)), chance.random() < 0.1, chance.random() < 0.9
    values = [chance.choice(EMPTY) if chance.random() < blank else (kind if same else _odd)(chance, nth) for nth in range(rows)]
    return [header(chance), *(values[:1] * rows if one else values)]


def _name(chance: Random, nth: int) -> str:
    words = " ".join((*chance.sample((*WORDS, *LATIN, *WIDE), 2), chance.choice(KINDS)))
    return chance.choice((words, words, words.upper(), f"07X{nth:03}: {words}", f"Ms. {words.split()[0]}", f"P.S. {nth}"))


def _phone(chance: Random, nth: int) -> str:
    return chance.choice(PHONES[: chance.choice((1, 4, 9))]).format(100 + nth)


def _span(chance: Random, nth: int) -> str:
    return chance.choice(SPANS)


def _code(chance: Random, nth: int) -> str:
    return chance.choice((f"{1000 + nth}", f"{1000 + nth}.0", f"A-{nth}", f"WA{nth:05}", f"{nth % 3}"))


def _other(chance: Random, nth: int) -> str:
    return chance.choice(OTHERS)


def _count(chance: Random, nth: int) -> str:
    return chance.choice(("25", "250.0", "1,000", "12", "٢٥", "0"))


def _odd(chance: Random, nth: int) -> str:
    return text(chance)[: chance.choice((8, 45, 130))]


def table(chance: Random) -> list[list[str]]:
    """Rows with their headers among the first, as lists are handed in."""
    rows = chance.choice((0, 1, 2, 6, 6, 25))
    columns = [column(chance, rows) for _ in range(chance.choice((1, 2, 3, 5, 8, 14)))]
    if chance.random() < 0.7:
        columns.append(
            [chance.choice(("School Name", "SCHOOL", "Nombre de la escuela")), *(_name(chance, nth) for nth in range(rows))]
        )
    chance.shuffle(columns)
    found = [[*row] for row in zip(*columns, strict=True)]
    found[:0] = [[title] for title in chance.choice(((), (), ("Cedar County Schools",), ("Schools of 2024", "")))]
    for row in found[1:]:
        if chance.random() < 0.03:
            del row[chance.randrange(len(row)) :]
        elif chance.random() < 0.03:
            row.append("more")
    return found


def delimited(rows: list[list[str]], chance: Random) -> str:
    """As spreadsheets write it."""
    written = io.StringIO()
    quoting = chance.choice((csv.QUOTE_MINIMAL, csv.QUOTE_ALL))
    csv.writer(
        written, delimiter=chance.choice(",,;\t|^~"), quoting=quoting, lineterminator=chance.choice(("\n", "\r\n"))
    ).writerows(rows)
    return written.getvalue()


def encoded(said: str, chance: Random) -> bytes:
    """In one of the ways in which lists come."""
    return said.encode(chance.choice(("utf-8", "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252")), "replace")


def scribbled(chance: Random) -> bytes:
    """Delimiters, quotation marks, line ends and letters of several encodings in any order."""
    pieces = (
        '"',
        '"',
        ",",
        ";",
        "\t",
        "|",
        "\n",
        "\r",
        "\r\n",
        "a",
        "School",
        "é",
        "“",
        "\x81",
        "\x85",
        "7",
        " ",
        '""',
        "Ā",
        "\0",
        "𝒜",
    )
    said = "".join(chance.choices(pieces, k=chance.choice((3, 8, 30, 90))))
    encoding = chance.choice(("utf-8", "cp1252", "utf-16-le", "utf-16", "latin-1", "utf-16-be", "utf-8"))
    return said.encode(encoding, "replace") + chance.choice((b"", b"", b"\xff", b"\xd8"))
