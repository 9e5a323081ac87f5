"""Schools that nobody has: names, counselors and phone numbers, no two alike."""

from __future__ import annotations

import csv
from itertools import product
from pathlib import Path
from typing import NamedTuple

PLACES = ("Cedar", "Lincoln", "San José", "Harbor", "Maple", "Prairie", "Nāwahī", "Stone", "Fairview", "Saint Zoë", "Juniper")
SIGHTS = ("Hollow", "Ridge", "Park", "Bend", "Grove", "Falls", "Point", "Meadow", "Crossing", "Mesa", "Landing", "Vale")
KINDS = ("High School", "Preparatory", "Academy", "Senior High School", "Charter School")
TITLES = ("Ms.", "Mr.", "Dr.", "Mx.")
GIVEN = ("Ada", "Noé", "Iris", "Owen", "Šárka", "Malik", "Renée", "Tomás", "Grace", "Björn", "Lucía")
FAMILY = ("Ángeles", "Smith", "Okafor", "Novák", "Begay", "Lindqvist", "O’Neill", "Park", "Rivera", "Walker", "Žižek", "Kent")
NAMES = [" ".join(parts) for parts in product(PLACES, SIGHTS, KINDS)]
AREAS = 700


class School(NamedTuple):
    """What changes from file to file."""

    school: str
    counselor: str
    phone: str


def invented(nth: int) -> School:
    """The school of that number, always the same one."""
    again, at = divmod(nth, len(NAMES))
    name = NAMES[at * 7 % len(NAMES)] + (f" {again}" if again else "")
    counselor = f"{TITLES[nth % len(TITLES)]} {GIVEN[nth % len(GIVEN)]} {FAMILY[nth % len(FAMILY)]}"
    return School(name, counselor, f"{201 + nth % AREAS}-555-{nth // AREAS % 10000:04d}")


def write_roster(path: Path, count: int) -> None:
    """A district's list of that many schools, all of grades 9 to 12."""
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(("School ID", "School Name", "Grades", "Counselor", "Phone"))
        for nth in range(count):
            made = invented(nth)
            rows.writerow((f"{nth:07d}", made.school, "9-12", made.counselor, made.phone))
