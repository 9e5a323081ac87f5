"""A folder of one's own: laid out as ours, and read before it; what in it nothing would read is told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from handbill.problems import Problem, Where
from handbill.words import raw
from handbill.words.pieces import FILES
from handbill.words.shelves import LANGUAGE, TOPIC_ID

ABOVE = ("topics.yaml", "contacts.yaml", "figures.yaml", "sources.yaml", "stocks.yaml")  # what has no language
# what a language says whatever the topic
SPOKEN = ("phrases.yaml", "style.yaml", "contacts.yaml", "figures.yaml", "site.yaml", "calibration.yaml")
PIECES = tuple(f"{kind}.yaml" for kind in FILES)
KNOWN = ((ABOVE, ", and a folder for each language"), (SPOKEN, ", and a folder for each topic"), (PIECES, ""))  # by depth


def strays(own: Path) -> Iterator[Problem]:
    """What in a folder nothing would read, or what cannot be a part of a file's name."""
    files = [*map(Path, raw.below(own))]
    if not files:
        way_out = "Give one with a folder for each language."
        yield Problem("there are no materials in this folder", way_out, Where(str(own)))
    before = sorted({path.parent for path in files if _stood_before(path.relative_to(own))})
    for folder in before:
        yield _moved(folder)
    for path in files:
        if path.parent not in before:
            yield from _stray(path, path.relative_to(own).parts)


def _stood_before(path: Path) -> bool:
    """Whether a file stands where the words of a topic, or the phrases, once stood: a file for each language in one folder."""
    return len(path.parts) == 2 and bool(path.name == "topic.yaml" or LANGUAGE.fullmatch(path.stem))


def _moved(folder: Path) -> Problem:
    """That a folder has a file for each language, where each language now has a folder."""
    there = "phrases.yaml" if folder.name == "phrases" else f"{folder.name}/poster.yaml, guide.yaml and card.yaml"
    accent = "" if folder.name == "phrases" else ", and the accent into topics.yaml"
    way_out = f"A language is a folder now: put what en.yaml says into en/{there}{accent}; our own materials show how."
    return Problem("this folder is laid out as it was before, with a file for each language", way_out, Where(str(folder)))


def _stray(path: Path, parts: tuple[str, ...]) -> Iterator[Problem]:
    """The problem of one file, if it has one; `parts` are its folders and its name."""
    *homes, name = parts
    depth, where = len(homes), Where(str(path))
    if path.suffix != ".yaml":
        yield Problem("this file is not read", "Rename it to end in .yaml.", where)
    elif homes and not LANGUAGE.fullmatch(homes[0]):
        way_out = (
            f"Put it into a language’s: en/{homes[0]}." if name in PIECES else "Rename the folder, as in en, es-US or zh-Hans."
        )
        yield Problem(f"no language is called “{homes[0]}”", way_out, Where(str(path.parents[depth - 1])))
    elif depth >= len(KNOWN) or name not in KNOWN[depth][0]:
        yield Problem("this file is not read", _place_of(name, depth), where)
    elif depth == 2 and not TOPIC_ID.fullmatch(homes[1]):
        told = f"a topic cannot be called “{homes[1]}”"
        yield Problem(told, "Rename it: lower case letters, digits and hyphens.", Where(str(path.parent)))
    elif not path.exists():
        yield Problem("this link leads nowhere", "Remove it, or put a text file in its place.", where)


def _place_of(name: str, depth: int) -> str:
    """Where a file of that name belongs, or what is known where it stands."""
    if name in SPOKEN and depth == 0:
        return f"Put it into a language’s folder: en/{name}."
    names, more = KNOWN[min(depth, len(KNOWN) - 1)]
    return f"Known here: {', '.join(names)}{more}."
