"""Whatever is wrong in a file is told at once, in its place and with the way out; nothing is written, nothing overwritten."""

import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from handbill.cli.main import main
from handbill.problems import Unusable
from handbill.words.labels import BLANKS
from handbill.words.library import OURS, Library
from handbill.words.loading import load, texts_at
from handbill.words.raw import SIZE_LIMIT

EN, GUIDE, CARD, ES = (
    f"{name}.yaml" for name in ("en/sextortion/poster", "en/sextortion/guide", "en/sextortion/card", "es/sextortion/poster")
)
CONTACTS, FIGURES, SOURCES, TOPICS = (f"{name}.yaml" for name in ("contacts", "figures", "sources", "topics"))
HEADLINE = ("audiences", "student", "headline")
KICKER = ("audiences", "student", "kicker")  # what a poster prints of its question
LONG, WIDE = "word " * 199, "W" * 300


class Desk:
    """A user's own copy of the materials, and a folder with older files under the names that would be made."""

    def __init__(self, home: Path) -> None:
        self.materials, self.out = home / "mine", home / "out"
        shutil.copytree(OURS, self.materials)
        self.out.mkdir()
        for name in ("poster-student-en-letter", "guide-grades-9-12-en-letter", "card-student-en-avery-5371"):
            (self.out / f"sextortion-{name}.pdf").write_bytes(b"older")

    def places(self, file: str, *path: str) -> list[str]:
        """Where each text at `path` stands in a file, as file:line:column."""
        return [str(text.where) for text in texts_at(load(self.materials / file), *path)]

    def place(self, file: str, *path: str) -> str:
        """Where the first of them stands."""
        return self.places(file, *path)[0]

    def put(self, file: str, path: tuple[str, ...], text: str, nth: int = 0) -> str:
        """Writes `text` over the one at `path`, or the `nth` of those, to the end of its line; gives its place."""
        place = self.places(file, *path)[nth]
        line, column = map(int, place.rsplit(":", 2)[1:])
        lines = (self.materials / file).read_text(encoding="utf-8").split("\n")
        lines[line - 1] = lines[line - 1][: column - 1] + text
        self.write(file, "\n".join(lines))
        return place

    def put_key(self, file: str, path: tuple[str, ...], key: str) -> str:
        """Writes another key over the last of `path`; gives its place."""
        place = self.place(file, *path)
        line = int(place.rsplit(":", 2)[1])
        lines = (self.materials / file).read_text(encoding="utf-8").split("\n")
        column = lines[line - 1].index(f"{path[-1]}:") + 1
        lines[line - 1] = lines[line - 1].replace(f"{path[-1]}:", f"{key}:", 1)
        self.write(file, "\n".join(lines))
        return f"{self.materials / file}:{line}:{column}"

    def write(self, file: str, content: str | bytes) -> None:
        path = self.materials / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())

    def run(self, *arguments: str) -> Result:
        return CliRunner().invoke(main, [*arguments, "--materials", str(self.materials), "--out", str(self.out)])

    def refused(self, *arguments: str) -> list[str]:
        """What is said when the command refuses its work: a line a problem, and not a byte written."""
        before = {path: path.read_bytes() for path in self.out.rglob("*")}
        done = self.run(*arguments)
        assert isinstance(done.exception, SystemExit), done.exception
        assert (done.exit_code, done.stdout) == (1, "")
        assert {path: path.read_bytes() for path in self.out.rglob("*")} == before
        lines = done.stderr.splitlines()
        assert all(line.startswith("Error: ") for line in lines)
        return [line.removeprefix("Error: ") for line in lines]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def says(told: list[str], *expected: tuple[str, str]) -> None:
    """Holds that each problem is told once, in its place, with its gist, in the order of the places."""
    assert len(told) == len(expected), told
    for line, (place, gist) in zip(told, expected, strict=True):
        assert line.startswith(f"{place}: "), line
        assert gist in line, line


