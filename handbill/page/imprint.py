"""A school's own lines: who and how to reach them. Checked before anything is laid out."""

from __future__ import annotations

import re

from msgspec import Struct

from handbill.problems import Problem, Problems, Unusable, Where
from handbill.words.invisible import visible
from handbill.words.markup import LINE, Typed, excerpt, plain, says_something, too_long, unprintable

PHONES = ("phone", "hotline", "police")
TEXTS = ("school", "district", "counselor", "sro", *PHONES)
FIELDS = (*TEXTS, "logo")
MARKS = "\u0300"  # what comes before is no combining mark, and is NFC as it is
_PHONE = (
    r"(?i)(\+?1[ .-]*)?\(?([0-9]{3})\)?[ ./‐‑–-]*([0-9]{3})[ .‐‑–-]*([0-9]{4})(?:[ ,]*(?:ext(?:ension)?\.?|x|#) ?([0-9]{1,6}))?"
)


class Imprint(Struct, frozen=True):
    """The lines as they are printed; empty where there is none. `logo` is a picture as `logo.read_logo` gives it.

    `blank` leaves all others to be filled in: by hand, or in a `form` on a screen.
    """

    school: str = ""
    district: str = ""
    counselor: str = ""
    sro: str = ""
    phone: str = ""
    hotline: str = ""
    police: str = ""
    logo: bytes = b""
    blank: bool = False
    form: bool = False

    def given(self) -> list[str]:
        """The fields that say something."""
        return [name for name in FIELDS if getattr(self, name)]

    @property
    def room(self) -> Room:
        """What a layout has to know of these lines."""
        given = [name for name in self.given() if name != "logo"]
        lines = any(name not in PHONES for name in given)
        by_hand = tuple(name for name in TEXTS if name not in given) if self.blank else ()
        phones = tuple(name for name in PHONES if name in given)
        if not self.logo:
            return Room(lines, phones, 0.0, by_hand, self.form)
        from handbill.page.logo import cell_ratio  # few schools have one

        return Room(lines, phones, cell_ratio(self.logo), by_hand, self.form)


class Room(Struct, frozen=True):
    """What a layout knows of an imprint: as little as can be, since each room is an edition of its own.

    Whether there are `lines` of words, which `phones` (they are links, and so part of what a page is), how wide the logo's cell
    is for a height of 1 (0 for no logo), and which fields are left to be written `by_hand`, if any; or typed, in a `form`.
    """

    lines: bool = False
    phones: tuple[str, ...] = ()
    logo: float = 0.0
    by_hand: tuple[str, ...] = ()
    form: bool = False

    @property
    def given(self) -> tuple[str, ...]:
        """The fields that may have words: all but phones that are not there, and what is written by hand."""
        worded = [name for name in TEXTS if self.lines and name not in (*PHONES, *self.by_hand)]
        return (*worded, *self.phones)

    def __bool__(self) -> bool:
        return bool(self.given or self.logo or self.by_hand)


def imprint(*, blank: bool = False, logo: bytes = b"", **lines: str | None) -> Imprint:
    """An Imprint from what was typed; None is not given.

    Raises Unusable with every line that cannot be printed: where it was typed, if it knows that, else under its name.
    """
    problems, clean = Problems(), {}
    for name, typed in lines.items():
        if typed is not None:
            with problems:
                clean[name] = line(name, typed if isinstance(typed, Typed) else Typed(typed, Where(name)))
    problems.tell()
    return Imprint(**clean, logo=logo, blank=blank, form=False)


def line(name: str, typed: Typed) -> Typed:
    """One field's words as they are printed, without invisible marks.

    Raises Unusable, with where they were typed, if they cannot be printed.
    """
    plainly = typed.isprintable() and (typed.isascii() or max(typed) < MARKS)  # most are; then there is nothing to look for
    if not plainly:
        typed = Typed(visible(typed), typed.where)
    if not (typed.strip() if plainly else says_something(typed)):
        raise Unusable(Problem("nothing stands here", "Type it, or leave the option out.", typed.where))
    if not plainly and (problem := unprintable(typed, typed.where)):
        raise Unusable(problem)
    words = " ".join((typed if plainly else plain(typed).plain).split())
    text = typed if words == typed else Typed(words, typed.where)
    if len(text) > LINE:
        raise Unusable(too_long(text, LINE, typed.where))
    return phone(text) if name in PHONES else text


def is_phone(text: str) -> bool:
    """Whether it is a US number of ten digits."""
    return re.fullmatch(_PHONE, text) is not None


def phone(typed: Typed) -> Typed:
    """A US number as 206-555-0100, with a leading 1- and an extension if they were typed. Raises Unusable without ten digits."""
    found = re.fullmatch(_PHONE, typed)
    if not found:
        digits = sum(character.isdigit() for character in typed)
        raise Unusable(Problem(f"“{excerpt(typed)}” is no phone number of ten digits ({digits} stand in it)",
                               "Write it as 206-555-0100, with “ext. 12” after it if there is one.", typed.where))  # fmt: skip
    country, area, exchange, line, extension = found.groups()
    number = f"{'1-' if country else ''}{area}-{exchange}-{line}"
    return Typed(f"{number}\u00a0ext.\u00a0{extension}" if extension else number, typed.where)
