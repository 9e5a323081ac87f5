"""A folder of one's own: laid out as ours, and read before it; what in it nothing would read is told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from handbill.problems import Problem, Where
from handbill.words.pieces import FILES

ABOVE = ("topics.yaml", "contacts.yaml", "figures.yaml", "sources.yaml")  # what has no language
SPOKEN = ("phrases.yaml", "style.yaml", "contacts.yaml", "figures.yaml")  # what a language says whatever the topic
PIECES = tuple(f"{kind}.yaml" for kind in FILES)
TOPIC_ID = re.compile("[a-z0-9][a-z0-9-]*")  # safe in a file's name on every system
FILE = re.compile("[a-z0-9][a-z0-9-]*([.]yaml)?")
LANGUAGE = re.compile("[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?")  # as in BCP 47: es, es-US, zh-Hans
BEFORE = (
    "Until version 0.2 a topic’s folder had a file for each language: put what en.yaml says into en/TOPIC/poster.yaml and so on."
)


def languages_in(home: Path) -> list[str]:
    """The languages that a folder of materials has a folder for."""
    return sorted(path.name for path in home.glob("*/") if path.is_dir() and LANGUAGE.fullmatch(path.name))


def strays(own: Path) -> Iterator[Problem]:
    """What in a folder nothing would read, or what cannot be a part of a file's name."""
    files = sorted(path for path in own.rglob("*.y*ml") if not any(part.startswith(".") for part in path.relative_to(own).parts))
    if not files:
        way_out = "Give one with a folder for each language."
        yield Problem("there are no materials in this folder", way_out, Where(str(own)))
    for path in files:
        yield from _stray(path, path.relative_to(own).parts)


def _stray(path: Path, parts: tuple[str, ...]) -> Iterator[Problem]:
    """The problem of one file, if it has one; `parts` are its folders and its name."""
    *homes, name = parts
    where = Where(str(path))
    if path.suffix != ".yaml":
        yield Problem("this file is not read", "Rename it to end in .yaml.", where)
    elif homes and not LANGUAGE.fullmatch(homes[0]):
        if name == "topic.yaml" or homes[0] == "phrases" or LANGUAGE.fullmatch(path.stem):
            yield Problem("this file is not read", BEFORE, where)
        else:
            told, folder = f"no language is called “{homes[0]}”", Where(str(path.parents[len(homes) - 1]))
            yield Problem(told, "Rename the folder, as in en or es.", folder)
    elif len(homes) > 2 or name not in (ABOVE, SPOKEN, PIECES)[len(homes)]:
        there = ", ".join((ABOVE, SPOKEN, PIECES)[min(len(homes), 2)])
        more = (", and a folder for each language", ", and a folder for each topic", "")[min(len(homes), 2)]
        yield Problem("this file is not read", f"Known here: {there}{more}.", where)
    elif len(homes) == 2 and not TOPIC_ID.fullmatch(homes[1]):
        told = f"a topic cannot be called “{homes[1]}”"
        yield Problem(told, "Rename it: lower case letters, digits and hyphens.", Where(str(path.parent)))
