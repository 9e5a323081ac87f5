"""Ours as one file of many schools' posters, the edition from the user's cache if it is there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from msgspec.structs import replace

from peers.schools import School
from press.editions import Editions, cache_folder
from press.imprint import Imprint
from press.order import Order
from press.pressrun import Sheet, pressrun


def press(path: Path, schools: list[School]) -> None:
    """Writes the file, a page a school."""
    poster, editions = Order("poster", "sextortion", "student"), Editions(None, cache_folder())

    def sheets() -> Iterator[Sheet]:
        for school in schools:
            imprint = Imprint(school.school, counselor=school.counselor, phone=school.phone)
            edition, ink = editions.inked(replace(poster, imprint=imprint))
            yield Sheet(school.school, edition.shell, ink)

    with path.open("wb") as file:
        pressrun(sheets(), file, title="Posters")