IN_A_TEXT = {
    "an unknown contact": ("Call {contact:ncmc.phone}", "there is no contact “ncmc”. Did you mean “ncmec”?"),
    "an unknown figure": ("Of all, {figure:boy}", "there is no figure “boy”. Did you mean “boys”?"),
    "a contact without that key": ("See {contact:ncmec.url}", "the contact “ncmec” has no url in en. Known: name, phone, "),
    "a key that contacts never have": ("See {contact:ncmec.nokey}", "has no nokey"),
    "a key that figures never have": ("Of all, {figure:boys.nokey}", "the figure “boys” has no nokey in en. Known: value"),
    "a name of nothing": ("See {phone}", "“{phone}” names nothing. Write {contact:id.phone} or {figure:id}."),
    "an opening brace": ("A { here", "a single { stands in “A { here”. Write {contact:id.phone}"),
    "a closing brace": ("A } here", "a single } stands in"),
    "stars that never close": ("Call **now", "** opens and never closes in “Call **now”. Put ** on both sides."),
    "nothing": ("", "nothing stands here. Write some text"),
    "an empty text": ('""', "nothing stands here"),
    "spaces": ('"   "', "nothing stands here"),
    "a mark on nothing": ("\u0301", "nothing stands here"),
    "stars around nothing": ('"** **"', "nothing stands here"),
    "a list": ("[a, b]", "text is wanted here, not a list. Put text in quotes that begins with { or [."),
    "keys": ("{a: b}", "text is wanted here, not keys."),
    "a brace without quotes": ("{contact:ncmec.phone}", "text that begins with { needs quotes. Put all of it in double quotes."),
    "a Python object": ('!!python/object/apply:os.system ["echo"]', "the tag !!python/object/apply:os.system is not allowed"),
    "a tag of one's own": ("!custom text", "the tag !custom is not allowed. Remove it; write plain text."),
    "a tag of YAML's": ("!!str text", "the tag !!str is not allowed"),
    "an anchor": ("&here text", "anchors and aliases are not used here. Write the text out."),
    "an alias": ("*here", "anchors and aliases are not used here"),
    "a control character": ('"a\\ab"', "U+0007 (control character) cannot be printed, in “a�b”"),
    "a bidi override": ("a\u202eb", "U+202E (right-to-left override) cannot be printed"),
    "a zero-width space": ("a\u200bb", "U+200B (zero width space) cannot be printed"),
    "a soft hyphen": ("a\u00adb", "U+00AD (soft hyphen) cannot be printed"),
    "a byte order mark": ('"a\\uFEFFb"', "U+FEFF (zero width no-break space) cannot be printed"),
    "a private character": ("a\ue000b", "U+E000 (private character) cannot be printed"),
    "a heap of marks": ("a" + "\u0301" * 200, "marks on one letter cannot be printed"),
    "an emoji": ("Is it \U0001f600", "no font here has “\U0001f600” (U+1F600 GRINNING FACE)"),
}


@pytest.mark.parametrize(("text", "gist"), IN_A_TEXT.values(), ids=IN_A_TEXT)
def test_a_text_is_refused_in_its_place(text, gist, desk):
    place = desk.put(EN, KICKER, text)
    told = desk.refused("poster", "sextortion")
    if not text:
        place = f"{place.rsplit(':', 1)[0]}:{len('    kicker:') + 1}"
    says(told, (place, gist))


@pytest.mark.parametrize("text", ["a\u202eb", '"a\\x01b"', '""'])
@pytest.mark.parametrize(
    ("file", "path"),
    [
        (EN, ("audiences", "student", "title")),
        (EN, ("review", "written-by")),
        (CONTACTS, ("lifeline", "name")),
        ("en/contacts.yaml", ("ncmec", "purpose")),
        (FIGURES, ("boys", "value")),
        (SOURCES, ("thorn-financial", "title")),
        ("en/phrases.yaml", ("small-print",)),
        ("en/phrases.yaml", ("imprint", "school")),
    ],
    ids=lambda value: "-".join(value) if isinstance(value, tuple) else None,
)
def test_no_string_of_any_file_holds_what_cannot_be_printed(file, path, text, desk):
    place = desk.put(file, path, text)
    told = desk.refused("guide" if file in (FIGURES, "en/contacts.yaml") else "poster", "sextortion")
    says(told, (place, "nothing stands here" if text == '""' else "cannot be printed"))


