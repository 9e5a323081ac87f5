"""What is asked for: one piece, for whom, on what, with whose imprint."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, get_args

from msgspec import Struct, field
from msgspec.structs import replace

from handbill.page.adjust import Adjust
from handbill.page.document import Flip
from handbill.page.imprint import Imprint
from handbill.page.press import Press
from handbill.problems import Problem, Where, one_of

Kind = Literal["poster", "guide", "card"]
Ink = Literal["full", "light"]
Sheet = Literal["", "letter", "a4", "tabloid"]
USUAL = "en"  # what is spoken where nobody says
KINDS: tuple[Kind, ...] = get_args(Kind)
INKS: tuple[Ink, ...] = get_args(Ink)
TILES: tuple[Sheet, ...] = get_args(Sheet)[1:]
FLIPS: tuple[Flip, ...] = get_args(Flip)
BOOKLETS = ("tabloid", "letter", "a4", "a3")  # the sheets that booklets are printed on
MOST_CARDS = 2000
AUDIENCE: dict[Kind, str] = {"poster": "student", "guide": "grades-9-12", "card": "student"}


class Order(Struct, frozen=True):
    """One piece: what, for whom, in which language, on which paper, with whose imprint.

    `design` and `tabs` are a poster's; without a design it has the one that is usual for its readers (`designs.chosen`). A `form`
    has fields to fill in on a screen, where a blank piece has ruled lines. `booklet` is the sheet that a guide is printed on
    two pages a side, to be folded and stapled; then its `paper` says nothing. Cards begin at the `start`th place of their
    first sheet, and are `count`, or as many as that still holds. `adjust` is what one printer wants, for which alone the file
    then is. `tiles` are the sheets that a poster larger than they are is cut into. With `press` it is made for a print shop.
    """

    kind: Kind
    topic: str
    audience: str
    language: str = USUAL
    paper: str = "letter"
    stock: str = "avery-5371"
    ink: Ink = "full"
    flip: Flip = "long"
    imprint: Imprint = field(default_factory=Imprint)
    design: str = ""
    tabs: bool = False
    form: bool = False
    booklet: str = ""
    start: int = 1
    count: int = 0
    adjust: Adjust | None = None
    press: Press | None = None
    tiles: Sheet = ""

    @property
    def languages(self) -> list[str]:
        """The languages of the piece: one, or two joined by a plus."""
        return self.language.split("+")

    @property
    def sheet(self) -> str:
        """What it is printed on: a paper, or a stock of cards."""
        return self.stock if self.kind == "card" else self.booklet if self.folded else self.paper

    @property
    def name(self) -> str:
        """The file's name: what it is, and every option that differs from the default."""
        parts = [self.topic, self.kind, self.audience, self.language, self.sheet]
        parts += ["booklet"] if self.folded else []
        parts += [self.design] if self.design else []
        parts += ["tabs"] if self.tabs else []
        parts += [f"tiles-{self.tiles}"] if self.tiles else []
        parts += ["light"] if self.ink == "light" else []
        parts += ["short-edge"] if self.kind == "card" and self.flip == "short" else []
        parts += [f"from-{self.start}"] if self.kind == "card" and self.start > 1 else []
        parts += [f"{self.count}-cards"] if self.kind == "card" and self.count else []
        parts += ["form"] if self.form else ["blank"] if self.imprint.blank else []
        parts += ["printer"] if self.adjust else []
        parts += self.press.told if self.press else []
        return "-".join(parts) + ".pdf"

    def of(self, **said: str) -> Order:
        """The same order for another piece, of which only posters are cut into sheets."""
        order = replace(self, **said)
        return order if order.kind == "poster" else replace(order, tiles="")

    @property
    def folded(self) -> bool:
        """Whether it is a booklet, as only guides are."""
        return self.kind == "guide" and self.booklet != ""

    def with_imprint(self, imprint: Imprint) -> Order:
        """The same order for a school with those lines."""
        return replace(self, imprint=imprint)

    def opened(self) -> Order:
        """The same order, a form with every line open."""
        return replace(self, imprint=replace(self.imprint, blank=True, form=True)) if self.form else self

    def amiss(self) -> Iterator[Problem]:
        """Each of its choices that is none of the few there are."""
        for name, chosen, known in (
            ("piece", self.kind, KINDS),
            ("ink", self.ink, INKS),
            ("flip", self.flip, FLIPS),
            ("booklet", self.booklet or BOOKLETS[0], BOOKLETS),
        ):
            if chosen not in known:
                yield Problem(f"there is no {name} “{chosen}”", one_of(chosen, known))
        if self.kind != "poster" and (self.design or self.tabs):
            told = f"the design “{self.design}”" if self.design else "tabs to tear off"
            yield Problem(f"a {self.kind} cannot have {told}", "Only posters can.")
        if self.tiles and self.tiles not in TILES:
            yield Problem(f"a poster is not cut into sheets of “{self.tiles}”", one_of(self.tiles, TILES))
        elif self.tiles and (what := self._uncut):
            yield Problem(f"{what} cannot be cut into sheets with --tiles", "Leave out --tiles, or that.")
        if self.start < 1:
            yield Problem(f"a sheet has no place {self.start}", "Its first one is 1.", Where("--start-at"))
        if self.count < 0 or self.count > MOST_CARDS:
            told = f"{self.count:,} cards cannot be had in one file"
            yield Problem(told, f"Ask for 1 to {MOST_CARDS:,}; print the file as often as you need.", Where("--count"))
        if self.press:
            yield from self._unpressed()
        if self.form and self.imprint.given():
            told = "A form is for people who have no Handbill: it leaves every line open"
            yield Problem(told, f"Leave out {', '.join(f'--{name}' for name in self.imprint.given())}, or leave out --form.")

    def _unpressed(self) -> Iterator[Problem]:
        """What of its choices a print shop's file cannot have."""
        if self.form:
            yield Problem("a print shop’s file has no fields to fill in on a screen", "Leave out --form or --press.")
        if self.folded:
            yield Problem("a print shop lays out a booklet itself, from single pages", "Leave out --booklet or --press.")
        if self.tiles:
            yield Problem("a print shop prints a poster in one piece", "Leave out --tiles or --press.")
        if self.adjust:
            yield Problem("a print shop’s file is moved for no printer", "Leave out --press, or --printer, --shift and --scale.")

    @property
    def _uncut(self) -> str:
        """What of the order is not to be had in sheets that are glued together, if anything."""
        if self.kind != "poster":
            return f"a {self.kind}"
        if self.paper == "stall":
            return "“stall”, of which two stand on a sheet,"
        return "a poster with tabs to tear off" if self.tabs else "a form, which is filled in on a screen," if self.form else ""


def spelled(name: str) -> str:
    """A topic's, an audience's, a paper's or a stock's name as it is written here, whatever case it was typed in."""
    return name.strip().lower()


def tagged(language: str) -> str:
    """A language's tag, or two joined by a plus, in the case that tags are written in: es, zh-Hans, es-US (RFC 5646, 2.1.1)."""
    return "+".join("-".join(map(_subtag, range(9), tag.strip().split("-"))) for tag in language.split("+"))


def _subtag(nth: int, part: str) -> str:
    if nth and part.isalpha() and len(part) in (2, 4):
        return part.upper() if len(part) == 2 else part.title()
    return part.lower()
