"""Lists by chance in which schools share what they should not, and cells say what only people think of."""

import csv
import io
from random import Random

from odd import text
from rosters import KINDS, LATIN, WIDE, WORDS

from handbill.roster.grades import GRADES, LEVELS
from handbill.roster.namedgrades import LEVELS as NAMED

FEW = ("Larch", "Oak", "Fern", "LARCH", "larch", "Larch Elm", "Læreð", "學校", "con", "", "N/A", "Total", "School")
CODES = ("07X029: ", "(12) ", "1234 ", "", "", "")
TOWNS = ("Elm", "Fir", "Elm ", "ELM", "", "Ash-Lake", "學", "n/a")
PHONES = ("206-555-{:04}", "(206) 555-{:04}", "1 206 555 {:04}", "206.555.{:04} x5", "555-{:04}", "{:04}", "vacant")
PEOPLE = ("Ms. Okafor, room 12", "MR. O'NEILL", "Dr. Ángeles", "TBD", "Ms.\u00ad Hall", "La\u202erch", "x" * 161, "", "")
SPANS = (
    "K-5",
    "6-8",
    "9-12",
    "K8",
    "PK-8",
    "ungraded",
    "",
    "13",
    "5.0",
    "٣",
    "n/a",
    "grade six",
    "Jr./Sr. High",
    *GRADES,
    *LEVELS,
)
TONGUES = ("en", "es", "English; Spanish", "español y ingles", "en+es", "EN + ES | fr", "", "y", " and ")
COUNTS = ("25", "250.0", "", "", "0", "٢٥", "1,000", "many", "1234567", "-1")
STATES = ("Open", "Open", "Open", "Closed", "closing 2025", "", "Inactivo", "merged with Oak", "to be deleted")
DAYS = ("", "", "6/30/2019", "6/30/19", "2019-06-30", "soon", "1/1/2190")
COLUMNS = {
    "School Name": lambda chance: chance.choice(CODES) + _name(chance),
    "School ID": lambda chance: chance.choice((f"{chance.randrange(30)}", f"A-{chance.randrange(900)}", "", "7")),
    "Town": lambda chance: chance.choice(TOWNS),
    "Address": lambda chance: f"{chance.randrange(9)} {chance.choice(TOWNS)} St",
    "Shift": lambda chance: chance.choice(("day", "evening")),
    "Phone": lambda chance: chance.choice(PHONES).format(chance.randrange(30)),
    "Counselor": lambda chance: chance.choice(PEOPLE),
    "School District": lambda chance: chance.choice(("Cedar Hollow USD", "", "CEDAR HOLLOW")),
    "SRO": lambda chance: chance.choice(PEOPLE),
    "Hotline": lambda chance: chance.choice(PHONES).format(chance.randrange(3)),
    "Grades": lambda chance: chance.choice(SPANS),
    "Low Grade": lambda chance: chance.choice(("K", "6", "9", "PK", "", "x")),
    "High Grade": lambda chance: chance.choice(("5", "8", "12", "", "K")),
    "Languages": lambda chance: chance.choice(TONGUES),
    "Copies": lambda chance: chance.choice(COUNTS),
    "Posters": lambda chance: chance.choice(COUNTS),
    "Status": lambda chance: chance.choice(STATES),
    "Date Closed": lambda chance: chance.choice(DAYS),
    "Note": lambda chance: chance.choice((*STATES, "x", text(chance)[:60])),
}  # fmt: skip


def _name(chance: Random) -> str:
    if chance.random() < 0.5:
        return chance.choice(FEW)
    words = (*WORDS, *LATIN, *WIDE, *NAMED, *KINDS, "OF THE", "DE LA", "P.S. 9", "K-8", text(chance)[:20])
    name = " ".join(chance.choices(words, k=chance.choice((1, 2, 3))))
    return chance.choice((str, str.upper, str.title))(name)


def table(chance: Random) -> list[list[str]]:
    """Headers and rows; now and then the same row or the headers again, a sum, and cells too many or too few."""
    columns = ["School Name", *chance.sample([*COLUMNS][1:], chance.randrange(1, 9))]
    chance.shuffle(columns)
    rows = [[COLUMNS[column](chance) for column in columns] for _ in range(chance.choice((1, 3, 8, 8, 25)))]
    for row in [*rows]:
        if chance.random() < 0.1:
            rows.append(
                chance.choice((row, columns, ["Total", "24"], [f"{len(rows)} schools in all"], [*row, "", "more"], row[:-1]))
            )
    return [columns, *rows]


def options(chance: Random, rows: list[list[str]]) -> dict:
    """How such a list may be asked for."""
    found = {name: True for name in ("title_case", "name_strip", "grades_from_name") if chance.random() < 0.3}
    if chance.random() < 0.3:
        found["suffix"] = chance.choice(("School", "Academy"))
    if chance.random() < 0.3:
        nth = chance.randrange(len(rows[0]))
        values = [row[nth] for row in rows[1:] if nth < len(row)] or [""]
        found["only"] = {
            chance.choice((rows[0][nth], rows[0][nth].upper())): [chance.choice((*values, "nothing", values[0][:-1]))]
        }
    return found


def delimited(rows: list[list[str]]) -> str:
    """As a spreadsheet writes it."""
    written = io.StringIO()
    csv.writer(written, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(rows)
    return written.getvalue()
