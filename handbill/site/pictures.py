"""Pictures of an order's pages, in two layers: what rooms share is kept once, and what is each one's own beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from handbill.page.document import Document, Element, Page
from handbill.page.drawing import svg
from handbill.page.geometry import Box
from handbill.site.packing import Keep, Picture

WIDTH = 400  # pixels that a picture's details are drawn for
PICTURED = 3  # pages of a guide


class Pictures:
    """Draws documents of one order by the names of their rooms; `views` say what of each page is shown."""

    def __init__(self, documents: Mapping[str, Document], views: Sequence[Box], keep: Keep) -> None:
        self._views, self._keep, self._layer = views[:PICTURED], keep, cache(self._drawn)
        self._pages = {name: [*map(_elements, document.pages[:PICTURED])] for name, document in documents.items()}
        alike: dict[str, list[str]] = {}
        for name in documents:
            alike.setdefault(_kind(name), []).append(name)
        self._shared = {kind: [*self._common(names)] for kind, names in alike.items()}

    def of(self, name: str) -> list[Picture]:
        """The pictures of a room's pages."""
        pages = zip(self._views, self._pages[name], self._shared[_kind(name)], strict=True)
        return [self._picture(view, elements, shared) for view, elements, shared in pages]

    def _common(self, names: Sequence[str]) -> list[frozenset[Element]]:
        """Of each page what all these rooms have on it."""
        return [frozenset.intersection(*(frozenset(self._pages[name][nth]) for name in names)) for nth in range(len(self._views))]

    def _picture(self, view: Box, elements: Sequence[Element], shared: frozenset[Element]) -> Picture:
        layers = [tuple(part for part in elements if (part in shared) is wanted) for wanted in (True, False)]
        return Picture([self._layer(view, layer) for layer in layers if layer], view.width, view.height)

    def _drawn(self, view: Box, elements: tuple[Element, ...]) -> str:
        moved = tuple(element.moved(-view.x, -view.y) for element in elements)
        return self._keep("pictures", svg(Page(view.width, view.height, moved), title="", width=WIDTH).encode())


def _kind(name: str) -> str:
    """The rooms that are laid out alike but for the logo: of nothing else there is a bar only where there is a logo."""
    cell, _, room = name.rpartition(" ")
    return room.partition("+")[0] or ("logo" if cell else "nothing")


def _elements(page: Page) -> list[Element]:
    """What is drawn of a page, but for a school's own lines and for copies."""
    return [element for element in page.elements if not (element.place or element.copies)]
