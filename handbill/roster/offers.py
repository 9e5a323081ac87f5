"""What a list has that nobody asked for, and a person may want: told with an example, and with the option that takes it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from handbill.problems import Where
from handbill.roster.names import code_before, without_code
from handbill.roster.notices import Notice
from handbill.roster.sample import Sample
from handbill.roster.spelling import spelled
from handbill.roster.values import rings_here, share_of
from handbill.roster.vocabulary import ANOTHERS, named
from handbill.words.markup import excerpt

MOSTLY = 0.8  # of a column's values
OFTEN = 0.5  # of the names
MOST = 3  # columns of phones that are told


def offered(
    unused: Mapping[int, str], said: Sample, no_phone: bool, header: str, names: Sequence[str], where: Where
) -> Iterator[Notice]:
    """What could be said of the columns that are for nothing, and of the schools' `names`, which stand below `header`."""
    if no_phone:
        yield from islice(_phones(unused, said, where), MOST)
    if names and share_of(names, code_before) > OFTEN:
        name = next(filter(code_before, names))
        told = f"the names in “{header}” begin with a code (“{excerpt(name)}”)"
        yield _notice(told, f"--name-strip takes it off, which leaves “{excerpt(without_code(name))}”.", where)


def _phones(unused: Mapping[int, str], said: Sample, where: Where) -> Iterator[Notice]:
    """Columns that hold phone numbers under another header, and those that say so but hold none that is one here."""
    for nth, header in unused.items():
        some = said.some(nth)
        if not some or not ("phone" in named(header) or any(map(rings_here, some))):
            continue
        shown, cells = excerpt(header), said[nth]
        if share_of(cells, rings_here) >= MOSTLY:
            if not ANOTHERS.intersection(spelled(header).split()):
                told = f"“{shown}” holds phone numbers (“{excerpt(next(filter(rings_here, cells)))}”) and is not printed"
                yield _notice(told, f'--column "phone={shown}" takes it for the school’s phone.', where._replace(column=nth))
        elif "phone" in named(header):
            other = next(cell for cell in cells if not rings_here(cell))
            few = share_of(cells, rings_here)
            told = (
                f"“{shown}” is not taken for the phone: {few:.0%} of its values are US numbers of ten digits (“{excerpt(other)}”)"
            )
            way_out = "What is printed is dialed in the United States; --phone gives one number for all schools."
            yield _notice(told, way_out, where._replace(column=nth))


def _notice(told: str, way_out: str, where: Where) -> Notice:
    return Notice(told, way_out, where, kind=told)
