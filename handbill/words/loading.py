"""A YAML file as text that knows where it stands: no guessed dates, no tags, no anchors, no key twice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import yaml

from handbill.problems import Problem, Problems, Unusable, Where
from handbill.words import raw
from handbill.words.markup import SPACES, Typed, excerpt, nothing, says_something, unprintable

DEPTH_LIMIT = 20  # lists and keys within each other; our own files go seven deep


class Keys(dict[str, Any]):
    """A mapping from a file: where it starts, and where each key stands."""

    problems: Problems  # of the whole file; only the outermost mapping has them

    def __init__(self, where: Where) -> None:
        super().__init__()
        self.where = where
        self.at: dict[str, Where] = {}


class List(list[Any]):
    """A list from a file, and where it starts."""

    def __init__(self, where: Where, items: Iterable[Any]) -> None:
        super().__init__(items)
        self.where = where


class Amiss(Typed):
    """Text of which the problem is told already: no more is said of it."""

    __slots__ = ()


def load(path: Path) -> Keys:
    """The file as Keys, Lists and Typed text. Raises Unusable if that cannot be made of it.

    What else is wrong with its writing (a key twice, a tag) is in `problems`; `convert` tells it with the rest.
    """
    text = _text(path)
    try:
        return _file(path, text)
    except yaml.reader.ReaderError as error:
        where = _place(path, text[: text.find(chr(error.character))])
        told = f"U+{error.character:04X} stands here, which is no text"
        raise Unusable(Problem(told, "Remove it, or save the file as UTF-8 text.", where)) from None
    except yaml.MarkedYAMLError as error:
        raise Unusable(_syntax(error, path, text)) from None


def _file(path: Path, text: str) -> Keys:
    try:
        return _Reader(path, text, getattr(yaml, "CSafeLoader", yaml.SafeLoader)).file()
    except yaml.MarkedYAMLError as error:
        if "nesting depth" not in str(error.problem):
            raise
    return _Reader(path, text, yaml.SafeLoader).file()  # libyaml looks a thousand deep before it says what is in the way


def _text(path: Path) -> str:
    data = raw.read(path).removeprefix(b"\xef\xbb\xbf")
    try:
        return data.decode().replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        where = _place(path, data[: error.start].decode())
        raise Unusable(Problem("the file is not UTF-8 text", "Save it as UTF-8.", where)) from None


def _place(path: Path, before: str) -> Where:
    """The place right after the text `before`."""
    return Where(str(path), before.count("\n") + 1, len(before) - before.rfind("\n"))


def _syntax(error: yaml.MarkedYAMLError, path: Path, text: str) -> Problem:
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    where = Where(str(path), line + 1, column + 1)
    if [*text.splitlines(), ""][line][column : column + 1] == "\t":
        return Problem("a tab stands where YAML wants spaces", "Indent with spaces.", where)
    way_out = "Check the indentation; put text in quotes that holds “: ” or begins with a sign such as { [ @ & * % or `."
    return Problem(f"this is not YAML: {error.problem}", way_out, where)


class _Reader:
    """Builds a file's data from YAML's events, so that no tag makes an object and no alias or depth can blow it up."""

    def __init__(self, path: Path, text: str, loader: type) -> None:
        self.name = str(path)
        self.events = yaml.parse(text, Loader=loader)
        self.problems = Problems()

    def file(self) -> Keys:
        way_out = "`handbill schema` says what it may say."
        next(self.events)
        if isinstance(next(self.events), yaml.StreamEndEvent):
            raise Unusable(Problem("the file is empty", way_out, Where(self.name, 1, 1)))
        root = self.node(next(self.events), 0)
        if not isinstance(root, Keys | Amiss):
            self.problems.add(Problem("keys are wanted here", way_out, root.where))
        if not isinstance(root, Keys):
            raise Unusable(*self.problems)
        next(self.events)
        if isinstance(event := next(self.events), yaml.DocumentStartEvent):
            self.problems.add(Problem("a second document starts here", "Keep one in a file.", self.at(event)))
        root.problems = self.problems
        return root

    def at(self, event: yaml.Event) -> Where:
        mark = event.start_mark
        return Where(self.name, mark.line + 1, mark.column + 1) if mark else Where(self.name, 1, 1)

    def node(self, event: Any, depth: int, *, braces: bool = False) -> Typed | List | Keys:
        """What begins with `event`; `braces` say that an empty text is for the mapping around it to tell of."""
        where = self.at(event)
        if event.anchor:
            self.problems.add(Problem("anchors and aliases are not used here", "Write the text out.", where))
        if isinstance(event, yaml.AliasEvent):
            return Amiss("", where)
        if depth > DEPTH_LIMIT:
            told = f"more than {DEPTH_LIMIT} lists or keys stand within each other"
            raise Unusable(Problem(told, "Check the brackets and the indentation.", where))
        if isinstance(event, yaml.ScalarEvent):
            made: Typed | List | Keys = self.text(event.value, where, braces)
        elif isinstance(event, yaml.SequenceStartEvent):
            made = List(where, (self.node(item, depth + 1) for item in self.until(yaml.SequenceEndEvent)))
        else:
            made = self.keys(where, depth, event.flow_style)
        if event.tag:
            tag = excerpt(event.tag.replace("tag:yaml.org,2002:", "!!"))
            self.problems.add(Problem(f"the tag {tag} is not allowed", "Remove it; write plain text.", where))
            return Amiss("", where)
        return made

    def until(self, end: type[yaml.Event]) -> Iterator[yaml.Event]:
        while not isinstance(event := next(self.events), end):
            yield event

    def text(self, value: str, where: Where, braces: bool) -> Typed:
        text = re.sub(SPACES, " ", value).strip()
        if problem := unprintable(text, where) if says_something(text) else nothing(where):
            if text or not braces:
                self.problems.add(problem)
            return Amiss(text, where)
        return Typed(text, where)

    def keys(self, where: Where, depth: int, braces: bool) -> Keys | Amiss:
        keys, unquoted = Keys(where), False
        for event in self.until(yaml.MappingEndEvent):
            key, value = self.node(event, depth + 1), self.node(next(self.events), depth + 1, braces=braces)
            unquoted = unquoted or (braces and value == "")
            if not isinstance(key, Typed):
                self.problems.add(Problem("a key is wanted here, not a list or keys", "Write one word and a colon.", key.where))
            elif key in keys:
                told = f"the key “{excerpt(key)}” stands here a second time"
                self.problems.add(Problem(told, "Keep one of the two.", key.where))
            elif not isinstance(key, Amiss):
                keys[str(key)], keys.at[str(key)] = value, key.where or where
        if unquoted:
            self.problems.add(Problem("text that begins with { needs quotes", "Put all of it in double quotes.", where))
            return Amiss("", where)
        return keys


def texts_at(data: Any, *path: str) -> Iterator[Typed]:
    """Every text at `path` from `data`, where `*` stands for all keys or entries; what is not there, or amiss, is passed over."""
    if not path:
        yield from [data] if isinstance(data, Typed) and not isinstance(data, Amiss) else []
        return
    values = list(data) if isinstance(data, List) and path[0] == "*" else []
    if isinstance(data, Keys):
        values = [value for key, value in data.items() if path[0] in (key, "*")]
    for value in values:
        yield from texts_at(value, *path[1:])
