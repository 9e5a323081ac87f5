"""However long or however wrong a file of words is, it is told soon: the first problems, and how many more there are."""

import json
import re
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from handbill.api import schemas
from handbill.cli.main import main
from handbill.orders import orders
from handbill.orders.order import Order
from handbill.problems import MOST, Problem, Problems, Unusable, Where
from handbill.words import shelves
from handbill.words.library import OURS, Library
from handbill.words.loading import load
from handbill.words.markup import LINE, LONGEST
from handbill.words.types import KEYS, MANY

PATIENCE = 10  # seconds of work, five times and more what any of these takes
POSTER, GUIDE = "en/sextortion/poster.yaml", "en/sextortion/guide.yaml"
STUDENT, GRADES = ("audiences", "student"), ("audiences", "grades-9-12")


@pytest.fixture
def own(tmp_path) -> Path:
    return tmp_path / "own"


def write(own: Path, file: str, content: str) -> Path:
    path = own / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    return path


def put(own: Path, file: str, *path: str, said: object) -> Path:
    """Writes the file as it is there, or else as ours, with something else said at a path; `*` is the first key."""
    there = own / file if (own / file).exists() else OURS / file
    data = part = json.loads(json.dumps(load(there)))
    for key in path[:-1]:
        part = part[key if key != "*" else next(iter(part))]
    part[path[-1]] = said
    return write(own, file, json.dumps(data, indent=1, ensure_ascii=False))  # all JSON is YAML


def refused(own: Path, piece: str = "poster") -> list[str]:
    begun = time.process_time()
    done = CliRunner().invoke(main, [piece, "sextortion", "--materials", str(own), "--out", str(own.parent / "out")])
    assert time.process_time() - begun < PATIENCE
    assert isinstance(done.exception, SystemExit), done.exception
    assert (done.exit_code, done.stdout) == (1, "")
    assert not (own.parent / "out").exists()
    return [line.removeprefix("Error: ") for line in done.stderr.splitlines()]


# --- how much may be said ---


@pytest.mark.parametrize(
    ("piece", "file", "path"),
    [
        ("poster", POSTER, (*STUDENT, "headline")),
        ("poster", POSTER, (*STUDENT, "title")),
        ("poster", "en/phrases.yaml", ("not-reviewed",)),
        ("poster", "en/phrases.yaml", ("imprint", "school")),
        ("poster", "contacts.yaml", ("*", "name")),
        ("guide", "en/contacts.yaml", ("*", "purpose")),
        ("poster", "sources.yaml", ("*", "title")),
        ("poster", "sources.yaml", ("*", "url")),
        ("guide", "figures.yaml", ("*", "value")),
        ("guide", "en/figures.yaml", ("*", "claim")),
        ("poster", "en/style.yaml", ("*", "instead")),
    ],
)
def test_a_text_of_any_file_has_a_longest_length(piece, file, path, own):
    text = "https://example.org/".ljust(LONGEST + 1, "a") if path[-1] == "url" else ("a few words " * LONGEST)[:LONGEST] + "!"
    written = put(own, file, *path, said=text)
    told = f"1,001 characters are too many (“{text[:39]}…”). Shorten it to 1,000 at most."
    assert [line for line in refused(own, piece) if re.fullmatch(rf"{re.escape(str(written))}:\d+:\d+: {re.escape(told)}", line)]


@pytest.mark.parametrize(("key", "text"), [("school", "A" * (LINE + 1)), ("phone", "2065550100" * 20), ("logo", "a" * 1001)])
def test_a_schools_own_line_has_one_too_and_is_told_once(key, text, tmp_path):
    path = write(tmp_path, "school.yaml", f"{key}: {text}\n")
    done = CliRunner().invoke(main, ["poster", "sextortion", "--imprint", str(path), "--out", str(tmp_path / "out")])
    [told] = [line for line in done.stderr.splitlines() if "characters are too many" in line]
    assert told.startswith(f"Error: {path}:1:{len(key) + 3}: {len(text):,} characters are too many")


def test_a_text_as_long_as_may_be_is_read_and_laid_out_soon(own):
    words = ("a " * LONGEST)[: LONGEST - 1] + "b"
    put(own, "en/phrases.yaml", "not-reviewed", said=words)
    put(own, POSTER, "review", said={"written-by": "nobody"})
    begun, found = time.process_time(), Library((own, OURS))
    orders.fill(Order("poster", "sextortion", "student"), found)
    assert time.process_time() - begun < PATIENCE
    assert found.phrases("en").not_reviewed.plain == words


@pytest.mark.parametrize("times", [2, 60])
def test_names_in_braces_count_with_what_they_stand_for(times, own):
    put(own, "figures.yaml", "boys", "value", said="9" * 900)
    written = put(own, POSTER, *STUDENT, "headline", said="{figure:boys}" * times)
    [told] = refused(own)
    assert re.match(rf"{re.escape(str(written))}:\d+:\d+: {900 * times:,} characters are too many \(“999", told)


@pytest.mark.parametrize("length", [61, 1000])
def test_an_id_is_short_enough_for_a_files_name(length, own):
    written = put(own, POSTER, "audiences", said={"a" * length: load(OURS / POSTER)["audiences"]["student"]})
    [told] = refused(own)
    assert told.startswith(f"{written}:")
    assert told.endswith(f": {length:,} characters are too many (“{'a' * 39}…”). Shorten it to 60 at most.")