IN_A_PLACE = {
    "text for a list": (EN, ("audiences", "student", "steps"), "a list is wanted here, not “x”. Begin each entry with a hyphen"),
    "text for keys": (
        EN,
        ("audiences", "student", "promise"),
        "a mapping is wanted here, not “x”. Write these keys: lead, text.",
    ),
    "text for a piece": (EN, ("audiences", "student"), "a mapping is wanted here, not “x”."),
    "text for a number": (GUIDE, ("audiences", "grades-9-12", "scenario", "minutes"), "“x”"),
    "text for a date": (CONTACTS, ("ncmec", "checked"), "a date is wanted here, not “x”. Write it as 2026-11-22."),
    "another accent": (TOPICS, ("sextortion", "accent"), "one of a few words is wanted here, not “x”. Known: sun, mint,"),
    "a phone of another form": (CONTACTS, ("ncmec", "phone"), "“x” does not fit here. As 1-800-555-0100, or a short code."),
    "an address of another form": (CONTACTS, ("take-it-down", "url"), "“x” does not fit here. As printed: no https://"),
    "an e-mail address of another form": (CONTACTS, ("ncmec-support", "email"), "“x” does not fit here."),
    "a link of another form": (SOURCES, ("thorn-financial", "url"), "“x” does not fit here."),
    "an unknown source of a contact": (CONTACTS, ("ncmec", "source"), "there is no source “x”. Known: "),
    "an unknown source of a figure": (FIGURES, ("boys", "source"), "there is no source “x”. Known: "),
    "an unknown contact in the guide": (
        GUIDE,
        ("audiences", "grades-9-12", "resources", "contacts", "*"),
        "there is no contact “x”.",
    ),
    "an unknown source in the guide": (GUIDE, ("audiences", "grades-9-12", "sources", "sources", "*"), "there is no source “x”."),
}


@pytest.mark.parametrize(("file", "path", "gist"), IN_A_PLACE.values(), ids=IN_A_PLACE)
def test_what_is_of_the_wrong_kind_is_refused_in_its_place(file, path, gist, desk):
    place = (_emptied if path[-1] in ("steps", "promise", "student") else Desk.put)(desk, file, path, "x")
    says(desk.refused("guide" if file in (GUIDE, FIGURES) else "poster", "sextortion"), (place, gist))


def _emptied(desk: Desk, file: str, path: tuple[str, ...], text: str) -> str:
    """Puts a text in the place of a list or of keys; gives its place."""
    data, lines = load(desk.materials / file), (desk.materials / file).read_text(encoding="utf-8").split("\n")
    for key in path[:-1]:
        data = data[key]
    at = data.at[path[-1]]
    after = (n for n, line in enumerate(lines) if n >= at.line and line and len(line) - len(line.lstrip()) < at.column)
    lines[at.line - 1 : next(after, len(lines))] = [f"{' ' * (at.column - 1)}{path[-1]}: {text}"]
    desk.write(file, "\n".join(lines))
    return f"{desk.materials / file}:{at.line}:{at.column + len(path[-1]) + 2}"


@pytest.mark.parametrize("minutes", ["-4", "0", "100000", "1e99", "4.5", "nan"])
def test_minutes_are_those_of_a_lesson(minutes, desk):
    place = desk.put(GUIDE, ("audiences", "grades-9-12", "scenario", "minutes"), minutes)
    says(desk.refused("guide", "sextortion"), (place, f"“{minutes}”"))


def test_a_key_that_is_nearly_right_is_told_once(desk):
    place = desk.put_key(EN, HEADLINE, "headlin")
    says(desk.refused("poster", "sextortion"), (place, "there is no key “headlin” here. Did you mean “headline”?"))


def test_an_unknown_key_names_those_that_are_known(desk):
    place = desk.put_key(CONTACTS, ("ncmec", "spelled"), "quux")
    says(desk.refused("poster", "sextortion"), (place, "there is no key “quux” here. Known: source, checked,"))


def test_a_missing_key_is_told_where_its_neighbours_begin(desk):
    first = str(load(desk.materials / EN)["audiences"]["student"].where)
    text = (desk.materials / EN).read_text(encoding="utf-8").split("\n")
    del text[int(desk.place(EN, *HEADLINE).rsplit(":", 2)[1]) - 1]
    desk.write(EN, "\n".join(text))
    says(desk.refused("poster", "sextortion"), (first, "the key “headline” is missing here. Add it."))


