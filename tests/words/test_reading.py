"""YAML becomes the types of what is said: text stays text, every text knows its place, every problem is told at once."""

import datetime
import re
from pathlib import Path
from typing import Annotated, Literal

import msgspec
import pytest
import yaml

from handbill.problems import Problem, Problems, Unusable, Where, one_of
from handbill.words.loading import DEPTH_LIMIT, load, texts_at
from handbill.words.markup import Span, Typed, Words, parse, plain
from handbill.words.raw import SIZE_LIMIT
from handbill.words.reading import convert
from handbill.words.types import Id, Struct


class Leaf(Struct):
    text: Words
    short_note: str | None = None


class Tree(Struct):
    name: str
    leaves: Annotated[tuple[Leaf, ...], msgspec.Meta(min_length=1, max_length=2)] = ()
    by_id: dict[Id, Leaf] = {}  # noqa: RUF012 (msgspec copies it)
    color: Literal["red", "green"] = "red"
    height: int = 0
    weight: float = 0.0
    evergreen: bool = False
    planted: datetime.date | None = None
    first: Leaf | None = None


@pytest.fixture
def write(tmp_path: Path):
    def write(content: str | bytes) -> Path:
        path = tmp_path / "tree.yaml"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


@pytest.fixture
def read(write):
    def read(content: str | bytes, others=()) -> Tree:
        return convert(load(write(content)), Tree, lambda name: Span(f"<{name}>"), others)

    return read


@pytest.fixture
def problems(read):
    def problems(content: str | bytes, others=()) -> list[str]:
        """What is told, without the file's name: `2:1: ...`."""
        with pytest.raises(Unusable) as caught:
            read(content, others)
        return [re.sub("^.*tree.yaml:", "", str(problem)) for problem in caught.value.problems]

    return problems


@pytest.mark.parametrize("text", ["no", "on", "null", "~", "1.0", "0x10", "1_000", "12:30", "2026-11-22", "1e3", "=", "<<"])
def test_text_stays_the_text_it_is(text, read):
    assert read(f"name: {text}").name == text


def test_numbers_dates_and_truths_are_read_where_they_are_wanted(read):
    tree = read("{name: a, height: 12, weight: 1.5, evergreen: true, planted: 2026-11-22, color: green}")
    assert (tree.height, tree.weight, tree.evergreen, tree.planted) == (12, 1.5, True, datetime.date(2026, 11, 22))


@pytest.mark.parametrize("text", ["a  b", "a\tb", "|\n  a\n  b", ">\n  a\n  b\n", '"a\\nb"', "a\n  b"])
def test_white_space_in_a_text_is_one_space(text, read):
    assert read(f"name: {text}").name == "a b"


def test_a_no_break_space_stays(read):
    assert read("{name: a, first: {text: 10\u00a0mm}}").first.text.plain == "10\u00a0mm"


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_editors_of_every_system_may_have_written_the_file(mark, ending, read, problems):
    assert read(f"{mark}name: oak{ending}height: 3{ending}").height == 3
    assert problems(f"{mark}name: oak{ending}heigth: 3{ending}")[0].startswith("2:1: ")


def test_every_text_knows_its_place(read):
    tree = read("name: oak\nleaves:\n  - text: green\n    short-note: young\nby-id:\n  a: {text: brown}\n")
    places = (tree.name.where, tree.leaves[0].text.where, tree.leaves[0].short_note.where, tree.by_id["a"].text.where)
    assert [(where.line, where.column) for where in places] == [(1, 7), (3, 11), (4, 17), (6, 13)]


def test_a_place_counts_letters_as_an_editor_does(problems):
    assert problems("name: oak\nfirst: {text: äöü\U0001f600, nope: b}")[0].startswith("2:21: ")


def test_words_made_of_a_text_keep_its_place():
    where = Where("tree.yaml", 2, 3)
    assert plain(Typed("oak", where)).where == where
    assert (plain("Tree: ") + plain(Typed("oak", where))).where == where
    assert (plain(Typed("oak", where)) + plain(" tree")).where == where


def test_texts_at_passes_over_what_is_not_there(write):
    data = load(write("a: {b: [x, [y], {c: z}]}\nd: w"))
    assert [*texts_at(data, "a", "b", "*")] == ["x"]
    assert [*texts_at(data, "a", "b", "*", "c")] == ["z"]
    assert [*texts_at(data, "*")] == ["w"]
    assert [*texts_at(data, "a", "q", "*", "c"), *texts_at(data, "d", "*")] == []


def test_what_is_in_braces_is_looked_up(read):
    text = read('{name: a, first: {text: "**{x:y}** and {z}"}}').first.text
    assert text.spans == (Span("<x:y>", strong=True), Span(" and "), Span("<z>"))


