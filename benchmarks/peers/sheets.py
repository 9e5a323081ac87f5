"""Ours as one file of many schools' posters, the edition from the user's cache if it is there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from handbill.district.pressrun import Sheet, pressrun
from handbill.editions.editions import Editions
from handbill.editions.homes import cache_folder
from handbill.orders.order import Order
from handbill.page.imprint import Imprint
from peers.schools import School


def press(path: Path, schools: list[School]) -> None:
    """Writes the file, a page a school."""
    poster, editions = Order("poster", "sextortion", "student"), Editions(None, cache_folder())

    def sheets() -> Iterator[Sheet]:
        for school in schools:
            imprint = Imprint(school.school, counselor=school.counselor, phone=school.phone)
            edition, ink = editions.inked(poster, imprint)
            yield Sheet(school.school, edition.shell, ink)

    with path.open("wb") as file:
        pressrun(sheets(), file, title="Posters")