def test_a_doubled_key_is_refused_where_it_stands_again(desk):
    place = desk.put(EN, HEADLINE, "one\n    headline: two")
    file, line, _ = place.rsplit(":", 2)
    says(desk.refused("poster", "sextortion"), (f"{file}:{int(line) + 1}:5", "“headline” stands here a second time. Keep one"))


def test_a_list_is_neither_too_short_nor_too_long(desk):
    step = "\n      - lead: a\n        text: b"
    place = _emptied(desk, EN, ("audiences", "student", "steps"), "x")
    file, line, _ = place.rsplit(":", 2)
    written = (desk.materials / EN).read_text(encoding="utf-8")
    for count, gist in ((2, "at least 3 entries are wanted here, not 2"), (6, "at most 5 entries are wanted here, not 6")):
        desk.write(EN, written.replace("    steps: x", f"    steps:{step * count}"))
        says(desk.refused("poster", "sextortion"), (f"{file}:{int(line) + 1}:7", gist))


def test_a_tab_that_indents_is_refused(desk):
    place = desk.put(EN, HEADLINE, "x\n\tsteps: y")
    file, line, _ = place.rsplit(":", 2)
    says(desk.refused("poster", "sextortion"), (f"{file}:{int(line) + 1}:1", "a tab stands where YAML wants spaces. Indent"))


@pytest.mark.parametrize(("text", "column"), [("Call: now", 19), ("@here", 15), ("`here`", 15), ('"never closed', None)])
def test_what_is_not_yaml_says_how_to_write_it(text, column, desk):
    file, line, _ = desk.put(EN, HEADLINE, text).rsplit(":", 2)
    [told] = desk.refused("poster", "sextortion")
    assert told.startswith(f"{file}:{line}:{column}: " if column else f"{file}:")
    assert "this is not YAML" in told
    assert "put text in quotes" in told


LAUGHS = "a: &a [lol]\n" + "".join(f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]\n" for a, b in zip("abcdefg", "bcdefgh", strict=True))
WHOLE = {
    "empty": (b"", "1:1", "the file is empty. `handbill schema` says what it may say."),
    "of comments": (b"# nothing\n# yet\n", "1:1", "the file is empty"),
    "a bare document": (b"---\n...\n", "2:1", "nothing stands here"),
    "a list": (b"- a\n- b\n", "1:1", "keys are wanted here"),
    "a text": (b"hello\n", "1:1", "keys are wanted here"),
    "in Latin-1": ("review: x\nposter: caf\u00e9\n".encode("latin-1"), "2:12", "the file is not UTF-8 text. Save it as UTF-8."),
    "in UTF-16": ("topic: x\n".encode("utf-16"), "1:1", "the file is not UTF-8 text"),
    "with a NUL": ("topic: \u00e9\n  x\0y\n".encode(), "2:4", "U+0000 stands here, which is no text"),
    "a program": (b"\x7fELF\x02\x01\x01\0\0", "1:1", "U+007F stands here"),
    "of 2 MB": (b"topic: " + b"x" * 2_000_000, "1:1", f"the file is larger than {SIZE_LIMIT:,} bytes. Split it"),
    "of brackets": (b"topic: " + b"[" * 100_000, "1:28", "more than 20 lists or keys stand within each other."),
    "of braces": (b"{topic: " * 100_000, "1:162", "more than 20 lists or keys"),
    "of hyphens": (b"- " * 100_000, "1:43", "more than 20 lists or keys"),
}  # fmt: skip


@pytest.mark.parametrize(("content", "place", "gist"), WHOLE.values(), ids=WHOLE)
def test_a_file_is_refused(content, place, gist, desk):
    desk.write(EN, content)
    says(desk.refused("poster", "sextortion"), (f"{desk.materials / EN}:{place}", gist))


def test_a_second_document_is_refused(desk):
    text = (desk.materials / EN).read_text(encoding="utf-8")
    desk.write(EN, f"{text}---\ntopic: x\n")
    place = f"{desk.materials / EN}:{text.count(chr(10)) + 1}:1"
    says(desk.refused("poster", "sextortion"), (place, "a second document starts here. Keep one in a file."))


