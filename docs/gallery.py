"""Makes `docs/gallery.md` and its pictures from the pieces as they are: `python docs/gallery.py`; with `--text` the page alone.

Every design, audience, paper and language, every card and guide, a few of the sheets.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from itertools import product
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace
from PIL import Image
from shots import DOCS, asking, beside, card_faces, drawn, framed, save, scaled

from handbill.layouts.designs import DESIGNS
from handbill.orders.designs import worded
from handbill.orders.order import Order
from handbill.orders.orders import fill
from handbill.page.imprint import Imprint
from handbill.problems import Unusable
from handbill.words.library import Library

PAGE, PICTURES = DOCS / "gallery.md", DOCS / "gallery"
HEAD = """# Gallery

Made by `python docs/gallery.py`. A picture's name is the file's name that Handbill gives the piece, and so says what was ordered.
"""
COLORS, DPI = 24, 110
ALIKE = ("12x18", "18x24", "a2", "a1")  # papers on which a poster looks as on 24x36, tabloid or A3
WIDE, NARROW, CARD = 200, 150, 260  # pixels: of a poster, of one of many papers, of a card's face
ROW = 4  # pictures
LANGUAGES = ("es", "en+es")
SHAPES = {  # stocks: what they are, how wide a face is
    "avery-5305": ("table tent", 360), "bookmark-letter": ("bookmark", 130), "avery-5392": ("badge", 220),
    "avery-c32011": ("85 x 54 mm", 220),
}  # fmt: skip
FOLDED, TILED = "tabloid", "letter"  # sheets for a booklet, for tiles


class Shot(NamedTuple):
    """One picture: what it shows, the piece, how wide its pages are."""

    told: str
    order: Order
    width: int = WIDE

    @property
    def name(self) -> str:
        return f"{Path(self.order.name).stem}.png"

    @property
    def alt(self) -> str:
        """What it shows, where it stands alone."""
        order = self.order
        return f"{order.kind} about {order.topic}, {order.audience}{f', {order.design}' if order.design else ''}: {self.told}"


Section = tuple[str, list[Shot]]


def main() -> None:
    """Writes the page and its pictures, takes away pictures of before, and prints how much they are."""
    library = Library()
    found = sections(library)
    PAGE.write_text(text(found), encoding="utf-8", newline="\n")
    if "--text" in sys.argv:
        return
    PICTURES.mkdir(exist_ok=True)
    shots = {shot.name: shot for _, row in found for shot in row}
    for old in PICTURES.glob("*.png"):
        if old.name not in shots:
            old.unlink()
    for name, shot in shots.items():
        save(picture(shot, library), PICTURES / name, COLORS)
    print(f"{len(shots)} pictures, {sum(path.stat().st_size for path in PICTURES.iterdir()) / 1000:,.0f} KB")


def text(found: Iterable[Section]) -> str:
    """The page."""
    return "\n".join([HEAD, *(line for title, shots in found for line in _section(title, shots))])


def _section(title: str, shots: list[Shot]) -> Iterator[str]:
    yield f"## {title}\n"
    for at in range(0, len(shots), ROW):
        row = shots[at : at + ROW]
        yield f"| {' | '.join(shot.told for shot in row)} |"
        yield f"|{':-:|' * len(row)}"
        yield f"| {' | '.join(f'![{shot.alt}](gallery/{shot.name})' for shot in row)} |\n"


def sections(library: Library) -> list[Section]:
    """What there is to see, as far as it can be had."""
    wanted = [
        *((f"Posters about {topic}", [*_posters(topic, library)]) for topic in library.topics()),
        *(
            (f"“{design}” on other papers, in other languages, to copy, to tear off, to fill in", [*_ways(design, library)])
            for design in DESIGNS
        ),
        *((f"Cards about {topic}", [*_handed("card", topic, ("en", "en+es"), CARD, library)]) for topic in library.topics()),
        *((f"Guides about {topic}", [*_handed("guide", topic, ("en",), NARROW, library)]) for topic in library.topics()),
        ("Cards of other shapes and sizes", [*_shaped(library)]),
        ("A booklet’s first sheet, and the first of the tiles of a poster", [*_sheets(library)]),
    ]
    had = ((title, [shot for shot in shots if _can_be_had(shot.order, library)]) for title, shots in wanted)
    return [(title, shots) for title, shots in had if shots]


def _posters(topic: str, library: Library) -> Iterator[Shot]:
    """Every design that a topic has the words for, for each audience."""
    for audience in library.audiences(topic, "poster", ["en"]):
        for design in _designs(topic, audience, ("en",), library):
            language = DESIGNS[design].languages
            told = f"{audience}, {design}{' (usual)' if library.topic(topic).designs.get(audience) == design else ''}"
            yield Shot(told, Order("poster", topic, audience, language, design=design))


def _designs(topic: str, audience: str, tongues: Iterable[str], library: Library) -> list[str]:
    """The designs for which a topic has the words."""
    said = [library.pieces("poster", topic, tongue).get(audience) for tongue in tongues]
    return [*worded(said)] if all(said) else []


def _ways(design: str, library: Library) -> Iterator[Shot]:
    """One poster of a design on its papers, in its languages, for a copier, with tabs, to fill in by hand."""
    order = _example(design, library)
    if not order:
        return
    papers = (paper for paper in DESIGNS[design].papers if paper not in (order.paper, *ALIKE))
    yield from (Shot(paper, replace(order, paper=paper), NARROW) for paper in papers)
    yield from (Shot(language, replace(order, language=language), NARROW) for language in LANGUAGES if language != order.language)
    yield Shot("light", replace(order, ink="light"), NARROW)
    if tabbed := DESIGNS[design].tabs:
        yield Shot("tabs", replace(order, tabs=True, paper=tabbed[0]), NARROW)
    yield Shot("blank", replace(order, imprint=Imprint(blank=True)), NARROW)


def _example(design: str, library: Library) -> Order | None:
    """The poster whose usual design it is, or the first that has its words."""
    language = DESIGNS[design].languages
    pairs = [
        (topic, audience) for topic in library.topics() for audience in library.audiences(topic, "poster", language.split("+"))
    ]
    can = [pair for pair in pairs if design in _designs(*pair, language.split("+"), library)]
    can.sort(key=lambda pair: library.topic(pair[0]).designs.get(pair[1]) != design)
    return Order("poster", *can[0], language, DESIGNS[design].papers[0], design=design) if can else None


def _handed(kind: str, topic: str, languages: Iterable[str], width: int, library: Library) -> Iterator[Shot]:
    """Every card or guide of a topic."""
    for language, audience in product(languages, library.audiences(topic, kind, ["en"])):
        yield Shot(audience + (f", {language}" if "+" in language else ""), Order(kind, topic, audience, language), width)


def _shaped(library: Library) -> Iterator[Shot]:
    """A student's and a staff's card on some stocks."""
    topic = library.topics()[0]
    for (stock, (told, width)), audience in product(SHAPES.items(), library.audiences(topic, "card", ["en"])):
        yield Shot(f"{told}, {audience}", Order("card", topic, audience, stock=stock), width)


def _sheets(library: Library) -> Iterator[Shot]:
    topic = library.topics()[0]
    yield Shot("booklet", Order("guide", topic, "grades-9-12", booklet=FOLDED), WIDE)
    yield Shot("tiles", Order("poster", topic, "student", paper="24x36", tiles=TILED), WIDE)


def _can_be_had(order: Order, library: Library) -> bool:
    try:
        return bool(fill(order, library))
    except Unusable:
        return False


def picture(shot: Shot, library: Library) -> Image.Image:
    """A poster; a card's two faces; a guide's cover, and beside it the page of the first question."""
    document, sheets = drawn(shot.order, library, DPI)
    if shot.order.kind == "card":
        return beside(card_faces(shot.order, sheets, shot.width * len(shot.order.languages)))
    pages = [*range(len(sheets))]
    if shot.order.booklet or shot.order.tiles:
        pages = [0, 1]
    elif shot.order.kind == "guide":
        guide = library.pieces("guide", shot.order.topic, shot.order.languages[0])[shot.order.audience]
        pages = [0, asking(document, guide.questions.questions[0].ask.plain)]
    wide = document.pages[0].width > document.pages[0].height  # two on a sheet
    return beside([framed(scaled(sheets[nth], document.pages[nth], shot.width * (1 + wide))) for nth in pages])


if __name__ == "__main__":
    main()
