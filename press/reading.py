"""YAML to the types in `content`: every problem at once, with file, line, column and a way out.

Scalars are read as the text they are (no guessed dates, no `no` that turns false); msgspec
converts and validates them. Tags, anchors and doubled keys are refused.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any, get_args, get_origin

import msgspec
import yaml

from press.problems import Problem, Unusable, Where
from press.words import Span, Words, excerpt, parse

Find = Callable[[str], Span]
SIZE_LIMIT = 1_000_000  # bytes; the longest of our own files has a fiftieth of that


class Scalar(str):
    """Text from a file, with the place it stands at."""

    __slots__ = ("where",)
    where: Where


class _Mapping(dict):
    where: Where
    keys_at: dict[str, Where]


class _List(list):
    where: Where


def load(path: Path) -> Any:
    """The file as mappings, lists and scalars that know where they stand. Raises Unusable with each problem."""
    start = Where(str(path))
    text = _text(path, start)
    try:
        node = yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.MarkedYAMLError as error:
        raise Unusable(_syntax(error, path)) from None
    except (yaml.YAMLError, RecursionError) as error:
        raise Unusable(Problem(f"this is not YAML that can be read ({str(error).splitlines()[0]})", where=start)) from None
    if node is None:
        raise Unusable(Problem("the file is empty", "Fill it in; `generate.py schema` says with what.", start))
    problems: list[Problem] = []
    data = _plain(node, str(path), problems)
    if problems:
        raise Unusable(*problems)
    return data


def _text(path: Path, start: Where) -> str:
    try:
        if path.stat().st_size > SIZE_LIMIT:
            raise Unusable(Problem(f"the file is larger than {SIZE_LIMIT:,} bytes", "Split it into topics.", start))
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise Unusable(Problem(f"cannot be read: {error.strerror}", where=start)) from None
    except UnicodeDecodeError:
        raise Unusable(Problem("the file is not UTF-8 text", "Save it as UTF-8.", start)) from None


def _syntax(error: yaml.MarkedYAMLError, path: Path) -> Problem:
    mark = error.problem_mark or error.context_mark
    where = Where(str(path), mark.line + 1, mark.column + 1) if mark else Where(str(path))
    if "\\t" in str(error.problem) or "'\t'" in str(error.problem) or "tab" in str(error.problem):
        return Problem("a tab stands where YAML wants spaces", "Indent with spaces.", where)
    return Problem(f"this is not YAML: {error.problem}", "Check indentation, colons and quotes.", where)


def _at(node: yaml.Node, file: str) -> Where:
    return Where(file, node.start_mark.line + 1, node.start_mark.column + 1)


def _plain(node: yaml.Node, file: str, problems: list[Problem], seen: set[int] | None = None) -> Any:
    seen = set() if seen is None else seen
    where = _at(node, file)
    if id(node) in seen:
        problems.append(Problem("anchors and aliases are not used here", "Write the text out.", where))
        return Scalar("")
    seen.add(id(node))
    if not node.tag.startswith("tag:yaml.org,2002:") or node.tag.count("python"):
        problems.append(Problem(f"the tag {node.tag} is not allowed", "Remove it; write plain text.", where))
    if isinstance(node, yaml.ScalarNode):
        scalar = Scalar(node.value)
        scalar.where = where
        return scalar
    if isinstance(node, yaml.SequenceNode):
        items = _List(_plain(item, file, problems, seen) for item in node.value)
        items.where = where
        return items
    mapping = _Mapping()
    mapping.where, mapping.keys_at = where, {}
    for key_node, value in node.value:
        key, at = str(key_node.value), _at(key_node, file)
        if key in mapping:
            problems.append(Problem(f"the key “{key}” stands here a second time", "Keep one of the two.", at))
        mapping.keys_at[key] = at
        mapping[key] = _plain(value, file, problems, seen)
    return mapping


def convert(data: Any, into: Any, find: Find) -> Any:
    """`data` from `load` as an `into`; `find` gives what stands in braces. Raises Unusable with every problem."""
    problems: list[Problem] = []

    def words(_: type, value: Any) -> Words:
        if not isinstance(value, Scalar):
            raise NotImplementedError
        try:
            return parse(value, find, value.where)
        except Unusable as unusable:
            problems.extend(unusable.problems)
            return Words(())

    try:
        converted = msgspec.convert(data, into, strict=False, dec_hook=words)
    except (msgspec.ValidationError, NotImplementedError):
        problems.clear()
        _explain(data, into, problems, words)
        converted = None
    if problems:
        raise Unusable(*sorted(set(problems), key=lambda problem: problem.where))
    return converted


def _explain(data: Any, kind: Any, problems: list[Problem], words: Callable) -> None:
    """Finds each problem in its place: msgspec itself stops at the first."""
    limits, bare = (kind.__metadata__[0], get_args(kind)[0]) if get_origin(kind) is Annotated else (None, kind)
    if isinstance(bare, type) and issubclass(bare, msgspec.Struct) and isinstance(data, _Mapping):
        _explain_struct(data, bare, problems, words)
    elif get_origin(bare) is dict and isinstance(data, _Mapping):
        key_kind, value_kind = get_args(bare)
        for key, value in data.items():
            if complaint := _complaint(key, key_kind, words):
                problems.append(Problem(complaint, where=data.keys_at[key]))
            _explain(value, value_kind, problems, words)
    elif get_origin(bare) is tuple and isinstance(data, _List):
        for item in data:
            _explain(item, get_args(bare)[0], problems, words)
        _count(data, limits, problems)
    elif complaint := _complaint(data, kind, words):
        problems.append(Problem(complaint, where=data.where))


def _count(data: _List, limits: msgspec.Meta | None, problems: list[Problem]) -> None:
    least, most = (limits.min_length or 0, limits.max_length or len(data)) if limits else (0, len(data))
    if not least <= len(data) <= most:
        wanted = f"at least {least}" if len(data) < least else f"at most {most}"
        problems.append(Problem(f"{len(data)} entries stand here, {wanted} are wanted", where=data.where))


def _explain_struct(data: _Mapping, kind: type[msgspec.Struct], problems: list[Problem], words: Callable) -> None:
    fields = {field.encode_name: field for field in msgspec.structs.fields(kind)}
    for key, value in data.items():
        if key in fields:
            _explain(value, fields[key].type, problems, words)
        else:
            near = difflib.get_close_matches(key, fields, 1)
            way_out = f"Did you mean “{near[0]}”?" if near else f"Known here: {', '.join(fields)}."
            problems.append(Problem(f"there is no key “{key}” here", way_out, data.keys_at[key]))
    for name, field in fields.items():
        if field.required and name not in data:
            problems.append(Problem(f"the key “{name}” is missing here", "Add it.", data.where))


def _complaint(data: Any, kind: Any, words: Callable) -> str:
    try:
        msgspec.convert(data, kind, strict=False, dec_hook=words)
    except NotImplementedError:
        return "text is wanted here, not a list or keys"
    except msgspec.ValidationError as error:
        told = str(error).split(" - at")[0]
        shown = f"“{excerpt(data)}” does not fit here" if isinstance(data, str) else "this does not fit here"
        for ours, plain in (("object", "keys"), ("array", "a list"), ("str", "text")):
            told = told.replace(f"`{ours}`", plain)
        return f"{shown}: {told[0].lower()}{told[1:]}"
    return ""