def test_a_billion_laughs_stay_a_few_lines(desk):
    desk.write(EN, LAUGHS)
    told = desk.refused("poster", "sextortion")
    assert f"{desk.materials / EN}:1:4: anchors and aliases are not used here. Write the text out." in told
    assert len(told) < 200


@pytest.mark.parametrize("file", [EN, CONTACTS, FIGURES, SOURCES, TOPICS, "en/phrases.yaml"])
def test_a_folder_is_no_file(file, desk):
    (desk.materials / file).unlink()
    (desk.materials / file).mkdir()
    says(
        desk.refused("guide" if file == FIGURES else "poster", "sextortion"), (f"{desk.materials / file}:1:1", "this is no file.")
    )


def test_no_materials_are_without_the_cybertipline(desk):
    text = (desk.materials / CONTACTS).read_text(encoding="utf-8")
    desk.write(CONTACTS, text.replace("\ncybertipline:\n", "\nanother:\n"))
    with pytest.raises(Unusable, match=r"contacts.yaml: the contact “cybertipline” is missing, to which every piece leads\. Add"):
        _ = Library((desk.materials,)).contacts


def test_the_cybertipline_has_no_address_but_the_one_in_the_code(desk):
    place = desk.put(CONTACTS, ("cybertipline", "name"), "CyberTipline\n  url: report.example.org")
    file, line, _ = place.rsplit(":", 2)
    [told] = desk.refused("poster", "sextortion")
    assert told.startswith(f"{file}:{int(line) + 1}:8: the CyberTipline’s address is not set here")
    assert told.endswith("Remove this key.")


@pytest.mark.parametrize("path", [path.split("/") for path in BLANKS], ids=BLANKS)
def test_a_phrase_keeps_what_is_filled_in(path, desk):
    place, where = desk.put("en/phrases.yaml", tuple(path), "something else"), "/".join(path)
    told = [
        f"{blank} is missing in “something else”. Write {blank} where it belongs in {where}." for blank in BLANKS[where].split()
    ]
    says(desk.refused("poster", "sextortion"), *((place, line) for line in told))


def test_every_problem_of_every_file_is_told_at_once(desk):
    expected = [
        (desk.put_key(CONTACTS, ("ncmec", "spelled"), "speled"), "no key “speled”"),
        (desk.put("en/phrases.yaml", ("front",), "[a]"), "text is wanted here"),
        (desk.put(EN, HEADLINE, "a { b {figure:x} **c"), "** opens and never closes"),
        (desk.put_key(EN, ("audiences", "student", "promise", "lead"), "laed"), "no key “laed”"),
        (desk.put(CONTACTS, ("fbi", "checked"), "22.11.2026"), "a date is wanted here"),
        (desk.put(TOPICS, ("sextortion", "accent"), "red"), "one of a few words"),
        ("--phone", "no phone number of ten digits"),
        ("--logo", "No such file"),
    ]
    told = desk.refused("poster", "sextortion", "--phone", "12", "--logo", str(desk.out / "none.png"))
    for place, gist in expected:
        assert sum(line.startswith(f"{place}: ") and gist in line for line in told) == 1, (place, gist, told)
    assert len(told) == len(expected) + 2, "the headline has a single brace and an unknown figure too"


TOO_LONG = {
    "a poster's question": ("poster", KICKER, LONG),
    "a word of a poster's question": ("poster", KICKER, WIDE),
    "a word of a poster's step": ("poster", ("audiences", "student", "steps", "*", "lead"), WIDE),
    "a card's headline": ("card", ("audiences", "student", "front", "headline"), LONG),
    "a card's step": ("card", ("audiences", "student", "front", "steps", "*"), LONG),
    "a card's promise": ("card", ("audiences", "student", "front", "promise", "text"), LONG),
    "a guide's title": ("guide", ("audiences", "grades-9-12", "cover", "title"), LONG),
    "a guide's heading": ("guide", ("audiences", "grades-9-12", "use", "heading"), LONG),
    "a word of a guide's heading": ("guide", ("audiences", "grades-9-12", "use", "heading"), WIDE),
    "a guide's tab": ("guide", ("audiences", "grades-9-12", "told", "tab"), LONG),
}