def test_every_problem_is_told_in_the_order_of_the_file(problems):
    told = problems(
        "heigth: 3\n"
        "color: !paint blue\n"
        "leaves:\n"
        "  - text: {x}\n"
        "  - text: a { b ** c\n"
        "    short-note:\n"
        "  - note: c\n"
        "planted: today\n"
        "evergreen: perhaps\n"
        "weight: heavy\n"
        "by-id: {Ä: {text: a}, b: c}\n"
        "planted: tomorrow\n"
    )
    expected = [
        "1:1: there is no key “heigth” here. Did you mean “height”?",
        "1:1: the key “name” is missing here. Add it.",
        "2:8: the tag !paint is not allowed",
        "4:3: at most 2 entries are wanted here, not 3. Leave some out.",
        "4:11: text that begins with { needs quotes",
        "5:11: a single { stands in",
        "5:11: ** opens and never closes",
        "6:16: nothing stands here",
        "7:5: there is no key “note” here. Known: text, short-note.",
        "7:5: the key “text” is missing here. Add it.",
        "8:10: a date is wanted here, not “today”. Write it as 2026-11-22.",
        "9:12: yes or no is wanted here, not “perhaps”. Write true or false.",
        "10:9: a number is wanted here, not “heavy”. Write digits alone.",
        "11:9: “Ä” does not fit here. Lower case letters, digits and hyphens.",
        "11:26: a mapping is wanted here, not “c”. Write these keys: text, short-note.",
        "12:1: the key “planted” stands here a second time. Keep one of the two.",
    ]
    assert len(told) == len(expected)
    assert [line for line, start in zip(told, expected, strict=True) if not line.startswith(start)] == []


def test_what_no_type_can_tell_is_told_with_the_rest(problems, tmp_path):
    others = (Problem("birds sing here", "Listen.", Where(str(tmp_path / "tree.yaml"), 1, 7)) for _ in "twice")
    assert problems("name: oak\nheight: x", others) == [
        "1:7: birds sing here. Listen.",
        "2:9: a whole number is wanted here, not “x”. Write digits alone.",
    ]


@pytest.mark.parametrize(
    ("kind", "written", "told"),
    [
        ("leaves", "{}", "a list is wanted here, not keys. Begin each entry with a hyphen and a space."),
        ("leaves", "[]", "at least 1 entries are wanted here, not 0. Add to them."),
        ("by-id", "[]", "a mapping is wanted here, not a list. Write a key, a colon and what belongs to it."),
        ("first", "[]", "a mapping is wanted here, not a list. Write these keys: text, short-note."),
        ("color", "[]", "one of a few words is wanted here, not a list. Known: red, green."),
        ("name", "[]", "text is wanted here, not a list. Put text in quotes that begins with { or [."),
        ("? [a]\n", "b", "a key is wanted here, not a list or keys. Write one word and a colon."),
    ],
)
def test_each_kind_says_what_it_wants(kind, written, told, problems):
    assert told in problems(f"{kind}: {written}" if kind == "name" else f"name: a\n{kind}: {written}")[0]


def test_depth_is_counted_in_lists_and_keys(write):
    assert load(write(f"{'{a: ' * DEPTH_LIMIT}b{'}' * DEPTH_LIMIT}"))
    with pytest.raises(Unusable, match=f"more than {DEPTH_LIMIT} lists or keys"):
        load(write(f"{'{a: ' * (DEPTH_LIMIT + 1)}b{'}' * (DEPTH_LIMIT + 1)}"))


def test_a_file_may_be_as_large_as_the_limit_says(read, problems):
    name = b"x" * (SIZE_LIMIT - len(b"name: "))
    assert len(read(b"name: " + name).name) == len(name)
    assert "larger than" in problems(b"name: x" + name)[0]


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(Unusable, match=r"none.yaml:1:1: cannot be read: No such file or directory. Check its name"):
        load(tmp_path / "none.yaml")


NO_TREES = [
    *("name: [", "name: {", "name: 'x", 'name: "x', 'name: "\\q"', "- a\nname: b", "name: a: b", "%YAML 9.9\n---\na: b"),
    *("\tname: a", "name:\n\t- b", "*name", "name: *x", "name: &x", "!", "? ", ":", "...", "--- 1\n--- 2", "name: |9"),
    *("name: \x85", "\ufeff\ufeffa: b", "a: b\u2028 - c", "{a: b}}", "!!map {name: a}", "!!python/name:os.system"),
]


@pytest.mark.parametrize("content", NO_TREES)
@pytest.mark.parametrize("loader", ["CSafeLoader", "SafeLoader"])
def test_whatever_is_no_tree_is_unusable_and_nothing_worse(content, loader, problems, monkeypatch):
    """With the YAML library in C and the one in Python, which say different things."""
    monkeypatch.setattr(yaml, "CSafeLoader", getattr(yaml, loader), raising=False)
    assert problems(content)
    assert all(re.match(r"\d+:\d+: ", line) for line in problems(content))


def test_problems_are_told_once_and_in_order():
    found = Problems()
    for line in (3, 1, 3):
        with found:
            raise Unusable(Problem("no", "Yes.", Where("a", line, 1)))
    found.add(Problem("nowhere"))
    with pytest.raises(Unusable) as caught:
        found.tell()
    assert str(caught.value) == "nowhere.\na:1:1: no. Yes.\na:3:1: no. Yes."
    Problems().tell()


def test_problems_take_down_nothing_but_what_is_unusable():
    with pytest.raises(ZeroDivisionError), Problems():
        _ = 1 / 0


def test_a_name_that_is_not_known_has_a_way_out():
    assert one_of("colour", ["color", "height"]) == "Did you mean “color”?"
    assert one_of("x", ["color", "height"]) == "Known: color, height."


def test_a_reference_that_is_wrong_twice_is_told_twice():
    def find(name: str) -> Span:
        raise Unusable(Problem(f"no {name}"))

    with pytest.raises(Unusable) as caught:
        parse("{a} {b} {a}", find, None)
    assert [problem.what for problem in caught.value.problems] == ["no a", "no b"]
