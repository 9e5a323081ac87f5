"""YAML to the types of what is said: every problem at once, with file, line, column and a way out.

Scalars are read as the text they are (no guessed dates, no `no` that turns false); msgspec
converts and validates them. Tags, anchors and doubled keys are refused.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from functools import cache
from itertools import islice
from types import NoneType
from typing import Annotated, Any, Literal, get_args, get_origin

import msgspec

from handbill.problems import Problem, Problems, Unusable, Where, nearest, one_of
from handbill.words.lengths import Length
from handbill.words.loading import Amiss, Keys, List
from handbill.words.markup import LONGEST, Span, Typed, Words, excerpt, parse, too_long
from handbill.words.types import KEYS

Find = Callable[[str], Span]


def convert(data: Keys, into: Any, find: Find, others: Iterable[Problem] = ()) -> Any:
    """`data` from `load` as an `into`; `find` gives what stands in braces.

    Raises Unusable with every problem: of the file's writing, of its content, and `others` that no type can tell.
    """
    problems = data.problems

    def words(kind: type, value: Any) -> Words | Length:
        if kind is Length:
            return Length.read(value if isinstance(value, Typed) else "")
        if isinstance(value, Amiss):
            return Words(())
        if not isinstance(value, Typed):
            raise NotImplementedError
        with problems:
            return _words(value, _no_look if problems.many else find)
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


def _words(value: Typed, find: Find) -> Words:
    """A text as Words. Raises Unusable if it is too long, as it is written or with what its names stand for."""
    if len(value) > LONGEST:
        raise Unusable(too_long(value, LONGEST, value.where))
    made = parse(value, find, value.where)
    if len(made.plain) > LONGEST:
        raise Unusable(too_long(made.plain, LONGEST, value.where))
    return made


def _no_look(name: str) -> Span:
    """What names are looked up with when nothing more is told of them."""
    return Span(name)


def no_names(name: str) -> Span:
    """What `convert` looks names up with where none may stand."""
    raise Unusable(Problem(f"“{{{name}}}” cannot stand in this file", "Write it out here."))


class _Judge:
    """Finds each problem in its place: msgspec itself stops at the first.

    Of a list or mapping that is far too long the beginning is looked at.
    """

    def __init__(self, problems: Problems, words: Callable[[type, Any], Words | Length]) -> None:
        self.problems, self.words = problems, words

    def value(self, data: Any, kind: Any) -> None:
        bare, limits = _bare(kind)
        if isinstance(data, Keys) and _is_struct(bare):
            self.struct(data, bare)
        elif isinstance(data, Keys) and get_origin(bare) is dict:
            self.count(data, limits)
            self.entries(data, *get_args(bare))
        elif isinstance(data, List) and get_origin(bare) is tuple:
            self.count(data, limits)
            for item in data[:KEYS]:
                self.value(item, get_args(bare)[0])
        elif not isinstance(data, Amiss):
            self.leaf(data, kind, data.where)

    def struct(self, data: Keys, kind: type[msgspec.Struct]) -> None:
        fields = _fields(kind)
        missing = {name for name, field in fields.items() if field.required} - data.keys()
        for key, value in data.items():
            if key in fields:
                self.value(value, fields[key].type)
            else:
                meant = () if self.problems.many else fields
                self.problems.add(Problem(f"there is no key “{excerpt(key)}” here", one_of(key, meant), data.at[key]))
                missing.discard(nearest(key, meant))
        for name in fields:
            if name in missing:
                self.problems.add(Problem(f"the key “{name}” is missing here", "Add it.", data.where))

    def entries(self, data: Keys, key_kind: Any, kind: Any) -> None:
        for key, value in islice(data.items(), KEYS):
            self.leaf(Typed(key), key_kind, data.at[key])
            self.value(value, kind)

    def count(self, data: List | Keys, limits: msgspec.Meta | None) -> None:
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


@cache
def _fields(kind: type[msgspec.Struct]) -> dict[str, msgspec.structs.FieldInfo]:
    """A type's keys as a file has them, and what each holds."""
    return {field.encode_name: field for field in msgspec.structs.fields(kind)}


def _is_struct(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, msgspec.Struct)


def _misfit(data: Any, kind: Any, where: Where) -> Problem:
    bare, limits = _bare(kind)
    shown = f"“{excerpt(data)}”" if isinstance(data, str) else "a list" if isinstance(data, List) else "keys"
    if limits and isinstance(data, str) and get_origin(bare) not in (tuple, dict):
        if limits.max_length and len(data) > limits.max_length:
            return too_long(data, limits.max_length, where)
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
        return "a mapping", f"Write these keys: {', '.join(_fields(kind))}."
    return {
        int: ("a whole number", "Write digits alone."),
        float: ("a number", "Write digits alone."),
        Length: ("a length", "Write it as 3.5 in, 85 mm or 252 pt."),
        bool: ("yes or no", "Write true or false."),
        datetime.date: ("a date", "Write it as 2026-11-22."),
    }.get(kind, ("text", "Put text in quotes that begins with { or [."))