@pytest.mark.parametrize(("piece", "path", "text"), TOO_LONG.values(), ids=TOO_LONG)
def test_a_text_that_is_too_long_is_named_in_its_place(piece, path, text, desk):
    place = desk.put({"poster": EN, "guide": GUIDE, "card": CARD}[piece], path, text)
    [told] = desk.refused(piece, "sextortion")
    assert told.startswith(f"{place}: ")
    assert "Shorten" in told
    assert "characters" not in told


@pytest.mark.parametrize(
    ("piece", "path"),
    [
        ("poster", ("audiences", "student", "steps", "*", "text")),
        ("poster", ("audiences", "student", "routes", "*", "text")),
        ("guide", ("audiences", "grades-9-12", "scenario", "story", "*")),
        ("guide", ("audiences", "grades-9-12", "told", "do", "*", "text")),
    ],
)
def test_texts_that_are_too_long_together_are_named_in_the_place_of_one(piece, path, desk):
    file = {"poster": EN, "guide": GUIDE}[piece]
    places = {desk.put(file, path, LONG, nth) for nth in range(len(desk.places(file, *path)))}
    [told] = desk.refused(piece, "sextortion")
    assert [place for place in places if told.startswith(f"{place}: ")]
    assert "Shorten" in told
    assert "characters" not in told


def test_a_kit_writes_nothing_when_one_piece_cannot_be_laid_out(desk):
    place = desk.put(CARD, ("audiences", "student", "front", "headline"), LONG)
    [told] = desk.refused("kit", "sextortion")
    assert told.startswith(f"{place}: ")


@pytest.mark.parametrize("piece", ["poster", "card"])
def test_two_languages_beside_each_other_say_equally_much(piece, desk):
    theirs = f"es/sextortion/{piece}.yaml"
    desk.write(theirs, (desk.materials / f"en/sextortion/{piece}.yaml").read_bytes())
    path = ("audiences", "student", *(() if piece == "poster" else ("front",)), "steps")
    step = "\n      - lead: a\n        text: b" if piece == "poster" else "\n        - a"
    _emptied(desk, theirs, path, step * 3)
    place = desk.place(theirs, *path, "*", *(["lead"] if piece == "poster" else []))
    told = desk.refused(piece, "sextortion", "--language", "en+es")
    says(told, (place, "“steps” has 4 in one language and 3 in the other. Write as many in both."))


@pytest.mark.parametrize("language", ["en+en", "en+es+en"])
def test_a_piece_speaks_two_languages_at_most(language, desk):
    desk.write(ES, (desk.materials / EN).read_bytes())
    says(
        desk.refused("poster", "sextortion", "--language", language),
        ("--language", "neither a language nor two joined by a plus"),
    )


@pytest.mark.parametrize("text", ["a\x1b[2Jb", "a\rb", "a\nError: all is well", "a\x9b31m"])
@pytest.mark.parametrize("option", ["--paper", "--audience", "--language", "--logo"])
def test_what_was_typed_is_told_in_one_line_that_a_terminal_does_not_obey(option, text, tmp_path):
    done = CliRunner().invoke(main, ["poster", "sextortion", option, text, "--out", str(tmp_path / "out")])
    assert done.exit_code == 1
    [line] = done.stderr.split("\n")[:-1]
    assert line.startswith("Error: ")
    assert not {*map(chr, (*range(0x20), *range(0x7F, 0xA0)))} & {*line}


@pytest.mark.parametrize("path", [("promise", "lead"), ("promise", "text"), ("kicker",)])
def test_of_words_that_are_too_long_for_a_design_it_is_told_how_much_fits(path, desk):
    said = "We are with you " * 40
    path = ("audiences", "student", *path)
    desk.put(EN, path, said.strip())
    [told] = desk.refused("poster", "sextortion")
    most, whole = map(int, re.search(r"is too long for “bubble”: (\d+) of its (\d+) letters fit", told).groups())
    assert whole == len(said.strip())
    desk.put(EN, path, said[: most + 12])
    assert desk.refused("poster", "sextortion")
    desk.put(EN, path, said[:most].strip())
    assert desk.run("poster", "sextortion").exit_code == 0
