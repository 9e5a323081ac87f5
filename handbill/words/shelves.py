"""Where each file of the materials lies: in a user's own folder or in ours, above for all languages or in a language's folder.

A folder above is always a language and a folder within that always a topic, so that the two are told apart by where
they stand, and a topic may be called `con` or `oak`, which could be languages too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple, TypeVar

from handbill.problems import Problem, Problems, Unusable
from handbill.words.loading import Keys, load
from handbill.words.markup import excerpt
from handbill.words.reading import convert, no_names
from handbill.words.types import Table

T = TypeVar("T")
TOPIC_ID = re.compile("[a-z0-9][a-z0-9-]*")  # safe in a file's name on every system
LANGUAGE = re.compile("[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?")  # as in BCP 47: es, es-US, zh-Hans
FILE = re.compile(f"{TOPIC_ID.pattern}([.]yaml)?")


class Shelves(NamedTuple):
    """Folders of materials, a user's own before ours."""

    folders: tuple[Path, ...]

    def languages(self) -> list[str]:
        """Every language that has a folder."""
        return sorted({lang for home in self.folders for lang in languages_in(home)})

    def path(self, lang: str, *names: str) -> Path | None:
        """The file of that name in a language's folder, a user's own before ours; None if there is none.

        No name leads anywhere else: a language is a tag, and all else a plain name.
        """
        if not LANGUAGE.fullmatch(lang) or not all(map(FILE.fullmatch, names)):
            return None
        return next((path for home in self.folders if (path := home.joinpath(lang, *names)).exists()), None)

    def file(self, lang: str, *names: str) -> Path:
        """The same. Raises Unusable, with the languages that have such a file, if there is none."""
        if path := self.path(lang, *names):
            return path
        known = [known for known in self.languages() if self.path(known, *names)]
        *topic, name = names
        kind = name.removesuffix(".yaml")
        what = f"{topic[0]} has no {kind} in “{excerpt(lang)}”" if topic else f"“{excerpt(lang)}” has no {name}"
        raise Unusable(Problem(what, f"There is one in: {', '.join(known)}." if known else "No language has one yet."))

    def table(self, name: str, kind: type[T], check: Callable[[Keys], Iterable[Problem]] = lambda _: ()) -> dict[str, T]:
        """A file's entries from every folder that has it, a user's own over ours; `check` finds what no type can tell.

        Raises Unusable with all that is wrong in any of them.
        """
        entries: dict[str, T] = {}
        problems = Problems()
        for home in reversed(self.folders):
            if (path := home / name).exists():
                with problems:
                    data = load(path)
                    entries |= convert(data, Table[kind], no_names, check(data))  # type: ignore[valid-type]  # made at run time
        problems.tell()
        return entries


def languages_in(home: Path) -> list[str]:
    """The languages that a folder of materials has a folder for."""
    return sorted(path.name for path in home.glob("*/") if path.is_dir() and LANGUAGE.fullmatch(path.name))
