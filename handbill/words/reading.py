"""YAML to the types in `content`: every problem at once, with file, line, column and a way out.

Scalars are read as the text they are (no guessed dates, no `no` that turns false); msgspec
converts and validates them. Tags, anchors and doubled keys are refused.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import NoneType
from typing import Annotated, Any, Literal, get_args, get_origin

import msgspec
import yaml

from handbill.problems import Problem, Problems, Unusable, Where, nearest, one_of
from handbill.words.markup import SPACES, Span, Typed, Words, excerpt, nothing, parse, says_something, unprintable

Find = Callable[[str], Span]
SIZE_LIMIT = 1_000_000  # bytes; the longest of our own files has a thirtieth of that
DEPTH_LIMIT = 20  # lists and keys within each other; our own files go seven deep


class Keys(dict):
    """A mapping from a file: where it starts, and where each key stands."""

    problems: Problems  # of the whole file; only the outermost mapping has them

    def __init__(self, where: Where) -> None:
        super().__init__()
        self.where, self.at = where, {}


class List(list):
    """A list from a file, and where it starts."""

    def __init__(self, where: Where, items: Iterable) -> None:
        super().__init__(items)
        self.where = where


class _Amiss(Typed):
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
    start = Where(str(path), 1, 1)
    if path.exists() and not path.is_file():
        raise Unusable(Problem("this is no file", "Remove it, or put a text file in its place.", start))
    try:
        with path.open("rb") as file:
            data = file.read(SIZE_LIMIT + 1).removeprefix(b"\xef\xbb\xbf")
        if len(data) > SIZE_LIMIT:
            raise Unusable(Problem(f"the file is larger than {SIZE_LIMIT:,} bytes", "Split it into topics.", start))
        return data.decode().replace("\r\n", "\n").replace("\r", "\n")
    except OSError as error:
        raise Unusable(Problem(f"cannot be read: {error.strerror}", "Check its name and who may read it.", start)) from None
    except UnicodeDecodeError as error:
        where = _place(path, data[: error.start].decode())
        raise Unusable(Problem("the file is not UTF-8 text", "Save it as UTF-8.", where)) from None


def _place(path: Path, before: str) -> Where:
    """The place right after the text `before`."""
    return Where(str(path), before.count("\n") + 1, len(before) - before.rfind("\n"))


def _syntax(error: yaml.MarkedYAMLError, path: Path, text: str) -> Problem:
    mark = error.problem_mark or error.context_mark
    where = Where(str(path), mark.line + 1, mark.column + 1)
    if [*text.splitlines(), ""][mark.line][mark.column : mark.column + 1] == "\t":
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
        way_out = "`generate.py schema` says what it may say."
        next(self.events)
        if isinstance(next(self.events), yaml.StreamEndEvent):
            raise Unusable(Problem("the file is empty", way_out, Where(self.name, 1, 1)))
        root = self.node(next(self.events), 0)
        if not isinstance(root, Keys | _Amiss):
            self.problems.add(Problem("keys are wanted here", way_out, root.where))
        if not isinstance(root, Keys):
            raise Unusable(*self.problems)
        next(self.events)
        if isinstance(event := next(self.events), yaml.DocumentStartEvent):
            self.problems.add(Problem("a second document starts here", "Keep one in a file.", self.at(event)))
        root.problems = self.problems
        return root

    def at(self, event: yaml.Event) -> Where:
        return Where(self.name, event.start_mark.line + 1, event.start_mark.column + 1)

    def node(self, event: yaml.Event, depth: int, *, braces: bool = False) -> Typed | List | Keys:
        """What begins with `event`; `braces` say that an empty text is for the mapping around it to tell of."""
        where = self.at(event)
        if isinstance(event, yaml.AliasEvent) or event.anchor:
            self.problems.add(Problem("anchors and aliases are not used here", "Write the text out.", where))
        if isinstance(event, yaml.AliasEvent):
            return _Amiss("", where)
        if depth > DEPTH_LIMIT:
            told = f"more than {DEPTH_LIMIT} lists or keys stand within each other"
            raise Unusable(Problem(told, "Check the brackets and the indentation.", where))
        if isinstance(event, yaml.ScalarEvent):
            made = self.text(event.value, where, braces)
        elif isinstance(event, yaml.SequenceStartEvent):
            made = List(where, (self.node(item, depth + 1) for item in self.until(yaml.SequenceEndEvent)))
        else:
            made = self.keys(where, depth, event.flow_style)
        if event.tag:
            tag = excerpt(event.tag.replace("tag:yaml.org,2002:", "!!"))
            self.problems.add(Problem(f"the tag {tag} is not allowed", "Remove it; write plain text.", where))
            return _Amiss("", where)
        return made

    def until(self, end: type[yaml.Event]) -> Iterator[yaml.Event]:
        while not isinstance(event := next(self.events), end):
            yield event

    def text(self, value: str, where: Where, braces: bool) -> Typed:
        text = SPACES.sub(" ", value).strip()
        if problem := unprintable(text, where) if says_something(text) else nothing(where):
            if text or not braces:
                self.problems.add(problem)
            return _Amiss(text, where)
        return Typed(text, where)

    def keys(self, where: Where, depth: int, braces: bool) -> Keys | _Amiss:
        keys, unquoted = Keys(where), False
        for event in self.until(yaml.MappingEndEvent):
            key, value = self.node(event, depth + 1), self.node(next(self.events), depth + 1, braces=braces)
            unquoted = unquoted or (braces and value == "")
            if not isinstance(key, Typed):
                self.problems.add(Problem("a key is wanted here, not a list or keys", "Write one word and a colon.", key.where))
            elif key in keys:
                told = f"the key “{excerpt(key)}” stands here a second time"
                self.problems.add(Problem(told, "Keep one of the two.", key.where))
            elif not isinstance(key, _Amiss):
                keys[str(key)], keys.at[str(key)] = value, key.where
        if unquoted:
            self.problems.add(Problem("text that begins with { needs quotes", "Put all of it in double quotes.", where))
            return _Amiss("", where)
        return keys


def texts_at(data: Any, *path: str) -> Iterator[Typed]:
    """Every text at `path` from `data`, where `*` stands for all keys or entries; what is not there, or amiss, is passed over."""
    if not path:
        yield from [data] if isinstance(data, Typed) and not isinstance(data, _Amiss) else []
        return
    values = list(data) if isinstance(data, List) and path[0] == "*" else []
    if isinstance(data, Keys):
        values = [value for key, value in data.items() if path[0] in (key, "*")]
    for value in values:
        yield from texts_at(value, *path[1:])


def convert(data: Keys, into: Any, find: Find, others: Iterable[Problem] = ()) -> Any:
    """`data` from `load` as an `into`; `find` gives what stands in braces.

    Raises Unusable with every problem: of the file's writing, of its content, and `others` that no type can tell.
    """
    problems = data.problems

    def words(_: type, value: Any) -> Words:
        if isinstance(value, _Amiss):
            return Words(())
        if not isinstance(value, Typed):
            raise NotImplementedError
        with problems:
            return parse(value, find, value.where)
        return Words(())

    with problems:
        for problem in others:
            problems.add(problem)
    try:
        converted = msgspec.convert(data, into, strict=False, dec_hook=words)
    except (msgspec.ValidationError, NotImplementedError):
        _Judge(problems, words).value(data, into)
        problems.tell()
        raise
    problems.tell()
    return converted


class _Judge:
    """Finds each problem in its place: msgspec itself stops at the first."""

    def __init__(self, problems: Problems, words: Callable[[type, Any], Words]) -> None:
        self.problems, self.words = problems, words

    def value(self, data: Any, kind: Any) -> None:
        bare, limits = _bare(kind)
        if isinstance(data, Keys) and _is_struct(bare):
            self.struct(data, bare)
        elif isinstance(data, Keys) and get_origin(bare) is dict:
            self.entries(data, *get_args(bare))
        elif isinstance(data, List) and get_origin(bare) is tuple:
            self.count(data, limits)
            for item in data:
                self.value(item, get_args(bare)[0])
        elif not isinstance(data, _Amiss):
            self.leaf(data, kind, data.where)

    def struct(self, data: Keys, kind: type[msgspec.Struct]) -> None:
        fields = {field.encode_name: field for field in msgspec.structs.fields(kind)}
        missing = {name for name, field in fields.items() if field.required} - data.keys()
        for key, value in data.items():
            if key in fields:
                self.value(value, fields[key].type)
            else:
                self.problems.add(Problem(f"there is no key “{excerpt(key)}” here", one_of(key, fields), data.at[key]))
                missing.discard(nearest(key, fields))
        for name in fields:
            if name in missing:
                self.problems.add(Problem(f"the key “{name}” is missing here", "Add it.", data.where))

    def entries(self, data: Keys, key_kind: Any, kind: Any) -> None:
        for key, value in data.items():
            self.leaf(Typed(key), key_kind, data.at[key])
            self.value(value, kind)

    def count(self, data: List, limits: msgspec.Meta | None) -> None:
        least, most = (limits.min_length or 0, limits.max_length or len(data)) if limits else (0, len(data))
        if len(data) < least:
            self.problems.add(Problem(f"at least {least} entries are wanted here, not {len(data)}", "Add to them.", data.where))
        if len(data) > most:
            self.problems.add(Problem(f"at most {most} entries are wanted here, not {len(data)}", "Leave some out.", data.where))

    def leaf(self, data: Any, kind: Any, where: Where) -> None:
        try:
            msgspec.convert(data, kind, strict=False, dec_hook=self.words)
        except (msgspec.ValidationError, NotImplementedError):
            self.problems.add(_misfit(data, kind, where))


def _bare(kind: Any) -> tuple[Any, msgspec.Meta | None]:
    """A type without what surrounds it (`| None`, Annotated), and its limits."""
    if NoneType in get_args(kind):
        kind = next(arg for arg in get_args(kind) if arg is not NoneType)
    return (get_args(kind)[0], kind.__metadata__[0]) if get_origin(kind) is Annotated else (kind, None)


def _is_struct(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, msgspec.Struct)


def _misfit(data: Any, kind: Any, where: Where) -> Problem:
    bare, limits = _bare(kind)
    shown = f"“{excerpt(data)}”" if isinstance(data, str) else "a list" if isinstance(data, List) else "keys"
    if limits and isinstance(data, str) and get_origin(bare) is not tuple:
        return Problem(f"{shown} does not fit here", limits.description or f"It must match {limits.pattern}.", where)
    wanted, way_out = _wanted(bare)
    return Problem(f"{wanted} is wanted here, not {shown}", way_out, where)


def _wanted(kind: Any) -> tuple[str, str]:
    """What a type wants, and how that is written."""
    if get_origin(kind) is Literal:
        return "one of a few words", f"Known: {', '.join(get_args(kind))}."
    if get_origin(kind) is tuple:
        return "a list", "Begin each entry with a hyphen and a space."
    if get_origin(kind) is dict:
        return "a mapping", "Write a key, a colon and what belongs to it."
    if _is_struct(kind):
        return "a mapping", f"Write these keys: {', '.join(field.encode_name for field in msgspec.structs.fields(kind))}."
    return {
        int: ("a whole number", "Write digits alone."),
        float: ("a number", "Write digits alone."),
        bool: ("yes or no", "Write true or false."),
        datetime.date: ("a date", "Write it as 2026-11-22."),
    }.get(kind, ("text", "Put text in quotes that begins with { or [."))
