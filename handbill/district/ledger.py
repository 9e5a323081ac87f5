"""A run's lists as it goes: written chunk by chunk, and true of the files that are there however it ends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from types import TracebackType

from handbill.district.lists import LISTS, MANIFEST, Growing, Objects, Printed, Table, Told
from handbill.district.manifest import Earlier
from handbill.district.store import Store, store
from handbill.files import unwritten
from handbill.problems import Unusable


class Ledger:
    """The lists of one run, written beside those that are there, whose names they take together in the end.

    `with` it. What an earlier run listed and this one did not print is carried over, if its file is
    at the `place` (else the desk) as it was listed. Raises Unusable for a manifest that is none of
    ours, and for a list that cannot be written; the lists that were there then stay.
    """

    def __init__(self, desk: Path, place: Store | None = None) -> None:
        self._desk, self._place = desk, place or store(str(desk))
        self._lists: list[Growing] = []
        self._begun: set[str] = set()  # folders
        self._failed = False

    def __enter__(self) -> Ledger:
        self._earlier = Earlier(self._desk)
        try:
            with self._writing():
                manifest, objects, told = (self._desk / name for name in LISTS)
                self._lists += (Table(manifest, Printed), Objects(objects, Printed), Table(told, Told))
        except Unusable:
            self._close()
            raise
        return self

    def add(self, printed: Sequence[Printed]) -> None:
        """Takes down files that are there, all of a school together."""
        if not self._earlier:
            self._write(printed)
            return
        for folder, group in groupby(printed, attrgetter("folder")):
            made = list(group)
            self._write(made)
            names = {entry.file for entry in made}
            self._carry_over([entry for entry in self._earlier.taken(folder) if entry.file not in names])

    def tell(self, told: Sequence[Told]) -> None:
        """Takes down problems and notices."""
        with self._writing():
            self._lists[2].write(told)

    def begin(self, folder: str) -> None:
        """Takes down a school whose files may change from now on, so that of what was listed nothing is certain."""
        self._begun.add(folder)

    def end(self, folders: Iterable[str]) -> None:
        """Takes down schools of which all is told."""
        self._begun.difference_update(folders)

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        try:
            if not self._failed:
                for entries in self._earlier.left():
                    self._carry_over(entries)
                self._earlier.close()
                self._publish()
        finally:
            self._close()

    def _carry_over(self, entries: Sequence[Printed]) -> None:
        if entries:
            self._write(self._place.still(entries, look=entries[0].folder in self._begun))

    def _write(self, entries: Sequence[Printed]) -> None:
        with self._writing():
            for listed in self._lists[:2]:
                listed.write(entries)

    def _publish(self) -> None:
        with self._writing():
            for listed in self._lists:
                listed.finish()
            for listed in self._lists:
                listed.publish()

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """After a failure nothing more is written, for what was lost in it would be missing."""
        try:
            yield
        except OSError as error:
            self._failed = True
            raise unwritten(self._desk / MANIFEST, error) from None

    def _close(self) -> None:
        self._earlier.close()
        for listed in self._lists:
            listed.drop()
