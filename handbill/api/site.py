"""A folder of static files that prints any school's pieces in a browser."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from handbill.orders.order import INKS, KINDS, spelled, tagged
from handbill.site import site as static
from handbill.site.catalogue import STOCKS, Wanted
from handbill.site.serve import open_browser, serve
from handbill.site.site import Progress, Written

if TYPE_CHECKING:
    from handbill.orders.order import Ink, Kind

Name = TypeVar("Name", bound=str)

__all__ = ["Written", "open_browser", "serve", "site"]


def site(
    out: str | Path = "site", *, topics: Iterable[str] = (), pieces: Iterable[Kind] = (), languages: Iterable[str] = (),
    papers: Iterable[str] = ("letter",), stocks: Iterable[str] = (), inks: Iterable[Ink] = INKS, logos: bool = True,
    tabs: bool = True, materials: str | Path | None = None, jobs: int | None = None, progress: Progress | None = None,
) -> Written:  # fmt: skip
    """Writes a site into `out`, which is new, empty or a site's: of these topics, pieces and languages, or of all there are.

    `logos` lets schools print theirs, which takes three times the room; `tabs` has posters with a strip to tear off too.
    With more `jobs` than one it starts processes. `progress` is called as each piece is made, with how many are, of how many,
    and its name. Raises Unusable with every problem; what the folder held then still works.
    """
    wanted = Wanted(
        _once(map(spelled, topics)), _once(pieces) or KINDS, _once(map(tagged, languages)), _once(map(spelled, papers)),
        _once(map(spelled, stocks)) or STOCKS, _once(inks), logos, tabs, Path(materials) if materials else None,
    )  # fmt: skip
    return static.write(Path(out), wanted, jobs or os.cpu_count() or 1, progress)


def _once(names: Iterable[Name]) -> tuple[Name, ...]:
    """Each name once, in their order."""
    return tuple(dict.fromkeys(names))
