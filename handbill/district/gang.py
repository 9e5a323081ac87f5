"""A gang run: the cards of many schools on sheets that they fill, one school after the other, to be cut apart.

Each page is one figure that names the schools on it. A card, a school's lines and an empty sheet are stored once each.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from typing import BinaryIO, NamedTuple

from handbill.district.binder import Binder, corners
from handbill.district.plates import reached, shared, unpacked, untagged
from handbill.district.pressrun import Sheet
from handbill.page.geometry import Box
from handbill.pdf.shell import Leaf, Shell
from handbill.pdf.syntax import number, text_string


class Lot(NamedTuple):
    """A school's cards on one sheet: from which place to which, row by row as they are seen from the front."""

    sheet: int
    first: int
    last: int
    school: str

    @property
    def cards(self) -> int:
        return self.last - self.first + 1


class Plan(NamedTuple):
    """The sheets of a run: where cards stand on each page, what the pages are called, where the first sheet begins.

    `empty` gives a sheet without cards that has room for so many from a place on; (1, 0) is a whole one.
    """

    title: str
    places: Sequence[Sequence[Box]]
    labels: Sequence[str]
    empty: Callable[[int, int], Shell]
    start: int = 1


def gang(cards: Iterable[Sheet], file: BinaryIO, plan: Plan) -> list[Lot]:
    """Writes a run of as many of each school's cards as its quantity says; gives the order in which they are cut.

    The shells are of whole sheets. The same cards give the same bytes. Raises ValueError where there is no card at all.
    """
    run = _Run(file, plan)
    for sheet in cards:
        run.add(sheet)
    run.close()
    if not run.lots:
        raise ValueError("a gang run needs a school")
    return run.lots


class _Card(NamedTuple):
    """A school's card as forms: on each page the card, and its own lines if they stand there."""

    school: str
    forms: tuple[tuple[int, int | None], ...]


class _Run:
    """The file as it grows, and the sheet that is being filled."""

    def __init__(self, file: BinaryIO, plan: Plan) -> None:
        self._plan, shell = plan, plan.empty(1, 0)
        self._binder = Binder(file, shell, plan.title)
        self._out = self._binder.out
        constant = shell.objects()
        for nth in sorted(reached([shell.skeleton.fonts, shell.skeleton.profile], constant)):
            self._out.add(nth, constant[nth])
        self._needed = shell.skeleton.needed()
        self._grounds = {(1, len(plan.places[0])): self._forms(shell, constant, 0)}
        self._bases: dict[bytes, int] = {}  # of each shell, how much higher its objects' numbers are here
        self._constant: dict[bytes, int] = {}  # pages that no school's lines stand on
        self._held: list[_Card] = []
        self._start, self._sheet = plan.start, 1
        self.lots: list[Lot] = []

    def add(self, sheet: Sheet) -> None:
        """As many of a school's cards as it gets."""
        card = self._card(sheet)
        for _ in range(sheet.quantity):
            self._held.append(card)
            if self._start - 1 + len(self._held) == len(self._plan.places[0]):
                self._close_sheet()

    def _card(self, sheet: Sheet) -> _Card:
        shell = sheet.shell
        if shell.digest not in self._bases:
            self._bases[shell.digest] = shared(shell, shell.objects(), self._out)
        base, gapped = self._bases[shell.digest], {one.number: one for one in shell.gapped}
        forms = []
        for leaf in shell.skeleton.leaves:
            assert leaf.card  # noqa: S101 (the shell is of a sheet with copies)
            told = _form(leaf, shell.skeleton.needed(base))
            own = self._out.stream(gapped[leaf.copied].content(sheet.ink), told) if leaf.copied else None
            forms.append((base + leaf.card, own))
        return _Card(sheet.school, tuple(forms))

    def _forms(self, shell: Shell, constant: dict[int, bytes], base: int) -> list[int]:
        """What an empty sheet draws on each of its pages."""
        made = []
        for leaf in shell.skeleton.leaves:
            code = b"\n".join(untagged(unpacked(constant[part]).removeprefix(leaf.moved)) for part in leaf.code)
            made.append(self._out.stream(code, _form(leaf, shell.skeleton.needed(base))))
        return made

    def _close_sheet(self) -> None:
        """The pages of the sheet that is full, or the last."""
        plan, key = self._plan, (self._start, len(self._held))
        if key not in self._grounds:
            shell = plan.empty(*key)
            constant = shell.objects()
            self._grounds[key] = self._forms(shell, constant, shared(shell, constant, self._out))
        lots = [*self._cut()]
        told = ", ".join(f"{lot.school} {lot.first}–{lot.last}" for lot in lots)
        for nth, ground in enumerate(self._grounds[key]):
            side = f" ({nth + 1}/{len(plan.places)})" if len(plan.places) > 1 else ""
            self._page(nth, ground, f"{plan.title} – {self._sheet}: {told}{side}")
        self.lots += lots
        self._held, self._start, self._sheet = [], 1, self._sheet + 1

    def _cut(self) -> Iterable[Lot]:
        """Whose the cards of the sheet are."""
        at = self._start
        for _, alike in groupby(self._held, id):
            cards = [*alike]
            yield Lot(self._sheet, at, at + len(cards) - 1, cards[0].school)
            at += len(cards)

    def _page(self, nth: int, ground: int, alt: str) -> None:
        places, forms = self._plan.places[nth], {ground}
        leaf, first = self._plan.empty(1, 0).skeleton.leaves[nth], places[0]
        code = [b"/Figure <</MCID 0>> BDC", leaf.moved, b"/X%d Do" % ground]
        for place, card in zip(places[self._start - 1 :], self._held, strict=False):
            shown, own = card.forms[nth]
            forms.add(shown)
            code.append(_drawn(shown, place.x, place.y))
            if own:
                forms.add(own)
                code.append(_drawn(own, place.x - first.x, place.y - first.y))
        content = self._content(b"\n".join([*code, b"EMC"]), own=any(card.forms[nth][1] for card in self._held))
        self._binder.page(leaf.frame, self._needed, {b"X%d" % form: form for form in sorted(forms)}, content, alt)

    def _content(self, code: bytes, *, own: bool) -> int:
        """A page's code; of pages without a school's lines one serves many."""
        if own:
            return self._out.stream(code)
        if code not in self._constant:
            self._constant[code] = self._out.stream(code)
        return self._constant[code]

    def close(self) -> None:
        """The last sheet, and the file's end."""
        if self._held:
            self._close_sheet()
        if not self.lots:
            return
        sides = len(self._plan.places)
        labels = (
            b"%d<</P %b>>" % (nth, text_string(f"{nth // sides + 1} {self._plan.labels[nth % sides]}".strip()))
            for nth in range(len(self._binder.pages))
        )
        begins: dict[str, int] = {}
        for lot in self.lots:
            begins.setdefault(lot.school, (lot.sheet - 1) * sides + 1)
        self._binder.close(labels, [*begins.items()])


def _form(leaf: Leaf, resources: bytes) -> bytes:
    """What the dictionary of a form says that is as large as the page, drawn with those resources."""
    return b"/Type/XObject/Subtype/Form/BBox%b/Resources<<%b>>" % (corners(leaf.frame), resources)


def _drawn(form: int, x: float, y: float) -> bytes:
    return f"q 1 0 0 1 {number(x)} {number(y)} cm /X{form} Do Q".encode()