@pytest.mark.parametrize(
    ("piece", "file", "path", "entry"),
    [
        ("guide", GUIDE, (*GRADES, "scenario", "story"), "a"),
        ("guide", GUIDE, (*GRADES, "resources", "contacts"), "ncmec"),
        ("guide", GUIDE, (*GRADES, "use", "plan"), {"minutes": "1", "text": "a"}),
        ("poster", "en/style.yaml", ("*", "never"), "a"),
    ],
)
def test_a_list_has_a_most(piece, file, path, entry, own):
    put(own, file, *path, said=[entry] * (MANY + 1))
    assert [line for line in refused(own, piece) if f"at most {MANY} entries are wanted here, not {MANY + 1}" in line]


@pytest.mark.parametrize("file", ["sources.yaml", "contacts.yaml", "en/style.yaml"])
def test_a_mapping_has_a_most(file, own):
    write(own, file, "".join(f"a{nth}: b\n" for nth in range(KEYS + 1)))
    told = refused(own)
    assert told[0].endswith(f"at most {KEYS} entries are wanted here, not {KEYS + 1}. Leave some out.")
    assert len(told) == MOST + 1


@pytest.mark.parametrize("name", schemas.FORMATS)
def test_the_schemas_say_how_long_each_text_may_be(name):
    """But for a date or a phone number, which cannot be long, and one of a few words."""

    def unbounded(part: object) -> list[object]:
        parts = part if isinstance(part, list) else [*part.values()] if isinstance(part, dict) else []
        found = [text for item in parts for text in unbounded(item)]
        is_text = isinstance(part, dict) and part.get("type") == "string"
        bounded = is_text and ("maxLength" in part or "format" in part or "{3,6}" in part.get("pattern", ""))
        return [*found, part] if is_text and not bounded else found

    assert unbounded(json.loads(schemas.schema(name))) == []


# --- how much is told ---

WRONG = {
    "keys": (POSTER, lambda nth: f"key{nth}: a\n", 60_000),
    "keys that are nearly right": (POSTER, lambda nth: f"audience{nth}: a\n", 40_000),
    "lists in place of texts": ("en/phrases.yaml", lambda nth: f"k{nth}: [a]\n", 40_000),
    "keys that stand twice": (POSTER, lambda _: "a: b\n", 100_000),
    "aliases": ("en/phrases.yaml", lambda nth: f"a{nth}: *b\n", 50_000),
    "tags": ("contacts.yaml", lambda nth: f"a{nth}: !b c\n", 50_000),
}


@pytest.mark.parametrize(("file", "line", "lines"), WRONG.values(), ids=WRONG)
def test_however_wrong_a_file_is_fifty_problems_are_told_and_how_many_more(file, line, lines, own):
    write(own, file, "".join(map(line, range(lines))))
    *told, last = refused(own)
    assert len(told) == MOST
    assert (more := re.fullmatch(r"and ([\d,]+) more\.", last))
    assert int(more[1].replace(",", "")) + MOST >= lines - 1


@pytest.mark.parametrize("kind", ["contact", "figure"])
def test_names_that_name_nothing_are_told_soon_however_many(kind, own):
    names = ["".join(f"{{{kind}:nothing{nth}-{other}}}" for other in range(40)) for nth in range(700)]
    put(own, GUIDE, *GRADES, "told", "never", said=names)
    told = refused(own, "guide")
    assert len(told) == MOST + 1
    assert f"there is no {kind} “nothing0-0”" in told[1]


@pytest.mark.parametrize(("key", "other"), [("resources", "contacts"), ("sources", "sources")])
def test_ids_that_name_nothing_are_told_soon_however_many(key, other, own):
    put(own, GUIDE, *GRADES, key, other, said=[f"nothing{nth}" for nth in range(20_000)])
    *told, last = refused(own, "guide")
    assert len(told) == MOST
    assert last == f"and {20_000 + 1 - MOST:,} more."


@pytest.mark.parametrize("file", ["contacts.yaml", "figures.yaml"])
def test_a_file_that_cannot_be_used_is_read_once_however_often_it_is_named(file, own, monkeypatch):
    read: list[str] = []

    def reading(path: Path) -> object:
        read.append(str(path))
        return load(path)

    monkeypatch.setattr(shelves, "load", reading)
    write(own, file, "a\n")
    found = Library((own, OURS))
    for _ in range(2):
        with pytest.raises(Unusable, match="keys are wanted here"):
            found.said("guide", "sextortion", "en")
    assert read.count(str(own / file)) == 1


def test_fifty_problems_are_all_told_and_of_one_more_that_there_is_one():
    found = Problems(Problem("no", where=Where("a", nth + 1, 1)) for nth in range(MOST))
    with pytest.raises(Unusable) as caught:
        found.tell()
    assert len(str(caught.value).splitlines()) == MOST
    found.add(Problem("no", where=Where("a", MOST + 1, 1)))
    with pytest.raises(Unusable) as caught:
        found.tell()
    assert str(caught.value).splitlines()[MOST - 1 :] == [f"a:{MOST}:1: no.", "and 1 more."]
    assert len(caught.value.problems) == MOST + 1
