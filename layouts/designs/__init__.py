"""The posters' designs: a file each beside this one, and a line each in the table."""

from __future__ import annotations

from msgspec import Struct

OFFICE = ("letter", "legal", "tabloid", "a4", "a3")
LARGE = ("12x18", "18x24", "24x36", "a2", "a1")  # for a plotter or a print shop
ALL = (*OFFICE, *LARGE)
TALLER = ("legal", "tabloid", "a4", "a3", "12x18")  # than letter, for their width


class Design(Struct, frozen=True):
    """What there is to know of a design before anything is laid out.

    `needs` are the groups of words that it prints, by their names in a poster's file; `tabs` the papers with room for a
    strip of tabs to tear off, `languages` what it speaks where nobody says.
    """

    about: str
    needs: tuple[str, ...] = ()
    papers: tuple[str, ...] = ALL
    tabs: tuple[str, ...] = TALLER
    languages: str = "en"


DESIGNS: dict[str, Design] = {
    "bubble": Design("the promise in one giant bubble, the steps below it", papers=(*ALL, "stall"), tabs=("letter", *TALLER)),
    "thread": Design("a chat: the promise and each step a bubble"),
    "verbs": Design("three things to do in three stripes", ("verbs",), tabs=("letter", *TALLER)),
    "truth": Design("what they may say, and what is true", ("truths",)),
    "close": Design("a question that crowds the sheet", ("loud",)),
    "checklist": Design(
        "a list to tick off in the head", ("checks",), papers=(*ALL, "stall"), tabs=("legal", "tabloid", "12x18")
    ),
    "say": Design("words to say to a friend", ("say",)),
    "start": Design("words for a family to start with", ("signs",), tabs=tuple(paper for paper in TALLER if paper != "12x18")),
    "set": Design("three sheets that one bubble runs over", ("together",), tabs=()),
    "sign": Design(
        "a sheet for a wall: what it is, the police, 988 and NCMEC",
        ("sign",),
        papers=("letter", "a4", *LARGE),
        tabs=(),
        languages="en+es",
    ),
}
